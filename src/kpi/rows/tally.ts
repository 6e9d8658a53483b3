/** How the rows of a function's ranges were used. Rows used and rows left out are together all rows. */
export interface RowsUsed {
  readonly rows: number;
  readonly used: number;
  /** How many of the rows used were used as what, where the function tells them apart. */
  readonly usedAs: ReadonlyMap<string, number>;
  /** How many rows were left out, by reason. */
  readonly leftOut: ReadonlyMap<string, number>;
}

/** Counts rows one by one. */
export class Tally implements RowsUsed {
  rows = 0;
  used = 0;
  readonly #usedAs = new Map<string, number>();
  readonly #leftOut = new Map<string, number>();

  get usedAs(): ReadonlyMap<string, number> {
    return this.#usedAs;
  }

  get leftOut(): ReadonlyMap<string, number> {
    return this.#leftOut;
  }

  use(what?: string, rows = 1): void {
    this.rows += rows;
    this.used += rows;
    if (what !== undefined && rows > 0) add(this.#usedAs, what, rows);
  }

  leave(why: string, rows = 1): void {
    this.rows += rows;
    if (rows > 0) add(this.#leftOut, why, rows);
  }
}

function add(counts: Map<string, number>, key: string, rows: number): void {
  counts.set(key, (counts.get(key) ?? 0) + rows);
}
