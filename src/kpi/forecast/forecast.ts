import { kpiText } from "../../text/kpi";
import { forecastText } from "../../text/kpi-forecast";
import { normalForConfidence } from "../distributions";
import { withHeaders } from "../headers";
import { isProblem, refuse, type Answer, type Problem, type Spill } from "../problem";
import { placeOf, type Range } from "../range";
import { numberArgument, wordArgument, words } from "../reading";
import { seriesOf } from "./series";
import { fit, METHODS, neededFor, type Fitted, type Method, type Weights } from "./smoothing";

export interface ForecastArguments {
  readonly values: Range;
  readonly horizon: Range;
  readonly method: Range | null;
  readonly period: Range | null;
  readonly alpha: Range | null;
  readonly beta: Range | null;
  readonly gamma: Range | null;
  readonly interval: Range | null;
  readonly headers: Range | null;
}

const METHOD_WORDS = words<Method | "auto">(
  [["auto", "auto"], ...METHODS.map((method): [string, Method] => [method, method])],
  [
    ["last", "naive"],
    ["snaive", "seasonal naive"],
    ["seasonal_naive", "seasonal naive"],
    ["seasonal-naive", "seasonal naive"],
    ["seasonal", "seasonal naive"],
    ["ses", "simple"],
    ["linear", "holt"],
    ["hw", "holt-winters"],
    ["holt winters", "holt-winters"],
    ["holtwinters", "holt-winters"],
  ],
);

const MONTHS = 12;
const USUAL_INTERVAL = 0.8;
const FARTHEST = 1000;

function weightOf(range: Range | null): number | null | Problem {
  const weight = numberArgument(range);
  if (range === null || weight === null || isProblem(weight)) return weight;
  return weight < 0 || weight > 1 ? kpiText.notAProportion(placeOf(range), weight) : weight;
}

/** The method that the given weights belong to; none given: `null`. */
function methodOfWeights({ alpha, beta, gamma }: Weights): Method | null {
  if (gamma !== null) return "holt-winters";
  if (beta !== null) return "holt";
  return alpha === null ? null : "simple";
}

/**
 * The method that would have forecast the last season best (or the last third, where there are fewer figures), with nothing
 * known of it but the figures before. Of equals, the simpler.
 */
function bestMethod(values: readonly number[], period: number): Method {
  const held = Math.max(1, Math.min(period, Math.floor(values.length / 3)));
  const known = values.slice(0, values.length - held);
  const unknown = values.slice(values.length - held);
  let best: Method = "naive";
  let least = Infinity;
  for (const method of METHODS) {
    if (known.length < neededFor(method, period)) continue;
    const fitted = fit(known, method, period, { alpha: null, beta: null, gamma: null });
    const missed = unknown.reduce(
      (sum, value, at) => sum + Math.abs(value - fitted.forecast(at + 1)),
      0,
    );
    if (missed < least) [best, least] = [method, missed];
  }
  return best;
}

function table(fitted: Fitted, horizon: number, interval: number): Spill {
  const quantile = normalForConfidence(interval);
  const variance = fitted.squares / fitted.errors;
  return Array.from({ length: horizon }, (_, at) => {
    const value = fitted.forecast(at + 1);
    const margin = quantile * Math.sqrt(variance * fitted.widening(at + 1));
    return [at + 1, value, value - margin, value + margin, fitted.said];
  });
}

interface Settings {
  readonly horizon: number;
  readonly period: number;
  readonly interval: number;
  readonly weights: Weights;
}

function settingsOf(given: ForecastArguments): Answer<Settings> {
  const read: number[] = [];
  for (const [range, otherwise] of [
    [given.horizon, 0],
    [given.period, MONTHS],
    [given.interval, USUAL_INTERVAL],
  ] as const) {
    const value = numberArgument(range) ?? otherwise;
    if (isProblem(value)) return refuse(value);
    read.push(value);
  }
  const [horizon = 0, period = 0, interval = 0] = read;
  if (horizon < 1 || horizon > FARTHEST) {
    return refuse(forecastText.notACount(placeOf(given.horizon), horizon, FARTHEST));
  }
  if (given.period !== null && (period < 2 || !Number.isInteger(period))) {
    return refuse(forecastText.notASeason(placeOf(given.period), period));
  }
  if (given.interval !== null && (interval <= 0 || interval >= 1)) {
    return refuse(forecastText.notALevel(placeOf(given.interval), interval));
  }
  const [alpha, beta, gamma] = [given.alpha, given.beta, given.gamma].map(weightOf);
  for (const weight of [alpha, beta, gamma]) {
    if (typeof weight === "object" && weight !== null) return refuse(weight);
  }
  const asNumber = (weight: unknown) => (typeof weight === "number" ? weight : null);
  const weights = { alpha: asNumber(alpha), beta: asNumber(beta), gamma: asNumber(gamma) };
  return { ok: true, value: { horizon: Math.trunc(horizon), period, interval, weights } };
}

/**
 * The periods to come: number, forecast, lower and upper limit, and the method with every weight and start value it used.
 * “auto” takes the method that the given weights belong to, or else the one that would have forecast the last season best.
 * Too few figures and a gap between figures are #N/A.
 */
export function forecast(given: ForecastArguments): Answer<Spill> {
  const series = seriesOf(given.values);
  if (!series.ok) return series;
  const settings = settingsOf(given);
  if (!settings.ok) return settings;
  const word = wordArgument(given.method, METHOD_WORDS);
  if (word !== null && isProblem(word)) return refuse(word);
  const { horizon, period, interval, weights } = settings.value;
  const values = series.value;
  const asked = word === null || word === "auto" ? methodOfWeights(weights) : word;
  const method = asked ?? bestMethod(values, period);
  const needed = neededFor(method, period);
  if (values.length < needed) {
    const place = placeOf(given.values);
    return refuse(forecastText.tooFewValues(place, values.length, needed, `“${method}”`));
  }
  const spill = table(fit(values, method, period, weights), horizon, interval);
  return withHeaders(given.headers, forecastText.forecastHeaders, { ok: true, value: spill });
}
