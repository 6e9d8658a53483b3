import type { Interval } from "../intervals";
import { percentile } from "../summary";
import { Sum } from "../sum";
import type { Statistic } from "./limits";

/** Extreme scores are pulled in to the cut, or left out. */
export type Trimming = "winsorise" | "truncate";

/** A scale on which the spread of a unit depends on its size alone (Spiegelhalter, Statist. Med. 2005). */
export interface Scale {
  readonly score: (value: number) => number;
  readonly valueOf: (score: number) => number;
  /** The standard error of a unit of this size. */
  readonly error: (size: number) => number;
  readonly centre: number;
}

/** The arcsine of the root for proportions; for counts against expected ones the root, or the logarithm. */
export function scaleFor(statistic: Statistic, average: number, trimming: Trimming): Scale {
  if (statistic === "proportion") {
    const score = (value: number) => Math.asin(Math.sqrt(value));
    return {
      score,
      valueOf: (at) => Math.sin(Math.min(Math.PI / 2, Math.max(0, at))) ** 2,
      error: (size) => 1 / (2 * Math.sqrt(size)),
      centre: score(average),
    };
  }
  if (trimming === "truncate") {
    return {
      score: (value) => Math.log(value / average),
      valueOf: (at) => average * Math.exp(at),
      error: (size) => 1 / Math.sqrt(size * average),
      centre: 0,
    };
  }
  return {
    score: (value) => Math.sqrt(value / average),
    valueOf: (at) => average * Math.max(0, at) ** 2,
    error: (size) => 1 / (2 * Math.sqrt(size * average)),
    centre: 1,
  };
}

/** How much more units differ than chance explains. */
export interface Dispersion {
  /** Mean of the squared scores: 1 is chance alone. */
  readonly phi: number;
  /** Variance between the units that chance does not explain. */
  readonly tau2: number;
}

/** A unit's distance from the average in standard errors, and that error. */
export interface Unit {
  readonly z: number;
  readonly error: number;
}

function winsorised(units: readonly Unit[], trim: number): readonly Unit[] {
  const sorted = Float64Array.from(units, ({ z }) => z).sort();
  const [low, high] = [percentile(sorted, trim), percentile(sorted, 1 - trim)];
  return units.map(({ z, error }) => ({ z: Math.min(high, Math.max(low, z)), error }));
}

/** Leaves out the first and the last of the 1 / trim groups of equal size, as the SHMI does; ties share their ranks. */
function truncated(units: readonly Unit[], trim: number): readonly Unit[] {
  if (trim === 0) return units;
  const groups = 1 / trim;
  const sorted = Float64Array.from(units, ({ z }) => z).sort();
  const firstAt = new Map<number, number>();
  const lastAt = new Map<number, number>();
  sorted.forEach((z, index) => {
    if (!firstAt.has(z)) firstAt.set(z, index + 1);
    lastAt.set(z, index + 1);
  });
  return units.filter(({ z }) => {
    const rank = ((firstAt.get(z) ?? 0) + (lastAt.get(z) ?? 0)) / 2;
    const group = Math.floor((rank * groups) / (units.length + 1));
    return group > 0 && group < groups - 1;
  });
}

/** The dispersion of units, the share `trim` at each end tamed first (DerSimonian & Laird's moments). */
export function dispersion(units: readonly Unit[], trim: number, trimming: Trimming): Dispersion {
  const kept = trimming === "truncate" ? truncated(units, trim) : winsorised(units, trim);
  if (kept.length === 0) return { phi: 0, tau2: 0 };
  const [squares, weights, squaredWeights] = [new Sum(), new Sum(), new Sum()];
  for (const { z, error } of kept) {
    const weight = 1 / error ** 2;
    squares.add(z * z);
    weights.add(weight);
    squaredWeights.add(weight * weight);
  }
  const free = kept.length - 1;
  const spread = weights.value - squaredWeights.value / weights.value;
  const tau2 = squares.value <= free ? 0 : (squares.value - free) / spread;
  return { phi: squares.value / kept.length, tau2: spread > 0 ? tau2 : 0 };
}

/** Control limits that leave room for the variance between the units. */
export function dispersedLimits(scale: Scale, tau2: number, size: number, z: number): Interval {
  const half = z * Math.sqrt(scale.error(size) ** 2 + tau2);
  return {
    lower: scale.valueOf(scale.centre - half),
    upper: scale.valueOf(scale.centre + half),
  };
}
