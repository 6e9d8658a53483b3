import { looksAtOtherRows } from "../formula/other-rows";
import { fail, ok, type Result } from "../text/trouble";
import { verifyText } from "../text/verify";
import { regroup } from "./kinds/by-groups";
import type { TableMethod } from "./kinds/kind";
import type { VerifyOptions } from "./options";
import { sheetOfList } from "./lists";
import type { Pack, Rule } from "./pack-model";
import type { Edited, Reread } from "./reread";
import type { Verification } from "./verification";
import { columnOf, State, type Table } from "./tables/table";
import { othersOf } from "./why-not";

/** Rules about the workbook that look at its build and never at the values of records. */
const ABOUT_STRUCTURE: ReadonlySet<string> = new Set([
  "heading-space",
  "heading-twice",
  "heading-missing",
  "heading-near",
  "total-row",
  "heading-row",
  "blank-row",
  "hidden-rows",
  "hidden-columns",
  "hidden-sheets",
  "used-range",
  "unreadable-cells",
  "external-links",
  "merged-cells",
  "total-short",
  "old-line-ends",
  "return-late",
]);

/** Rules about the workbook that look at nothing but the values of its tables. */
const ABOUT_VALUES: ReadonlySet<string> = new Set(["mixed-key"]);

/** Rules about the workbook that have nothing to say as long as it holds no formulas. */
const ABOUT_FORMULAS: ReadonlySet<string> = new Set(["formula-integrity"]);

export const looksAtFormulas = ({ rules }: Pack) =>
  rules.some(({ kind }) => ABOUT_FORMULAS.has(kind));

/** Whether what edits do to the findings of a check can be told rule by rule. */
export function canRejudge(verification: Verification): boolean {
  const { hasUnjudged, hasWideBlocks, pack, gathered } = verification;
  const rules = gathered.tables.flatMap((table) => verification.rules.forTable(table));
  return (
    !hasUnjudged &&
    !hasWideBlocks &&
    pack.rules.every(({ method, kind }) =>
      method.scope === "workbook"
        ? ABOUT_STRUCTURE.has(kind) ||
          ABOUT_VALUES.has(kind) ||
          (ABOUT_FORMULAS.has(kind) && !verification.hasFormulas)
        : (method.lists ?? []).every(isApart(verification)),
    ) &&
    // A wide rule that is picked by cells of its own stage would see marks that are set after it.
    rules.every(({ rule }) => isByRow(rule) || rule.stage > 2 || rule.when === null)
  );
}

/** A list beside the records, on one of their sheets, may have been edited with them; no other is by an edit of records. */
function isApart({ pack, gathered }: Verification) {
  return (name: string) => {
    const sheet = sheetOfList(gathered.facts, pack.lists.get(name))?.toLowerCase();
    return gathered.sheets.every(({ facts }) => facts.name.toLowerCase() !== sheet);
  };
}

function isByRow(rule: Rule): boolean {
  return rule.method.scope === "table" && rule.method.isByRow === true && !isWide(rule);
}

/** Where its condition or its sentence counts over whole columns, any edit may change what it says of any row. */
function isWide({ when, message }: Rule): boolean {
  const formulas = [...(when ? [when] : []), ...(message?.formulas.values() ?? [])];
  return formulas.some(({ expression }) => looksAtOtherRows(expression));
}

/**
 * Judges again only what the edits can change: rules about single rows in the rows that changed, rules about
 * groups in the groups that changed, other rules as a whole where they look at a column that changed. False where
 * something came up that only a whole check can tell.
 */
