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

/** What is counted for each cell, a cell being one group in one period. */
export class Tally {
  readonly #above: Sums;
  readonly #below: Sums;
  readonly #rows: Uint32Array;
  readonly #leftOut: Uint32Array;
  readonly #values: number[][] | null;

  constructor(
    cells: number,
    private readonly reasons: number,
    keepsValues: boolean,
  ) {
    this.#above = new Sums(cells);
    this.#below = new Sums(cells);
    this.#rows = new Uint32Array(cells);
    this.#leftOut = new Uint32Array(cells * reasons);
    this.#values = keepsValues ? Array.from({ length: cells }, () => []) : null;
  }

  add(cell: number, above: number, below: number): void {
    this.#rows[cell]!++;
    this.#above.add(cell, above);
    this.#below.add(cell, below);
    this.#values?.[cell]?.push(above);
  }

  leaveOut(cell: number, reason: number): void {
    this.#leftOut[cell * this.reasons + reason]!++;
  }

  above(cell: number): number {
    return this.#above.at(cell);
  }

  below(cell: number): number {
    return this.#below.at(cell);
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
