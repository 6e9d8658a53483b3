import type { Area } from "../../cells/address";
import { atOnce, type Steps } from "./steps";

export interface CellAt {
  readonly row: number;
  readonly column: number;
}

type Size = Omit<Area, "sheet">;
type Region = { row: number; column: number; rows: number; columns: number };

// A few milliseconds of work.
const CELLS_AT_A_TIME = 20_000;

/** Cells in rectangles: runs down each column, joined across columns where they begin and end alike. */
export const regionsOf = (cells: readonly CellAt[]): Size[] => atOnce(regionSteps(cells));

/** The same in steps, for cells by the hundred thousand. */
export function* regionSteps(cells: readonly CellAt[]): Steps<Size[]> {
  const columns = yield* rowsByColumn(cells);
  const byRow = new Map<number, Region[]>();
  // Regions that the next column may widen, by first row and length.
  let open = new Map<string, Region>();
  let seen = 0;
  for (const column of ascending(columns.keys())) {
    const rows = ascending(columns.get(column) ?? []);
    const widened: typeof open = new Map();
    for (let at = 0; at < rows.length;) {
      const first = rows[at]!;
      let last = first;
      while (++at < rows.length && rows[at]! <= last + 1) {
        last = rows[at]!;
        if (++seen % CELLS_AT_A_TIME === 0) yield undefined;
      }
      if (++seen % CELLS_AT_A_TIME === 0) yield undefined;
      const key = `${first} ${last}`;
      const left = open.get(key);
      if (left && left.column + left.columns === column) {
        left.columns++;
        widened.set(key, left);
      } else {
        const region = { row: first, column, rows: last - first + 1, columns: 1 };
        const beside = byRow.get(first);
        if (beside) beside.push(region);
        else byRow.set(first, [region]);
        widened.set(key, region);
      }
    }
    open = widened;
  }
  const regions: Size[] = [];
  for (const row of ascending(byRow.keys())) {
    for (const region of byRow.get(row) ?? []) regions.push(region);
    if (++seen % CELLS_AT_A_TIME === 0) yield undefined;
  }
  return regions;
}

function* rowsByColumn(cells: readonly CellAt[]): Steps<ReadonlyMap<number, readonly number[]>> {
  const columns = new Map<number, number[]>();
  for (let at = 0; at < cells.length; at++) {
    const { row, column } = cells[at]!;
    const rows = columns.get(column);
    if (rows) rows.push(row);
    else columns.set(column, [row]);
    if (at % CELLS_AT_A_TIME === CELLS_AT_A_TIME - 1) yield undefined;
  }
  return columns;
}

/** Numbers are sorted without asking back for every two of them. */
const ascending = (numbers: Iterable<number>) => Float64Array.from(numbers).sort();
