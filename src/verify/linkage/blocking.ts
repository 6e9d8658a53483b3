import { gather } from "./certain";
import { dayOf, monthOf, yearOf } from "./compare-dates";
import type { Coded } from "./dictionary";
import type { People } from "./people";

/** Pairs that one kind of key may bring up, for each row of the table: the rest of its rows are too alike to tell. */
const PAIRS_A_ROW = 6;
const LEAST_PAIRS = 40_000;
const MOST_PAIRS = 200_000;

/**
 * Pairs of places worth comparing, as left × size + right, in order. Two rows meet where they share a key
 * that tells much, or two that tell a little; of each kind of key the rare values are taken first, until
 * there are enough pairs.
 */
export function* candidatePairs(people: People): Generator<undefined, Float64Array> {
  const budget = Math.min(MOST_PAIRS, Math.max(LEAST_PAIRS, people.size * PAIRS_A_ROW));
  const found: Float64Array[] = [];
  for (const { tellsMuch, keysOf } of keysFor(people)) {
    const pairs = pairsOf(blocksOf(people.size, keysOf), people.size, budget);
    found.push(pairs, ...(tellsMuch ? [pairs] : []));
    yield;
  }
  const all = new Float64Array(found.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const pairs of found) {
    all.set(pairs, at);
    at += pairs.length;
  }
  all.sort();
  yield;
  let kept = 0;
  for (let i = 0; i < all.length; i++) {
    const isSecond = all[i] === all[i - 1] && all[i] !== all[i - 2];
    if (isSecond) all[kept++] = all[i]!;
  }
  return all.slice(0, kept);
}

interface KindOfKey {
  readonly tellsMuch: boolean;
  readonly keysOf: KeysOf;
}

/** Calls back with each key of a place; the same key in another place makes them meet. */
type KeysOf = (place: number, meet: (key: string | number) => void) => void;

function blocksOf(size: number, keysOf: KeysOf): number[][] {
  const blocks = new Map<string | number, number[]>();
  for (let place = 0; place < size; place++) {
    keysOf(place, (key) => {
      gather(blocks, key, place);
    });
  }
  return [...blocks.values()].filter((block) => block.length > 1);
}

function pairsOf(blocks: number[][], size: number, budget: number): Float64Array {
  blocks.sort((a, b) => a.length - b.length);
  const pairs: number[] = [];
  for (const block of blocks) {
    if (pairs.length + (block.length * (block.length - 1)) / 2 > budget) break;
    for (let i = 0; i < block.length; i++) {
      for (let j = i + 1; j < block.length; j++) {
        // A row can have a key twice (forename and surname the same).
        if (block[i] !== block[j]) pairs.push(block[i]! * size + block[j]!);
      }
    }
  }
  return Float64Array.from(pairs);
}

function keysFor(people: People): KindOfKey[] {
  const { forename, surname, dates } = people;
  const soundOf = soundsOf(forename);
  const namesOf = (place: number) => [forename.codes[place]!, surname.codes[place]!] as const;
  const eachSound = (place: number, use: (sound: string) => void) => {
    for (const code of namesOf(place)) if (code !== 0) use(soundOf[code]!);
  };
  const eachInitial = (place: number, use: (initial: string) => void) => {
    for (const code of namesOf(place)) if (code !== 0) use(forename.texts[code]![0]!);
  };
  // Day and month in one order, so that dates with both swapped meet.
  const loose = (date: number) => {
    const [day, month] = [dayOf(date), monthOf(date)];
    return yearOf(date) * 10000 + Math.max(day, month) * 100 + Math.min(day, month);
  };
  const much = (keysOf: KeysOf): KindOfKey => ({ tellsMuch: true, keysOf });
  const little = (keysOf: KeysOf): KindOfKey => ({ tellsMuch: false, keysOf });
  const kinds = [
    much((place, meet) => {
      const [fore, sur] = namesOf(place);
      if (fore !== 0 && sur !== 0) meet(pairKey(soundOf[fore]!, soundOf[sur]!));
    }),
  ];
  if (dates.some((date) => date !== 0))
    kinds.push(
      ...[
        much((place, meet) => meet(loose(dates[place]!))),
        much((place, meet) =>
          eachInitial(place, (initial) => meet(`${initial} ${loose(dates[place]!)}`)),
        ),
        little((place, meet) =>
          eachSound(place, (sound) => meet(`${sound} ${yearOf(dates[place]!)}`)),
        ),
        little((place, meet) =>
          eachSound(place, (sound) => meet(`${sound} ${dates[place]! % 10000}`)),
        ),
      ].map((kind) => onlyWhere(kind, (place) => dates[place] !== 0)),
    );
  for (const { role, codes, texts } of people.keys) {
    if (role === "sex") continue;
    const isTelling = role === "identifier" || role === "email" || role === "phone";
    const own = (place: number, meet: (key: number) => void) => meet(codes[place]!);
    const ofColumn = isTelling
      ? [
          much(own),
          // A slip in the value itself: its beginning or its end is still there.
          little((place, meet) => {
            const text = texts[codes[place]!]!;
            const half = text.length >> 1;
            if (half < 3) return;
            eachInitial(place, (initial) => {
              meet(`${initial} < ${text.slice(0, half)}`);
              meet(`${initial} > ${text.slice(-half)}`);
            });
          }),
        ]
      : [
          little(own),
          little((place, meet) => eachSound(place, (sound) => meet(`${sound} ${codes[place]!}`))),
        ];
    kinds.push(...ofColumn.map((kind) => onlyWhere(kind, (place) => codes[place] !== 0)));
  }
  return kinds;
}

function onlyWhere({ tellsMuch, keysOf }: KindOfKey, isFilled: (place: number) => boolean) {
  return {
    tellsMuch,
    keysOf: (place: number, meet: (key: string | number) => void) => {
      if (isFilled(place)) keysOf(place, meet);
    },
  };
}

const pairKey = (one: string, other: string) =>
  one < other ? `${one} ${other}` : `${other} ${one}`;

/**
 * What is left of each name when it has been mistyped or misheard: its consonants, each once, in the
 * order of the alphabet, voiced and unvoiced ones as one.
 */
function soundsOf({ texts }: Coded): string[] {
  return texts.map((text) => {
    const letters = new Set<string>();
    for (const letter of text) letters.add(SOUNDS.get(letter) ?? letter);
    for (const silent of "aeiouhwy") letters.delete(silent);
    return letters.size > 0 ? [...letters].sort().join("") : text.slice(0, 2);
  });
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
