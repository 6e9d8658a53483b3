const LONGEST = 24;

/** What a text looks like: A for a capital, a for a small letter, 9 for a digit, the rest as it is; null for long texts. */
export function shapeOf(text: string): string | null {
  if (text.length > LONGEST) return null;
  let shape = "";
  for (const letter of text) {
    if (letter >= "0" && letter <= "9") shape += "9";
    else if (/\p{Lu}/u.test(letter)) shape += "A";
    else shape += /\p{L}/u.test(letter) ? "a" : letter;
  }
  return shape;
}

const CLASSES = new Map([
  ["9", "\\d"],
  ["A", "[A-Z]"],
  ["a", "[a-z]"],
]);

/** The pattern that texts of a shape match, in the words of packs. */
export function patternOf(shape: string): string {
  let pattern = "";
  for (let at = 0; at < shape.length;) {
    const letter = shape[at]!;
    let run = 1;
    while (shape[at + run] === letter) run++;
    // A hyphen stands for itself outside of brackets, and may not be escaped in a Unicode pattern.
    const one = CLASSES.get(letter) ?? letter.replace(/[\\^$.*+?()[\]{}|/]/u, "\\$&");
    pattern += run > 1 ? `${one}{${run}}` : one;
    at += run;
  }
  return pattern;
}
