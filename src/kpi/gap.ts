import { kpiText } from "../text/kpi";
import { DIRECTIONS } from "./direction";
import { isProblem, type Answer, type Spill } from "./problem";
import { forEachCell, indexIn, placeOf, type Range } from "./range";
import { readNumber, readWord } from "./reading";

export interface GapArguments {
  readonly actual: Range;
  readonly target: Range;
  readonly direction: Range | null;
}

/**
 * How far each figure is from its target, positive when it is better; where neither way is better, the
 * distance as a negative number. A blank figure stays blank, a blank target is #N/A.
 */
export function gap({ actual, target, direction }: GapArguments): Answer<Spill> {
  return forEachCell([actual, target, direction], (index) => {
    const figure = readNumber(actual, indexIn(actual, index));
    if (figure === null) return "";
    if (isProblem(figure)) return figure;
    const aim = readNumber(target, indexIn(target, index));
    if (aim === null) return kpiText.noTarget(placeOf(target, indexIn(target, index)));
    if (isProblem(aim)) return aim;
    const better = direction && readWord(direction, indexIn(direction, index), DIRECTIONS);
    if (better !== null && isProblem(better)) return better;
    const above = figure - aim;
    if (better === "neutral") return 0 - Math.abs(above);
    return better === "lower" ? 0 - above : above;
  });
}
