import { Gave } from "../formula/part";
import type { Given } from "./evaluate";

/** What became of a row. Those that are left out are told apart by the number of the reason on top. */
export const Outcome = { COUNTED: 0, IN_NUMERATOR: 1, LEFT_OUT: 2 } as const;

/** Sums for many cells at once that keep what rounding would lose, digit for digit as `Sum` does. */
class Sums {
  readonly #total: Float64Array;
  readonly #lost: Float64Array;

  constructor(cells: number) {
    this.#total = new Float64Array(cells);
    this.#lost = new Float64Array(cells);
  }

  add(cell: number, value: number): void {
    const before = this.#total[cell]!;
    const total = before + value;
    const added = total - before;
    this.#lost[cell]! += before - (total - added) + (value - added);
    this.#total[cell] = total;
  }

  addAll(given: Given, outcomes: Uint16Array, cells: Int32Array, from: number, to: number): void {
    const { gave, amount } = given;
    for (let row = from; row < to; row++) {
      const cell = cells[row]!;
      if (cell < 0 || outcomes[row - from]! >= Outcome.LEFT_OUT) continue;
      this.add(cell, gave[row] === Gave.TRUE ? 1 : amount[row]!);
    }
  }

  at(cell: number): number {
    return this.#total[cell]! + this.#lost[cell]!;
  }
}

/** Of what more is kept than how many rows there are. */
export interface Kept {
  /** Rows add amounts to the numerator, or to the denominator, that have to be added up. */
  readonly sumsAbove: boolean;
  readonly sumsBelow: boolean;
  /** Each value of the numerator is kept. */
  readonly values: boolean;
}

/** What is counted for each cell, a cell being one group in one period. */
export class Tally {
  readonly #above: Sums | null;
  readonly #below: Sums | null;
  readonly #values: number[][] | null;
  /** How many rows of each cell came to each outcome. */
  readonly #rows: Uint32Array;
  readonly #outcomes: number;

  constructor(cells: number, reasons: number, { sumsAbove, sumsBelow, values }: Kept) {
    this.#above = sumsAbove ? new Sums(cells) : null;
    this.#below = sumsBelow ? new Sums(cells) : null;
    this.#values = values ? Array.from({ length: cells }, () => []) : null;
    this.#outcomes = Outcome.LEFT_OUT + reasons;
    this.#rows = new Uint32Array(cells * this.#outcomes);
  }

  /** One row. Where it is left out it adds nothing. */
  add(cell: number, outcome: number, above: number, below: number): void {
    this.#rows[cell * this.#outcomes + outcome]!++;
    if (outcome >= Outcome.LEFT_OUT) return;
    this.#above?.add(cell, above);
    this.#below?.add(cell, below);
    this.#values?.[cell]?.push(above);
  }

  /** Rows that follow each other; `cells` is where each row of the table stands, below 0 for nowhere. */
  addAll(outcomes: Uint16Array, cells: Int32Array, from: number, to: number): void {
    const [rows, many] = [this.#rows, this.#outcomes];
    for (let row = from; row < to; row++) {
      const cell = cells[row]!;
      if (cell >= 0) rows[cell * many + outcomes[row - from]!]!++;
    }
  }

  /** How many rows another tally counted, which tells the groups of each cell of this one apart. */
  addGroups(of: Tally, groups: number): void {
    const [rows, parts, many] = [this.#rows, of.#rows, this.#outcomes];
    for (let first = 0, part = 0; first < rows.length; first += many)
      for (let group = 0; group < groups; group++)
        for (let outcome = 0; outcome < many; outcome++, part++)
          rows[first + outcome]! += parts[part]!;
  }

  /** What such rows add to either side, where that is an amount. */
  addAmounts(
    above: Given | null,
    below: Given | null,
    outcomes: Uint16Array,
    cells: Int32Array,
    from: number,
    to: number,
  ): void {
    if (above) this.#above?.addAll(above, outcomes, cells, from, to);
    if (below) this.#below?.addAll(below, outcomes, cells, from, to);
  }

  above(cell: number): number {
    return this.#above?.at(cell) ?? this.#rows[cell * this.#outcomes + Outcome.IN_NUMERATOR]!;
  }

  below(cell: number): number {
    return this.#below?.at(cell) ?? this.rows(cell);
  }

  rows(cell: number): number {
    const first = cell * this.#outcomes;
    return this.#rows[first + Outcome.COUNTED]! + this.#rows[first + Outcome.IN_NUMERATOR]!;
  }

  /** How many rows were left out for a reason. */
  leftOut(cell: number, reason: number): number {
    return this.#rows[cell * this.#outcomes + Outcome.LEFT_OUT + reason]!;
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
