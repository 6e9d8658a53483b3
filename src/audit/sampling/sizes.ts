import { clopperPearson } from "../../kpi/intervals";

/** What rounding may leave above a whole number, or above the chance that is allowed. */
const ROUNDING = 1e-9;
const TIE = 1e-12;

/** A number rounded up, but for what rounding has left above it. */
export function ceil(n: number): number {
  return Math.ceil(n - ROUNDING);
}

/** Terms grow past what a number can hold in large populations; they are scaled down together. */
const SCALE = 1e200;

/**
 * The chance that a sample without replacement holds at most `most` of the `faulty` items of a
 * population. A ratio of sums of positive terms, so that no digits are lost.
 */
export function hypergeometricTail(
  population: number,
  faulty: number,
  sample: number,
  most: number,
): number {
  const least = Math.max(0, sample - (population - faulty));
  const greatest = Math.min(sample, faulty);
  let term = 1;
  let [below, all] = [0, 0];
  for (let k = least; k <= greatest; k++) {
    if (k <= most) below += term;
    all += term;
    term *= ((faulty - k) / (k + 1)) * ((sample - k) / (population - faulty - sample + k + 1));
    if (term > SCALE) {
      term /= SCALE;
      below /= SCALE;
      all /= SCALE;
    }
  }
  return below / all;
}

/** The smallest whole number from `low` to `high` that holds; `high` is known to. */
function smallest(low: number, high: number, holds: (n: number) => boolean): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return to;
}

/** What a sample is to show: so sure (a share), at most so many wrong (a share), with so many allowed. */
export interface Assurance {
  readonly confidence: number;
  readonly tolerable: number;
  readonly allowed: number;
}

export interface HypergeometricSize {
  /** The fewest faulty items that would be too many. */
  readonly tooMany: number;
  /** Null where even the whole population could not show it: then everything has to be looked at. */
  readonly size: number | null;
}

/** The smallest sample from a known population: the chance of at most `allowed` is not above what is left. */
export function hypergeometricSize(population: number, asked: Assurance): HypergeometricSize {
  const tooMany = Math.max(1, ceil(population * asked.tolerable));
  if (tooMany <= asked.allowed) return { tooMany, size: null };
  const risk = 1 - asked.confidence + TIE;
  const holds = (n: number) => hypergeometricTail(population, tooMany, n, asked.allowed) <= risk;
  return { tooMany, size: smallest(asked.allowed + 1, population, holds) };
}

/** The upper end of what may be, one-sided: at most this share, with that confidence (Clopper and Pearson). */
export function largestShare(found: number, sample: number, confidence: number): number {
  return clopperPearson(found, sample, 2 * confidence - 1).upper;
}

/** The smallest sample from a population without end. */
export function binomialSize({ confidence, tolerable, allowed }: Assurance): number {
  const holds = (n: number) => largestShare(allowed, n, confidence) <= tolerable + TIE;
  let enough = allowed + 1;
  while (!holds(enough)) enough *= 2;
  return smallest(allowed + 1, enough, holds);
}

/** The largest number of faulty items that a sample of a known population leaves possible. */
export function largestCount(
  population: number,
  sample: number,
  found: number,
  confidence: number,
): number {
  const risk = 1 - confidence + TIE;
  const most = population - sample + found;
  // From the first number that would make what was seen too unlikely, one back.
  const first = smallest(
    found,
    most + 1,
    (faulty) => faulty > most || hypergeometricTail(population, faulty, sample, found) <= risk,
  );
  return first - 1;
}
