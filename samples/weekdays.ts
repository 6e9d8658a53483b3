import { calendarFor } from "../src/calendar/calendar";
import { DEFAULT_DIVISION } from "../src/calendar/division";
import { weekday, type DayNumber } from "../src/cells/date";

const SATURDAY = 5;

export function isWeekday(day: DayNumber): boolean {
  return weekday(day) < SATURDAY;
}

/** The day that is so many weekdays (Monday to Friday) after another; before it where the number is negative. */
export function weekdaysAfter(day: DayNumber, count: number): DayNumber {
  const step = Math.sign(count);
  let at = day;
  for (let left = Math.abs(count); left > 0;) {
    at += step;
    if (isWeekday(at)) left--;
  }
  return at;
}

/** A day, or the last one before it that is neither at a weekend nor a bank holiday. */
export function workdayUpTo(day: DayNumber): DayNumber {
  const calendar = calendarFor(DEFAULT_DIVISION);
  if (!calendar.ok) return day;
  let at = day;
  for (;;) {
    const isWorkday = calendar.value.isWorkday(at);
    // Beyond the years that the calendar knows there is nothing to go by.
    if (!isWorkday.ok || isWorkday.value) return at;
    at--;
  }
}
