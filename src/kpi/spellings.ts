import type { Cell } from "../cells/cell";

/** The different cells of a column, in the order in which they first occur, and which of them each row holds. */
export interface Spellings {
  readonly different: readonly Cell[];
  readonly ofRow: Uint16Array;
}

/** Columns of names and dates of cases have fewer; a column with more is of references, and gains nothing. */
const MOST_DIFFERENT = 4096;

/** A power of two. */
const SLOTS = 1024;

/** Where to look for a value first: equal ones have the same slot, and different ones seldom. */
function slotOf(value: unknown): number {
  if (typeof value === "number") return value & (SLOTS - 1);
  if (typeof value !== "string" || value === "") return 0;
  const { length } = value;
  const [middle, last] = [value.charCodeAt(length >> 1), value.charCodeAt(length - 1)];
  return (last * 31 + middle + length * 7) & (SLOTS - 1);
}

/**
 * Sorts so many values by spelling: what is asked of a cell then needs to be asked once a spelling. `cellOf` makes a
 * cell of a value not seen before, and leaves cells as they are. `null` where there are too many different ones.
 */
export function spellingsOf<V>(
  count: number,
  valueAt: (index: number) => V,
  cellOf: (value: V) => Cell,
): Spellings | null {
  const ofRow = new Uint16Array(count);
  const different: Cell[] = [];
  const places = new Map<Cell, number>();
  // A look into the map takes several times as long as a look into a slot.
  const slots = new Uint16Array(SLOTS);
  for (let row = 0; row < count; row++) {
    const value = valueAt(row);
    const slot = slotOf(value);
    let place = slots[slot]!;
    if (different[place] !== value) {
      const cell = cellOf(value);
      place = places.get(cell) ?? different.length;
      if (place === different.length) {
        if (place === MOST_DIFFERENT) return null;
        different.push(cell);
        places.set(cell, place);
      }
      slots[slot] = place;
    }
    ofRow[row] = place;
  }
  return { different, ofRow };
}
