import { kpiText } from "../text/kpi";
import { targetText } from "../text/kpi-targets";
import { BETTER_OR_WORSE, reaches, staysWithin } from "./direction";
import { figureAt } from "./figures";
import { isProblem, refuse, type Answer, type Problem } from "./problem";
import { placeOf, type Range } from "./range";
import { numberArgument, wordArgument } from "./reading";

export interface ServiceCreditArguments {
  readonly actual: Range;
  readonly target: Range;
  readonly floor: Range;
  readonly maxPercent: Range;
  readonly fee: Range;
  readonly direction: Range | null;
  readonly steps: Range | null;
}

interface Terms {
  readonly actual: number;
  readonly target: number;
  readonly floor: number;
  readonly maxPercent: number;
  readonly fee: number;
}

const number = (range: Range): number | Problem => numberArgument(range) ?? 0;

function termsOf(given: ServiceCreditArguments): Answer<Terms> {
  const { maxPercent, fee } = given;
  const read: number[] = [];
  for (const range of [given.actual, given.target, given.floor, maxPercent, fee]) {
    const value = number(range);
    if (isProblem(value)) return refuse(value);
    read.push(value);
  }
  const [actual = 0, target = 0, floor = 0, most = 0, amount = 0] = read;
  if (most < 0 || most > 1) return refuse(kpiText.notAProportion(placeOf(maxPercent, 0), most));
  if (amount < 0) return refuse(kpiText.negative(placeOf(fee, 0), amount));
  return { ok: true, value: { actual, target, floor, maxPercent: most, fee: amount } };
}

/** The largest share of the fee among the thresholds that were missed; on a threshold is not missed. */
function shareBySteps(steps: Range, actual: number, lowerIsBetter: boolean): number | Problem {
  if (steps.columns !== 2) return targetText.stepsColumns(placeOf(steps));
  let share = 0;
  let count = 0;
  for (let index = 0; index < steps.cells.length; index += 2) {
    const threshold = figureAt(steps, index);
    if (threshold === null) continue;
    if (isProblem(threshold)) return threshold;
    const percent = figureAt(steps, index + 1) ?? 0;
    if (isProblem(percent)) return percent;
    if (percent < 0 || percent > 1) {
      return kpiText.notAProportion(placeOf(steps, index + 1), percent);
    }
    count++;
    const isMissed = lowerIsBetter ? !staysWithin(actual, threshold) : !reaches(actual, threshold);
    if (isMissed) share = Math.max(share, percent);
  }
  return count === 0 ? targetText.noSteps(placeOf(steps)) : share;
}

/** Nothing at the target, all at the floor, in a straight line between them. */
function shareOnLine({ actual, target, floor }: Terms, lowerIsBetter: boolean): number | Problem {
  if (floor === target) return targetText.floorIsTarget;
  if (floor > target !== lowerIsBetter) return targetText.floorOnWrongSide(floor, target);
  return Math.min(1, Math.max(0, (target - actual) / (target - floor)));
}

/**
 * What a provider loses of the fee for missing its target: nothing at the target, `maxPercent` of the fee at the floor
 * and below, in a straight line between. Without `direction` the side of the floor says which way is worse. With `steps`
 * (threshold, share of the fee) the largest share of the thresholds missed is taken instead, `maxPercent` at most
 * unless it is blank or 0. A floor that is the target is #DIV/0!.
 */
export function serviceCredit(given: ServiceCreditArguments): Answer<number> {
  const terms = termsOf(given);
  if (!terms.ok) return terms;
  const { actual, target, floor, maxPercent, fee } = terms.value;
  const direction =
    wordArgument(given.direction, BETTER_OR_WORSE) ?? (floor > target ? "lower" : "higher");
  if (isProblem(direction)) return refuse(direction);
  if (direction === "neutral")
    return refuse(targetText.noDirection(placeOf(given.direction ?? given.actual, 0)));
  if (given.steps !== null) {
    const share = shareBySteps(given.steps, actual, direction === "lower");
    if (isProblem(share)) return refuse(share);
    return { ok: true, value: fee * (maxPercent > 0 ? Math.min(share, maxPercent) : share) };
  }
  const missed = shareOnLine(terms.value, direction === "lower");
  if (isProblem(missed)) return refuse(missed);
  return { ok: true, value: fee * maxPercent * missed };
}
