import { isError, type Cell } from "../../cells/cell";
import { inStretches, once, OnceAKey, sortInSteps, type Steps } from "../patience";
import { isEmpty, VALUE_ERROR } from "../values";
import { adding, counting, extreme, type Aggregate } from "./aggregate";
import { boundOf, keyOf, type Bound } from "./criterion";
import type { Effort, FunctionDefinition } from "./definition";
import { InOrder, typeOf } from "./in-order";
import {
  answersOverGroups,
  conditionsOf,
  everyOther,
  isBareSign,
  overMatching,
  rowTests,
  type Answers,
  type Condition,
  type Within,
} from "./matching";

function answersOf(aggregate: Aggregate, effort: Effort): Answers {
  const known = new Map<string, Cell>();
  return {
    alike: (_row, key, group) => {
      let made = known.get(key);
      if (made === undefined) {
        effort.gone(group.length);
        made = aggregate.over(group);
        known.set(key, made);
      }
      return made;
    },
    compared: (ordered) => comparing(ordered, aggregate, effort),
  };
}

/**
 * Rows of a group in the order of what stands in the first column that is compared, and within it of the second,
 * so that a row finds those before or after it without a look at each. What is compared otherwise is looked through.
 */
function comparing(ordered: readonly Condition[], aggregate: Aggregate, effort: Effort): Within {
  const first = ordered[0]?.column ?? [];
  const second = ordered.find(({ column }) => column !== first)?.column ?? first;
  const known = new OnceAKey<string, InOrder>(effort);
  const passing = rowTests(ordered, effort);
  return (row, key, group) => {
    const wanted = ordered.map(({ criterion }) => criterion.at(row));
    const bounds: { readonly first: Bound[]; readonly second: Bound[] } = { first: [], second: [] };
    let isOrdered = true;
    for (const [at, { column }] of ordered.entries()) {
      const criterion = wanted[at] ?? null;
      if (isEmpty(criterion) || isBareSign(criterion)) return null;
      if (isError(criterion)) return criterion;
      const bound = column === first || column === second ? boundOf(criterion) : null;
      if (bound) bounds[column === first ? "first" : "second"].push(bound);
      else isOrdered = false;
    }
    const type = typeOf(bounds.first);
    isOrdered &&= bounds.first.length > 0 && isOfOneType(bounds.first, bounds.second);
    if (isOrdered) {
      const order = known.of(`${type} ${key}`, group.length, () =>
        InOrder.of(group, { column: first, type, aggregate, effort }),
      );
      const [from, to] = order.places(bounds.first);
      if (bounds.second.length === 0) return order.between(from, to);
      return order.within(from, to, second, bounds.second);
    }
    const rows = passing(group, wanted);
    return rows === null ? null : aggregate.over(rows);
  };
}

const isOfOneType = (...columns: readonly (readonly Bound[])[]) =>
  columns.every((bounds) => bounds.every(({ limit }) => typeof limit === typeOf(bounds)));

type Make = (column: readonly Cell[]) => Aggregate;

const highest: Make = (column) => extreme(column, Math.max);
const lowest: Make = (column) => extreme(column, Math.min);

const over = (conditions: readonly Condition[], aggregate: Aggregate, effort: Effort) =>
  overMatching(conditions[0]?.column.length ?? 0, conditions, answersOf(aggregate, effort), effort);

/** What it makes of the first column, over the rows that meet the conditions after it. */
const overFirst =
  (name: string, make: Make): FunctionDefinition["build"] =>
  ([first, ...pairs], effort) => {
    const conditions = conditionsOf(name, pairs);
    if (!conditions.ok) return conditions;
    const column = first?.column ?? [];
    return over(conditions.value, make(column), effort);
  };

/** As `overFirst`, where the conditions stand first and the column, which may be left out, last. */
const overLast =
  (name: string, make: Make): FunctionDefinition["build"] =>
  ([range, criterion, column], effort) => {
    const conditions = conditionsOf(name, [range!, criterion!]);
    if (!conditions.ok) return conditions;
    return over(conditions.value, make((column ?? range)?.column ?? []), effort);
  };

