import { isBlank, isError, type Cell } from "../../cells/cell";
import { listed } from "../column";
import { factsOf } from "../column-facts";
import type { Range } from "../range";

/** One column of a table, as an argument of its own. */
export function columnOf(table: Range, column: number): Range {
  const cells: Cell[] = [];
  for (let at = column; at < table.cells.length; at += table.columns) {
    cells.push(table.cells[at] ?? null);
  }
  return { ...table, columns: 1, cells, column: listed(cells) };
}

export function columnsOf(table: Range): Range[] {
  return Array.from({ length: table.columns }, (_, column) => columnOf(table, column));
}

/**
 * Whether a cell of a column is filled: something is left when spaces are taken away. An error is not: nothing can be read
 * there. A 0 is a blank among text and dates, because Excel on the desktop hands blanks over so.
 */
export function filledIn(column: Range): (row: number) => boolean {
  const { cells } = column;
  const zeroCounts = factsOf(column).zeros === "number";
  return (row) => {
    const cell = cells[row] ?? null;
    if (cell === 0) return zeroCounts;
    return !isError(cell) && !isBlank(cell);
  };
}

/** A column with what is known of its cells. */
export interface FilledColumn {
  readonly range: Range;
  readonly isFilled: (row: number) => boolean;
}

export function filledColumns(table: Range): FilledColumn[] {
  return columnsOf(table).map((range) => ({ range, isFilled: filledIn(range) }));
}

/**
 * The rows that are in use: those with anything in them. A table of one column cannot tell, so that there every row is.
 */
export function usedRows(table: Range, columns: readonly FilledColumn[]): number[] {
  const rows: number[] = [];
  for (let row = 0; row < table.rows; row++) {
    const isUsed =
      columns.length === 1 ||
      columns.some(({ range, isFilled }) => isFilled(row) || isError(range.cells[row] ?? null));
    if (isUsed) rows.push(row);
  }
  return rows;
}
