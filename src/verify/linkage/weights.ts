import type { TooCommon } from "./blocking";
import type { Frequencies } from "./frequencies";
import type { Evidence, Likeness } from "./likeness";
import { weightOf, type Model } from "./model";
import type { LinkedPair } from "./pair";
import type { Patterns } from "./patterns";
import type { People, Words } from "./people";

/** One thing that two rows have in common, or have not. */
export interface Reason {
  readonly title: string;
  readonly evidence: Evidence;
  readonly likeness: Likeness;
  /** What it adds to the weight, in bits; what speaks against is below nought. */
  readonly weight: number;
}

/**
 * What a table of people was found to be like when all of it was looked at: what its pairs weigh, how common its
 * values are, and which of them too many share to compare all who do. A value that came later is one that only one has.
 */
export interface Learned {
  readonly model: Model;
  readonly common: readonly Frequencies[];
  readonly tooCommon: TooCommon;
  readonly words: Words;
}

/** Weighs pairs of rows by what was learned. */
export class Weights {
  constructor(
    private readonly people: People,
    private readonly patterns: Patterns,
    private readonly learned: Pick<Learned, "model" | "common">,
  ) {}

  /** Two places as a pair of rows; the left one is the first by its content. */
  pair(
    left: number,
    right: number,
    { pattern, isCertain }: { readonly pattern: number; readonly isCertain: boolean },
  ): LinkedPair {
    const { rowAt } = this.people;
    const [one, other] = [rowAt[left]!, rowAt[right]!];
    return {
      first: Math.min(one, other),
      second: Math.max(one, other),
      weight: this.of(left, pattern),
      isCertain,
    };
  }

  /** The weight of a pair that compares by a pattern. */
  of(left: number, pattern: number): number {
    const { slots } = this.patterns;
    let [rarity, rarityOfHome] = [0, 0];
    for (let slot = 0; slot < slots.length; slot++) {
      const added = this.#rarityOf(left, pattern, slot);
      if (slots[slot]!.evidence === "home") rarityOfHome += added;
      else rarity += added;
    }
    return weightOf(this.patterns, this.learned.model, pattern, rarity, rarityOfHome);
  }

  /** Two places as they compare now. */
  compare(one: number, other: number, isCertain: boolean): LinkedPair {
    const [left, right] = this.#inOrder(one, other);
    return this.pair(left, right, { pattern: this.patterns.of(left, right), isCertain });
  }

  /** What speaks for two places being of one person, and what against. */
  reasons(one: number, other: number): Reason[] {
    const [left, right] = this.#inOrder(one, other);
    const { patterns, learned } = this;
    const pattern = patterns.of(left, right);
    return patterns.slots.flatMap(({ title, evidence, steps }, slot): Reason[] => {
      const step = patterns.stepOf(pattern, slot);
      if (step === 0) return [];
      const weight = learned.model.evidence[slot]![step - 1]! + this.#rarityOf(left, pattern, slot);
      return [{ title, evidence, likeness: steps[step - 1]!.likeness, weight }];
    });
  }

  #inOrder(one: number, other: number): readonly [left: number, right: number] {
    return this.people.order(one, other) < 0 ? [one, other] : [other, one];
  }

  /** What the value that both rows share adds for being rarer than most, or takes for being commoner. */
  #rarityOf(left: number, pattern: number, slot: number): number {
    const { rarest: least, columns } = this.patterns.slots[slot]!;
    if (least === null || this.patterns.stepOf(pattern, slot) !== 1) return 0;
    const { of, rarest, shared } = this.learned.common[slot]!;
    return Math.log2(shared / (of[columns[0]![left]!] ?? rarest));
  }
}
