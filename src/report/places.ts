import { address, type Area } from "../cells/address";

/** Where figures stand once the sheets of a report are laid out. */
export type FigurePlaces = ReadonlyMap<string, Area>;

const MOST_NAMED = 3;

/** The cells of some figures in words; those that stand in no table are left out. */
export function cellsOf(figures: readonly string[], places: FigurePlaces): string {
  const cells = figures.flatMap((key) => {
    const place = places.get(key);
    return place ? [address(place)] : [];
  });
  return [...new Set(cells)].slice(0, MOST_NAMED).join(", ");
}
