import { gather } from "./certain";
import { dayOf, monthOf, yearOf } from "./compare-dates";
import type { Coded } from "./dictionary";
import type { People } from "./people";

/** Pairs that one kind of key may bring up, for each row of the table: the rest of its rows are too alike to tell. */
const PAIRS_A_ROW = 8;
const LEAST_PAIRS = 60_000;

/**
 * Pairs of places worth comparing, as left × size + right, in order. Two rows meet where they share a key;
 * of each kind of key the rare values are taken first, until there are enough pairs.
 */
export function* candidatePairs(people: People): Generator<undefined, Float64Array> {
  const budget = Math.max(LEAST_PAIRS, people.size * PAIRS_A_ROW);
  const found: Float64Array[] = [];
  for (const keysOf of keysFor(people)) {
    found.push(pairsOf(blocksOf(people.size, keysOf), people.size, budget));
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
    if (i > 0 && all[i] === all[i - 1]) continue;
    all[kept++] = all[i]!;
  }
  return all.slice(0, kept);
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

function keysFor(people: People): KeysOf[] {
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
  const keys: KeysOf[] = [
    (place, meet) => {
      const [fore, sur] = namesOf(place);
      if (fore !== 0 && sur !== 0) meet(pairKey(soundOf[fore]!, soundOf[sur]!));
    },
    (place, meet) => {
      if (dates[place] !== 0) meet(loose(dates[place]!));
    },
    (place, meet) => {
      if (dates[place] !== 0)
        eachSound(place, (sound) => meet(`${sound} ${yearOf(dates[place]!)}`));
    },
    (place, meet) => {
      if (dates[place] !== 0)
        eachSound(place, (sound) => meet(`${sound} ${dates[place]! % 10000}`));
    },
    (place, meet) => {
      if (dates[place] !== 0)
        eachInitial(place, (initial) => meet(`${initial} ${loose(dates[place]!)}`));
    },
  ];
  for (const { role, codes, texts } of people.keys) {
    if (role === "sex") continue;
    const isTelling = role === "identifier" || role === "email" || role === "phone";
    if (isTelling || role === "postcode" || role === "address")
      keys.push((place, meet) => {
        if (codes[place] !== 0) meet(codes[place]!);
      });
    // A shared place is common; with a name or an age it is not.
    if (!isTelling) {
      keys.push((place, meet) => {
        if (codes[place] !== 0) eachSound(place, (sound) => meet(`${sound} ${codes[place]!}`));
      });
      keys.push((place, meet) => {
        if (codes[place] !== 0 && dates[place] !== 0)
          meet(`${yearOf(dates[place]!)} ${codes[place]!}`);
      });
    } else {
      // A slip in the value itself: its beginning and its end are still there.
      keys.push((place, meet) => {
        const text = texts[codes[place]!]!;
        if (text.length < 6) return;
        const half = text.length >> 1;
        eachInitial(place, (initial) => {
          meet(`${initial} < ${text.slice(0, half)}`);
          meet(`${initial} > ${text.slice(-half)}`);
        });
      });
    }
  }
  return keys;
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
