import { controlLimits } from "../../kpi/funnel/limits";
import type { Measure } from "../../measures/measure";
import type { ChartPoint, Figure, MeasureResult, Split } from "../../measures/result";
import { explainGap } from "../../measures/why/explain-gap";
import { measuresText } from "../../text/measures";
import { publicationText } from "../../text/publication";
import { reportMeasuresText as words } from "../../text/report-measures";
import type { Block, ChartBlock, TableCell } from "../document";
import { waterfall, type WaterfallStep } from "../waterfall";
import { figureName, type Composing, type Reported } from "./composing";
import { formatOf, type Showing } from "./showing";

const drawn = (cell: TableCell) => typeof cell === "number";

/** The figures of a measure over time, with mean, limits and what stands out; without limits a plain line. */
export function trendChart({ showing }: Composing, reported: Reported): Block[] {
  const { result, trend } = reported;
  const keys = new Set(trend.map(({ period }) => period.key));
  const points = result.total.chart?.points.filter(({ period }) => keys.has(period.key)) ?? [];
  // Mean and limits are made of every figure, also of those that this report does not go back to.
  const mayDrawLimits =
    (showing.policy?.roundTo ?? 0) === 0 && !showing.hidesIn(result, result.total.figures);
  const isControl = points.length > 1 && mayDrawLimits;
  const chart = isControl
    ? controlChart(showing, reported, new Map(points.map((point) => [point.period.key, point])))
    : plainTrend(showing, reported);
  const hasFigures = chart.table.rows.some((row) => drawn(row[1] ?? null));
  const notes = [
    ...(isControl && result.total.chart?.isTrial === true ? [words.chart.trial] : []),
    ...(hasFigures && points.length > 1 && !mayDrawLimits ? [publicationText.noLimits] : []),
    ...trend.flatMap(({ breakBefore, period }) =>
      breakBefore === null ? [] : [words.chart.breakAt(period.label, breakBefore)],
    ),
  ];
  return [
    ...(hasFigures ? [chart] : []),
    ...notes.map((text): Block => ({ kind: "paragraph", weight: "note", text })),
  ];
}

function controlChart(
  showing: Showing,
  { result, trend }: Reported,
  points: ReadonlyMap<string, ChartPoint>,
): ChartBlock {
  const { measure } = result;
  const format = formatOf(measure);
  const column = (title: string) => ({ title, format });
  const signal = (point: ChartPoint | undefined, meaning: ChartPoint["meaning"]) =>
    point && point.flag !== null && point.meaning === meaning ? point.value : null;
  const rows = trend.map((figure): TableCell[] => {
    const point = points.get(figure.period.key);
    return [
      figure.period.label,
      showing.value(result, figure),
      point?.centre ?? null,
      point?.lower ?? null,
      point?.upper ?? null,
      figure.target,
      signal(point, "improvement"),
      signal(point, "concern"),
      signal(point, "neutral"),
    ];
  });
  const optional = [5, 6, 7, 8].filter((at) => rows.some((row) => drawn(row[at] ?? null)));
  const kept = [0, 1, 2, 3, 4, ...optional];
  const looks = [
    { draw: "line", tone: "dark", mark: "circle", stroke: "solid" },
    { draw: "line", tone: "middle", mark: "none", stroke: "solid" },
    { draw: "line", tone: "middle", mark: "none", stroke: "dash" },
    { draw: "line", tone: "middle", mark: "none", stroke: "dash" },
    { draw: "line", tone: "dark", mark: "none", stroke: "dot" },
    { draw: "points", tone: "blue", mark: "triangle" },
    { draw: "points", tone: "orange", mark: "diamond" },
    { draw: "points", tone: "middle", mark: "square" },
  ] as const;
  const titles = [
    words.columns.value,
    words.chart.centre,
    words.chart.lower,
    words.chart.upper,
    words.chart.target,
    words.chart.better,
    words.chart.worse,
    words.chart.changed,
  ];
  const signals = rows.filter((row) => [6, 7, 8].some((at) => drawn(row[at] ?? null))).length;
  return {
    kind: "chart",
    chart: "line",
    title: words.chart.title(measure.name),
    table: {
      columns: kept.map((at) =>
        at === 0 ? { title: words.chart.period } : column(titles[at - 1] ?? ""),
      ),
      rows: rows.map((row) => kept.map((at) => row[at] ?? null)),
      figures: { column: 1, keys: keysOf(measure, trend) },
    },
    along: 0,
    ...topOf(measure, rows),
    series: kept.slice(1).map((at, index) => ({ column: index + 1, ...looks[at - 1] })),
    description: describe(measure.name, trend, signals),
  };
}

