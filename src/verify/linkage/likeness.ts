/** How two values of a field may be alike, best first within each kind of field. */
export type Likeness =
  | "same"
  | "form"
  | "slip"
  | "swapped"
  | "moved"
  | "close"
  | "faint"
  | "two-parts"
  | "weeks"
  | "months"
  | "area"
  | "in-order"
  | "other";

/** A step of likeness, with what is expected of it before the table itself has been looked at. */
export interface Step {
  readonly likeness: Likeness;
  /** How often two rows of one person are alike in this way. */
  readonly ofOne: number;
  /** How often two rows of different people are. */
  readonly ofTwo: number;
}

/** What a field is evidence of. Facts about one home come together, so that together they prove little more than one. */
export type Evidence = "name" | "birth" | "identifier" | "contact" | "home" | "sex" | "order";

/** One thing that is compared between two rows. In a pattern 0 stands for blank, 1 for the first step. */
export interface Slot {
  readonly title: string;
  readonly evidence: Evidence;
  readonly steps: readonly Step[];
  /** How common a value is that only one person of the table has; null where the first step is no shared value. */
  readonly rarest: number | null;
  /** The value of each row, 0 for blank; further columns where a value may stand in another one. */
  readonly columns: readonly Int32Array[];
}

/** Compares two rows and writes the steps of its slots. */
export interface Comparison {
  readonly slots: readonly Slot[];
  readonly judge: (left: number, right: number, into: Uint8Array, at: number) => void;
}

/** Values up to which every pair of them has a place to be kept in: four megabytes. */
const MOST_VALUES = 2000;

/**
 * Keeps what was found for two values where there are few, because names and towns meet again and again. Values that
 * come later have no place in it.
 */
export function kept(
  { length: size }: readonly string[],
  likenessOf: (one: number, other: number) => number,
): (one: number, other: number) => number {
  const ordered = (one: number, other: number) =>
    one < other ? likenessOf(one, other) : likenessOf(other, one);
  if (size > MOST_VALUES) return ordered;
  const known = new Uint8Array(size * size);
  return (one, other) => {
    if (one >= size || other >= size) return ordered(one, other);
    const at = one < other ? one * size + other : other * size + one;
    return (known[at] ||= ordered(one, other));
  };
}
