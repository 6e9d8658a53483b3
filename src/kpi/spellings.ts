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

/**
 * Where to look for a value first: a look into a map takes several times as long. Equal values have the same slot;
 * names of one column mostly differ in their length or their last letter.
 */
function slotOf(value: unknown): number {
  if (typeof value === "number") return value & (SLOTS - 1);
  if (typeof value !== "string" || value === "") return 0;
  return (value.charCodeAt(value.length - 1) * 31 + value.length * 7) & (SLOTS - 1);
}

/** Where to look next, for what the first slot takes for alike: "Team 11" and "Team 21", 1 and 1.5. */
function otherSlotOf(value: unknown): number {
  if (typeof value === "number") return (value * 977) & (SLOTS - 1);
  if (typeof value !== "string" || value.length < 3) return 0;
  const end = value.length - 1;
  const ahead = value.charCodeAt(0) * 31 + value.charCodeAt(end >> 1) * 131;
  const behind = value.charCodeAt(end - 2) * 10 + value.charCodeAt(end - 1);
  return (ahead + behind * 10 + value.charCodeAt(end)) & (SLOTS - 1);
}

/**
 * Sorts cells, or rows of one cell, by spelling: what is asked of a cell then needs to be asked once a spelling.
 * `cellOf` makes a cell of a value not seen before, and leaves cells as they are. `null` where there are too many
 * different ones.
 */
export function spellingsOf(
  rows: readonly unknown[],
  cellOf: (value: unknown, row: number) => Cell,
): Spellings | null {
  const ofRow = new Uint16Array(rows.length);
  const different: Cell[] = [];
  const places = new Map<Cell, number>();
  const slots = new Uint16Array(SLOTS);
  const otherSlots = new Uint16Array(SLOTS);
  for (let row = 0; row < rows.length; row++) {
    const given = rows[row];
    const value: unknown = Array.isArray(given) ? given[0] : given;
    const slot = slotOf(value);
    let place = slots[slot]!;
    if (different[place] !== value) {
      const other = otherSlotOf(value);
      place = otherSlots[other]!;
      if (different[place] !== value) {
        const cell = cellOf(value, row);
        place = places.get(cell) ?? different.length;
        if (place === different.length) {
          if (place === MOST_DIFFERENT) return null;
          different.push(cell);
          places.set(cell, place);
          slots[slot] ||= place;
        }
        otherSlots[other] = place;
      }
    }
    ofRow[row] = place;
  }
  return { different, ofRow };
}
