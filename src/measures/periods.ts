import { calendarDate, isoDate, type DayNumber } from "../cells/date";
import { periodAround } from "../kpi/periods";
import type { Length, Period } from "./result";

/** How many make a year; weeks do not. */
export const IN_A_YEAR: Record<Length, number | null> = {
  week: null,
  month: 12,
  quarter: 4,
  year: 1,
};

/** Periods that follow each other without a gap, and the one in which a day falls. */
export class Grid {
  readonly #first: DayNumber;
  readonly #index: Int16Array;

  constructor(readonly periods: readonly Period[]) {
    const last = periods.at(-1);
    this.#first = periods[0]?.first ?? 1;
    this.#index = new Int16Array(last ? last.last - this.#first + 1 : 0);
    periods.forEach((period, at) => {
      this.#index.fill(at, period.first - this.#first, period.last - this.#first + 1);
    });
  }

  /** The place of the period in which a day falls; -1 where it is earlier or later than all. */
  at(day: DayNumber): number {
    return this.#index[day - this.#first] ?? -1;
  }
}

/** The last `count` periods, the one with `asOf` included. */
export function periodsTo(
  asOf: DayNumber,
  length: Length,
  yearStart: number,
  count: number,
): readonly Period[] {
  const periods: Period[] = [];
  let day = asOf;
  while (periods.length < count && day >= 1) {
    const { first, last, label } = periodAround(day, length, yearStart);
    periods.unshift({
      first,
      last,
      label,
      key: keyOf(length, first, last, label),
      isInProgress: last > asOf,
    });
    day = first - 1;
  }
  return periods;
}

function keyOf(length: Length, first: DayNumber, last: DayNumber, label: string): string {
  if (length === "week") return isoDate(last);
  if (length !== "month") return label.replace(/[/ ]/g, "-");
  const { year, month } = calendarDate(first);
  return `${year}-${String(month).padStart(2, "0")}`;
}
