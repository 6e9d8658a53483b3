import * as flows from "../src/kpi/money/cash-flows";
import * as impacts from "../src/kpi/money/impact";
import * as realTermsOf from "../src/kpi/money/real-terms";
import * as schedules from "../src/kpi/money/schedule";
import * as sensitivities from "../src/kpi/money/sensitivity";
import * as returns from "../src/kpi/money/social-return";
import * as costs from "../src/kpi/money/unit-cost";
import { optional, required } from "./arguments";
import { several, single } from "./results";

/**
 * Gives the Green Book discount factor of a year: what 1 pound of that year is worth at year 0.
 * @customfunction
 * @param year The year, counted from 0, or a range of them.
 * @param [schedule] "standard", "health", or one rate for all years such as 3.5%. Left out: "standard".
 * @returns The factor of each year, 1 for year 0.
 * @remarks The standard rates are 3.5% to year 30, then 3.0%, 2.5%, 2.0%, 1.5% and 1.0% after years 75, 125, 200 and 300.
 * KPI.VERSION names the edition of the Green Book that they are from.
 * @remarks Empty text stays blank; a blank cell is year 0. A year below 0 gives #NUM!, one beyond 1000 gives #N/A. A
 * schedule that points to a blank cell is a rate of 0; leave the argument out for the standard rates.
 * @example =KPI.DISCOUNT(1) gives 0.9661835748792271
 * @example =KPI.DISCOUNT({0;31;76}) gives {1;0.34590136951679845;0.09191587568457721}
 * @example =KPI.DISCOUNT(2, 0.1) gives 0.826446280991736
 */
export function discount(year: unknown[][], schedule?: unknown[][]): unknown[][] {
  return several(schedules.discount(required("year", year), optional("schedule", schedule)));
}

/**
 * Adds up the money of several years as it is worth at year 0.
 * @customfunction
 * @param cashflows The amounts, one for each year, spending below zero.
 * @param [firstYear] The year of the first amount, or the years or dates of all amounts. Left out: 0.
 * @param [schedule] "standard", "health", or one rate for all years such as 3.5%. Left out: "standard".
 * @returns The net present value.
 * @remarks The amount of year 0 counts in full. Excel’s own NPV discounts the first amount too: with a first year of 1
 * and one rate the answers are the same. With dates and one rate the answer is that of XNPV.
 * @remarks A blank is a year without money; text gives #VALUE!. A rate that points to a blank cell is 0.
 * @example =KPI.NPV({-100;30;30;30;30;30}) gives 35.451571264122464
 * @example =KPI.NPV({-10000;3000;4200;6800}, 1, 0.1) gives 1188.44341233522
 */
export function npv(
  cashflows: unknown[][],
  firstYear?: unknown[][],
  schedule?: unknown[][],
): number {
  return single(
    flows.netPresentValue({
      cashflows: required("cashflows", cashflows),
      firstYear: optional("first_year", firstYear),
      schedule: optional("schedule", schedule),
    }),
  );
}

/**
 * Spreads a net present value evenly over the years: the same amount in each year from year 1.
 * @customfunction
 * @param cashflows The amounts, one for each year, spending below zero.
 * @param [firstYear] The year of the first amount, or the years or dates of all amounts. Left out: 0.
 * @param [schedule] "standard", "health", or one rate for all years such as 3.5%. Left out: "standard".
 * @returns The equivalent annual amount.
 * @remarks The net present value divided by the sum of the factors from year 1 to the last year. Options that last for
 * different times can be compared by it. A blank is a year without money; text gives #VALUE!.
 * @example =KPI.EANC({-100;30;30;30;30;30}) gives 7.851862684190062
 */
export function eanc(
  cashflows: unknown[][],
  firstYear?: unknown[][],
  schedule?: unknown[][],
): number {
  return single(
    flows.equivalentAnnual({
      cashflows: required("cashflows", cashflows),
      firstYear: optional("first_year", firstYear),
      schedule: optional("schedule", schedule),
    }),
  );
}

