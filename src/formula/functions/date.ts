import { asText, type Cell } from "../../cells/cell";
import {
  anyDayNumber,
  calendarDate,
  dayNumber,
  EARLIEST_DAY,
  LAST_DAY,
  parseDate,
  parseEarlyDate,
  weekday,
} from "../../cells/date";
import { NUMBER_ERROR, VALUE_ERROR } from "../values";
import { ofNumbers, ofValues, type FunctionDefinition } from "./definition";

const isDay = (day: number) => day >= 1 && day < LAST_DAY + 1;

/** A day that Excel can hold, or one before 1900 that a column of dates has as text. */
const isAnyDay = (day: number) => day >= EARLIEST_DAY && day < LAST_DAY + 1;

// The calendar comes again every 400 years.
const daysInMonth = (year: number, month: number) =>
  new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();

/** The same day of another month, or that month's last day where it has no such day. */
export function addMonths(day: number, months: number): Cell {
  if (!isAnyDay(day)) return NUMBER_ERROR;
  const date = calendarDate(day);
  const index = date.year * 12 + date.month - 1 + Math.trunc(months);
  const [year, month] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return anyDayNumber(year, month, Math.min(date.day, daysInMonth(year, month))) ?? NUMBER_ERROR;
}

function endOfMonth(day: number, months: number): Cell {
  if (!isAnyDay(day)) return NUMBER_ERROR;
  const date = calendarDate(day);
  const first = anyDayNumber(date.year, date.month, 1);
  const moved = first === null ? NUMBER_ERROR : addMonths(first, months);
  if (typeof moved !== "number") return moved;
  const { year, month } = calendarDate(moved);
  return anyDayNumber(year, month, daysInMonth(year, month)) ?? NUMBER_ERROR;
}

/** Months may run over 12 or below 1, days over the month's end, as in Excel. */
function dateOf(year: number, month: number, day: number): Cell {
  const index = Math.trunc(year) * 12 + Math.trunc(month) - 1;
  const first = dayNumber(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, 1);
  if (first === null) return NUMBER_ERROR;
  const serial = first + Math.trunc(day) - 1;
  return isDay(serial) ? serial : NUMBER_ERROR;
}

function wholeMonths(from: number, to: number): number {
  const [a, b] = [calendarDate(from), calendarDate(to)];
  return (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day ? 1 : 0);
}

/** Whole years: for most pairs of days the number of days says it, whatever the leap years between them. */
function wholeYears(from: number, to: number): number {
  const days = Math.floor(to) - Math.floor(from);
  const least = Math.floor(days / 366);
  return least === Math.floor(days / 365) ? least : Math.floor(wholeMonths(from, to) / 12);
}

const SPANS = new Map<string, (from: number, to: number) => number>([
  ["D", (from, to) => Math.floor(to) - Math.floor(from)],
  ["M", wholeMonths],
  ["Y", wholeYears],
  ["YM", (from, to) => wholeMonths(from, to) % 12],
]);

const part = (name: string, pick: (date: { year: number; month: number; day: number }) => number) =>
  ofNumbers(name, 1, 1, "number", (day) =>
    isAnyDay(day) ? pick(calendarDate(day)) : NUMBER_ERROR,
  );

export const DATE: readonly FunctionDefinition[] = [
  ofNumbers("DATE", 3, 3, "date", (year, month, day) => dateOf(year, month, day)),
  ofValues(
    "DATEVALUE",
    1,
    1,
    "date",
    ([text]) => parseDate(asText(text!)) ?? parseEarlyDate(asText(text!)) ?? VALUE_ERROR,
  ),
  part("YEAR", (date) => date.year),
  part("MONTH", (date) => date.month),
  part("DAY", (date) => date.day),
  ofNumbers("EDATE", 2, 2, "date", (day, months) => addMonths(day, months)),
  ofNumbers("EOMONTH", 2, 2, "date", (day, months) => endOfMonth(day, months)),
  ofNumbers("DAYS", 2, 2, "number", (end, start) => Math.floor(end) - Math.floor(start)),
  ofValues("DATEDIF", 3, 3, "number", ({ 0: from, 1: to, 2: unit }) => {
    if (typeof from !== "number" || typeof to !== "number") return VALUE_ERROR;
    if (!isAnyDay(from) || !isAnyDay(to) || from > to) return NUMBER_ERROR;
    const text = asText(unit!);
    const span = SPANS.get(text) ?? SPANS.get(text.toUpperCase());
    return span ? span(from, to) : NUMBER_ERROR;
  }),
  ofNumbers("WEEKDAY", 1, 2, "number", (day, kind = 1) => {
    if (!isDay(day)) return NUMBER_ERROR;
    const fromMonday = weekday(day);
    if (kind === 1) return ((fromMonday + 1) % 7) + 1;
    if (kind === 2) return fromMonday + 1;
    return kind === 3 ? fromMonday : NUMBER_ERROR;
  }),
];
