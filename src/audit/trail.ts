import { z } from "zod";
import { auditText } from "../text/audit";
import { auditSlices } from "../text/audit-slices";
import { atOnce, type Slices } from "../workbook/slices";
import { contentFingerprint } from "./draft";
import type { RowOf, TableName } from "./layout";
import type { Register } from "./register";
import type { Kept } from "../records/read";
import { checkTrailSteps, holdAgainst, type Anchor, type TrailVerdict } from "./trail-chain";

/** A row of the register that is not as the trail last recorded it, or is gone (`row` null). */
export interface EditedRow {
  readonly table: TableName;
  readonly id: string;
  /** Row of the sheet, counted from 1. */
  readonly row: number | null;
  readonly sentence: string;
}

export interface TrailReport {
  readonly verdict: TrailVerdict;
  /** The verdict in words. */
  readonly sentence: string;
  readonly isSound: boolean;
  readonly unreadable: readonly string[];
  readonly edited: readonly EditedRow[];
}

/**
 * Checks the trail of a register: the chain itself, against the anchor given and those of the sign-offs
 * in the workbook, and whether the rows it speaks of still are as it recorded them.
 */
export function trailReport(register: Register, anchor: Anchor | null): TrailReport {
  return atOnce(trailSteps(register, anchor));
}

/** The same in slices. */
export function* trailSteps(register: Register, anchor: Anchor | null): Slices<TrailReport> {
  const { tblTrail, tblSignOff } = register.rows;
  const signed = tblSignOff.map(({ trailCount, trailHead }) => ({
    count: trailCount,
    head: trailHead,
  }));
  const anchors = anchor ? [anchor, ...signed] : signed;
  const chain = yield* checkTrailSteps(tblTrail, null);
  const verdict = chain.verdict === "OK" ? (firstFault(tblTrail, anchors) ?? chain) : chain;
  const unreadable = register.unreadable.filter(({ table }) => table === "tblTrail");
  return {
    verdict,
    sentence: inWords(verdict, unreadable.length),
    isSound: verdict.verdict === "OK" && unreadable.length === 0,
    unreadable: unreadable.map(({ sentence }) => sentence),
    edited: yield* editedRows(register),
  };
}

function firstFault(
  entries: Register["rows"]["tblTrail"],
  anchors: readonly Anchor[],
): TrailVerdict | null {
  for (const anchor of anchors) {
    const fault = holdAgainst(entries, anchor);
    if (fault) return fault;
  }
  return null;
}

function inWords(verdict: TrailVerdict, unreadable: number): string {
  if (unreadable > 0) return auditText.trailUnreadable(unreadable);
  if (verdict.verdict !== "OK") return auditText.trailFault[verdict.verdict](verdict.at);
  return verdict.count === 0 ? auditText.trailEmpty : auditText.trailFine(verdict.count);
}

const detailSchema = z.object({ content: z.string() });

function contentIn(detail: string): string | null {
  try {
    const read = detailSchema.safeParse(JSON.parse(detail));
    return read.success ? read.data.content : null;
  } catch {
    return null;
  }
}

/** A row of the register as the trail names it; its fingerprint is worked out only when asked for. */
interface TrackedRow {
  readonly sheetRow: number;
  readonly content: () => string;
}

const TRACKED = {
  audit: "tblAudit",
  response: "tblResponse",
  finding: "tblFinding",
  action: "tblAction",
  evidence: "tblEvidence",
  programme: "tblProgramme",
  sample: "tblSample",
  sample_item: "tblSampleItem",
  carried: "tblCarriedAnswer",
  recommendation: "tblRecommendation",
  risk: "tblRisk",
  breach: "tblBreach",
  report: "tblAuditReport",
  signoff: "tblSignOff",
} as const satisfies Record<string, TableName>;

