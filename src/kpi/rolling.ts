import { rateText } from "../text/kpi-rates";
import { figureAt } from "./figures";
import { isProblem, refuse, type Answer, type Spill } from "./problem";
import { forEachCell, placeOf, type Range } from "./range";
import { wordArgument } from "./reading";
import { summarise, SUMMARIES } from "./summary";
import { wholeArgument } from "./whole-argument";

export interface RollingArguments {
  readonly values: Range;
  readonly window: Range;
  readonly stat: Range | null;
  readonly minN: Range | null;
}

/**
 * In each row the mean (or "sum", "median" …) of the last `window` rows, itself included. Rows without a figure
 * take their place in the window; with fewer figures than `minN` (left out: all of the window) the row is #N/A.
 */
export function rolling({ values, window, stat, minN }: RollingArguments): Answer<Spill> {
  const size = wholeArgument(window, null) ?? rateText.notAPositiveWhole(placeOf(window, 0), 0);
  if (isProblem(size)) return refuse(size);
  const least = wholeArgument(minN, size);
  if (isProblem(least)) return refuse(least);
  const how = wordArgument(stat, SUMMARIES) ?? "mean";
  if (isProblem(how)) return refuse(how);

  const figures: (number | null)[] = [];
  for (let row = 0; row < values.cells.length; row++) {
    const figure = figureAt(values, row);
    if (figure !== null && isProblem(figure)) return refuse(figure);
    figures.push(figure);
  }
  return forEachCell([values], (row) => {
    const within = figures.slice(Math.max(0, row - size + 1), row + 1).filter((f) => f !== null);
    return within.length < least
      ? rateText.tooFewInWindow(within.length, least)
      : summarise(how, within);
  });
}
