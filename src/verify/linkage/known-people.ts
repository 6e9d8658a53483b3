import { partnersOf } from "./blocking";
import { alsoConcerned, certainWith } from "./certain";
import type { Keys } from "./keys";
import { inOrder, type LinkedPair } from "./pair";
import { personReader, type People } from "./people";
import type { PersonField } from "./person-field";
import type { Learned, Reason, Weights } from "./weights";

// Where more rows than these have to be compared anew, it costs less to go through all of them.
const MOST_CONCERNED = 300;

/** What is new of the rows that an edit concerns. */
export interface Relinked {
  /** The rows that are, or were, joined with an edited one by pairs. */
  readonly rows: ReadonlySet<number>;
  /** All pairs among them, strongest first. */
  readonly pairs: readonly LinkedPair[];
}

/**
 * People who have been compared, and the pairs that were found. After an edit only the rows that it concerns are
 * compared again, with what was learned when all were: the pairs are those of a comparison of all by what was learned
 * then. What the edit would have changed in that is learned when all are compared again.
 */
export class KnownPeople {
  readonly learned: Learned;
  readonly #placeOf = new Map<number, number>();
  /** The pairs of each row that has any. */
  readonly #pairs = new Map<number, Set<LinkedPair>>();

  constructor(
    private readonly people: People,
    private readonly keys: Keys,
    private readonly weights: Weights,
    pairs: readonly LinkedPair[],
    private readonly possible: number,
    learned: Learned,
  ) {
    this.learned = learned;
    people.rowAt.forEach((row, place) => this.#placeOf.set(row, place));
    for (const pair of pairs) this.#add(pair);
  }

  /** Why two rows are held to be of one person. */
  reasonsFor({ first, second }: LinkedPair): Reason[] {
    return this.weights.reasons(this.#placeOf.get(first)!, this.#placeOf.get(second)!);
  }

  /**
   * Takes in what some rows say now; those that `applies` leaves out are compared no longer. Null where all have to be
   * compared, after which this no longer holds: a row has come in, or too many are concerned.
   */
  *after(
    rows: ReadonlySet<number>,
    fields: readonly PersonField[],
    applies: (row: number) => boolean,
  ): Generator<undefined, Relinked | null> {
    const edited: number[] = [];
    for (const row of rows) {
      const place = this.#placeOf.get(row);
      if (place !== undefined) edited.push(place);
      else if (applies(row)) return null;
    }
    const concerned = new Set([...edited, ...(yield* alsoConcerned(this.people, edited))]);
    const read = personReader(fields);
    for (const place of edited) {
      const row = this.people.rowAt[place]!;
      this.people.put(place, applies(row) ? read(row) : null);
      this.keys.put(place);
    }
    for (const place of yield* alsoConcerned(this.people, edited)) concerned.add(place);
    if (concerned.size > MOST_CONCERNED) return null;
    const touched = new Set<number>();
    for (const place of concerned) {
      const row = this.people.rowAt[place]!;
      touched.add(row);
      for (const pair of this.#pairs.get(row) ?? []) {
        touched.add(pair.first === row ? pair.second : pair.first);
        this.#remove(pair);
      }
    }
    yield* this.#compare([...concerned]);
    return this.#around(touched);
  }

  *#compare(places: readonly number[]): Generator<undefined, void> {
    const partners = yield* partnersOf(this.keys, places, this.learned.tooCommon);
    const certain = yield* certainWith(this.people, places);
    const done = new Set<number>();
    for (const place of places) {
      const sure = certain.get(place)!;
      for (const other of new Set([...sure, ...partners.get(place)!])) {
        if (done.has(other)) continue;
        const pair = this.weights.compare(place, other, sure.has(other));
        if (pair.isCertain || pair.weight >= this.possible) this.#add(pair);
      }
      done.add(place);
      yield;
    }
  }

  /** Rows and all that they are joined with. */
  #around(rows: Set<number>): Relinked {
    const pairs = new Set<LinkedPair>();
    // A set can grow while it is gone through.
    for (const row of rows)
      for (const pair of this.#pairs.get(row) ?? []) {
        pairs.add(pair);
        rows.add(pair.first).add(pair.second);
      }
    return { rows, pairs: [...pairs].sort(inOrder) };
  }

  #add(pair: LinkedPair): void {
    for (const row of [pair.first, pair.second]) {
      const known = this.#pairs.get(row);
      if (known) known.add(pair);
      else this.#pairs.set(row, new Set([pair]));
    }
  }

  #remove(pair: LinkedPair): void {
    for (const row of [pair.first, pair.second]) this.#pairs.get(row)?.delete(pair);
  }
}
