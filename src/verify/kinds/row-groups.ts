import { asText, type Cell } from "../../cells/cell";
import type { Column } from "../tables/table";

/** By what rows of a table are told apart. */
export interface RowKeys {
  /** A number that is the same for equal rows; `NO_KEY` where a row has a blank in it and is not compared. */
  readonly hash: (row: number) => number;
  readonly isSame: (row: number, other: number) => boolean;
  /** What rows hold as one text, the same for equal rows alone. */
  readonly text: (row: number) => string;
}

export const NO_KEY = -1;

interface KeyOptions {
  /** Whether case counts for nothing. */
  readonly anyCase: boolean;
  /** Whether a number and a text that reads the same are different. */
  readonly isTyped?: boolean;
}

/** Rows by what stands in some columns; one with a blank in any of them is not compared. */
export function keysOf(columns: readonly Column[], { anyCase, isTyped }: KeyOptions): RowKeys {
  const cells = columns.map(({ values }) => values);
  const textOf = (cell: Cell) => (anyCase ? asText(cell).toLowerCase() : asText(cell));
  const isEqual = (a: Cell, b: Cell) =>
    a === b || ((isTyped !== true || typeof a === typeof b) && textOf(a) === textOf(b));
  return {
    hash: (row) => {
      let hash = SEED;
      for (const column of cells) {
        const cell = column[row] ?? null;
        if (cell === null) return NO_KEY;
        hash = Math.imul(hashCell(cell, anyCase, hash) ^ SEPARATOR, PRIME);
      }
      return (hash ^ (hash >>> 15)) >>> 1;
    },
    isSame: (row, other) => {
      for (const column of cells)
        if (!isEqual(column[row] ?? null, column[other] ?? null)) return false;
      return true;
    },
    text: (row) =>
      cells
        .map((column) => {
          const cell = column[row] ?? null;
          return `${isTyped === true ? typeof cell : ""}${textOf(cell)}\u0000`;
        })
        .join(""),
  };
}

/** Rows by all that stands in them as the sheet holds it: blanks are compared too. */
export function wholeRowsOf(columns: readonly Column[]): RowKeys {
  const cells = columns.map(({ raw }) => raw);
  return {
    hash: (row) => {
      let hash = SEED;
      for (const column of cells) {
        const cell = column[row] ?? null;
        const own = cell === null ? hash : hashCell(ends(cell), false, hash);
        hash = Math.imul(own ^ SEPARATOR, PRIME);
      }
      return (hash ^ (hash >>> 15)) >>> 1;
    },
    isSame: (row, other) => {
      for (const column of cells)
        if ((column[row] ?? null) !== (column[other] ?? null)) return false;
      return true;
    },
    text: (row) =>
      cells.map((column) => `${typeof column[row]}${asText(column[row] ?? null)}\u0000`).join(""),
  };
}

// Long texts that differ mostly differ where they begin or end.
const MOST_HASHED = 32;

function ends(cell: Exclude<Cell, null>): Exclude<Cell, null> {
  if (typeof cell !== "string" || cell.length <= MOST_HASHED) return cell;
  return cell.slice(0, MOST_HASHED / 2) + cell.slice(-MOST_HASHED / 2);
}

// FNV-1a, from the last character to the first: the digits of a number are found in that order.
const SEED = 17;
const SEPARATOR = 0x1f;
const MOST_COUNTED = 0x7fffffff;

/** A cell by its text, so that a number and its text come to the same; nothing is written down for most. */
function hashCell(cell: Exclude<Cell, null>, anyCase: boolean, seed: number): number {
  if (typeof cell === "string") return hashText(cell, anyCase, seed);
  return typeof cell === "number" && cell >= 0 && cell <= MOST_COUNTED && Number.isInteger(cell)
    ? hashCount(cell, seed)
    : hashText(asText(cell), anyCase, seed);
}

const [UPPER_A, UPPER_Z, TO_LOWER, ASCII] = [65, 90, 32, 128] as const;
const PRIME = 0x01000193;

function hashText(text: string, anyCase: boolean, seed: number): number {
  let hash = seed;
  for (let at = text.length - 1; at >= 0; at--) {
    let code = text.charCodeAt(at);
    if (anyCase) {
      if (code >= ASCII) return hashText(text.toLowerCase(), false, seed);
      if (code >= UPPER_A && code <= UPPER_Z) code += TO_LOWER;
    }
    hash = Math.imul(hash ^ code, PRIME);
  }
  return hash;
}

const ZERO = 48;

/** The hash of a whole number's digits, as if they were a text. */
function hashCount(count: number, seed: number): number {
  let [hash, rest] = [seed, count | 0];
  do {
    hash = Math.imul(hash ^ (ZERO + (rest % 10)), PRIME);
    rest = (rest / 10) | 0;
  } while (rest > 0);
  return hash;
}

