import type { DayNumber } from "../cells/date";
import { ColumnFormulas } from "../formula/by-column";
import type { Binding } from "../formula/compile";
import { ok, type Result } from "../text/trouble";
import type { Table } from "../verify/tables/table";
import type { BoundFormula } from "./bind";
import { bindingOf, nothingGiven, RowFormula, type Given } from "./evaluate";
import { groupsOf, type Grouping, type NoGrouping } from "./groups";
import { keysIn, type Keys } from "./once";
import type { Grid } from "./periods";
import type { Period } from "./result";

// A few milliseconds of the slowest formulas.
export const ROWS_AT_A_TIME = 4000;

/** Lets others in between pieces of work, and stops where that is asked for. */
export interface Pace {
  /** After so many rows; refused where the work is to stop. */
  readonly step: (rows: number) => Promise<Result<void>>;
}

export interface Days {
  /** 0 where a row has none. */
  readonly days: Int32Array;
  readonly gave: Uint8Array;
}

const NOWHERE = -1;

export interface PlacedRows {
  /** Number of the period of each row; below 0 where it is in none. */
  readonly periods: Int16Array;
  /** Rows that have no day. */
  readonly undated: readonly number[];
  /** The first period that has rows, or 0 where rows are earlier than all; -1 where there are none. */
  readonly first: number;
}

/** What the formulas of measures give over one table, each worked out once however many measures use it. */
export class Working {
  readonly #columns: ColumnFormulas;
  readonly #given = new Map<string, Given>();
  readonly #days = new Map<string, Days>();
  readonly #placed = new Map<string, PlacedRows>();
  readonly #cells = new Map<string, Map<Grouping | null, Int32Array>>();
  readonly #keys = new Map<string, Keys>();
  readonly #groupings = new Map<string, Grouping | NoGrouping>();

  constructor(
    readonly table: Table,
    readonly asOf: DayNumber,
    private readonly pace: Pace,
  ) {
    this.#columns = new ColumnFormulas(this.#binding(null), table.rows);
  }

  /** What a formula gives in every row, in a period where it depends on one. */
  async given(formula: BoundFormula, period: Period | null): Promise<Result<Given>> {
    const { rows } = this.table;
    const known = this.#given.get(formula.key);
    if (known) return ok(known);
    const compiled = this.compile(formula, period);
    if (!compiled.ok) return compiled;
    const part = formula.isByPeriod ? null : this.#columns.of(formula.checked);
    if (part?.ok === false) return part;
    const given = nothingGiven(rows);
    for (let from = 0; from < rows; from += ROWS_AT_A_TIME) {
      const to = Math.min(from + ROWS_AT_A_TIME, rows);
      if (part) compiled.value.fromPart(part.value, given, from, to);
      else compiled.value.into(given, from, to);
      const stepped = await this.pace.step(to - from);
      if (!stepped.ok) return stepped;
    }
    if (part) this.#given.set(formula.key, given);
    return ok(given);
  }

  /**
   * What a formula that depends on the period gives in every row for the row's own period; rows without one are left
   * as they are.
   */
  async givenByRow(
    formula: BoundFormula,
    periods: readonly Period[],
    periodOf: (row: number) => number,
  ): Promise<Result<Given>> {
    const { rows } = this.table;
    const given = nothingGiven(rows);
    const compiled: RowFormula[] = [];
    for (const period of periods) {
      const one = this.compile(formula, period);
      if (!one.ok) return one;
      compiled.push(one.value);
    }
    for (let from = 0; from < rows; from += ROWS_AT_A_TIME) {
      const to = Math.min(from + ROWS_AT_A_TIME, rows);
      for (let row = from; row < to; row++) compiled[periodOf(row)]?.into(given, row, row + 1);
      const stepped = await this.pace.step(to - from);
      if (!stepped.ok) return stepped;
    }
    return ok(given);
  }

  /** The day that a formula gives in every row. */
  async days(formula: BoundFormula): Promise<Result<Days>> {
    const { rows } = this.table;
    const known = this.#days.get(formula.key);
    if (known) return ok(known);
    const compiled = this.compile(formula, null);
    if (!compiled.ok) return compiled;
    const days = { days: new Int32Array(rows), gave: new Uint8Array(rows) };
    for (let from = 0; from < rows; from += ROWS_AT_A_TIME) {
      const to = Math.min(from + ROWS_AT_A_TIME, rows);
      compiled.value.intoDays(days.days, days.gave, from, to);
      const stepped = await this.pace.step(to - from);
      if (!stepped.ok) return stepped;
    }
    this.#days.set(formula.key, days);
    return ok(days);
  }

  /** The period of every row by the day that a formula gives, worked out once for all measures that share it. */
  placed(formula: BoundFormula, { days }: Days, grid: Grid): PlacedRows {
    const known = this.#placed.get(formula.key);
    if (known) return known;
    const { skip } = this.table;
    const earliest = grid.periods[0]?.first ?? 1;
    const periods = new Int16Array(days.length);
    const undated: number[] = [];
    let first = -1;
    for (let row = 0; row < periods.length; row++) {
      const day = days[row]!;
      const isLooked = skip[row] === 0 && day <= this.asOf;
      const period = isLooked && day > 0 ? grid.at(day) : NOWHERE;
      periods[row] = period;
      if (!isLooked) continue;
      if (day === 0) undated.push(row);
      else if (period >= 0 && (first < 0 || period < first)) first = period;
      else if (period === NOWHERE && day < earliest) first = 0;
    }
    const placed = { periods, undated, first };
    this.#placed.set(formula.key, placed);
    return placed;
  }

  /** The cell of a tally in which each row stands, by its period and its group; below 0 where it is in no period. */
  cells(formula: BoundFormula, { periods }: PlacedRows, grouping: Grouping | null): Int32Array {
    const ofDay = this.#cells.get(formula.key) ?? new Map<Grouping | null, Int32Array>();
    this.#cells.set(formula.key, ofDay);
    const known = ofDay.get(grouping);
    if (known) return known;
    const cells = Int32Array.from(periods);
    if (grouping) {
      const { codes, labels } = grouping;
      for (let row = 0; row < cells.length; row++)
        if (periods[row]! >= 0) cells[row] = periods[row]! * labels.length + codes[row]!;
    }
    ofDay.set(grouping, cells);
    return cells;
  }

  compile(formula: BoundFormula, period: Period | null): Result<RowFormula> {
    return RowFormula.of(formula, this.table, this.#binding(period));
  }

  #binding(period: Period | null): Binding {
    return bindingOf(this.table, {
      asOf: this.asOf,
      periodStart: period?.first ?? this.asOf,
      periodEnd: Math.min(period?.last ?? this.asOf, this.asOf),
    });
  }

  /** Forgets what only formulas of one measure and their parts gave. */
  forget(keys: readonly string[]): void {
    for (const key of keys) this.#given.delete(key);
    this.#columns.forget(keys);
  }

  /** Whom each row is about, by a column. */
  keys({ key, checked }: BoundFormula): Keys {
    const known = this.#keys.get(key);
    if (known) return known;
    const keys = keysIn(this.table, checked.columns[0] ?? "");
    this.#keys.set(key, keys);
    return keys;
  }

  /** The groups of a column, or why it makes none. */
  grouping(written: string): Grouping | NoGrouping {
    const known = this.#groupings.get(written);
    if (known) return known;
    const made = groupsOf(this.table, written);
    this.#groupings.set(written, made);
    return made;
  }
}
