import { calendarFor, type Calendar } from "../../calendar/calendar";
import { DEFAULT_DIVISION } from "../../calendar/division";
import { asText, isError, type Cell } from "../../cells/cell";
import { formulaText } from "../../text/formula";
import { fail, type Result } from "../../text/trouble";
import { isEmpty, NUMBER_ERROR, toNumber, VALUE_ERROR } from "../values";
import type { Argument, Evaluate, FunctionDefinition } from "./definition";

type Count = (calendar: Calendar, start: number, second: number) => Result<number>;

/**
 * A function of two numbers and a calendar. Dates for which the bank holidays are not known give
 * #NUM!, so the row is not judged.
 */
function onCalendar(
  name: string,
  gives: "number" | "date",
  fallback: string,
  count: Count,
): FunctionDefinition {
  const build = ([start, second, division]: readonly Argument[]): Result<Evaluate> | Evaluate => {
    if (division && !division.isFixed) return fail(formulaText.calendarWrittenOut(name));
    const calendar = calendarFor(division ? asText(division.at(0)) : fallback);
    if (!calendar.ok) return fail(formulaText.unknownDivision(calendar.trouble.message));
    return (row) => {
      const [a, b] = [whole(start!.at(row)), whole(second!.at(row))];
      if (typeof a !== "number") return a;
      if (typeof b !== "number") return b;
      const counted = count(calendar.value, a, b);
      return counted.ok ? counted.value : NUMBER_ERROR;
    };
  };
  return { name, least: 2, most: 3, gives, build };
}

function whole(value: Cell): Cell {
  if (isEmpty(value)) return null;
  const number = toNumber(value);
  if (isError(number)) return VALUE_ERROR;
  return number === null ? null : Math.floor(number);
}

const between: Count = (calendar, start, end) => calendar.workdaysBetween(start, end);
const within: Count = (calendar, start, end) => calendar.workdaysWithin(start, end);
const after: Count = (calendar, start, days) => calendar.addWorkdays(start, days);

/** KPI.* count bank holidays of England and Wales unless told otherwise; Excel's own two count none. */
export const WORKING_DAYS: readonly FunctionDefinition[] = [
  onCalendar("KPI.WORKDAYS", "number", DEFAULT_DIVISION, between),
  onCalendar("KPI.DUE", "date", DEFAULT_DIVISION, after),
  onCalendar("NETWORKDAYS", "number", "none", within),
  onCalendar("WORKDAY", "date", "none", after),
];
