import { caseloadText } from "../text/kpi-caseload";
import { amountBeside } from "./beside";
import { isProblem, type Answer, type Spill } from "./problem";
import { forEachCell, type Range } from "./range";

/**
 * The share of places that were taken: person-days over places times days, row by row. Above 1 when more people
 * were there than places. A blank is 0; no place or day is #DIV/0!, a negative #NUM!.
 */
export function occupancy(personDays: Range, places: Range, days: Range): Answer<Spill> {
  return forEachCell([personDays, places, days], (row) => {
    const used = amountBeside(personDays, row, 0);
    if (isProblem(used)) return used;
    const beds = amountBeside(places, row, 0);
    if (isProblem(beds)) return beds;
    const length = amountBeside(days, row, 0);
    if (isProblem(length)) return length;
    return beds * length === 0 ? caseloadText.noPlaces : used / (beds * length);
  });
}