/**
 * Divides benefits by costs, both as they are worth at year 0.
 * @customfunction
 * @param benefits The benefits, one amount for each year.
 * @param costs The costs, one amount for each year.
 * @param [firstYear] The year of the first amounts, or the years or dates of all of them. Left out: 0.
 * @param [schedule] "standard", "health", or one rate for all years such as 3.5%. Left out: "standard".
 * @returns The benefit-cost ratio.
 * @remarks Costs may be written with or without a minus. A blank is a year without money; text gives #VALUE!. Costs that
 * come to 0 give #DIV/0!.
 * @example =KPI.BCR({0;60;60}, {100;0;0}) gives 1.1398165651473782
 */
export function bcr(
  benefits: unknown[][],
  costs: unknown[][],
  firstYear?: unknown[][],
  schedule?: unknown[][],
): number {
  return single(
    flows.benefitCostRatio({
      benefits: required("benefits", benefits),
      costs: required("costs", costs),
      firstYear: optional("first_year", firstYear),
      schedule: optional("schedule", schedule),
    }),
  );
}

/**
 * Says after how many years the money spent has been earned back.
 * @customfunction
 * @param cashflows The amounts, one for each year, spending below zero.
 * @param [firstYear] The year of the first amount, or the years or dates of all amounts. Left out: 0.
 * @param [schedule] Discount by "standard", "health" or a rate such as 3.5%. Left out: nothing is discounted.
 * @returns The year, with the part of the last one worked out in a straight line.
 * @remarks Money that is not earned back in the years given shows #N/A. A blank is a year without money; text gives
 * #VALUE!.
 * @example =KPI.PAYBACK({-100;40;40;40}) gives 2.5
 * @example =KPI.PAYBACK({-100;40}) gives #N/A
 */
export function payback(
  cashflows: unknown[][],
  firstYear?: unknown[][],
  schedule?: unknown[][],
): number {
  return single(
    flows.payback({
      cashflows: required("cashflows", cashflows),
      firstYear: optional("first_year", firstYear),
      schedule: optional("schedule", schedule),
    }),
  );
}

/**
 * Works out what an outcome is worth in money once everything that is not your doing is taken off.
 * @customfunction
 * @param quantity How many people or things changed.
 * @param proxy What one such change is worth, in pounds.
 * @param deadweight The share that would have happened anyway, from 0 to 1.
 * @param [displacement] The share that was only moved from elsewhere, from 0 to 1. Left out: 0.
 * @param [attribution] The share that is due to others, from 0 to 1. Left out: 0.
 * @param [dropoff] The share that fades each year after the first, from 0 to 1. Left out: 0.
 * @param [duration] For how many years the outcome lasts. Left out: 1.
 * @param [year] Which year to work out, 1 being the first. Left out: 1.
 * @returns The impact of each outcome in that year; 0 after its duration.
 * @remarks Each argument may be one value or one for each row. Attribution is the share of others: if your workbook
 * holds your own share, give 1 minus it.
 * @remarks A blank cell is 0, a blank duration or year 1. A share outside 0 to 1 gives #NUM!.
 * @example =KPI.IMPACT(40, 2500, 0.3, 0.05, 0.25) gives 49875
 * @example =KPI.IMPACT(40, 2500, 0.3, 0.05, 0.25, 0.2, 3, {1;2;3;4}) gives {49875;39900;31920;0}
 */
export function impact(
  quantity: unknown[][],
  proxy: unknown[][],
  deadweight: unknown[][],
  displacement?: unknown[][],
  attribution?: unknown[][],
  dropoff?: unknown[][],
  duration?: unknown[][],
  year?: unknown[][],
): unknown[][] {
  return several(
    impacts.impact({
      quantity: required("quantity", quantity),
      proxy: required("proxy", proxy),
      deadweight: required("deadweight", deadweight),
      displacement: optional("displacement", displacement),
      attribution: optional("attribution", attribution),
      dropoff: optional("dropoff", dropoff),
      duration: optional("duration", duration),
      year: optional("year", year),
    }),
  );
}

