import { candidatePairs } from "./blocking";
import { certainPairs } from "./certain";
import { Chance } from "./chance";
import { Clusters } from "./clusters";
import { frequencies, type Frequencies } from "./frequencies";
import type { Evidence, Likeness } from "./likeness";
import { fit, weightOf, type Model } from "./model";
import { Patterns } from "./patterns";
import { readPeople, type People } from "./people";
import type { PersonField } from "./person-field";

const SEED = 20_261_031;
const PAIRS_DRAWN = 25_000;
/** Once to see who is who, and again with each person counted once. */
const PASSES = 3;
/** A few milliseconds of comparing. */
const PAIRS_AT_A_TIME = 4000;

/** One thing that two rows have in common, or have not. */
export interface Reason {
  readonly title: string;
  readonly evidence: Evidence;
  readonly likeness: Likeness;
  /** What it adds to the weight, in bits; what speaks against is below nought. */
  readonly weight: number;
}

/** Two rows that may be of one person. */
export interface LinkedPair {
  /** Rows of the table; the first is the upper one. */
  readonly first: number;
  readonly second: number;
  /** Binary logarithm of the odds that they are: 6 is sixty-four to one. */
  readonly weight: number;
  /** By an identifier, or by full name and birth date: whatever else the table holds. */
  readonly isCertain: boolean;
  readonly reasons: readonly Reason[];
}

export interface Linkage {
  /** Certain pairs, and those of at least the weight asked for; strongest first. */
  readonly pairs: readonly LinkedPair[];
  /** Rows with the same number are joined by pairs; a row that has none has a number of its own. */
  readonly clusterOf: Int32Array;
}

export interface LinkOptions {
  /** The rows to compare; every row, where left out. */
  readonly rows?: readonly number[];
  /** Weight at which two rows are probably one person. */
  readonly probable: number;
  /** Weight from which on a pair is worth knowing. */
  readonly possible: number;
}

