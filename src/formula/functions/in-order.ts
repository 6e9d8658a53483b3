import type { Cell } from "../../cells/cell";
import { inStretches, OnceAKey, sortInSteps, type Steps } from "../patience";
import type { Aggregate } from "./aggregate";
import { keepsWithin, orderedAs, type Bound } from "./criterion";
import type { Effort } from "./definition";

// So few rows are looked through sooner than they are put in order.
const FEW = 64;
// What it costs to find those within limits of two columns, in rows.
const COST_OF_TWO = 8;

interface Placed {
  readonly row: number;
  readonly value: number | string;
}

/** By what rows are put in order, and what is made of those between limits. */
interface Ordering {
  readonly column: readonly Cell[];
  readonly type: "number" | "string";
  readonly aggregate: Aggregate;
  readonly effort: Effort;
}

/** Rows in the order of the numbers or texts in a column, so that those between limits are found without a look at each. */
export class InOrder {
  readonly rows: readonly number[];
  readonly #values: readonly (number | string)[];
  #range: ((from: number, to: number) => Cell) | null = null;
  /** Parts of the rows in the order of another column, each made when it is first asked for. */
  #parts: OnceAKey<string, InOrder> | null = null;

  private constructor(
    found: readonly Placed[],
    private readonly ordering: Ordering,
  ) {
    this.rows = found.map(({ row }) => row);
    this.#values = found.map(({ value }) => value);
  }

  static *of(rows: readonly number[], ordering: Ordering): Steps<InOrder> {
    const { column, type } = ordering;
    const found: Placed[] = [];
    yield* inStretches(rows.length, (from, to) => {
      for (let at = from; at < to; at++) {
        const row = rows[at]!;
        const value = orderedAs(type, column[row] ?? null);
        if (value !== null) found.push({ row, value });
      }
    });
    const inOrder = yield* sortInSteps(found, (a, b) =>
      a.value < b.value ? -1 : a.value > b.value ? 1 : a.row - b.row,
    );
    return new InOrder(inOrder, ordering);
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
    this.#range ??= this.ordering.aggregate.ranges(this.rows);
    return this.#range(from, Math.max(from, to));
  }

  /** What those of them give that keep within limits of a second column, the same one every time. */
  within(from: number, to: number, second: readonly Cell[], bounds: readonly Bound[]): Cell {
    this.ordering.effort.gone(COST_OF_TWO);
    return this.#split(0, this.rows.length, { from, to, second, bounds });
  }

  #split(start: number, end: number, asked: Asked): Cell {
    const { from, to, second, bounds } = asked;
    const { aggregate } = this.ordering;
    if (from >= end || to <= start) return aggregate.over([]);
    if (end - start <= FEW) {
      const rows = this.rows.slice(Math.max(start, from), Math.min(end, to));
      return aggregate.over(rows.filter((row) => keepsWithin(second[row] ?? null, bounds)));
    }
    if (from <= start && end <= to) {
      const part = this.#part(start, end, second, typeOf(bounds));
      return part.between(...part.places(bounds));
    }
    const middle = (start + end) >> 1;
    return aggregate.join(this.#split(start, middle, asked), this.#split(middle, end, asked));
  }

  #part(start: number, end: number, column: readonly Cell[], type: "number" | "string"): InOrder {
    this.#parts ??= new OnceAKey<string, InOrder>(this.ordering.effort);
    return this.#parts.of(`${type} ${start} ${end}`, end - start, () =>
      InOrder.of(this.rows.slice(start, end), { ...this.ordering, column, type }),
    );
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
