import type { Cell } from "../cells/cell";
import type { DateSystem } from "../cells/date";
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
  readonly dateSystem: DateSystem;
}

export function isSingle(range: Range): boolean {
  return range.cells.length === 1;
}

/** Where a cell of a range stands, for a sentence; without an index, the argument as a whole. */
export function placeOf(range: Range, index?: number): string {
  const position = index === undefined || isSingle(range) ? null : index + 1;
  return kpiText.place(range.name, position, range.columns === 1);
}

/** The place of a row's cell in a range of which a single cell stands for all rows. */
export function indexIn(range: Range, row: number): number {
  return range.cells.length === 1 ? 0 : row;
}

/** Whether ranges that are read side by side have the same number of cells; the first that differs is named. */
export function sameSize(ranges: readonly Range[]): Problem | null {
  const [first] = ranges;
  const other = ranges.find((range) => range.cells.length !== first?.cells.length);
  return first === undefined || other === undefined
    ? null
    : kpiText.differentSizes(first.name, first.cells.length, other.name, other.cells.length);
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
  const spill: Spill = [];
  for (let row = 0; row < rows; row++) {
    if (columns === 1) {
      // Made with its one cell: a list that cells are added to keeps room for sixteen more.
      spill.push([outcomeOf(row)]);
      continue;
    }
    const outcomes: Outcome[] = [];
    for (let column = 0; column < columns; column++) {
      outcomes.push(outcomeOf(row * columns + column));
    }
    spill.push(outcomes);
  }
  const only = rows * columns === 1 ? spill[0]?.[0] : undefined;
  return only !== undefined && isProblem(only) ? refuse(only) : { ok: true, value: spill };
}
