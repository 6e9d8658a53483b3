import { chiSquareCdf } from "../distributions";
import { spcText } from "../../text/kpi-spc";
import { isProblem, refuse, type Answer, type Spill } from "../problem";
import { placeOf, type Range } from "../range";
import { numberArgument } from "../reading";
import { mean } from "./average";
import { withHeaders } from "./option";
import { readSeries, type Series } from "./series";

export interface SeasonalArguments {
  readonly values: Range;
  readonly period: Range;
  readonly headers: Range | null;
}

/** The mean of a whole period about a row, its two ends by half where the period is even; not a number near a gap. */
function level(figures: readonly number[], at: number, period: number): number {
  const half = Math.floor(period / 2);
  const isEven = period % 2 === 0;
  let sum = 0;
  for (let row = at - half; row <= at + half; row++) {
    const isEnd = row === at - half || row === at + half;
    sum += (figures[row] ?? NaN) * (isEven && isEnd ? 0.5 : 1);
  }
  return sum / period;
}

/** Each figure against its level, season by season. */
function ratios({ rows, row, values }: Series, period: number): number[][] {
  const figures = new Array<number>(rows).fill(NaN);
  row.forEach((at, index) => (figures[at] = values[index]!));
  const seasons = Array.from({ length: period }, (): number[] => []);
  figures.forEach((value, at) => {
    const ratio = value / level(figures, at, period);
    if (!Number.isNaN(ratio)) seasons[at % period]!.push(ratio);
  });
  return seasons;
}

/** How often chance alone would set the seasons so far apart (Kruskal and Wallis, ties corrected). */
function chance(seasons: readonly (readonly number[])[]): number {
  const all = seasons.flatMap((season, index) => season.map((ratio) => ({ ratio, index })));
  all.sort((a, b) => a.ratio - b.ratio);
  const n = all.length;
  const ranks = new Array<number>(seasons.length).fill(0);
  let tied = 0;
  for (let from = 0; from < n;) {
    let to = from + 1;
    while (to < n && all[to]!.ratio === all[from]!.ratio) to++;
    const size = to - from;
    tied += size * (size * size - 1);
    for (; from < to; from++) ranks[all[from]!.index]! += (to + to - size + 1) / 2;
  }
  const correction = 1 - tied / (n * (n * n - 1));
  if (correction === 0) return 1;
  const between = ranks.reduce((sum, rank, index) => sum + rank ** 2 / seasons[index]!.length, 0);
  const h = ((12 * between) / (n * (n + 1)) - 3 * (n + 1)) / correction;
  return chiSquareCdf(Math.max(0, h), seasons.length - 1, "upper");
}

const CLEAR = 0.05;

/**
 * How far each season lies from the level of its year: season from 1, index (1 is usual), p of there being no season, and
 * in words whether there is one. Ratios to the centred moving average, averaged and scaled to a mean of 1. Fewer than
 * two whole periods, or a season without a ratio, is #N/A; a figure not above zero is #NUM!.
 */
export function seasonal(given: SeasonalArguments): Answer<Spill> {
  const period = numberArgument(given.period) ?? 0;
  if (isProblem(period)) return refuse(period);
  if (!Number.isInteger(period) || period < 2) return refuse(spcText.notAPeriod(period));
  const series = readSeries(given.values);
  if (!series.ok) return series;
  const { values, row } = series.value;
  const low = values.findIndex((value) => value <= 0);
  if (low >= 0) return refuse(spcText.notAboveZero(placeOf(given.values, row[low]), values[low]!));
  const tooFew = spcText.tooFewForSeason(values.length, period);
  if (values.length < 2 * period) return refuse(tooFew);
  const seasons = ratios(series.value, period);
  if (seasons.some((season) => season.length === 0)) return refuse(tooFew);

  const means = seasons.map((season) => mean(season));
  const scale = mean(means);
  const p = chance(seasons);
  const verdict = p < CLEAR ? spcText.seasonal : spcText.notSeasonal;
  const table = means.map((index, season) => [season + 1, index / scale, p, verdict]);
  return withHeaders(given.headers, spcText.seasonHeaders, table);
}
