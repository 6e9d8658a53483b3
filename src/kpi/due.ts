import type { Calendar } from "../calendar/calendar";
import { calendarDate, dayNumber, LAST_DAY, type DayNumber } from "../cells/date";
import { calendarText } from "../text/calendar";
import type { Result } from "../text/trouble";
import { calendarArgument, calendarProblem, type CalendarArguments } from "./calendar-argument";
import { isProblem, refuse, type Answer, type Outcome, type Problem, type Spill } from "./problem";
import { forEachCell, indexIn, type Range } from "./range";
import { asSerial, readDay, readNumber, wordArgument, words } from "./reading";

export interface DueArguments extends CalendarArguments {
  readonly start: Range;
  readonly days: Range;
  readonly unit: Range | null;
}

/** What a time limit is counted in; with "+roll" a last day that is no working day moves to the next one. */
export type DueUnit =
  "workday" | "day" | "week" | "month" | "day+roll" | "week+roll" | "month+roll";

export const DUE_UNITS = words<DueUnit>(
  [
    ["workday", "workday"],
    ["day", "day"],
    ["week", "week"],
    ["month", "month"],
    ["day+roll", "day+roll"],
    ["week+roll", "week+roll"],
    ["month+roll", "month+roll"],
  ],
  [
    ["workdays", "workday"],
    ["working day", "workday"],
    ["working days", "workday"],
    ["days", "day"],
    ["weeks", "week"],
    ["months", "month"],
  ],
);

/** The same day of another month, or its last day where that month is shorter, as EDATE. */
export function monthsOn(start: DayNumber, months: number): DayNumber | null {
  const { year, month, day } = calendarDate(start);
  const whole = year * 12 + month - 1 + months;
  const [y, m] = [Math.floor(whole / 12), (((whole % 12) + 12) % 12) + 1];
  for (let last = day; last > 27; last--) {
    const found = dayNumber(y, m, last);
    if (found !== null) return found;
  }
  return dayNumber(y, m, day);
}

function withoutCalendar(start: DayNumber, amount: number, unit: DueUnit): DayNumber | null {
  if (unit.startsWith("month")) return monthsOn(start, amount);
  const day = start + (unit.startsWith("week") ? amount * 7 : amount);
  return day >= 1 && day <= LAST_DAY ? day : null;
}

function nextWorkday(calendar: Calendar, day: DayNumber): Result<DayNumber> {
  const working = calendar.isWorkday(day);
  if (!working.ok) return working;
  return working.value ? { ok: true, value: day } : calendar.addWorkdays(day, 1);
}

/** The last day of a time limit of `amount` units that begins on `start` (day 0); backwards when negative. */
export function dueDay(
  calendar: Calendar,
  start: DayNumber,
  amount: number,
  unit: DueUnit,
): DayNumber | Problem {
  const whole = Math.trunc(amount);
  let due: Result<DayNumber>;
  if (unit === "workday") {
    due = calendar.addWorkdays(start, whole);
  } else {
    const day = withoutCalendar(start, whole, unit);
    if (day === null) return calendarProblem(calendarText.beyondExcel);
    if (!unit.endsWith("+roll")) return day;
    due = nextWorkday(calendar, day);
  }
  return due.ok ? due.value : calendarProblem(due.trouble);
}

/**
 * The due date for each start: `days` working days on (or calendar days, weeks, months by `unit`). 0 is the
 * start itself, a negative number goes back. A blank start gives a blank, a blank number counts as 0.
 */
export function due(given: DueArguments): Answer<Spill> {
  const { start, days } = given;
  const calendar = calendarArgument(given);
  if (!calendar.ok) return calendar;
  const unit = wordArgument(given.unit, DUE_UNITS);
  if (unit !== null && isProblem(unit)) return refuse(unit);

  const outcomeOf = (index: number): Outcome => {
    const from = readDay(start, indexIn(start, index));
    if (from === null) return "";
    if (isProblem(from)) return from;
    const amount = readNumber(days, indexIn(days, index)) ?? 0;
    if (isProblem(amount)) return amount;
    const day = dueDay(calendar.value, from, amount, unit ?? "workday");
    return isProblem(day) ? day : asSerial(day, start.dateSystem);
  };
  return forEachCell([start, days], outcomeOf);
}
