import { chiSquareCdf } from "./distributions";
import type { Part } from "./intervals";

/** Chi-square without continuity correction: how likely so large a difference is by chance alone. */
export function chiSquareTest(first: Part, second: Part): number {
  const all = first.n + second.n;
  const successes = first.x + second.x;
  if (successes === 0 || successes === all) return 1;
  const crossed = first.x * (second.n - second.x) - second.x * (first.n - first.x);
  const square = (crossed / first.n) * (crossed / second.n) * (all / successes / (all - successes));
  return chiSquareCdf(square, 1, "upper");
}

/** Tables whose likelihood differs by less than this are as likely as each other (R's fisher.test). */
const AS_LIKELY = 1 + 1e-7;

/**
 * Fisher's exact test, two-sided: the probability of all tables with the same totals that are no likelier
 * than this one. Whole numbers only. Each likelihood comes from its neighbour's, outwards from the
 * likeliest, so that neither large totals nor far tails lose digits.
 */
export function fisherTest(first: Part, second: Part): number {
  const successes = first.x + second.x;
  const all = first.n + second.n;
  const least = Math.max(0, successes - second.n);
  const most = Math.min(first.n, successes);
  const likeliest = Math.min(
    most,
    Math.max(least, Math.floor(((first.n + 1) * (successes + 1)) / (all + 2))),
  );
  const upward = (k: number) =>
    ((first.n - k) * (successes - k)) / ((k + 1) * (second.n - successes + k + 1));

  let own = 1;
  for (let k = likeliest; k < first.x; k++) own *= upward(k);
  for (let k = likeliest; k > first.x; k--) own /= upward(k - 1);

  let total = 1;
  let extreme = 1 <= own * AS_LIKELY ? 1 : 0;
  const count = (weight: number) => {
    total += weight;
    if (weight <= own * AS_LIKELY) extreme += weight;
  };
  let weight = 1;
  for (let k = likeliest; k < most && weight > 0; k++) count((weight *= upward(k)));
  weight = 1;
  for (let k = likeliest; k > least && weight > 0; k--) count((weight /= upward(k - 1)));
  return Math.min(1, extreme / total);
}

/** Fisher's test serves where a cell would be expected to hold fewer cases than this (Cochran 1954). */
const LEAST_EXPECTED = 5;

/** Whether chance alone would fill a cell of the table with fewer than five cases. */
export function isSparse(first: Part, second: Part): boolean {
  const share = (first.x + second.x) / (first.n + second.n);
  return Math.min(first.n, second.n) * Math.min(share, 1 - share) < LEAST_EXPECTED;
}
