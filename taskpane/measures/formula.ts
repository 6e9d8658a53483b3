import { parseAddress } from "../../src/cells/address";
import { trim } from "../../src/cells/cell";
import { calendarDate, parseDate } from "../../src/cells/date";
import type { DayNumber } from "../../src/cells/date";
import type { FunctionGuide } from "./guide";

const NAMESPACE = "KPI";

/** A day as a formula writes it, the same in every language of Excel. */
export function dateFormula(day: DayNumber): string {
  const date = calendarDate(day);
  return `DATE(${date.year}, ${date.month}, ${date.day})`;
}

/** What was typed for each argument, by its position; what is missing counts as left out. */
export type Typed = ReadonlyMap<number, string>;

const typedAt = (typed: Typed, index: number) => trim(typed.get(index) ?? "");

/** The arguments that must be filled in and are not. */
export function missingArguments(guide: FunctionGuide, typed: Typed): readonly number[] {
  return guide.parameters.flatMap(({ optional }, index) =>
    !optional && typedAt(typed, index) === "" ? [index] : [],
  );
}

/** The formula as Excel takes it, in its English form with commas; arguments left out at the end vanish. */
export function formulaOf(guide: FunctionGuide, typed: Typed): string {
  const parts = guide.parameters.map((_, index) => asArgument(typedAt(typed, index)));
  while (parts.length > 0 && parts[parts.length - 1] === "") parts.pop();
  return `=${NAMESPACE}.${guide.id}(${parts.join(", ")})`;
}

/** The function with the names of its arguments in place: shows at a glance what goes where. */
export function outline(guide: FunctionGuide): string {
  const names = guide.parameters.map(({ name, optional }) => (optional ? `[${name}]` : name));
  return `${NAMESPACE}.${guide.id}(${names.join(", ")})`;
}

/**
 * A typed argument in formula language. References, numbers, formulas and quoted text stand as typed, a
 * date becomes DATE(…), anything else is text and gets its quotes. A leading = keeps whatever follows it,
 * for the name of a range.
 */
function asArgument(typed: string): string {
  if (typed === "") return "";
  if (typed.startsWith("=")) return trim(typed.slice(1));
  if (isExpression(typed)) return typed;
  const day = parseDate(typed);
  if (day !== null) {
    return dateFormula(day);
  }
  return `"${typed.replaceAll('"', '""')}"`;
}

function isExpression(text: string): boolean {
  return (
    /^[-+]?\d+(\.\d+)?%?$/.test(text) ||
    /^(true|false)$/i.test(text) ||
    /^["{]/.test(text) ||
    /[()[\]]/.test(text) ||
    parseAddress(text) !== null
  );
}
