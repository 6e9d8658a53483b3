import { isError, trim, type Cell } from "../cells/cell";
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
  count: number;
}

const keyOf = (label: Label) => String(label).toLowerCase();

function labelOf(cell: Cell): Label | null {
  if (cell === null || isError(cell)) return null;
  if (typeof cell !== "string") return cell;
  const label = trim(cell);
  return label === "" ? null : label;
}

/** Spellings of cells, each counted; and which spelling each row has, -1 for a blank. */
function spellingsOf(range: Range) {
  const isZeroBlank = factsOf(range).zeros !== "number";
  const places = new Map<Cell, number>();
  const spellings: Spelling[] = [];
  const ofRow = new Int32Array(range.cells.length);
  range.cells.forEach((cell, row) => {
    let place = places.get(cell);
    if (place === undefined) {
      const label = isZeroBlank && cell === 0 ? null : labelOf(cell);
      place = label === null ? -1 : spellings.push({ label, key: keyOf(label), count: 0 }) - 1;
      places.set(cell, place);
    }
    const spelling = spellings[place];
    if (spelling) spelling.count++;
    ofRow[row] = place;
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
  for (const { key, label, count } of spellings) {
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
  const placeOfSpelling = spellings.map(({ key }) => places.get(key) ?? -1);
  return {
    codes: ofRow.map((spelling) => placeOfSpelling[spelling] ?? -1),
    labels: named.map(({ label }) => label),
  };
}

const known = new WeakMap<readonly Cell[], Groups>();

/** The groups of a range. Blank cells are in none; the same whatever the order of the rows. */
export function groupsOf(range: Range): Groups {
  let groups = known.get(range.cells);
  if (!groups) {
    groups = group(range);
    known.set(range.cells, groups);
  }
  return groups;
}
