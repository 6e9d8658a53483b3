import { RecordsDraft } from "../../records/draft";
import type { Plan } from "../../records/plan";
import { readRecords, type Kept, type Records } from "../../records/read";
import { packTableText } from "../../text/pack-table";
import { fail, ok, type Result } from "../../text/trouble";
import type { Workbook } from "../../workbook/port";
import { inherit } from "../inherit";
import { readPack } from "../pack";
import type { Pack } from "../pack-model";
import { packShape, type PackJson, type RuleJson } from "../pack-shape";
import { shippedPacks } from "../shipped";
import { packLayout, type PackTables, type RuleRow } from "./layout";
import { packOfRows, rowsOfPack } from "./parts";
import { isBlankRow, rowOfRule, ruleOfRow, shapeOfRow } from "./rule-row";

/** A row of the rules' table that makes no rule, and why. */
export interface BadRule {
  readonly row: Kept<RuleRow>;
  readonly why: string;
}

/** The pack that a workbook keeps in its own tables. */
export interface OwnPack {
  readonly records: Records<PackTables>;
  /** Every rule that can be read; those switched off are left out. */
  readonly pack: Pack;
  readonly bad: readonly BadRule[];
  readonly off: number;
}

export interface OwnPackOptions {
  /** Given way to between rules, so that a pane stays alive. */
  readonly pause?: () => Promise<void>;
  /** What was read before: given back as it is where the tables say the same. */
  readonly before?: OwnPack | null;
}

// Making a rule ready takes a millisecond or two.
const RULES_AT_A_TIME = 10;

/** Reads the workbook's own pack; null where it keeps none. A row that makes no rule is named and passed over. */
export async function readOwnPack(
  workbook: Workbook,
  { pause, before = null }: OwnPackOptions = {},
): Promise<Result<OwnPack | null>> {
  const records = await readRecords(workbook, packLayout());
  if (!records.ok) return records;
  const { rows, places, damaged, unreadable } = records.value;
  if (!places.has("tblRulePack")) return ok(null);
  if (before && JSON.stringify(before.records.rows) === JSON.stringify(rows))
    return ok({ ...before, records: records.value });
  const [problem] = [...damaged, ...unreadable.map(({ sentence }) => sentence)];
  if (problem !== undefined) return fail(packTableText.tablesDamaged(problem));
  const about = packOfRows(rows.tblRulePack);
  if (!about.ok) return about;
  const bare = readPack({ ...about.value, rules: [] });
  if (!bare.ok) return bare;

  const good: unknown[] = [];
  const bad: BadRule[] = [];
  const ids = new Set<string>();
  const written = rows.tblRule.filter((row) => !isBlankRow(row));
  for (const [at, row] of written.filter(({ on }) => on).entries()) {
    if (at % RULES_AT_A_TIME === 0) await pause?.();
    const rule = shapeOfRow(ruleOfRow(row));
    const read = rule.ok ? readPack({ ...about.value, rules: [rule.value] }) : rule;
    if (!rule.ok || !read.ok) {
      bad.push({ row, why: read.ok ? "" : read.trouble.message });
    } else if (ids.has(row.id)) {
      bad.push({ row, why: packTableText.idTwice(row.id) });
    } else {
      ids.add(row.id);
      good.push(rule.value);
    }
  }
  const pack = readPack({ ...about.value, rules: good });
  if (!pack.ok) return pack;
  const unusable = bad.map(({ row, why }) => ({
    rule: row.id,
    reason: packTableText.badRow(row.sheetRow + 1, why),
  }));
  return ok({
    records: records.value,
    pack: { ...pack.value, unusable },
    bad,
    off: written.filter(({ on }) => !on).length,
  });
}

/**
 * Plans a copy of a pack in the workbook, with everything it builds on, so that it stays what it is when
 * the packs that come with Plumbline change. Refused where the workbook has rules of its own already.
 */
export async function copyPackIn(workbook: Workbook, pack: Pack): Promise<Result<Plan>> {
  const json = packShape.safeParse(pack.source);
  if (!json.success) return fail(packTableText.cannotCopy(pack.title));
  const whole = inherit(json.data, shippedPacks());
  if (!whole.ok) return whole;
  const { roles, tables, rules, lists, parameters } = whole.value;
  return writePackIn(workbook, {
    ...json.data,
    extends: [],
    remove: [],
    roles: [...roles],
    tables: [...tables],
    rules: [...rules],
    lists: Object.fromEntries(lists),
    parameters: Object.fromEntries(parameters),
  });
}

/** Plans the tables of a pack as it is written, rule by rule. */
export async function writePackIn(workbook: Workbook, pack: PackJson): Promise<Result<Plan>> {
  const layout = packLayout(pack.title);
  const records = await readRecords(workbook, layout);
  if (!records.ok) return records;
  if (records.value.places.size > 0) return fail(packTableText.ownAlready());
  const draft = new RecordsDraft(layout, records.value);
  for (const row of rowsOfPack(pack)) draft.add("tblRulePack", row);
  for (const rule of pack.rules) draft.add("tblRule", rowOfRule(rule));
  draft.say(packTableText.copied(pack.title, pack.version, pack.rules.length));
  return draft.done(pack.id);
}

/** Plans one more rule at the end of the workbook's own table. */
export function addRule({ records, pack }: OwnPack, rule: RuleJson): Result<Plan> {
  const draft = new RecordsDraft(packLayout(pack.title), records);
  draft.add("tblRule", rowOfRule(rule));
  draft.say(packTableText.ruleAdded(rule.id, rule.title ?? rule.id));
  return draft.done(rule.id);
}

/** Plans what each row says in its last column: why it makes no rule, or nothing any more; null where all say so already. */
export function writeWhys({ records, pack, bad }: OwnPack): Result<Plan> | null {
  const whys = new Map(bad.map(({ row, why }) => [row.sheetRow, why]));
  const stale = records.rows.tblRule.filter(
    (row) => row.cannotBeReadBecause !== (whys.get(row.sheetRow) ?? ""),
  );
  if (stale.length === 0) return null;
  const draft = new RecordsDraft(packLayout(pack.title), records);
  for (const row of stale)
    draft.set("tblRule", row, { cannotBeReadBecause: whys.get(row.sheetRow) ?? "" });
  draft.say(packTableText.whysWritten(bad.length));
  return draft.done();
}
