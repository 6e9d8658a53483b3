import { rateText } from "../text/kpi-rates";
import type { Outcome } from "./problem";
import { words } from "./reading";
import { mean, median } from "./spc/average";
import { Sum } from "./sum";

/** One figure that stands for many. */
export type Summary = "sum" | "mean" | "median" | "min" | "max" | "count";

export const SUMMARIES = words<Summary>(
  [
    ["sum", "sum"],
    ["mean", "mean"],
    ["median", "median"],
    ["min", "min"],
    ["max", "max"],
    ["count", "count"],
  ],
  [
    ["total", "sum"],
    ["average", "mean"],
    ["minimum", "min"],
    ["maximum", "max"],
  ],
);

/** The figure for these values. Of none: a sum or count of 0, no mean (#DIV/0!), nothing else either (#N/A). */
export function summarise(summary: Summary, values: readonly number[]): Outcome {
  if (summary === "count") return values.length;
  if (summary === "sum") {
    const sum = new Sum();
    for (const value of values) sum.add(value);
    return sum.value;
  }
  if (values.length === 0) return summary === "mean" ? rateText.noMean : rateText.noFigures;
  switch (summary) {
    case "mean":
      return mean(values);
    case "median":
      return median(values);
    case "min":
      return values.reduce((a, b) => Math.min(a, b));
    case "max":
      return values.reduce((a, b) => Math.max(a, b));
  }
}

/**
 * The value below which a share of the sorted values lies, as PERCENTILE.INC: in a straight line between the
 * two neighbours. At least one value, `share` from 0 to 1.
 */
export function percentile(sorted: ArrayLike<number>, share: number): number {
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? NaN;
  const high = sorted[Math.ceil(at)] ?? NaN;
  return low + (high - low) * (at - Math.floor(at));
}
