import { candidatePairs } from "./blocking";
import { certainPairs } from "./certain";
import { Chance } from "./chance";
import { Clusters } from "./clusters";
import { frequencies, type Frequencies } from "./frequencies";
import { Keys } from "./keys";
import { KnownPeople } from "./known-people";
import { fit, type Model } from "./model";
import { inOrder, type LinkedPair } from "./pair";
import { Patterns } from "./patterns";
import { readPeople, type People } from "./people";
import type { PersonField } from "./person-field";
import { Weights, type Learned } from "./weights";

const SEED = 20_261_031;
const PAIRS_DRAWN = 25_000;
/** Once to see who is who, and again with each person counted once. */
const PASSES = 3;
/** A few milliseconds of comparing. */
const PAIRS_AT_A_TIME = 4000;

export interface Linkage {
  /** Certain pairs, and those of at least the weight asked for; strongest first. */
  readonly pairs: readonly LinkedPair[];
  /** Rows with the same number are joined by pairs; a row that has none has a number of its own. */
  readonly clusterOf: Int32Array;
  /** The people and what was found of them, for when one of the rows changes. */
  readonly known: KnownPeople;
}

export interface LinkOptions {
  /** The rows to compare; every row, where left out. */
  readonly rows?: readonly number[];
  /** Weight at which two rows are probably one person. */
  readonly probable: number;
  /** Weight from which on a pair is worth knowing. */
  readonly possible: number;
  /** What was learned of another state of the table, to go by in place of learning it from this one. */
  readonly learned?: Learned;
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
  { rows: given, probable, possible, learned: before }: LinkOptions,
): Generator<undefined, Linkage> {
  const size = fields[0]?.values.length ?? 0;
  const rows = given ?? Array.from({ length: size }, (_, row) => row);
  const people = yield* readPeople(fields, rows, before?.words);
  yield;
  const certain = yield* certainPairs(people);
  const keys = new Keys(people);
  for (let place = 0; place < people.size; place++) {
    if (place % PAIRS_AT_A_TIME === 0) yield;
    keys.put(place);
  }
  const candidates = yield* candidatePairs(keys, people.size, before?.tooCommon ?? null);
  const met = yield* meet(people, certain, candidates.pairs);
  const learned = before ?? {
    ...(yield* learn(people, met, probable)),
    words: people.words,
    tooCommon: candidates.tooCommon,
  };
  const weights = new Weights(people, met.patterns, learned);
  const pairs: LinkedPair[] = [];
  for (let pair = 0; pair < met.pattern.length; pair++) {
    if (pair % PAIRS_AT_A_TIME === 0) yield;
    const found = weights.pair(met.left[pair]!, met.right[pair]!, {
      pattern: met.pattern[pair]!,
      isCertain: met.isCertain[pair] === 1,
    });
    if (found.isCertain || found.weight >= possible) pairs.push(found);
  }
  pairs.sort(inOrder);
  yield;
  const clusters = new Clusters(size);
  for (const { first, second } of pairs) clusters.join(first, second);
  return {
    pairs,
    clusterOf: Int32Array.from({ length: size }, (_, row) => clusters.rootOf(row)),
    known: new KnownPeople(people, keys, weights, pairs, possible, learned),
  };
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
  certain: ReadonlySet<number>,
  candidates: Float64Array,
): Generator<undefined, Met> {
  const others = candidates.filter((key) => !certain.has(key));
  yield;
  const keys = new Float64Array(certain.size + others.length);
  keys.set([...certain]);
  keys.set(others, certain.size);
  const left = new Int32Array(keys.length);
  const right = new Int32Array(keys.length);
  const isCertain = new Uint8Array(keys.length).fill(1, 0, certain.size);
  const patterns = new Patterns(people);
  const pattern = new Int32Array(keys.length);
  for (let pair = 0; pair < keys.length; pair++) {
    if (pair % PAIRS_AT_A_TIME === 0) yield;
    left[pair] = Math.floor(keys[pair]! / people.size);
    right[pair] = keys[pair]! % people.size;
    pattern[pair] = patterns.of(left[pair]!, right[pair]!);
  }
  return { left, right, pattern, isCertain, patterns };
}

/** What the table is like: how alike rows of one person and of two are in it, and how common its values. */
function* learn(
  people: People,
  met: Met,
  probable: number,
): Generator<undefined, { model: Model; common: readonly Frequencies[] }> {
  const drawn = yield* draw(people, met.patterns);
  const counts = {
    met: tally(met.pattern, met.patterns.count),
    drawn: tally(drawn, met.patterns.count),
  };
  let model: Model = { start: 0, evidence: [] };
  let common: readonly Frequencies[] = [];
  let known = yield* joined(people, met, () => false);
  for (let pass = 0; pass < PASSES; pass++) {
    const counted: Frequencies[] = [];
    for (const slot of met.patterns.slots) counted.push(yield* frequencies(slot, known));
    common = counted;
    model = yield* fit(
      met.patterns,
      counts,
      common.map(({ shared }) => shared),
      people.size,
    );
    if (pass === PASSES - 1) break;
    const weights = new Weights(people, met.patterns, { model, common });
    known = yield* joined(
      people,
      met,
      (pair) => weights.of(met.left[pair]!, met.pattern[pair]!) >= probable,
    );
  }
  return { model, common };
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

/** The places that are of one person: by certain pairs, and by those that are as good. */
function* joined(
  people: People,
  { left, right, isCertain }: Met,
  isAsGood: (pair: number) => boolean,
): Generator<undefined, Clusters> {
  const clusters = new Clusters(people.size);
  for (let pair = 0; pair < left.length; pair++) {
    if (pair % PAIRS_AT_A_TIME === 0) yield;
    if (isCertain[pair] === 1 || isAsGood(pair)) clusters.join(left[pair]!, right[pair]!);
  }
  return clusters;
}
