import * as tables from "../src/kpi/spc/chart-table";
import { optional, required } from "./arguments";
import { several } from "./results";

/**
 * Draws a control chart of individual figures (XmR): mean, limits, and which figures stand out.
 * @customfunction
 * @param values The figures in order of time: one row or one column.
 * @param [direction] Which way is better: "higher", "lower" or "neutral". Left out: "higher".
 * @param [target] The target. With it, two columns more: the target, and Pass, Fail or Hit or miss.
 * @param [rebase] Where the process changed: TRUE or 1 beside each first row, or a list of positions from 1.
 * @param [baseline] How many figures of each phase feed mean and limits. Left out or 0: all.
 * @param [screen] FALSE keeps unusual steps in the limits, as the NHS Excel tool does. Left out: TRUE.
 * @param [rules] "nhs", "nhs6" (trend of 6), or single ones such as "outside, trend7, two-in-three, shift7". Left out: "nhs".
 * @param [headers] TRUE puts a row of headers on top. Left out: FALSE.
 * @param [limitFactor] How many mean moving ranges the limits lie from the mean. Left out: 2.66.
 * @returns A row for each figure.
 * @remarks Columns: value, mean, lower, upper, flag, point type. Flags and point types are those of NHS Making
 * Data Count.
 * @remarks A row without a figure (blank, text, TRUE/FALSE or #N/A) stays #N/A and is skipped: steps are taken
 * between the figures that are there. Any other error is returned. Excel on the desktop hands a blank cell over as
 * 0, so write =NA() or "" where there is no figure.
 * @remarks Below 12 figures since the last change the limits are trial limits; the headers say so. A series that
 * never varies has its limits on the mean, and is judged by its value itself.
 * @example =KPI.XMR({10;50;40;30}, , , , , FALSE) gives {10,32.5,-20.7,85.7,"Common Cause","common_cause";50,32.5,-20.7,85.7,"Common Cause","common_cause";40,32.5,-20.7,85.7,"Common Cause","common_cause";30,32.5,-20.7,85.7,"Common Cause","common_cause"}
 */
export function xmr(
  values: unknown[][],
  direction?: unknown,
  target?: unknown[][],
  rebase?: unknown[][],
  baseline?: unknown[][],
  screen?: unknown[][],
  rules?: unknown[][],
  headers?: unknown[][],
  limitFactor?: unknown[][],
): unknown[][] {
  const numerators = required("values", values);
  return several(
    tables.chartTable("i", {
      numerators,
      denominators: null,
      direction: optional("direction", direction),
      target: optional("target", target),
      rebase: optional("rebase", rebase),
      baseline: optional("baseline", baseline),
      screen: optional("screen", screen),
      rules: optional("rules", rules),
      headers: optional("headers", headers),
      limitFactor: optional("limit_factor", limitFactor),
    }),
  );
}

/**
 * Draws any control chart: mean, limits, and which figures stand out.
 * @customfunction
 * @param chart "i", "mr", "p", "pp", "u", "up", "c", "g", "t", "ip" or "run".
 * @param numerators What was counted or measured, in order of time.
 * @param [denominators] Out of how many, a range of the same size or one for all. Needed for p, pp, u, up and ip.
 * @param [direction] Which way is better: "higher", "lower" or "neutral". Left out: "higher".
 * @param [target] The target. With it, two columns more: the target, and Pass, Fail or Hit or miss.
 * @param [rebase] Where the process changed: TRUE or 1 beside each first row, or a list of positions from 1.
 * @param [baseline] How many figures of each phase feed mean and limits. Left out or 0: all.
 * @param [screen] FALSE keeps unusual steps in the limits, as the NHS Excel tool does. Left out: TRUE.
 * @param [rules] "nhs", "nhs6" (trend of 6), or single ones such as "outside, trend7, two-in-three, shift7". Left out: "nhs".
 * @param [headers] TRUE puts a row of headers on top. Left out: FALSE.
 * @param [limitFactor] How many mean moving ranges the limits lie from the mean. Left out: 2.66.
 * @returns A row for each figure.
 * @remarks Columns: value, mean (median for g and run), lower, upper, flag, point type. Flags and point types are
 * those of NHS Making Data Count.
 * @remarks i: individuals; mr: their steps; p, u: shares and rates; pp, up: the same with more variation than
 * chance; c: counts; g: cases between events; t: time between events; ip: rates of known precision; run: about the
 * median, without limits.
 * @remarks A row without a figure (blank, text, TRUE/FALSE or #N/A) stays #N/A and is skipped: steps are taken
 * between the figures that are there. Any other error is returned. Excel on the desktop hands a blank cell over as
 * 0, so write =NA() or "" where there is no figure.
 * @example =KPI.SPC("c", {4;9}) gives {4,6.5,0,14.1485292703892,"Common Cause","common_cause";9,6.5,0,14.1485292703892,"Common Cause","common_cause"}
 * @example =KPI.SPC("mr", {10;14}) gives {#N/A,#N/A,#N/A,#N/A,#N/A,#N/A;4,4,0,13.068,"Common Cause","common_cause"}
 */
