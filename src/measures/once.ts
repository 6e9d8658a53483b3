import { asText, isBlank, isError, trim } from "../cells/cell";
import { measuresText } from "../text/measures";
import { columnOf, type Table } from "../verify/tables/table";
import type { Measure } from "./measure";

/** Why the cell that says who or what a row is about names nobody. */
export const NoKey = { BLANK: -1, ERROR: -2 } as const;

/** Whom each row is about, as a number that is the same wherever the cell says the same; below 0 where it says nothing. */
export interface Keys {
  readonly codes: Int32Array;
  readonly count: number;
}

/** The keys of a column: trimmed and in any letter case, as KPI.COUNTDISTINCT takes them. */
export function keysIn(table: Table, field: string): Keys {
  const raw = columnOf(table, field)?.raw ?? [];
  const found = new Map<string, number>();
  const codes = new Int32Array(table.rows);
  for (let row = 0; row < codes.length; row++) {
    const cell = raw[row] ?? null;
    if (isError(cell)) codes[row] = NoKey.ERROR;
    else if (isBlank(cell)) codes[row] = NoKey.BLANK;
    else {
      const key = trim(asText(cell)).toLowerCase();
      const code = found.get(key) ?? found.size;
      found.set(key, code);
      codes[row] = code;
    }
  }
  return { codes, count: found.size };
}

/** What is said of a measure that counts each once; null where every row counts. */
export function onceNote({ oncePer }: Pick<Measure, "oncePer">): string | null {
  return oncePer && measuresText.oncePer(oncePer.columns[0] ?? "");
}

/** Rows that count, of which each key is to count once: in which period, and whether in the numerator. */
export class KeyedRows {
  readonly rows: number[] = [];
  readonly periods: number[] = [];
  readonly isAbove: boolean[] = [];

  constructor(readonly keys: Keys) {}

  add(row: number, period: number, isAbove: boolean): void {
    this.rows.push(row);
    this.periods.push(period);
    this.isAbove.push(isAbove);
  }
}

/** How many different keys there are in any run of periods, on either side. */
export interface OnceCounts {
  readonly above: (from: number, to: number) => number;
  readonly below: (from: number, to: number) => number;
}

/** What counts once, for each group of a split: a key that is in two groups counts in each. */
export class OnceTally {
  /** Where the rows of each cell begin, a cell being one period of one group. */
  readonly #starts: Uint32Array;
  /** Twice the key, and one more where the row is in the numerator. */
  readonly #entries: Uint32Array;
  readonly #keys: number;

  constructor(
    { keys, rows, periods: periodOf, isAbove }: KeyedRows,
    codes: Int32Array | null,
    groups: number,
    private readonly periods: number,
  ) {
    const cellOf = (at: number) =>
      (codes === null ? 0 : codes[rows[at]!]!) * periods + periodOf[at]!;
    this.#keys = keys.count;
    this.#starts = new Uint32Array(groups * periods + 1);
    this.#entries = new Uint32Array(rows.length);
    for (let at = 0; at < rows.length; at++) this.#starts[cellOf(at) + 1]!++;
    for (let cell = 0; cell < groups * periods; cell++)
      this.#starts[cell + 1]! += this.#starts[cell]!;
    const next = this.#starts.slice();
    for (let at = 0; at < rows.length; at++)
      this.#entries[next[cellOf(at)]!++] = 2 * keys.codes[rows[at]!]! + (isAbove[at] ? 1 : 0);
  }

  of(group: number): OnceCounts {
    const { periods } = this;
    const [above, below] = [new LastSeen(this.#keys, periods), new LastSeen(this.#keys, periods)];
    for (let period = 0; period < periods; period++) {
      const cell = group * periods + period;
      const end = this.#starts[cell + 1]!;
      for (let at = this.#starts[cell]!; at < end; at++) {
        const entry = this.#entries[at]!;
        const key = entry >> 1;
        below.see(key, period);
        if ((entry & 1) === 1) above.see(key, period);
      }
      above.close(period);
      below.close(period);
    }
    return { above: above.within, below: below.within };
  }
}

/**
 * Counts keys over every run of periods in one way through them: at the end of a run, the keys in it are those that were
 * last seen no earlier than its first period.
 */
class LastSeen {
  readonly #last: Int16Array;
  readonly #lastIn: Uint32Array;
  readonly #within: Uint32Array;

  constructor(
    keys: number,
    private readonly periods: number,
  ) {
    this.#last = new Int16Array(keys).fill(-1);
    this.#lastIn = new Uint32Array(periods);
    this.#within = new Uint32Array(periods * periods);
  }

  see(key: number, period: number): void {
    const before = this.#last[key]!;
    if (before === period) return;
    if (before >= 0) this.#lastIn[before]!--;
    this.#lastIn[period]!++;
    this.#last[key] = period;
  }

  /** Ends a period, the ones before it being ended. */
  close(period: number): void {
    let seen = 0;
    for (let from = period; from >= 0; from--) {
      seen += this.#lastIn[from]!;
      this.#within[from * this.periods + period] = seen;
    }
  }

  readonly within = (from: number, to: number) => this.#within[from * this.periods + to]!;
}
