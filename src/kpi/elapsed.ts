import type { Calendar } from "../calendar/calendar";
import type { DayNumber } from "../cells/date";
import { calendarProblem } from "./calendar-argument";
import type { Problem } from "./problem";
import { words } from "./reading";

/** What the time between two days is counted in. */
export type ElapsedUnit = "workday" | "day" | "week";

export const ELAPSED_UNITS = words<ElapsedUnit>(
  [
    ["workday", "workday"],
    ["day", "day"],
    ["week", "week"],
  ],
  [
    ["workdays", "workday"],
    ["working day", "workday"],
    ["working days", "workday"],
    ["days", "day"],
    ["weeks", "week"],
  ],
);

/** Time from one day to another: 0 on the same day. A week is 7 days, and may be counted in part. */
export function elapsedBetween(
  calendar: Calendar,
  unit: ElapsedUnit,
): (start: DayNumber, end: DayNumber) => number | Problem {
  if (unit !== "workday") return (start, end) => (end - start) / (unit === "week" ? 7 : 1);
  return (start, end) => {
    if (calendar.covers(start) && calendar.covers(end)) {
      return calendar.runningCount(end) - calendar.runningCount(start);
    }
    const days = calendar.workdaysBetween(start, end);
    return days.ok ? days.value : calendarProblem(days.trouble);
  };
}
