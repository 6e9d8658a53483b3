export const ERROR_CODES = [
  "#NULL!",
  "#DIV/0!",
  "#VALUE!",
  "#REF!",
  "#NAME?",
  "#NUM!",
  "#N/A",
  "#GETTING_DATA",
  "#SPILL!",
  "#CALC!",
  "#FIELD!",
  "#BLOCKED!",
  "#CONNECT!",
  "#BUSY!",
  "#UNKNOWN!",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** One frozen object for each code, so that two equal errors are the same object. */
export interface CellError {
  readonly error: ErrorCode;
}

/**
 * What a cell holds. Blank is `null`. A date is a number: whether a number is meant as a date is told
 * by its number format, never by the value.
 */
export type Cell = null | number | string | boolean | CellError;

const errors = new Map<string, CellError>(
  ERROR_CODES.map((error) => [error, Object.freeze({ error })]),
);

/** The error for a code as Excel writes it; a code that is not known becomes `#UNKNOWN!`. */
export function cellError(code: string): CellError {
  return errors.get(code.toUpperCase()) ?? errors.get("#UNKNOWN!")!;
}

export function isErrorCode(text: string): text is ErrorCode {
  return errors.has(text);
}

export function isError(cell: Cell): cell is CellError {
  return typeof cell === "object" && cell !== null;
}

// Excel's TRIM leaves no-break spaces; people do not see them, so here they count as space.
const ONLY_SPACE = /^[\s\u00a0\u200b\ufeff]*$/u;

/** Blank cell, empty text, or text made of nothing but spaces (no-break spaces included). */
export function isBlank(cell: Cell): boolean {
  return cell === null || (typeof cell === "string" && ONLY_SPACE.test(cell));
}

/** Whether a character is space. Most are not, and need no pattern to say so. */
function isSpaceAt(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return !(code > 32 && code < 127) && ONLY_SPACE.test(text.charAt(index));
}

/**
 * Text without space at either end, no-break and zero-width spaces included. A loop, because a pattern
 * for the end takes quadratic time on long runs of space in the middle.
 */
export function trim(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isSpaceAt(text, from)) from++;
  while (to > from && isSpaceAt(text, to - 1)) to--;
  return text.slice(from, to);
}

/** The cell as a person would read it back: errors by their code, TRUE and FALSE as Excel writes them. */
export function asText(cell: Cell): string {
  if (cell === null) return "";
  if (isError(cell)) return cell.error;
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  return String(cell);
}
