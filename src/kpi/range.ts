import type { Cell } from "../cells/cell";
import type { DateSystem } from "../cells/date";
import type { Column } from "./column";
import { kpiText } from "../text/kpi";
import { isProblem, refuse, type Answer, type Outcome, type Problem, type Spill } from "./problem";

/**
 * One argument of a function: the cells of a range row by row, or a single value as a range of one cell.
 * An argument that was left out is `null` in place of a range.
 */
export interface Range {
  /** As the function's help calls it; sentences name it. */
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly Cell[];
  /** Where its cells come from, if they are not read into a list before they are needed. */
  readonly column?: Column;
  readonly dateSystem: DateSystem;
}

/** How many cells it has. */
export function sizeOf({ rows, columns }: Range): number {
  return rows * columns;
}

export function isSingle(range: Range): boolean {
  return sizeOf(range) === 1;
}

/** The cell at an index; beyond the end it is blank. */
export function cellAt(range: Range, index: number): Cell {
  const { column } = range;
  return column ? column.at(index) : (range.cells[index] ?? null);
}

/** Where a cell of a range stands, for a sentence; without an index, the argument as a whole. */
export function placeOf(range: Range, index?: number): string {
  const position = index === undefined || isSingle(range) ? null : index + 1;
  return kpiText.place(range.name, position, range.columns === 1);
}

/** The place of a row's cell in a range of which a single cell stands for all rows. */
export function indexIn(range: Range, row: number): number {
  return isSingle(range) ? 0 : row;
}

/** Whether ranges that are read side by side have the same number of cells; the first that differs is named. */
export function sameSize(ranges: readonly Range[]): Problem | null {
  const [first] = ranges;
  const other = ranges.find((range) => first !== undefined && sizeOf(range) !== sizeOf(first));
  return first === undefined || other === undefined
    ? null
    : kpiText.differentSizes(first.name, sizeOf(first), other.name, sizeOf(other));
}

/** How many lists of one number are kept to be used again; a power of two. */
const KEPT_LISTS = 1024;

/**
 * Rows of one cell in which the same number is the same list: a column of a million days or dates is made of a few
 * hundred lists, and nothing has to be cleared away behind it.
 */
function rowsOfOne(): (outcome: Outcome) => Outcome[] {
  const kept: Outcome[][] = [];
  return (outcome) => {
    if (typeof outcome !== "number") return [outcome];
    const slot = outcome & (KEPT_LISTS - 1);
    const made = kept[slot];
    return made !== undefined && made[0] === outcome ? made : (kept[slot] = [outcome]);
  };
}

/**
 * Works out one result for each cell. Ranges of several cells must have the same number of cells; a single
 * cell stands for every row. The results have the shape of the first range of several cells.
 */
export function forEachCell(
  ranges: readonly (Range | null)[],
  outcomeOf: (index: number) => Outcome,
): Answer<Spill> {
  const several = ranges.filter((range) => range !== null).filter((range) => !isSingle(range));
  const sizes = sameSize(several);
  if (sizes) return refuse(sizes);
  const { rows, columns } = several[0] ?? { rows: 1, columns: 1 };
  // Made as long as it will be: a list of a million rows that grows is copied a dozen times.
  const spill: Spill = new Array<Outcome[]>(rows);
  const rowOf = rowsOfOne();
  for (let row = 0; row < rows; row++) {
    if (columns === 1) {
      spill[row] = rowOf(outcomeOf(row));
      continue;
    }
    const outcomes: Outcome[] = [];
    for (let column = 0; column < columns; column++) {
      outcomes.push(outcomeOf(row * columns + column));
    }
    spill[row] = outcomes;
  }
  const only = rows * columns === 1 ? spill[0]?.[0] : undefined;
  return only !== undefined && isProblem(only) ? refuse(only) : { ok: true, value: spill };
}
