import { Sum } from "../sum";

/** The mean of the figures `from` up to, not including, `to`: never outside them, so that equal figures give themselves. */
export function mean(values: readonly number[], from = 0, to = values.length): number {
  const sum = new Sum();
  let least = Infinity;
  let most = -Infinity;
  for (let index = from; index < to; index++) {
    const value = values[index]!;
    sum.add(value);
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return Math.min(most, Math.max(least, sum.value / (to - from)));
}

/** The median of the figures `from` up to, not including, `to`. */
export function median(values: readonly number[], from = 0, to = values.length): number {
  const sorted = new Float64Array(values.slice(from, to)).sort();
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? NaN) + upper) / 2;
}

/** Nelson, J. Qual. Technol. 14 (1982): a larger range is no part of what usually happens. */
export const RANGE_LIMIT = 3.267;

/**
 * The mean step between neighbouring figures `from` up to, not including, `to`; not a number for a single figure.
 * With `screen`, steps that are too large are left out once, unless nothing but steps of 0 would be left.
 */
export function meanMovingRange(
  values: readonly number[],
  from: number,
  to: number,
  screen: boolean,
): number {
  if (to - from < 2) return NaN;
  const steps: number[] = [];
  for (let index = from + 1; index < to; index++) {
    steps.push(Math.abs(values[index]! - values[index - 1]!));
  }
  const all = mean(steps);
  if (!screen) return all;
  const usual = steps.filter((step) => step < RANGE_LIMIT * all);
  return (usual.length > 0 && mean(usual)) || all;
}

/** A mean moving range over this is an estimate of the standard deviation (d2 for pairs, as rounded in the tables). */
export const D2 = 1.128;