export async function rejudge(
  verification: Verification,
  { gathered, formats, edited }: Reread,
  options: VerifyOptions,
): Promise<Result<boolean>> {
  verification.gathered = gathered;
  verification.formats = formats;
  for (const { at, rule } of edited.length > 0 ? verification.rules.forWorkbook() : []) {
    if (!ABOUT_VALUES.has(rule.kind)) continue;
    verification.collector.dropPlaces(at);
    const judged = await verification.judgeWorkbook(at, rule, options);
    if (!judged.ok) return judged;
  }
  for (const [at, table] of gathered.tables.entries()) {
    const edit = edited.find((one) => one.table === at) ?? null;
    const judging = { verification, table, at, edit, edited, was: unmark(table, edit), options };
    for (const { at: ruleAt, rule } of verification.rules.forTable(table)) {
      const judged = await again(judging, ruleAt, rule);
      if (!judged.ok) return judged;
    }
    if (edit) verification.collector.refresh(at, edit.rows);
  }
  return ok(!verification.hasUnjudged && !verification.hasWideBlocks);
}

interface Judging {
  readonly verification: Verification;
  readonly table: Table;
  readonly at: number;
  readonly edit: Edited | null;
  readonly edited: readonly Edited[];
  readonly was: Marks;
  readonly options: VerifyOptions;
}

/** Which cells of the edited rows an earlier finding made others leave alone: by field, row by row. */
type Marks = ReadonlyMap<string, readonly (readonly [row: number, mark: number])[]>;

/** Takes those marks off, so that the rules can set them anew. */
function unmark({ columns }: Table, edit: Edited | null): Marks {
  const was = new Map<string, [number, number][]>();
  for (const { field, blocked, state } of columns) {
    const marks = [...(edit?.rows ?? [])].map((row): [number, number] => [row, blocked[row] ?? 0]);
    was.set(field.name, marks);
    for (const [row] of marks) blocked[row] = state[row] === State.UNUSABLE ? 1 : 0;
  }
  return was;
}

async function again(judging: Judging, ruleAt: number, rule: Rule): Promise<Result<void>> {
  const { method } = rule;
  const { edit } = judging;
  if (method.scope !== "table") return ok(undefined);
  if (edit && isByRow(rule) && othersOf(rule).length === 0)
    return judgeRows(judging, ruleAt, rule, edit);
  const isOther = looksAtEdited(judging, rule);
  const isOwn = edit !== null && isConcerned(judging, edit, ruleAt, rule, method);
  if (!isOther && !isOwn) return ok(undefined);
  if (edit && !isOther && !isWide(rule)) {
    if (method.isByRow) return judgeRows(judging, ruleAt, rule, edit);
    if (method.isByColumn && rule.when === null && rule.message === null)
      return judgeColumns(judging, ruleAt, rule, edit);
    if (method.groups && edit.rows.size <= MOST_MOVED) {
      judgeGroups(judging, ruleAt, rule, edit, method.groups);
      return ok(undefined);
    }
    if (edit.rows.size <= MOST_MOVED) {
      const judged = await judgeFollowing(judging, ruleAt, rule, edit);
      if (!judged.ok || judged.value) return judged.ok ? ok(undefined) : judged;
    }
  }
  return judgeAll(judging, ruleAt, rule);
}

// Moving a row costs as much as its group is long: beyond so many all groups are made anew.
const MOST_MOVED = 200;

function looksAtEdited({ edited }: Judging, rule: Rule): boolean {
  const others = othersOf(rule);
  return edited.some(({ before, fields }) =>
    others.some(
      ({ table, fields: names, isLast }) =>
        isLast !== true &&
        table === before.spec.name &&
        // By their keys records of that table are named.
        [...names, ...before.spec.key].some((name) => fields.has(name)),
    ),
  );
}

/** Whether a rule may say something else of a table since these edits. */
function isConcerned(
  { verification, table, at, was }: Judging,
  { rows, fields }: Edited,
  ruleAt: number,
  rule: Rule,
  { reads, looksAt = reads }: TableMethod,
): boolean {
  const names = [...looksAt, ...(rule.when?.columns ?? [])];
  // A rule that names no column looks at all of them.
  if (looksAt.length === 0 || names.some((name) => fields.has(name)) || isWide(rule)) return true;
  const isMarkedAnew = (name: string) =>
    was.get(name)?.some(([row, mark]) => columnOf(table, name)?.blocked[row] !== mark) ?? false;
  return (
    names.some(isMarkedAnew) ||
    // Its own sentence may name any column of the row.
    (rule.message !== null && verification.collector.speaksOf(ruleAt, at, rows))
  );
}

