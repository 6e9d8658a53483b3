import { trim } from "./cell";

/**
 * Dates are day numbers as Excel counts them in the 1900 system: 1 is 1 January 1900, 45748 is
 * 1 April 2025. Excel keeps the 29 February 1900 that never was as day 60, so numbers below 61 are one
 * day off the calendar; nothing here depends on them. A workbook in the 1904 system is 1,462 days
 * behind; readers add that once, at the edge.
 */
export type DayNumber = number;
export type DateSystem = 1900 | 1904;

/** Days between the two systems: what a reader adds to the day numbers of a 1904 workbook. */
export const DAYS_1904 = 1462;
/** 31 December 9999, the last day that Excel knows. */
export const LAST_DAY = 2_958_465;

const MS_PER_DAY = 86_400_000;
const EPOCH_MS = Date.UTC(1899, 11, 30);

/** Day number of a calendar date; null when there is no such day (31 February) or Excel cannot hold it. */
export function dayNumber(year: number, month: number, day: number): DayNumber | null {
  const serial = year < 1900 ? null : numberOfDay(year, month, day);
  return serial !== null && serial <= LAST_DAY ? serial : null;
}

/**
 * As `dayNumber`, from the year 1 on: before 1900 the numbers go on below 1, so that such a day comes before all that
 * Excel can hold. A workbook has it as text alone, and never may one be written into a cell as a number.
 */
export function anyDayNumber(year: number, month: number, day: number): DayNumber | null {
  if (year >= 1900) return dayNumber(year, month, day);
  return year >= 1 ? numberOfDay(year, month, day) : null;
}

function numberOfDay(year: number, month: number, day: number): DayNumber | null {
  const moment = new Date(0);
  // `Date.UTC` would take the years 0 to 99 for those of the last century.
  const time = moment.setUTCFullYear(year, month - 1, day);
  const exists =
    moment.getUTCFullYear() === year &&
    moment.getUTCMonth() === month - 1 &&
    moment.getUTCDate() === day;
  if (!exists) return null;
  const days = Math.round((time - EPOCH_MS) / MS_PER_DAY);
  return days < 61 ? days - 1 : days;
}

/** 1 January of the year 1. */
export const EARLIEST_DAY = anyDayNumber(1, 1, 1)!;

export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

// 1 March of the year 0 is this many days before 30 December 1899.
const DAYS_BEFORE = 693_899;
const [FOUR_CENTURIES, CENTURY, FOUR_YEARS, YEAR] = [146_097, 36_524, 1461, 365] as const;

/**
 * The calendar date of a day number; a time of day is cut off. Asked of whole columns, so it is worked out without a
 * `Date`, by years that begin in March (civil_from_days, Howard Hinnant, chrono-Compatible Low-Level Date Algorithms).
 */
export function calendarDate(day: DayNumber): CalendarDate {
  const whole = Math.floor(day);
  const days = (whole < 60 ? whole + 1 : whole) + DAYS_BEFORE;
  const era = Math.floor(days / FOUR_CENTURIES);
  const ofEra = days - era * FOUR_CENTURIES;
  const leapDays =
    Math.floor(ofEra / (FOUR_YEARS - 1)) -
    Math.floor(ofEra / CENTURY) +
    Math.floor(ofEra / (FOUR_CENTURIES - 1));
  const yearOfEra = Math.floor((ofEra - leapDays) / YEAR);
  const ofYear =
    ofEra - (YEAR * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  // Months from March on come in fives of 153 days.
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  return {
    year: era * 400 + yearOfEra + (fromMarch >= 10 ? 1 : 0),
    month: fromMarch < 10 ? fromMarch + 3 : fromMarch - 9,
    day: ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  };
}

/** 0 is Monday, 6 is Sunday. */
export function weekday(day: DayNumber): number {
  const days = Math.floor(day) + 5;
  return days - 7 * Math.floor(days / 7);
}

const two = (n: number) => String(n).padStart(2, "0");

/** As people here write it: 01/04/2025. */
export function formatDate(day: DayNumber): string {
  const date = calendarDate(day);
  return `${two(date.day)}/${two(date.month)}/${String(date.year).padStart(4, "0")}`;
}

/** As files and fingerprints keep it: 2025-04-01. */
export function isoDate(day: DayNumber): string {
  const date = calendarDate(day);
  return `${String(date.year).padStart(4, "0")}-${two(date.month)}-${two(date.day)}`;
}

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** The month that a word names, in full or by its first three letters ("Sept" has four), from 1; 0 for any other. */
function monthNamed(word: string): number {
  const name = word.toLowerCase();
  const short = name === "sept" ? "sep" : name;
  return MONTHS.findIndex((month) => month === short || month.slice(0, 3) === short) + 1;
}

/**
 * Reads a date out of text in the forms that are safe to read: yyyy-mm-dd, dd/mm/yyyy, dd-mm-yyyy and
 * dd-mmm-yyyy (UK order, never US). Null for anything else, for days that do not exist, and before 1900.
 */
export function parseDate(text: string): DayNumber | null {
  return dayIn(text, dayNumber);
}

/** A day before 1900 that a text of these forms names; null for any other text. See `anyDayNumber` for its number. */
export function parseEarlyDate(text: string): DayNumber | null {
  const day = dayIn(text, anyDayNumber);
  return day !== null && day < 1 ? day : null;
}

function dayIn(text: string, numberOf: typeof dayNumber): DayNumber | null {
  const clean = trim(text);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/.exec(
    clean,
  );
  if (iso) return numberOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const uk = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?: \d{1,2}:\d{2}(?::\d{2})?)?$/.exec(clean);
  if (uk) return numberOf(Number(uk[4]), Number(uk[3]), Number(uk[1]));
  const named = /^(\d{1,2})[- ]([A-Za-z]{3,9})[- ](\d{4})$/.exec(clean);
  if (!named) return null;
  const month = monthNamed(named[2]!);
  return month === 0 ? null : numberOf(Number(named[3]), month, Number(named[1]));
}

/**
 * Whether a number format (in its en-US form, as the file holds it) shows a date. Quoted text,
 * escaped characters, colours and conditions are left out before the letters are looked at.
 */
export function isDateFormat(format: string): boolean {
  const bare = format.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "");
  return !/general/i.test(bare) && /[dy]|m{3,}|mm?[/-]/i.test(bare);
}
