import { hbBounds, standsOut, type Change } from "./hidiroglou-berthelot";

/** How far a figure may move from one return to the next. */
export interface ChangeLimit {
  /** By so much, in the figure's own unit. */
  readonly abs?: number;
  /** By so many per cent of what it was. */
  readonly pct?: number;
  /** Figures that were smaller have no percentage worth asking about. */
  readonly minBase?: number;
  /** Further than the others moved. */
  readonly hb?: boolean;
}

export type Excess = "abs" | "pct" | "hb";

/** For each change the limit that it goes beyond; null where it keeps to all of them. */
export function beyondLimits(
  changes: readonly Change[],
  { abs, pct, minBase = 0, hb = false }: ChangeLimit,
): (Excess | null)[] {
  const bounds = hb ? hbBounds(changes) : null;
  return changes.map(({ before, now }, at) => {
    const moved = Math.abs(now - before);
    if (abs !== undefined && moved > abs) return "abs";
    if (Math.abs(before) < minBase) return null;
    if (pct !== undefined && before !== 0 && (moved / Math.abs(before)) * 100 > pct) return "pct";
    return bounds && standsOut(bounds, at) ? "hb" : null;
  });
}
