import { kpiText } from "../../text/kpi";
import { spcText } from "../../text/kpi-spc";
import { DIRECTIONS, type Direction } from "../direction";
import { isProblem, refuse, type Answer, type Problem } from "../problem";
import { placeOf, type Range } from "../range";
import { numberArgument, wordArgument, words } from "../reading";
import { CHARTS, type ChartKind, type Plotted } from "./charts";
import { noLines, type Lines } from "./lines";
import { lastPhase, readPhases, type Phase } from "./phases";
import { marks, readRules, type Mark, type Rule } from "./rules";
import { readFractions, readSeries, type Series } from "./series";

export interface ChartArguments {
  readonly numerators: Range;
  readonly denominators: Range | null;
  readonly rebase: Range | null;
  readonly baseline: Range | null;
  readonly screen: Range | null;
  readonly rules: Range | null;
  readonly limitFactor: Range | null;
}

/** What a function hands on where it leaves everything as it is. */
export const PLAIN = {
  denominators: null,
  rebase: null,
  baseline: null,
  screen: null,
  rules: null,
  limitFactor: null,
};

/** A chart with its limits, each figure judged. */
export interface Drawn {
  readonly kind: ChartKind;
  readonly rows: number;
  /** The row that each figure stands in. */
  readonly row: readonly number[];
  readonly plotted: Plotted;
  readonly lines: Lines;
  readonly phases: readonly Phase[];
  readonly marks: readonly (Mark | null)[];
  /** Whether unusual moving ranges were left out. */
  readonly screen: boolean;
}

/** Fewer figures than these give trial limits, which say nothing about a single one (Making Data Count). */
export const FEWEST = 12;

/** TRUE or FALSE where leaving it out means TRUE: 0 is FALSE, as in Excel's own functions. */
const ON_OR_OFF = words<boolean>(
  [
    ["true", true],
    ["false", false],
  ],
  [
    ["1", true],
    ["0", false],
    ["yes", true],
    ["no", false],
  ],
);

const OF_COUNTS: ReadonlySet<ChartKind> = new Set(["p", "pp", "u", "up", "c", "g"]);
const OF_SHARES: ReadonlySet<ChartKind> = new Set(["p", "pp"]);
const NEED_SIZES: ReadonlySet<ChartKind> = new Set(["p", "pp", "u", "up", "ip"]);
const WITHOUT_SIZES: ReadonlySet<ChartKind> = new Set(["c", "g", "t"]);

interface Read {
  readonly series: Series;
  readonly plotted: Plotted;
}

/** A figure that the chart cannot have: below zero, no time at all, or more than its denominator. */
function impossible(kind: ChartKind, range: Range, { series, plotted }: Read): Problem | null {
  for (const [index, count] of plotted.counts.entries()) {
    const at = placeOf(range, series.row[index]);
    if (kind === "t" && count <= 0) return spcText.notAGap(at, count);
    if (OF_COUNTS.has(kind) && count < 0) return kpiText.negative(at, count);
    const size = plotted.sizes?.[index];
    if (OF_SHARES.has(kind) && size !== undefined && count > size) {
      return kpiText.aboveDenominator(count, size);
    }
  }
  return null;
}

function readPlotted(kind: ChartKind, numerators: Range, denominators: Range | null): Answer<Read> {
  if (denominators !== null && WITHOUT_SIZES.has(kind)) return refuse(spcText.noDenominators(kind));
  if (denominators === null) {
    if (NEED_SIZES.has(kind)) return refuse(spcText.needsDenominators(kind));
    const series = readSeries(numerators);
    if (!series.ok) return series;
    const { values } = series.value;
    return {
      ok: true,
      value: { series: series.value, plotted: { values, counts: values, sizes: null } },
    };
  }
  const series = readFractions(numerators, denominators);
  return series.ok ? { ok: true, value: { series: series.value, plotted: series.value } } : series;
}

/** The steps between neighbouring figures of a phase, each in the row of the later one. */
function steps({ series }: Read, phases: readonly Phase[]): [Read, readonly Phase[]] {
  const row: number[] = [];
  const values: number[] = [];
  const after = phases.map(({ from, to, basis }): Phase => {
    const first = values.length;
    for (let index = from + 1; index < to; index++) {
      row.push(series.row[index]!);
      values.push(Math.abs(series.values[index]! - series.values[index - 1]!));
    }
    return { from: first, to: values.length, basis: first + Math.max(0, basis - from - 1) };
  });
  const ranges = { rows: series.rows, row, values };
  return [
    { series: ranges, plotted: { values, counts: values, sizes: null } },
    after.filter(({ from, to }) => to > from),
  ];
}

/** The rules for a chart. Neighbouring ranges share a figure, so no run of them means anything. */
function rulesFor(kind: ChartKind, rules: readonly Rule[]): readonly Rule[] {
  return kind === "mr" ? rules.filter((rule) => rule.kind === "outside") : rules;
}

/** Reads figures and options, draws the lines of every phase and judges each figure. */
export function drawChart(kind: ChartKind, given: ChartArguments): Answer<Drawn> {
  const read = readPlotted(kind, given.numerators, given.denominators);
  if (!read.ok) return read;
  const wrong = impossible(kind, given.numerators, read.value);
  if (wrong) return refuse(wrong);
  const phases = readPhases(given.rebase, given.baseline, read.value.series);
  if (!phases.ok) return phases;
  const screened = wordArgument(given.screen, ON_OR_OFF);
  if (isProblem(screened)) return refuse(screened);
  const rules = readRules(given.rules);
  if (!rules.ok) return rules;
  const factor = numberArgument(given.limitFactor);
  if (isProblem(factor)) return refuse(factor);
  if (given.limitFactor !== null && factor !== null && factor < 0) {
    return refuse(spcText.notAbove(placeOf(given.limitFactor, 0), factor, 0));
  }

  const screen = screened ?? true;
  const [{ series, plotted }, stretches] =
    kind === "mr" ? steps(read.value, phases.value) : [read.value, phases.value];
  const lines = noLines(series.values.length);
  const chart = CHARTS.get(kind);
  for (const phase of stretches) {
    chart?.(lines, phase, plotted, { screen, factor: factor === 0 ? null : factor });
  }
  return {
    ok: true,
    value: {
      kind,
      rows: series.rows,
      row: series.row,
      plotted,
      lines,
      phases: stretches,
      marks: marks(rulesFor(kind, rules.value), series.values, lines, stretches),
      screen,
    },
  };
}

/** Which way is better; left out: higher. */
export function betterWay(direction: Range | null): Direction | Problem {
  return wordArgument(direction, DIRECTIONS) ?? "higher";
}

/** How many figures the process has had since its last change. */
export function pointsInLastPhase({ phases }: Drawn): number {
  const { from, to } = lastPhase(phases);
  return to - from;
}
