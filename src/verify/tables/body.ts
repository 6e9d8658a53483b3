import type { Cell } from "../../cells/cell";
import { cleanHeading } from "../pack-model";
import { isFilled, type OddRow } from "./table";

const TOTAL = /^(?:grand |sub-?|sub )?totals?(?:\s|:|$)|^\(blank\)$/i;
const [FIRST_VISIBLE, BEYOND_ASCII] = [33, 127];
// Longer than any key; a line of prose under a table is a note.
const NOTE_LENGTH = 40;

/** What a body is made of, before any type is read. `columns` are whole, from the row below the headings. */
export interface BodyInput {
  readonly columns: readonly (readonly Cell[])[];
  readonly headings: readonly string[];
  /** Which of the columns hold the key; none where the pack names no key. */
  readonly keys: readonly number[];
  readonly rows: number;
  /** An Excel table ends where it says; other bodies end at the last record. */
  readonly isFixed: boolean;
  readonly end: "auto" | "blank-row";
}

export interface Body {
  readonly rows: number;
  readonly skip: Uint8Array;
  readonly oddRows: readonly OddRow[];
}

/** Where the records end, and which rows among them are none. */
export async function findBody(input: BodyInput, pause: () => Promise<void>): Promise<Body> {
  const filled = new Uint16Array(input.rows);
  for (const column of input.columns) {
    for (let row = 0; row < input.rows; row++) {
      if (isFilled(column[row] ?? null)) filled[row]!++;
    }
    await pause();
  }
  const rows = input.isFixed ? input.rows : lastRecord(input, filled) + 1;
  const skip = new Uint8Array(rows);
  const oddRows: OddRow[] = [];
  for (let row = 0; row < rows; row++) {
    const why = oddity(input, filled, row);
    if (!why) continue;
    skip[row] = 1;
    oddRows.push({ row, why });
  }
  return { rows, skip, oddRows };
}

/** All that decides whether a row is a record, in one text: rows that look the same are judged the same. */
export function rowLooks(input: BodyInput, row: number): string {
  const filled = input.columns.reduce(
    (n, column) => n + (isFilled(column[row] ?? null) ? 1 : 0),
    0,
  );
  const hasKey = input.keys.some((at) => isFilled(input.columns[at]?.[row] ?? null));
  return [filled, isTotal(input, row), isHeading(input, row), hasKey, isProse(input, row)].join();
}

function oddity(input: BodyInput, filled: Uint16Array, row: number): OddRow["why"] | null {
  if (filled[row] === 0) return "blank";
  if (isTotal(input, row)) return "total";
  return isHeading(input, row) ? "heading" : null;
}

// Grand total, subtotal, total, (blank).
const TOTAL_LETTERS = new Set("GgSsTt(");

/** Asked of every record: most are told by their first letter. */
function mayBeTotal(text: string): boolean {
  const first = text.charCodeAt(0);
  const isPlain = first >= FIRST_VISIBLE && first < BEYOND_ASCII;
  return !isPlain || TOTAL_LETTERS.has(text.charAt(0));
}

/** A total says so in the first cells that are filled. */
function isTotal(input: BodyInput, row: number): boolean {
  let looked = 0;
  for (const column of input.columns) {
    const cell = column[row] ?? null;
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
    const cell = input.columns[at]![row] ?? null;
    if (cell === null) continue;
    if (typeof cell !== "string" || !isSameHeading(cell, input.headings[at] ?? "")) return false;
    same++;
  }
  return same >= 2;
}

/** Asked of every record, so most are told by the first letter that differs. */
function isSameHeading(text: string, heading: string): boolean {
  const end = Math.min(text.length, heading.length);
  for (let at = 0; at < end; at++) {
    const [a, b] = [text.charCodeAt(at), heading.charCodeAt(at)];
    const isPlain = (code: number) => code >= FIRST_VISIBLE && code < BEYOND_ASCII;
    if (!isPlain(a) || !isPlain(b)) break;
    if (a !== b && text.charAt(at).toLowerCase() !== heading.charAt(at).toLowerCase()) return false;
  }
  return cleanHeading(text) === cleanHeading(heading);
}

function lastRecord(input: BodyInput, filled: Uint16Array): number {
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
    if (isTotal(input, row)) {
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
    input.keys.some((at) => isFilled(input.columns[at]?.[row] ?? null)) || count >= usual * 0.8
  );
}

function isProse(input: BodyInput, row: number): boolean {
  return input.columns.some((column) => {
    const cell = column[row] ?? null;
    return typeof cell === "string" && cell.length > NOTE_LENGTH;
  });
}
