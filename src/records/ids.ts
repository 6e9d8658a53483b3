import { calendarDate } from "../cells/date";
import type { Moment } from "./moment";

const TAIL = 4;

/**
 * A new id: prefix, year, the next running number and a short random tail, such as `NC-2026-007-k3f9`.
 * Two people who work on copies of one workbook take the same number; the tail keeps the ids apart.
 */
export function newId(prefix: string, taken: readonly string[], moment: Moment): string {
  const year = calendarDate(moment.today).year;
  const start = `${prefix}-${year}-`;
  const running = taken.flatMap((id) => {
    const number = id.startsWith(start) ? /^\d{1,9}/.exec(id.slice(start.length)) : null;
    return number ? [Number(number[0])] : [];
  });
  const next = running.reduce((most, number) => Math.max(most, number), 0) + 1;
  const tail = moment
    .token()
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .slice(0, TAIL);
  if (tail.length < TAIL) throw new RangeError("An id needs four letters or digits of chance.");
  return `${start}${String(next).padStart(3, "0")}-${tail}`;
}
