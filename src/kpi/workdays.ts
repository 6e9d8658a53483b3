import type { DayNumber } from "../cells/date";
import { kpiText } from "../text/kpi";
import { calendarArgument, calendarProblem, type CalendarArguments } from "./calendar-argument";
import { dayMarks } from "./day-column";
import { isProblem, refuse, type Answer, type Outcome, type Problem, type Spill } from "./problem";
import { forEachCell, indexIn, placeOf, type Range } from "./range";
import { readDay, wordArgument, words } from "./reading";

export interface WorkdaysArguments extends CalendarArguments {
  readonly start: Range;
  readonly end: Range;
  readonly count: Range | null;
}

type Count = "elapsed" | "inclusive";

const COUNTS = words<Count>([
  ["elapsed", "elapsed"],
  ["inclusive", "inclusive"],
]);

/**
 * Working days from each start to its end. "elapsed" (left out): those after the start up to and with the
 * end, 0 on the same day; "inclusive": both ends counted, exactly NETWORKDAYS.INTL. Negative when the end
 * comes first. A blank date is #N/A; text that is no date #VALUE!; a date outside the years for which the
 * bank holidays are known #N/A.
 */
export function workdays(given: WorkdaysArguments): Answer<Spill> {
  const { start, end } = given;
  const calendar = calendarArgument(given);
  if (!calendar.ok) return calendar;
  const count = wordArgument(given.count, COUNTS);
  if (count !== null && isProblem(count)) return refuse(count);
  const dates = calendar.value;

  const isInclusive = count === "inclusive";
  const [starts, ends] = [daysOf(start), daysOf(end)];
  const outcomeOf = (index: number): Outcome => {
    const from = starts(index);
    if (isProblem(from)) return from;
    const to = ends(index);
    if (isProblem(to)) return to;
    if (!isInclusive && dates.covers(from) && dates.covers(to)) {
      return dates.runningCount(to) - dates.runningCount(from);
    }
    const days = isInclusive ? dates.workdaysWithin(from, to) : dates.workdaysBetween(from, to);
    return days.ok ? days.value : calendarProblem(days.trouble);
  };
  return forEachCell([start, end], outcomeOf);
}

/** The day of each row, or why it has none. */
function daysOf(range: Range): (row: number) => DayNumber | Problem {
  const marks = dayMarks(range);
  return (row) => {
    const index = indexIn(range, row);
    const day = marks[index] ?? 0;
    return day > 0 ? day : (readDay(range, index) ?? kpiText.noDate(placeOf(range, index)));
  };
}
