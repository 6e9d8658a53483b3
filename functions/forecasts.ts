import { forecast as forecastOf } from "../src/kpi/forecast/forecast";
import { forecastError as forecastErrorOf } from "../src/kpi/forecast/forecast-error";
import { project as projectOf } from "../src/kpi/forecast/project";
import { runRate as runRateOf } from "../src/kpi/forecast/run-rate";
import { optional, required } from "./arguments";
import { several, single } from "./results";

/**
 * Says what the remaining cases need for the year to finish at its target.
 * @customfunction
 * @param achieved Successes so far.
 * @param soFar Cases so far.
 * @param target The target as a share from 0 to 1, such as 90%.
 * @param expectedTotal Cases expected by the end.
 * @param [headers] TRUE puts a row with the names of the columns on top. Left out: FALSE.
 * @returns Four cells: successes needed, cases remaining, the rate that they need, TRUE if that can be done.
 * @remarks Blank cells are 0. A required rate above 1 means that the target is out of reach. With no case remaining the
 * rate shows #DIV/0!; more successes than cases, or more cases than expected, give #NUM!.
 * @example =KPI.RUNRATE(182, 212, 0.9, 300) gives {88,88,1,TRUE}
 * @example =KPI.RUNRATE(45, 60, 0.8, 100) gives {35,40,0.875,TRUE}
 */
export function runRate(
  achieved: unknown[][],
  soFar: unknown[][],
  target: unknown[][],
  expectedTotal: unknown[][],
  headers?: unknown[][],
): unknown[][] {
  return several(
    runRateOf({
      achieved: required("achieved", achieved),
      soFar: required("so_far", soFar),
      target: required("target", target),
      expectedTotal: required("expected_total", expectedTotal),
      headers: optional("headers", headers),
    }),
  );
}

/**
 * Projects the total at the end of the year from the periods so far.
 * @customfunction
 * @param values The figures so far, oldest first; for "growth" the whole of last year comes before them.
 * @param periodsTotal How many periods the year has, such as 12 months.
 * @param [method] "mean", "growth", "linear", or a number: the mean of that many last periods. Left out: "mean".
 * @returns The projected total.
 * @remarks “mean” carries on the mean of all periods so far, “linear” a straight line through them; “growth” takes last
 * year’s total times this year’s periods over the same periods of last year.
 * @remarks Blanks before and after the figures are passed over (on the desktop a blank is 0: end the range at the last
 * figure); a blank between two figures and too few figures give #N/A.
 * @example =KPI.PROJECT({10;12;14}, 12) gives 144
 * @example =KPI.PROJECT({10;12;14}, 12, 2) gives 153
 * @example =KPI.PROJECT({10;12;14}, 5, "linear") gives 70
 * @example =KPI.PROJECT({10;20;30;40;15;30}, 4, "growth") gives 150
 */
export function project(values: unknown[][], periodsTotal: unknown[][], method?: unknown): number {
  return single(
    projectOf({
      values: required("values", values),
      periodsTotal: required("periods_total", periodsTotal),
      method: optional("method", method),
    }),
  );
}

/**
 * Forecasts the periods to come, by a method that it names with all its weights and start values.
 * @customfunction
 * @param values The figures so far, oldest first.
 * @param horizon How many periods to forecast.
 * @param [method] "naive", "seasonal naive", "simple", "holt", "holt-winters" or "auto". Left out: "auto".
 * @param [period] How many periods a season has. Left out: 12, for months.
 * @param [alpha] Weight of the newest figure in the level, 0 to 1. Left out: the tenth that would have fitted best.
 * @param [beta] Weight of the newest step in the trend, 0 to 1. Left out: the tenth that would have fitted best.
 * @param [gamma] Weight of the newest season, 0 to 1. Left out: the tenth that would have fitted best.
 * @param [interval] How sure the limits are, above 0 and below 1. Left out: 0.8.
 * @param [headers] TRUE puts a row with the names of the columns on top. Left out: FALSE.
 * @returns A row per period to come: its number, forecast, lower limit, upper limit, method.
 * @remarks “auto” takes the method that the given weights belong to; without weights the one that would have forecast the
 * last season best from the figures before it. Copy the weights it names into the formula to keep them.
 * @remarks The limits take past errors to be typical. Blanks before and after the figures are passed over (on the desktop a
 * blank is 0: end the range at the last figure); a blank between two figures and too few figures give #N/A.
 * @example =KPI.FORECAST({10;12;11;13}, 1, "naive", , , , , 0.8, FALSE) gives {1,13,10.780287575957315,15.219712424042685,"naive: the last figure"}
 * @example =KPI.FORECAST({2;4;6;8}, 2, "holt", , 0.5, 0.2) gives {1,10,10,10,"Holt: alpha 0.5, beta 0.2; starts at level 4, trend 2";2,12,12,12,"Holt: alpha 0.5, beta 0.2; starts at level 4, trend 2"}
 */
export function forecast(
  values: unknown[][],
  horizon: unknown[][],
  method?: unknown,
  period?: unknown[][],
  alpha?: unknown[][],
  beta?: unknown[][],
  gamma?: unknown[][],
  interval?: unknown[][],
  headers?: unknown[][],
): unknown[][] {
  return several(
    forecastOf({
      values: required("values", values),
      horizon: required("horizon", horizon),
      method: optional("method", method),
      period: optional("period", period),
      alpha: optional("alpha", alpha),
      beta: optional("beta", beta),
      gamma: optional("gamma", gamma),
      interval: optional("interval", interval),
      headers: optional("headers", headers),
    }),
  );
}

/**
 * Measures how far forecasts were off.
 * @customfunction
 * @param actual What came about, oldest first.
 * @param forecast What had been forecast: a range of the same size.
 * @param [headers] TRUE puts a row with the names of the columns on top. Left out: FALSE.
 * @returns Four cells: MAE, RMSE, MASE and bias.
 * @remarks MAE is the mean error without its sign, RMSE weighs large errors more. MASE compares with always forecasting the
 * last figure: below 1 is better than that. A bias above 0 means that forecasts were too high.
 * @remarks Rows without both figures are left out; on the desktop a blank is 0. None left gives #N/A.
 * @example =KPI.FORECASTERROR({10;12;14}, {11;12;12}) gives {1,1.2909944487358056,0.5,-0.333333333333333}
 */
export function forecastError(
  actual: unknown[][],
  forecast: unknown[][],
  headers?: unknown[][],
): unknown[][] {
  return several(
    forecastErrorOf({
      actual: required("actual", actual),
      forecast: required("forecast", forecast),
      headers: optional("headers", headers),
    }),
  );
}
