import * as isWorkdays from "../src/kpi/is-workday";
import { listBankHolidays } from "../src/kpi/list-bank-holidays";
import * as onePeriod from "../src/kpi/period";
import * as periodList from "../src/kpi/periods";
import { versions } from "../src/kpi/version";
import * as workday from "../src/kpi/workdays";
import { optional, required } from "./arguments";
import { dateSystem } from "./date-system";
import { several } from "./results";

/**
 * Counts the working days from a start date to an end date.
 * @customfunction
 * @param start The start date, or a range of them.
 * @param end The end date, or a range of the same size.
 * @param [division] Whose bank holidays: "E&W", "Scotland", "NI", "Jersey" or "none". Left out: England and Wales.
 * @param [extraHolidays] Your own closure days: a range of dates.
 * @param [weekend] Days off in the week as in NETWORKDAYS.INTL: 1 to 7, 11 to 17 or "0000011". Left out: Saturday, Sunday.
 * @param [count] "elapsed" leaves the start day out, "inclusive" counts both ends. Left out: "elapsed".
 * @returns The number of working days for each pair of dates.
 * @remarks “elapsed” counts the working days after the start up to and with the end, so the same day gives 0;
 * “inclusive” is exactly NETWORKDAYS.INTL. An end before its start gives a negative number.
 * @remarks A blank date (0 on the desktop) gives #N/A: the row is still open. Text that is not a date gives #VALUE!. A
 * date outside the years for which bank holidays are held gives #N/A, never a guess. A weekend that points to a blank
 * cell gives #NUM!, as in Excel.
 * @example =KPI.WORKDAYS("01/04/2025", "30/04/2025") gives 19
 * @example =KPI.WORKDAYS("20/12/2024", "06/01/2025", "Scotland") gives 7
 * @example =KPI.WORKDAYS("01/06/2025", "30/06/2025", "none", , 7, "inclusive") gives 22
 * @example =KPI.WORKDAYS("01/04/2025", "30/04/2018") gives #N/A
 */
export function workdays(
  start: unknown[][],
  end: unknown[][],
  division?: unknown,
  extraHolidays?: unknown[][],
  weekend?: unknown[][],
  count?: unknown,
): unknown[][] {
  return several(
    workday.workdays({
      start: required("start", start),
      end: required("end", end),
      division: optional("division", division),
      extraHolidays: optional("extra_holidays", extraHolidays),
      weekend: optional("weekend", weekend),
      count: optional("count", count),
    }),
  );
}

/**
 * Says whether a date is a working day: TRUE or FALSE.
 * @customfunction
 * @param date The date, or a range of them.
 * @param [division] Whose bank holidays: "E&W", "Scotland", "NI", "Jersey" or "none". Left out: England and Wales.
 * @param [extraHolidays] Your own closure days: a range of dates.
 * @param [weekend] Days off in the week as in NETWORKDAYS.INTL: 1 to 7, 11 to 17 or "0000011". Left out: Saturday, Sunday.
 * @returns TRUE or FALSE for each date.
 * @remarks A blank date (0 on the desktop) stays blank. A date outside the years for which bank holidays are held gives
 * #N/A, never a guess.
 * @example =KPI.ISWORKDAY("15/06/2026", "Scotland") gives FALSE
 * @example =KPI.ISWORKDAY("15/06/2026", "E&W") gives TRUE
 */
export function isWorkday(
  date: unknown[][],
  division?: unknown,
  extraHolidays?: unknown[][],
  weekend?: unknown[][],
): unknown[][] {
  return several(
    isWorkdays.isWorkday({
      date: required("date", date),
      division: optional("division", division),
      extraHolidays: optional("extra_holidays", extraHolidays),
      weekend: optional("weekend", weekend),
    }),
  );
}

