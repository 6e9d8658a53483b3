import type { Calendar } from "../calendar/calendar";
import { isError } from "../cells/cell";
import type { DayNumber } from "../cells/date";
import { kpiText, STATUSES } from "../text/kpi";
import { calendarArgument, type CalendarArguments } from "./calendar-argument";
import { dayMarks, NO_DAY } from "./day-column";
import { dueDay, DUE_UNITS, type DueUnit } from "./due";
import { isProblem, refuse, type Answer, type Problem, type Spill } from "./problem";
import { cellAt, forEachCell, indexIn, isSingle, placeOf, type Range } from "./range";
import { dayArgument, readDay, readNumber, wordArgument } from "./reading";

export interface TimelinessArguments extends CalendarArguments {
  readonly starts: Range;
  readonly ends: Range;
  /** The time limit, one for all rows or one for each. */
  readonly days: Range;
  readonly asAt: Range | null;
  readonly unit: Range | null;
}

export type Status = (typeof STATUSES)[keyof typeof STATUSES];

/** A date of a row; the status of a bad date where the cell holds something else. An error in the cell is a problem. */
function dayOf(range: Range, row: number): DayNumber | null | Status | Problem {
  const index = indexIn(range, row);
  const day = readDay(range, index);
  if (!isProblem(day)) return day;
  return isError(cellAt(range, index)) ? day : STATUSES.badDate;
}

/** Due dates are remembered for start days up to 4 June 2079, which is far beyond any case. */
const REMEMBERED_DAYS = 65_536;

/** Due dates by start day and row. Many rows share a start day; its due date is worked out once. */
function dueDates(
  days: Range,
  calendar: Calendar,
  unit: DueUnit,
): (start: DayNumber, row: number) => DayNumber | Problem {
  const workOut = (start: DayNumber, row: number) => {
    const index = indexIn(days, row);
    const limit = readNumber(days, index) ?? 0;
    if (isProblem(limit)) return limit;
    return limit < 0
      ? kpiText.negative(placeOf(days, index), limit)
      : dueDay(calendar, start, limit, unit);
  };
  if (!isSingle(days)) return workOut;
  const known = new Int32Array(REMEMBERED_DAYS);
  return (start, row) => {
    const remembered = known[start] ?? 0;
    if (remembered !== 0) return remembered;
    const due = workOut(start, row);
    if (typeof due === "number") known[start] = due;
    return due;
  };
}

/** What has become of a row, `null` for a row without any date, or why it cannot be said. */
export type StatusOf = (row: number) => Status | null | Problem;

/**
 * Reads what all rows share, and gives the function that judges one row. Day 0 is the start day; a row is
 * on time when its end is not after its due date. Without `asAt` a row without an end is "Open"; with it,
 * "Overdue" when its due date has passed and "Not yet due" when not.
 */
export function statusReader(given: TimelinessArguments): Answer<StatusOf> {
  const { starts, ends } = given;
  const calendar = calendarArgument(given);
  if (!calendar.ok) return calendar;
  const unit = wordArgument(given.unit, DUE_UNITS);
  if (unit !== null && isProblem(unit)) return refuse(unit);
  const asAt = dayArgument(given.asAt);
  if (asAt !== null && isProblem(asAt)) return refuse(asAt);
  const dueOf = dueDates(given.days, calendar.value, unit ?? "workday");

  /** A blank is day 0. */
  const judge = (start: DayNumber, end: DayNumber, row: number) => {
    if (start === 0) return end === 0 ? null : STATUSES.noStart;
    if (end !== 0 && end < start) return STATUSES.endBeforeStart;
    if (end === 0 && asAt === null) return STATUSES.open;
    const due = dueOf(start, row);
    if (typeof due !== "number") return due;
    if (end !== 0) return end <= due ? STATUSES.onTime : STATUSES.late;
    return asAt !== null && asAt > due ? STATUSES.overdue : STATUSES.notYetDue;
  };
  const judgeText = (row: number) => {
    const start = dayOf(starts, row);
    if (typeof start === "object" && start !== null) return start;
    const end = dayOf(ends, row);
    if (typeof end === "object" && end !== null) return end;
    if (typeof start === "string") return start;
    return typeof end === "string" ? end : judge(start ?? 0, end ?? 0, row);
  };

  const [startDays, endDays] = [dayMarks(starts), dayMarks(ends)];
  const [startStep, endStep] = [isSingle(starts) ? 0 : 1, isSingle(ends) ? 0 : 1];
  return {
    ok: true,
    value: (row) => {
      const start = startDays[row * startStep] ?? 0;
      const end = endDays[row * endStep] ?? 0;
      return start === NO_DAY || end === NO_DAY ? judgeText(row) : judge(start, end, row);
    },
  };
}

/** The status of each row, in words; a row without any date stays blank. */
export function timeliness(given: TimelinessArguments): Answer<Spill> {
  const statusOf = statusReader(given);
  if (!statusOf.ok) return statusOf;
  return forEachCell([given.starts, given.ends, given.days], (row) => statusOf.value(row) ?? "");
}
