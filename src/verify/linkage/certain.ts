import { slipsBetween } from "./similarity";
import type { People } from "./people";

// Rows that share one value beyond this number are compared with the first of them only.
const MOST_ROWS_OF_ONE = 60;
// The first day of a century or of the era of Excel stands for "not known" in many systems.
const PLACEHOLDER_DATES = new Set([19000101, 19000102, 19010101, 20000101, 18991230, 18991231]);

/**
 * Pairs of places that are one person beyond doubt, whatever else the table holds: the same identifier,
 * with the name or the birth date to match; or the same full name and birth date, with no identifier
 * against it.
 */
export function certainPairs(people: People): [left: number, right: number][] {
  const pairs: [number, number][] = [];
  const seen = new Set<number>();
  const groups = certainGroups(people);
  for (const { places, holds } of groups) {
    for (let i = 0; i < places.length; i++) {
      for (let j = i + 1; j < places.length; j++) {
        if (i > 0 && places.length > MOST_ROWS_OF_ONE) break;
        const [left, right] = [places[i]!, places[j]!];
        if (!holds(left, right)) continue;
        const key = left * people.size + right;
        if (seen.has(key)) continue;
        seen.add(key);
        pairs.push([left, right]);
      }
    }
  }
  return pairs;
}

interface Group {
  readonly places: readonly number[];
  readonly holds: (left: number, right: number) => boolean;
}

function certainGroups(people: People): Group[] {
  const { forename, surname, dates } = people;
  const identifiers = people.keys.filter(({ role }) => role === "identifier");
  const nameAndDate = new Map<string, number[]>();
  for (let place = 0; place < people.size; place++) {
    const [fore, sur, date] = [forename.codes[place]!, surname.codes[place]!, dates[place]!];
    if (fore === 0 || sur === 0 || date === 0 || PLACEHOLDER_DATES.has(date)) continue;
    // Whoever swaps the names names the same person.
    gather(nameAndDate, `${Math.min(fore, sur)} ${Math.max(fore, sur)} ${date}`, place);
  }
  const groups: Group[] = Array.from(nameAndDate.values(), (places) => ({
    places,
    holds: (left, right) =>
      identifiers.every(({ codes, texts }) => {
        const [one, other] = [codes[left]!, codes[right]!];
        if (one === 0 || other === 0 || one === other) return true;
        return slipsBetween(texts[one]!, texts[other]!, 2) <= 2;
      }),
  }));
  for (const { codes } of identifiers) {
    const holders = new Map<number, number[]>();
    codes.forEach((code, place) => {
      if (code !== 0) gather(holders, code, place);
    });
    const holds = (left: number, right: number) => {
      const sameDate = dates[left] !== 0 && dates[left] === dates[right];
      const [fore, sur] = [forename.codes[left]!, surname.codes[left]!];
      const [otherFore, otherSur] = [forename.codes[right]!, surname.codes[right]!];
      const oneName =
        (fore !== 0 && (fore === otherFore || fore === otherSur)) ||
        (sur !== 0 && (sur === otherSur || sur === otherFore));
      return sameDate || oneName;
    };
    for (const places of holders.values()) groups.push({ places, holds });
  }
  return groups.filter(({ places }) => places.length > 1);
}

export function gather<K>(groups: Map<K, number[]>, key: K, place: number): void {
  const known = groups.get(key);
  if (known) known.push(place);
  else groups.set(key, [place]);
}
