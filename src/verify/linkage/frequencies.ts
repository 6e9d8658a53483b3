import type { Clusters } from "./clusters";
import type { Slot } from "./likeness";

/** How common the values of a slot are among the people of a table. */
export interface Frequencies {
  /** Share of the people who have each value. */
  readonly of: Float64Array;
  /** The chance that two people share a value. */
  readonly shared: number;
}

/**
 * Counts each person once, as far as rows are known to be of one person: a person who stands in the
 * table ten times does not make a name ten times as common.
 */
export function frequencies(slot: Slot, clusters: Clusters): Frequencies {
  const highest = slot.columns.reduce(
    (most, codes) => codes.reduce((a, b) => Math.max(a, b), most),
    0,
  );
  const counts = new Float64Array(highest + 1);
  const seen = new Set<number>();
  const filled = new Set<number>();
  slot.columns.forEach((codes, column) =>
    codes.forEach((code, place) => {
      if (code === 0) return;
      const root = clusters.rootOf(place);
      if (column === 0) filled.add(root);
      const key = root * (highest + 1) + code;
      if (seen.has(key)) return;
      seen.add(key);
      counts[code]!++;
    }),
  );
  const people = Math.max(1, filled.size);
  const rarest = Math.min(slot.rarest ?? 1, 1 / people);
  let shared = 0;
  for (let code = 1; code < counts.length; code++) {
    const count = counts[code]!;
    shared += (count * (count - 1)) / (people * people);
  }
  return {
    of: counts.map((count) => (count > 1 ? Math.min(1, count / people) : rarest)),
    shared: Math.min(0.9, Math.max(shared, rarest)),
  };
}
