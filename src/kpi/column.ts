import type { Cell } from "../cells/cell";
import type { Range } from "./range";
import { spellingsOf, type Spellings } from "./spellings";

/** The cells of a range where they come from: made into a list, or sorted by spelling, only when that is asked for. */
export interface Column {
  readonly cells: readonly Cell[];
  /** `null` where there are too many different cells. */
  readonly spellings: Spellings | null;
  /**
   * Fills a block with the numbers from the row `first` on, a blank as 0, and NaN for any other cell: for loops, which
   * ask `at` for those alone. Block by block, nothing as long as the column has to be made.
   */
  numbersFrom(first: number, block: Float64Array): void;
  /** The whole part of each number from 1 to `last`, a blank and 0 as 0, and NO_DAY for any other cell. */
  days(last: number): Int32Array;
  at(index: number): Cell;
}

/** How long a block of numbers best is: a few of them stay within reach of the processor. */
export const ROWS_AT_ONCE = 4096;

/** Stands for a cell that is no date. */
export const NO_DAY = -1;

/** The numbers among cells or rows of one cell, as `Column.numbersFrom` wants them. */
export function numbersAmong(rows: readonly unknown[], first: number, block: Float64Array): void {
  for (let index = 0; index < block.length; index++) {
    const row = rows[first + index];
    const value: unknown = Array.isArray(row) ? row[0] : row;
    // What is not finite is no number either, and its difference from itself is not 0.
    if (typeof value === "number") block[index] = value - value === 0 ? value : NaN;
    else block[index] = value === null ? 0 : NaN;
  }
}

/** The days among them, without the list of numbers between: most columns of dates are asked for nothing else. */
export function daysAmong(rows: readonly unknown[], last: number): Int32Array {
  const days = new Int32Array(rows.length);
  for (let index = 0; index < days.length; index++) {
    const row = rows[index];
    const value: unknown = Array.isArray(row) ? row[0] : row;
    // The time of day is cut off by what holds whole numbers alone.
    if (typeof value === "number" && value >= 1 && value < last + 1) days[index] = value;
    else if (value !== null && value !== 0) days[index] = NO_DAY;
  }
  return days;
}

class ListedColumn implements Column {
  #spellings: Spellings | null | undefined;

  constructor(readonly cells: readonly Cell[]) {}

  get spellings(): Spellings | null {
    if (this.#spellings === undefined) {
      this.#spellings = spellingsOf(this.cells, (_, row) => this.at(row));
    }
    return this.#spellings;
  }

  numbersFrom(first: number, block: Float64Array): void {
    numbersAmong(this.cells, first, block);
  }

  days(last: number): Int32Array {
    return daysAmong(this.cells, last);
  }

  at(index: number): Cell {
    return this.cells[index] ?? null;
  }
}

// Cells are never changed once they are read; what is known of them goes when they go.
const known = new WeakMap<readonly Cell[], Column>();

/** A column over a list of cells: the same one for the same list. */
export function listed(cells: readonly Cell[]): Column {
  let column = known.get(cells);
  if (!column) {
    column = new ListedColumn(cells);
    known.set(cells, column);
  }
  return column;
}

export function columnOf(range: Range): Column {
  return range.column ?? listed(range.cells);
}
