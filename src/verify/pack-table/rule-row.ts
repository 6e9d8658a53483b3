import { z } from "zod";
import { asText, trim } from "../../cells/cell";
import { isoDate, parseDate, type DayNumber } from "../../cells/date";
import { describeIssue } from "../../records/json-issue";
import { packTableText } from "../../text/pack-table";
import { fail, ok, type Result } from "../../text/trouble";
import { ruleShape, type RuleJson } from "../pack-shape";
import { kindFor, wordsFor } from "./checks";
import { cellOfNames, cellOfValues, namesInCell, valuesInCell } from "./cell-words";
import type { RuleRow } from "./layout";

type Tolerance = NonNullable<RuleJson["tolerance"]>;
type RuleDay = RuleRow["from"];

/** A rule as a row of the table. */
export function rowOfRule(rule: RuleJson): RuleRow {
  return {
    on: true,
    id: rule.id,
    level: rule.level ?? "",
    table: rule.table ?? "",
    columns: cellOfNames(rule.fields),
    check: wordsFor(rule.kind),
    values: cellOfValues(rule.params),
    onlyWhen: rule.when ?? "",
    message: rule.message ?? "",
    howToPutItRight: rule.fix?.advice ?? "",
    basis: rule.basis ?? "",
    from: dayOf(rule.effective?.from),
    to: dayOf(rule.effective?.to),
    title: rule.title ?? "",
    stage: rule.stage === undefined ? "" : String(rule.stage),
    tolerance: toleranceWords(rule.tolerance),
    needs: rule.needs === undefined ? "" : cellOfNames(rule.needs),
    onlyOn: rule.on === undefined ? "" : cellOfNames(rule.on),
    cannotBeReadBecause: "",
  };
}

function dayOf(iso: string | null | undefined): DayNumber | null {
  return iso === null || iso === undefined ? null : parseDate(iso);
}

function toleranceWords(tolerance: Tolerance | undefined): string {
  if (tolerance === undefined) return "";
  return "rows" in tolerance ? String(tolerance.rows) : `${tolerance.percent}%`;
}

/** The rule that a row means, in the words of a pack; whether those can be used is for the pack to say. */
export function ruleOfRow(row: RuleRow): Result<unknown> {
  const params = valuesInCell(row.values);
  if (!params.ok) return params;
  const tolerance = toleranceIn(row.tolerance);
  if (!tolerance.ok) return tolerance;
  const from = isoOf(row.from);
  const to = isoOf(row.to);
  if (!from.ok) return from;
  if (!to.ok) return to;
  const effective = filled({ from: from.value, to: to.value });
  return ok(
    filled({
      id: trim(row.id),
      title: row.title,
      kind: kindFor(row.check),
      table: trim(row.table),
      fields: namesInCell(row.columns),
      params: params.value,
      needs: listIn(row.needs),
      on: listIn(row.onlyOn),
      when: row.onlyWhen,
      level: trim(row.level).toLowerCase(),
      stage: trim(row.stage) === "" ? undefined : Number(row.stage),
      tolerance: tolerance.value,
      message: row.message,
      fix: row.howToPutItRight === "" ? undefined : { advice: row.howToPutItRight },
      basis: row.basis,
      effective: Object.keys(effective).length === 0 ? undefined : effective,
    }),
  );
}

/** Words of a rule that stand in the table under other headings. */
const HEADINGS: ReadonlyMap<PropertyKey, string> = new Map([
  ["kind", "check"],
  ["fields", "columns"],
  ["params", "values"],
  ["when", "only_when"],
  ["on", "only_on"],
  ["fix", "how_to_put_it_right"],
]);

/** The rule if it has the form of one; else what is wrong, told by the heading of the cell. */
export function shapeOfRow(rule: Result<unknown>): Result<unknown> {
  if (!rule.ok) return rule;
  const parsed = ruleShape.safeParse(rule.value, { reportInput: true });
  if (parsed.success) return rule;
  const issues = parsed.error.issues.map((issue): typeof issue => {
    const [first = "", ...more] = issue.path;
    return { ...issue, path: [HEADINGS.get(first) ?? first, ...more] };
  });
  return fail(packTableText.cellUnusable(describeIssue(new z.ZodError(issues))));
}

/** A row in which nobody has written anything that makes a rule. */
export function isBlankRow(row: RuleRow): boolean {
  return [row.id, row.check, row.columns, row.values, row.table].every((cell) => trim(cell) === "");
}

const listIn = (cell: string) => (trim(cell) === "" ? undefined : namesInCell(cell));

function isoOf(day: RuleDay): Result<string | undefined> {
  if (day === null) return ok(undefined);
  return typeof day === "number" ? ok(isoDate(day)) : fail(packTableText.notADate(asText(day)));
}

function toleranceIn(cell: string): Result<Tolerance | undefined> {
  const text = trim(cell);
  if (text === "") return ok(undefined);
  const match = /^(\d{1,9}(?:\.\d{1,9})?)\s*(%?)$/.exec(text);
  if (!match) return fail(packTableText.toleranceUnreadable(text));
  const amount = Number(match[1]);
  return ok(match[2] === "%" ? { percent: amount } : { rows: amount });
}

/** Without the words for which nothing was written. */
function filled(words: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(words).filter(([, value]) => value !== undefined && value !== ""),
  );
}
