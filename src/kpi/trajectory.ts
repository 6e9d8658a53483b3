import { calendarDate, dayNumber, formatDate, LAST_DAY, type DayNumber } from "../cells/date";
import { targetText } from "../text/kpi-targets";
import { isProblem, refuse, type Answer, type Outcome, type Spill } from "./problem";
import { forEachCell, placeOf, type Range } from "./range";
import { dayArgument, numberArgument, readDay, wordArgument, words } from "./reading";

export interface TrajectoryArguments {
  readonly startValue: Range;
  readonly endValue: Range;
  readonly startDate: Range;
  readonly endDate: Range;
  readonly date: Range;
  readonly shape: Range | null;
}

type Shape = "linear" | "step";

const SHAPES = words<Shape>([
  ["linear", "linear"],
  ["step", "step"],
]);

/** The last end of a month that has come by this day. */
function lastMonthEnd(day: DayNumber): DayNumber {
  const { year, month } = calendarDate(day);
  const [y, m] = month === 12 ? [year + 1, 1] : [year, month + 1];
  const monthEnd = (dayNumber(y, m, 1) ?? LAST_DAY + 1) - 1;
  return monthEnd === day ? day : (dayNumber(year, month, 1) ?? 1) - 1;
}

/**
 * Where a trajectory from one value to another stands on each date: on a straight line by days, flat before its
 * start and after its end. With "step" it moves on the last day of each month and stands still in between. A blank date
 * stays blank. A start on the end date is #DIV/0!, after it #NUM!.
 */
export function trajectory(given: TrajectoryArguments): Answer<Spill> {
  const from = numberArgument(given.startValue) ?? 0;
  if (isProblem(from)) return refuse(from);
  const to = numberArgument(given.endValue) ?? 0;
  if (isProblem(to)) return refuse(to);
  const first = dayArgument(given.startDate) ?? targetText.noDay(placeOf(given.startDate));
  if (isProblem(first)) return refuse(first);
  const last = dayArgument(given.endDate) ?? targetText.noDay(placeOf(given.endDate));
  if (isProblem(last)) return refuse(last);
  const shape = wordArgument(given.shape, SHAPES) ?? "linear";
  if (isProblem(shape)) return refuse(shape);
  if (first === last) return refuse(targetText.sameDay);
  if (first > last) return refuse(targetText.endsBeforeStart(formatDate(first), formatDate(last)));

  return forEachCell([given.date], (index): Outcome => {
    const day = readDay(given.date, index);
    if (day === null) return "";
    if (isProblem(day)) return day;
    if (day <= first) return from;
    if (day >= last) return to;
    const reached = shape === "step" ? Math.max(first, lastMonthEnd(day)) : day;
    return from + ((to - from) * (reached - first)) / (last - first);
  });
}
