import { isError, type Cell } from "../../cells/cell";
import { formulaText } from "../../text/formula";
import { fail, type Result } from "../../text/trouble";
import { isEmpty, VALUE_ERROR } from "../values";
import { adding, counting, extreme, type Aggregate } from "./aggregate";
import {
  boundOf,
  keyOf,
  otherThan,
  readCriterion,
  signOf,
  type Bound,
  type Passes,
} from "./criterion";
import type { Argument, Effort, Evaluate, FunctionDefinition } from "./definition";
import { InOrder, typeOf } from "./in-order";

interface Condition {
  readonly column: readonly Cell[];
  readonly criterion: Argument;
}

/**
 * What the rows give that meet all conditions. Criteria written in the formula are applied once; criteria
 * taken from the row mean “the same value as here”, or, with a sign before it as in ">="&[Date], “compared
 * with the value here”. Rows are put together by what they have to equal, so that a row looks at its own alone.
 */
function overMatching(
  conditions: readonly Condition[],
  aggregate: Aggregate,
  effort: Effort,
): Evaluate {
  const varying = conditions.filter(({ criterion }) => !criterion.isFixed);
  let ready: Evaluate | null = null;
  return (row) => {
    if (ready) return ready(row);
    for (const { criterion } of varying) {
      const value = criterion.at(row);
      if (isEmpty(value)) return null;
      if (isError(value)) return value;
    }
    ready = prepare(conditions, aggregate, effort, row);
    return ready(row);
  };
}

/** `row` has a value for every criterion: by it is told which of them compare, which is so in every row. */
function prepare(
  conditions: readonly Condition[],
  aggregate: Aggregate,
  effort: Effort,
  row: number,
): Evaluate {
  const fixed = conditions.filter(({ criterion }) => criterion.isFixed);
  const varying = conditions.filter(({ criterion }) => !criterion.isFixed);
  // A column by itself never compares: its cells are looked for as they are, be it “<5”.
  const ordered = varying.filter(
    ({ criterion }) => criterion.column === null && signOf(criterion.at(row)) !== "",
  );
  const same = varying.filter((one) => !ordered.includes(one));
  const groups = groupsOf(
    conditions[0]?.column.length ?? 0,
    fixed.map(({ column, criterion }) => ({ column, passes: readCriterion(criterion.at(0)) })),
    same.map(({ column }) => column),
  );
  const within = ordered.length > 0 ? comparing(ordered, aggregate, effort) : whole(aggregate);
  return (at) => {
    const keys: string[] = [];
    for (const { criterion } of same) {
      const value = criterion.at(at);
      if (isEmpty(value)) return null;
      if (isError(value)) return value;
      keys.push(keyOf(value));
    }
    const key = keys.join(BETWEEN);
    return within(at, key, groups.get(key) ?? NO_ROWS);
  };
}

const BETWEEN = "\u0000";
const NO_ROWS: readonly number[] = [];

interface Test {
  readonly column: readonly Cell[];
  readonly passes: Passes;
}

function groupsOf(
  rows: number,
  tests: readonly Test[],
  columns: readonly (readonly Cell[])[],
): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  for (let row = 0; row < rows; row++) {
    if (!tests.every(({ column, passes }) => passes(column[row] ?? null))) continue;
    const key = columns.map((column) => keyOf(column[row] ?? null)).join(BETWEEN);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/** What a row makes of the rows that share its key. */
type Within = (row: number, key: string, group: readonly number[]) => Cell;

function whole(aggregate: Aggregate): Within {
  const known = new Map<string, Cell>();
  return (_row, key, group) => {
    let given = known.get(key);
    if (given === undefined) {
      given = aggregate.over(group);
      known.set(key, given);
    }
    return given;
  };
}

/**
 * Rows of a group in the order of what stands in the first column that is compared, and within it of the second,
 * so that a row finds those before or after it without a look at each. What is compared otherwise is looked through.
 */
function comparing(ordered: readonly Condition[], aggregate: Aggregate, effort: Effort): Within {
  const first = ordered[0]?.column ?? [];
  const second = ordered.find(({ column }) => column !== first)?.column ?? first;
  const known = new Map<string, InOrder>();
  const keys: ColumnKeys = new Map();
  return (row, key, group) => {
    const wanted = ordered.map(({ criterion }) => criterion.at(row));
    const bounds: { readonly first: Bound[]; readonly second: Bound[] } = { first: [], second: [] };
    let isOrdered = true;
    for (const [at, { column }] of ordered.entries()) {
      const criterion = wanted[at] ?? null;
      if (isEmpty(criterion) || criterion === signOf(criterion)) return null;
      if (isError(criterion)) return criterion;
      const bound = column === first || column === second ? boundOf(criterion) : null;
      if (bound) bounds[column === first ? "first" : "second"].push(bound);
      else isOrdered = false;
    }
    const type = typeOf(bounds.first);
    isOrdered &&= bounds.first.length > 0 && isOfOneType(bounds.first, bounds.second);
    if (isOrdered) {
      let order = known.get(`${type} ${key}`);
      if (!order) {
        order = new InOrder(group, first, type, aggregate);
        known.set(`${type} ${key}`, order);
      }
      const [from, to] = order.places(bounds.first);
      if (bounds.second.length === 0) return order.between(from, to);
      return order.within(from, to, second, bounds.second);
    }
    if (!effort.spend(group.length)) return null;
    const tests = ordered.map(({ column }, at) => rowTest(column, wanted[at] ?? null, keys));
    return aggregate.over(group.filter((one) => tests.every((passes) => passes(one))));
  };
}

type ColumnKeys = Map<readonly Cell[], readonly string[]>;

/** A criterion as a test of rows; what each cell is told apart by is worked out once a column. */
function rowTest(
  column: readonly Cell[],
  criterion: Cell,
  keys: ColumnKeys,
): (row: number) => boolean {
  const other = otherThan(criterion);
  if (other === null) {
    const passes = readCriterion(criterion);
    return (row) => passes(column[row] ?? null);
  }
  const known = keys.get(column) ?? column.map(keyOf);
  keys.set(column, known);
  return (row) => known[row] !== other;
}

const isOfOneType = (...columns: readonly (readonly Bound[])[]) =>
  columns.every((bounds) => bounds.every(({ limit }) => typeof limit === typeOf(bounds)));

type Make = (column: readonly Cell[]) => Aggregate;

function conditionsOf(name: string, pairs: readonly Argument[]): Result<readonly Condition[]> {
  const conditions: Condition[] = [];
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    const column = pairs[at]!.column;
    if (!column) return fail(formulaText.needsColumn(name));
    conditions.push({ column, criterion: pairs[at + 1]! });
  }
  return { ok: true, value: conditions };
}

