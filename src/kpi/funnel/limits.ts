import { normalForConfidence } from "../distributions";
import { poissonEnd, type Interval } from "../intervals";

/** What a funnel compares: shares of cases, observed with expected counts, or events over an exposure. */
export type Statistic = "proportion" | "ratio" | "rate";

/** Where the search for a limit stops. */
const PRECISION = 1e-12;

/**
 * The argument at which a rising function reaches `goal`, between two ends that hold it: by the straight line
 * between the ends, and every third time by halves, so that no step or bend can hold it up.
 */
function solve(rising: (x: number) => number, goal: number, from: number, to: number): number {
  let [low, high] = [from, to];
  let [below, above] = [rising(low) - goal, rising(high) - goal];
  for (let step = 1; high - low > PRECISION * high && below < 0 && above > 0; step++) {
    const line = low - (below * (high - low)) / (above - below);
    const middle = step % 3 === 0 || !(line > low && line < high) ? (low + high) / 2 : line;
    if (middle === low || middle === high) break;
    const found = rising(middle) - goal;
    // An end that stays counts half the next time (the Illinois rule), so that both ends move.
    if (found < 0) [low, below, above] = [middle, found, above / 2];
    else if (found > 0) [high, above, below] = [middle, found, below / 2];
    else return middle;
  }
  return below === 0 ? low : above === 0 ? high : (low + high) / 2;
}

/** The counts whose own limits just touch what is expected: fewer is low, more is high. */
function countLimits(expected: number, confidence: number): Interval {
  const upperOf = (count: number) => poissonEnd("upper", count, confidence);
  const lowerOf = (count: number) => poissonEnd("lower", count, confidence);
  const spread = normalForConfidence(confidence) * Math.sqrt(expected);
  let most = expected + spread + 5;
  while (lowerOf(most) < expected) most += spread + 5;
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
