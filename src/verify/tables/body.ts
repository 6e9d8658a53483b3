import type { Cell } from "../../cells/cell";
import { cleanHeading } from "../pack-model";
import { longestOf, lookAt } from "./first-look";
import { isFilled, type OddRow } from "./table";

const TOTAL = /^(?:grand |sub-?|sub )?totals?(?:\s|:|$)|^\(blank\)$/i;
const [FIRST_VISIBLE, BEYOND_ASCII] = [33, 127];
// Longer than any key; a line of prose under a table is a note.
const NOTE_LENGTH = 40;

/** What a body is made of, before any type is read. */
export interface BodyInput {
  /** The columns of the sheet; the body begins below the headings, so many cells down. */
  readonly columns: readonly (readonly Cell[])[];
  readonly offset: number;
  readonly headings: readonly string[];
  /** Which of the columns hold the key; none where the pack names no key. */
  readonly keys: readonly number[];
  readonly rows: number;
  /** An Excel table ends where it says; other bodies end at the last record. */
  readonly isFixed: boolean;
  readonly end: "auto" | "blank-row";
}

/** What every row looks like to who decides whether it is a record. */
export interface RowLooks {
  /** How many of its cells are filled. */
  readonly filled: Uint16Array;
  /** Whether it says that it is a total, or holds the headings again. */
  readonly odd: Uint8Array;
}

export interface Body {
  readonly rows: number;
  readonly skip: Uint8Array;
  readonly oddRows: readonly OddRow[];
  readonly looks: RowLooks;
}

const Odd = { NONE: 0, TOTAL: 1, HEADING: 2 } as const;
// Cells that were made row by row lie beside each other: so many rows of a return stay in the processor's reach.
const ROWS_AT_A_TIME = 1000;
// A few milliseconds of work.
const CELLS_AT_A_TIME = 20_000;

/** A body that was found, and what its cells are at first sight: column by column, for all rows that were looked at. */
export interface Found {
  readonly body: Body;
  readonly kinds: readonly Uint8Array[];
}

/** Where the records end, and which rows among them are none. */
export async function findBody(
  input: BodyInput,
  missing: ReadonlySet<string>,
  pause: () => Promise<void>,
): Promise<Found> {
  const looks = { filled: new Uint16Array(input.rows), odd: new Uint8Array(input.rows) };
  const longest = longestOf(missing);
  const kinds = input.columns.map(() => new Uint8Array(input.rows));
  let looked = 0;
  for (let from = 0; from < input.rows; from += ROWS_AT_A_TIME) {
    const to = Math.min(from + ROWS_AT_A_TIME, input.rows);
    for (const [at, column] of input.columns.entries()) {
      const end = Math.min(to, column.length - input.offset);
      lookAt(column, input.offset, [from, end], longest, kinds[at]!, looks.filled);
      looked += to - from;
      if (looked < CELLS_AT_A_TIME) continue;
      looked = 0;
      await pause();
    }
    for (let row = from; row < to; row++) looks.odd[row] = oddity(input, row);
  }
  await pause();
  return { body: bodyOf(input, looks), kinds };
}

/** The body after some rows have changed, with the looks of all others as they were. */
export function bodyAfter(
  input: BodyInput,
  { filled, odd }: RowLooks,
  rows: Iterable<number>,
): Body {
  const looks = { filled: filled.slice(), odd: odd.slice() };
  for (const row of rows) {
    looks.filled[row] = input.columns.reduce(
      (n, column) => n + (isFilled(column[input.offset + row] ?? null) ? 1 : 0),
      0,
    );
    looks.odd[row] = oddity(input, row);
  }
  return bodyOf(input, looks);
}

function bodyOf(input: BodyInput, looks: RowLooks): Body {
  const rows = input.isFixed ? input.rows : lastRecord(input, looks) + 1;
  const skip = new Uint8Array(rows);
  const oddRows: OddRow[] = [];
  for (let row = 0; row < rows; row++) {
    const odd = looks.odd[row];
    const isBlank = looks.filled[row] === 0;
    if (!isBlank && odd === Odd.NONE) continue;
    skip[row] = 1;
    oddRows.push({ row, why: isBlank ? "blank" : odd === Odd.TOTAL ? "total" : "heading" });
  }
  return { rows, skip, oddRows, looks };
}