export function spc(
  chart: unknown,
  numerators: unknown[][],
  denominators?: unknown[][],
  direction?: unknown,
  target?: unknown[][],
  rebase?: unknown[][],
  baseline?: unknown[][],
  screen?: unknown[][],
  rules?: unknown[][],
  headers?: unknown[][],
  limitFactor?: unknown[][],
): unknown[][] {
  const kind = required("chart", chart);
  return several(
    tables.chartCalled(kind, {
      numerators: required("numerators", numerators),
      denominators: optional("denominators", denominators),
      direction: optional("direction", direction),
      target: optional("target", target),
      rebase: optional("rebase", rebase),
      baseline: optional("baseline", baseline),
      screen: optional("screen", screen),
      rules: optional("rules", rules),
      headers: optional("headers", headers),
      limitFactor: optional("limit_factor", limitFactor),
    }),
  );
}

/**
 * Draws a control chart of shares, such as panels on time out of all panels.
 * @customfunction
 * @param numerators What was counted in each period, such as panels on time.
 * @param denominators Out of how many: a range of the same size, or one for all.
 * @param [laney] TRUE allows for more variation than chance (P-prime, U-prime of Laney). Left out: FALSE.
 * @param [direction] Which way is better: "higher", "lower" or "neutral". Left out: "higher".
 * @param [target] The target. With it, two columns more: the target, and Pass, Fail or Hit or miss.
 * @param [rebase] Where the process changed: TRUE or 1 beside each first row, or a list of positions from 1.
 * @param [baseline] How many figures of each phase feed mean and limits. Left out or 0: all.
 * @param [rules] "nhs", "nhs6" (trend of 6), or single ones such as "outside, trend7, two-in-three, shift7". Left out: "nhs".
 * @param [headers] TRUE puts a row of headers on top. Left out: FALSE.
 * @returns A row for each figure.
 * @remarks Columns: value, mean, lower, upper, flag, point type. Flags and point types are those of NHS Making
 * Data Count.
 * @remarks The mean is all numerators over all denominators; limits are within 0 and 1. With large denominators
 * nearly every month is flagged: the headers say when “laney” is needed.
 * @remarks A row without a figure (blank, text, TRUE/FALSE or #N/A) stays #N/A and is skipped: steps are taken
 * between the figures that are there. Any other error is returned. Excel on the desktop hands a blank cell over as
 * 0, so write =NA() or "" where there is no figure. So does a row of 0 out of 0. A numerator above its denominator
 * gives #NUM!.
 * @example =KPI.PCHART({9;7}, {10;10}) gives {0.9,0.8,0.4205266807797945,1,"Common Cause","common_cause";0.7,0.8,0.4205266807797945,1,"Common Cause","common_cause"}
 */
