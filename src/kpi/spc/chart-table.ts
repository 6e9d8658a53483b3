import { isBlank } from "../../cells/cell";
import { spcText, type Meaning } from "../../text/kpi-spc";
import type { Direction } from "../direction";
import { isProblem, refuse, type Answer, type Outcome, type Problem, type Spill } from "../problem";
import type { Range } from "../range";
import { numberArgument, wordArgument, words, YES_OR_NO } from "../reading";
import { assuranceOf } from "./assurance";
import {
  betterWay,
  drawChart,
  FEWEST,
  pointsInLastPhase,
  type ChartArguments,
  type Drawn,
} from "./chart";
import { variesTooMuch, type ChartKind } from "./charts";
import { lastPhase } from "./phases";
import type { Mark } from "./rules";

export interface ChartTableArguments extends ChartArguments {
  readonly direction: Range | null;
  readonly target: Range | null;
  readonly headers: Range | null;
}

/** Whether a point that stands out is for better or for worse. */
export function meaningOf({ side }: Mark, better: Direction): Meaning {
  if (better === "neutral") return "neutral";
  return side > 0 === (better === "higher") ? "improvement" : "concern";
}

/** What makes a point stand out, in words. */
export function flagOf(mark: Mark | null): string {
  if (mark === null) return spcText.commonCause;
  const { rule, side } = mark;
  switch (rule.kind) {
    case "outside":
      return spcText.outside(side);
    case "trend":
      return spcText.trend(rule.points, side);
    case "twoInThree":
      return spcText.twoInThree(side);
    case "shift":
      return spcText.shift(rule.points, side);
  }
}

function typeOf(mark: Mark | null, better: Direction): string {
  return mark === null
    ? spcText.commonCauseType
    : spcText.specialCauseType(meaningOf(mark, better), mark.side);
}

/** A line's figure; #N/A where there is none. */
export const orNone = (line: number | undefined): Outcome =>
  line === undefined || Number.isNaN(line) ? spcText.noLimit : line;

const MEDIANS: ReadonlySet<ChartKind> = new Set(["g", "run"]);

function headersOf(drawn: Drawn): string[] {
  const enough = pointsInLastPhase(drawn) >= FEWEST;
  const tooMuch = enough && variesTooMuch(drawn.kind, drawn.plotted, lastPhase(drawn.phases));
  const warning = tooMuch ? spcText.variesTooMuch : null;
  return spcText.chartHeaders(MEDIANS.has(drawn.kind) ? "Median" : "Mean", !enough, warning);
}

/** A table with one row for each row of the series; rows without a figure are #N/A throughout. */
export function rowByRow(
  rows: number,
  row: readonly number[],
  columns: number,
  cellsAt: (index: number) => Outcome[],
): Spill {
  const spill: Spill = [];
  let next = 0;
  for (let at = 0; at < rows; at++) {
    if (row[next] === at) spill.push(cellsAt(next++));
    else spill.push(new Array<Outcome>(columns).fill(spcText.noFigure));
  }
  return spill;
}

/** The target; left out or empty text, as a formula leaves it, there is none. */
function targetOf(range: Range | null): number | null | Problem {
  const cell = range?.cells.length === 1 ? range.cells[0] : null;
  return typeof cell === "string" && isBlank(cell) ? null : numberArgument(range);
}

/**
 * The chart as a table, a row for each row of the series: value, mean (median), lower, upper, flag, point type; with a
 * target also target and assurance. Rows without a figure are #N/A.
 */
export function chartTable(kind: ChartKind, given: ChartTableArguments): Answer<Spill> {
  const better = betterWay(given.direction);
  if (isProblem(better)) return refuse(better);
  const target = targetOf(given.target);
  if (isProblem(target)) return refuse(target);
  const headers = wordArgument(given.headers, YES_OR_NO);
  if (isProblem(headers)) return refuse(headers);
  const chart = drawChart(kind, given);
  if (!chart.ok) return chart;

  const drawn = chart.value;
  const { lines, plotted, marks } = drawn;
  const assurance = target === null ? null : assuranceOf(drawn, target, better);
  const aim: Outcome[] =
    target === null || assurance === null
      ? []
      : [target, assurance.ok ? assurance.value : assurance.trouble];
  const cellsAt = (index: number): Outcome[] => {
    const mark = marks[index] ?? null;
    return [
      orNone(plotted.values[index]),
      orNone(lines.centre[index]),
      orNone(lines.lower[index]),
      orNone(lines.upper[index]),
      flagOf(mark),
      typeOf(mark, better),
      ...aim,
    ];
  };
  const table = rowByRow(drawn.rows, drawn.row, 6 + aim.length, cellsAt);
  if (headers === true) {
    table.unshift([...headersOf(drawn), ...(aim.length > 0 ? spcText.targetHeaders : [])]);
  }
  return { ok: true, value: table };
}

const KINDS = words<ChartKind>(
  [
    ["i", "i"],
    ["mr", "mr"],
    ["p", "p"],
    ["pp", "pp"],
    ["u", "u"],
    ["up", "up"],
    ["c", "c"],
    ["g", "g"],
    ["t", "t"],
    ["ip", "ip"],
    ["run", "run"],
  ],
  [
    ["xmr", "i"],
    ["x", "i"],
    ["p'", "pp"],
    ["u'", "up"],
    ["i'", "ip"],
  ],
);

/** Any chart by its name; left blank: individuals. */
export function chartCalled(chart: Range, given: ChartTableArguments): Answer<Spill> {
  const kind = wordArgument(chart, KINDS);
  if (isProblem(kind)) return refuse(kind);
  return chartTable(kind ?? "i", given);
}

/** A chart by chance alone, or with `laney` the one that allows for more variation than that. */
export function chartOfCounts(
  kind: "p" | "u",
  laney: Range | null,
  given: ChartTableArguments,
): Answer<Spill> {
  const prime = wordArgument(laney, YES_OR_NO);
  if (isProblem(prime)) return refuse(prime);
  if (prime !== true) return chartTable(kind, given);
  return chartTable(kind === "p" ? "pp" : "up", given);
}
