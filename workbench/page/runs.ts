import type { PlacedCell } from "../grid/grid";

/** Cells of one column that stand below one another. */
export interface Run {
  /** Id of the sheet. */
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly cells: PlacedCell[];
}

/** Gathers single cells into runs down the columns, so that a fill or a paste is told as few areas. */
export function runsOf(cells: readonly PlacedCell[]): Run[] {
  const sorted = [...cells].sort(
    (a, b) => a.sheet.localeCompare(b.sheet) || a.column - b.column || a.row - b.row,
  );
  const runs: Run[] = [];
  for (const cell of sorted) {
    const last = runs.at(-1);
    if (
      last &&
      last.sheet === cell.sheet &&
      last.column === cell.column &&
      last.row + last.cells.length === cell.row
    ) {
      last.cells.push(cell);
    } else {
      runs.push({ sheet: cell.sheet, row: cell.row, column: cell.column, cells: [cell] });
    }
  }
  return runs;
}