export function pchart(
  numerators: unknown[][],
  denominators: unknown[][],
  laney?: unknown[][],
  direction?: unknown,
  target?: unknown[][],
  rebase?: unknown[][],
  baseline?: unknown[][],
  rules?: unknown[][],
  headers?: unknown[][],
): unknown[][] {
  const prime = optional("laney", laney);
  return several(
    tables.chartOfCounts("p", prime, {
      numerators: required("numerators", numerators),
      denominators: required("denominators", denominators),
      direction: optional("direction", direction),
      target: optional("target", target),
      rebase: optional("rebase", rebase),
      baseline: optional("baseline", baseline),
      rules: optional("rules", rules),
      headers: optional("headers", headers),
      screen: null,
      limitFactor: null,
    }),
  );
}

/**
 * Draws a control chart of rates, such as incidents for each 1,000 days in custody.
 * @customfunction
 * @param numerators How many events there were in each period.
 * @param denominators How much there was in which they could happen: a range of the same size, or one for all.
 * @param [laney] TRUE allows for more variation than chance (P-prime, U-prime of Laney). Left out: FALSE.
 * @param [direction] Which way is better: "higher", "lower" or "neutral". Left out: "higher".
 * @param [target] The target. With it, two columns more: the target, and Pass, Fail or Hit or miss.
 * @param [rebase] Where the process changed: TRUE or 1 beside each first row, or a list of positions from 1.
 * @param [baseline] How many figures of each phase feed mean and limits. Left out or 0: all.
 * @param [rules] "nhs", "nhs6" (trend of 6), or single ones such as "outside, trend7, two-in-three, shift7". Left out: "nhs".
 * @param [headers] TRUE puts a row of headers on top. Left out: FALSE.
 * @returns A row for each figure.
 * @remarks Columns: value, mean, lower, upper, flag, point type. Flags and point types are those of NHS Making
 * Data Count.
 * @remarks The mean is all events over all denominators; limits are not below 0. With large denominators nearly
 * every month is flagged: the headers say when “laney” is needed.
 * @remarks A row without a figure (blank, text, TRUE/FALSE or #N/A) stays #N/A and is skipped: steps are taken
 * between the figures that are there. Any other error is returned. Excel on the desktop hands a blank cell over as
 * 0, so write =NA() or "" where there is no figure. So does a row of 0 out of 0. Events out of 0 give #DIV/0!.
 * @example =KPI.UCHART({10;6}, {5;5}) gives {2,1.6,0,3.2970562748477143,"Common Cause","common_cause";1.2,1.6,0,3.2970562748477143,"Common Cause","common_cause"}
 */
export function uchart(
  numerators: unknown[][],
  denominators: unknown[][],
  laney?: unknown[][],
  direction?: unknown,
  target?: unknown[][],
  rebase?: unknown[][],
  baseline?: unknown[][],
  rules?: unknown[][],
  headers?: unknown[][],
): unknown[][] {
  const prime = optional("laney", laney);
  return several(
    tables.chartOfCounts("u", prime, {
      numerators: required("numerators", numerators),
      denominators: required("denominators", denominators),
      direction: optional("direction", direction),
      target: optional("target", target),
      rebase: optional("rebase", rebase),
      baseline: optional("baseline", baseline),
      rules: optional("rules", rules),
      headers: optional("headers", headers),
      screen: null,
      limitFactor: null,
    }),
  );
}

