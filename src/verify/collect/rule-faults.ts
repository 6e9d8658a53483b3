import type { FindingGroup, Level } from "../finding";
import type { RowFault } from "../kinds/kind";
import type { Column } from "../tables/table";
import type { Draft } from "./draft";
import { groupFor } from "./reporter";

/** A fault of a row as it was reported, and the finding that it becomes once that is asked for. */
export interface Entry {
  readonly fault: RowFault;
  readonly level: Level;
  /** The column that the fault is about, to which a click goes. */
  readonly column: Column;
  draft: Draft | null;
}

/** Faults of one column that are counted and not listed. */
export interface Cut {
  readonly column: Column;
  readonly level: Level;
  readonly group: FindingGroup;
  readonly first: number;
  last: number;
  rows: number;
}

// So many are taken out of a long list one by one.
const FEW = 50;

/** What one rule has reported about one table, from top to bottom once it is asked for. */
export class RuleFaults {
  #entries: Entry[] = [];
  #isInOrder = true;
  /** Faults that were dropped to be looked for anew, by their cells: most are found again as they were. */
  #former: Map<number, Entry> | null = null;
  #cut: { readonly after: number; readonly cuts: readonly Cut[] } | null = null;
  /** The faults about each row, once somebody has asked for some of them. */
  #byRow: Map<number, Entry[]> | null = null;

  get count(): number {
    return this.#entries.length;
  }

  add(entry: Entry): void {
    const former = this.#former?.get(cellKey(entry));
    if (former && isSame(former, entry)) entry.draft = former.draft;
    this.#cut = null;
    const last = this.#entries.at(-1);
    const isNext = last === undefined || byPlace(last, entry) <= 0;
    if (this.#byRow) addByRow(this.#byRow, entry);
    if (this.#byRow && this.#isInOrder && !isNext) {
      // After an edit, a few of many.
      this.#entries.splice(this.#placeOf(entry), 0, entry);
      return;
    }
    if (!isNext) this.#isInOrder = false;
    this.#entries.push(entry);
  }

  /** Where the first fault stands that comes after one, in a list in order. */
  #placeOf(entry: Entry): number {
    let [low, high] = [0, this.#entries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (byPlace(this.#entries[middle]!, entry) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** From top to bottom, and from left to right. */
  inOrder(): readonly Entry[] {
    if (!this.#isInOrder) this.#entries.sort(byPlace);
    this.#isInOrder = true;
    return this.#entries;
  }

  dropAll(): void {
    this.#keepFormer(this.#entries);
    this.#entries = [];
    this.#isInOrder = true;
    this.#cut = null;
    this.#byRow = null;
  }

  dropRows(rows: ReadonlySet<number>): void {
    const dropped = new Set(this.#about(rows));
    if (dropped.size === 0) return;
    if (this.#isInOrder && dropped.size <= FEW)
      for (const entry of dropped) {
        const until = this.#placeOf(entry) - 1;
        this.#entries.splice(this.#entries.lastIndexOf(entry, until), 1);
      }
    else this.#entries = this.#entries.filter((entry) => !dropped.has(entry));
    for (const { fault } of dropped)
      for (const row of rowsOf(fault)) {
        const left = this.#byRow?.get(row)?.filter((entry) => !dropped.has(entry)) ?? [];
        if (left.length > 0) this.#byRow?.set(row, left);
        else this.#byRow?.delete(row);
      }
    this.#cut = null;
  }

  /** By the positions of columns. */
  dropColumns(positions: ReadonlySet<number>): void {
    const isDropped = ({ column }: Entry) => positions.has(column.position);
    this.#keepFormer(this.#entries.filter(isDropped));
    this.#entries = this.#entries.filter((entry) => !isDropped(entry));
    this.#cut = null;
    this.#byRow = null;
  }

  speaksOf(rows: ReadonlySet<number>): boolean {
    return this.#about(rows).length > 0;
  }

  /** Findings about these rows are worded anew. */
  refresh(rows: ReadonlySet<number>): void {
    for (const entry of this.#about(rows)) entry.draft = null;
  }

  /** The faults about any of some rows. */
  #about(rows: ReadonlySet<number>): Entry[] {
    if (!this.#byRow) {
      this.#byRow = new Map();
      for (const entry of this.#entries) addByRow(this.#byRow, entry);
    }
    const byRow = this.#byRow;
    return [...rows].flatMap((row) => byRow.get(row) ?? []);
  }

  /** What was dropped and not found again is gone. */
  forgetFormer(): void {
    this.#former = null;
  }

  /** The faults after the first so many, counted by column. */
  cutAfter(after: number, group: FindingGroup): readonly Cut[] {
    if (this.#cut?.after !== after) this.#cut = { after, cuts: this.#countAfter(after, group) };
    return this.#cut.cuts;
  }

  #countAfter(after: number, usual: FindingGroup): readonly Cut[] {
    const cuts: Cut[] = [];
    const entries = this.inOrder();
    let cut: Cut | undefined;
    for (let at = after; at < entries.length; at++) {
      const { fault, level, column } = entries[at]!;
      const isOf = (one: Cut | undefined) =>
        one?.column.position === column.position && one.level === level;
      if (!isOf(cut)) cut = cuts.find(isOf);
      if (cut) {
        cut.rows++;
        cut.last = fault.row;
      } else {
        const { row } = fault;
        const group = groupFor(fault.group ?? usual, level);
        cut = { column, level, group, first: row, last: row, rows: 1 };
        cuts.push(cut);
      }
    }
    return cuts;
  }

  #keepFormer(entries: readonly Entry[]): void {
    this.#former ??= new Map();
    for (const entry of entries) if (entry.draft !== null) this.#former.set(cellKey(entry), entry);
  }
}

const MOST_COLUMNS = 16_384;

const cellKey = ({ fault, column }: Entry) => fault.row * MOST_COLUMNS + column.position;

const byPlace = (a: Entry, b: Entry) =>
  a.fault.row - b.fault.row || a.column.position - b.column.position;

const rowsOf = ({ row, alsoRows = [] }: RowFault): readonly number[] => [row, ...alsoRows];

function addByRow(byRow: Map<number, Entry[]>, entry: Entry): void {
  for (const row of rowsOf(entry.fault)) {
    const known = byRow.get(row);
    if (known) known.push(entry);
    else byRow.set(row, [entry]);
  }
}

/** Whether two faults at one cell read the same, and are about the same cells. */
function isSame({ fault: a, level }: Entry, { fault: b, level: other }: Entry): boolean {
  return (
    // Rows of another table may have moved.
    !a.elsewhere &&
    !b.elsewhere &&
    level === other &&
    a.message === b.message &&
    a.group === b.group &&
    a.fix?.advice === b.fix?.advice &&
    a.fix?.value === b.fix?.value &&
    a.fix?.kind === b.fix?.kind &&
    isSameList(a.alsoRows ?? [], b.alsoRows ?? []) &&
    isSameList(a.columns.map(positionOf), b.columns.map(positionOf))
  );
}

const positionOf = ({ position }: Column) => position;

function isSameList(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}
