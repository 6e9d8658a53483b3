/** Sums for many cells at once that keep what rounding would lose, digit for digit as `Sum` does (Neumaier 1974). */
class Sums {
  readonly #total: Float64Array;
  readonly #lost: Float64Array;

  constructor(cells: number) {
    this.#total = new Float64Array(cells);
    this.#lost = new Float64Array(cells);
  }

  add(cell: number, value: number): void {
    const before = this.#total[cell]!;
    const after = before + value;
    this.#lost[cell]! +=
      Math.abs(before) >= Math.abs(value) ? before - after + value : value - after + before;
    this.#total[cell] = after;
  }

  at(cell: number): number {
    return this.#total[cell]! + this.#lost[cell]!;
  }
}

/**
 * What rows add: `rows` where each is nothing or one in the numerator and one in the denominator, so that counting is enough;
 * `amounts` where sums have to be kept; `values` where each has to be.
 */
export type Adding = "rows" | "amounts" | "values";

/** A row that is in no period, or not looked at in this one. */
export const NOT_JUDGED = -2;

/** Rows that were judged one after the other. */
export interface Judged {
  /** The first of them, and how many they are. */
  from: number;
  count: number;
  /** The period of every row of the table. */
  periods: Int16Array;
  /** The reason for which each is left out; -1 where it counts. */
  readonly left: Int16Array;
  readonly above: Float64Array;
  readonly below: Float64Array;
}

/** What is counted for each cell, a cell being one group in one period. */
export class Tally {
  readonly #above: Sums | null;
  readonly #below: Sums | null;
  readonly #hits: Uint32Array;
  readonly #rows: Uint32Array;
  readonly #leftOut: Uint32Array;
  readonly #values: number[][] | null;

  constructor(
    cells: number,
    private readonly reasons: number,
    adding: Adding,
  ) {
    this.#above = adding === "rows" ? null : new Sums(cells);
    this.#below = adding === "rows" ? null : new Sums(cells);
    this.#hits = new Uint32Array(adding === "rows" ? cells : 0);
    this.#rows = new Uint32Array(cells);
    this.#leftOut = new Uint32Array(cells * reasons);
    this.#values = adding === "values" ? Array.from({ length: cells }, () => []) : null;
  }

  add(cell: number, above: number, below: number): void {
    this.#rows[cell]!++;
    if (this.#above === null) {
      this.#hits[cell]! += above;
      return;
    }
    this.#above.add(cell, above);
    this.#below?.add(cell, below);
    this.#values?.[cell]?.push(above);
  }

  /** The same for rows that were judged one after the other; `codes` are the groups of all rows of the table. */
  addAll(
    { from, count, periods, left, above, below }: Judged,
    codes: Int32Array | null,
    groups: number,
  ): void {
    const [rows, hits, leftOut, reasons] = [this.#rows, this.#hits, this.#leftOut, this.reasons];
    const isCounting = this.#above === null;
    for (let at = 0; at < count; at++) {
      const reason = left[at]!;
      if (reason === NOT_JUDGED) continue;
      const row = from + at;
      const cell = periods[row]! * groups + (codes === null ? 0 : codes[row]!);
      if (reason >= 0) leftOut[cell * reasons + reason]!++;
      else if (isCounting) {
        rows[cell]!++;
        hits[cell]! += above[at]!;
      } else this.add(cell, above[at]!, below[at]!);
    }
  }

  leaveOut(cell: number, reason: number): void {
    this.#leftOut[cell * this.reasons + reason]!++;
  }

  above(cell: number): number {
    return this.#above?.at(cell) ?? this.#hits[cell]!;
  }

  below(cell: number): number {
    return this.#below?.at(cell) ?? this.#rows[cell]!;
  }

  rows(cell: number): number {
    return this.#rows[cell]!;
  }

  /** How many rows were left out for a reason. */
  leftOut(cell: number, reason: number): number {
    return this.#leftOut[cell * this.reasons + reason]!;
  }

  values(cell: number): readonly number[] {
    return this.#values?.[cell] ?? [];
  }
}

/** Cases that began and ended, for each group in each period. */
export class FlowTally {
  readonly #started: Uint32Array;
  readonly #ended: Uint32Array;
  readonly #unbalanced: Uint32Array;
  readonly #openBefore: Uint32Array;

  constructor(
    private readonly groups: number,
    periods: number,
  ) {
    this.#started = new Uint32Array(groups * periods);
    this.#ended = new Uint32Array(groups * periods);
    this.#unbalanced = new Uint32Array(groups * periods);
    this.#openBefore = new Uint32Array(groups);
  }

  openBefore(group: number): void {
    this.#openBefore[group]!++;
  }

  started(period: number, group: number): void {
    this.#started[period * this.groups + group]!++;
  }

  ended(period: number, group: number): void {
    this.#ended[period * this.groups + group]!++;
  }

  unbalanced(period: number, group: number): void {
    this.#unbalanced[period * this.groups + group]!++;
  }

  /** Opening, started, ended and closing of each period in turn. */
  of(group: number): readonly {
    opening: number;
    started: number;
    ended: number;
    closing: number;
    unbalanced: number;
  }[] {
    const flows = [];
    let open = this.#openBefore[group]!;
    for (let cell = group; cell < this.#started.length; cell += this.groups) {
      const opening = open;
      const [started, ended] = [this.#started[cell]!, this.#ended[cell]!];
      open = opening + started - ended;
      flows.push({ opening, started, ended, closing: open, unbalanced: this.#unbalanced[cell]! });
    }
    return flows;
  }
}