/** What it makes of the first column, over the rows that meet the conditions after it. */
const overFirst =
  (name: string, make: Make): FunctionDefinition["build"] =>
  ([first, ...pairs], effort) => {
    const conditions = conditionsOf(name, pairs);
    if (!conditions.ok) return conditions;
    return overMatching(conditions.value, make(first?.column ?? []), effort);
  };

/** As `overFirst`, where the conditions stand first and the column, which may be left out, last. */
const overLast =
  (name: string, make: Make): FunctionDefinition["build"] =>
  ([range, criterion, column], effort) => {
    const conditions = conditionsOf(name, [range!, criterion!]);
    if (!conditions.ok) return conditions;
    return overMatching(conditions.value, make((column ?? range)?.column ?? []), effort);
  };

const count = (name: string): FunctionDefinition["build"] => {
  return (pairs, effort) => {
    const conditions = conditionsOf(name, pairs);
    return conditions.ok ? overMatching(conditions.value, counting(), effort) : conditions;
  };
};

/** What several rows add up to, over how many of them hold a number; blank where none does. */
function average(name: string, over: typeof overFirst): FunctionDefinition["build"] {
  return (args, effort) => {
    const sums = over(name, adding)(args, effort);
    const counts = over(name, counting)(args, effort);
    if (typeof sums !== "function") return sums;
    if (typeof counts !== "function") return counts;
    return (row) => {
      const [sum, number] = [sums(row), counts(row)];
      if (typeof sum !== "number") return sum;
      if (typeof number !== "number") return VALUE_ERROR;
      return number === 0 ? null : sum / number;
    };
  };
}

const everyOther = (from: number) => (given: number) =>
  Array.from({ length: Math.ceil((given - from) / 2) }, (_, at) => from + at * 2);
const firstAndPairs = (given: number) => [0, ...everyOther(1)(given)];
const rangeAndLast = (given: number) => (given > 2 ? [0, 2] : [0]);

const IFS = { least: 3, most: 21, wholeColumns: firstAndPairs } as const;
const IF = { least: 2, most: 3, gives: "number", wholeColumns: rangeAndLast } as const;

const highest: Make = (column) => extreme(column, Math.max);
const lowest: Make = (column) => extreme(column, Math.min);

export const COUNT_IF: readonly FunctionDefinition[] = [
  {
    name: "COUNTIF",
    least: 2,
    most: 2,
    gives: "number",
    wholeColumns: () => [0],
    build: count("COUNTIF"),
  },
  {
    name: "COUNTIFS",
    least: 2,
    most: 20,
    gives: "number",
    wholeColumns: everyOther(0),
    build: count("COUNTIFS"),
  },
  { name: "SUMIF", ...IF, build: overLast("SUMIF", adding) },
  { name: "SUMIFS", ...IFS, gives: "number", build: overFirst("SUMIFS", adding) },
  { name: "AVERAGEIF", ...IF, build: average("AVERAGEIF", overLast) },
  { name: "AVERAGEIFS", ...IFS, gives: "number", build: average("AVERAGEIFS", overFirst) },
  { name: "MAXIFS", ...IFS, gives: { argument: 0 }, build: overFirst("MAXIFS", highest) },
  { name: "MINIFS", ...IFS, gives: { argument: 0 }, build: overFirst("MINIFS", lowest) },
];
