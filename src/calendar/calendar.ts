import { formatDate, dayNumber, LAST_DAY, weekday, type DayNumber } from "../cells/date";
import { calendarText } from "../text/calendar";
import { fail, ok, type Result, type Trouble } from "../text/trouble";
import { bankHolidays } from "./bank-holidays";
import { readDivision, type Division } from "./division";
import { readWeekend, SATURDAY_AND_SUNDAY, type WeekendPattern } from "./weekend";

/**
 * Counts working days: days that are neither weekend, nor bank holiday, nor a closure day of one's own.
 * All take whole day numbers. A date for which the bank holidays are not known is trouble, never a guess.
 */
export interface Calendar {
  readonly division: Division;
  /** Whether the bank holidays of this day's year are known. */
  covers(day: DayNumber): boolean;
  /**
   * Working days up to and with a day from some day before all others: the difference of two is the working
   * days between them. For loops over many rows; only where `covers` says yes to both days.
   */
  runningCount(day: DayNumber): number;
  isWorkday(day: DayNumber): Result<boolean>;
  /** Working days after `start` up to and with `end`; negative when `end` comes first, 0 on the same day. */
  workdaysBetween(start: DayNumber, end: DayNumber): Result<number>;
  /** Working days from `start` to `end`, both counted, as NETWORKDAYS.INTL; negative when `end` comes first. */
  workdaysWithin(start: DayNumber, end: DayNumber): Result<number>;
  /** The working day that lies `days` after `start` (before it when negative), as WORKDAY.INTL; 0 is `start` itself. */
  addWorkdays(start: DayNumber, days: number): Result<DayNumber>;
}

interface Years {
  readonly first: DayNumber;
  readonly last: DayNumber;
  readonly trouble: (day: DayNumber) => Trouble;
}

function yearsOf(division: Division): Years {
  if (division === "none") {
    return { first: 1, last: LAST_DAY, trouble: () => calendarText.beyondExcel };
  }
  const { title, verifiedFrom, verifiedTo } = bankHolidays(division);
  return {
    first: dayNumber(verifiedFrom, 1, 1)!,
    last: dayNumber(verifiedTo, 12, 31)!,
    trouble: (day) =>
      day >= 1 && day <= LAST_DAY
        ? calendarText.outsideYears(formatDate(day), title, verifiedFrom, verifiedTo)
        : calendarText.beyondExcel,
  };
}

/** Days of the working week, holidays left out of account, counted and found again by arithmetic alone. */
class WorkingWeek {
  readonly size: number;
  /** Working weekdays from Monday up to and with each weekday. */
  readonly #upTo: readonly number[];
  readonly #workingWeekdays: readonly number[];

  constructor(readonly weekend: WeekendPattern) {
    const weekdays = [0, 1, 2, 3, 4, 5, 6];
    this.#workingWeekdays = weekdays.filter((day) => weekend[day] === "0");
    this.#upTo = weekdays.map((day) => this.#workingWeekdays.filter((d) => d <= day).length);
    this.size = this.#workingWeekdays.length;
  }

  has(day: DayNumber): boolean {
    return this.weekend[weekday(day)] === "0";
  }

  /** From a Monday before the first day up to and with `day`; only differences mean anything. */
  count(day: DayNumber): number {
    const days = day + 5;
    const week = Math.floor(days / 7);
    return week * this.size + this.#upTo[days - week * 7]!;
  }

  /** The first day at which `count` reaches `count`. */
  dayAt(count: number): DayNumber {
    const week = Math.ceil(count / this.size) - 1;
    return week * 7 + this.#workingWeekdays[count - week * this.size - 1]! - 5;
  }
}

/** How many of some days come up to and with a day: one look-up, whatever their number. */
function countUpTo(days: readonly DayNumber[]): (day: DayNumber) => number {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  const first = sorted[0];
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return () => 0;
  const counts = new Uint32Array(last - first + 1);
  for (const day of sorted) counts[day - first] = 1;
  for (let i = 1; i < counts.length; i++) counts[i]! += counts[i - 1]!;
  return (day) => (day < first ? 0 : counts[Math.min(day, last) - first]!);
}

