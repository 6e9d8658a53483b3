import { calendarDate, dayNumber, LAST_DAY, type DayNumber } from "../cells/date";
import { kpiText, MONTH_NAMES } from "../text/kpi";
import { isProblem, refuse, type Answer, type Outcome, type Problem, type Spill } from "./problem";
import { forEachCell, placeOf, type Range } from "./range";
import { asSerial, numberArgument, readDay, wordArgument, words } from "./reading";

export interface PeriodArguments {
  readonly date: Range;
  readonly kind: Range | null;
  readonly fyStart: Range | null;
}

type Kind = "label" | "year" | "quarter" | "month" | "start" | "end";

const KINDS = words<Kind>([
  ["label", "label"],
  ["year", "year"],
  ["quarter", "quarter"],
  ["month", "month"],
  ["start", "start"],
  ["end", "end"],
]);

const APRIL = 4;

/** "2025/26", "1999/00"; a year that begins in January is written "2025". */
function yearLabel(year: number, firstMonth: number): string {
  return firstMonth === 1 ? String(year) : `${year}/${String((year + 1) % 100).padStart(2, "0")}`;
}

/** The first day of a month counted from the start of a financial year; `null` where Excel has no such day. */
export function firstOfMonth(year: number, firstMonth: number, months: number): DayNumber | null {
  const whole = firstMonth - 1 + months;
  return dayNumber(year + Math.floor(whole / 12), (whole % 12) + 1, 1);
}

/** The financial year in which a day falls, and the months gone since it began. */
export function financialYear(day: DayNumber, firstMonth: number) {
  const { year, month } = calendarDate(day);
  return {
    year: month >= firstMonth ? year : year - 1,
    monthsIn: (month - firstMonth + 12) % 12,
  };
}

export function describePeriod(day: DayNumber, kind: Kind, firstMonth: number): string | DayNumber {
  const { year, monthsIn } = financialYear(day, firstMonth);
  const quarter = Math.floor(monthsIn / 3);
  switch (kind) {
    case "label":
      return `${yearLabel(year, firstMonth)} Q${quarter + 1}`;
    case "year":
      return yearLabel(year, firstMonth);
    case "quarter":
      return `Q${quarter + 1}`;
    case "month": {
      const date = calendarDate(day);
      return `${MONTH_NAMES[date.month - 1]} ${date.year}`;
    }
    case "start":
      return firstOfMonth(year, firstMonth, quarter * 3) ?? 1;
    case "end":
      return (firstOfMonth(year, firstMonth, quarter * 3 + 3) ?? LAST_DAY + 1) - 1;
  }
}

/** The month in which the year begins. Left out, blank or 0: April. */
export function firstMonthArgument(fyStart: Range | null): number | Problem {
  const month = numberArgument(fyStart);
  if (month !== null && isProblem(month)) return month;
  const firstMonth = Math.trunc(month ?? 0) || APRIL;
  return fyStart !== null && (firstMonth < 1 || firstMonth > 12)
    ? kpiText.notAMonth(placeOf(fyStart, 0), firstMonth)
    : firstMonth;
}

/**
 * The reporting period of each date: "label" (left out) "2025/26 Q1", "year" "2025/26", "quarter" "Q1",
 * "month" "Apr 2025", "start" and "end" the first and last day of the quarter. `fyStart` is the month in which the
 * year begins (left out, blank or 0: April). A blank date stays blank.
 */
export function period(given: PeriodArguments): Answer<Spill> {
  const { date, fyStart } = given;
  const kind = wordArgument(given.kind, KINDS);
  if (kind !== null && isProblem(kind)) return refuse(kind);
  const firstMonth = firstMonthArgument(fyStart);
  if (isProblem(firstMonth)) return refuse(firstMonth);
  return forEachCell([date], (index): Outcome => {
    const day = readDay(date, index);
    if (day === null) return "";
    if (isProblem(day)) return day;
    const described = describePeriod(day, kind ?? "label", firstMonth);
    return typeof described === "number" ? asSerial(described, date.dateSystem) : described;
  });
}
