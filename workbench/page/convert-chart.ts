import type { Area } from "../../src/cells/address";
import { TONE_COLOURS, type Tone } from "../../src/workbook/looks";
import {
  type ChartKind,
  type ChartSeries,
  type Mark,
  type Place,
  type SeriesDraw,
  type SheetChart,
  type Stroke,
} from "../../src/workbook/report-sheet";
import type { Chart, ChartSeries as HostSeries, Sheet } from "../host/model";
import type { Json } from "../host/protocol";

/** The kinds that Excel draws as bars; every other type of a series is a line or a cloud of points. */
const BAR_KINDS: ReadonlyMap<Json, ChartKind> = new Map([
  ["ColumnClustered", "column"],
  ["ColumnStacked", "stackedColumn"],
  ["BarClustered", "bar"],
  ["BarStacked", "stackedBar"],
]);

const MARKS: ReadonlyMap<Json, Mark> = new Map([
  ["Circle", "circle"],
  ["Square", "square"],
  ["Triangle", "triangle"],
  ["Diamond", "diamond"],
  ["X", "cross"],
]);

const STROKES: ReadonlyMap<Json, Stroke> = new Map([
  ["Continuous", "solid"],
  ["Dash", "dash"],
  ["RoundDot", "dot"],
]);

const isTone = (name: string): name is Tone => name in TONE_COLOURS;
const TONES: ReadonlyMap<string, Tone> = new Map(
  Object.keys(TONE_COLOURS)
    .filter(isTone)
    .map((tone) => [`#${TONE_COLOURS[tone]}`, tone]),
);
/** Excel offers add-ins no hatching: the pane leaves the hatched series white within its outline. */
const HATCHED = "#FFFFFF";

const kept = ({ properties }: { readonly properties: ReadonlyMap<string, Json> }, name: string) =>
  properties.get(name) ?? null;

const textOf = (value: Json): string | null => (typeof value === "string" ? value : null);
const numberOf = (value: Json): number | null => (typeof value === "number" ? value : null);

function toneOf(series: HostSeries, draw: SeriesDraw): Tone {
  const isPoints = draw === "points";
  const name = draw === "bars" ? "fill/color" : isPoints ? "markerBackgroundColor" : "line/color";
  const colour = (textOf(kept(series, name)) ?? "").toUpperCase();
  if (draw === "bars" && colour === HATCHED) return "hatched";
  return TONES.get(colour) ?? "dark";
}

function drawOf(series: HostSeries): SeriesDraw {
  if (BAR_KINDS.has(kept(series, "chartType"))) {
    // The base of a waterfall is told to have no fill, and every other bar to have one.
    return series.properties.get("fill/color") === null ? "base" : "bars";
  }
  return kept(series, "line/lineStyle") === "None" ? "points" : "line";
}

const placeOf = ({ row, column, rows, columns }: Area): Place => ({ row, column, rows, columns });

function seriesOf(series: HostSeries): ChartSeries | null {
  const { values } = series;
  if (!values) return null;
  const draw = drawOf(series);
  return {
    title: textOf(kept(series, "name")) ?? "",
    // Excel is told the words alone. A report has them at the head of the column of figures.
    name: { row: Math.max(0, values.row - 1), column: values.column, rows: 1, columns: 1 },
    values: placeOf(values),
    draw,
    tone: toneOf(series, draw),
    mark: MARKS.get(kept(series, "markerStyle")) ?? "none",
    stroke: STROKES.get(kept(series, "line/lineStyle")) ?? "solid",
  };
}

function kindOf({ series }: Chart): ChartKind {
  const types = series.map((one) => kept(one, "chartType"));
  for (const type of types) {
    const kind = BAR_KINDS.get(type);
    if (kind) return kind;
  }
  return types.some((type) => textOf(type)?.startsWith("XYScatter")) ? "scatter" : "line";
}

function axisTitle(chart: Chart, axis: string): string | null {
  if (kept(chart, `${axis}/title/visible`) === false) return null;
  return textOf(kept(chart, `${axis}/title/text`));
}

/**
 * A chart as the pane told the host to draw it; null where it has no figures or no place. Excel takes no
 * description of a chart from an add-in: its title has to do.
 */
export function chartOf(chart: Chart, sheet: Sheet): SheetChart | null {
  const series = chart.series.flatMap((one) => seriesOf(one) ?? []);
  const along = chart.series.find((one) => one.along !== null)?.along;
  if (!chart.place || !along || series.length === 0) return null;
  const title = textOf(kept(chart, "title/text")) ?? "";
  const formatAt = ({ row, column }: Place) => sheet.format(row, column);
  return {
    kind: kindOf(chart),
    title,
    description: title,
    place: placeOf(chart.place),
    categories: placeOf(along),
    series,
    categoryTitle: axisTitle(chart, "categoryAxis"),
    valueTitle: axisTitle(chart, "valueAxis"),
    categoryFormat: textOf(kept(chart, "categoryAxis/numberFormat")) ?? formatAt(along),
    valueFormat: textOf(kept(chart, "valueAxis/numberFormat")) ?? "General",
    minimum: numberOf(kept(chart, "valueAxis/minimum")),
    maximum: numberOf(kept(chart, "valueAxis/maximum")),
  };
}
