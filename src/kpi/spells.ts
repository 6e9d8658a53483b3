import { LAST_DAY, type DayNumber } from "../cells/date";
import { errorIn } from "./criteria";
import { daysIn } from "./day-column";
import { refuse, type Answer } from "./problem";
import { sameSize, type Range } from "./range";
import type { RowSet } from "./row-set";

/** Times under supervision, in care, on the books: each from its start up to, not including, its end. */
export interface Spells {
  readonly starts: Int32Array;
  /** A day after all others where the spell has not ended. */
  readonly ends: Int32Array;
}

/** The end of a spell that goes on. */
const GOES_ON: DayNumber = LAST_DAY + 1;

/**
 * Pairs the dates row by row. Rows without a start, and rows that end before they start, are left out. Starts and ends
 * must have the same number of cells; an error or something that is no date is a problem.
 */
export function spellsOf(starts: Range, ends: Range, among: RowSet | null = null): Answer<Spells> {
  const broken = sameSize([starts, ends]) ?? errorIn(starts) ?? errorIn(ends);
  if (broken) return refuse(broken);
  const from = daysIn(starts);
  if (!from.ok) return from;
  const to = daysIn(ends);
  if (!to.ok) return to;
  const rows = from.value.length;
  const spells = { starts: new Int32Array(rows), ends: new Int32Array(rows) };
  let count = 0;
  for (let row = 0; row < rows; row++) {
    const start = from.value[row]!;
    const end = to.value[row]! || GOES_ON;
    if (start === 0 || end < start || (among !== null && !among.has(row))) continue;
    spells.starts[count] = start;
    spells.ends[count] = end;
    count++;
  }
  return {
    ok: true,
    value: { starts: spells.starts.subarray(0, count), ends: spells.ends.subarray(0, count) },
  };
}
