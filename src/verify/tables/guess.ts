import { isBlank, type Cell } from "../../cells/cell";
import { isDateFormat, parseDate } from "../../cells/date";
import { parseNumber } from "../../cells/number";
import type { FieldType } from "../pack-model";

// A column is of a type when at least this share of its filled cells is; the rest are what to look at.
const CLEARLY = 0.6;

/** What a column holds, told from its cells: for tables that no pack describes. */
export function guessType(
  cells: readonly Cell[],
  formats: string | readonly string[] | null,
): FieldType {
  let [filled, numbers, dates, readable] = [0, 0, 0, 0];
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row] ?? null;
    if (cell === null || isBlank(cell) || typeof cell === "object") continue;
    filled++;
    if (typeof cell === "number") {
      const format = typeof formats === "string" ? formats : formats?.[row];
      if (format !== undefined && isDateFormat(format)) dates++;
      else numbers++;
    } else if (
      typeof cell === "string" &&
      (parseNumber(cell) !== null || parseDate(cell) !== null)
    ) {
      readable++;
    }
  }
  if (filled === 0) return "any";
  // Where every other cell can be read too, a text among numbers is a slip; otherwise it may be meant.
  if (dates / filled >= CLEARLY) return "date";
  if (numbers / filled >= CLEARLY && numbers + readable === filled) return "number";
  return "any";
}
