import { bankHolidays } from "../calendar/bank-holidays";
import { readDivision } from "../calendar/division";
import { dayNumber, formatDate, type DateSystem } from "../cells/date";
import { kpiText } from "../text/kpi";
import { calendarProblem, divisionArgument } from "./calendar-argument";
import { isProblem, refuse, type Answer, type Spill } from "./problem";
import type { Range } from "./range";
import { asSerial, dayArgument, wordArgument, YES_OR_NO } from "./reading";

export interface BankHolidaysArguments {
  readonly division: Range | null;
  readonly from: Range | null;
  readonly to: Range | null;
  readonly headers: Range | null;
  readonly dateSystem: DateSystem;
}

/**
 * Date and name of each bank holiday from one day to another (left out: all years that are held), oldest
 * first. A day outside those years is #N/A, never an empty list.
 */
export function listBankHolidays(given: BankHolidaysArguments): Answer<Spill> {
  const name = divisionArgument(given.division);
  if (!name.ok) return name;
  const division = readDivision(name.value);
  if (!division.ok) return refuse(calendarProblem(division.trouble));
  if (division.value === "none") return refuse(kpiText.noBankHolidays);
  const from = dayArgument(given.from);
  if (from !== null && isProblem(from)) return refuse(from);
  const to = dayArgument(given.to);
  if (to !== null && isProblem(to)) return refuse(to);
  const headers = wordArgument(given.headers, YES_OR_NO);
  if (headers !== null && isProblem(headers)) return refuse(headers);

  const { title, verifiedFrom, verifiedTo, holidays } = bankHolidays(division.value);
  const [firstHeld, lastHeld] = [dayNumber(verifiedFrom, 1, 1)!, dayNumber(verifiedTo, 12, 31)!];
  const [first, last] = [from ?? firstHeld, to ?? lastHeld];
  if (first < firstHeld || first > lastHeld || last < firstHeld || last > lastHeld) {
    return refuse(kpiText.yearsCovered(title, verifiedFrom, verifiedTo));
  }
  if (first > last) return refuse(kpiText.fromAfterTo(formatDate(first), formatDate(last)));
  const rows = holidays
    .filter(({ day }) => day >= first && day <= last)
    .map((holiday) => [asSerial(holiday.day, given.dateSystem), holiday.title]);
  if (rows.length === 0) {
    return refuse(kpiText.noBankHolidaysBetween(formatDate(first), formatDate(last)));
  }
  return { ok: true, value: headers ? [[...kpiText.bankHolidayHeaders], ...rows] : rows };
}
