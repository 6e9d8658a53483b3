import { confidenceText } from "../text/kpi-confidence";
import { confidenceArgument, partsArgument, type PartsArguments } from "./confidence-arguments";
import { withHeaders } from "./headers";
import { newcombe, rateRatio, type Events } from "./intervals";
import { isProblem, refuse, type Answer, type Spill } from "./problem";
import { placeOf, type Range } from "./range";
import { addUp } from "./rate";
import { wordArgument, words } from "./reading";
import { chiSquareTest, fisherTest, isSparse } from "./two-proportions";

export interface DifferenceArguments extends PartsArguments {
  readonly confidence: Range | null;
}

/** The difference of two proportions, first minus second, with its limits: three cells. */
export function differenceCi(given: DifferenceArguments): Answer<Spill> {
  const parts = partsArgument(given);
  if (!parts.ok) return parts;
  const confidence = confidenceArgument(given.confidence);
  if (isProblem(confidence)) return refuse(confidence);
  const [first, second] = parts.value;
  const { lower, upper } = newcombe(first, second, confidence);
  return { ok: true, value: [[first.x / first.n - second.x / second.n, lower, upper]] };
}

export interface ChangeArguments extends DifferenceArguments {
  readonly headers: Range | null;
}

/** The change of a proportion with its limits, and in words whether it is more than chance: four cells. */
export function changeCi(given: ChangeArguments): Answer<Spill> {
  const difference = differenceCi(given);
  if (!difference.ok) return difference;
  const [, lower, upper] = difference.value[0] ?? [];
  const { higher, lower: below, unclear } = confidenceText.change;
  const verdict = Number(lower) > 0 ? higher : Number(upper) < 0 ? below : unclear;
  const value = difference.value.map((row) => [...row, verdict]);
  return withHeaders(given.headers, confidenceText.changeHeaders, { ok: true, value });
}

export interface TestArguments extends PartsArguments {
  readonly test: Range | null;
}

const TESTS = words<"auto" | "fisher" | "chi-square">(
  [
    ["auto", "auto"],
    ["fisher", "fisher"],
    ["chi-square", "chi-square"],
  ],
  [
    ["exact", "fisher"],
    ["chisq", "chi-square"],
    ["chi2", "chi-square"],
    ["chi-squared", "chi-square"],
    ["chisquare", "chi-square"],
  ],
);

/**
 * How likely chance alone gives so large a difference of two proportions: Fisher's exact test where fewer
 * than five cases are expected in a cell, else chi-square without correction. Fisher's test of anything but
 * whole numbers is #NUM!.
 */
export function significance(given: TestArguments): Answer<number> {
  const parts = partsArgument(given);
  if (!parts.ok) return parts;
  const asked = wordArgument(given.test, TESTS) ?? "auto";
  if (isProblem(asked)) return refuse(asked);
  const [first, second] = parts.value;
  const isExact = asked === "auto" ? isSparse(first, second) : asked === "fisher";
  if (!isExact) return { ok: true, value: chiSquareTest(first, second) };
  const counts = [
    [given.x1, first.x],
    [given.n1, first.n],
    [given.x2, second.x],
    [given.n2, second.n],
  ] as const;
  for (const [range, count] of counts) {
    if (!Number.isInteger(count)) return refuse(confidenceText.notWhole(placeOf(range), count));
  }
  return { ok: true, value: fisherTest(first, second) };
}

export interface RatioArguments {
  readonly e1: Range;
  readonly t1: Range;
  readonly e0: Range;
  readonly t0: Range;
  readonly confidence: Range | null;
}

function eventsArgument(events: Range, time: Range): Answer<Events> {
  const sums = addUp(events, time);
  if (!sums.ok) return sums;
  const { numerator, denominator } = sums.value;
  return denominator === 0
    ? refuse(confidenceText.noCases(time.name))
    : { ok: true, value: { events: numerator, time: denominator } };
}

/** The ratio of two rates, first over second, with its exact limits: three cells. No event in the second is #DIV/0!. */
export function ratioCi({ e1, t1, e0, t0, confidence }: RatioArguments): Answer<Spill> {
  const first = eventsArgument(e1, t1);
  if (!first.ok) return first;
  const second = eventsArgument(e0, t0);
  if (!second.ok) return second;
  const share = confidenceArgument(confidence);
  if (isProblem(share)) return refuse(share);
  if (second.value.events === 0) return refuse(confidenceText.noEventsToCompare);
  const { lower, upper } = rateRatio(first.value, second.value, share);
  const ratio = (first.value.events * second.value.time) / (first.value.time * second.value.events);
  return { ok: true, value: [[ratio, lower, upper]] };
}