/**
 * Draws a control chart of counts, such as breaches in each month.
 * @customfunction
 * @param numerators How many events there were in each period.
 * @param [direction] Which way is better: "higher", "lower" or "neutral". Left out: "higher".
 * @param [target] The target. With it, two columns more: the target, and Pass, Fail or Hit or miss.
 * @param [rebase] Where the process changed: TRUE or 1 beside each first row, or a list of positions from 1.
 * @param [baseline] How many figures of each phase feed mean and limits. Left out or 0: all.
 * @param [rules] "nhs", "nhs6" (trend of 6), or single ones such as "outside, trend7, two-in-three, shift7". Left out: "nhs".
 * @param [headers] TRUE puts a row of headers on top. Left out: FALSE.
 * @returns A row for each figure.
 * @remarks Columns: value, mean, lower, upper, flag, point type. Flags and point types are those of NHS Making
 * Data Count.
 * @remarks For counts of rare events where the chance is much the same in each period. Limits are not below 0.
 * @remarks A row without a figure (blank, text, TRUE/FALSE or #N/A) stays #N/A and is skipped: steps are taken
 * between the figures that are there. Any other error is returned. Excel on the desktop hands a blank cell over as
 * 0, so write =NA() or "" where there is no figure.
 * @example =KPI.CCHART({4;9}) gives {4,6.5,0,14.1485292703892,"Common Cause","common_cause";9,6.5,0,14.1485292703892,"Common Cause","common_cause"}
 */
export function cchart(
  numerators: unknown[][],
  direction?: unknown,
  target?: unknown[][],
  rebase?: unknown[][],
  baseline?: unknown[][],
  rules?: unknown[][],
  headers?: unknown[][],
): unknown[][] {
  return several(
    tables.chartTable("c", {
      numerators: required("numerators", numerators),
      direction: optional("direction", direction),
      target: optional("target", target),
      rebase: optional("rebase", rebase),
      baseline: optional("baseline", baseline),
      rules: optional("rules", rules),
      headers: optional("headers", headers),
      denominators: null,
      screen: null,
      limitFactor: null,
    }),
  );
}

/**
 * Draws a control chart of the time between rare events, such as days between escapes.
 * @customfunction
 * @param numerators The times between neighbouring events, each above 0.
 * @param [direction] Which way is better: "higher", "lower" or "neutral". Left out: "higher".
 * @param [target] The target. With it, two columns more: the target, and Pass, Fail or Hit or miss.
 * @param [rebase] Where the process changed: TRUE or 1 beside each first row, or a list of positions from 1.
 * @param [baseline] How many figures of each phase feed mean and limits. Left out or 0: all.
 * @param [rules] "nhs", "nhs6" (trend of 6), or single ones such as "outside, trend7, two-in-three, shift7". Left out: "nhs".
 * @param [headers] TRUE puts a row of headers on top. Left out: FALSE.
 * @returns A row for each figure.
 * @remarks Columns: value, mean, lower, upper, flag, point type. Flags and point types are those of NHS Making
 * Data Count.
 * @remarks Times are made near enough normal (to the power of 1/3.6), charted, and turned back. A time of 0 or
 * less gives #NUM!.
 * @remarks A row without a figure (blank, text, TRUE/FALSE or #N/A) stays #N/A and is skipped: steps are taken
 * between the figures that are there. Any other error is returned. Excel on the desktop hands a blank cell over as
 * 0, so write =NA() or "" where there is no figure.
 * @example =KPI.TCHART({5;5}) gives {5,5,5,5,"Common Cause","common_cause";5,5,5,5,"Common Cause","common_cause"}
 */
export function tchart(
  numerators: unknown[][],
  direction?: unknown,
  target?: unknown[][],
  rebase?: unknown[][],
  baseline?: unknown[][],
  rules?: unknown[][],
  headers?: unknown[][],
): unknown[][] {
  return several(
    tables.chartTable("t", {
      numerators: required("numerators", numerators),
      direction: optional("direction", direction),
      target: optional("target", target),
      rebase: optional("rebase", rebase),
      baseline: optional("baseline", baseline),
      rules: optional("rules", rules),
      headers: optional("headers", headers),
      denominators: null,
      screen: null,
      limitFactor: null,
    }),
  );
}

