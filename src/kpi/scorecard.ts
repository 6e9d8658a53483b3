import { kpiText } from "../text/kpi";
import { targetText } from "../text/kpi-targets";
import { DIRECTIONS, type Direction } from "./direction";
import { figureAt } from "./figures";
import { isProblem, refuse, type Answer, type Problem } from "./problem";
import { indexIn, isSingle, placeOf, sameSize, type Range } from "./range";
import { numberArgument, readWord } from "./reading";
import { Sum } from "./sum";

export interface ScorecardArguments {
  readonly actuals: Range;
  readonly targets: Range;
  readonly weights: Range;
  readonly direction: Range | null;
  readonly cap: Range | null;
}

const DEFAULT_CAP = 1.2;

/** How much of the target has been achieved: 1 on the target, more when better. `null` where the target is 0. */
function achievement(actual: number, target: number, better: Direction): number | null {
  switch (better) {
    case "higher":
      return target === 0 ? null : actual / target;
    case "lower":
      return actual === 0 ? Infinity : target / actual;
    case "neutral":
      return target === 0 ? null : 1 - Math.abs((actual - target) / target);
  }
}

interface Row {
  readonly weight: number;
  readonly achieved: number;
}

function rowReader(given: ScorecardArguments): (row: number) => Row | null | Problem {
  const { actuals, targets, weights, direction } = given;
  return (row) => {
    const actual = figureAt(actuals, row);
    if (actual === null || isProblem(actual)) return actual;
    const target = figureAt(targets, indexIn(targets, row));
    if (target === null || isProblem(target)) return target;
    const weight = figureAt(weights, indexIn(weights, row));
    if (weight === null || isProblem(weight)) return weight;
    if (weight < 0) return kpiText.negative(placeOf(weights, indexIn(weights, row)), weight);
    const better =
      direction === null
        ? "higher"
        : (readWord(direction, indexIn(direction, row), DIRECTIONS) ?? "higher");
    if (isProblem(better)) return better;
    const achieved = achievement(actual, target, better);
    if (achieved === null) {
      return weight === 0
        ? null
        : targetText.targetIsNothing(placeOf(targets, indexIn(targets, row)));
    }
    return { weight, achieved };
  };
}

/**
 * One score for several measures: the weighted mean of what was achieved of each target, at most `cap` (left out:
 * 1.2) each. Higher is better: figure over target; "lower": target over figure; "neutral": 1 less the distance as a share
 * of the target. Rows without a figure, target or weight are left out; no weight at all is #DIV/0!.
 */
export function scorecard(given: ScorecardArguments): Answer<number> {
  const { actuals, targets, weights, direction } = given;
  const perRow = [targets, weights, ...(direction ? [direction] : [])].filter(
    (range) => !isSingle(range),
  );
  const sizes = sameSize([actuals, ...perRow]);
  if (sizes) return refuse(sizes);
  const cap = given.cap === null ? DEFAULT_CAP : (numberArgument(given.cap) ?? 0);
  if (isProblem(cap)) return refuse(cap);
  const rowAt = rowReader(given);
  const [score, all] = [new Sum(), new Sum()];
  for (let row = 0; row < actuals.cells.length; row++) {
    const read = rowAt(row);
    if (read === null) continue;
    if ("code" in read) return refuse(read);
    score.add(read.weight * Math.min(cap || DEFAULT_CAP, read.achieved));
    all.add(read.weight);
  }
  return all.value === 0
    ? refuse(targetText.noWeights)
    : { ok: true, value: score.value / all.value };
}
