import type { Calendar } from "../calendar/calendar";
import { isError } from "../cells/cell";
import type { DayNumber } from "../cells/date";
import { kpiText, STATUSES } from "../text/kpi";
import { calendarArgument, type CalendarArguments } from "./calendar-argument";
import { NO_DAY } from "./column";
import { dayMarks } from "./day-column";
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

/** Statuses as numbers, for loops that count them; `null` is a row without any date. */
const STATUS_OF_CODE: readonly (Status | null)[] = [null, ...Object.values(STATUSES)];

export const STATUS_CODES = STATUS_OF_CODE.length;

const codeOf = (status: Status | null) => STATUS_OF_CODE.indexOf(status);

const NO_DATES = codeOf(null);
export const ON_TIME = codeOf(STATUSES.onTime);
export const LATE = codeOf(STATUSES.late);
export const OVERDUE = codeOf(STATUSES.overdue);
const NOT_YET_DUE = codeOf(STATUSES.notYetDue);
const OPEN = codeOf(STATUSES.open);
const NO_START = codeOf(STATUSES.noStart);
const END_BEFORE_START = codeOf(STATUSES.endBeforeStart);
const BAD_DATE = codeOf(STATUSES.badDate);

export function statusOfCode(code: number): Status | null {
  return STATUS_OF_CODE[code] ?? null;
}

/** A date of a row, 0 where it is blank; NO_DAY where the cell holds something else. An error in it is a problem. */
function dayOf(range: Range, row: number): DayNumber | Problem {
  const index = indexIn(range, row);
  const day = readDay(range, index) ?? 0;
  if (!isProblem(day)) return day;
  return isError(cellAt(range, index)) ? day : NO_DAY;
}

/** Due dates are remembered for start days up to 4 June 2079, which is far beyond any case. */
const REMEMBERED_DAYS = 65_536;

/** Due dates by start day and row. Many rows share a start day; its due date is worked out once. */
class DueDates {
  readonly #days: Range;
  readonly #calendar: Calendar;
  readonly #unit: DueUnit;
  readonly #isShared: boolean;
  readonly #known: Int32Array;

  constructor(days: Range, calendar: Calendar, unit: DueUnit) {
    this.#days = days;
    this.#calendar = calendar;
    this.#unit = unit;
    this.#isShared = isSingle(days);
    this.#known = new Int32Array(this.#isShared ? REMEMBERED_DAYS : 0);
  }

  of(start: DayNumber, row: number): DayNumber | Problem {
    const remembered = this.#known[start] ?? 0;
    if (remembered !== 0) return remembered;
    const due = this.#workOut(start, row);
    if (this.#isShared && typeof due === "number") this.#known[start] = due;
    return due;
  }

  #workOut(start: DayNumber, row: number): DayNumber | Problem {
    const index = indexIn(this.#days, row);
    const limit = readNumber(this.#days, index) ?? 0;
    if (isProblem(limit)) return limit;
    return limit < 0
      ? kpiText.negative(placeOf(this.#days, index), limit)
      : dueDay(this.#calendar, start, limit, this.#unit);
  }
}

/** Judges one row at a time. No function is made for each call: loops take in what is always the same. */
class StatusReader {
  readonly #starts: Range;
  readonly #ends: Range;
  readonly #startDays: Int32Array;
  readonly #endDays: Int32Array;
  readonly #startStep: number;
  readonly #endStep: number;
  readonly #asAt: DayNumber | null;
  readonly #dueDates: DueDates;

  constructor(starts: Range, ends: Range, asAt: DayNumber | null, dueDates: DueDates) {
    this.#starts = starts;
    this.#ends = ends;
    [this.#startDays, this.#endDays] = [dayMarks(starts), dayMarks(ends)];
    [this.#startStep, this.#endStep] = [isSingle(starts) ? 0 : 1, isSingle(ends) ? 0 : 1];
    this.#asAt = asAt;
    this.#dueDates = dueDates;
  }

  /** The code of what has become of a row, or why it cannot be said. */
  codeOf(row: number): number | Problem {
    const start = this.#startDays[row * this.#startStep] ?? 0;
    const end = this.#endDays[row * this.#endStep] ?? 0;
    return start === NO_DAY || end === NO_DAY ? this.#judgeOther(row) : this.#judge(start, end, row);
  }

  /** A blank is day 0. */
  #judge(start: DayNumber, end: DayNumber, row: number): number | Problem {
    if (start === 0) return end === 0 ? NO_DATES : NO_START;
    if (end !== 0 && end < start) return END_BEFORE_START;
    if (end === 0 && this.#asAt === null) return OPEN;
    const due = this.#dueDates.of(start, row);
    if (typeof due !== "number") return due;
    if (end !== 0) return end <= due ? ON_TIME : LATE;
    return this.#asAt !== null && this.#asAt > due ? OVERDUE : NOT_YET_DUE;
  }

  #judgeOther(row: number): number | Problem {
    const start = dayOf(this.#starts, row);
    if (isProblem(start)) return start;
    const end = dayOf(this.#ends, row);
    if (isProblem(end)) return end;
    return start === NO_DAY || end === NO_DAY ? BAD_DATE : this.#judge(start, end, row);
  }
}

/**
 * Reads what all rows share, and gives what judges one row. Day 0 is the start day; a row is on time when its end is
 * not after its due date. Without `asAt` a row without an end is "Open"; with it, "Overdue" when its due date has
 * passed and "Not yet due" when not.
 */
export function statusReader(given: TimelinessArguments): Answer<StatusReader> {
  const calendar = calendarArgument(given);
  if (!calendar.ok) return calendar;
  const unit = wordArgument(given.unit, DUE_UNITS);
  if (unit !== null && isProblem(unit)) return refuse(unit);
  const asAt = dayArgument(given.asAt);
  if (asAt !== null && isProblem(asAt)) return refuse(asAt);
  const dueDates = new DueDates(given.days, calendar.value, unit ?? "workday");
  return { ok: true, value: new StatusReader(given.starts, given.ends, asAt, dueDates) };
}

/** The status of each row, in words; a row without any date stays blank. */
export function timeliness(given: TimelinessArguments): Answer<Spill> {
  const statuses = statusReader(given);
  if (!statuses.ok) return statuses;
  return forEachCell([given.starts, given.ends, given.days], (row) => {
    const code = statuses.value.codeOf(row);
    return isProblem(code) ? code : (statusOfCode(code) ?? "");
  });
}
