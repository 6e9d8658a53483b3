import { kpiText } from "../../text/kpi";
import { moneyText } from "../../text/kpi-money";
import { figureAt } from "../figures";
import { withHeaders } from "../headers";
import { isProblem, refuse, type Answer, type Problem, type Spill } from "../problem";
import { placeOf, type Range } from "../range";
import { numberArgument, wordArgument, words } from "../reading";
import { Sum } from "../sum";
import { paybackYear } from "./cash-flows";
import { impactIn, type OutcomeValue } from "./impact";
import { impactMap, type MapRow } from "./impact-map";
import {
  discountFactor,
  FIRST_YEARS_RATE,
  flatSchedule,
  type Schedule,
  scheduleArgument,
} from "./schedule";

export interface ReturnArguments {
  readonly map: Range;
  readonly investment: Range;
  readonly rate: Range | null;
  readonly years: Range | null;
  readonly discountFrom: Range | null;
}

/** Everything that a social return is worked out from. */
export interface Case {
  readonly outcomes: readonly MapRow[];
  readonly investment: number;
  readonly schedule: Schedule;
  readonly years: number;
  /** Years by which year 1 is discounted: 1 as at its end, 0 as at its start. */
  readonly firstYear: 0 | 1;
}

const USUAL_YEARS = 5;
const MOST_YEARS = 1000;

const MOMENTS = words<"end" | "start">(
  [
    ["end", "end"],
    ["start", "start"],
  ],
  [
    ["end of year 1", "end"],
    ["start of year 1", "start"],
  ],
);

function investmentOf(range: Range): number | Problem {
  const sum = new Sum();
  for (let index = 0; index < range.cells.length; index++) {
    const amount = figureAt(range, index) ?? 0;
    if (isProblem(amount)) return amount;
    if (amount < 0) return kpiText.negative(placeOf(range, index), amount);
    sum.add(amount);
  }
  return sum.value === 0 ? moneyText.noCosts(placeOf(range)) : sum.value;
}

function yearsOf(range: Range | null): number | Problem {
  const given = numberArgument(range);
  if (given !== null && isProblem(given)) return given;
  if (range === null || given === null || given === 0) return USUAL_YEARS;
  const years = Math.trunc(given);
  return years < 1 || years > MOST_YEARS ? moneyText.notAYearCount(placeOf(range), given) : years;
}

/** Reads the map and what goes with it. Left out: 3.5 %, five years, year 1 discounted as at its end. */
export function readCase(given: ReturnArguments): Answer<Case> {
  const outcomes = impactMap(given.map);
  if (!outcomes.ok) return outcomes;
  const investment = investmentOf(given.investment);
  if (isProblem(investment)) return refuse(investment);
  const schedule = scheduleArgument(given.rate, flatSchedule(FIRST_YEARS_RATE));
  if (!schedule.ok) return schedule;
  const years = yearsOf(given.years);
  if (isProblem(years)) return refuse(years);
  const moment = wordArgument(given.discountFrom, MOMENTS);
  if (moment !== null && isProblem(moment)) return refuse(moment);
  return {
    ok: true,
    value: {
      outcomes: outcomes.value,
      investment,
      schedule: schedule.value,
      years,
      firstYear: moment === "start" ? 0 : 1,
    },
  };
}

/** What all outcomes together are worth in each year. */
function yearTotals(outcomes: readonly OutcomeValue[], years: number): number[] {
  return Array.from({ length: years }, (_, index) => {
    const sum = new Sum();
    for (const outcome of outcomes) sum.add(impactIn(outcome, index + 1));
    return sum.value;
  });
}

function presentValues({ outcomes, years, schedule, firstYear }: Case): number[] {
  return yearTotals(outcomes, years).map(
    (value, index) => value * discountFactor(schedule, index + firstYear),
  );
}

function total(values: readonly number[]): number {
  const sum = new Sum();
  for (const value of values) sum.add(value);
  return sum.value;
}

/** Present value of all impact over the investment. */
export function ratioOf(of: Case): number {
  return total(presentValues(of)) / of.investment;
}

function table(of: Case): Spill {
  const present = presentValues(of);
  const value = total(present);
  const flows = [-of.investment, ...present];
  const paid = paybackYear(
    flows,
    flows.map((_, year) => year),
  );
  return [
    ...of.outcomes.map((row) => [moneyText.impactOf(row.name), impactIn(row, 1)]),
    ...yearTotals(of.outcomes, of.years).map((sum, year) => [moneyText.totalOf(year + 1), sum]),
    [moneyText.presentValue, value],
    [moneyText.netPresentValue, value - of.investment],
    [moneyText.ratio, value / of.investment],
    [moneyText.payback, paid ?? moneyText.neverPaidBack],
    [moneyText.discountedFrom, of.firstYear === 1 ? moneyText.ends : moneyText.starts],
  ];
}

export interface SocialReturnArguments extends ReturnArguments {
  readonly show: Range | null;
  readonly headers: Range | null;
}

const SHOWS = words<"ratio" | "table">([
  ["ratio", "ratio"],
  ["table", "table"],
]);

/**
 * The social return on an investment: the ratio, or with “table” everything that leads to it. An investment of 0 is
 * #DIV/0!.
 */
export function socialReturn(given: SocialReturnArguments): Answer<Spill> {
  const show = wordArgument(given.show, SHOWS);
  if (show !== null && isProblem(show)) return refuse(show);
  const read = readCase(given);
  if (!read.ok) return read;
  return show === "table"
    ? withHeaders(given.headers, moneyText.sroiHeaders, { ok: true, value: table(read.value) })
    : { ok: true, value: [[ratioOf(read.value)]] };
}
