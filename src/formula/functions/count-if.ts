import { asText, isError, type Cell } from "../../cells/cell";
import { parseDate } from "../../cells/date";
import { parseNumber } from "../../cells/number";
import { formulaText } from "../../text/formula";
import { fail, type Result } from "../../text/trouble";
import { holds, isEmpty, order } from "../values";
import type { Comparison } from "../expression";
import type { Argument, Evaluate, FunctionDefinition } from "./definition";

/** How values are told apart when rows are counted: as Excel does, without regard to case. */
function keyOf(value: Cell): string {
  if (typeof value === "number") return `n${value}`;
  const text = asText(value);
  const number = parseNumber(text);
  return number === null ? `t${text.toLowerCase()}` : `n${number}`;
}

type Passes = (value: Cell) => boolean;

/** A criterion such as ">5", "<>Open", "Jo*" or 7, as Excel reads it. */
function readCriterion(criterion: Cell): Passes {
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

interface Condition {
  readonly column: readonly Cell[];
  readonly criterion: Argument;
}

/**
 * Adds up `weights` (or counts) over the rows that meet all conditions. Criteria written in the
 * formula are applied once; criteria taken from the row mean “the same value as here”.
 */
function totals(conditions: readonly Condition[], weights: readonly Cell[] | null): Evaluate {
  let ready: { sums: Map<string, number>; varying: Evaluate[] } | null = null;
  const prepare = () => {
    const fixed = conditions.filter((one) => one.criterion.isFixed);
    const varying = conditions.filter((one) => !one.criterion.isFixed);
    const tests = fixed.map((one) => ({
      column: one.column,
      passes: readCriterion(one.criterion.at(0)),
    }));
    const sums = new Map<string, number>();
    const rows = conditions[0]?.column.length ?? 0;
    for (let row = 0; row < rows; row++) {
      if (!tests.every(({ column, passes }) => passes(column[row] ?? null))) continue;
      const weight = weights ? weights[row] : 1;
      if (typeof weight !== "number") continue;
      const key = varying.map((one) => keyOf(one.column[row] ?? null)).join("\u0000");
      sums.set(key, (sums.get(key) ?? 0) + weight);
    }
    return { sums, varying: varying.map((one) => one.criterion.at) };
  };
  return (row) => {
    ready ??= prepare();
    const keys: string[] = [];
    for (const at of ready.varying) {
      const value = at(row);
      if (isEmpty(value) || isError(value)) return value === "" ? null : value;
      keys.push(keyOf(value));
    }
    return ready.sums.get(keys.join("\u0000")) ?? 0;
  };
}

function build(name: string, sums: boolean) {
  return (args: readonly Argument[]): Result<Evaluate> | Evaluate => {
    const weights = sums ? args[0]!.column : null;
    const pairs = sums ? args.slice(1) : args;
    const conditions: Condition[] = [];
    for (let i = 0; i + 1 < pairs.length; i += 2) {
      const column = pairs[i]!.column;
      if (!column) return fail(formulaText.needsColumn(name));
      conditions.push({ column, criterion: pairs[i + 1]! });
    }
    return totals(conditions, weights);
  };
}

const everyOther = (from: number) => (count: number) =>
  Array.from({ length: Math.ceil((count - from) / 2) }, (_, i) => from + i * 2);

export const COUNT_IF: readonly FunctionDefinition[] = [
  {
    name: "COUNTIF",
    least: 2,
    most: 2,
    gives: "number",
    wholeColumns: () => [0],
    build: build("COUNTIF", false),
  },
  {
    name: "COUNTIFS",
    least: 2,
    most: 20,
    gives: "number",
    wholeColumns: everyOther(0),
    build: build("COUNTIFS", false),
  },
  {
    name: "SUMIFS",
    least: 3,
    most: 21,
    gives: "number",
    wholeColumns: (count) => [0, ...everyOther(1)(count)],
    build: build("SUMIFS", true),
  },
];
