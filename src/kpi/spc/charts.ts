import { D2, mean, meanMovingRange, median, RANGE_LIMIT } from "./average";
import { draw, type Lines } from "./lines";
import type { Phase } from "./phases";

/** What is plotted; the denominators, where the chart has them. */
export interface Plotted {
  readonly values: readonly number[];
  readonly counts: readonly number[];
  readonly sizes: readonly number[] | null;
}

interface LimitOptions {
  /** Whether unusual moving ranges are left out of the limits. */
  readonly screen: boolean;
  /** How many mean moving ranges the limits lie from the mean; `null` for what the chart is known by. */
  readonly factor: number | null;
}

/** Draws the lines of one phase. */
type Chart = (lines: Lines, phase: Phase, plotted: Plotted, options: LimitOptions) => void;

/** 3 / 1.128, as Making Data Count and Wheeler round it. */
const XMR_FACTOR = 2.66;

const individuals: Chart = (lines, phase, { values }, { screen, factor }) => {
  const { from, basis } = phase;
  const limit = (factor ?? XMR_FACTOR) * meanMovingRange(values, from, basis, screen);
  draw(lines, phase, { centre: mean(values, from, basis), reach: () => limit });
};

/** The moving ranges themselves, which are what is plotted here. */
const ranges: Chart = (lines, phase, { values }, { factor }) => {
  const centre = mean(values, phase.from, phase.basis);
  const most = (factor ?? RANGE_LIMIT) * centre;
  draw(lines, phase, { centre, reach: () => most - centre, least: 0 });
};

/** All events over all cases, as Montgomery draws charts of proportions and rates. */
function overall({ counts, sizes }: Plotted, { from, basis }: Phase): number {
  const events = mean(counts, from, basis);
  return sizes === null ? events : events / mean(sizes, from, basis);
}

/** One standard deviation at a figure, by chance alone. */
type Chance = (centre: number, size: number) => number;

const BINOMIAL: Chance = (centre, size) => Math.sqrt((centre * (1 - centre)) / size);
const POISSON: Chance = (centre, size) => Math.sqrt(centre / size);

/** How many times as much as by chance the figures of a phase vary (Laney, Qual. Eng. 14, 2002). */
function sigmaZ(chance: Chance, { values, sizes }: Plotted, phase: Phase, centre: number): number {
  const z: number[] = [];
  for (let index = phase.from; index < phase.basis; index++) {
    const sigma = chance(centre, sizes?.[index] ?? 1);
    z.push(sigma === 0 ? 0 : (values[index]! - centre) / sigma);
  }
  return meanMovingRange(z, 0, z.length, false) / D2;
}

function byChance(chance: Chance, most: number, laney: boolean): Chart {
  return (lines, phase, plotted) => {
    const centre = overall(plotted, phase);
    const times = laney ? sigmaZ(chance, plotted, phase, centre) : 1;
    draw(lines, phase, {
      centre,
      reach: (index) => 3 * times * chance(centre, plotted.sizes?.[index] ?? 1),
      least: 0,
      most,
    });
  };
}

/** Figures of known precision: individuals, weighted by their denominators (Taylor's I′). */
const weighted: Chart = (lines, phase, plotted) => {
  const { values, sizes } = plotted;
  const { from, basis } = phase;
  const centre = overall(plotted, phase);
  const steps: number[] = [];
  for (let index = from + 1; index < basis; index++) {
    const [before, here] = [sizes?.[index - 1] ?? 1, sizes?.[index] ?? 1];
    steps.push(Math.abs(values[index]! - values[index - 1]!) / Math.sqrt(1 / before + 1 / here));
  }
  // The mean absolute difference of two normal figures is their standard deviation times √(2/π).
  const sigma = steps.length === 0 ? NaN : Math.sqrt(Math.PI / 2) * mean(steps);
  draw(lines, phase, { centre, reach: (index) => (3 * sigma) / Math.sqrt(sizes?.[index] ?? 1) });
};

/** Cases between events: geometric, so the median stands in the middle and the limits come from the mean. */
const casesBetween: Chart = (lines, phase, { values }) => {
  const { from, basis } = phase;
  const middle = mean(values, from, basis);
  const limit = 3 * Math.sqrt(middle * (middle + 1));
  draw(lines, phase, {
    centre: median(values, from, basis),
    middle,
    reach: () => limit,
    least: 0,
  });
};

/** Times between events are near enough normal when raised to this (Nelson, J. Qual. Technol. 26, 1994). */
const NORMAL_POWER = 1 / 3.6;

const timeBetween: Chart = (lines, phase, { values }, { factor }) => {
  const { from, to, basis } = phase;
  const powers = values.map((value) => value ** NORMAL_POWER);
  const limit = (factor ?? 3 / D2) * meanMovingRange(powers, from, basis, false);
  draw(lines, phase, { centre: mean(powers, from, basis), reach: () => limit, least: 0 });
  const { centre, lower, upper, nearLower, nearUpper } = lines;
  for (const line of [centre, lower, upper, nearLower, nearUpper]) {
    for (let index = from; index < to; index++) line[index] = line[index]! ** (1 / NORMAL_POWER);
  }
};

const run: Chart = (lines, phase, { values }) => {
  draw(lines, phase, { centre: median(values, phase.from, phase.basis), reach: () => NaN });
};

export type ChartKind = "i" | "mr" | "p" | "pp" | "u" | "up" | "c" | "g" | "t" | "ip" | "run";

export const CHARTS: ReadonlyMap<ChartKind, Chart> = new Map([
  ["i", individuals],
  ["mr", ranges],
  ["p", byChance(BINOMIAL, 1, false)],
  ["pp", byChance(BINOMIAL, 1, true)],
  ["u", byChance(POISSON, Infinity, false)],
  ["up", byChance(POISSON, Infinity, true)],
  ["c", byChance(POISSON, Infinity, false)],
  ["g", casesBetween],
  ["t", timeBetween],
  ["ip", weighted],
  ["run", run],
]);

/** Above this, limits by chance alone would flag what is usual in so large figures. */
const MOST_SIGMA_Z = 2;

/** Whether the last phase of a chart by chance alone varies so much that Laney's chart is needed. */
export function variesTooMuch(kind: ChartKind, plotted: Plotted, phase: Phase): boolean {
  if (kind !== "p" && kind !== "u") return false;
  const chance = kind === "p" ? BINOMIAL : POISSON;
  return sigmaZ(chance, plotted, phase, overall(plotted, phase)) > MOST_SIGMA_Z;
}