/** Nothing is more than the whole: the axis of a share that comes near it ends there. */
function topOf({ form }: Measure, rows: readonly (readonly TableCell[])[]) {
  const comesNear = rows.some((row) => row.some((cell) => typeof cell === "number" && cell > 0.9));
  return form === "share" && comesNear ? { maximum: 1 } : {};
}

function plainTrend(showing: Showing, { result, trend }: Reported): ChartBlock {
  const { measure } = result;
  const format = formatOf(measure);
  const hasTarget = trend.some(({ target }) => target !== null);
  const rows = trend.map((figure) => [
    figure.period.label,
    showing.value(result, figure),
    ...(hasTarget ? [figure.target] : []),
  ]);
  return {
    kind: "chart",
    chart: "line",
    title: words.chart.trend(measure.name),
    table: {
      columns: [
        { title: words.chart.period },
        { title: words.columns.value, format, align: "right" },
        ...(hasTarget ? [{ title: words.chart.target, format }] : []),
      ],
      rows,
      figures: { column: 1, keys: keysOf(measure, trend) },
    },
    along: 0,
    ...topOf(measure, rows),
    series: [
      { column: 1 },
      ...(hasTarget ? [{ column: 2, mark: "none" as const, stroke: "dot" as const }] : []),
    ],
    description: describe(measure.name, trend, 0),
  };
}

const keysOf = ({ id }: Measure, trend: readonly Figure[]) =>
  trend.map(({ period }) => figureName({ measure: id, period: period.key, group: null }));

const describe = (name: string, trend: readonly Figure[], signals: number) =>
  words.chart.description(
    name,
    trend[0]?.period.label ?? "",
    trend.at(-1)?.period.label ?? "",
    signals,
  );

const INNER = 0.95;
const OUTER = 0.998;
/** With fewer groups there is nothing to compare. */
const FEWEST_GROUPS = 3;

/** The groups of a share against the limits of chance for their size. Only groups whose figure is shown. */
export function funnelChart(
  { showing, period }: Composing,
  { result, figure }: Reported,
  { column, groups }: Split,
): ChartBlock | null {
  const { measure } = result;
  if (measure.form !== "share" || (showing.policy?.roundTo ?? 0) > 0) return null;
  const average = figure.value;
  // Where every case counts, or none, chance has no limits.
  if (average === null || average <= 0 || average >= 1) return null;
  if (showing.isHidden(result, figure)) return null;
  const units = groups
    .flatMap(({ group, figures }) => {
      const one = figures.find((each) => each.period.key === period.key);
      const isShown = one && one.value !== null && !showing.isHidden(result, one);
      return isShown ? [{ group, size: one.denominator, value: one.value }] : [];
    })
    .sort((a, b) => a.size - b.size);
  if (units.length < FEWEST_GROUPS) return null;
  const { funnel } = words;
  const format = formatOf(measure);
  const lines = [funnel.whole, funnel.lower95, funnel.upper95, funnel.lower998, funnel.upper998];
  return {
    kind: "chart",
    chart: "scatter",
    title: funnel.title(measure.name, column),
    table: {
      columns: [
        { title: column, width: 24 },
        { title: funnel.cases, format: "#,##0" },
        { title: words.columns.value, format },
        ...lines.map((title) => ({ title, format })),
      ],
      rows: units.map(({ group, size, value }) => {
        const inner = controlLimits("proportion", average, size, INNER);
        const outer = controlLimits("proportion", average, size, OUTER);
        return [
          group || measuresText.blankGroup,
          size,
          value,
          average,
          inner.lower,
          inner.upper,
          outer.lower,
          outer.upper,
        ];
      }),
      note: funnel.note,
    },
    along: 1,
    maximum: 1,
    alongTitle: funnel.cases,
    series: [
      { column: 2, draw: "points", tone: "dark", mark: "circle" },
      { column: 3, draw: "line", tone: "middle", mark: "none", stroke: "solid" },
      ...[4, 5].map((at) => ({
        column: at,
        draw: "line" as const,
        tone: "middle" as const,
        mark: "none" as const,
        stroke: "dash" as const,
      })),
      ...[6, 7].map((at) => ({
        column: at,
        draw: "line" as const,
        tone: "dark" as const,
        mark: "none" as const,
        stroke: "dot" as const,
      })),
    ],
  };
}

