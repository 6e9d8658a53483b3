import type { Cell } from "../../cells/cell";
import type { Aggregate } from "./aggregate";
import { keepsWithin, orderedAs, type Bound } from "./criterion";

// So few rows are looked through sooner than they are put in order.
const FEW = 64;

/** Rows in the order of the numbers or texts in a column, so that those between limits are found without a look at each. */
export class InOrder {
  readonly rows: readonly number[];
  readonly #values: readonly (number | string)[];
  readonly #aggregate: Aggregate;
  #range: ((from: number, to: number) => Cell) | null = null;
  /** Parts of the rows in the order of another column, each made when it is first asked for. */
  readonly #parts = new Map<string, InOrder>();

  constructor(
    rows: readonly number[],
    column: readonly Cell[],
    type: "number" | "string",
    aggregate: Aggregate,
  ) {
    const found: { readonly row: number; readonly value: number | string }[] = [];
    for (const row of rows) {
      const value = orderedAs(type, column[row] ?? null);
      if (value !== null) found.push({ row, value });
    }
    found.sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : a.row - b.row));
    this.rows = found.map(({ row }) => row);
    this.#values = found.map(({ value }) => value);
    this.#aggregate = aggregate;
  }

  /** The places of the rows that keep within the limits. */
  places(bounds: readonly Bound[]): readonly [from: number, to: number] {
    let [from, to] = [0, this.#values.length];
    for (const { sign, limit } of bounds) {
      if (sign === "<" || sign === "<=") to = Math.min(to, this.#firstAbove(limit, sign === "<"));
      else from = Math.max(from, this.#firstAbove(limit, sign === ">="));
    }
    return [from, to];
  }

  /** What the rows between two places give. */
  between(from: number, to: number): Cell {
    this.#range ??= this.#aggregate.ranges(this.rows);
    return this.#range(from, Math.max(from, to));
  }

  /** What those of them give that keep within limits of a second column, the same one every time. */
  within(from: number, to: number, second: readonly Cell[], bounds: readonly Bound[]): Cell {
    return this.#split(0, this.rows.length, { from, to, second, bounds });
  }

  #split(start: number, end: number, asked: Asked): Cell {
    const { from, to, second, bounds } = asked;
    if (from >= end || to <= start) return this.#aggregate.over([]);
    if (end - start <= FEW) {
      const rows = this.rows.slice(Math.max(start, from), Math.min(end, to));
      return this.#aggregate.over(rows.filter((row) => keepsWithin(second[row] ?? null, bounds)));
    }
    if (from <= start && end <= to) {
      const part = this.#part(start, end, second, typeOf(bounds));
      return part.between(...part.places(bounds));
    }
    const middle = (start + end) >> 1;
    return this.#aggregate.join(this.#split(start, middle, asked), this.#split(middle, end, asked));
  }

  #part(start: number, end: number, second: readonly Cell[], type: "number" | "string"): InOrder {
    const key = `${type} ${start} ${end}`;
    let part = this.#parts.get(key);
    if (!part) {
      part = new InOrder(this.rows.slice(start, end), second, type, this.#aggregate);
      this.#parts.set(key, part);
    }
    return part;
  }

  /** The first place whose value is above `limit`, or not below it where equals count as above. */
  #firstAbove(limit: number | string, orEqual: boolean): number {
    let [low, high] = [0, this.#values.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const value = this.#values[middle]!;
      if (value > limit || (orEqual && value === limit)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** What the limits of one column are all held against. */
export const typeOf = ([first]: readonly Bound[]) =>
  typeof first?.limit === "string" ? "string" : "number";

interface Asked {
  readonly from: number;
  readonly to: number;
  readonly second: readonly Cell[];
  readonly bounds: readonly Bound[];
}
