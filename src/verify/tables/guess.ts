import { isBlank, type Cell } from "../../cells/cell";
import { isDateFormat, parseDate } from "../../cells/date";
import { parseNumber } from "../../cells/number";
import type { FieldType } from "../pack-model";

// A column is of a type when at least this share of its filled cells is; the rest are what to look at.
const CLEARLY = 0.6;

/** How many cells of a column are of each sort. */
export interface Sorts {
  readonly filled: number;
  readonly numbers: number;
  readonly dates: number;
  readonly datesAsText: number;
  readonly numbersAsText: number;
  /** Numbers that may be days, whatever their format. */
  readonly days: number;
}

type Sort = Exclude<keyof Sorts, "filled" | "days"> | "other" | null;

// 1954 to 2119: day numbers that a date column without a date format may hold, and few counts reach.
const [EARLIEST, LATEST] = [20_000, 80_000];
// What a date or a number kept as text can begin with; other letters of the keyboard settle the matter at once.
const DIGIT_LIKE = new Set("0123456789+-.");
const [FIRST_VISIBLE, BEYOND_ASCII] = [33, 127];

function sortOf(cell: Cell, format: string | undefined): Sort {
  if (cell === null || typeof cell === "object") return null;
  if (typeof cell === "number")
    return format !== undefined && isDateFormat(format) ? "dates" : "numbers";
  if (typeof cell !== "string") return "other";
  const first = cell.charCodeAt(0);
  if (first >= FIRST_VISIBLE && first < BEYOND_ASCII && !DIGIT_LIKE.has(cell.charAt(0)))
    return "other";
  if (isBlank(cell)) return null;
  if (parseDate(cell) !== null) return "datesAsText";
  return parseNumber(cell) === null ? "other" : "numbersAsText";
}

const formatAt = (formats: string | readonly string[] | null, row: number) =>
  typeof formats === "string" ? formats : formats?.[row];

/** Counts the sorts of the cells of a column, from one row to another, on top of those counted before. */
export function countSorts(
  cells: readonly Cell[],
  formats: string | readonly string[] | null,
  from: number,
  to: number,
  before: Sorts = NO_SORTS,
): Sorts {
  const sorts = { ...before };
  // Numbers are most of what is counted, and cells that follow each other mostly share their format.
  let [numbers, dates, days] = [0, 0, 0];
  let [format, isDate] = ["", false];
  for (let row = from; row < to; row++) {
    const cell = cells[row] ?? null;
    if (typeof cell !== "number") {
      if (cell !== null) count(sorts, cell, undefined, 1);
      continue;
    }
    const own = formatAt(formats, row) ?? "";
    if (own !== format) [format, isDate] = [own, isDateFormat(own)];
    if (isDate) dates++;
    else numbers++;
    if (mayBeDay(cell)) days++;
  }
  sorts.filled += numbers + dates;
  sorts.numbers += numbers;
  sorts.dates += dates;
  sorts.days += days;
  return sorts;
}

const mayBeDay = (cell: number) => cell > EARLIEST && cell < LATEST;

const NO_SORTS: Sorts = {
  filled: 0,
  numbers: 0,
  dates: 0,
  datesAsText: 0,
  numbersAsText: 0,
  days: 0,
};

function count(
  sorts: { -readonly [Key in keyof Sorts]: number },
  cell: Cell,
  format: string | undefined,
  by: 1 | -1,
): void {
  const sort = sortOf(cell, format);
  if (sort === null) return;
  sorts.filled += by;
  if (sort !== "other") sorts[sort] += by;
  if (typeof cell === "number" && mayBeDay(cell)) sorts.days += by;
}

/** A cell, and how it is shown. */
export interface ShownCell {
  readonly cell: Cell;
  readonly format: string | undefined;
}

/** The sorts of a column once one of its cells holds something else. */
export function sortsAfter(before: Sorts, was: ShownCell, now: ShownCell): Sorts {
  const sorts = { ...before };
  count(sorts, was.cell, was.format, -1);
  count(sorts, now.cell, now.format, 1);
  return sorts;
}

/**
 * What a column holds, told from the sorts of its cells: for tables that no pack describes. Where the heading says
 * what is `likely`, dates and numbers kept as text count as such too.
 */
export function guessType(sorts: Sorts, likely: FieldType = "any"): FieldType {
  const { filled, numbers, dates, datesAsText, numbersAsText, days } = sorts;
  if (filled === 0) return "any";
  const isLikely = (cells: number) => cells / filled >= CLEARLY;
  if (likely === "date" || likely === "datetime")
    return isLikely(dates + datesAsText + (dates === 0 ? days : 0)) ? likely : "any";
  if (likely === "number" || likely === "integer")
    return isLikely(numbers + numbersAsText) ? likely : "any";
  // Where every other cell can be read too, a text among numbers is a slip; otherwise it may be meant.
  if (isLikely(dates)) return "date";
  return isLikely(numbers) && numbers + datesAsText + numbersAsText === filled ? "number" : "any";
}
