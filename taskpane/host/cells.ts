import { cellError, isErrorCode, type Cell } from "../../src/cells/cell";
import { DAYS_1904, isDateFormat, type DateSystem } from "../../src/cells/date";

/** A cell as Excel hands it over. `type` is asked for only where the text could be an error. */
export function cellOf(value: unknown, type?: unknown): Cell {
  if (typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value !== "string" || value === "") return null;
  return type === "Error" ? cellError(value) : value;
}

/** Whether a value is text that an error cell would show too. */
export function looksLikeError(value: unknown): boolean {
  return typeof value === "string" && value.startsWith("#") && isErrorCode(value);
}

/** Day numbers of a 1904 workbook as day numbers of the 1900 system, where the format shows a date. */
export function fromSystem(value: Cell, format: string, system: DateSystem): Cell {
  return system === 1904 && typeof value === "number" && isDateFormat(format)
    ? value + DAYS_1904
    : value;
}

// Text that Excel takes for nothing else: a letter first and no digit after it, and not TRUE or FALSE.
const PLAIN_TEXT = /^\p{L}[^\d]*$/u;
const LOGICAL = /^(?:true|false)$/i;
export const TEXT_FORMAT = "@";

/**
 * A cell as it has to be written so that it ends as it is: text that typing would turn into a formula,
 * number, date or error gets an apostrophe before it, which Excel takes off again and never shows.
 */
export function asWritten(
  cell: Cell,
  format: string,
  system: DateSystem,
): string | number | boolean {
  if (cell === null) return "";
  if (typeof cell === "object") return cell.error;
  if (typeof cell === "number") {
    return system === 1904 && isDateFormat(format) ? cell - DAYS_1904 : cell;
  }
  if (typeof cell === "boolean" || cell === "") return cell;
  const isSafe =
    format === TEXT_FORMAT ? !/^['=]/.test(cell) : PLAIN_TEXT.test(cell) && !LOGICAL.test(cell);
  return isSafe ? cell : `'${cell}`;
}
