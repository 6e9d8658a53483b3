import { spcText } from "../../text/kpi-spc";
import { isProblem, refuse, type Answer } from "../problem";
import type { Range } from "../range";
import { wordArgument, words } from "../reading";
import { D2, meanMovingRange, RANGE_LIMIT } from "./average";
import { drawChart, PLAIN, type ChartArguments } from "./chart";
import { lastPhase } from "./phases";

export interface LimitArguments extends Pick<
  ChartArguments,
  "rebase" | "baseline" | "screen" | "limitFactor"
> {
  readonly values: Range;
  readonly which: Range;
}

type Which = "mean" | "upper" | "lower" | "sigma" | "mr" | "mr-upper";

const WHICH = words<Which>(
  [
    ["mean", "mean"],
    ["upper", "upper"],
    ["lower", "lower"],
    ["sigma", "sigma"],
    ["mr", "mr"],
    ["mr-upper", "mr-upper"],
  ],
  [
    ["centre", "mean"],
    ["center", "mean"],
    ["ucl", "upper"],
    ["lcl", "lower"],
    ["sd", "sigma"],
  ],
);

/** One figure of the chart of individual values, since the last change of the process; left blank: the mean. */
export function limit(given: LimitArguments): Answer<number> {
  const which = wordArgument(given.which, WHICH);
  if (isProblem(which)) return refuse(which);
  const chart = drawChart("i", { ...PLAIN, ...given, numerators: given.values });
  if (!chart.ok) return chart;
  const { lines, phases, plotted, screen } = chart.value;
  const { from, basis } = lastPhase(phases);
  const range = () => meanMovingRange(plotted.values, from, basis, screen);
  const figures: Record<Which, () => number> = {
    mean: () => lines.centre.at(-1) ?? NaN,
    upper: () => lines.upper.at(-1) ?? NaN,
    lower: () => lines.lower.at(-1) ?? NaN,
    sigma: () => range() / D2,
    mr: range,
    "mr-upper": () => RANGE_LIMIT * range(),
  };
  const value = figures[which ?? "mean"]();
  return Number.isNaN(value) ? refuse(spcText.noLimit) : { ok: true, value };
}