const [EMPTY, GONE, NONE] = [-1, -2, -1];
// Past so many rows of other groups a group is looked up by its text: nobody can make a file that is slow to sort.
const MOST_PROBED = 64;

/**
 * The rows of a table in groups of equal ones, each group known by its first row. Grows row by row and lets single rows
 * move from group to group.
 */
export class RowGroups {
  /** For each place the first row of a group and its hash, side by side: both are in reach at once. */
  readonly #slots: Int32Array;
  /** The row after each in its group. */
  readonly #next: Int32Array;
  /** The last row of a group, kept at its first. */
  readonly #last: Int32Array;
  readonly #isFirst: Uint8Array;
  /** First rows of groups for which there was no room where they belong. */
  readonly #crowded = new Map<string, number>();

  constructor(rows: number) {
    const places = 2 ** Math.ceil(Math.log2(Math.max(4, rows * 1.5)));
    this.#slots = new Int32Array(2 * places).fill(EMPTY);
    this.#next = new Int32Array(rows).fill(NONE);
    this.#last = new Int32Array(rows);
    this.#isFirst = new Uint8Array(rows);
  }

  /** Puts a row into its group. */
  add(keys: RowKeys, row: number, hash: number): void {
    this.#next[row] = NONE;
    const slot = this.#slotOf(keys, row, hash);
    const first = this.#firstAt(slot, keys, row);
    if (first === NONE) return this.#begin(slot, keys, hash, row, row);
    const last = this.#last[first]!;
    if (row > last) {
      this.#next[last] = row;
      this.#last[first] = row;
    } else if (row < first) {
      this.#isFirst[first] = 0;
      this.#next[row] = first;
      this.#begin(slot, keys, hash, row, last);
    } else {
      let before = first;
      while (this.#next[before]! < row) before = this.#next[before]!;
      this.#next[row] = this.#next[before]!;
      this.#next[before] = row;
    }
  }

  /** Takes a row out of its group, where it is in one; `keys` have to tell rows apart as they did when it was put in. */
  remove(keys: RowKeys, row: number, hash: number): void {
    const slot = this.#slotOf(keys, row, hash);
    const first = this.#firstAt(slot, keys, row);
    if (first === NONE) return;
    const after = this.#next[row]!;
    if (row !== first) {
      let before = first;
      while (before !== NONE && this.#next[before] !== row) before = this.#next[before]!;
      if (before === NONE) return;
      this.#next[before] = after;
      if (after === NONE) this.#last[first] = before;
    } else {
      this.#isFirst[row] = 0;
      if (after !== NONE) this.#begin(slot, keys, hash, after, this.#last[row]!);
      else if (slot === NONE) this.#crowded.delete(keys.text(row));
      else this.#slots[slot] = GONE;
    }
    this.#next[row] = NONE;
  }

  /** The rows that are equal to a row, itself included where it is in the group. */
  membersLike(keys: RowKeys, row: number, hash: number): number[] {
    const first = this.#firstAt(this.#slotOf(keys, row, hash), keys, row);
    return first === NONE ? [] : this.#membersFrom(first);
  }

  /** The group that begins with a row; none where no group does, or only a group of one and only larger ones are asked for. */
  groupAt(row: number, isAloneToo: boolean): number[] | null {
    if (this.#isFirst[row] !== 1 || (this.#next[row] === NONE && !isAloneToo)) return null;
    return this.#membersFrom(row);
  }

  #membersFrom(first: number): number[] {
    const members: number[] = [];
    for (let row = first; row !== NONE; row = this.#next[row]!) members.push(row);
    return members;
  }

  #begin(slot: number, keys: RowKeys, hash: number, first: number, last: number): void {
    this.#isFirst[first] = 1;
    this.#last[first] = last;
    if (slot === NONE) {
      this.#crowded.set(keys.text(first), first);
      return;
    }
    this.#slots[slot] = first;
    this.#slots[slot + 1] = hash;
  }

  #firstAt(slot: number, keys: RowKeys, row: number): number {
    if (slot === NONE) return this.#crowded.get(keys.text(row)) ?? NONE;
    return Math.max(NONE, this.#slots[slot]!);
  }

  /** Where the group of a row is kept or belongs; `NONE` where all that room is taken. A slot once used is never free again. */
  #slotOf(keys: RowKeys, row: number, hash: number): number {
    const mask = this.#slots.length - 1;
    for (let probe = 0; probe < MOST_PROBED; probe++) {
      const slot = ((hash + probe) * 2) & mask;
      const first = this.#slots[slot]!;
      if (first === EMPTY) return slot;
      if (first === GONE) continue;
      if (this.#slots[slot + 1] === hash && (first === row || keys.isSame(first, row))) return slot;
    }
    return NONE;
  }
}
