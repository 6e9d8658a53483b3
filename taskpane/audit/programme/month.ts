import { trim } from "../../../src/cells/cell";
import { dayNumber } from "../../../src/cells/date";
import type { DayNumber } from "../../../src/cells/date";

/** The first day of a month that somebody typed, such as 03/2027; null where it cannot be read. */
export function readMonth(typed: string): DayNumber | null {
  const parts = /^(\d{1,2})\/(\d{4})$/.exec(trim(typed));
  return parts ? dayNumber(Number(parts[2]), Number(parts[1]), 1) : null;
}
