import { isBlank, type Cell } from "../../cells/cell";
import { isDateFormat, parseDate } from "../../cells/date";
import { parseNumber } from "../../cells/number";
import type { FieldType } from "../pack-model";

// A column is of a type when at least this share of its filled cells is; the rest are what to look at.
const CLEARLY = 0.6;

/**
 * What a column holds, told from its cells: for tables that no pack describes. Where the heading says what is
 * `likely`, dates and numbers kept as text count as such too.
 */
export function guessType(
  cells: readonly Cell[],
  formats: string | readonly string[] | null,
  likely: FieldType = "any",
): FieldType {
  let [filled, numbers, dates, readable, datesAsText, numbersAsText] = [0, 0, 0, 0, 0, 0];
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row] ?? null;
    if (cell === null || isBlank(cell) || typeof cell === "object") continue;
    filled++;
    if (typeof cell === "number") {
      const format = typeof formats === "string" ? formats : formats?.[row];
      if (format !== undefined && isDateFormat(format)) dates++;
      else numbers++;
    } else if (typeof cell === "string") {
      if (parseDate(cell) !== null) datesAsText++;
      else if (parseNumber(cell) !== null) numbersAsText++;
      else continue;
      readable++;
    }
  }
  if (filled === 0) return "any";
  const isLikely = (count: number) => count / filled >= CLEARLY;
  if (likely === "date" || likely === "datetime")
    return isLikely(dates + datesAsText + (dates === 0 ? wholeDays(cells) : 0)) ? likely : "any";
  if (likely === "number" || likely === "integer")
    return isLikely(numbers + numbersAsText) ? likely : "any";
  // Where every other cell can be read too, a text among numbers is a slip; otherwise it may be meant.
  if (dates / filled >= CLEARLY) return "date";
  if (numbers / filled >= CLEARLY && numbers + readable === filled) return "number";
  return "any";
}

// 1954 to 2119: day numbers that a date column without a date format may hold, and few counts reach.
const [EARLIEST, LATEST] = [20_000, 80_000];

function wholeDays(cells: readonly Cell[]): number {
  return cells.filter((cell) => typeof cell === "number" && cell > EARLIEST && cell < LATEST)
    .length;
}
