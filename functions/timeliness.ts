import { ageBands as openByAge } from "../src/kpi/age-bands";
import * as dayStats from "../src/kpi/day-stat";
import * as dues from "../src/kpi/due";
import * as onTimes from "../src/kpi/on-time";
import * as onTimeTables from "../src/kpi/on-time-table";
import * as survivals from "../src/kpi/survival";
import * as percentiles from "../src/kpi/percentile-days";
import * as statuses from "../src/kpi/timeliness";
import { optional, required } from "./arguments";
import { several, single } from "./results";

/**
 * Finds the due date that lies a number of working days after a start date.
 * @customfunction
 * @param start The start date, or a range of them. It is day 0.
 * @param days How many working days to go on; below zero goes back. One for all starts, or one for each.
 * @param [division] Whose bank holidays: "E&W", "Scotland", "NI", "Jersey" or "none". Left out: England and Wales.
 * @param [extraHolidays] Your own closure days: a range of dates.
 * @param [weekend] Days off in the week as in NETWORKDAYS.INTL: 1 to 7, 11 to 17 or "0000011". Left out: Saturday, Sunday.
 * @param [unit] "workday", "day", "week", "month"; or to the next working day: "day+roll", "week+roll", "month+roll".
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
  division?: unknown,
  extraHolidays?: unknown[][],
  weekend?: unknown[][],
  unit?: unknown,
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
 * @param [division] Whose bank holidays: "E&W", "Scotland", "NI", "Jersey" or "none". Left out: England and Wales.
 * @param [extraHolidays] Your own closure days: a range of dates.
 * @param [weekend] Days off in the week as in NETWORKDAYS.INTL: 1 to 7, 11 to 17 or "0000011". Left out: Saturday, Sunday.
 * @param [unit] What “days” counts: "workday", "day", "week" or "month". Left out: "workday".
 * @returns A word for each row.
 * @remarks A row is on time when its end is not after its due date. Other answers: “No start”, “End before start”, and
 * “Bad date” for text or a number that is no date. A date that is blank (0 on the desktop) is blank; a row without
 * both dates stays blank. Blank days count as 0.
 * @remarks Type the report date in a cell. Pointing at TODAY() makes every formula calculate again at every edit.
 * @remarks With "day+roll", "week+roll" or "month+roll" as the unit, a due date on a day off moves to the next working day.
 * @example =KPI.TIMELINESS("12/05/2025", "25/05/2025", 10) gives "On time"
 * @example =KPI.TIMELINESS("21/04/2025", "", 10, "15/07/2025") gives "Overdue"
 */
