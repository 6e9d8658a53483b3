import { trim } from "../cells/cell";
import { calendarText } from "../text/calendar";
import { fail, ok, type Result } from "../text/trouble";

/** Seven characters from Monday to Sunday, "1" for a day off: the form NETWORKDAYS.INTL calls a string. */
export type WeekendPattern = string;

export const SATURDAY_AND_SUNDAY: WeekendPattern = "0000011";

function pattern(isOff: (weekday: number) => boolean): WeekendPattern {
  return Array.from({ length: 7 }, (_, weekday) => (isOff(weekday) ? "1" : "0")).join("");
}

/**
 * Reads a weekend as NETWORKDAYS.INTL takes it: 1 to 7 (1 is Saturday and Sunday, 2 Sunday and Monday …),
 * 11 to 17 (11 is Sunday only, 12 Monday only …), or text such as "0000011". A fraction is cut off.
 */
export function readWeekend(code: number | string): Result<WeekendPattern> {
  if (typeof code === "string") {
    const text = trim(code);
    if (/^[01]{7}$/.test(text)) return ok(text);
    if (!/^\d{1,2}$/.test(text)) {
      return fail(calendarText.weekendTextUnreadable(text));
    }
    return readWeekend(Number(text));
  }
  const whole = Math.trunc(code);
  if (whole >= 1 && whole <= 7) {
    return ok(pattern((day) => day === (whole + 4) % 7 || day === (whole + 5) % 7));
  }
  if (whole >= 11 && whole <= 17) return ok(pattern((day) => day === (whole + 2) % 7));
  return fail(calendarText.weekendNumberUnknown(code));
}
