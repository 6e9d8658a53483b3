import { isError, type Cell } from "../cells/cell";
import { parseDate, type DayNumber } from "../cells/date";
import { compileFormula } from "../formula/compile";
import type { Evaluate } from "../formula/functions/definition";
import { isEmpty, toNumber } from "../formula/values";
import { ok, type Result } from "../text/trouble";
import { columnOf, Quirk, State, type Table } from "../verify/tables/table";
import type { BoundFormula } from "./bind";

/** What a formula gave in a row. */
export const Gave = { NUMBER: 0, TRUE: 1, FALSE: 2, BLANK: 3, ERROR: 4, OTHER: 5 } as const;

/** What a formula gives in every row: one byte a row, and the number where it is one. */
export interface Given {
  readonly gave: Uint8Array;
  readonly amount: Float64Array;
  /** Some row gave a number rather than TRUE or FALSE. */
  hasNumbers: boolean;
}

export function nothingGiven(rows: number): Given {
  return { gave: new Uint8Array(rows), amount: new Float64Array(rows), hasNumbers: false };
}

/** The values that stay the same while a formula is worked out. */
export interface Moments {
  readonly asOf: DayNumber;
  readonly periodStart: DayNumber;
  readonly periodEnd: DayNumber;
}

/** A formula over the rows of a table, and what a blank in it comes from. */
export class RowFormula {
  readonly #columns: readonly { readonly state: Uint8Array; readonly quirks: Uint8Array }[];

  private constructor(
    private readonly evaluate: Evaluate,
    columns: readonly { readonly state: Uint8Array; readonly quirks: Uint8Array }[],
  ) {
    this.#columns = columns;
  }

  static of({ checked }: BoundFormula, table: Table, moments: Moments): Result<RowFormula> {
    const parameters = new Map<string, Cell>([
      ["as_of", moments.asOf],
      ["period_start", moments.periodStart],
      ["period_end", moments.periodEnd],
    ]);
    const compiled = compileFormula(checked, {
      column: (name) => columnOf(table, name)?.values ?? [],
      parameter: (name) => parameters.get(name) ?? null,
    });
    if (!compiled.ok) return compiled;
    const columns = checked.columns.flatMap((name) => columnOf(table, name) ?? []);
    return ok(new RowFormula(compiled.value, columns));
  }

  /** What it gives from one row up to, not including, another. */
  into(given: Given, from: number, to: number): void {
    const { gave, amount } = given;
    for (let row = from; row < to; row++) {
      const value = this.evaluate(row);
      if (value === true) {
        gave[row] = Gave.TRUE;
        amount[row] = 1;
      } else if (value === false) {
        gave[row] = Gave.FALSE;
      } else if (typeof value === "number") {
        gave[row] = Gave.NUMBER;
        amount[row] = value;
        given.hasNumbers = true;
      } else {
        this.#other(value, given, row);
      }
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
    const { gave, amount } = given;
    if (isEmpty(value)) {
      gave[row] = this.#whyBlank(row);
      return;
    }
    const number = toNumber(value);
    if (typeof number === "number") {
      gave[row] = Gave.NUMBER;
      amount[row] = number;
      given.hasNumbers = true;
    } else {
      gave[row] = isError(value) ? Gave.ERROR : Gave.OTHER;
    }
  }

  /** Cells with an error, or with something that their column cannot hold, are read as blank. */
  #whyBlank(row: number): number {
    let why: number = Gave.BLANK;
    for (const { state, quirks } of this.#columns) {
      if (state[row] !== State.UNUSABLE) continue;
      if ((quirks[row]! & Quirk.ERROR) !== 0) return Gave.ERROR;
      why = Gave.OTHER;
    }
    return why;
  }
}