/** How the trail names what an earlier edition said on a question. */
export function carriedName({
  auditId,
  itemId,
  fromItemId,
}: Pick<RowOf<"tblCarriedAnswer">, "auditId" | "itemId" | "fromItemId">): string {
  return `${auditId}/${itemId}/${fromItemId}`;
}

function isTracked(object: string): object is keyof typeof TRACKED {
  return Object.hasOwn(TRACKED, object);
}

function track<T extends TableName>(
  table: T,
  rows: readonly Kept<RowOf<T>>[],
  idOf: (row: Kept<RowOf<T>>) => string,
): ReadonlyMap<string, TrackedRow> {
  return new Map(
    rows.map((row) => [
      idOf(row),
      { sheetRow: row.sheetRow, content: () => contentFingerprint(table, row) },
    ]),
  );
}

const DETAILS_AT_A_TIME = 500;

/** The last word of the trail on each row: what the row should be. */
function* recorded({
  rows: { tblTrail },
}: Register): Slices<ReadonlyMap<keyof typeof TRACKED, ReadonlyMap<string, string>>> {
  const last = new Map<keyof typeof TRACKED, Map<string, string>>();
  for (const [at, { object, objectId, detail }] of tblTrail.entries()) {
    if (at % DETAILS_AT_A_TIME === 0) yield auditSlices.recorded(at, tblTrail.length);
    const content = contentIn(detail);
    if (content === null || !isTracked(object)) continue;
    const ofObject = last.get(object) ?? new Map<string, string>();
    last.set(object, ofObject.set(objectId, content));
  }
  return last;
}

/** A fingerprint is made of each. */
const ROWS_AT_A_TIME = 100;

function* editedRows(register: Register): Slices<readonly EditedRow[]> {
  const { rows, places, unreadable } = register;
  const now = {
    audit: track("tblAudit", rows.tblAudit, (row) => row.auditId),
    response: track("tblResponse", rows.tblResponse, (row) => row.responseId),
    finding: track("tblFinding", rows.tblFinding, (row) => row.findingId),
    action: track("tblAction", rows.tblAction, (row) => row.actionId),
    evidence: track("tblEvidence", rows.tblEvidence, (row) => row.evidenceId),
    programme: track("tblProgramme", rows.tblProgramme, (row) => row.programmeId),
    sample: track("tblSample", rows.tblSample, (row) => row.sampleId),
    sample_item: track(
      "tblSampleItem",
      rows.tblSampleItem,
      (row) => `${row.sampleId}/${row.order}`,
    ),
    carried: track("tblCarriedAnswer", rows.tblCarriedAnswer, carriedName),
    recommendation: track("tblRecommendation", rows.tblRecommendation, (row) => row.recId),
    risk: track("tblRisk", rows.tblRisk, (row) => row.lineId),
    breach: track("tblBreach", rows.tblBreach, (row) => row.breachId),
    report: track("tblAuditReport", rows.tblAuditReport, (row) => row.auditId),
    signoff: track("tblSignOff", rows.tblSignOff, (row) => row.signoffId),
  };
  const hasUnreadable = new Set(unreadable.map(({ table }) => table));
  const last = yield* recorded(register);
  const of = [...last.values()].reduce((sum, { size }) => sum + size, 0);
  const edited: EditedRow[] = [];
  let done = 0;
  for (const [object, contents] of last) {
    const table = TRACKED[object];
    const sheet = places.get(table)?.facts.area.sheet ?? "";
    for (const [id, content] of contents) {
      if (done % ROWS_AT_A_TIME === 0) yield auditSlices.rows(done, of);
      done++;
      const row = now[object].get(id);
      if (row) {
        if (row.content() === content) continue;
        const at = row.sheetRow + 1;
        edited.push({ table, id, row: at, sentence: auditText.trailEditedOutside(sheet, at, id) });
      } else if (!hasUnreadable.has(table)) {
        // A row that cannot be read is named elsewhere; it is not gone.
        edited.push({ table, id, row: null, sentence: auditText.trailGone(table, id) });
      }
    }
  }
  return edited;
}
