import { normalForConfidence } from "../distributions";
import { poissonLimits, type Interval } from "../intervals";

/** What a funnel compares: shares of cases, observed with expected counts, or events over an exposure. */
export type Statistic = "proportion" | "ratio" | "rate";

/** Where the search for a limit stops. */
const PRECISION = 1e-12;

/** The argument at which a rising function reaches `goal`, between two ends that hold it. */
function solve(rising: (x: number) => number, goal: number, from: number, to: number): number {
  let [low, high] = [from, to];
  while (high - low > PRECISION * high) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (rising(middle) < goal) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The counts whose own limits just touch what is expected: fewer is low, more is high. */
function countLimits(expected: number, confidence: number): Interval {
  const upperOf = (count: number) => poissonLimits(count, confidence).upper;
  const lowerOf = (count: number) => poissonLimits(count, confidence).lower;
  let most = 2 * expected + 10;
  while (lowerOf(most) < expected) most *= 2;
  return {
    lower: upperOf(0) >= expected ? 0 : solve(upperOf, expected, 0, expected),
    upper: solve(lowerOf, expected, expected, most),
  };
}

/**
 * Between which values a unit of this size lies when it is like the average: the values whose interval
 * (Wilson's for a proportion, else exact below ten events and Byar's from ten on) just touches the average.
 */
export function controlLimits(
  statistic: Statistic,
  average: number,
  size: number,
  confidence: number,
): Interval {
  if (statistic === "proportion") {
    const half = normalForConfidence(confidence) * Math.sqrt((average * (1 - average)) / size);
    return { lower: Math.max(0, average - half), upper: Math.min(1, average + half) };
  }
  const { lower, upper } = countLimits(average * size, confidence);
  return { lower: lower / size, upper: upper / size };
}
