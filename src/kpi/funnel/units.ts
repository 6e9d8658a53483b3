import { comparisonText } from "../../text/kpi-comparison";
import { confidenceText } from "../../text/kpi-confidence";
import { kpiText } from "../../text/kpi";
import { isProblem, refuse, type Answer, type Problem } from "../problem";
import { placeOf, sameSize, type Range } from "../range";
import { amountAt } from "../rate";
import { firstError, numberArgument, readNumber, words } from "../reading";
import { Sum } from "../sum";
import type { Statistic } from "./limits";

export const STATISTICS = words<Statistic>(
  [
    ["proportion", "proportion"],
    ["ratio", "ratio"],
    ["rate", "rate"],
  ],
  [
    ["pr", "proportion"],
    ["sr", "ratio"],
    ["proportions", "proportion"],
    ["ratios", "ratio"],
    ["rates", "rate"],
  ],
);

/** The limits that are drawn when none are asked for: about two and three standard deviations. */
const USUAL_LEVELS = [0.95, 0.998];

/** The confidence levels of control limits. Left out: 95 % and 99.8 %. Blanks are passed over; one outside 0 to 1 is #NUM!. */
export function levelsArgument(range: Range | null): Answer<readonly number[]> {
  if (range === null) return { ok: true, value: USUAL_LEVELS };
  const levels: number[] = [];
  for (let index = 0; index < range.cells.length; index++) {
    const level = readNumber(range, index);
    if (level === null) continue;
    if (isProblem(level)) return refuse(level);
    if (level <= 0 || level >= 1) {
      return refuse(confidenceText.notAConfidence(placeOf(range, index), level));
    }
    levels.push(level);
  }
  return { ok: true, value: levels.length > 0 ? levels : USUAL_LEVELS };
}

/** The average as it was given: a share for a proportion, else above 0. Left out: `null`. */
export function averageArgument(
  range: Range | null,
  statistic: Statistic,
): number | null | Problem {
  const average = numberArgument(range);
  if (range === null || average === null || isProblem(average)) return average;
  if (statistic === "proportion" && (average < 0 || average > 1)) {
    return comparisonText.notAnAverage(placeOf(range, 0), average);
  }
  return average < 0 ? kpiText.negative(placeOf(range, 0), average) : average;
}

/** One unit of a funnel: a prison, a team; `null` where it has no figure. */
export type UnitCounts = { readonly numerator: number; readonly denominator: number } | null;

/**
 * Reads numerators and denominators row by row. A blank numerator is 0; a row without a denominator, or with
 * text on either side, has no figure.
 */
export function unitsArgument(
  numerators: Range,
  denominators: Range,
  statistic: Statistic,
): Answer<readonly UnitCounts[]> {
  const broken =
    sameSize([numerators, denominators]) ?? firstError(numerators) ?? firstError(denominators);
  if (broken) return refuse(broken);
  const units: UnitCounts[] = [];
  for (let row = 0; row < numerators.cells.length; row++) {
    const numerator = amountAt(numerators, row);
    if (numerator !== null && isProblem(numerator)) return refuse(numerator);
    const denominator = amountAt(denominators, row);
    if (denominator !== null && isProblem(denominator)) return refuse(denominator);
    if (numerator === null || denominator === null || denominator === 0) {
      units.push(null);
      continue;
    }
    if (statistic === "proportion" && numerator > denominator) {
      const place = placeOf(numerators, row);
      return refuse(comparisonText.partAboveWhole(place, numerator, denominator));
    }
    units.push({ numerator, denominator });
  }
  return units.some((unit) => unit !== null)
    ? { ok: true, value: units }
    : refuse(comparisonText.noRow);
}

/** What all units have in common: 1 for observed against expected, else all numerators over all denominators. */
export function averageOf(units: readonly UnitCounts[], statistic: Statistic): number {
  if (statistic === "ratio") return 1;
  const [above, below] = [new Sum(), new Sum()];
  for (const unit of units) {
    above.add(unit?.numerator ?? 0);
    below.add(unit?.denominator ?? 0);
  }
  return above.value / below.value;
}
