import { calendarArgument, calendarProblem, type CalendarArguments } from "./calendar-argument";
import { isProblem, type Answer, type Spill } from "./problem";
import { forEachCell, type Range } from "./range";
import { readDay } from "./reading";

export interface IsWorkdayArguments extends CalendarArguments {
  readonly date: Range;
}

/** TRUE for each date that is a working day, FALSE for one that is not; a blank date stays blank. */
export function isWorkday(given: IsWorkdayArguments): Answer<Spill> {
  const calendar = calendarArgument(given);
  if (!calendar.ok) return calendar;
  return forEachCell([given.date], (index) => {
    const day = readDay(given.date, index);
    if (day === null) return "";
    if (isProblem(day)) return day;
    const working = calendar.value.isWorkday(day);
    return working.ok ? working.value : calendarProblem(working.trouble);
  });
}
