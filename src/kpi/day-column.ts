import type { Cell } from "../cells/cell";
import type { DateSystem } from "../cells/date";
import { isProblem, refuse, type Answer } from "./problem";
import type { Range } from "./range";
import { readDay } from "./reading";

const known = new Map<DateSystem, WeakMap<readonly Cell[], Int32Array>>([
  [1900, new WeakMap()],
  [1904, new WeakMap()],
]);

/**
 * The day in each cell of a range, 0 where it is blank, read once however many formulas ask for it. Text or a
 * number that is no date, and an error, is a problem.
 */
export function daysIn(range: Range): Answer<Int32Array> {
  const remembered = known.get(range.dateSystem);
  let days = remembered?.get(range.cells);
  if (!days) {
    days = new Int32Array(range.cells.length);
    for (let index = 0; index < days.length; index++) {
      const day = readDay(range, index) ?? 0;
      if (isProblem(day)) return refuse(day);
      days[index] = day;
    }
    remembered?.set(range.cells, days);
  }
  return { ok: true, value: days };
}
