import type { RangeR1C1 } from "@borgar/fx";
import type { FormulaShape, Reference } from "./formula-shape";

/** Whether two formulas do the same kind of thing with the same cells, so that one may be a slip for the other. */
export function areAlike(a: FormulaShape, b: FormulaShape): boolean {
  if (a.functions.size !== b.functions.size) return false;
  for (const name of a.functions) if (!b.functions.has(name)) return false;
  return a.references.some((one) =>
    b.references.some((other) => isSameSheet(one, other) && overlap(one.range, other.range)),
  );
}

/** Whether a formula covers less than another: every cell that it refers to, the other refers to as well. */
export function isNarrower(a: FormulaShape, b: FormulaShape): boolean {
  return covers(b, a) && !covers(a, b);
}

function covers(wide: FormulaShape, narrow: FormulaShape): boolean {
  return narrow.references.every((one) =>
    wide.references.some((other) => isSameSheet(one, other) && contains(other.range, one.range)),
  );
}

const isSameSheet = (a: Reference, b: Reference) => a.sheet === b.sheet;

type Ends = readonly [first: number | null, last: number | null, isFixed: boolean];

const rowsOf = ({ r0, r1, $r0 }: RangeR1C1): Ends => [r0 ?? null, r1 ?? null, $r0 === true];
const columnsOf = ({ c0, c1, $c0 }: RangeR1C1): Ends => [c0 ?? null, c1 ?? null, $c0 === true];

function overlap(a: RangeR1C1, b: RangeR1C1): boolean {
  return meets(rowsOf(a), rowsOf(b)) && meets(columnsOf(a), columnsOf(b));
}

function contains(wide: RangeR1C1, narrow: RangeR1C1): boolean {
  return within(rowsOf(wide), rowsOf(narrow)) && within(columnsOf(wide), columnsOf(narrow));
}

/** Offsets and fixed lines cannot be told apart by number: only like is compared with like. */
function meets([a0, a1, aFixed]: Ends, [b0, b1, bFixed]: Ends): boolean {
  if (a0 === null || a1 === null || b0 === null || b1 === null) return a0 === b0 && a1 === b1;
  return aFixed === bFixed && a0 <= b1 && b0 <= a1;
}

function within([w0, w1, wFixed]: Ends, [n0, n1, nFixed]: Ends): boolean {
  if (w0 === null || w1 === null) return true;
  return n0 !== null && n1 !== null && wFixed === nFixed && w0 <= n0 && n1 <= w1;
}
