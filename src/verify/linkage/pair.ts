/** Two rows that may be of one person. */
export interface LinkedPair {
  /** Rows of the table; the first is the upper one. */
  readonly first: number;
  readonly second: number;
  /** Binary logarithm of the odds that they are: 6 is sixty-four to one. */
  readonly weight: number;
  /** By an identifier, or by full name and birth date: whatever else the table holds. */
  readonly isCertain: boolean;
}

/** Certain pairs first, then the strongest. */
export function inOrder(one: LinkedPair, other: LinkedPair): number {
  return (
    Number(other.isCertain) - Number(one.isCertain) ||
    other.weight - one.weight ||
    one.first - other.first ||
    one.second - other.second
  );
}