/**
 * Draws a control chart of the number of cases between rare events, such as releases between recalls.
 * @customfunction
 * @param numerators How many cases there were between neighbouring events.
 * @param [direction] Which way is better: "higher", "lower" or "neutral". Left out: "higher".
 * @param [target] The target. With it, two columns more: the target, and Pass, Fail or Hit or miss.
 * @param [rebase] Where the process changed: TRUE or 1 beside each first row, or a list of positions from 1.
 * @param [baseline] How many figures of each phase feed mean and limits. Left out or 0: all.
 * @param [rules] "nhs", "nhs6" (trend of 6), or single ones such as "outside, trend7, two-in-three, shift7". Left out: "nhs".
 * @param [headers] TRUE puts a row of headers on top. Left out: FALSE.
 * @returns A row for each figure.
 * @remarks Columns: value, median, lower, upper, flag, point type. Flags and point types are those of NHS Making
 * Data Count.
 * @remarks The line is the median; the upper limit comes from the mean, the lower is 0.
 * @remarks A row without a figure (blank, text, TRUE/FALSE or #N/A) stays #N/A and is skipped: steps are taken
 * between the figures that are there. Any other error is returned. Excel on the desktop hands a blank cell over as
 * 0, so write =NA() or "" where there is no figure.
 * @example =KPI.GCHART({2;4}) gives {2,3,0,13.392304845413264,"Common Cause","common_cause";4,3,0,13.392304845413264,"Common Cause","common_cause"}
 */
export function gchart(
  numerators: unknown[][],
  direction?: unknown,
  target?: unknown[][],
  rebase?: unknown[][],
  baseline?: unknown[][],
  rules?: unknown[][],
  headers?: unknown[][],
): unknown[][] {
  return several(
    tables.chartTable("g", {
      numerators: required("numerators", numerators),
      direction: optional("direction", direction),
      target: optional("target", target),
      rebase: optional("rebase", rebase),
      baseline: optional("baseline", baseline),
      rules: optional("rules", rules),
      headers: optional("headers", headers),
      denominators: null,
      screen: null,
      limitFactor: null,
    }),
  );
}

/**
 * Draws a control chart of rates weighted by how many cases stand behind each.
 * @customfunction
 * @param numerators What was counted or added up in each period.
 * @param denominators Out of how many: a range of the same size, or one for all.
 * @param [direction] Which way is better: "higher", "lower" or "neutral". Left out: "higher".
 * @param [target] The target. With it, two columns more: the target, and Pass, Fail or Hit or miss.
 * @param [rebase] Where the process changed: TRUE or 1 beside each first row, or a list of positions from 1.
 * @param [baseline] How many figures of each phase feed mean and limits. Left out or 0: all.
 * @param [rules] "nhs", "nhs6" (trend of 6), or single ones such as "outside, trend7, two-in-three, shift7". Left out: "nhs".
 * @param [headers] TRUE puts a row of headers on top. Left out: FALSE.
 * @returns A row for each figure.
 * @remarks Columns: value, mean, lower, upper, flag, point type. Flags and point types are those of NHS Making
 * Data Count.
 * @remarks Taylor’s I-prime chart: wider limits where there are fewer cases, from the variation of the rates
 * themselves.
 * @remarks A row without a figure (blank, text, TRUE/FALSE or #N/A) stays #N/A and is skipped: steps are taken
 * between the figures that are there. Any other error is returned. Excel on the desktop hands a blank cell over as
 * 0, so write =NA() or "" where there is no figure.
 * @example =KPI.IPRIME({5;10}, {10;10}) gives {0.5,0.75,-0.579340388179137,2.07934038817914,"Common Cause","common_cause";1,0.75,-0.579340388179137,2.07934038817914,"Common Cause","common_cause"}
 */
export function iprime(
  numerators: unknown[][],
  denominators: unknown[][],
  direction?: unknown,
  target?: unknown[][],
  rebase?: unknown[][],
  baseline?: unknown[][],
  rules?: unknown[][],
  headers?: unknown[][],
): unknown[][] {
  return several(
    tables.chartTable("ip", {
      numerators: required("numerators", numerators),
      denominators: required("denominators", denominators),
      direction: optional("direction", direction),
      target: optional("target", target),
      rebase: optional("rebase", rebase),
      baseline: optional("baseline", baseline),
      rules: optional("rules", rules),
      headers: optional("headers", headers),
      screen: null,
      limitFactor: null,
    }),
  );
}
