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