/** As `linkSteps`, in one go. */
export function link(fields: readonly PersonField[], options: LinkOptions): Linkage {
  const steps = linkSteps(fields, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Finds rows of one person in a table. Does the same for the same rows in any order; never joins anything,
 * only says what it sees. Yields every few milliseconds of work, so that others can have their turn.
 */
export function* linkSteps(
  fields: readonly PersonField[],
  options: LinkOptions,
): Generator<undefined, Linkage> {
  const size = fields[0]?.values.length ?? 0;
  const rows = options.rows ?? Array.from({ length: size }, (_, row) => row);
  const people = yield* readPeople(fields, rows);
  yield;
  const certain = certainPairs(people);
  yield;
  const met = yield* meet(people, certain);
  const drawn = yield* draw(people, met.patterns);
  const counts = {
    met: tally(met.pattern, met.patterns.count),
    drawn: tally(drawn, met.patterns.count),
  };
  const clusters = new Clusters(people.size);
  for (const [left, right] of certain) clusters.join(left, right);
  let weights: Float64Array = new Float64Array(0);
  let model: Model = { start: 0, evidence: [] };
  let common: readonly Frequencies[] = [];
  let known = clusters;
  for (let pass = 0; pass < PASSES; pass++) {
    common = met.patterns.slots.map((slot) => frequencies(slot, known));
    yield;
    model = yield* fit(
      met.patterns,
      counts,
      common.map(({ shared }) => shared),
      people.size,
    );
    weights = yield* weigh(met, model, common);
    known = joined(people, met, weights, options.probable);
    yield;
  }
  return result(people, met, model, common, weights, options, size);
}

/** The pairs that were compared: places left and right, and the pattern of each. */
interface Met {
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly pattern: Int32Array;
  readonly isCertain: Uint8Array;
  readonly patterns: Patterns;
}

function* meet(
  people: People,
  certain: readonly (readonly [number, number])[],
): Generator<undefined, Met> {
  const candidates = yield* candidatePairs(people);
  const certainKeys = new Set(certain.map(([left, right]) => left * people.size + right));
  const others = candidates.filter((key) => !certainKeys.has(key));
  const keys = new Float64Array(certainKeys.size + others.length);
  keys.set([...certainKeys]);
  keys.set(others, certainKeys.size);
  const left = Int32Array.from(keys, (key) => Math.floor(key / people.size));
  const right = Int32Array.from(keys, (key) => key % people.size);
  const isCertain = new Uint8Array(keys.length).fill(1, 0, certainKeys.size);
  const patterns = new Patterns(people);
  const pattern = new Int32Array(keys.length);
  for (let pair = 0; pair < keys.length; pair++) {
    pattern[pair] = patterns.of(left[pair]!, right[pair]!);
    if (pair % PAIRS_AT_A_TIME === 0) yield;
  }
  return { left, right, pattern, isCertain, patterns };
}

/** Patterns of pairs drawn by lot: what rows of different people look like. In a small table, of every pair. */
function* draw(people: People, patterns: Patterns): Generator<undefined, readonly number[]> {
  const { size } = people;
  const drawn: number[] = [];
  if ((size * (size - 1)) / 2 <= PAIRS_DRAWN) {
    for (let left = 0; left < size; left++) {
      for (let right = left + 1; right < size; right++) drawn.push(patterns.of(left, right));
      yield;
    }
  } else {
    const chance = new Chance(SEED);
    while (drawn.length < PAIRS_DRAWN) {
      const [one, other] = [chance.below(size), chance.below(size)];
      if (one !== other) drawn.push(patterns.of(Math.min(one, other), Math.max(one, other)));
      if (drawn.length % PAIRS_AT_A_TIME === 0) yield;
    }
  }
  return drawn;
}

function tally(of: Int32Array | readonly number[], count: number): Float64Array {
  const counts = new Float64Array(count);
  for (const pattern of of) counts[pattern]!++;
  return counts;
}

/** What the value that both rows share adds for being rarer than most, or takes for being commoner. */
function rarityOf(
  { patterns, left, pattern }: Met,
  pair: number,
  slot: number,
  common: readonly Frequencies[],
): number {
  const { rarest, columns } = patterns.slots[slot]!;
  if (rarest === null || patterns.stepOf(pattern[pair]!, slot) !== 1) return 0;
  const { of, shared } = common[slot]!;
  return Math.log2(shared / of[columns[0]![left[pair]!]!]!);
}

function* weigh(
  met: Met,
  model: Model,
  common: readonly Frequencies[],
): Generator<undefined, Float64Array> {
  const { patterns, pattern } = met;
  const weights = new Float64Array(pattern.length);
  for (let pair = 0; pair < weights.length; pair++) {
    let rarity = 0;
    let rarityOfHome = 0;
    for (let slot = 0; slot < patterns.slots.length; slot++) {
      const added = rarityOf(met, pair, slot, common);
      if (patterns.slots[slot]!.evidence === "home") rarityOfHome += added;
      else rarity += added;
    }
    weights[pair] = weightOf(patterns, model, pattern[pair]!, rarity, rarityOfHome);
    if (pair % PAIRS_AT_A_TIME === 0) yield;
  }
  return weights;
}

function joined(people: People, met: Met, weights: Float64Array, least: number): Clusters {
  const clusters = new Clusters(people.size);
  for (let pair = 0; pair < weights.length; pair++) {
    if (met.isCertain[pair] === 1 || weights[pair]! >= least)
      clusters.join(met.left[pair]!, met.right[pair]!);
  }
  return clusters;
}

function result(
  people: People,
  met: Met,
  model: Model,
  common: readonly Frequencies[],
  weights: Float64Array,
  { possible }: LinkOptions,
  size: number,
): Linkage {
  const pairs: LinkedPair[] = [];
  const { patterns } = met;
  for (let pair = 0; pair < weights.length; pair++) {
    if (met.isCertain[pair] === 0 && weights[pair]! < possible) continue;
    const rows = [people.rowAt[met.left[pair]!]!, people.rowAt[met.right[pair]!]!];
    const reasons = patterns.slots.flatMap(({ title, evidence, steps }, slot): Reason[] => {
      const step = patterns.stepOf(met.pattern[pair]!, slot);
      if (step === 0) return [];
      const weight = model.evidence[slot]![step - 1]! + rarityOf(met, pair, slot, common);
      return [{ title, evidence, likeness: steps[step - 1]!.likeness, weight }];
    });
    pairs.push({
      first: Math.min(...rows),
      second: Math.max(...rows),
      weight: weights[pair]!,
      isCertain: met.isCertain[pair] === 1,
      reasons,
    });
  }
  pairs.sort(
    (a, b) =>
      Number(b.isCertain) - Number(a.isCertain) ||
      b.weight - a.weight ||
      a.first - b.first ||
      a.second - b.second,
  );
  const clusters = new Clusters(size);
  for (const { first, second } of pairs) clusters.join(first, second);
  return {
    pairs,
    clusterOf: Int32Array.from({ length: size }, (_, row) => clusters.rootOf(row)),
  };
}
