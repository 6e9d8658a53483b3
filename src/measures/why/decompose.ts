/** What one group brings to a ratio: successes of cases, events of exposure. */
export interface Counts {
  readonly numerator: number;
  readonly denominator: number;
}

/** How far one group moved the whole. The two effects of all groups add up to the difference, to the last digit but rounding. */
export interface Effects {
  /** It does better or worse. */
  readonly rate: number;
  /** It has a larger or smaller part of the cases. */
  readonly mix: number;
}

const rateOf = ({ numerator, denominator }: Counts) => numerator / denominator;

function sumOf(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, one) => ({
      numerator: sum.numerator + one.numerator,
      denominator: sum.denominator + one.denominator,
    }),
    { numerator: 0, denominator: 0 },
  );
}

/**
 * Shares out the difference between two ratios among groups: each group's change of rate at the mean of its two
 * weights, and its change of weight at the distance of its mean rate from that of the whole (Marshall–Edgeworth
 * weights: neither side is the base). A group that is on one side only has no change of rate. Both sides need cases.
 */
export function decompose(before: readonly Counts[], after: readonly Counts[]): readonly Effects[] {
  const [all, allAfter] = [sumOf(before), sumOf(after)];
  const middle = (rateOf(all) + rateOf(allAfter)) / 2;
  return before.map((then, group) => {
    const now = after[group] ?? { numerator: 0, denominator: 0 };
    const [w0, w1] = [then.denominator / all.denominator, now.denominator / allAfter.denominator];
    if (then.denominator === 0 && now.denominator === 0) return { rate: 0, mix: 0 };
    const p1 = now.denominator === 0 ? rateOf(then) : rateOf(now);
    const p0 = then.denominator === 0 ? p1 : rateOf(then);
    return { rate: ((w0 + w1) / 2) * (p1 - p0), mix: ((p0 + p1) / 2 - middle) * (w1 - w0) };
  });
}

/**
 * Shares out the distance of a ratio from a target: each group's distance from its own target at its part of the
 * cases, and, where its target is another than that of the whole, that difference.
 */
export function decomposeAgainst(
  target: number,
  now: readonly Counts[],
  targets: readonly (number | null)[],
): readonly Effects[] {
  const { denominator: all } = sumOf(now);
  return now.map((counts, group) => {
    if (counts.denominator === 0) return { rate: 0, mix: 0 };
    const [weight, own] = [counts.denominator / all, targets[group] ?? target];
    return { rate: weight * (rateOf(counts) - own), mix: weight * (own - target) };
  });
}
