import { isBlank, isError } from "../../cells/cell";
import { qualityText } from "../../text/kpi-quality";
import { isProblem, refuse, type Answer } from "../problem";
import { placeOf, type Range } from "../range";
import { readWord, YES_OR_NO } from "../reading";

/** The share of TRUE among TRUE and FALSE. Blanks are left out, an error counts as FALSE, anything else is #VALUE!. */
export function consistency(condition: Range): Answer<number> {
  let [all, right] = [0, 0];
  for (let index = 0; index < condition.cells.length; index++) {
    const cell = condition.cells[index] ?? null;
    // Excel on the desktop hands a blank over as 0.
    if (cell === 0 || isBlank(cell)) continue;
    all++;
    if (isError(cell)) continue;
    const holds = readWord(condition, index, YES_OR_NO);
    if (holds === null || isProblem(holds)) {
      return refuse(qualityText.mixedCondition(placeOf(condition, index)));
    }
    if (holds) right++;
  }
  return all === 0
    ? refuse(qualityText.nothingInRange(placeOf(condition)))
    : { ok: true, value: right / all };
}
