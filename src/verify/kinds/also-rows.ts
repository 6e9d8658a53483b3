import { z } from "zod";
import { checkFormula, type CheckedFormula } from "../../formula/check";
import type { Expression } from "../../formula/expression";
import { parseFormula } from "../../formula/parse";
import { packText } from "../../text/pack";
import { fail, ok, type Result } from "../../text/trouble";
import { namesOf, type TableSpec } from "../pack-model";
import type { RowElsewhere, Setting, TableCheck } from "./kind";
import { otherTable, rowsElsewhere } from "./other-table";
import { columnsOf, namesOfFields } from "./shared";

const word = z.string().min(1);

/** Rows of another table that a finding names too, picked by columns and criteria as COUNTIFS picks them. */
export const alsoShape = z
  .array(
    z.strictObject({
      table: word,
      fields: z.array(word).min(1),
      where: z.record(word, word).refine((pairs) => Object.keys(pairs).length > 0),
    }),
  )
  .max(5);

interface AlsoRows {
  readonly table: string;
  readonly fields: readonly string[];
  /** What would count the rows. */
  readonly countIfs: CheckedFormula;
}

/** Makes them ready for the table that a rule is for; trouble names what does not fit. */
export function alsoRows(
  written: z.output<typeof alsoShape>,
  setting: Setting,
): Result<readonly AlsoRows[]> {
  const { table } = setting;
  if (!table) return fail({ code: "table", message: packText.needsOneTable });
  const also: AlsoRows[] = [];
  for (const one of written) {
    const other = otherTable(one.table, [...one.fields, ...Object.keys(one.where)], setting);
    if (!other.ok) return other;
    const countIfs = counting(other.value.target, one.where, table, setting);
    if (!countIfs.ok) return countIfs;
    const fields = namesOfFields(other.value.fields.slice(0, one.fields.length));
    also.push({ table: other.value.target.name, fields, countIfs: countIfs.value });
  }
  return ok(also);
}

function counting(
  target: TableSpec,
  where: Readonly<Record<string, string>>,
  table: TableSpec,
  setting: Setting,
): Result<CheckedFormula> {
  const pairs: Expression[] = [];
  for (const [name, criterion] of Object.entries(where)) {
    const parsed = parseFormula(criterion);
    if (!parsed.ok) return inAlso(parsed.trouble);
    pairs.push({ kind: "elsewhere", table: target.name, name, isLast: false }, parsed.value);
  }
  const countIfs = checkFormula(
    { kind: "call", name: "COUNTIFS", arguments: pairs },
    namesOf(table, setting.parameters, setting.tables),
  );
  return countIfs.ok ? countIfs : inAlso(countIfs.trouble);
}

const inAlso = ({ code, message }: { readonly code: string; readonly message: string }) =>
  fail({ code, message: packText.inFormula("also", message) });

/** What of a row's finding stands in other tables. */
export function findElsewhere(
  also: readonly AlsoRows[],
  check: TableCheck,
): Result<(row: number) => readonly RowElsewhere[]> {
  const finders: ((row: number) => readonly RowElsewhere[])[] = [];
  for (const { table: name, fields, countIfs } of also) {
    const table = check.other(name)!;
    const rows = check.rowsOf(countIfs, table);
    if (!rows.ok) return rows;
    const columns = columnsOf(table, fields);
    finders.push((row) => rowsElsewhere(table, columns, rows.value(row)));
  }
  return ok((row) => finders.flatMap((find) => find(row)));
}
