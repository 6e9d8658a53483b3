import * as assurances from "../src/kpi/spc/assurance";
import * as ruleTables from "../src/kpi/spc/broken-rules";
import * as limits from "../src/kpi/spc/limit";
import * as memoryCharts from "../src/kpi/spc/memory-charts";
import * as runCharts from "../src/kpi/spc/run-chart";
import * as seasons from "../src/kpi/spc/seasonal";
import * as suggestions from "../src/kpi/spc/suggest-rebase";
import * as trends from "../src/kpi/spc/trend";
import * as variations from "../src/kpi/spc/variation";
import { optional, required } from "./arguments";
import { several, single } from "./results";

/**
 * Gives one figure of the control chart of individuals: its mean, a limit, or the mean moving range.
 * @customfunction
 * @param values The figures in order of time: one row or one column.
 * @param which "mean", "upper", "lower", "sigma", "mr" (mean moving range) or "mr-upper".
 * @param [rebase] Where the process changed: TRUE or 1 beside each first row, or a list of positions from 1.
 * @param [baseline] How many figures of each phase feed mean and limits. Left out or 0: all.
 * @param [screen] FALSE keeps unusual steps in the limits, as the NHS Excel tool does. Left out: TRUE.
 * @param [limitFactor] How many mean moving ranges the limits lie from the mean. Left out: 2.66.
 * @returns The figure since the last change of the process.
 * @remarks As KPI.XMR draws it. “sigma” is the mean moving range over 1.128. Fewer than two figures give #N/A,
 * except for the mean.
 * @example =KPI.LIMIT({10;50;40;30}, "upper", , , FALSE) gives 85.7
 * @example =KPI.LIMIT({10;50;40;30}, "mr") gives 20
 */
export function limit(
  values: unknown[][],
  which: unknown,
  rebase?: unknown[][],
  baseline?: unknown[][],
  screen?: unknown[][],
  limitFactor?: unknown[][],
): number {
  return single(
    limits.limit({
      values: required("values", values),
      which: required("which", which),
      rebase: optional("rebase", rebase),
      baseline: optional("baseline", baseline),
      screen: optional("screen", screen),
      limitFactor: optional("limit_factor", limitFactor),
    }),
  );
}

/**
 * Says what the last figure of a series shows: common cause, or improvement or concern, high or low.
 * @customfunction
 * @param values The figures in order of time: one row or one column.
 * @param [direction] Which way is better: "higher", "lower" or "neutral". Left out: "higher".
 * @param [rebase] Where the process changed: TRUE or 1 beside each first row, or a list of positions from 1.
 * @param [baseline] How many figures of each phase feed mean and limits. Left out or 0: all.
 * @param [screen] FALSE keeps unusual steps in the limits, as the NHS Excel tool does. Left out: TRUE.
 * @param [rules] "nhs", "nhs6" (trend of 6), or single ones such as "outside, trend7, two-in-three, shift7". Left out: "nhs".
 * @returns "Common cause", "Improvement high", "Improvement low", "Concern high", "Concern low", "Neutral high" or "Neutral low".
 * @remarks The last figure as KPI.XMR judges it. Fewer than 12 figures since the last change of the process give
 * #N/A: nothing can be said yet.
 * @example =KPI.VARIATION({10;12;11;9;10;12;11;10;14;13.5;14.2;13.8;14.1;13.6;14.4}, "lower") gives "Concern high"
 * @example =KPI.VARIATION({1;1;1;1;1;1;1;1;1;1;1;1}) gives "Common cause"
 */
export function variation(
  values: unknown[][],
  direction?: unknown,
  rebase?: unknown[][],
  baseline?: unknown[][],
  screen?: unknown[][],
  rules?: unknown[][],
): string {
  return single(
    variations.variation({
      values: required("values", values),
      direction: optional("direction", direction),
      rebase: optional("rebase", rebase),
      baseline: optional("baseline", baseline),
      screen: optional("screen", screen),
      rules: optional("rules", rules),
    }),
  );
}

/**
 * Says whether a process, as it is, will reach its target: always, never, or now and then.
 * @customfunction
 * @param values The figures in order of time: one row or one column.
 * @param target The target, in the same unit as the figures.
 * @param [direction] Which way is better: "higher", "lower" or "neutral". Left out: "higher".
 * @param [rebase] Where the process changed: TRUE or 1 beside each first row, or a list of positions from 1.
 * @param [baseline] How many figures of each phase feed mean and limits. Left out or 0: all.
 * @param [screen] FALSE keeps unusual steps in the limits, as the NHS Excel tool does. Left out: TRUE.
 * @returns "Pass", "Fail" or "Hit or miss".
 * @remarks Pass when both limits of KPI.XMR are on the good side of the target, Fail when both are on the bad
 * side. A series that never varies is judged by its value itself.
 * @remarks Fewer than 12 figures since the last change of the process, or the direction "neutral", give #N/A.
 * @example =KPI.ASSURANCE({1;1;1;1;1;1;1;1;1;1;1;1}, 0.95) gives "Pass"
 * @example =KPI.ASSURANCE({8;9;8;9;8;9;8;9;8;9;8;9}, 9) gives "Hit or miss"
 * @example =KPI.ASSURANCE({8;9;8;9}, 12) gives #N/A
 */
