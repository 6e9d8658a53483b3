import { asText, type Cell } from "../cells/cell";

/** What a spreadsheet program would run as a formula when it opens the CSV. */
const RUNS_AS_FORMULA = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;

/**
 * Rows as CSV (RFC 4180: commas, CRLF, quotes doubled). Text that would run as a formula gets an
 * apostrophe in front; numbers are written as they are, so −5 stays a number. Blank cells are empty
 * fields.
 */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(csvField).join(",")}\r\n`).join("");
}

function csvField(cell: Cell): string {
  const text = asText(cell);
  const safe = typeof cell === "string" && RUNS_AS_FORMULA.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
