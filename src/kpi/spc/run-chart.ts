import { betaCdf } from "../distributions";
import { spcText } from "../../text/kpi-spc";
import { isProblem, refuse, type Answer, type Outcome, type Spill } from "../problem";
import type { Range } from "../range";
import { numberArgument } from "../reading";
import { mean, median } from "./average";
import { orNone } from "./chart-table";
import { withHeaders } from "./option";
import { sideOf } from "./rules";
import { readSeries } from "./series";

export interface RunChartArguments {
  readonly values: Range;
  readonly centre: Range | null;
  readonly headers: Range | null;
}

/** So few crossings come about by chance once in twenty. */
const RARE = 0.05;

/** How many crossings of the centre line are the fewest to be expected among so many useful points. */
function fewestCrossings(useful: number): number {
  const tosses = useful - 1;
  // The quantile lies near the normal one; from safely below it, go up to the first that is likely enough.
  let crossings = Math.max(0, Math.floor(tosses / 2 - Math.sqrt(tosses)) - 1);
  while (crossings < tosses && betaCdf(0.5, tosses - crossings, crossings + 1) < RARE) crossings++;
  return crossings;
}

interface Runs {
  readonly useful: number;
  readonly longestRun: number;
  readonly crossings: number;
  /** Not a number where no point is useful. */
  readonly longestRunLimit: number;
  readonly crossingsLimit: number;
  readonly signal: boolean;
}

/** Runs about a centre line (Anhøj and Olesen, PLoS ONE 9, 2014). Points on the line are not useful. */
export function analyseRuns(values: readonly number[], centre: number): Runs {
  let useful = 0;
  let longestRun = 0;
  let crossings = 0;
  let run = 0;
  let before = 0;
  for (const value of values) {
    const side = sideOf(value, centre);
    if (side === 0) continue;
    useful++;
    if (before !== 0 && side !== before) crossings++;
    run = side === before ? run + 1 : 1;
    longestRun = Math.max(longestRun, run);
    before = side;
  }
  const longestRunLimit = useful === 0 ? NaN : Math.round(Math.log2(useful)) + 3;
  const crossingsLimit = useful === 0 ? NaN : fewestCrossings(useful);
  return {
    useful,
    longestRun,
    crossings,
    longestRunLimit,
    crossingsLimit,
    signal: longestRun > longestRunLimit || crossings < crossingsLimit,
  };
}

/** "median" (left out or empty text), "mean", or a height. */
function centreLine(range: Range | null, values: readonly number[]): Answer<number> {
  const cell = range?.cells.length === 1 ? range.cells[0] : null;
  const word = typeof cell === "string" ? cell.trim().toLowerCase() : null;
  if (range === null || word === "" || word === "median") {
    return { ok: true, value: median(values) };
  }
  if (word === "mean") return { ok: true, value: mean(values) };
  const height = numberArgument(range);
  return isProblem(height) ? refuse(height) : { ok: true, value: height ?? 0 };
}

/** One row: centre, useful points, longest run and its limit, crossings and their limit, and whether that is a signal. */
export function runChart(given: RunChartArguments): Answer<Spill> {
  const series = readSeries(given.values);
  if (!series.ok) return series;
  const centre = centreLine(given.centre, series.value.values);
  if (!centre.ok) return centre;
  const runs = analyseRuns(series.value.values, centre.value);
  const row: Outcome[] = [
    centre.value,
    runs.useful,
    runs.longestRun,
    orNone(runs.longestRunLimit),
    runs.crossings,
    orNone(runs.crossingsLimit),
    runs.signal,
  ];
  return withHeaders(given.headers, spcText.runHeaders, [row]);
}
