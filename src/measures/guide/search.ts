import { isSubject, meaningOf, type Meaning } from "./words";

/** What is searched of a function: the same words that its help shows. */
export interface Described {
  readonly id: string;
  readonly group: string;
  readonly description: string;
  readonly returns: string;
  readonly parameters: readonly { readonly name: string; readonly description: string }[];
  readonly remarks: readonly string[];
}

/** How much a word counts, by where the function says it. */
const WEIGHTS = { id: 6, description: 4, returns: 2.5, group: 1.5, parameters: 1, remarks: 0.4 };
/** A shared idea says more than a shared word. */
const IDEA = 1.6;
/** A word that only begins like one of the function's, as while somebody is still typing. */
const BEGINNING = 0.5;
/** What was counted may be anything: it only breaks ties. */
const SUBJECT = 0.1;
const SHORTEST_BEGINNING = 3;
/** Whatever scores less than this share of the best has little to do with what was asked. */
const WORTH_SHOWING = 0.25;

interface Entry<T> {
  readonly item: T;
  readonly id: string;
  readonly words: ReadonlyMap<string, number>;
  readonly ideas: ReadonlyMap<string, number>;
}

interface Index<T> {
  readonly entries: readonly Entry<T>[];
  /** How telling a word or an idea is: the fewer functions speak of it, the more. */
  readonly rarity: (token: string) => number;
}

/**
 * Reads the functions once for many searches. What is typed is matched by words, their stems, beginnings
 * and the ideas of the sector; the same words always give the same order.
 */
export function guideIndex<T extends Described>(items: readonly T[]): Index<T> {
  const entries = items.map(entryOf);
  const spoken = new Map<string, number>();
  for (const { words, ideas } of entries) {
    for (const token of [...words.keys(), ...ideas.keys()])
      spoken.set(token, (spoken.get(token) ?? 0) + 1);
  }
  return {
    entries,
    rarity: (token) => Math.log(1 + entries.length / (1 + (spoken.get(token) ?? 0))),
  };
}

function entryOf<T extends Described>(item: T): Entry<T> {
  const words = new Map<string, number>();
  const ideas = new Map<string, number>();
  const add = (text: string, weight: number) => {
    const meaning = meaningOf(text);
    const raise = (known: Map<string, number>, token: string) =>
      known.set(token, Math.max(known.get(token) ?? 0, weight));
    for (const word of meaning.words) raise(words, word);
    for (const idea of meaning.ideas) raise(ideas, idea);
  };
  add(item.id, WEIGHTS.id);
  add(item.description, WEIGHTS.description);
  add(item.returns, WEIGHTS.returns);
  add(item.group, WEIGHTS.group);
  for (const { name, description } of item.parameters)
    add(`${name.replaceAll("_", " ")}. ${description}`, WEIGHTS.parameters);
  for (const remark of item.remarks) add(remark, WEIGHTS.remarks);
  return { item, id: item.id.toLowerCase(), words, ideas };
}

/** The functions that fit what was typed, the best first; all of them, as they stand, for no words. */
export function searchGuide<T extends Described>(index: Index<T>, typed: string): readonly T[] {
  const asked = meaningOf(typed);
  const all = index.entries.map(({ item }) => item);
  if (typed.trim() === "") return all;
  const scored = index.entries
    .map((entry) => ({ entry, score: scoreOf(entry, asked, index) }))
    .filter(({ score }) => score > 0);
  scored.sort((a, b) => b.score - a.score || (a.entry.id < b.entry.id ? -1 : 1));
  const best = scored[0]?.score ?? 0;
  return scored.filter(({ score }) => score >= best * WORTH_SHOWING).map(({ entry }) => entry.item);
}

function scoreOf<T>(entry: Entry<T>, { words, ideas }: Meaning, { rarity }: Index<T>): number {
  let score = 0;
  let met = 0;
  for (const word of words) {
    const weight = entry.words.get(word) ?? beginningOf(entry, word);
    score += weight * rarity(word) * (isSubject(word) ? SUBJECT : 1);
    if (weight > 0 || isSubject(word)) met++;
  }
  for (const idea of ideas) {
    const weight = entry.ideas.get(idea) ?? 0;
    score += weight * rarity(idea) * IDEA;
    if (weight > 0) met++;
  }
  // A function that speaks of all that was asked comes before one that says a single word often.
  return score * (met / Math.max(1, words.size + ideas.size));
}

function beginningOf<T>(entry: Entry<T>, word: string): number {
  if (word.length < SHORTEST_BEGINNING) return 0;
  let most = entry.id.includes(word) ? WEIGHTS.id : 0;
  for (const [known, weight] of entry.words) {
    if (weight > most && known.startsWith(word)) most = weight;
  }
  return most * BEGINNING;
}
