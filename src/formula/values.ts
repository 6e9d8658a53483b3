import { cellError, isError, type Cell, type CellError } from "../cells/cell";
import { parseNumber } from "../cells/number";
import type { Comparison } from "./expression";

/**
 * Blank runs through a formula as “not judged”: a comparison or a sum with a blank in it has no
 * answer, and a rule without an answer neither passes nor fails.
 */
export const NOT_JUDGED = null;

export const VALUE_ERROR = cellError("#VALUE!");
export const NUMBER_ERROR = cellError("#NUM!");
export const DIVISION_ERROR = cellError("#DIV/0!");

/** No value, or text of no length: what both mean in a formula. */
export function isEmpty(value: Cell): value is null | "" {
  return value === null || value === "";
}

/**
 * -1, 0 or 1 as Excel orders values: numbers before texts before FALSE and TRUE; texts without regard
 * to case. A text that is a number counts as that number beside a number. Neither may be blank.
 */
export function order(a: Cell, b: Cell): number {
  if (typeof a === "number" && typeof b === "number") return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === "string" && typeof b === "string") {
    if (a === b) return 0;
    const [left, right] = [a.toLowerCase(), b.toLowerCase()];
    return left < right ? -1 : left > right ? 1 : 0;
  }
  if (typeof a === "string" && typeof b === "number") {
    const number = parseNumber(a);
    if (number !== null) return order(number, b);
  }
  if (typeof a === "number" && typeof b === "string") {
    const number = parseNumber(b);
    if (number !== null) return order(a, number);
  }
  const [left, right] = [rank(a), rank(b)];
  return left === right ? Number(a) - Number(b) : left - right;
}

const rank = (value: Cell) => (typeof value === "number" ? 0 : typeof value === "string" ? 1 : 2);

/** TRUE or FALSE; not judged where either side is blank; an error where either side is one. */
export function compare(operator: Comparison, a: Cell, b: Cell): boolean | null | CellError {
  if (isError(a)) return a;
  if (isError(b)) return b;
  if (isEmpty(a) || isEmpty(b)) return NOT_JUDGED;
  return holds(operator, order(a, b));
}

export function holds(operator: Comparison, sign: number): boolean {
  switch (operator) {
    case "=":
      return sign === 0;
    case "<>":
      return sign !== 0;
    case "<":
      return sign < 0;
    case ">":
      return sign > 0;
    case "<=":
      return sign <= 0;
    case ">=":
      return sign >= 0;
  }
}

/** The number that Excel would calculate with; blank stays blank, what is no number becomes #VALUE!. */
export function toNumber(value: Cell): number | null | CellError {
  if (typeof value === "number") return value;
  if (isEmpty(value) || isError(value)) return value === "" ? null : value;
  if (typeof value === "boolean") return value ? 1 : 0;
  return parseNumber(value) ?? VALUE_ERROR;
}

/** TRUE or FALSE as a condition reads a value; blank stays blank. */
export function toCondition(value: Cell): boolean | null | CellError {
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return value !== 0;
  if (isEmpty(value)) return NOT_JUDGED;
  if (isError(value)) return value;
  if (/^true$/i.test(value)) return true;
  return /^false$/i.test(value) ? false : VALUE_ERROR;
}
