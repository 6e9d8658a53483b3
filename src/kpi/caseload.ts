import type { DayNumber } from "../cells/date";
import { rowsMeeting, type CriterionPair } from "./criteria";
import { isProblem, type Answer, type Outcome, type Spill } from "./problem";
import { forEachCell, isSingle, type Range } from "./range";
import { readDay } from "./reading";
import type { RowSet } from "./row-set";
import { spellsAmong, spellsOf, type Spells } from "./spells";

export interface CaseloadArguments {
  readonly starts: Range;
  readonly ends: Range;
  readonly asAt: Range;
  readonly filters: readonly CriterionPair[];
}

/** How many of the sorted days come up to and with `day`. */
function upTo(sorted: Int32Array, day: DayNumber): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

function openOn({ starts, ends }: Spells, among: RowSet | null, day: DayNumber): number {
  let open = 0;
  for (let row = 0; row < starts.length; row++) {
    if (starts[row]! <= day && ends[row]! > day && (among === null || among.has(row))) open++;
  }
  return open;
}

/** Counts the spells that are open on a day; for many days the dates are sorted once. */
function openCounter(
  spells: Spells,
  among: RowSet | null,
  many: boolean,
): (day: DayNumber) => number {
  if (!many) return (day) => openOn(spells, among, day);
  const { starts, ends } = spellsAmong(spells, among);
  const [begun, ended] = [starts.slice().sort(), ends.slice().sort()];
  return (day) => upTo(begun, day) - upTo(ended, day);
}

/**
 * How many cases are open on each day of `asAt`: started on it or before, and not ended on it or before. Rows
 * without a start, and rows that end before they start, do not count. Criteria as in COUNTIFS.
 */
export function caseload({ starts, ends, asAt, filters }: CaseloadArguments): Answer<Spill> {
  const among = rowsMeeting(starts, filters);
  if (!among.ok) return among;
  const spells = spellsOf(starts, ends);
  if (!spells.ok) return spells;
  const countOn = openCounter(spells.value, among.value, !isSingle(asAt));
  return forEachCell([asAt], (index): Outcome => {
    const day = readDay(asAt, index) ?? "";
    return typeof day === "string" || isProblem(day) ? day : countOn(day);
  });
}