export function assurance(
  values: unknown[][],
  target: unknown[][],
  direction?: unknown,
  rebase?: unknown[][],
  baseline?: unknown[][],
  screen?: unknown[][],
): string {
  return single(
    assurances.assurance({
      values: required("values", values),
      target: required("target", target),
      direction: optional("direction", direction),
      rebase: optional("rebase", rebase),
      baseline: optional("baseline", baseline),
      screen: optional("screen", screen),
    }),
  );
}

/**
 * Shows which rule of control charts each figure breaks, against lines of your own.
 * @customfunction
 * @param values The figures in order of time: one row or one column.
 * @param centre The centre line: one height for all, or one for each figure.
 * @param lower The lower limit: one for all, or one for each figure; "" for none.
 * @param upper The upper limit: one for all, or one for each figure; "" for none.
 * @param [rules] "nhs", "nhs6" (trend of 6), or single ones such as "outside, trend7, two-in-three, shift7". Left out: "nhs".
 * @param [headers] TRUE puts a row of headers on top. Left out: FALSE.
 * @returns A column of 0 and 1 for each rule.
 * @remarks With "nhs": outside a limit; trend of 7; two in three near a limit; shift of 7. Figures on the centre
 * line break a shift, equal neighbours a trend.
 * @remarks Rows without a figure stay #N/A. A blank line cell is 0, as Excel on the desktop hands it over.
 * @example =KPI.SPCRULES({1;2;9}, 2, 0, 4) gives {0,0,0,0;0,0,0,0;1,0,0,0}
 * @example =KPI.SPCRULES({3.9;3;3.8}, 2, 0, 4, "two-in-three") gives {1;0;1}
 */
export function spcRules(
  values: unknown[][],
  centre: unknown[][],
  lower: unknown[][],
  upper: unknown[][],
  rules?: unknown[][],
  headers?: unknown[][],
): unknown[][] {
  return several(
    ruleTables.brokenRules({
      values: required("values", values),
      centre: required("centre", centre),
      lower: required("lower", lower),
      upper: required("upper", upper),
      rules: optional("rules", rules),
      headers: optional("headers", headers),
    }),
  );
}

/**
 * Looks for runs: whether figures lie too long on one side of their median, or cross it too seldom.
 * @customfunction
 * @param values The figures in order of time: one row or one column.
 * @param [centre] "median", "mean" or a height. Left out: "median".
 * @param [headers] TRUE puts a row of headers on top. Left out: FALSE.
 * @returns One row: centre, useful points, longest run and its limit, crossings and their limit, TRUE for a signal.
 * @remarks Anhøj’s rules: a signal when the longest run is above its limit or the crossings are below theirs.
 * Figures on the line are not useful.
 * @remarks A row without a figure is skipped.
 * @example =KPI.RUNCHART({1;3;1;3;1;3;1;3;1;3}) gives {2,10,1,6,9,2,FALSE}
 */
export function runChart(
  values: unknown[][],
  centre?: unknown[][],
  headers?: unknown[][],
): unknown[][] {
  return several(
    runCharts.runChart({
      values: required("values", values),
      centre: optional("centre", centre),
      headers: optional("headers", headers),
    }),
  );
}

/**
 * Draws a chart of the weighted moving average, which finds small lasting changes.
 * @customfunction
 * @param values The figures in order of time: one row or one column.
 * @param [lambda] The weight of each new figure, above 0 and up to 1. Left out: 0.2.
 * @param [sigmas] How many standard deviations away the limits are. Left out: 3.
 * @param [centre] Where the process should be. Left out: the mean of the figures.
 * @param [sd] The standard deviation. Left out or 0: the mean moving range over 1.128.
 * @param [headers] TRUE puts a row of headers on top. Left out: FALSE.
 * @returns A row for each figure: value, average, lower, upper, flag.
 * @remarks The average starts at the centre. Limits widen from the first figure on to their final width.
 * @remarks A row without a figure stays #N/A and changes nothing.
 * @example =KPI.EWMA({12;8}, 0.5, 3, 10, 1) gives {12,11,8.5,11.5,"Common Cause";8,9.5,8.322949016875158,11.677050983124842,"Common Cause"}
 */
export function ewma(
  values: unknown[][],
  lambda?: unknown[][],
  sigmas?: unknown[][],
  centre?: unknown[][],
  sd?: unknown[][],
  headers?: unknown[][],
): unknown[][] {
  return several(
    memoryCharts.ewma({
      values: required("values", values),
      lambda: optional("lambda", lambda),
      sigmas: optional("sigmas", sigmas),
      centre: optional("centre", centre),
      sd: optional("sd", sd),
      headers: optional("headers", headers),
    }),
  );
}