const cellOf = ({ offset }: BodyInput, column: readonly Cell[], row: number) =>
  column[offset + row] ?? null;

function oddity(input: BodyInput, row: number): number {
  if (isTotal(input, row)) return Odd.TOTAL;
  return isHeading(input, row) ? Odd.HEADING : Odd.NONE;
}

const isPlain = (code: number) => code >= FIRST_VISIBLE && code < BEYOND_ASCII;

// Grand total, subtotal, total, (blank).
const TOTAL_LETTERS = new Set("GgSsTt(");

/** Asked of every record: most are told by their first letter. */
function mayBeTotal(text: string): boolean {
  const first = text.charCodeAt(0);
  return !isPlain(first) || TOTAL_LETTERS.has(text.charAt(0));
}

/** A total says so in the first cells that are filled. */
function isTotal(input: BodyInput, row: number): boolean {
  let looked = 0;
  for (let at = 0; at < input.columns.length; at++) {
    const cell = cellOf(input, input.columns[at]!, row);
    if (cell === null) continue;
    if (typeof cell === "string" && mayBeTotal(cell) && TOTAL.test(cell.trim())) return true;
    if (++looked === 2) return false;
  }
  return false;
}

/** The headings again, as they come when sheets are pasted together. */
function isHeading(input: BodyInput, row: number): boolean {
  let same = 0;
  for (let at = 0; at < input.columns.length; at++) {
    const cell = cellOf(input, input.columns[at]!, row);
    if (cell === null) continue;
    if (typeof cell !== "string" || !isSameHeading(cell, input.headings[at] ?? "")) return false;
    same++;
  }
  return same >= 2;
}

/** Asked of every record, so most are told by the first letter that differs, or by a last one that is over. */
function isSameHeading(text: string, heading: string): boolean {
  const end = Math.min(text.length, heading.length);
  let at = 0;
  for (; at < end; at++) {
    const a = text.charCodeAt(at);
    const b = heading.charCodeAt(at);
    if (!isPlain(a) || !isPlain(b)) break;
    if (a !== b && text.charAt(at).toLowerCase() !== heading.charAt(at).toLowerCase()) return false;
  }
  if (at === end && text.length !== heading.length) {
    const longer = text.length > end ? text : heading;
    if (isPlain(longer.charCodeAt(longer.length - 1)) && !longer.endsWith(":")) return false;
  }
  return cleanHeading(text) === cleanHeading(heading);
}

function lastRecord(input: BodyInput, { filled, odd }: RowLooks): number {
  let last = -1;
  let records = 0;
  let cells = 0;
  let afterGap = false;
  for (let row = 0; row < input.rows; row++) {
    const count = filled[row]!;
    if (count === 0) {
      if (input.end === "blank-row" && records > 0) break;
      afterGap = records > 0;
      continue;
    }
    if (odd[row] === Odd.TOTAL) {
      // Below a total, as below a gap, only rows that look like the records above are records.
      afterGap = true;
      continue;
    }
    const usual = records === 0 ? 1 : cells / records;
    if (afterGap && !looksLikeRecord(input, row, count, usual)) continue;
    if (count === 1 && input.columns.length > 2 && isProse(input, row)) continue;
    last = row;
    records++;
    cells += count;
    afterGap = false;
  }
  return last;
}

function looksLikeRecord(input: BodyInput, row: number, count: number, usual: number): boolean {
  if (count < Math.max(2, usual * 0.4)) return input.columns.length === 1;
  if (input.keys.length === 0) return true;
  return (
    input.keys.some((at) => isFilled(cellOf(input, input.columns[at] ?? [], row))) ||
    count >= usual * 0.8
  );
}

function isProse(input: BodyInput, row: number): boolean {
  return input.columns.some((column) => {
    const cell = cellOf(input, column, row);
    return typeof cell === "string" && cell.length > NOTE_LENGTH;
  });
}
