import { calendarDate, dayNumber, type DayNumber } from "../../cells/date";

// 03/04/2026 and 03-04-2026; what begins with a year or names the month is read in one way alone.
const DAY_FIRST = /^\d{1,2}[/-]\d{1,2}[/-]/;

/** The day that a trimmed text means with its month first, where that is a day other than the one it was read as. */
export function monthFirst(text: string, day: DayNumber): DayNumber | null {
  if (!DAY_FIRST.test(text)) return null;
  const date = calendarDate(day);
  const other = dayNumber(date.year, date.day, date.month);
  return other === day ? null : other;
}
