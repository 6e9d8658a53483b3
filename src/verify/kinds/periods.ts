import type { Calendar } from "../../calendar/calendar";
import { calendarDate, dayNumber, formatDate, weekday, type DayNumber } from "../../cells/date";

export const PERIODS = ["day", "workday", "week", "month", "quarter", "year"] as const;
export type PeriodWord = (typeof PERIODS)[number];

/** What a series is spaced by, told from the gaps between its days: the middle one decides. */
export function usualPeriod(days: readonly DayNumber[]): PeriodWord {
  const sorted = [...new Set(days.map(Math.floor))].sort((a, b) => a - b);
  const gaps = sorted.slice(1).map((day, at) => day - sorted[at]!);
  const middle = gaps.sort((a, b) => a - b)[(gaps.length - 1) >> 1] ?? 1;
  if (middle < 4) return sorted.every((day) => weekday(day) < WORKING) ? "workday" : "day";
  return LONGEST_GAP.find(([gap]) => middle <= gap)?.[1] ?? "year";
}

const LONGEST_GAP: readonly (readonly [number, PeriodWord])[] = [
  [10, "week"],
  [45, "month"],
  [135, "quarter"],
];

/** Time cut into numbered periods. */
export interface Steps {
  /** The number of the period that a day lies in. */
  readonly at: (day: DayNumber) => number;
  /** Where in a period a series usually stands: the weekday of a weekly one. */
  readonly usual: (days: readonly DayNumber[]) => number;
  readonly day: (period: number, usual: number) => DayNumber;
  readonly name: (day: DayNumber) => string;
  /** Whether that day is a weekday on which nobody works. */
  readonly isHoliday: (day: DayNumber) => boolean;
}

const WEEK = 7;
const WORKING = 5;
const MONTHS: Record<"month" | "quarter" | "year", number> = { month: 1, quarter: 3, year: 12 };

/** Day 2 of 1900 is a Monday in the count of `weekday`, so weeks begin on Mondays. */
const monday = (day: DayNumber) => Math.floor(day) - weekday(Math.floor(day));
const weekOf = (day: DayNumber) => Math.floor((monday(day) - monday(WEEK)) / WEEK);
const mondayOf = (week: number) => monday(WEEK) + week * WEEK;

/** How a word such as “month” cuts time; gaps are held against the bank holidays of a calendar. */
export function periodOf(word: PeriodWord, calendar: Calendar): Steps {
  const isHoliday = (day: DayNumber) => {
    const works = calendar.isWorkday(day);
    return weekday(day) < WORKING && works.ok && !works.value;
  };
  const plain = { usual: () => 0, name: formatDate, isHoliday };
  switch (word) {
    case "day":
      return { ...plain, at: Math.floor, day: (period) => period };
    case "workday":
      return {
        ...plain,
        at: (day) => weekOf(day) * WORKING + Math.min(weekday(Math.floor(day)), WORKING - 1),
        day: (period) =>
          mondayOf(Math.floor(period / WORKING)) + (((period % WORKING) + WORKING) % WORKING),
      };
    case "week":
      return {
        ...plain,
        at: weekOf,
        usual: usualWeekday,
        day: (week, usual) => mondayOf(week) + usual,
      };
    default: {
      const months = MONTHS[word];
      return {
        ...plain,
        isHoliday: () => false,
        at: (day) => {
          const { year, month } = calendarDate(day);
          return Math.floor((year * 12 + month - 1) / months);
        },
        day: (period) => {
          const index = period * months;
          return dayNumber(Math.floor(index / 12), (index % 12) + 1, 1) ?? 1;
        },
        name: (day) => nameOf(word, day),
      };
    }
  }
}

function nameOf(word: "month" | "quarter" | "year", day: DayNumber): string {
  const { year, month } = calendarDate(day);
  if (word === "year") return String(year);
  const first = `${String(month).padStart(2, "0")}/${year}`;
  if (word === "month") return first;
  return `${first}–${String(month + 2).padStart(2, "0")}/${year}`;
}

function usualWeekday(days: readonly DayNumber[]): number {
  const counts = new Uint32Array(WEEK);
  for (const day of days) counts[weekday(Math.floor(day))]!++;
  return counts.indexOf(Math.max(...counts));
}
