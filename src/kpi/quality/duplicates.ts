import { asText, trim } from "../../cells/cell";
import { qualityText } from "../../text/kpi-quality";
import { withHeaders } from "../headers";
import { isProblem, refuse, type Answer, type Spill } from "../problem";
import { placeOf, type Range } from "../range";
import { wordArgument, words } from "../reading";
import { countKeys, keysOf } from "./keys";

const SHOWS = words<"values" | "mark">(
  [
    ["values", "values"],
    ["mark", "mark"],
  ],
  [["marks", "mark"]],
);

/** The cells of a row as one piece of text, as they stand there. */
function written(table: Range, row: number): string {
  const start = row * table.columns;
  return table.cells
    .slice(start, start + table.columns)
    .map((cell) => trim(asText(cell)))
    .join(" | ");
}

/**
 * The values that occur more than once with their number of rows, in the order in which they first occur; or with “mark” a
 * word beside every row that has the value of another. Blank rows and errors are left out. No duplicate is #N/A in the list.
 */
export function duplicates(table: Range, show: Range | null, headers: Range | null): Answer<Spill> {
  const way = wordArgument(show, SHOWS);
  if (way !== null && isProblem(way)) return refuse(way);
  const keys = keysOf(table);
  const counts = countKeys(keys);
  const countOf = (key: string | null) => (key === null ? 0 : (counts.get(key) ?? 0));
  if (way === "mark") {
    const { repeated, unique } = qualityText.duplicateMarks;
    return { ok: true, value: keys.map((key) => [countOf(key) > 1 ? repeated : unique]) };
  }
  const listed = new Set<string>();
  const rows: Spill = [];
  keys.forEach((key, row) => {
    if (key === null || countOf(key) < 2 || listed.has(key)) return;
    listed.add(key);
    rows.push([written(table, row), countOf(key)]);
  });
  if (rows.length === 0) return refuse(qualityText.noDuplicates);
  return withHeaders(headers, qualityText.duplicateHeaders, { ok: true, value: rows });
}

/** Different values over all values; 1 when none occurs twice. Nothing there is #DIV/0!. */
export function uniqueness(table: Range): Answer<number> {
  const keys = keysOf(table);
  const filled = keys.filter((key) => key !== null).length;
  return filled === 0
    ? refuse(qualityText.nothingInRange(placeOf(table)))
    : { ok: true, value: countKeys(keys).size / filled };
}
