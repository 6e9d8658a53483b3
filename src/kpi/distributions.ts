import betainc from "@stdlib/math-base-special-betainc";
import betaincinv from "@stdlib/math-base-special-betaincinv";
import erfc from "@stdlib/math-base-special-erfc";
import erfcinv from "@stdlib/math-base-special-erfcinv";
import gammainc from "@stdlib/math-base-special-gammainc";
import gammaincinv from "@stdlib/math-base-special-gammaincinv";
import { hasLargeShape, isLargeGamma, largeGammaCdf, largeGammaQuantile } from "./large-gamma";

// The special functions are stdlib's: they are Boost's and Temme's algorithms, good to the last digits in both
// tails, each a package of its own, so that the bundle carries these six and nothing else. The smaller
// statistics packages stop at 1e-8 or take an upper tail as 1 − p, which loses it. One region of theirs is mended:
// see large-gamma.

/** Which side of the value a probability lies on. */
export type Tail = "lower" | "upper";

/** The probability that a standard normal variable lies below (or above) `z`. */
export function normalCdf(z: number, tail: Tail = "lower"): number {
  return erfc((tail === "lower" ? -z : z) / Math.SQRT2) / 2;
}

/** The `z` below (or above) which a standard normal variable lies with probability `p`. */
export function normalQuantile(p: number, tail: Tail = "lower"): number {
  const z = Math.SQRT2 * erfcinv(2 * p);
  return tail === "lower" ? 0 - z : z;
}

/** The `z` that holds the middle `confidence` of a normal distribution: 1.96 for 0.95. */
export function normalForConfidence(confidence: number): number {
  return normalQuantile((1 - confidence) / 2, "upper");
}

/** The probability that Student's t with `df` degrees of freedom lies below (or above) `t`. */
export function tCdf(t: number, df: number, tail: Tail = "lower"): number {
  const square = t * t;
  const all = df + square;
  const beyond =
    (square < df
      ? betainc(square / all, 0.5, df / 2, true, true)
      : betainc(df / all, df / 2, 0.5, true)) / 2;
  return t > 0 === (tail === "upper") ? beyond : 1 - beyond;
}

/** The value below (or above) which Student's t with `df` degrees of freedom lies with probability `p`. */
export function tQuantile(p: number, df: number, tail: Tail = "lower"): number {
  if (p > 0.5) return 0 - tQuantile(1 - p, df, tail);
  // t² / (df + t²) has a beta distribution; of it and its complement the smaller one keeps its digits.
  const share = betaincinv(2 * p, 0.5, df / 2, true);
  const rest = share < 0.5 ? 1 - share : betaincinv(2 * p, df / 2, 0.5);
  const t = Math.sqrt((df * (share < 0.5 ? share : 1 - rest)) / rest);
  return tail === "lower" ? 0 - t : t;
}

/** The probability that chi-square with `df` degrees of freedom lies below (or above) `x`. */
export function chiSquareCdf(x: number, df: number, tail: Tail = "lower"): number {
  return isLargeGamma(x / 2, df / 2)
    ? largeGammaCdf(x / 2, df / 2, tail)
    : gammainc(x / 2, df / 2, true, tail === "upper");
}

/** The value below (or above) which chi-square with `df` degrees of freedom lies with probability `p`. */
export function chiSquareQuantile(p: number, df: number, tail: Tail = "lower"): number {
  return hasLargeShape(df / 2)
    ? 2 * largeGammaQuantile(p, df / 2, tail, normalQuantile(p, tail))
    : 2 * gammaincinv(p, df / 2, tail === "upper");
}

/** The probability that a beta variable lies below (or above) `x`. */
export function betaCdf(x: number, a: number, b: number, tail: Tail = "lower"): number {
  return betainc(x, a, b, true, tail === "upper");
}

/** The value below (or above) which a beta variable lies with probability `p`. */
export function betaQuantile(p: number, a: number, b: number, tail: Tail = "lower"): number {
  return betaincinv(p, a, b, tail === "upper");
}
