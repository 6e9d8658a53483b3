import { isError, trim, type Cell } from "../cells/cell";
import { columnOf, type Column } from "./column";
import { factsOf } from "./column-facts";
import type { Range } from "./range";

/** The rows of a range sorted into groups of equal values: text trimmed and in any letter case. */
export interface Groups {
  /** The number of each row's group, -1 where the cell is blank. */
  readonly codes: Int32Array;
  /** The groups in order, numbers before text, each in the spelling that occurs most often. */
  readonly labels: readonly (string | number | boolean)[];
}

type Label = string | number | boolean;

interface Spelling {
  readonly label: Label;
  /** What makes two spellings the same: 5 and "5" are one value. */
  readonly key: string;
  readonly count: number;
}

const keyOf = (label: Label) => String(label).toLowerCase();

function labelOf(cell: Cell): Label | null {
  if (cell === null || isError(cell)) return null;
  if (typeof cell !== "string") return cell;
  const label = trim(cell);
  return label === "" ? null : label;
}

/** The spelling of each row, by its place among them: from what is known of the column, or else one by one. */
function placesOf(range: Range): { different: readonly Cell[]; ofRow: Uint16Array | Uint32Array } {
  const { spellings } = columnOf(range);
  if (spellings) return spellings;
  const places = new Map<Cell, number>();
  const ofRow = Uint32Array.from(range.cells, (cell) => {
    const place = places.get(cell) ?? places.size;
    if (place === places.size) places.set(cell, place);
    return place;
  });
  return { different: [...places.keys()], ofRow };
}

/** Spellings of cells that are no blanks, each counted; and the place of each row's among all. */
function spellingsOf(range: Range) {
  const isZeroBlank = factsOf(range).zeros !== "number";
  const { different, ofRow } = placesOf(range);
  const counts = new Uint32Array(different.length);
  for (let row = 0; row < ofRow.length; row++) counts[ofRow[row]!]!++;
  const spellings = different.map((cell, place): Spelling | null => {
    const label = isZeroBlank && cell === 0 ? null : labelOf(cell);
    return label === null ? null : { label, key: keyOf(label), count: counts[place]! };
  });
  return { spellings, ofRow };
}

const inOrder = (a: Label, b: Label) => {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "number" || typeof b === "number") return typeof a === "number" ? -1 : 1;
  const [left, right] = [keyOf(a), keyOf(b)];
  return left === right ? 0 : left < right ? -1 : 1;
};

function group(range: Range): Groups {
  const { spellings, ofRow } = spellingsOf(range);
  const counts = new Map<string, Map<Label, number>>();
  for (const { key, label, count } of spellings.filter((spelling) => spelling !== null)) {
    const labels = counts.get(key) ?? new Map<Label, number>();
    counts.set(key, labels.set(label, (labels.get(label) ?? 0) + count));
  }
  const named = [...counts].map(([key, labels]) => {
    const [most] = [...labels].sort(
      ([a, aCount], [b, bCount]) => bCount - aCount || (String(a) < String(b) ? -1 : 1),
    );
    return { key, label: most![0] };
  });
  named.sort((a, b) => inOrder(a.label, b.label));
  const places = new Map(named.map(({ key }, place) => [key, place]));
  const groupOf = Int32Array.from(spellings, (spelling) =>
    spelling === null ? -1 : (places.get(spelling.key) ?? -1),
  );
  const codes = new Int32Array(ofRow.length);
  for (let row = 0; row < codes.length; row++) codes[row] = groupOf[ofRow[row]!]!;
  return {
    codes,
    labels: named.map(({ label }) => label),
  };
}

const known = new WeakMap<Column, Groups>();

/** The groups of a range. Blank cells are in none; the same whatever the order of the rows. */
export function groupsOf(range: Range): Groups {
  const column = columnOf(range);
  let groups = known.get(column);
  if (!groups) {
    groups = group(range);
    known.set(column, groups);
  }
  return groups;
}
