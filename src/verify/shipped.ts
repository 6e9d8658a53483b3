import anyWorkbook from "../../packs/verify/any-workbook.json";
import auditRecords from "../../packs/verify/audit-records.json";
import caseReturn from "../../packs/verify/case-return.json";
import cjDates from "../../packs/verify/cj-dates.json";
import cjGeneral from "../../packs/verify/cj-general.json";
import cjIdentifiers from "../../packs/verify/cj-identifiers.json";
import maracActions from "../../packs/verify/marac-actions.json";
import maracJmappa from "../../packs/verify/marac-jmappa.json";
import policingGovernance from "../../packs/verify/policing-governance.json";
import probationResettlement from "../../packs/verify/probation-resettlement.json";
import probationWorkload from "../../packs/verify/probation-workload.json";
import resettlementCaseload from "../../packs/verify/resettlement-caseload.json";
import workbookFormulas from "../../packs/verify/workbook-formulas.json";
import youthJustice from "../../packs/verify/youth-justice.json";
import youthPanels from "../../packs/verify/youth-panels.json";
import { packText } from "../text/pack";
import { fail, ok, type Result } from "../text/trouble";
import type { Workbook, WorkbookFacts } from "../workbook/port";
import { locateAll } from "./gather";
import type { Pack } from "./pack-model";
import { readPackWith } from "./read-pack";

// What others build on comes first.
const FILES: readonly unknown[] = [
  cjGeneral,
  cjIdentifiers,
  cjDates,
  anyWorkbook,
  workbookFormulas,
  probationResettlement,
  caseReturn,
  resettlementCaseload,
  youthJustice,
  youthPanels,
  maracJmappa,
  maracActions,
  probationWorkload,
  policingGovernance,
  auditRecords,
];

/** What is offered where no other pack fits. */
const ANY_WORKBOOK = "any-workbook";

let shipped: readonly Pack[] | null = null;

/** The packs that come with Plumbline, the one for any workbook first. */
export function shippedPacks(): readonly Pack[] {
  shipped ??= firstOfAll(
    FILES.reduce<Pack[]>((packs, json) => {
      const pack = readPackWith(json, packs);
      // A shipped pack that cannot be read is a fault of the build, not of a user.
      if (!pack.ok) throw new Error(pack.trouble.message);
      return [...packs, pack.value];
    }, []),
  );
  return shipped;
}

function firstOfAll(packs: readonly Pack[]): readonly Pack[] {
  const isAny = ({ id }: Pack) => id === ANY_WORKBOOK;
  return [...packs.filter(isAny), ...packs.filter((pack) => !isAny(pack))];
}

/** A shipped pack by its id, in any case; trouble names the ones that it may have been. */
export function packById(id: string): Result<Pack> {
  const wanted = id.trim().toLowerCase();
  const pack = shippedPacks().find((one) => one.id === wanted);
  return pack
    ? ok(pack)
    : fail(
        packText.unknownPack(
          id,
          shippedPacks().map((one) => one.id),
        ),
      );
}

// Half of a pack's tables have to be there before it is offered.
const ENOUGH = 0.5;

/**
 * The shipped pack that fits the open workbook best: the one most of whose tables and columns are
 * there. Where none fits, the pack for any workbook; null for an empty workbook or one that cannot be read.
 * `mapped` gives a pack the headings of a map, by which its columns are then known as well.
 */
export async function bestPack(
  facts: WorkbookFacts,
  workbook: Workbook,
  mapped: (pack: Pack) => Pack = (pack) => pack,
): Promise<Pack | null> {
  if (facts.sheets.every((sheet) => sheet.filled === null)) return null;
  let best: { pack: Pack | null; score: number } = { pack: null, score: 0 };
  for (const plain of shippedPacks()) {
    if (plain.tables.length === 0) continue;
    const pack = mapped(plain);
    const located = await locateAll(workbook, facts, pack);
    if (!located.ok) return null;
    const { found } = located.value;
    // A pack may know many tables, of which a workbook keeps one or two.
    const expected = pack.tables.filter(
      (table) => !table.isOptional || found.some(({ spec }) => spec === table),
    );
    if (found.length === 0 || found.length / expected.length < ENOUGH) continue;
    const wanted = expected.reduce((count, table) => count + table.fields.length, 0);
    const there = found.reduce(
      (count, { place }) => count + place.headings.filter(({ field }) => field).length,
      0,
    );
    if (there / wanted > best.score) best = { pack: plain, score: there / wanted };
  }
  return best.score >= ENOUGH ? best.pack : (shippedPacks()[0] ?? null);
}
