import type { Cell } from "../src/cells/cell";
import { daysAmong, numbersAmong, type Column } from "../src/kpi/column";
import { spellingsOf, type Spellings } from "../src/kpi/spellings";
import { valueIn } from "../src/kpi/value-in";
import { asCell } from "./handed-cell";

/** Room for so many cells: one that begins with a blank takes any, one of whole numbers alone is made anew at a text. */
export function roomFor(count: number): Cell[] {
  const cells = new Array<Cell>(count);
  if (count > 0) cells[0] = null;
  return cells;
}

/**
 * A column as Excel hands it over, a list of rows of one cell. To copy it takes longer than most functions do with
 * it, so each takes what it needs: cell by cell, sorted by spelling, or as a list.
 */
export class HandedColumn implements Column {
  /** Only until something is read: later the host may use its lists again. */
  #rows: readonly unknown[];
  #cells: readonly Cell[] | null = null;
  #spellings: Spellings | null | undefined;

  constructor(rows: readonly unknown[]) {
    this.#rows = rows;
    this.length = rows.length;
  }

  readonly length: number;

  /** Whether it stands on its own, without the host's lists. */
  get isRead(): boolean {
    return this.#cells !== null || (this.#spellings ?? null) !== null;
  }

  #forgetRows(): void {
    this.#rows = [];
  }

  /** Makes it stand on its own. */
  read(): void {
    if (!this.isRead) this.#cells = this.cells;
  }

  get cells(): readonly Cell[] {
    if (this.#cells) return this.#cells;
    const cells = roomFor(this.length);
    const spellings = this.#spellings ?? null;
    if (spellings) {
      const { different, ofRow } = spellings;
      for (let row = 0; row < cells.length; row++) cells[row] = different[ofRow[row]!] ?? null;
    } else {
      const rows = this.#rows;
      for (let row = 0; row < cells.length; row++) cells[row] = asCell(valueIn(rows, row));
      this.#forgetRows();
    }
    return (this.#cells = cells);
  }

  get spellings(): Spellings | null {
    if (this.#spellings === undefined) {
      const cells = this.#cells;
      this.#spellings = cells
        ? spellingsOf(cells, (_, row) => cells[row] ?? null)
        : spellingsOf(this.#rows, asCell);
      if (this.#spellings) this.#forgetRows();
    }
    return this.#spellings;
  }

  at(index: number): Cell {
    if (this.#cells) return this.#cells[index] ?? null;
    const spellings = this.#spellings ?? null;
    return spellings
      ? (spellings.different[spellings.ofRow[index]!] ?? null)
      : asCell(valueIn(this.#rows, index));
  }

  numbersFrom(first: number, block: Float64Array): void {
    numbersAmong(this.isRead ? this.cells : this.#rows, first, block);
  }

  days(last: number): Int32Array {
    return daysAmong(this.isRead ? this.cells : this.#rows, last);
  }

  /** The first row in which lists of as many rows hold another cell; -1 where there is none. */
  differsAt(rows: readonly unknown[]): number {
    const spellings = this.#spellings ?? null;
    return spellings
      ? differenceIn(rows, (index) => spellings.different[spellings.ofRow[index]!])
      : differenceIn(rows, (index) => this.#cells?.[index]);
  }
}

function differenceIn(rows: readonly unknown[], cellAt: (index: number) => unknown): number {
  for (let index = 0; index < rows.length; index++) {
    const value = valueIn(rows, index);
    const known = cellAt(index);
    // Errors are the same object wherever they occur.
    if (value !== known && asCell(value) !== known) return index;
  }
  return -1;
}
