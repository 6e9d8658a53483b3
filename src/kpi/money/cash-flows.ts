import { isBlank, isError } from "../../cells/cell";
import { kpiText } from "../../text/kpi";
import { moneyText } from "../../text/kpi-money";
import { isProblem, refuse, type Answer, type Problem } from "../problem";
import { isSingle, placeOf, sameSize, type Range } from "../range";
import { numberArgument, readDay, readNumber } from "../reading";
import { Sum } from "../sum";
import { discountFactor, factorOf, scheduleArgument, type Schedule } from "./schedule";

export interface CashFlowArguments {
  readonly cashflows: Range;
  /** The year of the first amount; or the year or date of each. */
  readonly firstYear: Range | null;
  readonly schedule: Range | null;
}

/** Amounts, their years counted from year 0, and what each is worth there. */
interface CashFlows {
  readonly amounts: readonly number[];
  readonly years: readonly number[];
  readonly present: readonly number[];
  readonly schedule: Schedule;
}

const DAYS_A_YEAR = 365;

/** A number in this place is a date, not a year counted from 0: 1 January 1950 and later. */
const FIRST_DATE = 18_264;

function amountsOf(range: Range): Answer<number[]> {
  const amounts: number[] = [];
  for (let index = 0; index < range.cells.length; index++) {
    const amount = readNumber(range, index) ?? 0;
    if (isProblem(amount)) return refuse(amount);
    amounts.push(amount);
  }
  // Years without money after the last amount change nothing, but a range without any is a slip.
  const isEmpty = range.cells.every((cell) => isBlank(cell));
  return isEmpty ? refuse(moneyText.noCashflows(placeOf(range))) : { ok: true, value: amounts };
}

/** The year of an amount: a number of years, or a date as years of 365 days since `start`. */
function yearAt(range: Range, index: number, start: { day: number | null }): number | Problem {
  const cell = range.cells[index] ?? 0;
  if (isError(cell)) return kpiText.errorInside(placeOf(range, index), cell.error);
  const isDate = typeof cell === "string" ? readNumber(range, index) : cell;
  if (typeof isDate === "number" && isDate < FIRST_DATE) return isDate;
  const day = readDay(range, index) ?? 0;
  if (isProblem(day)) return day;
  start.day ??= day;
  return (day - start.day) / DAYS_A_YEAR;
}

function yearsOf(range: Range | null, cashflows: Range): Answer<number[]> {
  const count = cashflows.cells.length;
  if (range === null || isSingle(range)) {
    const first = numberArgument(range) ?? 0;
    if (isProblem(first)) return refuse(first);
    return { ok: true, value: Array.from({ length: count }, (_, index) => first + index) };
  }
  const sizes = sameSize([cashflows, range]);
  if (sizes) return refuse(sizes);
  const start: { day: number | null } = { day: null };
  const years: number[] = [];
  for (let index = 0; index < count; index++) {
    const year = yearAt(range, index, start);
    if (isProblem(year)) return refuse(year);
    years.push(year);
  }
  return { ok: true, value: years };
}

/**
 * Amounts with their years. A blank amount is a year without money; text is #VALUE!. `firstYear` left out is
 * 0; a range of the same size gives the year or the date of each amount. `otherwise` holds when no schedule is given.
 */
export function cashFlows(given: CashFlowArguments, otherwise?: Schedule): Answer<CashFlows> {
  const amounts = amountsOf(given.cashflows);
  if (!amounts.ok) return amounts;
  const years = yearsOf(given.firstYear, given.cashflows);
  if (!years.ok) return years;
  const schedule = scheduleArgument(given.schedule, otherwise);
  if (!schedule.ok) return schedule;
  const present: number[] = [];
  for (const [index, amount] of amounts.value.entries()) {
    const place = placeOf(given.firstYear ?? given.cashflows);
    const factor = factorOf(schedule.value, years.value[index] ?? 0, place);
    if (isProblem(factor)) return refuse(factor);
    present.push(amount * factor);
  }
  return {
    ok: true,
    value: { amounts: amounts.value, years: years.value, present, schedule: schedule.value },
  };
}

function total(values: readonly number[]): number {
  const sum = new Sum();
  for (const value of values) sum.add(value);
  return sum.value;
}

/** The sum of all amounts as they are worth at year 0. The first amount counts in full unless `firstYear` is above 0. */
export function netPresentValue(given: CashFlowArguments): Answer<number> {
  const flows = cashFlows(given);
  return flows.ok ? { ok: true, value: total(flows.value.present) } : flows;
}

/** The even yearly amount, from year 1 to the last year, that has the same net present value. */
export function equivalentAnnual(given: CashFlowArguments): Answer<number> {
  const flows = cashFlows(given);
  if (!flows.ok) return flows;
  const { present, years, schedule } = flows.value;
  const last = Math.floor(years.reduce((latest, year) => Math.max(latest, year), 0));
  if (last < 1) return refuse(moneyText.noYears(placeOf(given.cashflows)));
  const factors = new Sum();
  for (let year = 1; year <= last; year++) factors.add(discountFactor(schedule, year));
  return { ok: true, value: total(present) / factors.value };
}

export interface BenefitCostArguments {
  readonly benefits: Range;
  readonly costs: Range;
  readonly firstYear: Range | null;
  readonly schedule: Range | null;
}

/** Present value of the benefits over present value of the costs; costs may be written with or without a minus. */
export function benefitCostRatio(given: BenefitCostArguments): Answer<number> {
  const { benefits, costs, firstYear, schedule } = given;
  const gained = netPresentValue({ cashflows: benefits, firstYear, schedule });
  if (!gained.ok) return gained;
  const spent = netPresentValue({ cashflows: costs, firstYear, schedule });
  if (!spent.ok) return spent;
  return spent.value === 0
    ? refuse(moneyText.noCosts(placeOf(costs)))
    : { ok: true, value: gained.value / Math.abs(spent.value) };
}

/**
 * When the amounts added up reach 0, with the part of the year worked out in a straight line; `null` when they never
 * do. Rounding aside: what is a billionth short has been earned back.
 */
export function paybackYear(amounts: readonly number[], years: readonly number[]): number | null {
  const cumulative = new Sum();
  let before = 0;
  let largest = 0;
  for (const [index, amount] of amounts.entries()) {
    cumulative.add(amount);
    largest = Math.max(largest, Math.abs(amount));
    const year = years[index] ?? 0;
    if (cumulative.value >= -1e-9 * largest) {
      const previous = years[index - 1];
      if (previous === undefined || before >= 0) return year;
      return previous + Math.min(1, -before / amount) * (year - previous);
    }
    before = cumulative.value;
  }
  return null;
}

/** The year in which the money is earned back. Left out, the schedule discounts nothing. Never is #N/A. */
export function payback(given: CashFlowArguments): Answer<number> {
  const flows = cashFlows(given, [{ throughYear: Infinity, rate: 0 }]);
  if (!flows.ok) return flows;
  const year = paybackYear(flows.value.present, flows.value.years);
  return year === null ? refuse(moneyText.neverPaidBack) : { ok: true, value: year };
}
