import { isError, type Cell } from "../cells/cell";
import { parseDate, type DayNumber } from "../cells/date";
import { compileFormula, type Binding } from "../formula/compile";
import type { Evaluate } from "../formula/functions/definition";
import { Gave, type Part } from "../formula/part";
import { isEmpty, toNumber } from "../formula/values";
import { ok, type Result } from "../text/trouble";
import { columnOf, Quirk, State, type Column, type Table } from "../verify/tables/table";
import type { BoundFormula } from "./bind";

/** What a formula gives in every row: one of `Gave`, and the number where it is one. */
export interface Given {
  readonly gave: Uint8Array;
  /** Empty while no row gives a number. */
  amount: Float64Array;
}

export function nothingGiven(rows: number): Given {
  return { gave: new Uint8Array(rows), amount: new Float64Array(0) };
}

/** Whether some row gave a number rather than TRUE or FALSE. */
export const hasNumbers = (given: Given | null) => given !== null && given.amount.length > 0;

/** A row as an amount: TRUE is one and FALSE nothing. */
export const amountIn = ({ gave, amount }: Given, row: number) =>
  gave[row] === Gave.TRUE ? 1 : amount[row]!;

/** The values that stay the same while a formula is worked out. */
export interface Moments {
  readonly asOf: DayNumber;
  readonly periodStart: DayNumber;
  readonly periodEnd: DayNumber;
}

/** What the formulas of measures read. */
export function bindingOf(table: Table, moments: Moments): Binding {
  const parameters = new Map<string, Cell>([
    ["as_of", moments.asOf],
    ["period_start", moments.periodStart],
    ["period_end", moments.periodEnd],
  ]);
  return {
    column: (name) => columnOf(table, name)?.values ?? [],
    parameter: (name) => parameters.get(name) ?? null,
  };
}

/** A formula over the rows of a table, and what a blank in it comes from. */
export class RowFormula {
  /** Columns in which some cell is read as blank though something stands in it. */
  readonly #unusable: readonly Pick<Column, "state" | "quirks">[];

  private constructor(
    private readonly evaluate: Evaluate,
    columns: readonly Pick<Column, "state" | "quirks">[],
  ) {
    this.#unusable = columns.filter(({ state }) => state.includes(State.UNUSABLE));
  }

  static of({ checked }: BoundFormula, table: Table, binding: Binding): Result<RowFormula> {
    const compiled = compileFormula(checked, binding);
    if (!compiled.ok) return compiled;
    const columns = checked.columns.flatMap((name) => columnOf(table, name) ?? []);
    return ok(new RowFormula(compiled.value, columns));
  }

  /** What it gives from one row up to, not including, another. */
  into(given: Given, from: number, to: number): void {
    const { gave } = given;
    for (let row = from; row < to; row++) {
      const value = this.evaluate(row);
      if (value === true) gave[row] = Gave.TRUE;
      else if (value === false) gave[row] = Gave.FALSE;
      else this.#other(value, given, row);
    }
  }

  /** The same, where the columns have been gone through already. */
  fromPart(part: Part, given: Given, from: number, to: number): void {
    const { gave, numbers, hasOthers } = part.upTo(to);
    given.gave.set(gave.subarray(from, to), from);
    if (numbers.length > 0) amountsOf(given).set(numbers.subarray(from, to), from);
    if (!hasOthers && this.#unusable.length === 0) return;
    for (let row = from; row < to; row++) {
      const kind = gave[row]!;
      if (kind === Gave.OTHER || kind === Gave.BLANK) this.#other(this.evaluate(row), given, row);
    }
  }

  /** The day that it gives in a row: 0 where there is none. */
  intoDays(days: Int32Array, gave: Uint8Array, from: number, to: number): void {
    for (let row = from; row < to; row++) {
      const value = this.evaluate(row);
      const day = typeof value === "string" ? parseDate(value) : value;
      if (typeof day === "number" && day >= 1) {
        days[row] = Math.floor(day);
        gave[row] = Gave.NUMBER;
      } else {
        gave[row] = isEmpty(value) ? this.#whyBlank(row) : isError(value) ? Gave.ERROR : Gave.OTHER;
      }
    }
  }

  #other(value: Cell, given: Given, row: number): void {
    const { gave } = given;
    if (isEmpty(value)) {
      gave[row] = this.#whyBlank(row);
      return;
    }
    const number = toNumber(value);
    if (typeof number === "number") {
      gave[row] = Gave.NUMBER;
      amountsOf(given)[row] = number;
    } else {
      gave[row] = isError(value) ? Gave.ERROR : Gave.OTHER;
    }
  }

  /** Cells with an error, or with something that their column cannot hold, are read as blank. */
  #whyBlank(row: number): number {
    let why: number = Gave.BLANK;
    for (const { state, quirks } of this.#unusable) {
      if (state[row] !== State.UNUSABLE) continue;
      if ((quirks[row]! & Quirk.ERROR) !== 0) return Gave.ERROR;
      why = Gave.OTHER;
    }
    return why;
  }
}

function amountsOf(given: Given): Float64Array {
  if (given.amount.length === 0) given.amount = new Float64Array(given.gave.length);
  return given.amount;
}
