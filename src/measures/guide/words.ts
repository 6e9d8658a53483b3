import { IDEAS, SMALL_WORDS, SUBJECTS } from "./sector-words";
import { stem } from "./stem";

/** Stands for any number, so that "within 10 days" and "within 20 days" are one phrase. */
const NUMBER = "#";

const small = new Set(SMALL_WORDS.map(stem));
const subjects = new Set(SUBJECTS.map(stem));

/** Whether a word only says what was counted, not what is to be worked out. */
export const isSubject = (word: string): boolean => subjects.has(word);

/** The words of a text as they are compared: lower case, stemmed, numbers as one sign. */
export function stems(text: string): string[] {
  return (text.toLowerCase().match(/#|\p{L}[\p{L}\p{N}]*|\p{N}+/gu) ?? []).map((word) =>
    /^\p{N}/u.test(word) ? NUMBER : stem(word),
  );
}

/** Phrases of an idea, by their first word: a text is walked once, however many phrases there are. */
const phrases = new Map<string, { readonly words: readonly string[]; readonly idea: string }[]>();
IDEAS.forEach((idea, at) => {
  for (const phrase of idea) {
    const words = stems(phrase);
    const [first = ""] = words;
    phrases.set(first, [...(phrases.get(first) ?? []), { words, idea: `idea ${at}` }]);
  }
});

/** What a text is about: its telling words, and the ideas that its phrases stand for. */
export interface Meaning {
  readonly words: ReadonlySet<string>;
  readonly ideas: ReadonlySet<string>;
}

export function meaningOf(text: string): Meaning {
  const all = stems(text);
  const ideas = new Set<string>();
  all.forEach((word, at) => {
    for (const phrase of phrases.get(word) ?? []) {
      if (phrase.words.every((part, offset) => all[at + offset] === part)) ideas.add(phrase.idea);
    }
  });
  const words = new Set(all.filter((word) => word !== NUMBER && !small.has(word)));
  return { words, ideas };
}
