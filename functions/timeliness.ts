import * as dues from "../src/kpi/due";
import * as onTimes from "../src/kpi/on-time";
import * as statuses from "../src/kpi/timeliness";
import { optional, required } from "./arguments";
import { several, single } from "./results";

/**
 * Finds the due date that lies a number of working days after a start date.
 * @customfunction
 * @param start The start date, or a range of them. It is day 0.
 * @param days How many working days to go on; below zero goes back. One for all starts, or one for each.
 * @param [division] Whose bank holidays: E&W, Scotland, NI, Jersey or none. Left out: England and Wales.
 * @param [extraHolidays] Your own closure days: a range of dates.
 * @param [weekend] Days off in the week as in NETWORKDAYS.INTL: 1 to 7, 11 to 17 or "0000011". Left out: Saturday, Sunday.
 * @param [unit] "workday", "day", "week" or "month"; "month+roll" moves a due day off to the next working day.
 * @returns The due date for each start: format the cells as dates.
 * @remarks 0 days gives the start date itself, even at a weekend. A blank start (0 on the desktop) stays blank; blank
 * days count as 0. In months the day is kept, or the last day of a shorter month, as in EDATE.
 * @remarks A date outside the years for which bank holidays are held gives #N/A, never a guess.
 * @example =KPI.DUE("14/04/2025", 10) gives 45777
 * @example =KPI.DUE("19/12/2025", 5, "Scotland") gives 46021
 * @example =KPI.DUE("31/01/2025", 1, , , , "month") gives 45716
 */
export function due(
  start: unknown[][],
  days: unknown[][],
  division?: unknown[][],
  extraHolidays?: unknown[][],
  weekend?: unknown[][],
  unit?: unknown[][],
): unknown[][] {
  return several(
    dues.due({
      start: required("start", start),
      days: required("days", days),
      division: optional("division", division),
      extraHolidays: optional("extra_holidays", extraHolidays),
      weekend: optional("weekend", weekend),
      unit: optional("unit", unit),
    }),
  );
}

/**
 * Says what has become of each row: On time, Late, Overdue, Not yet due, or what is wrong with its dates.
 * @customfunction
 * @param starts The start dates. The start is day 0.
 * @param ends The end dates; blank where the work is not finished.
 * @param days How many working days are allowed: one for all rows, or one for each.
 * @param [asAt] The report date on which unfinished rows are judged. Left out: unfinished rows are Open.
 * @param [division] Whose bank holidays: E&W, Scotland, NI, Jersey or none. Left out: England and Wales.
 * @param [extraHolidays] Your own closure days: a range of dates.
 * @param [weekend] Days off in the week as in NETWORKDAYS.INTL: 1 to 7, 11 to 17 or "0000011". Left out: Saturday, Sunday.
 * @param [unit] What “days” counts: "workday", "day", "week" or "month". Left out: "workday".
 * @returns A word for each row.
 * @remarks A row is on time when its end is not after its due date. Other answers: “No start”, “End before start”, and
 * “Bad date” for text or a number that is no date. A date that is blank (0 on the desktop) is blank; a row without
 * both dates stays blank. Blank days count as 0.
 * @remarks Type the report date in a cell. Pointing at TODAY() makes every formula calculate again at every edit.
 * @example =KPI.TIMELINESS("12/05/2025", "25/05/2025", 10) gives "On time"
 * @example =KPI.TIMELINESS("21/04/2025", "", 10, "15/07/2025") gives "Overdue"
 */
export function timeliness(
  starts: unknown[][],
  ends: unknown[][],
  days: unknown[][],
  asAt?: unknown[][],
  division?: unknown[][],
  extraHolidays?: unknown[][],
  weekend?: unknown[][],
  unit?: unknown[][],
): unknown[][] {
  return several(
    statuses.timeliness({
      starts: required("starts", starts),
      ends: required("ends", ends),
      days: required("days", days),
      asAt: optional("as_at", asAt),
      division: optional("division", division),
      extraHolidays: optional("extra_holidays", extraHolidays),
      weekend: optional("weekend", weekend),
      unit: optional("unit", unit),
    }),
  );
}

/**
 * Works out the share of rows that were finished on time.
 * @customfunction
 * @param starts The start dates: a range. The start is day 0.
 * @param ends The end dates: a range of the same size, blank where the work is not finished.
 * @param days How many working days are allowed: one for all rows, or one for each.
 * @param [asAt] The report date: unfinished rows past their due date on it count as missed.
 * @param [division] Whose bank holidays: E&W, Scotland, NI, Jersey or none. Left out: England and Wales.
 * @param [extraHolidays] Your own closure days: a range of dates.
 * @param [weekend] Days off in the week as in NETWORKDAYS.INTL: 1 to 7, 11 to 17 or "0000011". Left out: Saturday, Sunday.
 * @param [unit] What “days” counts: "workday", "day", "week" or "month". Left out: "workday".
 * @param [denominator] "due" counts finished and overdue rows, "completed" finished rows alone. Left out: "due".
 * @returns The share on time, from 0 to 1: format the cell as a percentage.
 * @remarks On time divided by on time + late + overdue. Rows that are not yet due, open without a report date, without
 * a start date, reversed, or with a date that cannot be read are left out; KPI.TIMELINESS shows which.
 * @remarks A date that is blank (0 on the desktop) is blank, and a row without both dates does not count. No row
 * that counts gives #DIV/0!. A due date outside the years for which bank holidays are held gives #N/A.
 * @example =KPI.ONTIME({"12/05/2025";"07/04/2025"}, {"25/05/2025";"29/04/2025"}, 10) gives 0.5
 * @example =KPI.ONTIME({"12/05/2025";"21/04/2025"}, {"25/05/2025";""}, 10, "15/07/2025") gives 0.5
 * @example =KPI.ONTIME({"12/05/2025";"21/04/2025"}, {"25/05/2025";""}, 10, "15/07/2025", , , , , "completed") gives 1
 */
export function onTime(
  starts: unknown[][],
  ends: unknown[][],
  days: unknown[][],
  asAt?: unknown[][],
  division?: unknown[][],
  extraHolidays?: unknown[][],
  weekend?: unknown[][],
  unit?: unknown[][],
  denominator?: unknown[][],
): number {
  return single(
    onTimes.onTime({
      starts: required("starts", starts),
      ends: required("ends", ends),
      days: required("days", days),
      asAt: optional("as_at", asAt),
      division: optional("division", division),
      extraHolidays: optional("extra_holidays", extraHolidays),
      weekend: optional("weekend", weekend),
      unit: optional("unit", unit),
      denominator: optional("denominator", denominator),
    }),
  );
}
