import type { ErrorCode } from "../cells/cell";
import { didYouMean } from "./near";

/** Why a function gives no figure: the error that Excel shows in its place, and the sentence for a person. */
export interface Problem {
  readonly code: ErrorCode;
  readonly message: string;
}

export const problem = (code: ErrorCode, message: string): Problem => ({ code, message });

const MOST_SHOWN = 40;

/** A value as a sentence quotes it: text in quotes and not too long, everything else as it is. */
function quoted(value: string | number | boolean): string {
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return value.length > MOST_SHOWN ? `“${value.slice(0, MOST_SHOWN)}…”` : `“${value}”`;
}

/** The sentence with something else in place of a text that it quotes. */
export function withheld(sentence: string, text: string, instead: string): string {
  return sentence.replaceAll(quoted(text), instead).replaceAll(`“${text}”`, instead);
}

function listed(words: readonly string[]): string {
  return `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

const cells = (count: number) => (count === 1 ? "1 cell" : `${count} cells`);

export const kpiText = {
  /** Where in the formula something stands. `position` counts from 1; null when the argument is one cell. */
  place: (argument: string, position: number | null, isColumn: boolean) =>
    position === null
      ? `“${argument}”`
      : `${isColumn ? "Row" : "Cell"} ${position} of “${argument}”`,

  errorInside: (place: string, code: ErrorCode) =>
    problem(code, `${place} holds ${code}. Put that cell right first.`),

  notADate: (place: string, value: string | boolean) =>
    problem(
      "#VALUE!",
      `${place} holds ${quoted(value)}, which is not a date. Type the date as dd/mm/yyyy.`,
    ),
  dateOutOfRange: (place: string, value: number) =>
    problem(
      "#NUM!",
      `${place} holds ${value}, which is outside the dates that Excel knows (01/01/1900 to 31/12/9999).`,
    ),
  notANumber: (place: string, value: string | boolean) =>
    problem("#VALUE!", `${place} holds ${quoted(value)}, where a number is needed.`),
  negative: (place: string, value: number) =>
    problem("#NUM!", `${place} holds ${value}. Counts and amounts here cannot be below zero.`),
  oneCellOnly: (place: string, count: number) =>
    problem("#VALUE!", `${place} is one value, and ${cells(count)} were given.`),
  unknownWord: (place: string, typed: string | number | boolean, words: readonly string[]) => {
    const hint = typeof typed === "string" ? didYouMean(typed, words) : "";
    return problem(
      "#VALUE!",
      `${place} holds ${quoted(typed)}.${hint} Use ${listed(words.map((word) => `“${word}”`))}.`,
    );
  },
  differentSizes: (first: string, firstCount: number, second: string, secondCount: number) =>
    problem(
      "#VALUE!",
      `“${first}” has ${cells(firstCount)} and “${second}” has ${cells(secondCount)}. Give ranges of the same size.`,
    ),
  noDate: (place: string) =>
    problem("#N/A", `${place} has no date, so there are no working days to count yet.`),
  fromAfterTo: (from: string, to: string) =>
    problem("#NUM!", `The period begins on ${from}, after its end on ${to}. Swap the two dates.`),

  nothingToDivideBy: problem("#DIV/0!", "The denominator is 0, so there is no rate to work out."),
  aboveDenominator: (numerator: number, denominator: number) =>
    problem(
      "#NUM!",
      `The numerator (${numerator}) is larger than the denominator (${denominator}), so it was counted from somewhere else. For a rate that may be above 1, give “per”.`,
    ),
  tooFew: (denominator: number, least: number) =>
    problem(
      "#N/A",
      `The denominator is ${denominator}, below the ${least} that “min_denominator” asks for, so no rate is shown.`,
    ),
  noneDue: problem(
    "#DIV/0!",
    "No row counts towards the rate yet, so there is no rate to work out.",
  ),

  noTarget: (place: string) =>
    problem("#N/A", `${place} is blank. Give the target to rate the figure against.`),

  bankHolidayHeaders: ["Date", "Bank holiday"],
  bankHolidaysOf: (division: string) => `Bank holidays: ${division}`,
  noBankHolidays: problem(
    "#N/A",
    "The division “none” has no bank holidays. Use England and Wales, Scotland, Northern Ireland or Jersey.",
  ),
  noBankHolidaysBetween: (from: string, to: string) =>
    problem("#N/A", `There is no bank holiday from ${from} to ${to}.`),
  yearsCovered: (division: string, from: number, to: number) =>
    problem(
      "#N/A",
      `The list of bank holidays for ${division} covers ${from}-${to}. Choose dates in those years.`,
    ),
  notAMonth: (place: string, value: number) =>
    problem("#NUM!", `${place} holds ${value}. Give a month from 1 (January) to 12 (December).`),
  notAProportion: (place: string, value: number) =>
    problem("#NUM!", `${place} holds ${value}. Give a share from 0 to 1, such as 0.9 or 90%.`),
} as const;

export const MONTH_NAMES = [
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "Jun",
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
  "Dec",
] as const;

/** What has become of one row of start and end dates. */
export const STATUSES = {
  onTime: "On time",
  late: "Late",
  overdue: "Overdue",
  notYetDue: "Not yet due",
  open: "Open",
  noStart: "No start",
  endBeforeStart: "End before start",
  badDate: "Bad date",
} as const;

export const RAG_WORDS = { green: "Green", amber: "Amber", red: "Red" } as const;