/**
 * Lists the bank holidays of a division: date and name, oldest first.
 * @customfunction
 * @param [division] Whose bank holidays: "E&W", "Scotland", "NI" or "Jersey". Left out: England and Wales.
 * @param [from] First day to list. Left out: the first day that is held.
 * @param [to] Last day to list. Left out: the last day that is held.
 * @param [headers] TRUE puts a row with the names of the columns on top. Left out: FALSE.
 * @returns Two columns, date and name: format the first as dates.
 * @remarks A holiday at a weekend is listed on its substitute day, the day off. A day outside the years that are held
 * gives #N/A. A blank “from” or “to” (0 on the desktop) counts as left out.
 * @example =KPI.BANKHOLIDAYS("NI", "01/07/2026", "31/07/2026") gives {46216,"Battle of the Boyne (Orangemen's Day) (substitute day)"}
 * @example =KPI.BANKHOLIDAYS("E&W", "01/01/2040", "31/12/2040") gives #N/A
 */
export function bankHolidays(
  division?: unknown,
  from?: unknown[][],
  to?: unknown[][],
  headers?: unknown[][],
): unknown[][] {
  return several(
    listBankHolidays({
      division: optional("division", division),
      from: optional("from", from),
      to: optional("to", to),
      headers: optional("headers", headers),
      dateSystem: dateSystem(),
    }),
  );
}

/**
 * Names the reporting period in which a date falls, such as 2025/26 Q1.
 * @customfunction
 * @param date The date, or a range of them.
 * @param [kind] "label", "year", "quarter", "month", or the "start" or "end" of the quarter. Left out: "label".
 * @param [fyStart] The month in which the year begins, 1 to 12. Left out: 4, April.
 * @returns The period of each date; format start and end as dates.
 * @remarks A blank date (0 on the desktop) stays blank; a blank month counts as left out. A year that begins in January
 * is written without a slash: 2025.
 * @example =KPI.PERIOD("01/04/2025") gives "2025/26 Q1"
 * @example =KPI.PERIOD("31/03/2000", "year") gives "1999/00"
 * @example =KPI.PERIOD("31/03/2025", "month") gives "Mar 2025"
 * @example =KPI.PERIOD("15/05/2025", "end") gives 45838
 */
export function period(date: unknown[][], kind?: unknown, fyStart?: unknown[][]): unknown[][] {
  return several(
    onePeriod.period({
      date: required("date", date),
      kind: optional("kind", kind),
      fyStart: optional("fy_start", fyStart),
    }),
  );
}

/**
 * Lists the months, quarters, years or weeks between two dates: first day, last day, name.
 * @customfunction
 * @param from A date in the first period.
 * @param to A date in the last period.
 * @param [kind] "month", "quarter", "year" or "week". Left out: "month".
 * @param [headers] TRUE puts a row with the names of the columns on top. Left out: FALSE.
 * @param [fyStart] The month in which the year begins, 1 to 12. Left out: 4, April.
 * @returns Three columns, start, end and name: format the first two as dates.
 * @remarks Periods are whole, also where the dates fall within them; weeks run from Monday to Sunday. The list is
 * what KPI.FLOWTABLE takes as its periods. A “to” before its “from” gives #NUM!, a blank date #VALUE!.
 * @example =KPI.PERIODS("01/04/2025", "31/05/2025") gives {45748,45777,"Apr 2025";45778,45808,"May 2025"}
 * @example =KPI.PERIODS("15/05/2025", "16/05/2025", "quarter") gives {45748,45838,"2025/26 Q1"}
 */
export function periods(
  from: unknown[][],
  to: unknown[][],
  kind?: unknown,
  headers?: unknown[][],
  fyStart?: unknown[][],
): unknown[][] {
  return several(
    periodList.periods({
      from: required("from", from),
      to: required("to", to),
      kind: optional("kind", kind),
      headers: optional("headers", headers),
      fyStart: optional("fy_start", fyStart),
    }),
  );
}

/**
 * Lists what the figures rest on: the editions of Plumbline, bank holidays, chart rules, Green Book and deflator.
 * @customfunction
 * @returns Three columns: the part, its version, its source.
 * @remarks Put it on the notes sheet of a return, so that whoever checks it can see what it was made with.
 */
export function version(): unknown[][] {
  return several({ ok: true, value: versions() });
}
