import { betaQuantile, chiSquareQuantile, normalForConfidence, tQuantile } from "./distributions";

/** The two ends of a confidence interval. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** The share of `confidence` that is left out at each end. */
const beyond = (confidence: number) => (1 - confidence) / 2;

/**
 * Wilson's score interval for `x` of `n` (J. Am. Stat. Ass. 1927; Newcombe 1998, method 3), for a given z.
 * The lower end comes from the product of the two, which is x²/(n(n + z²)): no digits are lost near 0.
 */
export function wilsonForZ(x: number, n: number, z: number): Interval {
  if (x > n / 2) {
    const { lower, upper } = wilsonForZ(n - x, n, z);
    return { lower: 1 - upper, upper: 1 - lower };
  }
  const square = z * z;
  const spread = z * Math.sqrt((x * (n - x)) / n + square / 4);
  const upper = (x + square / 2 + spread) / (n + square);
  return { lower: x === 0 ? 0 : (x * x) / (n * (n + square) * upper), upper: Math.min(upper, 1) };
}

export function wilson(x: number, n: number, confidence: number): Interval {
  return wilsonForZ(x, n, normalForConfidence(confidence));
}

/** Clopper and Pearson's exact interval for `x` of `n` (Biometrika 1934). */
export function clopperPearson(x: number, n: number, confidence: number): Interval {
  const tail = beyond(confidence);
  return {
    lower: x === 0 ? 0 : betaQuantile(tail, x, n - x + 1),
    upper: x === n ? 1 : betaQuantile(tail, x + 1, n - x, "upper"),
  };
}

/** Exact limits for a count of events that occur independently (Garwood, Biometrika 1936). */
const EXACT = {
  lower: (events: number, confidence: number) =>
    events === 0 ? 0 : chiSquareQuantile(beyond(confidence), 2 * events) / 2,
  upper: (events: number, confidence: number) =>
    chiSquareQuantile(beyond(confidence), 2 * events + 2, "upper") / 2,
} as const;

function byarEnd(count: number, z: number): number {
  return count * Math.max(0, 1 - 1 / (9 * count) + z / (3 * Math.sqrt(count))) ** 3;
}

/** Byar's approximation to them (Breslow & Day 1987); a lower end below zero is 0. */
const BYAR = {
  lower: (events: number, confidence: number) =>
    events === 0 ? 0 : byarEnd(events, 0 - normalForConfidence(confidence)),
  upper: (events: number, confidence: number) =>
    byarEnd(events + 1, normalForConfidence(confidence)),
} as const;

export function exactPoisson(events: number, confidence: number): Interval {
  return { lower: EXACT.lower(events, confidence), upper: EXACT.upper(events, confidence) };
}

export function byar(events: number, confidence: number): Interval {
  return { lower: BYAR.lower(events, confidence), upper: BYAR.upper(events, confidence) };
}

/** From this many events on Byar's approximation is used (Public Health England, technical guide 3). */
const FIRST_FOR_BYAR = 10;

/** One end of the interval of a count: exact below ten events, Byar's from ten on. */
export function poissonEnd(end: "lower" | "upper", events: number, confidence: number): number {
  return (events < FIRST_FOR_BYAR ? EXACT : BYAR)[end](events, confidence);
}

export function poissonLimits(events: number, confidence: number): Interval {
  return {
    lower: poissonEnd("lower", events, confidence),
    upper: poissonEnd("upper", events, confidence),
  };
}

/** A mean with its interval by Student's t; `deviation` is the sample's standard deviation. */
export function studentInterval(
  mean: number,
  deviation: number,
  count: number,
  confidence: number,
): Interval {
  const half = (tQuantile(beyond(confidence), count - 1, "upper") * deviation) / Math.sqrt(count);
  return { lower: mean - half, upper: mean + half };
}

/** Part of a whole: `x` of `n`. */
export interface Part {
  readonly x: number;
  readonly n: number;
}

/** Newcombe's hybrid score interval for the difference of two proportions (Statist. Med. 1998, method 10). */
export function newcombe(first: Part, second: Part, confidence: number): Interval {
  const [p, q] = [first.x / first.n, second.x / second.n];
  const one = wilson(first.x, first.n, confidence);
  const two = wilson(second.x, second.n, confidence);
  return {
    lower: p - q - Math.hypot(p - one.lower, two.upper - q),
    upper: p - q + Math.hypot(one.upper - p, q - two.lower),
  };
}

/** Events over the time, or the exposure, in which they occurred. */
export interface Events {
  readonly events: number;
  readonly time: number;
}

/**
 * Exact interval for the ratio of two rates: given all events, those of the first group are binomial
 * (Przyborowski & Wilenski 1940; R's poisson.test).
 */
export function rateRatio(first: Events, second: Events, confidence: number): Interval {
  const all = first.events + second.events;
  const share = clopperPearson(first.events, all, confidence);
  const times = second.time / first.time;
  return {
    lower: (share.lower / (1 - share.lower)) * times,
    upper: (share.upper / (1 - share.upper)) * times,
  };
}

/** Limits for a ratio of two proportions by its logarithm (Katz and others, Biometrics 1978). */
export function riskRatio(first: Part, second: Part, confidence: number): Interval {
  const ratio = (first.x * second.n) / (first.n * second.x);
  const error = Math.sqrt(1 / first.x - 1 / first.n + 1 / second.x - 1 / second.n);
  const factor = Math.exp(normalForConfidence(confidence) * error);
  return { lower: ratio / factor, upper: ratio * factor };
}