export function timeliness(
  starts: unknown[][],
  ends: unknown[][],
  days: unknown[][],
  asAt?: unknown[][],
  division?: unknown,
  extraHolidays?: unknown[][],
  weekend?: unknown[][],
  unit?: unknown,
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
 * @param [division] Whose bank holidays: "E&W", "Scotland", "NI", "Jersey" or "none". Left out: England and Wales.
 * @param [extraHolidays] Your own closure days: a range of dates.
 * @param [weekend] Days off in the week as in NETWORKDAYS.INTL: 1 to 7, 11 to 17 or "0000011". Left out: Saturday, Sunday.
 * @param [unit] What “days” counts: "workday", "day", "week" or "month". Left out: "workday".
 * @param [denominator] "due" counts finished and overdue rows, "completed" finished rows alone. Left out: "due".
 * @returns The share on time, from 0 to 1: format the cell as a percentage.
 * @remarks On time divided by on time + late + overdue. Rows that are not yet due, open without a report date, without
 * a start date, reversed, or with a date that cannot be read are left out; KPI.TIMELINESS shows which.
 * @remarks A date that is blank (0 on the desktop) is blank, and a row without both dates does not count. No row
 * that counts gives #DIV/0!. A due date outside the years for which bank holidays are held gives #N/A.
 * @remarks With "day+roll", "week+roll" or "month+roll" as the unit, a due date on a day off moves to the next working day.
 * @example =KPI.ONTIME({"12/05/2025";"07/04/2025"}, {"25/05/2025";"29/04/2025"}, 10) gives 0.5
 * @example =KPI.ONTIME({"12/05/2025";"21/04/2025"}, {"25/05/2025";""}, 10, "15/07/2025") gives 0.5
 * @example =KPI.ONTIME({"12/05/2025";"21/04/2025"}, {"25/05/2025";""}, 10, "15/07/2025", , , , , "completed") gives 1
 */
export function onTime(
  starts: unknown[][],
  ends: unknown[][],
  days: unknown[][],
  asAt?: unknown[][],
  division?: unknown,
  extraHolidays?: unknown[][],
  weekend?: unknown[][],
  unit?: unknown,
  denominator?: unknown,
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

/**
 * Shows how each group keeps its time limit: counts, rate with its limits, and median days.
 * @customfunction
 * @param group The group of each row, such as the team: a range.
 * @param starts The start dates: a range of the same size. The start is day 0.
 * @param ends The end dates: a range of the same size, blank where the work is not finished.
 * @param days How many working days are allowed: one for all rows, or one for each.
 * @param [asAt] The report date: unfinished rows past their due date on it count as missed.
 * @param [division] Whose bank holidays: "E&W", "Scotland", "NI", "Jersey" or "none". Left out: England and Wales.
 * @param [extraHolidays] Your own closure days: a range of dates.
 * @param [weekend] Days off in the week as in NETWORKDAYS.INTL: 1 to 7, 11 to 17 or "0000011". Left out: Saturday, Sunday.
 * @param [unit] What “days” counts: "workday", "day", "week" or "month". Left out: "workday".
 * @param [denominator] "due" counts finished and overdue rows, "completed" finished rows alone. Left out: "due".
 * @param [headers] TRUE puts a row with the names of the columns on top. Left out: FALSE.
 * @returns Group, due, on time, late, overdue, rate, lower and upper Wilson limit (95 %), median days.
 * @remarks Which rows count is as in KPI.ONTIME; “due” is what the rate is out of. The median is that of finished rows, from
 * start to end, in working days when the limit is in working days and in days otherwise.
 * @remarks Groups are sorted; letter case and spaces at either end make no difference. Rows without a group are left out.
 * A group of which no row counts shows #DIV/0! as its rate.
 * @remarks With "day+roll", "week+roll" or "month+roll" as the unit, a due date on a day off moves to the next working day.
 * @example =KPI.ONTIMETABLE({"North";"North"}, {"12/05/2025";"07/04/2025"}, {"25/05/2025";"29/04/2025"}, 10) gives {"North",2,1,1,0,0.5,0.09453120573423074,0.9054687942657692,11.5}
 */
export function onTimeTable(
  group: unknown[][],
  starts: unknown[][],
  ends: unknown[][],
  days: unknown[][],
  asAt?: unknown[][],
  division?: unknown,
  extraHolidays?: unknown[][],
  weekend?: unknown[][],
  unit?: unknown,
  denominator?: unknown,
  headers?: unknown[][],
): unknown[][] {
  return several(
    onTimeTables.onTimeTable({
      group: required("group", group),
      starts: required("starts", starts),
      ends: required("ends", ends),
      days: required("days", days),
      asAt: optional("as_at", asAt),
      division: optional("division", division),
      extraHolidays: optional("extra_holidays", extraHolidays),
      weekend: optional("weekend", weekend),
      unit: optional("unit", unit),
      denominator: optional("denominator", denominator),
      headers: optional("headers", headers),
    }),
  );
}

/**
 * Works out how long things take: the median, mean, a percentile or the longest time from start to end.
 * @customfunction
 * @param starts The start dates: a range.
 * @param ends The end dates: a range of the same size, blank where the work is not finished.
 * @param [stat] "median", "mean", "percentile", "max" or "min". Left out: "median".
 * @param [p] For “percentile”, the share of rows that took no longer, such as 0.9.
 * @param [unit] "workday", "day" or "week". Left out: "workday".
 * @param [division] Whose bank holidays: "E&W", "Scotland", "NI", "Jersey" or "none". Left out: England and Wales.
 * @param [extraHolidays] Your own closure days: a range of dates.
 * @param [weekend] Days off in the week as in NETWORKDAYS.INTL: 1 to 7, 11 to 17 or "0000011". Left out: Saturday, Sunday.
 * @returns The time, 0 when it ended on the day on which it started.
 * @remarks Rows without both dates (0 on the desktop is blank), and rows that end before they start, are left out; none
 * left gives #NUM!, as MEDIAN does. Text that is no date gives #VALUE!. The percentile is that of PERCENTILE.INC.
 * @remarks Open work is not in it, so the figure looks better while old work stays open: KPI.SURVIVAL takes that in.
 * @example =KPI.DAYSTAT({"01/04/2025";"01/04/2025";"01/04/2025"}, {"02/04/2025";"04/04/2025";"14/04/2025"}) gives 3
 * @example =KPI.DAYSTAT({"01/04/2025";"01/04/2025"}, {"02/04/2025";"11/04/2025"}, "percentile", 0.9, "day") gives 9.1
 */
export function dayStat(
  starts: unknown[][],
  ends: unknown[][],
  stat?: unknown,
  p?: unknown[][],
  unit?: unknown,
  division?: unknown,
  extraHolidays?: unknown[][],
  weekend?: unknown[][],
): number {
  return single(
    dayStats.dayStat({
      starts: required("starts", starts),
      ends: required("ends", ends),
      stat: optional("stat", stat),
      p: optional("p", p),
      unit: optional("unit", unit),
      division: optional("division", division),
      extraHolidays: optional("extra_holidays", extraHolidays),
      weekend: optional("weekend", weekend),
    }),
  );
}

/**
 * Sorts open items into bands of age.
 * @customfunction
 * @param dates The dates on which the open items were opened.
 * @param asAt The report date on which their age is taken.
 * @param [bands] Where each band begins, from small to large. Left out: 0, 5, 10, 20 and 40.
 * @param [unit] What age is counted in: "workday", "day" or "week". Left out: "workday".
 * @param [division] Whose bank holidays: "E&W", "Scotland", "NI", "Jersey" or "none". Left out: England and Wales.
 * @param [extraHolidays] Your own closure days: a range of dates.
 * @param [weekend] Days off in the week as in NETWORKDAYS.INTL: 1 to 7, 11 to 17 or "0000011". Left out: Saturday, Sunday.
 * @param [headers] TRUE puts a row with the names of the columns on top. Left out: FALSE.
 * @returns Band, how many, share of all in the bands.
 * @remarks Give the dates of open items alone, such as FILTER(starts, ends=""). Blank dates (0 on the desktop), dates after
 * the report date, and items younger than the first band are left out. Bands that do not rise give #NUM!.
 * @example =KPI.AGEBANDS({"01/04/2025";"08/04/2025";"29/04/2025"}, "30/04/2025", {0;5;10}) gives {"0–4",1,0.3333333333333333;"5–9",0,0;"10+",2,0.6666666666666666}
 */
export function ageBands(
  dates: unknown[][],
  asAt: unknown[][],
  bands?: unknown[][],
  unit?: unknown,
  division?: unknown,
  extraHolidays?: unknown[][],
  weekend?: unknown[][],
  headers?: unknown[][],
): unknown[][] {
  return several(
    openByAge({
      dates: required("dates", dates),
      asAt: required("as_at", asAt),
      bands: optional("bands", bands),
      unit: optional("unit", unit),
      division: optional("division", division),
      extraHolidays: optional("extra_holidays", extraHolidays),
      weekend: optional("weekend", weekend),
      headers: optional("headers", headers),
    }),
  );
}

/**
 * Estimates how long cases take to end, open cases included.
 * @customfunction
 * @param starts The start dates: a range.
 * @param ends The end dates: a range of the same size, blank where the case is open.
 * @param asAt The report date; cases that are open then are known to last at least that long.
 * @param [p] The share that has ended, such as 0.5; "curve" gives the whole curve. Left out: 0.5, the median.
 * @param [headers] For the curve, TRUE puts a row with the names of the columns on top. Left out: FALSE.
 * @returns Days; or with “curve” a row for each time at which cases ended: days, share still open, at risk, ended.
 * @remarks The estimate of Kaplan and Meier: the first time at which no more than 1 − p are still open. Ends after the report
 * date count as open. Never reached in the time observed gives #N/A.
 * @remarks Rows without a start date, rows that start after the report date, and rows that end before they start are left
 * out. A date that is blank (0 on the desktop) is blank.
 * @example =KPI.SURVIVAL({"01/04/2025";"01/04/2025";"01/04/2025"}, {"11/04/2025";"21/04/2025";""}, "30/04/2025") gives 20
 * @example =KPI.SURVIVAL({"01/04/2025";"01/04/2025"}, {"11/04/2025";""}, "30/04/2025", "curve") gives {10,0.5,2,1}
 */
export function survival(
  starts: unknown[][],
  ends: unknown[][],
  asAt: unknown[][],
  p?: unknown[][],
  headers?: unknown[][],
): unknown[][] {
  return several(
    survivals.survival({
      starts: required("starts", starts),
      ends: required("ends", ends),
      asAt: required("as_at", asAt),
      p: optional("p", p),
      headers: optional("headers", headers),
    }),
  );
}

/**
 * Finds the number of days within which a given share of cases was done, from a range of days.
 * @customfunction
 * @param days How many days each case took: a range of numbers.
 * @param p The share of cases, such as 0.9, or a range of shares.
 * @param [method] "inc" as PERCENTILE.INC, "exc" as PERCENTILE.EXC. Left out: "inc".
 * @returns The number of days for each share.
 * @remarks Blank cells, text and TRUE/FALSE are left out; a blank that the desktop hands over as 0 counts as 0 days, so
 * leave blank rows out of the range. No number gives #NUM!, and so does a share outside 0 to 1.
 * @remarks KPI.DAYSTAT works out the days from two columns of dates.
 * @example =KPI.PERCENTILEDAYS({1;3;2;4}, 0.3) gives 1.9
 * @example =KPI.PERCENTILEDAYS({1;2;3}, 0.25, "exc") gives 1
 */
export function percentileDays(days: unknown[][], p: unknown[][], method?: unknown): unknown[][] {
  return several(
    percentiles.percentileDays({
      days: required("days", days),
      p: required("p", p),
      method: optional("method", method),
    }),
  );
}
