/** Letters to change, add or drop to turn one word into the other, letter case aside. */
function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const change = above[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(change, above[column]! + 1, current[column - 1]! + 1));
    }
    above = current;
  }
  return above[b.length]!;
}

/** The words compared are names that people type; longer text is not a slip of the finger. */
const LONGEST = 60;

/** The choice that `typed` was probably meant to be: at most a third of its letters differ. Else null. */
export function nearMiss(typed: string, choices: readonly string[]): string | null {
  if (typed === "" || typed.length > LONGEST) return null;
  const word = typed.toLowerCase();
  let best: string | null = null;
  let least = Math.ceil(typed.length / 3) + 0.5;
  for (const choice of choices) {
    const difference = distance(word, choice.toLowerCase());
    if (difference < least) {
      least = difference;
      best = choice;
    }
  }
  return best;
}