/**
 * Works out the social return on an investment: how many pounds of value come from each pound.
 * @customfunction
 * @param mapRange A row per outcome: quantity, proxy, deadweight, displacement, attribution, drop-off, duration.
 * @param investment What was put in: one cell, or a range that is added up.
 * @param [rate] The discount rate, or "standard" or "health" of the Green Book. Left out: 3.5%.
 * @param [years] Over how many years outcomes are counted. Left out: 5.
 * @param [show] "ratio", or "table" for impacts, totals, present values and payback. Left out: "ratio".
 * @param [discountFrom] "end" discounts year 1 by a year, "start" not at all. Left out: "end".
 * @param [headers] TRUE puts a row with the names of the columns above the table. Left out: FALSE.
 * @returns The ratio; or two columns, figure and value.
 * @remarks The shares lie from 0 to 1, and attribution is the share due to others. Columns at the end may be missing,
 * and a column of names may come first. Blank rows are passed over; a blank cell is 0, a blank duration 1 year.
 * @remarks The table names the convention for year 1, because both are in use and give different ratios. An investment
 * of 0 gives #DIV/0!, a share outside 0 to 1 #NUM!.
 * @example =KPI.SROI({40,2500,0.3,0.05,0.25,0.2,3}, 60000) gives 1.9037582317774036
 * @example =KPI.SROI({40,2500,0.3,0.05,0.25,0.2,3}, 60000, 0.035, 5, , "start") gives 1.9703897698896127
 */
export function sroi(
  mapRange: unknown[][],
  investment: unknown[][],
  rate?: unknown[][],
  years?: unknown[][],
  show?: unknown,
  discountFrom?: unknown,
  headers?: unknown[][],
): unknown[][] {
  return several(
    returns.socialReturn({
      map: required("map_range", mapRange),
      investment: required("investment", investment),
      rate: optional("rate", rate),
      years: optional("years", years),
      show: optional("show", show),
      discountFrom: optional("discount_from", discountFrom),
      headers: optional("headers", headers),
    }),
  );
}

/**
 * Shows how far a social return hangs on each assumption.
 * @customfunction
 * @param mapRange A row per outcome: quantity, proxy, deadweight, displacement, attribution, drop-off, duration.
 * @param investment What was put in: one cell, or a range that is added up.
 * @param [rate] The discount rate, or "standard" or "health" of the Green Book. Left out: 3.5%.
 * @param [years] Over how many years outcomes are counted. Left out: 5.
 * @param [change] By what share each assumption is made lower and higher. Left out: 0.2, a fifth.
 * @param [discountFrom] "end" discounts year 1 by a year, "start" not at all. Left out: "end".
 * @param [headers] TRUE puts a row with the names of the columns on top. Left out: FALSE.
 * @returns A row per assumption: name, ratio if it is lower, ratio if it is higher, change that makes the ratio 1.
 * @remarks One assumption is changed at a time, in all outcomes together; shares stop at 1. The last column is a share of
 * the assumption: -0.4 means that the ratio is 1 when it is 40% lower. #N/A there: no change of it alone does that.
 * @remarks Blanks and errors are treated as in KPI.SROI.
 * @example =KPI.SENSITIVITY({100,10,0}, 500, 0, 1, 0.5) gives {"Quantity",1,3,-0.5;"Proxy",1,3,-0.5;"Deadweight",2,2,#N/A;"Displacement",2,2,#N/A;"Attribution",2,2,#N/A;"Drop-off",2,2,#N/A;"Discount rate",2,2,#N/A;"Investment",4,1.333333333333333,1}
 */
export function sensitivity(
  mapRange: unknown[][],
  investment: unknown[][],
  rate?: unknown[][],
  years?: unknown[][],
  change?: unknown[][],
  discountFrom?: unknown,
  headers?: unknown[][],
): unknown[][] {
  return several(
    sensitivities.sensitivity({
      map: required("map_range", mapRange),
      investment: required("investment", investment),
      rate: optional("rate", rate),
      years: optional("years", years),
      change: optional("change", change),
      discountFrom: optional("discount_from", discountFrom),
      headers: optional("headers", headers),
    }),
  );
}

