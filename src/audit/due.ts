import type { Calendar } from "../calendar/calendar";
import { calendarDate, dayNumber, type DayNumber } from "../cells/date";
import { ok, type Result } from "../text/trouble";

/** How a time limit runs. Working days count from the day after, and need a calendar. */
export type DueRule =
  | { readonly rule: "calendar_days"; readonly days: number }
  | { readonly rule: "working_days"; readonly days: number }
  /** Same day of a later month, or its last day; on to the next working day if need be. */
  | { readonly rule: "calendar_month"; readonly months: number };

export function dueDate(start: DayNumber, due: DueRule, calendar: Calendar): Result<DayNumber> {
  switch (due.rule) {
    case "calendar_days":
      return ok(start + due.days);
    case "working_days":
      return calendar.addWorkdays(start, due.days);
    case "calendar_month":
      // A working day is the first one after the day before it.
      return calendar.addWorkdays(monthsLater(start, due.months) - 1, 1);
  }
}

/** The same day of a later month, or its last day. */
export function monthsLater(start: DayNumber, months: number): DayNumber {
  const { year, month, day } = calendarDate(start);
  const count = year * 12 + (month - 1) + months;
  const [laterYear, laterMonth] = [Math.floor(count / 12), (count % 12) + 1];
  for (let last = day; last > 28; last--) {
    const found = dayNumber(laterYear, laterMonth, last);
    if (found !== null) return found;
  }
  return dayNumber(laterYear, laterMonth, Math.min(day, 28)) ?? start;
}
