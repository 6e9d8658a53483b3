import { dayOf, monthOf, yearOf } from "./compare-dates";
import { byCode } from "./dictionary";
import type { People } from "./people";

/** A place that has no such key. */
export const NO_KEY = 0;

/** A kind of key, as numbers: places that have the same number in any of its columns meet. */
export interface KeyKind {
  /** Two rows with one such key in common are worth comparing; of other kinds they need two. */
  readonly tellsMuch: boolean;
  /** A place has a number once. */
  readonly columns: readonly Int32Array[];
}

type Write = (columns: readonly Int32Array[], place: number) => void;

/** What brings rows of a table together that may be of one person. Depends on what stands in each row alone. */
export class Keys {
  readonly kinds: readonly KeyKind[];
  readonly #write: readonly ((place: number) => void)[];

  constructor(people: People) {
    const made = kindsFor(people).map(({ tellsMuch, width, write }) => {
      const columns = Array.from({ length: width }, () => new Int32Array(people.size));
      return { kind: { tellsMuch, columns }, write };
    });
    this.kinds = made.map(({ kind }) => kind);
    this.#write = made.map(({ kind: { columns }, write }) => (place) => {
      for (const column of columns) column[place] = NO_KEY;
      write(columns, place);
    });
  }

  /** Reads the keys of a place anew. */
  put(place: number): void {
    for (const write of this.#write) write(place);
  }
}

interface Making {
  readonly tellsMuch: boolean;
  readonly width: number;
  readonly write: Write;
}

function kindsFor({ forename, surname, dates, keys }: People): Making[] {
  const { texts } = forename;
  const soundOf = byCode(texts, (text) => hashText(sound(text)));
  const initialOf = byCode(texts, (text) => text.charCodeAt(0) || NO_KEY);
  // Day and month in one order, so that dates with both swapped meet.
  const loose = (date: number) => {
    const [day, month] = [dayOf(date), monthOf(date)];
    return yearOf(date) * 10000 + Math.max(day, month) * 100 + Math.min(day, month);
  };
  /** A key for each of the two names of a place, or one where both come to the same. */
  const ofNames =
    (of: (code: number) => number, other: (place: number) => number): Write =>
    (columns, place) => {
      const [fore, sur] = [forename.codes[place]!, surname.codes[place]!];
      const first = fore === 0 ? NO_KEY : joint(of(fore), other(place));
      const second = sur === 0 ? NO_KEY : joint(of(sur), other(place));
      columns[0]![place] = first;
      if (second !== first) columns[1]![place] = second;
    };
  const onlyWhere =
    (codes: ArrayLike<number>, write: Write): Write =>
    (columns, place) => {
      if (codes[place] !== 0) write(columns, place);
    };
  const kind = (tellsMuch: boolean, width: number, write: Write): Making => ({
    tellsMuch,
    width,
    write,
  });
  const ofDate = (tellsMuch: boolean, width: number, write: Write) =>
    kind(tellsMuch, width, onlyWhere(dates, write));
  return [
    kind(true, 1, ([column], place) => {
      const [fore, sur] = [forename.codes[place]!, surname.codes[place]!];
      if (fore === 0 || sur === 0) return;
      const [one, other] = [soundOf(fore), soundOf(sur)];
      column![place] = joint(Math.min(one, other), Math.max(one, other));
    }),
    ofDate(true, 1, ([column], place) => (column![place] = loose(dates[place]!))),
    ofDate(
      true,
      2,
      ofNames(initialOf, (place) => loose(dates[place]!)),
    ),
    ofDate(
      false,
      2,
      ofNames(soundOf, (place) => yearOf(dates[place]!)),
    ),
    ofDate(
      false,
      2,
      ofNames(soundOf, (place) => dates[place]! % 10000),
    ),
    ...keys.flatMap(({ role, codes, texts: values }) => {
      if (role === "sex") return [];
      const valueOf = byCode(values, hashText);
      const own = ([column]: readonly Int32Array[], place: number) =>
        (column![place] = valueOf(codes[place]!));
      if (role !== "identifier" && role !== "email" && role !== "phone")
        return [
          kind(false, 1, onlyWhere(codes, own)),
          kind(
            false,
            2,
            onlyWhere(
              codes,
              ofNames(soundOf, (place) => valueOf(codes[place]!)),
            ),
          ),
        ];
      // A slip in the value itself: its beginning or its end is still there.
      const halfOf = (part: (text: string, half: number) => string) =>
        byCode(values, (text) => {
          const half = text.length >> 1;
          return half < 3 ? NO_KEY : hashText(part(text, half));
        });
      const beginning = halfOf((text, half) => `< ${text.slice(0, half)}`);
      const end = halfOf((text, half) => `> ${text.slice(-half)}`);
      const ofBeginning = ofNames(initialOf, (place) => beginning(codes[place]!));
      const ofEnd = ofNames(initialOf, (place) => end(codes[place]!));
      return [
        kind(true, 1, onlyWhere(codes, own)),
        kind(false, 4, (columns, place) => {
          if (beginning(codes[place]!) === NO_KEY) return;
          ofBeginning(columns.slice(0, 2), place);
          ofEnd(columns.slice(2), place);
        }),
      ];
    }),
  ];
}

// FNV-1a.
const [SEED, PRIME] = [0x811c9dc5, 0x01000193];

function hashText(text: string): number {
  let hash = SEED;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return mixed(hash);
}

const joint = (one: number, other: number) =>
  mixed(Math.imul(one, 0x9e3779b1) ^ Math.imul(other + 1, 0x85ebca6b));

/** Every bit of it depends on every bit of the number (murmur3's last steps), and it is never nought. */
function mixed(number: number): number {
  let hash = number ^ (number >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16) || 1;
}

/**
 * What is left of a name when it has been mistyped or misheard: its consonants, each once, in the order of
 * the alphabet, voiced and unvoiced ones as one.
 */
function sound(text: string): string {
  const letters = new Set<string>();
  for (const letter of text) letters.add(SOUNDS.get(letter) ?? letter);
  for (const silent of "aeiouhwy") letters.delete(silent);
  return letters.size > 0 ? [...letters].sort().join("") : text.slice(0, 2);
}

const SOUNDS = new Map([
  ["c", "k"],
  ["q", "k"],
  ["z", "s"],
  ["v", "f"],
  ["d", "t"],
  ["b", "p"],
  ["j", "g"],
]);