/**
 * Puts money of one year into the prices of another, by the GDP deflator.
 * @customfunction
 * @param value The amounts, in the prices of “from_year”.
 * @param fromYear The year whose prices the amounts are in: one, or one for each.
 * @param toYear The year whose prices are wanted: one, or one for each.
 * @param [index] An index of your own: two columns, year and level. Left out: the GDP deflator.
 * @returns Each amount in the prices of “to_year”.
 * @remarks The deflator is held for calendar years; KPI.VERSION names its release and years. A year that is not held gives
 * #N/A, never a guess. Empty text stays blank; a blank amount on the desktop is 0.
 * @example =KPI.REALTERMS(1000, 2019, 2024) gives 1232.9164021033553
 * @example =KPI.REALTERMS(100, 1, 2, {1,50;2,75}) gives 150
 * @example =KPI.REALTERMS(1000, 2024, 2040) gives #N/A
 */
export function realTerms(
  value: unknown[][],
  fromYear: unknown[][],
  toYear: unknown[][],
  index?: unknown[][],
): unknown[][] {
  return several(
    realTermsOf.realTerms({
      value: required("value", value),
      fromYear: required("from_year", fromYear),
      toYear: required("to_year", toYear),
      index: optional("index", index),
    }),
  );
}

/**
 * Works out what one output costs: all cost divided by all outputs.
 * @customfunction
 * @param cost What was spent: one cell, or a range that is added up.
 * @param outputs How many were delivered: one cell, or a range that is added up.
 * @returns The cost of one output.
 * @remarks Blanks, text and TRUE/FALSE in ranges are passed over. Refunds may be below zero, outputs not. No outputs give
 * #DIV/0!.
 * @example =KPI.UNITCOST({12000;3000}, 60) gives 250
 */
export function unitCost(cost: unknown[][], outputs: unknown[][]): number {
  return single(costs.unitCost(required("cost", cost), required("outputs", outputs)));
}

/**
 * Works out what one outcome costs that would not have come about without you.
 * @customfunction
 * @param cost What was spent: one cell, or a range that is added up.
 * @param outcomes How many outcomes there were: one cell, or a range that is added up.
 * @param [deadweight] The share that would have happened anyway, from 0 to 1. Left out: 0.
 * @param [attribution] The share that is due to others, from 0 to 1. Left out: 0.
 * @returns The cost of one outcome.
 * @remarks Blanks, text and TRUE/FALSE in ranges are passed over. No outcomes, or none that are yours, give #DIV/0!; a share
 * outside 0 to 1 gives #NUM!.
 * @example =KPI.COSTPEROUTCOME(15000, 60) gives 250
 * @example =KPI.COSTPEROUTCOME(15000, 60, 0.5) gives 500
 */
export function costPerOutcome(
  cost: unknown[][],
  outcomes: unknown[][],
  deadweight?: unknown[][],
  attribution?: unknown[][],
): number {
  return single(
    costs.costPerOutcome({
      cost: required("cost", cost),
      outcomes: required("outcomes", outcomes),
      deadweight: optional("deadweight", deadweight),
      attribution: optional("attribution", attribution),
    }),
  );
}

/**
 * Puts a percentage on top of a cost, for the habit of estimates to come out too low.
 * @customfunction
 * @param cost The estimated cost, or a range of costs.
 * @param percent By what share to raise it, such as 24%: one for all, or one for each.
 * @returns Each cost with the percentage on top.
 * @remarks No percentage is assumed: take it from guidance or from your own projects, and say which. A blank cell is 0; a
 * percentage below 0 gives #NUM!.
 * @example =KPI.OPTIMISMBIAS(100000, 0.24) gives 124000
 */
export function optimismBias(cost: unknown[][], percent: unknown[][]): unknown[][] {
  return several(costs.optimismBias(required("cost", cost), required("percent", percent)));
}
