import type { Column } from "../src/kpi/column";
import { HandedColumn } from "./handed-column";

// Many formulas over the same range share what was read and found out of it. Excel hands the same cells over in new
// lists each time, so a column is known again by its cells, every one of them: a figure must never come from a range
// that only looks alike.

/** Shorter ranges are read again in less time than they are known again. */
const LONG = 64;
/** A column that differs only beyond so many rows is an earlier state of this one. */
const OLD = 1000;
const MOST_COLUMNS = 16;
/** What is remembered takes about 10 bytes a cell. */
const MOST_CELLS = 4_000_000;

/** Columns of this and earlier goes, the last used first. */
let columns: readonly HandedColumn[] = [];

/** By the host's own lists, within one go alone: later a host may use its lists again for other cells. */
let ofThisGo = new WeakMap<readonly unknown[], Column>();
let isToBeForgotten = false;

function endOfGo(): void {
  ofThisGo = new WeakMap();
  columns = columns.filter(({ isRead }) => isRead);
  isToBeForgotten = false;
}

function keep(column: HandedColumn): void {
  let cells = 0;
  columns = [column, ...columns.filter((other) => other !== column)].filter(
    ({ length }, at) => at < MOST_COLUMNS && (cells += length) <= MOST_CELLS,
  );
}

function longColumn(rows: readonly unknown[]): Column {
  for (const known of columns) {
    if (!known.isRead || known.length !== rows.length) continue;
    const difference = known.differsAt(rows);
    if (difference < 0) {
      if (columns[0] !== known) keep(known);
      return known;
    }
    // Different columns differ from their first rows on: this is the same one before somebody typed into it.
    if (difference > OLD) columns = columns.filter((column) => column !== known);
  }
  const column = new HandedColumn(rows);
  keep(column);
  return column;
}

/** The column that these rows are, known from before or new; `read` makes one of several columns or of a few cells. */
export function remembered(
  rows: readonly unknown[],
  width: number,
  read: (rows: readonly unknown[], width: number) => Column,
): Column {
  const known = ofThisGo.get(rows);
  if (known) {
    // What is asked for twice is asked for again.
    if (known instanceof HandedColumn) known.read();
    return known;
  }
  const column = width === 1 && rows.length >= LONG ? longColumn(rows) : read(rows, width);
  ofThisGo.set(rows, column);
  if (!isToBeForgotten) {
    isToBeForgotten = true;
    void Promise.resolve().then(endOfGo);
  }
  return column;
}
