import { NO_KEY, type KeyKind, type Keys } from "./keys";

/** Pairs that one kind of key may bring up, for each row of the table: the rest of its rows are too alike to tell. */
const PAIRS_A_ROW = 6;
const LEAST_PAIRS = 40_000;
const MOST_PAIRS = 200_000;
/** A few milliseconds of work. */
const PLACES_AT_A_TIME = 16_384;
const PAIRS_AT_A_TIME = 32_768;

/** By kind of key, the values that too many rows share for them to be compared. */
export type TooCommon = readonly ReadonlySet<number>[];

export interface Candidates {
  /** Pairs of places worth comparing, as left × size + right, in order. */
  readonly pairs: Float64Array;
  readonly tooCommon: TooCommon;
}

/**
 * Pairs of places worth comparing: two rows meet where they share a key that tells much, or two that tell a
 * little. Of each kind of key the values that few rows share are taken first, until there are enough pairs; or
 * all but those that were too common before.
 */
export function* candidatePairs(
  { kinds }: Keys,
  size: number,
  known: TooCommon | null,
): Generator<undefined, Candidates> {
  const budget = Math.min(MOST_PAIRS, Math.max(LEAST_PAIRS, size * PAIRS_A_ROW));
  const found = new Pairs(size);
  const tooCommon: ReadonlySet<number>[] = [];
  for (const [at, kind] of kinds.entries()) {
    const blocks = yield* blocksOf(kind);
    const left = known?.[at] ?? commonIn(blocks, budget);
    tooCommon.push(left);
    for (const [block, key] of blocks.keys.entries()) {
      if (left.has(key)) continue;
      const [from, to] = [blocks.starts[block]!, blocks.starts[block + 1]!];
      if (found.add(blocks.places, from, to, kind.tellsMuch ? 2 : 1)) yield;
    }
    yield;
  }
  return { pairs: yield* found.twice(), tooCommon };
}

/** Places that share a key, one block after another. */
interface Blocks {
  readonly keys: readonly number[];
  /** Where each block begins, and where the last one ends. */
  readonly starts: readonly number[];
  readonly places: readonly number[];
}

/** The places that share a key, for all keys that more than one has. */
function* blocksOf({ columns }: KeyKind): Generator<undefined, Blocks> {
  const size = columns[0]?.length ?? 0;
  const parts = Math.ceil((columns.length * size) / PLACES_AT_A_TIME);
  // By their keys, so that each part can be put in order by itself.
  const entries = Array.from({ length: parts }, (): number[] => []);
  for (const column of columns) {
    for (let place = 0; place < size; place++) {
      const key = column[place]!;
      if (key !== NO_KEY) entries[(key >>> 0) % parts]!.push((key >>> 0) * MOST_PLACES + place);
      if (place % PLACES_AT_A_TIME === 0) yield;
    }
  }
  const [keys, starts, places]: [number[], number[], number[]] = [[], [0], []];
  for (const part of entries) {
    const inOrder = Float64Array.from(part).sort();
    for (let from = 0, at = 1; at <= inOrder.length; at++) {
      const key = Math.floor(inOrder[from]! / MOST_PLACES);
      if (at < inOrder.length && Math.floor(inOrder[at]! / MOST_PLACES) === key) continue;
      if (at - from > 1) {
        keys.push(key | 0);
        for (let one = from; one < at; one++) places.push(inOrder[one]! % MOST_PLACES);
        starts.push(places.length);
      }
      from = at;
    }
    yield;
  }
  return { keys, starts, places };
}

/** More than the rows of any sheet, and little enough for a key and a place to make one number. */
const MOST_PLACES = 2 ** 21;

/** The keys of the larger blocks, beyond those that make up so many pairs. Blocks of one size are all in or all out. */
function commonIn({ keys, starts }: Blocks, budget: number): Set<number> {
  const sizeOf = (at: number) => starts[at + 1]! - starts[at]!;
  const pairs = new Map<number, number>();
  for (let at = 0; at < keys.length; at++) {
    const size = sizeOf(at);
    pairs.set(size, (pairs.get(size) ?? 0) + (size * (size - 1)) / 2);
  }
  let [sum, most] = [0, 0];
  for (const [size, more] of [...pairs].sort(([a], [b]) => a - b)) {
    sum += more;
    if (sum > budget) break;
    most = size;
  }
  return new Set(keys.filter((_, at) => sizeOf(at) > most));
}

/** Pairs of places, as often as they were found. */
class Pairs {
  /** By the left place, so that each part can be put in order by itself. */
  readonly #parts: number[][];
  #added = 0;

  constructor(private readonly size: number) {
    this.#parts = Array.from({ length: Math.ceil(size / PLACES_OF_PART) }, () => []);
  }

  /** Each pair of some places, so many times; true where it is time to let others have their turn. */
  add(places: readonly number[], from: number, to: number, times: number): boolean {
    for (let i = from; i < to; i++) {
      const left = places[i]!;
      const part = this.#parts[Math.floor(left / PLACES_OF_PART)]!;
      for (let j = i + 1; j < to; j++)
        for (let time = 0; time < times; time++) part.push(left * this.size + places[j]!);
      this.#added += to - i;
    }
    if (this.#added < PAIRS_AT_A_TIME) return false;
    this.#added = 0;
    return true;
  }

  /** Those that were found at least twice, in order. */
  *twice(): Generator<undefined, Float64Array> {
    const kept: number[] = [];
    for (const part of this.#parts) {
      const inOrder = Float64Array.from(part).sort();
      for (let at = 1; at < inOrder.length; at++) {
        const isSecond = inOrder[at] === inOrder[at - 1] && inOrder[at] !== inOrder[at - 2];
        if (isSecond) kept.push(inOrder[at]!);
      }
      yield;
    }
    return Float64Array.from(kept);
  }
}

const PLACES_OF_PART = 1024;
// Small enough to stay in the processor's reach.
const SIEVE = 0xfff;

/** The places that each of some places is worth comparing with. */
export function* partnersOf(
  { kinds }: Keys,
  places: readonly number[],
  tooCommon: TooCommon,
): Generator<undefined, ReadonlyMap<number, readonly number[]>> {
  const shared = new Map(places.map((place) => [place, new Map<number, number>()]));
  // Most keys of others are none of these places' own: a look at a few bits of them tells.
  const sieve = new Uint8Array(SIEVE + 1);
  for (const [at, { columns, tellsMuch }] of kinds.entries()) {
    const owners = new Map<number, number[]>();
    sieve.fill(0);
    for (const column of columns)
      for (const place of places) {
        const key = column[place]!;
        if (key === NO_KEY || tooCommon[at]?.has(key) === true) continue;
        sieve[key & SIEVE] = 1;
        const known = owners.get(key);
        if (known) known.push(place);
        else owners.set(key, [place]);
      }
    if (owners.size === 0) continue;
    for (const column of columns) {
      for (const other of leftIn(sieve, column)) {
        for (const place of owners.get(column[other]!) ?? []) {
          const counts = shared.get(place)!;
          if (place !== other) counts.set(other, (counts.get(other) ?? 0) + (tellsMuch ? 2 : 1));
        }
      }
      yield;
    }
  }
  return new Map(
    [...shared].map(([place, counts]) => [
      place,
      [...counts].flatMap(([other, times]) => (times >= 2 ? [other] : [])),
    ]),
  );
}

/** The places whose keys the sieve lets stay. */
function leftIn(sieve: Uint8Array, column: Int32Array): number[] {
  const left: number[] = [];
  for (let place = 0; place < column.length; place++)
    if (sieve[column[place]! & SIEVE] === 1) left.push(place);
  return left;
}
