import { isError } from "../cells/cell";
import { kpiText } from "../text/kpi";
import type { Problem } from "./problem";
import { cellAt, isSingle, placeOf, type Range } from "./range";
import { readNumber } from "./reading";

/**
 * A figure of a range: `null` where the cell is blank, text or TRUE/FALSE, as AVERAGE reads a range; an error
 * is a problem. A single cell is read as a person would read it, and other text is a problem.
 */
export function figureAt(range: Range, index: number): number | null | Problem {
  const cell = cellAt(range, index);
  if (typeof cell === "number") return cell;
  if (isError(cell)) return kpiText.errorInside(placeOf(range, index), cell.error);
  return isSingle(range) ? readNumber(range, index) : null;
}