/** Opening, started, ended and closing of a caseload, period by period. */
export function flowChart({ showing }: Composing, { result, trend }: Reported): Block[] {
  const rows = trend.flatMap((figure): TableCell[][] => {
    const { flow } = figure;
    if (!flow) return [];
    const part = (which: "opening" | "started" | "ended") => showing.flow(result, flow, which);
    return [
      [
        figure.period.label,
        part("opening"),
        part("started"),
        part("ended"),
        showing.value(result, figure),
      ],
    ];
  });
  if (rows.length === 0) return [];
  const unbalanced = trend.reduce((sum, { flow }) => sum + (flow?.unbalanced ?? 0), 0);
  const { flow } = words;
  const titles = [flow.opening, flow.started, flow.ended, flow.closing];
  return [
    {
      kind: "chart",
      chart: "column",
      title: flow.title(result.measure.name),
      table: {
        columns: [
          { title: words.chart.period },
          ...titles.map((title) => ({ title, format: "#,##0", align: "right" as const })),
        ],
        rows,
        note: unbalanced > 0 ? flow.unbalanced(unbalanced) : flow.balances,
      },
      along: 0,
      // A column is as long as its figure only from nought on.
      minimum: 0,
      series: [{ column: 2 }, { column: 3 }, { column: 4, draw: "line" }],
    },
  ];
}

const MOST_STEPS = 8;

/** From the target to the result: what each group adds, in points. Null where a group is hidden. */
export function gapChart(
  { showing, period }: Composing,
  { result, figure }: Reported,
  { column, groups }: Split,
): ChartBlock | null {
  if (result.measure.form !== "share") return null;
  const parts = groups.flatMap(
    ({ figures }) => figures.find((each) => each.period.key === period.key) ?? [],
  );
  if (parts.length < 2 || (showing.policy?.roundTo ?? 0) > 0) return null;
  if (showing.hidesIn(result, [figure, ...parts])) return null;
  const explained = explainGap(result, { period: period.key, column, against: "target" });
  // Without a target, and where the groups do not make up the whole, there is no gap to share out.
  if (!explained.ok) return null;
  const { from, to } = explained.value;
  const points = (share: number) => share * 100;
  const changes = explained.value.parts
    .map(({ group, effect }): WaterfallStep => ({
      name: group || measuresText.blankGroup,
      kind: "change",
      value: points(effect),
    }))
    .filter(({ value }) => value !== 0)
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const rest = changes.slice(MOST_STEPS);
  const others = rest.reduce((sum, step) => sum + step.value, 0);
  return waterfall(
    words.gap.title(result.measure.name, column),
    [
      { name: words.gap.target, kind: "total", value: points(from) },
      ...changes.slice(0, MOST_STEPS),
      ...(rest.length > 0
        ? [{ name: words.gap.others, kind: "change" as const, value: others }]
        : []),
      { name: words.gap.result, kind: "total", value: points(to) },
    ],
    "0.0",
  );
}

/** Whether anything of a measure is a caseload. */
export const hasFlow = ({ total }: MeasureResult) =>
  total.figures.some(({ flow }) => flow !== null);
