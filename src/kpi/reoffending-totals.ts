import { confidenceText } from "../text/kpi-confidence";
import { kpiText } from "../text/kpi";
import { reoffendingText } from "../text/kpi-reoffending";
import {
  amountArgument,
  confidenceArgument,
  figureOrEnd,
  FIGURE_OR_ENDS,
  partArgument,
} from "./confidence-arguments";
import { withHeaders } from "./headers";
import { poissonLimits, wilson } from "./intervals";
import { isProblem, refuse, type Answer, type Problem, type Spill } from "./problem";
import { placeOf, type Range } from "./range";
import { addUp } from "./rate";
import { wordArgument } from "./reading";

interface TotalsArguments {
  readonly which: Range | null;
  readonly confidence: Range | null;
}

export interface BinaryRateArguments extends TotalsArguments {
  readonly reoffenders: Range;
  readonly cohort: Range;
}

/** The share of a cohort that reoffended, or its Wilson limits. More reoffenders than people are #NUM!. */
export function binaryRate(given: BinaryRateArguments): Answer<Spill> {
  const part = partArgument(given.reoffenders, given.cohort);
  if (!part.ok) return part;
  const which = wordArgument(given.which, FIGURE_OR_ENDS) ?? "value";
  if (isProblem(which)) return refuse(which);
  const confidence = confidenceArgument(given.confidence);
  if (isProblem(confidence)) return refuse(confidence);
  const { x, n } = part.value;
  return { ok: true, value: figureOrEnd(x / n, wilson(x, n, confidence), which) };
}

export interface FrequencyArguments extends TotalsArguments {
  readonly reoffences: Range;
  readonly reoffenders: Range;
}

/** Reoffences for each reoffender, or their limits (exact below ten, Byar's from ten on). No reoffender is #DIV/0!. */
export function frequency(given: FrequencyArguments): Answer<Spill> {
  const sums = addUp(given.reoffences, given.reoffenders);
  if (!sums.ok) return sums;
  const which = wordArgument(given.which, FIGURE_OR_ENDS) ?? "value";
  if (isProblem(which)) return refuse(which);
  const confidence = confidenceArgument(given.confidence);
  if (isProblem(confidence)) return refuse(confidence);
  const { numerator: events, denominator: people } = sums.value;
  if (people === 0) return refuse(confidenceText.noCases(given.reoffenders.name));
  const { lower, upper } = poissonLimits(events, confidence);
  const limits = { lower: lower / people, upper: upper / people };
  return { ok: true, value: figureOrEnd(events / people, limits, which) };
}

/** A share from 0 to 1, both included; a blank cell is 0. */
function shareArgument(range: Range): number | Problem {
  const share = amountArgument(range, 0);
  if (isProblem(share) || share <= 1) return share;
  return kpiText.notAProportion(placeOf(range, 0), share);
}

export interface PaymentByResultsArguments {
  readonly rate: Range;
  readonly baseline: Range;
  readonly n: Range;
  readonly confidence: Range | null;
  readonly headers: Range | null;
}

/**
 * How far a cohort's rate lies from a fixed baseline, with limits, and in words whether that is more than
 * chance: Wilson's interval of the rate holds the baseline or not. Four cells. Nobody in the cohort is #DIV/0!.
 */
export function paymentByResults(given: PaymentByResultsArguments): Answer<Spill> {
  const rate = shareArgument(given.rate);
  if (isProblem(rate)) return refuse(rate);
  const baseline = shareArgument(given.baseline);
  if (isProblem(baseline)) return refuse(baseline);
  const n = amountArgument(given.n, 0);
  if (isProblem(n)) return refuse(n);
  const confidence = confidenceArgument(given.confidence);
  if (isProblem(confidence)) return refuse(confidence);
  if (n === 0) return refuse(confidenceText.noCases(given.n.name));
  const { lower, upper } = wilson(rate * n, n, confidence);
  const { below, above, unclear } = reoffendingText.result;
  const verdict = upper < baseline ? below : lower > baseline ? above : unclear;
  const value = [[rate - baseline, lower - baseline, upper - baseline, verdict]];
  return withHeaders(given.headers, reoffendingText.resultHeaders, { ok: true, value });
}
