import { forecastText } from "../../text/kpi-forecast";
import { figureAt } from "../figures";
import { isProblem, refuse, type Answer } from "../problem";
import { placeOf, type Range } from "../range";

/**
 * The figures of a range, oldest first. Cells without a figure before the first and after the last are passed over; one
 * between two figures is #N/A, because every later figure would stand in the wrong period.
 */
export function seriesOf(range: Range): Answer<readonly number[]> {
  const values: number[] = [];
  let blank = -1;
  for (let index = 0; index < range.cells.length; index++) {
    const figure = figureAt(range, index);
    if (figure !== null && isProblem(figure)) return refuse(figure);
    if (figure === null) {
      if (values.length > 0 && blank < 0) blank = index;
      continue;
    }
    if (blank >= 0) return refuse(forecastText.gap(placeOf(range, blank)));
    values.push(figure);
  }
  return { ok: true, value: values };
}
