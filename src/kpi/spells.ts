import { LAST_DAY, type DayNumber } from "../cells/date";
import type { Cell } from "../cells/cell";
import { errorIn } from "./criteria";
import { daysIn } from "./day-column";
import { refuse, type Answer } from "./problem";
import { sameSize, type Range } from "./range";
import type { RowSet } from "./row-set";

/** Times under supervision, in care, on the books: each from its start up to, not including, its end. */
export interface Spells {
  /** A day after all others where there is no spell: no start, or an end before it. */
  readonly starts: Int32Array;
  /** A day after all others where the spell has not ended. */
  readonly ends: Int32Array;
}

/** The end of a spell that goes on, and the start of one that there is not. */
const NEVER: DayNumber = LAST_DAY + 1;

function paired(from: Int32Array, to: Int32Array): Spells {
  const [starts, ends] = [new Int32Array(from.length), new Int32Array(from.length)];
  for (let row = 0; row < starts.length; row++) {
    const start = from[row]!;
    const end = to[row]! || NEVER;
    const isSpell = start !== 0 && end >= start;
    starts[row] = isSpell ? start : NEVER;
    ends[row] = isSpell ? end : NEVER;
  }
  return { starts, ends };
}

interface Remembered {
  readonly ends: readonly Cell[];
  readonly spells: Spells;
}

const known = new WeakMap<Int32Array, Remembered>();

/**
 * Pairs the dates row by row, once however many formulas ask. Rows without a start, and rows that end before they
 * start, are no spells. Starts and ends must have the same number of cells; an error or something that is no date is a
 * problem.
 */
export function spellsOf(starts: Range, ends: Range): Answer<Spells> {
  const broken = sameSize([starts, ends]) ?? errorIn(starts) ?? errorIn(ends);
  if (broken) return refuse(broken);
  const from = daysIn(starts);
  if (!from.ok) return from;
  const remembered = known.get(from.value);
  if (remembered?.ends === ends.cells) return { ok: true, value: remembered.spells };
  const to = daysIn(ends);
  if (!to.ok) return to;
  const spells = paired(from.value, to.value);
  known.set(from.value, { ends: ends.cells, spells });
  return { ok: true, value: spells };
}

/** The spells of some rows alone. */
export function spellsAmong({ starts, ends }: Spells, rows: RowSet | null): Spells {
  if (rows === null) return { starts, ends };
  const isIn = (_: number, row: number) => rows.has(row);
  return { starts: starts.filter(isIn), ends: ends.filter(isIn) };
}
