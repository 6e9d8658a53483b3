import { isBlank, isError, trim } from "../cells/cell";
import { DAYS_1904, LAST_DAY, parseDate, type DateSystem, type DayNumber } from "../cells/date";
import { parseNumber } from "../cells/number";
import { kpiText } from "../text/kpi";
import { columnOf, ROWS_AT_ONCE } from "./column";
import type { Problem } from "./problem";
import { cellAt, isSingle, placeOf, sizeOf, type Range } from "./range";

// How a cell is read as a date, a number or a word. Each gives the value, `null` for a blank, or what is
// wrong. Excel on the desktop hands a blank cell over as 0, Excel on the web as nothing at all, so where a 0
// cannot be meant (a date, a number of cells, a word) it is read as a blank.

/**
 * A date: a day number with its time of day cut off, or text as yyyy-mm-dd, dd/mm/yyyy or dd-mmm-yyyy.
 * Blank, empty text and 0 are blank. TRUE and FALSE and any other text are no dates.
 */
export function readDay(range: Range, index: number): DayNumber | null | Problem {
  const cell = cellAt(range, index);
  if (cell === null || cell === 0) return null;
  if (typeof cell === "number") {
    const day = Math.floor(range.dateSystem === 1904 ? cell + DAYS_1904 : cell);
    return day >= 1 && day <= LAST_DAY ? day : kpiText.dateOutOfRange(placeOf(range, index), cell);
  }
  if (isError(cell)) return kpiText.errorInside(placeOf(range, index), cell.error);
  if (typeof cell === "boolean") return kpiText.notADate(placeOf(range, index), cell);
  if (isBlank(cell)) return null;
  return parseDate(cell) ?? kpiText.notADate(placeOf(range, index), trim(cell));
}

/** The number that a workbook of either date system shows as this date. */
export function asSerial(day: DayNumber, system: DateSystem): number {
  return system === 1904 ? day - DAYS_1904 : day;
}

/** A number, or text that a person would read as one ("12", "90%"). TRUE, FALSE and other text are not. */
export function readNumber(range: Range, index: number): number | null | Problem {
  const cell = cellAt(range, index);
  if (cell === null || typeof cell === "number") return cell;
  if (isError(cell)) return kpiText.errorInside(placeOf(range, index), cell.error);
  if (typeof cell === "boolean") return kpiText.notANumber(placeOf(range, index), cell);
  if (isBlank(cell)) return null;
  return parseNumber(cell) ?? kpiText.notANumber(placeOf(range, index), trim(cell));
}

/** The first error in reading order among the cells of a range. */
export function firstError(range: Range): Problem | null {
  const size = sizeOf(range);
  const block = new Float64Array(Math.min(size, ROWS_AT_ONCE));
  for (let first = 0; first < size; first += block.length) {
    const numbers = block.subarray(0, size - first);
    columnOf(range).numbersFrom(first, numbers);
    for (let at = 0; at < numbers.length; at++) {
      if (!Number.isNaN(numbers[at])) continue;
      const cell = cellAt(range, first + at);
      if (isError(cell)) return kpiText.errorInside(placeOf(range, first + at), cell.error);
    }
  }
  return null;
}

/** Refuses several cells where one value is meant. */
export function oneCell(range: Range): Problem | null {
  return isSingle(range) ? null : kpiText.oneCellOnly(placeOf(range), sizeOf(range));
}

/** An argument of one number. Left out: `null`. A blank cell is 0, as Excel on the desktop hands it over. */
export function numberArgument(range: Range | null): number | null | Problem {
  if (range === null) return null;
  return oneCell(range) ?? readNumber(range, 0) ?? 0;
}

/** An argument of one date. Left out or blank: `null`. */
export function dayArgument(range: Range | null): DayNumber | null | Problem {
  return range === null ? null : (oneCell(range) ?? readDay(range, 0));
}

type Word = string | number | boolean;

/** Words that an argument may hold, and what each means; help and sentences name those in `offered`. */
export interface Words<T extends Word> {
  readonly offered: readonly string[];
  readonly meanings: ReadonlyMap<string, T>;
}

/** `named` are the words that help offers, `others` further spellings; all are read in any letter case. */
export function words<T extends Word>(
  named: readonly (readonly [string, T])[],
  others: readonly (readonly [string, T])[] = [],
): Words<T> {
  return { offered: named.map(([word]) => word), meanings: new Map([...named, ...others]) };
}

/** A word out of a list. Blank, empty text and 0 (unless 0 is a word of the list): `null`. */
export function readWord<T extends Word>(
  range: Range,
  index: number,
  list: Words<T>,
): T | null | Problem {
  const cell = cellAt(range, index);
  if (isError(cell)) {
    return kpiText.errorInside(placeOf(range, index), cell.error);
  }
  const word = typeof cell === "string" ? trim(cell).toLowerCase() : String(cell ?? 0);
  const meaning = list.meanings.get(word);
  if (meaning !== undefined) return meaning;
  // One word is handed over as text, so the 0 that stands for a blank may be text too.
  return cell === null || isBlank(cell) || word === "0"
    ? null
    : kpiText.unknownWord(placeOf(range, index), cell, list.offered);
}

/** An argument of one word. Left out or blank: `null`. */
export function wordArgument<T extends Word>(
  range: Range | null,
  list: Words<T>,
): T | null | Problem {
  return range === null ? null : (oneCell(range) ?? readWord(range, 0, list));
}

/** TRUE or FALSE, as Excel hands them over or typed as text. */
export const YES_OR_NO = words<boolean>(
  [
    ["true", true],
    ["false", false],
  ],
  [
    ["1", true],
    ["yes", true],
    ["no", false],
  ],
);