async function judgeRows(
  { verification, table, at, options }: Judging,
  ruleAt: number,
  rule: Rule,
  edit: Edited,
): Promise<Result<void>> {
  verification.collector.drop(ruleAt, at, edit.rows);
  const judge = verification.begin(ruleAt, rule, table, at)?.judge;
  if (!judge) return ok(undefined);
  for (const row of edit.rows) {
    const judged = await verification.handOver(judge, row, row + 1, options);
    if (!judged.ok) return judged;
  }
  return ok(undefined);
}

function judgeGroups(
  { verification, table, at }: Judging,
  ruleAt: number,
  rule: Rule,
  { before, rows }: Edited,
  groupsOf: NonNullable<TableMethod["groups"]>,
) {
  const check = verification.begin(ruleAt, rule, table, at)?.check;
  const index = verification.indexOf(ruleAt, at);
  if (!check || !index) return;
  const now = groupsOf(check);
  const was = groupsOf({ ...check, table: before }).keys;
  const { touched, groups } = regroup(index, rows, was, now, check.applies);
  verification.collector.drop(ruleAt, at, touched);
  verification.isLate = true;
  for (const group of groups) now.judge(group);
  verification.isLate = false;
}

/** False where the rule has nothing to go on from, or has to go through all rows again. */
async function judgeFollowing(
  { verification, table, at, options }: Judging,
  ruleAt: number,
  rule: Rule,
  { rows }: Edited,
): Promise<Result<boolean>> {
  const follow = verification.followerOf(ruleAt, at);
  const check = follow && verification.begin(ruleAt, rule, table, at)?.check;
  if (!follow || !check) return ok(false);
  const work = follow(check, rows);
  for (;;) {
    const step = work.next();
    if (step.done === true) {
      if (step.value === null) return ok(false);
      verification.collector.drop(ruleAt, at, step.value.rows);
      verification.isLate = true;
      step.value.report();
      verification.isLate = false;
      return ok(true);
    }
    await options.pause?.();
    if (options.signal?.aborted) return fail(verifyText.cancelled());
  }
}

async function judgeColumns(
  judging: Judging,
  ruleAt: number,
  rule: Rule,
  { fields }: Edited,
): Promise<Result<void>> {
  const { verification, at } = judging;
  const columns = judging.table.columns.filter(({ field }) => fields.has(field.name));
  verification.collector.dropColumns(ruleAt, at, new Set(columns.map(({ position }) => position)));
  return judgeTable({ ...judging, table: { ...judging.table, columns } }, ruleAt, rule);
}

const ROWS_AT_A_TIME = 2000;

async function judgeAll(judging: Judging, ruleAt: number, rule: Rule): Promise<Result<void>> {
  judging.verification.collector.drop(ruleAt, judging.at);
  return judgeTable(judging, ruleAt, rule);
}

async function judgeTable(
  { verification, table, at, options }: Judging,
  ruleAt: number,
  rule: Rule,
): Promise<Result<void>> {
  const judge = verification.begin(ruleAt, rule, table, at)?.judge;
  if (!judge) return ok(undefined);
  for (let from = 0; from < table.rows; from += ROWS_AT_A_TIME) {
    const to = Math.min(from + ROWS_AT_A_TIME, table.rows);
    const judged = await verification.handOver(judge, from, to, options);
    if (!judged.ok) return judged;
    await options.pause?.();
    if (options.signal?.aborted) return fail(verifyText.cancelled());
  }
  return verification.finish(judge, options);
}
