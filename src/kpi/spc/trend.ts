import { normalCdf, tCdf } from "../distributions";
import { spcText } from "../../text/kpi-spc";
import { isProblem, refuse, type Answer, type Spill } from "../problem";
import { sameSize, type Range } from "../range";
import { wordArgument, words } from "../reading";
import { Sum } from "../sum";
import { mean, median } from "./average";
import { orNone } from "./chart-table";
import { withHeaders } from "./option";
import { readSeries } from "./series";

export interface TrendArguments {
  readonly values: Range;
  readonly x: Range | null;
  readonly method: Range | null;
  readonly headers: Range | null;
}

type Method = "theil-sen" | "ols";

const METHODS = words<Method>(
  [
    ["theil-sen", "theil-sen"],
    ["ols", "ols"],
  ],
  [
    ["theil sen", "theil-sen"],
    ["theilsen", "theil-sen"],
    ["mann-kendall", "theil-sen"],
    ["least squares", "ols"],
    ["linear", "ols"],
    ["linest", "ols"],
  ],
);

interface Points {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Figures with their times: the numbers in `x`, or the rows from 1. A row without either is left out. */
function readPoints(values: Range, times: Range | null): Answer<Points> {
  const size = times === null ? null : sameSize([values, times]);
  if (size) return refuse(size);
  const series = readSeries(values);
  if (!series.ok) return series;
  const { row, values: figures } = series.value;
  if (times === null) return { ok: true, value: { x: row.map((at) => at + 1), y: figures } };
  const clock = readSeries(times);
  if (!clock.ok) return clock;
  const timeOf = new Map(clock.value.row.map((at, index) => [at, clock.value.values[index]!]));
  const x: number[] = [];
  const y: number[] = [];
  row.forEach((at, index) => {
    const time = timeOf.get(at);
    if (time === undefined) return;
    x.push(time);
    y.push(figures[index]!);
  });
  return { ok: true, value: { x, y } };
}

/** A line through the points and how sure its direction is. */
interface Line {
  readonly slope: number;
  readonly intercept: number;
  readonly p: number;
  /** What else the method gives. */
  readonly rest: readonly number[];
}

/** Least squares, centred first so that nothing is lost beside large means: as LINEST. */
function leastSquares({ x, y }: Points): Line {
  const [middle, height] = [mean(x), mean(y)];
  const [across, along, up] = [new Sum(), new Sum(), new Sum()];
  x.forEach((time, index) => {
    const [dx, dy] = [time - middle, y[index]! - height];
    across.add(dx * dx);
    along.add(dx * dy);
    up.add(dy * dy);
  });
  const slope = along.value / across.value;
  const left = new Sum();
  x.forEach((time, index) => {
    left.add((y[index]! - height - slope * (time - middle)) ** 2);
  });
  const freedom = x.length - 2;
  const error = Math.sqrt(left.value / freedom);
  const errorOfSlope = error / Math.sqrt(across.value);
  const p = slope === 0 ? 1 : 2 * tCdf(Math.abs(slope / errorOfSlope), freedom, "upper");
  return {
    slope,
    intercept: height - slope * middle,
    // A line through all points leaves no doubt.
    p: errorOfSlope === 0 && slope !== 0 ? 0 : p,
    rest: [errorOfSlope, up.value === 0 ? NaN : 1 - left.value / up.value, error],
  };
}

/** How many equal numbers there are, group by group. */
function ties(numbers: readonly number[]): number[] {
  const groups = new Map<number, number>();
  for (const number of numbers) groups.set(number, (groups.get(number) ?? 0) + 1);
  return [...groups.values()];
}

/** The variance of S under no trend, allowing for ties on both sides (Kendall, Rank Correlation Methods). */
function varianceOfS({ x, y }: Points): number {
  const n = x.length;
  const over = (groups: readonly number[], term: (t: number) => number) =>
    groups.reduce((sum, t) => sum + term(t), 0);
  const [inX, inY] = [ties(x), ties(y)];
  const first = (t: number) => t * (t - 1) * (2 * t + 5);
  const second = (t: number) => t * (t - 1);
  const third = (t: number) => t * (t - 1) * (t - 2);
  return (
    (first(n) - over(inX, first) - over(inY, first)) / 18 +
    (over(inX, third) * over(inY, third)) / (9 * third(n)) +
    (over(inX, second) * over(inY, second)) / (2 * second(n))
  );
}

/** Two million pairs: half a second. */
const MOST_POINTS = 2000;

/** Median slope of all pairs (Theil and Sen) with the test of Mann and Kendall, corrected for ties and continuity. */
function medianSlope({ x, y }: Points): Line {
  const n = x.length;
  const slopes = new Float64Array((n * (n - 1)) / 2);
  let count = 0;
  let s = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const across = x[j]! - x[i]!;
      if (across === 0) continue;
      const up = y[j]! - y[i]!;
      slopes[count++] = up / across;
      s += Math.sign(up) * Math.sign(across);
    }
  }
  const sorted = slopes.subarray(0, count).sort();
  const half = count >> 1;
  const slope =
    count % 2 === 1 ? sorted[half]! : ((sorted[half - 1] ?? NaN) + (sorted[half] ?? NaN)) / 2;
  const variance = varianceOfS({ x, y });
  const z = s === 0 || variance === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance);
  return {
    slope,
    intercept: median(y) - slope * median(x),
    p: Math.min(1, 2 * normalCdf(Math.abs(z), "upper")),
    rest: [s, variance, z],
  };
}

/** A trend is called one when chance alone would give it less often than this. */
const CLEAR = 0.05;

function inWords({ slope, p }: Line): string {
  if (p >= CLEAR || slope === 0) return spcText.noTrend;
  return slope > 0 ? spcText.rising : spcText.falling;
}

/**
 * One row: slope per period, intercept, p, "rising", "falling" or "no clear trend"; then for "theil-sen" (left out) S, its
 * variance and z, for "ols" the standard error of the slope, R squared and the standard error of the estimate.
 * `x` left out: the rows from 1, so that a row without a figure still takes its time. Fewer than three is #N/A.
 */
export function trend(given: TrendArguments): Answer<Spill> {
  const method = wordArgument(given.method, METHODS);
  if (isProblem(method)) return refuse(method);
  const read = readPoints(given.values, given.x);
  if (!read.ok) return read;
  const { x } = read.value;
  if (x.length < 3) return refuse(spcText.tooFewForTrend(x.length));
  if (x.every((time) => time === x[0])) return refuse(spcText.sameTimes);
  const isOls = method === "ols";
  if (!isOls && x.length > MOST_POINTS) {
    return refuse(spcText.tooManyForTrend(x.length, MOST_POINTS));
  }
  const line = isOls ? leastSquares(read.value) : medianSlope(read.value);
  const rest = isOls ? spcText.olsHeaders : spcText.theilSenHeaders;
  return withHeaders(
    given.headers,
    [...spcText.trendHeaders, ...rest],
    [[line.slope, line.intercept, line.p, inWords(line), ...line.rest.map(orNone)]],
  );
}
