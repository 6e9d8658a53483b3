import type { CriterionPair } from "../criteria";
import { isProblem, type Answer, type Spill } from "../problem";
import type { Range } from "../range";
import { dayArgument } from "../reading";
import type { StatusRows } from "./dates";
import type { RowsUsed } from "./tally";

/** The arguments of a function in their order; `null` for one that was left out. */
export type Given = readonly (Range | null)[];

/** Counts the rows of one function; `null` where its arguments leave nothing to count. */
export type CountRows = (given: Given, answer: Answer<Spill>) => Answer<RowsUsed> | null;

/** An argument that is one date, `null` where it is none or several. */
export function dayOf(range: Range | null | undefined): number | null {
  const day = dayArgument(range ?? null);
  return day !== null && isProblem(day) ? null : day;
}

/** Criteria stand in pairs, from a place on: a range, and what its cells have to be. */
export function pairsFrom(given: Given, from: number): readonly CriterionPair[] {
  const pairs: CriterionPair[] = [];
  for (let at = from; at < given.length; at += 2) {
    const range = given[at];
    if (range) pairs.push({ range, criterion: given[at + 1] ?? null });
  }
  return pairs;
}

/** Calls `count` with the first two arguments where both are given. */
export function ofTwo(
  count: (first: Range, second: Range, given: Given) => Answer<RowsUsed> | null,
) {
  return (given: Given) => {
    const [first, second] = given;
    return first && second ? count(first, second, given) : null;
  };
}

/** Calls `count` with the first argument where it is given. */
export const ofOne =
  (count: (first: Range, given: Given) => Answer<RowsUsed>): CountRows =>
  (given) =>
    given[0] ? count(given[0], given) : null;

/** What KPI.ONTIME takes, from `starts` on. */
export function statusArguments(given: Given, group: Range | null): StatusRows | null {
  const [starts, ends, days, asAt, division, extraHolidays, weekend, unit, denominator] = given;
  if (!starts || !ends || !days) return null;
  return {
    group,
    starts,
    ends,
    days,
    asAt: asAt ?? null,
    division: division ?? null,
    extraHolidays: extraHolidays ?? null,
    weekend: weekend ?? null,
    unit: unit ?? null,
    denominator: denominator ?? null,
  };
}
