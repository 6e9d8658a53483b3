import { isError, type Cell } from "../cells/cell";
import type { Evaluate } from "./functions/definition";
import { isEmpty } from "./values";

/** What an expression gives in a row, as far as conditions and sums ask. */
export const Gave = { NUMBER: 0, TRUE: 1, FALSE: 2, BLANK: 3, ERROR: 4, OTHER: 5 } as const;
export const KINDS = 6;

/** Works out what a part gives from one row up to, not including, another. */
export type Fill = (part: Part, from: number, to: number) => void;

const NO_NUMBERS = new Float64Array(0);

/** A part of a formula over the rows of a table, worked out as far down as it was asked for. */
export class Part {
  /** One of `Gave` for each row; one alone where it is the same in all of them. */
  readonly gave: Uint8Array;
  /** The number of each row that gave one; empty while no row did. */
  numbers = NO_NUMBERS;
  /** Some row gave a text. */
  hasOthers = false;
  #done = 0;

  constructor(
    rows: number,
    readonly at: Evaluate,
    private readonly fill: Fill,
  ) {
    this.gave = new Uint8Array(rows);
  }

  upTo(row: number): this {
    if (row > this.#done) {
      this.fill(this, this.#done, row);
      this.#done = row;
    }
    return this;
  }

  set(row: number, value: Cell): void {
    if (typeof value === "number") {
      this.ownNumbers()[row] = value;
      this.gave[row] = Gave.NUMBER;
    } else {
      const gave = gaveOf(value);
      this.gave[row] = gave;
      if (gave === Gave.OTHER) this.hasOthers = true;
    }
  }

  /** Its numbers, to be written to. */
  ownNumbers(): Float64Array {
    if (this.numbers.length === 0) this.numbers = new Float64Array(this.gave.length);
    return this.numbers;
  }
}

/** What a value is among `Gave`. */
export function gaveOf(value: Cell): number {
  if (typeof value === "number") return Gave.NUMBER;
  if (typeof value === "boolean") return value ? Gave.TRUE : Gave.FALSE;
  if (isEmpty(value)) return Gave.BLANK;
  return isError(value) ? Gave.ERROR : Gave.OTHER;
}
