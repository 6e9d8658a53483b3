import { isBlank, isError } from "../../cells/cell";
import { parseNumber } from "../../cells/number";
import { kpiText } from "../../text/kpi";
import { moneyText } from "../../text/kpi-money";
import { isProblem, refuse, type Answer, type Outcome, type Problem, type Spill } from "../problem";
import { forEachCell, isSingle, placeOf, type Range } from "../range";
import { readNumber, wordArgument, words } from "../reading";
import greenBook from "./green-book.json";

/** Rates of a year each, up to and with `throughYear`, one after the other. */
export type Schedule = readonly { readonly throughYear: number; readonly rate: number }[];

const STANDARD: Schedule = greenBook.schedules.standard;

/** The standard rate of the first years, which short forecasts use throughout. */
export const FIRST_YEARS_RATE = greenBook.schedules.standard[0]!.rate;

const NAMED = words<"standard" | "health">([
  ["standard", "standard"],
  ["health", "health"],
]);

export const flatSchedule = (rate: number): Schedule => [{ throughYear: Infinity, rate }];

/**
 * The discount rates that are meant: “standard” or “health” of the Green Book, or one rate for all years
 * (a blank cell is 0, no discounting). Left out or empty text: `otherwise`.
 */
export function scheduleArgument(
  range: Range | null,
  otherwise: Schedule = STANDARD,
): Answer<Schedule> {
  if (range === null) return { ok: true, value: otherwise };
  if (!isSingle(range)) return refuse(kpiText.oneCellOnly(placeOf(range), range.cells.length));
  const cell = range.cells[0] ?? 0;
  if (isError(cell)) return refuse(kpiText.errorInside(placeOf(range), cell.error));
  if (typeof cell === "boolean") return refuse(moneyText.noSchedule(placeOf(range)));
  if (isBlank(cell)) return { ok: true, value: otherwise };
  const rate = typeof cell === "number" ? cell : parseNumber(cell);
  if (rate !== null) {
    if (rate <= -1) return refuse(moneyText.rateTooLow(placeOf(range), rate));
    return { ok: true, value: flatSchedule(rate) };
  }
  const name = wordArgument(range, NAMED) ?? "standard";
  if (isProblem(name)) return refuse(name);
  return { ok: true, value: greenBook.schedules[name] };
}

/** The last year for which there is a rate. */
function lastYear(schedule: Schedule): number {
  return schedule.at(-1)?.throughYear ?? 0;
}

/** What an amount of a year, in whole years or parts of one, is worth at year 0; year 0 itself counts in full. */
export function discountFactor(schedule: Schedule, year: number): number {
  let factor = 1;
  let from = 0;
  for (const { throughYear, rate } of schedule) {
    const years = Math.min(year, throughYear) - from;
    if (years <= 0) break;
    factor *= (1 + rate) ** -years;
    from = throughYear;
  }
  return factor;
}

/** The factor of a year, or why it has none: before year 0, or beyond the last rate. */
export function factorOf(schedule: Schedule, year: number, place: string): number | Problem {
  if (year < 0) return moneyText.yearBeforeStart(place, year);
  const last = lastYear(schedule);
  return year > last ? moneyText.yearTooFar(place, year, last) : discountFactor(schedule, year);
}

/**
 * The discount factor of each year: 1 for year 0, then the product of the yearly factors. A blank year
 * stays blank; a year below 0 is #NUM!, one beyond the rates #N/A.
 */
export function discount(year: Range, schedule: Range | null): Answer<Spill> {
  const rates = scheduleArgument(schedule);
  if (!rates.ok) return rates;
  return forEachCell([year], (index): Outcome => {
    const number = readNumber(year, index);
    if (number === null) return "";
    return isProblem(number) ? number : factorOf(rates.value, number, placeOf(year, index));
  });
}
