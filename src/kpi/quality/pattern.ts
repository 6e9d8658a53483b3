/** What one place of a pattern takes: a kind of character, one character, or any number of them. */
type Place = { readonly takes: (character: string) => boolean } | "run";

const isDigit = (character: string) => character >= "0" && character <= "9";
const isLetter = (character: string) => character.toLowerCase() !== character.toUpperCase();

function placesOf(pattern: string): Place[] {
  const places: Place[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern.charAt(at).toLowerCase();
    if (character === "~" && at + 1 < pattern.length) {
      const literal = pattern.charAt(++at).toLowerCase();
      places.push({ takes: (given) => given.toLowerCase() === literal });
    } else if (character === "*") {
      if (places.at(-1) !== "run") places.push("run");
    } else if (character === "#") {
      places.push({ takes: isDigit });
    } else if (character === "@") {
      places.push({ takes: isLetter });
    } else if (character === "?") {
      places.push({ takes: () => true });
    } else {
      places.push({ takes: (given) => given.toLowerCase() === character });
    }
  }
  return places;
}

/**
 * Tells whether text is of a pattern: # a digit, @ a letter, ? any character, * any number of them, ~ before one of these
 * the character itself; any letter case. Never takes longer than text times pattern, whatever is typed.
 */
export function matcher(pattern: string): (text: string) => boolean {
  const places = placesOf(pattern);
  return (text) => {
    let [at, place, runPlace, runAt] = [0, 0, -1, 0];
    while (at < text.length) {
      const current = places[place];
      if (current === "run") {
        [runPlace, runAt] = [place, at];
        place++;
      } else if (current?.takes(text.charAt(at))) {
        at++;
        place++;
      } else if (runPlace >= 0) {
        runAt++;
        [at, place] = [runAt, runPlace + 1];
      } else {
        return false;
      }
    }
    return places.slice(place).every((rest) => rest === "run");
  };
}
