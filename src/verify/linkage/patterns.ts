import type { Comparison, Slot } from "./likeness";
import type { People } from "./people";

/** Names are compared first: forename, surname, and whether they stand in each other's column. */
const [FORENAME, SURNAME, ORDER] = [0, 1, 2];
const IS_SWAPPED = 2;

/** How pairs compare: each different pattern of steps once. */
export class Patterns {
  readonly slots: readonly Slot[];
  /** Steps of all slots, one pattern after the other. */
  steps = new Uint8Array(1024);
  #count = 0;
  readonly #family: number[] = [];
  readonly #numbers = new Map<number, number>();
  readonly #comparisons: readonly Comparison[];
  readonly #current: Uint8Array;

  constructor(people: People) {
    this.#comparisons = people.comparisons;
    this.slots = people.comparisons.flatMap(({ slots }) => slots);
    this.#current = new Uint8Array(this.slots.length);
  }

  get count(): number {
    return this.#count;
  }

  stepOf(pattern: number, slot: number): number {
    return this.steps[pattern * this.slots.length + slot]!;
  }

  /**
   * Whether the rows could as well be of one family: with another forename, or born at another time, and no
   * identifier, e-mail or telephone number in common. Surname, home and, of twins, the birth date are shared
   * too often in families to prove anything then.
   */
  mayBeFamily(pattern: number): boolean {
    return this.#family[pattern] === 1;
  }

  #mayBeFamily(pattern: number): boolean {
    const isSwapped = this.stepOf(pattern, ORDER) === IS_SWAPPED;
    let isContradicted = false;
    for (let slot = 0; slot < this.slots.length; slot++) {
      const step = this.stepOf(pattern, slot);
      if (step === 0) continue;
      const { evidence, steps } = this.slots[slot]!;
      const { likeness } = steps[step - 1]!;
      if (evidence === "identifier" || evidence === "contact") {
        if (likeness === "same" || likeness === "slip") return false;
      } else if (likeness === "other") {
        isContradicted ||=
          evidence === "birth" || slot === FORENAME || (slot === SURNAME && isSwapped);
      }
    }
    return isContradicted;
  }

  /** The number of the pattern of two places. */
  of(left: number, right: number): number {
    const { slots } = this;
    const current = this.#current;
    let at = 0;
    for (const comparison of this.#comparisons) {
      comparison.judge(left, right, current, at);
      at += comparison.slots.length;
    }
    let key = 0;
    for (let slot = 0; slot < slots.length; slot++)
      key = key * (slots[slot]!.steps.length + 1) + current[slot]!;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#count++;
    this.#numbers.set(key, number);
    if ((number + 1) * slots.length > this.steps.length) {
      const wider = new Uint8Array(this.steps.length * 2);
      wider.set(this.steps);
      this.steps = wider;
    }
    this.steps.set(current, number * slots.length);
    this.#family.push(this.#mayBeFamily(number) ? 1 : 0);
    return number;
  }
}
