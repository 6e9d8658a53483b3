import { trim } from "../cells/cell";
import { checkFormula, type Names } from "../formula/check";
import type { Expression, ValueType } from "../formula/expression";
import { parseFormula } from "../formula/parse";
import { ok, type Result } from "../text/trouble";
import type { MeasureFormula } from "./measure";

/** What formulas of measures may name besides columns. */
export const PARAMETERS: ReadonlyMap<string, ValueType> = new Map([
  ["as_of", "date"],
  ["period_start", "date"],
  ["period_end", "date"],
]);

// Which columns there are is known where a table is at hand; all else can be said now.
const ANY_COLUMN: Names = {
  column: (written) => ({ name: written, type: "any" }),
  columnTitles: [],
  parameters: PARAMETERS,
};

/** Reads a formula of a measure; null where nothing is written. */
export function readMeasureFormula(written: string): Result<MeasureFormula | null> {
  const text = trim(written);
  if (text === "") return ok(null);
  const parsed = parseFormula(text);
  return parsed.ok ? understood(text, parsed.value) : parsed;
}

/** Reads the day of a row: a formula, or the bare title of a column. */
export function readDayFormula(written: string): Result<MeasureFormula | null> {
  const text = trim(written);
  const isBare = text !== "" && !/[[(=]/.test(text);
  return isBare && !PARAMETERS.has(text.toLowerCase())
    ? understood(text, { kind: "column", name: text })
    : readMeasureFormula(text);
}

function understood(text: string, expression: Expression): Result<MeasureFormula> {
  const checked = checkFormula(expression, ANY_COLUMN);
  if (!checked.ok) return checked;
  const { columns, parameters } = checked.value;
  return ok({ text, expression, columns, parameters });
}

/** Whether what it gives for a row depends on the period that is looked at. */
export function looksAtPeriod({ parameters }: Pick<MeasureFormula, "parameters">): boolean {
  return parameters.includes("period_start") || parameters.includes("period_end");
}