class DatedCalendar implements Calendar {
  readonly #years: Years;
  readonly #week: WorkingWeek;
  readonly #holidaysUpTo: (day: DayNumber) => number;
  /** The running count of each day in the years of the bank holidays, for loops over many rows. */
  readonly #counts: Int32Array;

  constructor(
    readonly division: Division,
    weekend: WeekendPattern,
    closures: Iterable<DayNumber>,
  ) {
    this.#years = yearsOf(division);
    this.#week = new WorkingWeek(weekend);
    const known = division === "none" ? [] : bankHolidays(division).holidays.map(({ day }) => day);
    const days = [...known, ...closures].filter((day) => this.covers(day) && this.#week.has(day));
    this.#holidaysUpTo = countUpTo(days);
    const { first, last } = this.#years;
    this.#counts = new Int32Array(division === "none" ? 0 : last - first + 1);
    for (let i = 0; i < this.#counts.length; i++) this.#counts[i] = this.#countOf(first + i);
  }

  #countOf(day: DayNumber): number {
    return this.#week.count(day) - this.#holidaysUpTo(day);
  }

  runningCount(day: DayNumber): number {
    return this.#counts[day - this.#years.first] ?? this.#countOf(day);
  }

  #uncovered(day: DayNumber) {
    return fail(this.#years.trouble(day));
  }

  covers(day: DayNumber): boolean {
    return day >= this.#years.first && day <= this.#years.last;
  }

  isWorkday(day: DayNumber): Result<boolean> {
    if (!this.covers(day)) return this.#uncovered(day);
    return ok(this.runningCount(day) > this.runningCount(day - 1));
  }

  workdaysBetween(start: DayNumber, end: DayNumber): Result<number> {
    if (!this.covers(start)) return this.#uncovered(start);
    if (!this.covers(end)) return this.#uncovered(end);
    return ok(this.runningCount(end) - this.runningCount(start));
  }

  workdaysWithin(start: DayNumber, end: DayNumber): Result<number> {
    if (!this.covers(start)) return this.#uncovered(start);
    if (!this.covers(end)) return this.#uncovered(end);
    return ok(
      start <= end
        ? this.runningCount(end) - this.runningCount(start - 1)
        : this.runningCount(end - 1) - this.runningCount(start),
    );
  }

  addWorkdays(start: DayNumber, days: number): Result<DayNumber> {
    if (!this.covers(start)) return this.#uncovered(start);
    const steps = Math.trunc(days);
    if (steps === 0) return ok(start);
    if (this.#week.size === 0) return fail(calendarText.noWorkingDay);
    const target =
      steps > 0 ? this.runningCount(start) + steps : this.runningCount(start - 1) + steps + 1;
    // Each holiday on the way pushes the day on, perhaps past the next holiday: repeat until none is new.
    let day = this.#week.dayAt(target);
    for (;;) {
      const pushed = this.#week.dayAt(target + this.#holidaysUpTo(day));
      if (pushed === day) break;
      day = pushed;
    }
    return this.covers(day) ? ok(day) : this.#uncovered(day);
  }
}

const withoutClosures = new Map<string, Calendar>();

/**
 * The calendar of a division as people name it ("E&W", "Scotland", "none"), with one's own closure days
 * (day numbers, in any order, repeats and weekends count once) and a weekend as NETWORKDAYS.INTL takes it
 * (left out: Saturday and Sunday). An unknown division or weekend is trouble.
 */
export function calendarFor(
  division: string,
  closures: Iterable<DayNumber> = [],
  weekend: number | string = SATURDAY_AND_SUNDAY,
): Result<Calendar> {
  const whose = readDivision(division);
  if (!whose.ok) return whose;
  const pattern = readWeekend(weekend);
  if (!pattern.ok) return pattern;

  const own = Array.from(closures, Math.floor);
  if (own.length > 0) return ok(new DatedCalendar(whose.value, pattern.value, own));
  const key = `${whose.value} ${pattern.value}`;
  let calendar = withoutClosures.get(key);
  if (!calendar) {
    calendar = new DatedCalendar(whose.value, pattern.value, []);
    withoutClosures.set(key, calendar);
  }
  return ok(calendar);
}
