/** Edits (insert, drop, change, swap neighbours) between two words; more than `most` counts as `most + 1`. */
function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, before[j - 2]! + 1);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length]!;
}

const bare = (word: string) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

// Longer words are not compared letter by letter: nobody mistypes them into something else.
const LONGEST = 80;

/**
 * The choices that a word was probably meant to be, nearest first, three at most. Case, spaces and
 * punctuation do not count; short words forgive one slip, longer ones two or three.
 */
export function nearest(word: string, choices: Iterable<string>): string[] {
  const wanted = bare(word).slice(0, LONGEST);
  const most = wanted.length <= 4 ? 1 : wanted.length <= 10 ? 2 : 3;
  const near: { choice: string; distance: number }[] = [];
  for (const choice of choices) {
    const candidate = bare(choice).slice(0, LONGEST);
    const sharesWords = wanted.length >= 4 && candidate.length >= 4 && sameWords(word, choice);
    const distance = sharesWords ? Math.min(2, most) : editDistance(wanted, candidate, most);
    if (distance <= most) near.push({ choice, distance });
  }
  near.sort((a, b) => a.distance - b.distance || (a.choice < b.choice ? -1 : 1));
  return near.slice(0, 3).map(({ choice }) => choice);
}

/** "Date ended" and "End date" differ in order only: every word of one begins like a word of the other. */
function sameWords(a: string, b: string): boolean {
  const words = (text: string) =>
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean);
  const [left, right] = [words(a), words(b)];
  if (left.length < 2 || left.length !== right.length) return false;
  return left.every((word) =>
    right.some((other) => {
      const length = Math.max(3, Math.min(word.length, other.length));
      return word.slice(0, length) === other.slice(0, length);
    }),
  );
}

/** " Did you mean “End date”?" or nothing, ready to stand behind a sentence. */
export function didYouMean(word: string, choices: Iterable<string>): string {
  const near = nearest(word, choices).map((choice) => `“${choice}”`);
  if (near.length === 0) return "";
  const last = near.pop()!;
  return ` Did you mean ${near.length > 0 ? `${near.join(", ")} or ${last}` : last}?`;
}