/**
 * Adds up how far figures lie from the centre (cumulative sums), which finds small lasting changes.
 * @customfunction
 * @param values The figures in order of time: one row or one column.
 * @param [k] How many standard deviations are taken as chance. Left out: 0.5.
 * @param [h] At how many standard deviations a sum is a signal. Left out: 5.
 * @param [centre] Where the process should be. Left out: the mean of the figures.
 * @param [sd] The standard deviation. Left out or 0: the mean moving range over 1.128.
 * @param [headers] TRUE puts a row of headers on top. Left out: FALSE.
 * @returns A row for each figure: value, sum above, sum below (zero or less), flag.
 * @remarks Sums are in standard deviations. Figures that do not vary give #DIV/0! unless “sd” is given.
 * @remarks A row without a figure stays #N/A and changes nothing.
 * @example =KPI.CUSUM({12;8}, 0.5, 5, 10, 1) gives {12,1.5,0,"Common Cause";8,0,-1.5,"Common Cause"}
 */
export function cusum(
  values: unknown[][],
  k?: unknown[][],
  h?: unknown[][],
  centre?: unknown[][],
  sd?: unknown[][],
  headers?: unknown[][],
): unknown[][] {
  return several(
    memoryCharts.cusum({
      values: required("values", values),
      k: optional("k", k),
      h: optional("h", h),
      centre: optional("centre", centre),
      sd: optional("sd", sd),
      headers: optional("headers", headers),
    }),
  );
}

/**
 * Says whether figures rise or fall over time, by how much in each period, and how sure that is.
 * @customfunction
 * @param values The figures in order of time: one row or one column.
 * @param [x] The time of each figure: a range of the same size. Left out: 1, 2, 3 and so on, row by row.
 * @param [method] "theil-sen" (not moved by single odd figures) or "ols" (as LINEST). Left out: "theil-sen".
 * @param [headers] TRUE puts a row of headers on top. Left out: FALSE.
 * @returns One row: slope, intercept, p, and "rising", "falling" or "no clear trend"; then what else the method gives.
 * @remarks "theil-sen": the median slope of all pairs, with the Mann-Kendall test (ties and continuity corrected);
 * then S, its variance and z. "ols": then the standard error of the slope, R squared and the standard error of the
 * estimate.
 * @remarks A trend is named when p is below 0.05. A row without a figure, or without a time, is skipped. Fewer
 * than three figures give #N/A.
 * @example =KPI.TREND({1;2;3;4;5;6}) gives {1,0,0.00853492041422708,"rising",15,28.3333333333333,2.63014202255763}
 * @example =KPI.TREND({6;7;9;15;21}, {20;28;31;38;40}, "ols") gives {0.709104938271605,-10.6658950617284,0.0347482958292501,"rising",0.192672189121853,0.818677686270861,3.10196240820114}
 */
export function trend(
  values: unknown[][],
  x?: unknown[][],
  method?: unknown,
  headers?: unknown[][],
): unknown[][] {
  return several(
    trends.trend({
      values: required("values", values),
      x: optional("x", x),
      method: optional("method", method),
      headers: optional("headers", headers),
    }),
  );
}

/**
 * Suggests where the process may have changed, so that limits could be worked out anew.
 * @customfunction
 * @param values The figures in order of time: one row or one column.
 * @param [run] How many figures on one side make a change, 5 or more. Left out: 8.
 * @param [headers] TRUE puts a row of headers on top. Left out: FALSE.
 * @returns A row for each change: position, rule, mean before, mean after.
 * @remarks It only suggests: rebase when you know what changed, or a slow decline hides behind new limits. Hand
 * the positions to “rebase” of KPI.XMR.
 * @remarks A change is a run of figures on one side of the mean of all before it since the change before. None
 * gives #N/A.
 * @example =KPI.SUGGESTREBASE({4;5;4;5;4;8;9;8;9;8}, 5) gives {6,"5 points above the mean before",4.4,8.4}
 */
export function suggestRebase(
  values: unknown[][],
  run?: unknown[][],
  headers?: unknown[][],
): unknown[][] {
  return several(
    suggestions.suggestRebase({
      values: required("values", values),
      run: optional("run", run),
      headers: optional("headers", headers),
    }),
  );
}

/**
 * Gives seasonal indices, and says whether there is a season, which a control chart would flag.
 * @customfunction
 * @param values The figures in order of time: one row or one column.
 * @param period How many figures make a whole round, such as 12 for months or 4 for quarters.
 * @param [headers] TRUE puts a row of headers on top. Left out: FALSE.
 * @returns A row for each season: season, index (1 is usual), p, words.
 * @remarks Each figure over the centred moving average of a whole round, averaged by season and scaled to a mean
 * of 1. Season 1 is that of the first row.
 * @remarks p: Kruskal-Wallis test of the seasons. Fewer than two whole rounds give #N/A, a figure of 0 or below
 * #NUM!.
 * @example =KPI.SEASONAL({1;3;1;3;1;3}, 2) gives {1,0.5,0.0832645166635504,"No clear season";2,1.5,0.0832645166635504,"No clear season"}
 */
export function seasonal(
  values: unknown[][],
  period: unknown[][],
  headers?: unknown[][],
): unknown[][] {
  return several(
    seasons.seasonal({
      values: required("values", values),
      period: required("period", period),
      headers: optional("headers", headers),
    }),
  );
}
