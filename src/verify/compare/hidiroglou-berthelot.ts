import { percentile } from "../../kpi/summary";

/** A figure of the last return and of this one. */
export interface Change {
  readonly before: number;
  readonly now: number;
}

/** How far a change lies from what the others did, and the bounds beyond which it stands out. */
export interface Bounds {
  readonly effects: readonly (number | null)[];
  readonly lower: number;
  readonly upper: number;
}

export interface HbOptions {
  /** Between 0 and 1: how much more the change of a large figure weighs than that of a small one. */
  readonly u?: number;
  /** The least spread, as a share of the middle effect. */
  readonly a?: number;
  /** How many spreads from the middle a change may lie. */
  readonly c?: number;
}

// Fewer changes have no quartiles to speak of.
const LEAST_CHANGES = 8;

/**
 * Which changes from period to period stand out against all the others, after Hidiroglou and Berthelot
 * (1986), "Statistical editing and imputation for periodic business surveys", Survey Methodology 12(1):
 * r = now / before; s = 1 - med(r) / r where r < med(r), else r / med(r) - 1; E = s · max(before, now)^U;
 * a change stands out where E is below E(1/2) - C · d1 or above E(1/2) + C · d3, with
 * d1 = max(E(1/2) - E(1/4), |A · E(1/2)|) and d3 = max(E(3/4) - E(1/2), |A · E(1/2)|).
 * Only figures above nought have a ratio; the middle and the quartiles are taken over those that changed,
 * so that a return in which little moved does not make every move stand out. Null where too few changed.
 */
export function hbBounds(
  changes: readonly Change[],
  { u = 0.5, a = 0.05, c = 7 }: HbOptions = {},
): Bounds | null {
  const ratios = changes.map(({ before, now }) => (before > 0 && now > 0 ? now / before : null));
  const moved = sorted(ratios.filter((ratio) => ratio !== null && ratio !== 1));
  if (moved.length < LEAST_CHANGES) return null;
  const middle = percentile(moved, 0.5);
  const effects = changes.map(({ before, now }, at): number | null => {
    const ratio = ratios[at] ?? null;
    if (ratio === null) return null;
    const size = ratio < middle ? 1 - middle / ratio : ratio / middle - 1;
    return size * Math.max(before, now) ** u;
  });
  const known = sorted(effects.filter((effect, at) => effect !== null && ratios[at] !== 1));
  const centre = percentile(known, 0.5);
  const least = Math.abs(a * centre);
  const below = Math.max(centre - percentile(known, 0.25), least);
  const above = Math.max(percentile(known, 0.75) - centre, least);
  return { effects, lower: centre - c * below, upper: centre + c * above };
}

export const standsOut = ({ effects, lower, upper }: Bounds, at: number): boolean => {
  const effect = effects[at] ?? null;
  return effect !== null && (effect < lower || effect > upper);
};

function sorted(values: readonly (number | null)[]): Float64Array {
  return Float64Array.from(values.filter((value) => value !== null)).sort();
}
