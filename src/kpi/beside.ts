import { kpiText } from "../text/kpi";
import { isProblem, type Problem } from "./problem";
import { indexIn, placeOf, type Range } from "./range";
import { readNumber } from "./reading";

// Numbers that stand beside a figure in the same row; a single cell stands for all rows.

/** A number in the same row. Left out: `otherwise`. A blank cell is 0. */
export function numberBeside(
  range: Range | null,
  row: number,
  otherwise: number,
): number | Problem {
  return range === null ? otherwise : (readNumber(range, indexIn(range, row)) ?? 0);
}

/** As `numberBeside`; below zero is #NUM!. */
export function amountBeside(
  range: Range | null,
  row: number,
  otherwise: number,
): number | Problem {
  const amount = numberBeside(range, row, otherwise);
  if (range === null || isProblem(amount) || amount >= 0) return amount;
  return kpiText.negative(placeOf(range, indexIn(range, row)), amount);
}

/** As `numberBeside`; outside 0 to 1 is #NUM!. */
export function shareBeside(range: Range | null, row: number, otherwise: number): number | Problem {
  const share = numberBeside(range, row, otherwise);
  if (range === null || isProblem(share) || (share >= 0 && share <= 1)) return share;
  return kpiText.notAProportion(placeOf(range, indexIn(range, row)), share);
}
