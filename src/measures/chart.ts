import { assuranceOf } from "../kpi/spc/assurance";
import { drawChart, FEWEST, PLAIN, pointsInLastPhase } from "../kpi/spc/chart";
import { flagOf, meaningOf } from "../kpi/spc/chart-table";
import { variationOf } from "../kpi/spc/variation";
import type { Form, Measure } from "./measure";
import { rangeOf } from "./point";
import type { ChartPoint, ControlChart, Figure } from "./result";

export interface Charted {
  readonly chart: ControlChart | null;
  readonly variation: string | null;
  readonly assurance: string | null;
}

const NOTHING: Charted = { chart: null, variation: null, assurance: null };
const FEWEST_TO_DRAW = 2;

/** What no figure of a form can lie beyond, so that no limit does either. */
const BOUNDS: Readonly<Record<Form, readonly [least: number, most: number]>> = {
  share: [0, 1],
  rate: [0, Infinity],
  count: [0, Infinity],
  caseload: [0, Infinity],
  sum: [-Infinity, Infinity],
  mean: [-Infinity, Infinity],
  median: [-Infinity, Infinity],
};

/** The individuals chart of the figures of periods that are over; a new phase begins at each break. */
export function chartOf({ direction, form }: Measure, figures: readonly Figure[]): Charted {
  const plotted: { figure: Figure; value: number; startsPhase: boolean }[] = [];
  let isBroken = false;
  for (const figure of figures) {
    isBroken ||= figure.breakBefore !== null;
    if (figure.value === null || figure.period.isInProgress) continue;
    plotted.push({ figure, value: figure.value, startsPhase: isBroken });
    isBroken = false;
  }
  if (plotted.length < FEWEST_TO_DRAW) return NOTHING;
  const drawn = drawChart("i", {
    ...PLAIN,
    numerators: rangeOf(plotted.map(({ value }) => value)),
    rebase: rangeOf(plotted.map(({ startsPhase }) => startsPhase)),
  });
  if (!drawn.ok) return NOTHING;
  const { lines, marks } = drawn.value;
  const [least, most] = BOUNDS[form];
  const line = (at: number | undefined) =>
    at === undefined || Number.isNaN(at) ? null : Math.min(most, Math.max(least, at));
  const points = plotted.map(({ figure, value, startsPhase }, at): ChartPoint => {
    const mark = marks[at] ?? null;
    return {
      period: figure.period,
      value,
      centre: lines.centre[at] ?? value,
      lower: line(lines.lower[at]),
      upper: line(lines.upper[at]),
      flag: mark && flagOf(mark),
      meaning: mark && meaningOf(mark, direction),
      startsPhase: startsPhase && at > 0,
    };
  });
  const target = plotted.at(-1)?.figure.target ?? null;
  const variation = variationOf(drawn.value, direction);
  const assurance = target === null ? null : assuranceOf(drawn.value, target, direction);
  return {
    chart: { points, isTrial: pointsInLastPhase(drawn.value) < FEWEST },
    variation: variation.ok ? variation.value : null,
    assurance: assurance?.ok === true ? assurance.value : null,
  };
}
