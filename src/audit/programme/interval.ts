import type { LAST_RESULTS } from "./rows";

export const INTERVALS = [3, 6, 12, 24, 36] as const;
export type IntervalMonths = (typeof INTERVALS)[number];

export type LastResult = (typeof LAST_RESULTS)[number];

/** Likelihood of failing (1 to 3) times harm if it does (1 to 3); ours, and only a proposal. */
const STEPS: readonly (readonly [score: number, months: IntervalMonths])[] = [
  [9, 3],
  [6, 6],
  [3, 12],
  [2, 24],
  [1, 36],
];

export interface Risk {
  readonly score: number;
  readonly lastResult: LastResult;
  /** The process, its people or its rules have changed since. */
  readonly hasChanged: boolean;
}

/**
 * How many months may pass between two audits: by the risk, one step sooner after a major finding or a change.
 * A process that was never audited is due at the shorter of its interval and a year.
 */
export function suggestedInterval({ score, lastResult, hasChanged }: Risk): IntervalMonths {
  const months = STEPS.find(([least]) => score >= least)?.[1] ?? 36;
  const sooner = (lastResult === "major" ? 1 : 0) + (hasChanged ? 1 : 0);
  const at = INTERVALS.indexOf(months);
  const interval = INTERVALS[Math.max(0, at - sooner)] ?? months;
  return lastResult === "none" && interval > 12 ? 12 : interval;
}
