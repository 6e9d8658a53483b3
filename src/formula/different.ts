import type { Cell } from "../cells/cell";

// Statuses, teams, hours, the days of ten years; of references each row has its own.
export const MOST_DIFFERENT = 4096;

/** The different values of a column, as far down as it was looked at. */
export class Different {
  /** Which value stands in each row; `MOST_DIFFERENT` for those that came when so many were known. */
  readonly codes: Uint16Array;
  /** The row in which each value first stands. */
  readonly firstRows: number[] = [];
  readonly #found = new Map<Cell, number>();
  #done = 0;

  constructor(
    private readonly cells: readonly Cell[],
    rows: number,
  ) {
    this.codes = new Uint16Array(rows);
  }

  upTo(row: number): this {
    for (let at = this.#done; at < row; at++) this.codes[at] = this.#codeOf(at);
    this.#done = Math.max(this.#done, row);
    return this;
  }

  #codeOf(row: number): number {
    const cell = this.cells[row] ?? null;
    const known = this.#found.get(cell);
    if (known !== undefined) return known;
    const code = this.#found.size;
    if (code === MOST_DIFFERENT) return MOST_DIFFERENT;
    this.#found.set(cell, code);
    this.firstRows.push(row);
    return code;
  }
}
