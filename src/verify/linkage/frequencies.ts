import type { Clusters } from "./clusters";
import type { Slot } from "./likeness";

/** How common the values of a slot are among the people of a table. */
export interface Frequencies {
  /** Share of the people who have each value, as far as it was there. */
  readonly of: Float64Array;
  /** Share of the people who have a value that one of them has, or that came later. */
  readonly rarest: number;
  /** The chance that two people share a value. */
  readonly shared: number;
}

// A few milliseconds of counting.
const PLACES_AT_A_TIME = 16_384;

/**
 * Counts each person once, as far as rows are known to be of one person: a person who stands in the
 * table ten times does not make a name ten times as common.
 */
export function* frequencies(slot: Slot, clusters: Clusters): Generator<undefined, Frequencies> {
  const highest = slot.columns.reduce(
    (most, codes) => codes.reduce((a, b) => Math.max(a, b), most),
    0,
  );
  const counts = new Float64Array(highest + 1);
  const seen = new Set<number>();
  const filled = new Set<number>();
  for (const [column, codes] of slot.columns.entries()) {
    for (let place = 0; place < codes.length; place++) {
      if (place % PLACES_AT_A_TIME === 0) yield;
      const code = codes[place]!;
      if (code === 0) continue;
      const root = clusters.rootOf(place);
      if (column === 0) filled.add(root);
      const key = root * (highest + 1) + code;
      if (seen.has(key)) continue;
      seen.add(key);
      counts[code]!++;
    }
  }
  const people = Math.max(1, filled.size);
  const rarest = Math.min(slot.rarest ?? 1, 1 / people);
  // Whole numbers add up to the same in whatever order the values come.
  let pairs = 0;
  for (let code = 1; code < counts.length; code++) pairs += counts[code]! * (counts[code]! - 1);
  const shared = pairs / (people * people);
  return {
    of: counts.map((count) => (count > 1 ? Math.min(1, count / people) : rarest)),
    rarest,
    shared: Math.min(0.9, Math.max(shared, rarest)),
  };
}
