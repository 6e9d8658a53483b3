import { confidenceText } from "../text/kpi-confidence";
import { kpiText } from "../text/kpi";
import { confidenceArgument, partArgument } from "./confidence-arguments";
import { DIRECTIONS, reaches, staysWithin } from "./direction";
import { wilson } from "./intervals";
import { isProblem, refuse, type Answer } from "./problem";
import { placeOf, type Range } from "./range";
import { oneCell, readNumber, wordArgument } from "./reading";

export interface LikelyArguments {
  readonly numerator: Range;
  readonly denominator: Range;
  readonly target: Range;
  readonly confidence: Range | null;
  readonly direction: Range | null;
}

type Verdict = (typeof confidenceText.likely)[keyof typeof confidenceText.likely];

/**
 * Whether a share meets its target, misses it, or the numbers are too small to say: Wilson's interval lies on
 * the good side of the target, on the bad side, or around it. A blank target is #N/A, one outside 0 to 1 #NUM!.
 */
export function likely(given: LikelyArguments): Answer<Verdict> {
  const { numerator, denominator, target } = given;
  const part = partArgument(numerator, denominator);
  if (!part.ok) return part;
  const aim = oneCell(target) ?? readNumber(target, 0);
  if (aim === null) return refuse(kpiText.noTarget(placeOf(target)));
  if (isProblem(aim)) return refuse(aim);
  if (aim < 0 || aim > 1) return refuse(kpiText.notAProportion(placeOf(target), aim));
  const confidence = confidenceArgument(given.confidence);
  if (isProblem(confidence)) return refuse(confidence);
  const direction = wordArgument(given.direction, DIRECTIONS) ?? "higher";
  if (isProblem(direction)) return refuse(direction);

  const { lower, upper } = wilson(part.value.x, part.value.n, confidence);
  const { meets, misses, unclear } = confidenceText.likely;
  const [isAbove, isBelow] = [reaches(lower, aim), staysWithin(upper, aim)];
  if (direction === "neutral") {
    return { ok: true, value: isAbove !== isBelow ? misses : unclear };
  }
  const [good, bad] = direction === "higher" ? [isAbove, isBelow] : [isBelow, isAbove];
  return { ok: true, value: good ? meets : bad ? misses : unclear };
}
