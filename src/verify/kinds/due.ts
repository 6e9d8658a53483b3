import { z } from "zod";
import { calendarFor, type Calendar } from "../../calendar/calendar";
import { DEFAULT_DIVISION } from "../../calendar/division";
import { addMonths } from "../../formula/functions/date";
import { fail, ok, type Result } from "../../text/trouble";

export const UNITS = ["workdays", "days", "months"] as const;
export type Unit = (typeof UNITS)[number];

/** A span of time from a date on, and the calendar that counts its working days. */
export const spanShape = {
  unit: z.enum(UNITS).default("workdays"),
  calendar: z.string().default(DEFAULT_DIVISION),
};

export interface Span {
  readonly amount: number;
  readonly unit: Unit;
  readonly calendar: Calendar;
}

/** A span made ready; trouble where nobody knows the calendar. */
export function readSpan(amount: number, unit: Unit, calendar: string): Result<Span> {
  const known = calendarFor(calendar);
  return known.ok ? ok({ amount, unit, calendar: known.value }) : known;
}

/** The day that lies a span after another. */
function after(day: number, { amount, unit, calendar }: Span): Result<number> {
  if (unit === "workdays") return calendar.addWorkdays(Math.floor(day), amount);
  if (unit === "days") return ok(Math.floor(day) + amount);
  const moved = addMonths(day, amount);
  return typeof moved === "number"
    ? ok(moved)
    : fail({ code: "date-beyond-calendar", message: "" });
}

// Many records begin on the same days; so many days are remembered.
const MOST_REMEMBERED = 20_000;

/** The days that lie a span after others, each worked out once. */
export function daysAfter(span: Span): (day: number) => Result<number> {
  if (span.unit === "days") return (day) => after(day, span);
  const known = new Map<number, Result<number>>();
  return (day) => {
    const found = known.get(day);
    if (found) return found;
    const worked = after(day, span);
    if (known.size < MOST_REMEMBERED) known.set(day, worked);
    return worked;
  };
}

/** How long it took, in the unit of the span; months are counted in days. */
export function taken(from: number, to: number, { unit, calendar }: Span): Result<number> {
  if (unit === "workdays") return calendar.workdaysBetween(Math.floor(from), Math.floor(to));
  return ok(Math.floor(to) - Math.floor(from));
}
