import { rateText } from "../text/kpi-rates";
import { figureAt } from "./figures";
import { isProblem, refuse, type Answer, type Spill } from "./problem";
import { forEachCell, placeOf, type Range } from "./range";
import { numberArgument } from "./reading";
import { wholeArgument } from "./whole-argument";

export interface IndexArguments {
  readonly values: Range;
  readonly base: Range | null;
  readonly to: Range | null;
}

const HUNDRED = 100;

/**
 * Each figure as an index number: over the figure at position `base` (left out: the first), times `to` (left
 * out: 100). A row without a figure is #N/A, as is everything where the base has none; a base of 0 is #DIV/0!.
 */
export function indexNumbers({ values, base, to }: IndexArguments): Answer<Spill> {
  const position = wholeArgument(base, 1);
  if (isProblem(position)) return refuse(position);
  if (position > values.cells.length) {
    return refuse(
      rateText.baseOutside(
        base === null ? placeOf(values) : placeOf(base, 0),
        position,
        values.cells.length,
      ),
    );
  }
  const times = numberArgument(to) ?? HUNDRED;
  if (isProblem(times)) return refuse(times);
  const against = figureAt(values, position - 1);
  if (against === null) return refuse(rateText.noBaseFigure(position));
  if (isProblem(against)) return refuse(against);
  if (against === 0) return refuse(rateText.baseIsNothing);
  return forEachCell([values], (index) => {
    const figure = figureAt(values, index) ?? rateText.noFigure(placeOf(values, index));
    return isProblem(figure) ? figure : (figure / against) * times;
  });
}
