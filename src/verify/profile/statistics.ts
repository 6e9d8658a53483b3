// Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993): 3.5 robust standard deviations.
export const FAR = 3.5;
const MEDIAN_TO_DEVIATION = 1.4826;
const MEAN_TO_DEVIATION = 1.253314;

/** The median, and a standard deviation that a few wild values cannot move. */
export function spread(values: Float64Array): { middle: number; deviation: number } {
  const middle = median(values.slice().sort());
  const away = values.map((value) => Math.abs(value - middle)).sort();
  const half = median(away);
  // More than half of the values are the same: the mean distance still tells the odd ones.
  if (half === 0) {
    const mean = away.reduce((sum, one) => sum + one, 0) / away.length;
    return { middle, deviation: mean * MEAN_TO_DEVIATION };
  }
  return { middle, deviation: half * MEDIAN_TO_DEVIATION };
}

/** The middle of values in order; NaN where there are none. */
export function median(sorted: Float64Array): number {
  const half = sorted.length >> 1;
  if (sorted.length === 0) return NaN;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

// Chi-squared with nine degrees of freedom: exceeded by chance once in a thousand columns.
const BY_CHANCE = 27.877;
// Figures below it have no free last digit.
const TWO_DIGITS = 10;

/** How often whole numbers end in each digit. */
export class LastDigits {
  readonly #counts = new Uint32Array(10);
  #all = 0;

  get all(): number {
    return this.#all;
  }

  /** Takes a number into account; false where it has no free last digit. */
  add(value: number): boolean {
    if (!Number.isInteger(value) || Math.abs(value) < TWO_DIGITS) return false;
    this.#counts[Math.abs(value) % 10]!++;
    this.#all++;
    return true;
  }

  /** The digit that comes too often, where chance does not explain it. */
  favoured(): { readonly digit: number; readonly count: number } | null {
    const expected = this.#all / 10;
    const chi = this.#counts.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
    if (this.#all === 0 || chi <= BY_CHANCE) return null;
    const count = Math.max(...this.#counts);
    return { digit: this.#counts.indexOf(count), count };
  }
}
