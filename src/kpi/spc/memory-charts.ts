import { spcText } from "../../text/kpi-spc";
import { isProblem, refuse, type Answer, type Spill } from "../problem";
import { placeOf, type Range } from "../range";
import { numberArgument } from "../reading";
import { D2, mean, meanMovingRange } from "./average";
import { rowByRow } from "./chart-table";
import { numberOr, withHeaders } from "./option";
import { sideOf } from "./rules";
import { readSeries, type Series } from "./series";

interface ProcessArguments {
  readonly values: Range;
  readonly centre: Range | null;
  readonly sd: Range | null;
  readonly headers: Range | null;
}

export interface EwmaArguments extends ProcessArguments {
  readonly lambda: Range | null;
  readonly sigmas: Range | null;
}

export interface CusumArguments extends ProcessArguments {
  readonly k: Range | null;
  readonly h: Range | null;
}

interface Process {
  readonly series: Series;
  readonly centre: number;
  readonly sd: number;
}

/** The series with the centre and standard deviation that are given, or its mean and its mean moving range / 1.128. */
function readProcess({ values: range, centre, sd }: ProcessArguments): Answer<Process> {
  const series = readSeries(range);
  if (!series.ok) return series;
  const { values } = series.value;
  const middle = numberArgument(centre);
  if (isProblem(middle)) return refuse(middle);
  const spread = numberOr(sd, NaN);
  if (!spread.ok) return spread;
  if (sd !== null && spread.value < 0) {
    return refuse(spcText.notAbove(placeOf(sd), spread.value, 0));
  }
  const usual = meanMovingRange(values, 0, values.length, false) / D2;
  const sigma = Number.isNaN(spread.value) ? usual : spread.value;
  if (Number.isNaN(sigma)) return refuse(spcText.noLimit);
  return {
    ok: true,
    value: { series: series.value, centre: middle ?? mean(values), sd: sigma },
  };
}

/** An option above zero; left out, blank or 0, what is usual. */
function positive(range: Range | null, usual: number): Answer<number> {
  const option = numberOr(range, usual);
  if (!option.ok || range === null || option.value > 0) return option;
  return refuse(spcText.notAbove(placeOf(range), option.value, 0));
}

function flag(side: -1 | 0 | 1): string {
  return side === 0 ? spcText.commonCause : spcText.outside(side);
}

/**
 * Exponentially weighted moving average, starting at the centre, with limits that widen to their final width: value,
 * average, lower, upper, flag. Rows without a figure are #N/A and change nothing.
 */
export function ewma(given: EwmaArguments): Answer<Spill> {
  const lambda = numberOr(given.lambda, 0.2);
  if (!lambda.ok) return lambda;
  if (given.lambda !== null && (lambda.value <= 0 || lambda.value > 1)) {
    return refuse(spcText.notAWeight(placeOf(given.lambda), lambda.value));
  }
  const sigmas = positive(given.sigmas, 3);
  if (!sigmas.ok) return sigmas;
  const process = readProcess(given);
  if (!process.ok) return process;
  const { series, centre, sd } = process.value;
  const weight = lambda.value;
  let average = centre;
  const table = rowByRow(series.rows, series.row, spcText.ewmaHeaders.length, (index) => {
    const value = series.values[index]!;
    average = weight * value + (1 - weight) * average;
    const settled = 1 - (1 - weight) ** (2 * (index + 1));
    const reach = sigmas.value * sd * Math.sqrt((weight / (2 - weight)) * settled);
    const [lower, upper] = [centre - reach, centre + reach];
    const side = sideOf(average, upper) > 0 ? 1 : sideOf(average, lower) < 0 ? -1 : 0;
    return [value, average, lower, upper, flag(side)];
  });
  return withHeaders(given.headers, spcText.ewmaHeaders, table);
}

/**
 * Tabular cumulative sums in standard deviations: value, sum above (from 0 up), sum below (from 0 down), flag where one
 * passes `h`. Rows without a figure are #N/A and change nothing.
 */
export function cusum(given: CusumArguments): Answer<Spill> {
  const slack = numberArgument(given.k) ?? 0.5;
  if (isProblem(slack)) return refuse(slack);
  if (given.k !== null && slack < 0) return refuse(spcText.notAbove(placeOf(given.k), slack, 0));
  const decision = positive(given.h, 5);
  if (!decision.ok) return decision;
  const process = readProcess(given);
  if (!process.ok) return process;
  const { series, centre, sd } = process.value;
  if (sd === 0) return refuse(spcText.noVariation);
  let above = 0;
  let below = 0;
  const table = rowByRow(series.rows, series.row, spcText.cusumHeaders.length, (index) => {
    const value = series.values[index]!;
    const z = (value - centre) / sd;
    above = Math.max(0, above + z - slack);
    below = Math.min(0, below + z + slack);
    const side = above > decision.value ? 1 : below < -decision.value ? -1 : 0;
    return [value, above, below, flag(side)];
  });
  return withHeaders(given.headers, spcText.cusumHeaders, table);
}
