import { asText, isError, type Cell } from "../../cells/cell";
import { parseDate } from "../../cells/date";
import { parseNumber } from "../../cells/number";
import type { Comparison } from "../expression";
import { holds, isEmpty, order } from "../values";

/** How values are told apart when rows are counted or looked up: as Excel does, without regard to case. */
export function keyOf(value: Cell): string {
  if (typeof value === "number") return `n${value}`;
  const text = asText(value);
  const number = parseNumber(text);
  return number === null ? `t${text.toLowerCase()}` : `n${number}`;
}

export type Passes = (value: Cell) => boolean;

/** A criterion such as ">5", "<>Open", "Jo*" or 7, as Excel reads it. */
export function readCriterion(criterion: Cell): Passes {
  const text = asText(criterion);
  const [, operator = "=", rest = ""] = /^(<=|>=|<>|<|>|=)?(.*)$/s.exec(text) ?? [];
  const wanted: Cell = parseNumber(rest) ?? parseDate(rest) ?? rest;
  const comparison = (["<=", ">=", "<>", "<", ">"] as const).find((one) => one === operator);
  if (wanted === "") return comparison === "<>" ? (value) => !isEmpty(value) : isEmpty;
  if (!comparison || comparison === "<>") {
    const same =
      typeof wanted === "string" && /[*?]/.test(wanted) ? wildcard(wanted) : equalTo(wanted);
    return comparison === "<>" ? (value) => !same(value) : same;
  }
  return passesOrder(comparison, wanted);
}

function passesOrder(comparison: Comparison, wanted: Cell): Passes {
  return (value) =>
    !isEmpty(value) && typeof value === typeof wanted && holds(comparison, order(value, wanted));
}

function equalTo(wanted: Cell): Passes {
  const key = keyOf(wanted);
  return (value) => !isEmpty(value) && !isError(value) && keyOf(value) === key;
}

/** `*` and `?` without a regular expression: nobody's pattern can make it slow. */
function wildcard(pattern: string): Passes {
  const wanted = pattern.toLowerCase();
  return (value) => {
    if (typeof value !== "string") return false;
    const text = value.toLowerCase();
    let [at, from, star, mark] = [0, 0, -1, 0];
    while (at < text.length) {
      if (wanted[from] === "?" || wanted[from] === text[at]) {
        at++;
        from++;
      } else if (wanted[from] === "*") {
        star = from++;
        mark = at;
      } else if (star >= 0) {
        from = star + 1;
        at = ++mark;
      } else return false;
    }
    while (wanted[from] === "*") from++;
    return from === wanted.length;
  };
}

/** A criterion that compares, such as ">=45000": texts and numbers in the order that Excel gives them. */
const COMPARES = /^(<=|>=|<>|<|>)/;

/** The sign that a criterion begins with; none where it is a value to be equal to. */
export const signOf = (criterion: Cell) => COMPARES.exec(asText(criterion))?.[0] ?? "";

/** The value that a criterion such as "<>"&[Person] shuts out, by its key; null where it is of another sort. */
export function otherThan(criterion: Cell): string | null {
  const text = asText(criterion);
  if (signOf(criterion) !== "<>" || /[*?]/.test(text)) return null;
  const rest = text.slice(2);
  return rest === "" ? null : keyOf(parseNumber(rest) ?? parseDate(rest) ?? rest);
}

/** A limit that numbers and dates, or texts in small letters, are held against. */
export interface Bound {
  readonly sign: "<" | "<=" | ">" | ">=";
  readonly limit: number | string;
}

/** The limit that a criterion sets; null where it is not about an order. */
export function boundOf(criterion: Cell): Bound | null {
  const sign = (["<=", ">=", "<", ">"] as const).find((one) => one === signOf(criterion));
  if (sign === undefined) return null;
  const rest = asText(criterion).slice(sign.length);
  return { sign, limit: parseNumber(rest) ?? parseDate(rest) ?? rest.toLowerCase() };
}

/** What of a cell is held against a limit of a type; null where it is of another. */
export function orderedAs(type: "number" | "string", cell: Cell): number | string | null {
  if (type === "number") return typeof cell === "number" ? cell : null;
  return typeof cell === "string" && cell !== "" ? cell.toLowerCase() : null;
}

export function keepsWithin(cell: Cell, bounds: readonly Bound[]): boolean {
  return bounds.every(({ sign, limit }) => {
    const value = orderedAs(typeof limit === "number" ? "number" : "string", cell);
    if (value === null) return false;
    if (sign === "<") return value < limit;
    if (sign === "<=") return value <= limit;
    return sign === ">" ? value > limit : value >= limit;
  });
}