const count = (name: string): FunctionDefinition["build"] => {
  return (pairs, effort) => {
    const conditions = conditionsOf(name, pairs);
    return conditions.ok ? over(conditions.value, counting(), effort) : conditions;
  };
};

/**
 * How many different values a column holds in the rows that meet the conditions, as Excel tells them apart; blanks and
 * errors are none. Blank where a criterion is; an error in one is the answer.
 */
const countDifferent: FunctionDefinition["build"] = ([first, ...pairs], effort) => {
  const conditions = conditionsOf("COUNTUNIQUEIFS", pairs);
  if (!conditions.ok) return conditions;
  const column = first?.column ?? [];
  const different = function* (rows: readonly number[]): Steps<number> {
    const keys = new Set<string>();
    yield* inStretches(rows.length, (from, to) => {
      for (let at = from; at < to; at++) {
        const cell = column[rows[at]!] ?? null;
        if (!isEmpty(cell) && !isError(cell)) keys.add(keyOf(cell));
      }
    });
    return keys.size;
  };
  const answers = answersOverGroups(different, (_row, count) => count, effort);
  return overMatching(column.length, conditions.value, answers, effort);
};

/**
 * What a column holds in the row that comes last, or first, by another column: the latest placement, the officer
 * on a day. Of rows alike in it the one further down the sheet counts as later; a row whose place in the order is blank,
 * a text or an error is left out. Blank where no row is left, where that row holds nothing, or where a criterion is blank;
 * an error in a criterion is the answer.
 */
const atEnd =
  (name: string, make: Make): FunctionDefinition["build"] =>
  ([first, sorted, ...pairs], effort) => {
    const conditions = conditionsOf(name, pairs);
    if (!conditions.ok) return conditions;
    const [given, order] = [first?.column ?? [], sorted?.column ?? []];
    const places: Cell[] = [];
    const placeOf = over(conditions.value, make(places), effort);
    const ready = once(effort, order.length, () => inPlaces(order, places));
    let rows: readonly number[] | null = null;
    return (row) => {
      rows ??= ready();
      const place = placeOf(row);
      return typeof place === "number" ? (given[rows[place]!] ?? null) : place;
    };
  };

/** The rows in the order of their numbers or dates; each is told its place among them. */
function* inPlaces(order: readonly Cell[], places: Cell[]): Steps<readonly number[]> {
  const numbered: number[] = [];
  yield* inStretches(order.length, (from, to) => {
    for (let row = from; row < to; row++) {
      places.push(null);
      if (typeof order[row] === "number") numbered.push(row);
    }
  });
  const compare = (a: number, b: number) => Number(order[a]) - Number(order[b]) || a - b;
  const rows = yield* sortInSteps(numbered, compare);
  rows.forEach((row, place) => (places[row] = place));
  return rows;
}

/** What several rows add up to, over how many of them hold a number; blank where none does. */
function average(name: string, build: typeof overFirst): FunctionDefinition["build"] {
  return (args, effort) => {
    const sums = build(name, adding)(args, effort);
    const counts = build(name, counting)(args, effort);
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

const firstAndPairs = (given: number) => [0, ...everyOther(1)(given)];
const twoAndPairs = (given: number) => [0, 1, ...everyOther(2)(given)];
const rangeAndLast = (given: number) => (given > 2 ? [0, 2] : [0]);

const IFS = { least: 3, most: 21, wholeColumns: firstAndPairs } as const;
const END = {
  least: 4,
  most: 22,
  gives: { argument: 0 },
  wholeColumns: twoAndPairs,
} as const;
const IF = { least: 2, most: 3, gives: "number", wholeColumns: rangeAndLast } as const;

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
  { name: "COUNTUNIQUEIFS", ...IFS, gives: "number", build: countDifferent },
  { name: "LATESTIFS", ...END, build: atEnd("LATESTIFS", highest) },
  { name: "EARLIESTIFS", ...END, build: atEnd("EARLIESTIFS", lowest) },
];
