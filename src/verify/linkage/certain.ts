import type { People } from "./people";
import { slipsBetween } from "./similarity";

// Rows that share one value beyond this number are compared with the first of them only.
const MOST_ROWS_OF_ONE = 60;
// The first day of a century or of the era of Excel stands for "not known" in many systems.
const PLACEHOLDER_DATES = new Set([19000101, 19000102, 19010101, 20000101, 18991230, 18991231]);
const PLACES_AT_A_TIME = 20_000;

type Holds = (left: number, right: number) => boolean;

/** Something that a person alone has; rows that share it are of one person where `holds` says so as well. */
interface Proof {
  /** Null for a row without it. */
  readonly keyOf: (place: number) => number | string | null;
  /** Rows that share it hold the same here. */
  readonly column: Int32Array;
  /** Whether two rows that have it, and hold the same in that column, share it. */
  readonly isSame: (one: number, other: number) => boolean;
  readonly holds: Holds;
}

/**
 * Pairs of places that are one person beyond doubt, whatever else the table holds: the same identifier,
 * with the name or the birth date to match; or the same full name and birth date, with no identifier
 * against it. As left × size + right, each once.
 */
export function* certainPairs(people: People): Generator<undefined, ReadonlySet<number>> {
  const pairs = new Set<number>();
  for (const { keyOf, holds } of proofsFor(people)) {
    const groups = new Map<number | string, number[]>();
    for (let place = 0; place < people.size; place++) {
      if (place % PLACES_AT_A_TIME === 0) yield;
      const key = keyOf(place);
      if (key === null) continue;
      const known = groups.get(key);
      if (known) known.push(place);
      else groups.set(key, [place]);
    }
    for (const places of groups.values())
      for (let i = 0; i < places.length; i++) {
        if (isCrowd(places) && i > 0) break;
        for (let j = i + 1; j < places.length; j++) {
          const [left, right] = [places[i]!, places[j]!];
          if (holds(left, right)) pairs.add(left * people.size + right);
        }
      }
    yield;
  }
  return pairs;
}

const isCrowd = ({ length }: readonly number[]) => length > MOST_ROWS_OF_ONE;

/** For each of some places the places that are of the same person beyond doubt. */
export function* certainWith(
  people: People,
  places: readonly number[],
): Generator<undefined, ReadonlyMap<number, ReadonlySet<number>>> {
  const found = new Map(places.map((place) => [place, new Set<number>()]));
  for (const proof of proofsFor(people)) {
    for (const place of places) {
      const group = groupOf(people.size, proof, place);
      const first = isCrowd(group) ? firstOf(people, group) : null;
      const met = first === null || first === place ? group : [first];
      for (const other of met)
        if (other !== place && proof.holds(place, other)) found.get(place)!.add(other);
      yield;
    }
  }
  return found;
}

/**
 * Further places whose certain pairs may change where some places change, asked before and after: those of a crowd
 * in which another row may come first, or that only now is a crowd or still is one.
 */
export function* alsoConcerned(
  people: People,
  places: readonly number[],
): Generator<undefined, readonly number[]> {
  const concerned: number[] = [];
  for (const proof of proofsFor(people)) {
    for (const place of places) {
      const group = groupOf(people.size, proof, place);
      if (isCrowd(group)) {
        const others = group.filter((one) => !places.includes(one));
        const isOther = !isCrowd(others) || places.includes(firstOf(people, group));
        if (isOther) concerned.push(...others);
      }
      yield;
    }
  }
  return concerned;
}

function groupOf(size: number, { keyOf, column, isSame }: Proof, place: number): number[] {
  const group: number[] = [];
  if (keyOf(place) === null) return group;
  const held = column[place]!;
  for (let other = 0; other < size; other++)
    if (column[other] === held && isSame(place, other)) group.push(other);
  return group;
}

const firstOf = (people: People, group: readonly number[]) =>
  group.reduce((first, one) => (people.order(one, first) < 0 ? one : first));

function proofsFor({ forename, surname, dates, keys }: People): Proof[] {
  const identifiers = keys.filter(({ role }) => role === "identifier");
  const byName: Proof = {
    keyOf: (place) => {
      const [fore, sur, date] = [forename.codes[place]!, surname.codes[place]!, dates[place]!];
      if (fore === 0 || sur === 0 || date === 0 || PLACEHOLDER_DATES.has(date)) return null;
      // Whoever swaps the names names the same person.
      return `${Math.min(fore, sur)} ${Math.max(fore, sur)} ${date}`;
    },
    column: dates,
    isSame: (one, other) => {
      const [fore, sur] = [forename.codes[one]!, surname.codes[one]!];
      const [otherFore, otherSur] = [forename.codes[other]!, surname.codes[other]!];
      return (fore === otherFore && sur === otherSur) || (fore === otherSur && sur === otherFore);
    },
    holds: (left, right) =>
      identifiers.every(({ codes, texts }) => {
        const [one, other] = [codes[left]!, codes[right]!];
        if (one === 0 || other === 0 || one === other) return true;
        return slipsBetween(texts[one]!, texts[other]!, 2) <= 2;
      }),
  };
  return [
    byName,
    ...identifiers.map(({ codes }): Proof => ({
      keyOf: (place) => (codes[place] === 0 ? null : codes[place]!),
      column: codes,
      isSame: () => true,
      holds: (left, right) => {
        const sameDate = dates[left] !== 0 && dates[left] === dates[right];
        const [fore, sur] = [forename.codes[left]!, surname.codes[left]!];
        const [otherFore, otherSur] = [forename.codes[right]!, surname.codes[right]!];
        const oneName =
          (fore !== 0 && (fore === otherFore || fore === otherSur)) ||
          (sur !== 0 && (sur === otherSur || sur === otherFore));
        return sameDate || oneName;
      },
    })),
  ];
}
