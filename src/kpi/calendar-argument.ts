import { calendarFor, type Calendar } from "../calendar/calendar";
import { DEFAULT_DIVISION } from "../calendar/division";
import { asText, isBlank, isError, type ErrorCode } from "../cells/cell";
import type { DayNumber } from "../cells/date";
import { kpiText } from "../text/kpi";
import type { Trouble } from "../text/trouble";
import { isProblem, refuse, type Answer, type Problem } from "./problem";
import { isSingle, placeOf, type Range } from "./range";
import { readDay } from "./reading";

/** The arguments by which every working-day function says which days are days off. */
export interface CalendarArguments {
  readonly division: Range | null;
  readonly extraHolidays: Range | null;
  readonly weekend: Range | null;
}

/** What Excel's own NETWORKDAYS.INTL and WORKDAY.INTL show for the same trouble. */
const EXCEL_ERRORS = new Map<string, ErrorCode>([
  ["division-unknown", "#VALUE!"],
  ["date-outside-years", "#N/A"],
  ["date-beyond-excel", "#NUM!"],
  ["weekend-number-unknown", "#NUM!"],
  ["weekend-text-unreadable", "#VALUE!"],
  ["no-working-day", "#VALUE!"],
]);

/** A trouble of the calendar with the Excel error that stands for it. */
export function calendarProblem(trouble: Trouble): Problem {
  return { code: EXCEL_ERRORS.get(trouble.code) ?? "#VALUE!", message: trouble.message };
}

/** The name of the division: left out, blank or 0 is England and Wales. */
export function divisionArgument(range: Range | null): Answer<string> {
  if (range === null) return { ok: true, value: DEFAULT_DIVISION };
  if (!isSingle(range)) return refuse(kpiText.oneCellOnly(placeOf(range), range.cells.length));
  const cell = range.cells[0] ?? null;
  if (isError(cell)) return refuse(kpiText.errorInside(placeOf(range, 0), cell.error));
  const isLeftBlank = isBlank(cell) || cell === 0 || cell === "0";
  return { ok: true, value: isLeftBlank ? DEFAULT_DIVISION : asText(cell) };
}

/** As NETWORKDAYS.INTL: left out is Saturday and Sunday, but a blank cell is 0, which is no weekend. */
function weekendArgument(range: Range | null): number | string | undefined | Problem {
  if (range === null) return undefined;
  if (!isSingle(range)) return kpiText.oneCellOnly(placeOf(range), range.cells.length);
  const cell = range.cells[0] ?? null;
  if (isError(cell)) return kpiText.errorInside(placeOf(range, 0), cell.error);
  if (isBlank(cell)) return 0;
  return typeof cell === "string" ? cell : Number(cell);
}

/** Every date of the range; blanks are skipped, and the first cell that is no date is a problem. */
function closureDays(range: Range | null): Answer<readonly DayNumber[]> {
  const days: DayNumber[] = [];
  const count = range?.cells.length ?? 0;
  for (let index = 0; range !== null && index < count; index++) {
    const day = readDay(range, index);
    if (typeof day === "number") days.push(day);
    else if (day !== null) return refuse(day);
  }
  return { ok: true, value: days };
}

/** Whose bank holidays, which own closure days, which weekend: read together. */
export function calendarArgument(given: CalendarArguments): Answer<Calendar> {
  const division = divisionArgument(given.division);
  if (!division.ok) return division;
  const closures = closureDays(given.extraHolidays);
  if (!closures.ok) return closures;
  const weekend = weekendArgument(given.weekend);
  if (weekend !== undefined && isProblem(weekend)) return refuse(weekend);
  const calendar = calendarFor(division.value, closures.value, weekend);
  return calendar.ok ? calendar : refuse(calendarProblem(calendar.trouble));
}
