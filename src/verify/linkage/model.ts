import type { Slot } from "./likeness";
import type { Patterns } from "./patterns";

const MOST_ROUNDS = 12;
/** What is learned no longer changes when no share moves by more than this. */
const SETTLED = 0.002;
/** How many pairs the expectations of `likeness.ts` weigh against what the table shows. */
const EXPECTED_OF_ONE = 12;
const EXPECTED_OF_TWO = 40;
/** A table is expected to hold one pair of rows of one person for each so many rows. */
const ROWS_A_PAIR = 50;

/** What the table was found to be like. */
export interface Model {
  /** Binary logarithm of the odds that two rows drawn by lot are of one person. */
  readonly start: number;
  /** What each step of each slot adds to it; [slot][step - 1]. */
  readonly evidence: readonly Float64Array[];
}

/** About one in a thousand: so many homes does a table hold, or so few does one worker see. */
const MOST_OF_HOME = 10;

/** Two rows that could be of twins, of parent and child, or of partners are held to be of two people. */
const MOST_OF_FAMILY = -4;

/** How many pairs of each pattern there were among those that met, and among those drawn by lot. */
export interface Counts {
  readonly met: Float64Array;
  readonly drawn: Float64Array;
}

/**
 * Fellegi and Sunter's model, by expectation and maximisation on the table of patterns: how alike rows of
 * one person are is learned from the pairs that met, how alike those of two are from pairs drawn by lot,
 * each weighed by what they are held to be; the chance that two people share a value comes from how
 * common the values are. Pairs that never met count as two people.
 */
export function* fit(
  patterns: Patterns,
  { met, drawn }: Counts,
  sharedByChance: readonly number[],
  rows: number,
): Generator<undefined, Model> {
  const { slots } = patterns;
  const ofOne = slots.map(({ steps }): Float64Array =>
    Float64Array.from(steps, ({ ofOne }) => ofOne),
  );
  const ofTwo = slots.map(({ steps }, slot): Float64Array => {
    const start = Float64Array.from(steps, ({ ofTwo }) => ofTwo);
    anchor(start, sharedByChance[slot]!, slots[slot]!);
    return start;
  });
  const pairsInAll = Math.max(1, (rows * (rows - 1)) / 2);
  let share = rows / ROWS_A_PAIR / pairsInAll;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const weights = patternWeights(patterns, modelOf(ofOne, ofTwo, share));
    const tallyOne = tallies(slots, EXPECTED_OF_ONE, ({ ofOne }) => ofOne);
    const tallyTwo = tallies(slots, EXPECTED_OF_TWO, ({ ofTwo }) => ofTwo);
    let pairsOfOne = rows / ROWS_A_PAIR;
    for (let pattern = 0; pattern < patterns.count; pattern++) {
      const isOne = 1 / (1 + 2 ** -weights[pattern]!);
      const [one, two] = [met[pattern]! * isOne, drawn[pattern]! * (1 - isOne)];
      pairsOfOne += one;
      for (let slot = 0; slot < slots.length; slot++) {
        const step = patterns.stepOf(pattern, slot);
        if (step === 0) continue;
        tallyOne[slot]![step - 1]! += one;
        tallyTwo[slot]![step - 1]! += two;
      }
    }
    let moved = 0;
    share = Math.min(0.5, pairsOfOne / pairsInAll);
    for (let slot = 0; slot < slots.length; slot++) {
      const learned = shares(tallyOne[slot]!);
      learned.forEach((part, step) => {
        moved = Math.max(moved, Math.abs(part - ofOne[slot]![step]!));
      });
      ofOne[slot] = learned;
      const spread = shares(tallyTwo[slot]!);
      anchor(spread, sharedByChance[slot]!, slots[slot]!);
      ofTwo[slot] = spread;
    }
    yield;
    if (moved <= SETTLED) break;
  }
  return modelOf(ofOne, ofTwo, share);
}

function modelOf(
  ofOne: readonly Float64Array[],
  ofTwo: readonly Float64Array[],
  share: number,
): Model {
  return {
    start: Math.log2(share / (1 - share)),
    evidence: ofOne.map((spread, slot) =>
      spread.map((chance, step) => Math.log2(chance / ofTwo[slot]![step]!)),
    ),
  };
}

/** The weight of each pattern, shared values taken as neither common nor rare. */
function patternWeights(patterns: Patterns, model: Model): Float64Array {
  const weights = new Float64Array(patterns.count);
  for (let pattern = 0; pattern < weights.length; pattern++)
    weights[pattern] = weightOf(patterns, model, pattern, 0, 0);
  return weights;
}

/**
 * The weight of a pattern, with what its shared values add for being rare. All facts about one home count
 * as one: whoever shares a postcode shares the street, so beyond a point more of them prove nothing.
 */
export function weightOf(
  patterns: Patterns,
  { start, evidence }: Model,
  pattern: number,
  rarity: number,
  rarityOfHome: number,
): number {
  const { slots } = patterns;
  let weight = start + rarity;
  let home = rarityOfHome;
  for (let slot = 0; slot < slots.length; slot++) {
    const step = patterns.stepOf(pattern, slot);
    if (step === 0) continue;
    const added = evidence[slot]![step - 1]!;
    if (slots[slot]!.evidence === "home") home += added;
    else weight += added;
  }
  weight += Math.min(home, MOST_OF_HOME);
  return patterns.mayBeFamily(pattern) ? Math.min(weight, MOST_OF_FAMILY) : weight;
}

function tallies(
  slots: readonly Slot[],
  pairs: number,
  expected: (step: Slot["steps"][number]) => number,
): Float64Array[] {
  return slots.map(({ steps }) => Float64Array.from(steps, (step) => expected(step) * pairs));
}

function shares(tally: Float64Array): Float64Array {
  const sum = tally.reduce((total, count) => total + count, 0);
  return tally.map((count) => count / sum);
}

/** Puts the known chance of sharing a value in the first place, and leaves the rest to the other steps. */
function anchor(spread: Float64Array, shared: number, { rarest }: Slot): void {
  if (rarest === null) return;
  const rest = 1 - spread[0]!;
  for (let step = 1; step < spread.length; step++) spread[step]! *= (1 - shared) / rest;
  spread[0] = shared;
}
