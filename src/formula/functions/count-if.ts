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

/** A criterion that compares, such as ">=45000": texts and numbers in the order that Excel gives them. */
const COMPARES = /^(<=|>=|<>|<|>)/;

/**
 * Whether a criterion from the row compares: told by the first row that has one. A column by itself never
 * does: its cells are looked for as they are, be it “<5”.
 */
function compares({ criterion, column }: Condition): boolean {
  if (criterion.column) return false;
  for (let row = 0; row < column.length; row++) {
    const value = criterion.at(row);
    if (!isEmpty(value)) return COMPARES.test(asText(value));
  }
  return false;
}

/**
 * Adds up `weights` (or counts) over the rows that meet all conditions. Criteria written in the
 * formula are applied once; criteria taken from the row mean “the same value as here”, or, with a sign
 * before it as in ">="&[Date], “compared with the value here”.
 */
function totals(conditions: readonly Condition[], weights: readonly Cell[] | null): Evaluate {
  const prepare = (): Evaluate => {
    const fixed = conditions.filter((one) => one.criterion.isFixed);
    const varying = conditions.filter((one) => !one.criterion.isFixed);
    const ordered = varying.filter(compares);
    const same = varying.filter((one) => !ordered.includes(one));
    const tests = fixed.map((one) => ({
      column: one.column,
      passes: readCriterion(one.criterion.at(0)),
    }));
    const groups = new Map<string, number[]>();
    const rows = conditions[0]?.column.length ?? 0;
    for (let row = 0; row < rows; row++) {
      if (!tests.every(({ column, passes }) => passes(column[row] ?? null))) continue;
      const key = same.map((one) => keyOf(one.column[row] ?? null)).join("\u0000");
      const group = groups.get(key);
      if (group) group.push(row);
      else groups.set(key, [row]);
    }
    const weigh = (row: number) => {
      const weight = weights ? weights[row] : 1;
      return typeof weight === "number" ? weight : 0;
    };
    const within = ordered.length > 0 ? comparing(ordered, weigh) : adding(weigh);
    return (row) => {
      const keys: string[] = [];
      for (const { criterion } of same) {
        const value = criterion.at(row);
        if (isEmpty(value) || isError(value)) return value === "" ? null : value;
        keys.push(keyOf(value));
      }
      const key = keys.join("\u0000");
      return within(row, key, groups.get(key) ?? NO_ROWS);
    };
  };
  let ready: Evaluate | null = null;
  return (row) => (ready ??= prepare())(row);
}

const NO_ROWS: readonly number[] = [];

/** What a row makes of the rows that share its key. */
type Within = (row: number, key: string, group: readonly number[]) => Cell;

function adding(weigh: (row: number) => number): Within {
  const sums = new Map<string, number>();
  return (_row, key, group) => {
    let sum = sums.get(key);
    if (sum === undefined) {
      sum = group.reduce((total, one) => total + weigh(one), 0);
      sums.set(key, sum);
    }
    return sum;
  };
}

/**
 * Rows of a group in the order of the numbers in the first column that is compared, so that a row finds
 * those before or after it without a look at each.
 */
function comparing(ordered: readonly Condition[], weigh: (row: number) => number): Within {
  const column = ordered[0]?.column ?? [];
  const known = new Map<string, NumberOrder>();
  return (row, key, group) => {
    let numbers = known.get(key);
    if (!numbers) known.set(key, (numbers = numberOrder(group, column, weigh)));
    let [from, to] = [0, numbers.values.length];
    const others: { readonly column: readonly Cell[]; readonly passes: Passes }[] = [];
    for (const one of ordered) {
      const criterion = one.criterion.at(row);
      if (isEmpty(criterion)) return null;
      if (isError(criterion)) return criterion;
      const text = asText(criterion);
      const sign = COMPARES.exec(text)?.[0] ?? "";
      const wanted = parseNumber(text.slice(sign.length)) ?? parseDate(text.slice(sign.length));
      if (text === sign) return null;
      if (one.column !== column || wanted === null || sign === "<>" || sign === "") {
        others.push({ column: one.column, passes: readCriterion(criterion) });
      } else if (sign === "<" || sign === "<=") {
        to = Math.min(to, firstAbove(numbers.values, wanted, sign === "<"));
      } else {
        from = Math.max(from, firstAbove(numbers.values, wanted, sign === ">="));
      }
    }
    const isNarrowed = others.length < ordered.length;
    if (others.length === 0) return to > from ? numbers.sums[to]! - numbers.sums[from]! : 0;
    return (isNarrowed ? numbers.rows.slice(from, to) : group).reduce(
      (sum, other) =>
        others.every((one) => one.passes(one.column[other] ?? null)) ? sum + weigh(other) : sum,
      0,
    );
  };
}

interface NumberOrder {
  readonly rows: readonly number[];
  readonly values: readonly number[];
  /** What the rows before each place weigh together. */
  readonly sums: readonly number[];
}

function numberOrder(
  group: readonly number[],
  column: readonly Cell[],
  weigh: (row: number) => number,
): NumberOrder {
  const found: { readonly row: number; readonly value: number }[] = [];
  for (const row of group) {
    const value = column[row];
    if (typeof value === "number") found.push({ row, value });
  }
  found.sort((a, b) => a.value - b.value);
  const sums = [0];
  for (const { row } of found) sums.push((sums.at(-1) ?? 0) + weigh(row));
  return { rows: found.map(({ row }) => row), values: found.map(({ value }) => value), sums };
}

/** The first place whose value is above `limit`, or not below it where equals count as above. */
function firstAbove(values: readonly number[], limit: number, orEqual: boolean): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = values[middle]!;
    if (value > limit || (orEqual && value === limit)) high = middle;
    else low = middle + 1;
  }
  return low;
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
