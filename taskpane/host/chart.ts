import {
  drawnAsBars,
  type ChartKind,
  type ChartSeries,
  type Mark,
  type Place,
  type SheetChart,
  type Stroke,
} from "../../src/workbook/report-sheet";
import { TONE_COLOURS } from "../../src/workbook/looks";

const TYPES = {
  column: "ColumnClustered",
  stackedColumn: "ColumnStacked",
  bar: "BarClustered",
  stackedBar: "BarStacked",
  line: "LineMarkers",
  scatter: "XYScatter",
} as const satisfies Record<ChartKind, string>;

const MARKS = {
  none: "None",
  circle: "Circle",
  square: "Square",
  triangle: "Triangle",
  diamond: "Diamond",
  cross: "X",
} as const satisfies Record<Mark, string>;

const STROKES = { solid: "Continuous", dash: "Dash", dot: "RoundDot" } as const satisfies Record<
  Stroke,
  string
>;

const LINE_WEIGHT = 1.75;
const MARK_SIZE = 7;
const GAP_WIDTH = 60;

const rangeOf = (sheet: Excel.Worksheet, { row, column, rows, columns }: Place): Excel.Range =>
  sheet.getRangeByIndexes(row, column, rows, columns);

function typeOf(kind: ChartKind, series: ChartSeries) {
  if (drawnAsBars(series)) return TYPES[kind];
  if (kind !== "scatter") return TYPES.line;
  return series.draw === "points" ? "XYScatter" : "XYScatterLinesNoMarkers";
}

function dressSeries(target: Excel.ChartSeries, series: ChartSeries): void {
  const colour = `#${TONE_COLOURS[series.tone]}`;
  const { fill, line } = target.format;
  if (drawnAsBars(series)) {
    target.gapWidth = GAP_WIDTH;
    if (series.draw === "base") {
      fill.clear();
      line.clear();
      return;
    }
    // Excel offers add-ins no hatching: the outline tells the hatched series from the light one.
    fill.setSolidColor(series.tone === "hatched" ? "#FFFFFF" : colour);
    line.color = `#${TONE_COLOURS.dark}`;
    return;
  }
  target.smooth = false;
  target.markerStyle = MARKS[series.mark];
  if (series.mark !== "none") {
    target.markerSize = MARK_SIZE;
    target.markerBackgroundColor = colour;
    target.markerForegroundColor = colour;
  }
  if (series.draw === "points") {
    line.lineStyle = "None";
    return;
  }
  line.color = colour;
  line.weight = LINE_WEIGHT;
  line.lineStyle = STROKES[series.stroke];
}

function dressAxes(chart: Excel.Chart, wanted: SheetChart): void {
  const { categoryAxis, valueAxis } = chart.axes;
  for (const [axis, text] of [
    [categoryAxis, wanted.categoryTitle],
    [valueAxis, wanted.valueTitle],
  ] as const) {
    if (text === null) axis.title.visible = false;
    else axis.title.text = text;
  }
  valueAxis.numberFormat = wanted.valueFormat;
  if (wanted.minimum !== null) valueAxis.minimum = wanted.minimum;
  if (wanted.maximum !== null) valueAxis.maximum = wanted.maximum;
  if (wanted.kind === "scatter") categoryAxis.numberFormat = wanted.categoryFormat;
  if (wanted.kind === "bar" || wanted.kind === "stackedBar") {
    // Bars across are read from the top down, as the table is; their figures stay at the foot.
    categoryAxis.reversePlotOrder = true;
    categoryAxis.position = "Maximum";
  }
  // Names stay at the edge where bars go below nought.
  categoryAxis.tickLabelPosition = "Low";
}

/** A chart of Excel's own, drawn from the cells of the sheet. */
export function addChart(sheet: Excel.Worksheet, wanted: SheetChart): void {
  const [first] = wanted.series;
  if (!first) return;
  // From one column of figures Excel makes exactly one series; the others are added to it.
  const chart = sheet.charts.add(
    typeOf(wanted.kind, first),
    rangeOf(sheet, first.values),
    Excel.ChartSeriesBy.columns,
  );
  wanted.series.forEach((series, index) => {
    const target = index === 0 ? chart.series.getItemAt(0) : chart.series.add(series.title);
    if (index === 0) target.name = series.title;
    target.setValues(rangeOf(sheet, series.values));
    target.setXAxisValues(rangeOf(sheet, wanted.categories));
    target.chartType = typeOf(wanted.kind, series);
    dressSeries(target, series);
  });
  chart.title.text = wanted.title;
  chart.legend.position = "Bottom";
  chart.legend.visible = wanted.series.length > 1;
  wanted.series.forEach(({ draw }, index) => {
    if (draw === "base") chart.legend.legendEntries.getItemAt(index).visible = false;
  });
  dressAxes(chart, wanted);
  const { row, column, rows, columns } = wanted.place;
  chart.setPosition(
    rangeOf(sheet, { row, column, rows: 1, columns: 1 }),
    rangeOf(sheet, { row: row + rows - 1, column: column + columns - 1, rows: 1, columns: 1 }),
  );
}
