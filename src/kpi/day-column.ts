import { DAYS_1904, LAST_DAY, type DateSystem } from "../cells/date";
import { columnOf, NO_DAY, type Column } from "./column";
import { isProblem, refuse, type Answer } from "./problem";
import type { Range } from "./range";
import { readDay } from "./reading";

const known = new Map<DateSystem, WeakMap<Column, Int32Array>>([
  [1900, new WeakMap()],
  [1904, new WeakMap()],
]);

function readMarks(range: Range): Int32Array {
  const ahead = range.dateSystem === 1904 ? DAYS_1904 : 0;
  const found = columnOf(range).days(LAST_DAY - ahead);
  const days = ahead === 0 ? found : found.map((day) => (day > 0 ? day + ahead : day));
  for (let index = days.indexOf(NO_DAY); index >= 0; index = days.indexOf(NO_DAY, index + 1)) {
    const read = readDay(range, index) ?? 0;
    if (!isProblem(read)) days[index] = read;
  }
  return days;
}

/** The day in each cell of a range, 0 where it is blank; worked out once however many formulas ask for it. */
export function dayMarks(range: Range): Int32Array {
  const column = columnOf(range);
  const remembered = known.get(range.dateSystem);
  let days = remembered?.get(column);
  if (!days) {
    days = readMarks(range);
    remembered?.set(column, days);
  }
  return days;
}

/** The same, where every cell is a date or blank: text or a number that is no date, and an error, is a problem. */
export function daysIn(range: Range): Answer<Int32Array> {
  const days = dayMarks(range);
  const wrong = days.indexOf(NO_DAY);
  const problem = wrong < 0 ? null : readDay(range, wrong);
  return problem !== null && isProblem(problem) ? refuse(problem) : { ok: true, value: days };
}
