import type { Cell } from "../../cells/cell";
import { LAST_DAY } from "../../cells/date";
import { isFilled } from "./table";

/**
 * What a cell is at first sight. Every cell is looked at once; what is told of it then spares most cells the second
 * look that tells what a column's type makes of them.
 */
export const Kind = {
  BLANK: 0,
  /** Text without space at either end, too long to be one that stands for a missing value. */
  TEXT: 1,
  /** A whole number that can be a day. */
  DAY: 2,
  WHOLE: 3,
  NUMBER: 4,
  OTHER: 5,
} as const;

export const KINDS = Object.keys(Kind).length;

const SPACE = 0x20;
const NO_BREAK = 0xa0;

const isPlain = (code: number) => code > SPACE && code < NO_BREAK;

/** The length of the longest text that stands for a missing value. */
export const longestOf = (missing: ReadonlySet<string>): number =>
  Math.max(0, ...[...missing].map(({ length }) => length));

/**
 * Looks at the cells of a column from one row of a body to another; the body begins so many cells down. Says of each
 * what it is, and counts the filled ones of every row.
 */
export function lookAt(
  cells: readonly Cell[],
  offset: number,
  [from, to]: readonly [from: number, to: number],
  longestMissing: number,
  kinds: Uint8Array,
  filled: Uint16Array | null,
): void {
  for (let row = from; row < to; row++) {
    const cell = cells[offset + row] ?? null;
    if (cell === null) continue;
    let kind: number = Kind.OTHER;
    let counts = 1;
    if (typeof cell === "string") {
      const { length } = cell;
      if (isPlain(cell.charCodeAt(0))) {
        if (length > longestMissing && isPlain(cell.charCodeAt(length - 1))) kind = Kind.TEXT;
      } else if (!isFilled(cell)) counts = 0;
    } else if (typeof cell === "number") kind = kindOfNumber(cell);
    kinds[row] = kind;
    if (filled) filled[row]! += counts;
  }
}

function kindOfNumber(number: number): number {
  if (Math.floor(number) !== number) return Kind.NUMBER;
  return number >= 1 && number <= LAST_DAY ? Kind.DAY : Kind.WHOLE;
}
