import { asText, isBlank, isError } from "../cells/cell";
import { kpiText } from "../text/kpi";
import { rateText } from "../text/kpi-rates";
import { cellsToHide } from "./hide-small";
import { isProblem, refuse, type Answer, type Outcome, type Problem, type Spill } from "./problem";
import { forEachCell, isSingle, placeOf, type Range } from "./range";
import { numberArgument, wordArgument, YES_OR_NO } from "./reading";
import { roundHalfAway } from "./round";

export interface SuppressArguments {
  readonly n: Range;
  readonly threshold: Range | null;
  readonly roundTo: Range | null;
  readonly mark: Range | null;
  readonly secondary: Range | null;
}

const DEFAULT_THRESHOLD = 5;

/** An amount of one cell that cannot be below zero. Left out: `otherwise`. */
function amount(range: Range | null, otherwise: number): number | Problem {
  const number = numberArgument(range) ?? otherwise;
  if (range === null || isProblem(number) || number >= 0) return number;
  return kpiText.negative(placeOf(range, 0), number);
}

function markArgument(range: Range | null, otherwise: string): string | Problem {
  const cell = range?.cells[0] ?? null;
  if (range !== null && !isSingle(range)) {
    return kpiText.oneCellOnly(placeOf(range), range.cells.length);
  }
  if (range !== null && isError(cell)) return kpiText.errorInside(placeOf(range, 0), cell.error);
  return isBlank(cell) || cell === 0 ? otherwise : asText(cell);
}

/** A circle of hidden cells is looked for by hand of every small one: larger tables are for statistics software. */
const MOST_CELLS = 2500;

/** Text and errors stand in a table as what they are, and have no part in its totals. */
const countAt = (range: Range, index: number) => {
  const cell = range.cells[index] ?? null;
  return typeof cell === "number" ? cell : 0;
};

/**
 * Counts fit to be published: those from 1 up to, not including, `threshold` (left out: 5) are replaced by `mark`
 * (left out: "<5"); 0 is shown, errors and text stay, the others are rounded to multiples of `roundTo` if it
 * is given. With `secondary` further counts of the table are hidden, under one mark ("[c]"), so that none can be
 * worked out from totals shown beside it; where that cannot be, #N/A. A negative count is #NUM!.
 */
export function suppress(given: SuppressArguments): Answer<Spill> {
  const { n } = given;
  const threshold = amount(given.threshold, DEFAULT_THRESHOLD);
  if (isProblem(threshold)) return refuse(threshold);
  const roundTo = amount(given.roundTo, 0);
  if (isProblem(roundTo)) return refuse(roundTo);
  const secondary = wordArgument(given.secondary, YES_OR_NO) ?? false;
  if (typeof secondary === "object") return refuse(secondary);
  const mark = markArgument(given.mark, secondary ? rateText.hidden : rateText.below(threshold));
  if (isProblem(mark)) return refuse(mark);

  const isSmall = (count: number) => count > 0 && count < threshold;
  let hidden: ReadonlySet<number> | null = new Set();
  if (secondary) {
    if (n.cells.length > MOST_CELLS) {
      return refuse(rateText.tooManyCells(n.cells.length, MOST_CELLS));
    }
    const counts = n.cells.map((_, index) => countAt(n, index));
    hidden = cellsToHide(counts, n.columns, isSmall);
    if (hidden === null) return refuse(rateText.cannotHide);
  }
  const further = hidden;
  return forEachCell([n], (index): Outcome => {
    const cell = n.cells[index] ?? null;
    if (isError(cell)) return kpiText.errorInside(placeOf(n, index), cell.error);
    if (typeof cell !== "number") return cell ?? "";
    if (cell < 0) return kpiText.negative(placeOf(n, index), cell);
    if (isSmall(cell) || further.has(index)) return mark;
    return roundTo > 0 ? roundHalfAway(cell / roundTo, 0) * roundTo : cell;
  });
}
