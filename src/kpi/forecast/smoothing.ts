import { forecastText } from "../../text/kpi-forecast";
import { roundHalfAway } from "../round";

/** The weights of a method; `null` where it has none or where it is to be found. */
export interface Weights {
  readonly alpha: number | null;
  readonly beta: number | null;
  readonly gamma: number | null;
}

/** A method put to a series: what it would have said one period ahead, and what it says of the periods to come. */
export interface Fitted {
  /** Sum of the squared one-period errors, and how many there are. */
  readonly squares: number;
  readonly errors: number;
  /** The forecast `ahead` periods after the last figure, 1 being the next. */
  readonly forecast: (ahead: number) => number;
  /** How much wider than one period ahead the variance is `ahead` periods on. */
  readonly widening: (ahead: number) => number;
  readonly said: string;
}

export const METHODS = ["naive", "seasonal naive", "simple", "holt", "holt-winters"] as const;
export type Method = (typeof METHODS)[number];

/** How many figures a method needs before it can say anything that has an error. */
export function neededFor(method: Method, period: number): number {
  switch (method) {
    case "naive":
    case "simple":
      return 2;
    case "holt":
      return 3;
    case "seasonal naive":
      return period + 1;
    case "holt-winters":
      return 2 * period + 1;
  }
}

const shown = (value: number) => roundHalfAway(value, 4);

function fitNaive(values: readonly number[], lag: number, period: number): Fitted {
  let squares = 0;
  for (let at = lag; at < values.length; at++) squares += (values[at]! - values[at - lag]!) ** 2;
  return {
    squares,
    errors: values.length - lag,
    forecast: (ahead) => values[values.length - lag + ((ahead - 1) % lag)]!,
    widening: (ahead) => Math.floor((ahead - 1) / lag) + 1,
    said: lag === 1 ? forecastText.naive : forecastText.seasonalNaive(period),
  };
}

/** Simple smoothing starts at the first figure. */
function fitSimple(values: readonly number[], alpha: number): Fitted {
  let level = values[0]!;
  let squares = 0;
  for (let at = 1; at < values.length; at++) {
    const error = values[at]! - level;
    squares += error * error;
    level += alpha * error;
  }
  return {
    squares,
    errors: values.length - 1,
    forecast: () => level,
    widening: (ahead) => 1 + (ahead - 1) * alpha * alpha,
    said: forecastText.simple(alpha, shown(values[0]!)),
  };
}

/** Holt starts at the second figure, with the step from the first as its trend. */
function fitHolt(values: readonly number[], alpha: number, beta: number): Fitted {
  let level = values[1]!;
  let trend = values[1]! - values[0]!;
  const said = forecastText.holt(alpha, beta, shown(level), shown(trend));
  let squares = 0;
  for (let at = 2; at < values.length; at++) {
    const error = values[at]! - level - trend;
    squares += error * error;
    const before = level;
    level = before + trend + alpha * error;
    trend += beta * (level - before - trend);
  }
  const [lastLevel, lastTrend] = [level, trend];
  return {
    squares,
    errors: values.length - 2,
    forecast: (ahead) => lastLevel + lastTrend * ahead,
    widening: (ahead) => {
      let sum = 1;
      for (let back = 1; back < ahead; back++) sum += (alpha * (1 + beta * back)) ** 2;
      return sum;
    },
    said,
  };
}

function mean(values: readonly number[], from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at++) sum += values[at]!;
  return sum / (to - from);
}

/**
 * Additive Holt-Winters. It starts after the first season: level and season from the first season, trend from
 * the means of the first two.
 */
function fitHoltWinters(
  values: readonly number[],
  period: number,
  [alpha, beta, gamma]: readonly [number, number, number],
): Fitted {
  const first = mean(values, 0, period);
  const step = (mean(values, period, 2 * period) - first) / period;
  let level = first + (step * (period - 1)) / 2;
  let trend = step;
  const said = forecastText.holtWinters(alpha, beta, gamma, period, shown(level), shown(step));
  const season: number[] = [];
  for (let at = 0; at < period; at++) {
    season.push(values[at]! - first - step * (at - (period - 1) / 2));
  }
  let squares = 0;
  for (let at = period; at < values.length; at++) {
    const place = at % period;
    const error = values[at]! - level - trend - season[place]!;
    squares += error * error;
    const before = level;
    level = alpha * (values[at]! - season[place]!) + (1 - alpha) * (before + trend);
    trend = beta * (level - before) + (1 - beta) * trend;
    season[place] = gamma * (values[at]! - level) + (1 - gamma) * season[place]!;
  }
  const [lastLevel, lastTrend, count] = [level, trend, values.length];
  return {
    squares,
    errors: count - period,
    forecast: (ahead) => lastLevel + lastTrend * ahead + season[(count + ahead - 1) % period]!,
    widening: (ahead) => {
      let sum = 1;
      for (let back = 1; back < ahead; back++) {
        const seasonal = back % period === 0 ? gamma * (1 - alpha) : 0;
        sum += (alpha * (1 + beta * back) + seasonal) ** 2;
      }
      return sum;
    },
    said,
  };
}

/** Weights that are tried where none is given; one decimal, so that they can be said and typed in again. */
const TRIED = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

function fitWith(
  values: readonly number[],
  method: Method,
  period: number,
  alpha: number,
  beta: number,
  gamma: number,
): Fitted {
  switch (method) {
    case "naive":
      return fitNaive(values, 1, period);
    case "seasonal naive":
      return fitNaive(values, period, period);
    case "simple":
      return fitSimple(values, alpha);
    case "holt":
      return fitHolt(values, alpha, beta);
    case "holt-winters":
      return fitHoltWinters(values, period, [alpha, beta, gamma]);
  }
}

const NOT_USED = [0];

function tried(method: Method, weight: keyof Weights, given: number | null): readonly number[] {
  const isUsed = {
    alpha: method === "simple" || method === "holt" || method === "holt-winters",
    beta: method === "holt" || method === "holt-winters",
    gamma: method === "holt-winters",
  }[weight];
  if (!isUsed) return NOT_USED;
  return given === null ? TRIED : [given];
}

/** Puts a method to a series. Weights that are not given are those, in tenths, with the smallest squared errors. */
export function fit(
  values: readonly number[],
  method: Method,
  period: number,
  weights: Weights,
): Fitted {
  let best: Fitted | null = null;
  for (const alpha of tried(method, "alpha", weights.alpha)) {
    for (const beta of tried(method, "beta", weights.beta)) {
      for (const gamma of tried(method, "gamma", weights.gamma)) {
        const fitted = fitWith(values, method, period, alpha, beta, gamma);
        if (best === null || fitted.squares < best.squares) best = fitted;
      }
    }
  }
  return best!;
}
