import { confidenceText } from "../text/kpi-confidence";
import { kpiText } from "../text/kpi";
import type { Interval, Part } from "./intervals";
import { isProblem, refuse, type Answer, type Problem, type Spill } from "./problem";
import { placeOf, type Range } from "./range";
import { addUp } from "./rate";
import { numberArgument, words } from "./reading";

const DEFAULT_CONFIDENCE = 0.95;

/** A share strictly between 0 and 1. Left out: `otherwise`. Anything else is #NUM!. */
export function shareBetween(range: Range | null, otherwise: number): number | Problem {
  if (range === null) return otherwise;
  const share = numberArgument(range) ?? otherwise;
  if (isProblem(share) || (share > 0 && share < 1)) return share;
  return confidenceText.notBetween(placeOf(range, 0), share);
}

/** The confidence of an interval, above 0 and below 1. Left out: 0.95. Anything else is #NUM!. */
export function confidenceArgument(range: Range | null): number | Problem {
  if (range === null) return DEFAULT_CONFIDENCE;
  const share = numberArgument(range) ?? DEFAULT_CONFIDENCE;
  if (isProblem(share) || (share > 0 && share < 1)) return share;
  return confidenceText.notAConfidence(placeOf(range, 0), share);
}

/** An amount that cannot be below zero. Left out: `otherwise`; a blank cell is 0. */
export function amountArgument(range: Range | null, otherwise: number): number | Problem {
  if (range === null) return otherwise;
  const amount = numberArgument(range) ?? otherwise;
  if (isProblem(amount) || amount >= 0) return amount;
  return kpiText.negative(placeOf(range, 0), amount);
}

/** The part and the whole, ranges added up as KPI.RATE adds them. A whole of 0 is #DIV/0!, a larger part #NUM!. */
export function partArgument(part: Range, whole: Range): Answer<Part> {
  const sums = addUp(part, whole);
  if (!sums.ok) return sums;
  const { numerator: x, denominator: n } = sums.value;
  if (x > n) return refuse(confidenceText.moreThanAll(part.name, x, whole.name, n));
  if (n === 0) return refuse(confidenceText.noCases(whole.name));
  return { ok: true, value: { x, n } };
}

/** Two parts of two wholes, such as this prison and that, or now and then. */
export interface PartsArguments {
  readonly x1: Range;
  readonly n1: Range;
  readonly x2: Range;
  readonly n2: Range;
}

export function partsArgument(given: PartsArguments): Answer<readonly [Part, Part]> {
  const first = partArgument(given.x1, given.n1);
  if (!first.ok) return first;
  const second = partArgument(given.x2, given.n2);
  return second.ok ? { ok: true, value: [first.value, second.value] } : second;
}

/** Which end of an interval a formula asks for. */
export type Ends = "both" | "lower" | "upper";

export const ENDS = words<Ends>(
  [
    ["both", "both"],
    ["lower", "lower"],
    ["upper", "upper"],
  ],
  [
    ["low", "lower"],
    ["high", "upper"],
  ],
);

/** The ends that were asked for, side by side. */
export function endsOf(interval: Interval, which: Ends): Spill {
  if (which === "both") return [[interval.lower, interval.upper]];
  return [[interval[which]]];
}

/** A figure alone, an end of its interval, or all three. */
export type FigureOrEnd = "value" | "lower" | "upper" | "all";

export const FIGURE_OR_ENDS = words<FigureOrEnd>(
  [
    ["value", "value"],
    ["lower", "lower"],
    ["upper", "upper"],
    ["all", "all"],
  ],
  [
    ["low", "lower"],
    ["high", "upper"],
    ["both", "all"],
  ],
);

/** The figure, an end of its interval, or the three side by side. */
export function figureOrEnd(value: number, interval: Interval, which: FigureOrEnd): Spill {
  if (which === "all") return [[value, interval.lower, interval.upper]];
  return [[which === "value" ? value : interval[which]]];
}
