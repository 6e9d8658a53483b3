import { columnLetters, quotedSheet } from "../cells/address";
import { asText, isError, type Cell } from "../cells/cell";
import { TONE_COLOURS } from "../workbook/looks";
import type { SheetModel } from "../workbook/model";
import {
  drawnAsBars,
  type ChartSeries,
  type Mark,
  type Place,
  type SheetChart,
  type Stroke,
} from "../workbook/report-sheet";
import type { Dialect } from "./package-editor";
import { encodeEscapes, escapeMarkup } from "./text-escapes";
import { DECLARATION } from "./xml-part";

/*
 * A chart part as ECMA-376 part 1, section 21.2 has it. Excel refuses a file in which the elements of a
 * chart stand in another order than their schema gives, so each is written whole and in that order.
 */

const POINT = 12_700;
const LINE_WIDTH = Math.round(1.75 * POINT);
const THIN_LINE = Math.round(0.75 * POINT);
const MARK_SIZE = 7;
const GAP_WIDTH = 60;
const FINE_GREY = "D9D9D9";
const TEXT_GREY = "404040";

const MARKS = {
  none: "none",
  circle: "circle",
  square: "square",
  triangle: "triangle",
  diamond: "diamond",
  cross: "x",
} as const satisfies Record<Mark, string>;

const STROKES = { solid: "solid", dash: "dash", dot: "sysDot" } as const satisfies Record<
  Stroke,
  string
>;

const CATEGORY_AXIS = 1001;
const VALUE_AXIS = 1002;

const text = (value: string) => escapeMarkup(encodeEscapes(value));
const value = (name: string, of: string | number) => `<c:${name} val="${of}"/>`;
const solid = (colour: string) => `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`;
const line = (fill: string, width: number, stroke: Stroke = "solid") =>
  `<a:ln w="${width}" cap="rnd">${fill}<a:prstDash val="${STROKES[stroke]}"/><a:round/></a:ln>`;
const NO_LINE = "<a:ln><a:noFill/></a:ln>";

function shape(content: string): string {
  return `<c:spPr>${content}</c:spPr>`;
}

function rich(words: string, size: number, isBold: boolean): string {
  const look = `lang="en-GB" sz="${size * 100}" b="${isBold ? 1 : 0}"`;
  const fill = solid(TEXT_GREY);
  return (
    `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p>` +
    `<a:pPr><a:defRPr sz="${size * 100}" b="${isBold ? 1 : 0}">${fill}</a:defRPr></a:pPr>` +
    `<a:r><a:rPr ${look}>${fill}</a:rPr><a:t>${text(words)}</a:t></a:r></a:p></c:rich></c:tx>` +
    `${value("overlay", 0)}</c:title>`
  );
}

const axisTitle = (words: string | null) => (words === null ? "" : rich(words, 9, false));

function reference(sheet: SheetModel, { row, column, rows, columns }: Place): string {
  const from = `$${columnLetters(column)}$${row + 1}`;
  const to = `$${columnLetters(column + columns - 1)}$${row + rows}`;
  return text(`${quotedSheet(sheet.name)}!${from === to ? from : `${from}:${to}`}`);
}

function cellsOf(sheet: SheetModel, { row, column, rows }: Place): Cell[] {
  const values = sheet.columns.get(column)?.values ?? [];
  return Array.from({ length: rows }, (_, at) => values[row + at] ?? null);
}

/** Points of a cache, for viewers that draw without calculating; cells that do not fit are gaps. */
function points(cells: readonly Cell[], shown: (cell: Cell) => string | null): string {
  const inner = cells.map((cell, at) => {
    const content = shown(cell);
    return content === null ? "" : `<c:pt idx="${at}"><c:v>${content}</c:v></c:pt>`;
  });
  return `${value("ptCount", cells.length)}${inner.join("")}`;
}

const asFigure = (cell: Cell) => (typeof cell === "number" ? String(cell) : null);
const asWords = (cell: Cell) => (cell === null || isError(cell) ? null : text(asText(cell)));

function figures(sheet: SheetModel, place: Place, format: string): string {
  const cache = `<c:formatCode>${text(format)}</c:formatCode>${points(cellsOf(sheet, place), asFigure)}`;
  return `<c:numRef><c:f>${reference(sheet, place)}</c:f><c:numCache>${cache}</c:numCache></c:numRef>`;
}

function words(sheet: SheetModel, place: Place): string {
  const cache = points(cellsOf(sheet, place), asWords);
  return `<c:strRef><c:f>${reference(sheet, place)}</c:f><c:strCache>${cache}</c:strCache></c:strRef>`;
}

/** Names along the axis: dates and other numbers as numbers, so that their format holds. */
function categories(sheet: SheetModel, chart: SheetChart): string {
  const cells = cellsOf(sheet, chart.categories);
  const areFigures = cells.every((cell) => cell === null || typeof cell === "number");
  return areFigures
    ? figures(sheet, chart.categories, chart.categoryFormat)
    : words(sheet, chart.categories);
}

function barLook({ draw, tone }: ChartSeries): string {
  if (draw === "base") return shape(`<a:noFill/>${NO_LINE}`);
  const colour = TONE_COLOURS[tone];
  const fill =
    tone === "hatched"
      ? `<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="${colour}"/></a:fgClr>` +
        `<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>`
      : solid(colour);
  return shape(fill + line(solid(TONE_COLOURS.dark), THIN_LINE));
}

function lineLook({ draw, tone, stroke }: ChartSeries): string {
  return shape(draw === "points" ? NO_LINE : line(solid(TONE_COLOURS[tone]), LINE_WIDTH, stroke));
}

function marker({ mark, tone }: ChartSeries): string {
  const look =
    mark === "none"
      ? ""
      : value("size", MARK_SIZE) +
        shape(solid(TONE_COLOURS[tone]) + line(solid(TONE_COLOURS[tone]), THIN_LINE));
  return `<c:marker>${value("symbol", MARKS[mark])}${look}</c:marker>`;
}

function series(sheet: SheetModel, chart: SheetChart, one: ChartSeries, index: number): string {
  const head =
    value("idx", index) + value("order", index) + `<c:tx>${words(sheet, one.name)}</c:tx>`;
  const along = categories(sheet, chart);
  const heights = figures(sheet, one.values, chart.valueFormat);
  if (drawnAsBars(one)) {
    const look = barLook(one) + value("invertIfNegative", 0);
    return `<c:ser>${head}${look}<c:cat>${along}</c:cat><c:val>${heights}</c:val></c:ser>`;
  }
  const look = lineLook(one) + marker(one);
  const data =
    chart.kind === "scatter"
      ? `<c:xVal>${along}</c:xVal><c:yVal>${heights}</c:yVal>`
      : `<c:cat>${along}</c:cat><c:val>${heights}</c:val>`;
  return `<c:ser>${head}${look}${data}${value("smooth", 0)}</c:ser>`;
}

const axisIds = value("axId", CATEGORY_AXIS) + value("axId", VALUE_AXIS);

function groups(sheet: SheetModel, chart: SheetChart): string {
  const numbered = chart.series.map((one, index) => ({
    one,
    xml: series(sheet, chart, one, index),
  }));
  const gathered = (isWanted: (one: ChartSeries) => boolean) =>
    numbered.flatMap(({ one, xml }) => (isWanted(one) ? [xml] : [])).join("");
  const { kind } = chart;
  if (kind === "scatter") {
    const all = gathered(() => true);
    return `<c:scatterChart>${value("scatterStyle", "lineMarker")}${value("varyColors", 0)}${all}${axisIds}</c:scatterChart>`;
  }
  const bars = gathered(drawnAsBars);
  const lines = gathered((one) => !drawnAsBars(one));
  const isStacked = kind === "stackedColumn" || kind === "stackedBar";
  const barChart =
    `<c:barChart>${value("barDir", isAcross(chart) ? "bar" : "col")}` +
    `${value("grouping", isStacked ? "stacked" : "clustered")}${value("varyColors", 0)}${bars}` +
    `${value("gapWidth", GAP_WIDTH)}${isStacked ? value("overlap", 100) : ""}${axisIds}</c:barChart>`;
  const lineChart =
    `<c:lineChart>${value("grouping", "standard")}${value("varyColors", 0)}${lines}` +
    `${value("marker", 1)}${axisIds}</c:lineChart>`;
  return (bars === "" ? "" : barChart) + (lines === "" ? "" : lineChart);
}

const isAcross = ({ kind }: SheetChart) => kind === "bar" || kind === "stackedBar";

const axisText =
  `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="900">${solid(TEXT_GREY)}</a:defRPr></a:pPr>` +
  `<a:endParaRPr lang="en-GB"/></a:p></c:txPr>`;

function axes(chart: SheetChart): string {
  const isScatter = chart.kind === "scatter";
  const onSide = isAcross(chart);
  const bound = (name: string, limit: number | null) => (limit === null ? "" : value(name, limit));
  const grid = `<c:majorGridlines>${shape(line(solid(FINE_GREY), THIN_LINE))}</c:majorGridlines>`;
  const format = (code: string) => `<c:numFmt formatCode="${text(code)}" sourceLinked="0"/>`;
  const ticks = value("majorTickMark", "out") + value("minorTickMark", "none");
  const edge = shape(line(solid(TEXT_GREY), THIN_LINE));
  // Bars across are read from the top down, as the table is.
  const orientation = value("orientation", onSide ? "maxMin" : "minMax");
  const category =
    value("axId", CATEGORY_AXIS) +
    `<c:scaling>${orientation}</c:scaling>${value("delete", 0)}${value("axPos", onSide ? "l" : "b")}` +
    axisTitle(chart.categoryTitle) +
    format(chart.categoryFormat) +
    // Names stay at the edge where bars go below nought.
    ticks +
    value("tickLblPos", "low") +
    edge +
    axisText +
    value("crossAx", VALUE_AXIS) +
    value("crosses", "autoZero");
  const vertical =
    value("axId", VALUE_AXIS) +
    `<c:scaling>${value("orientation", "minMax")}${bound("max", chart.maximum)}${bound("min", chart.minimum)}</c:scaling>` +
    value("delete", 0) +
    value("axPos", onSide ? "b" : "l") +
    grid +
    axisTitle(chart.valueTitle) +
    format(chart.valueFormat) +
    ticks +
    value("tickLblPos", "nextTo") +
    edge +
    axisText +
    value("crossAx", CATEGORY_AXIS) +
    value("crosses", onSide ? "max" : "autoZero");
  const tail = value("crossBetween", isScatter ? "midCat" : "between");
  if (isScatter) {
    return `<c:valAx>${category}${value("crossBetween", "midCat")}</c:valAx><c:valAx>${vertical}${tail}</c:valAx>`;
  }
  const names = value("auto", 0) + value("lblAlgn", "ctr") + value("lblOffset", 100);
  return `<c:catAx>${category}${names}${value("noMultiLvlLbl", 1)}</c:catAx><c:valAx>${vertical}${tail}</c:valAx>`;
}

function legend({ series: all }: SheetChart): string {
  if (all.length < 2) return "";
  const hidden = all.flatMap(({ draw }, index) =>
    draw === "base"
      ? [`<c:legendEntry>${value("idx", index)}${value("delete", 1)}</c:legendEntry>`]
      : [],
  );
  return `<c:legend>${value("legendPos", "b")}${hidden.join("")}${value("overlay", 0)}</c:legend>`;
}

/**
 * The chart part for one chart of a report sheet; outside a workbook with the id of the relationship to the one that holds its
 * figures.
 */
export function chartXml(
  chart: SheetChart,
  sheet: SheetModel,
  dialect: Dialect,
  workbook: string | null = null,
): string {
  const plot = `<c:plotArea><c:layout/>${groups(sheet, chart)}${axes(chart)}</c:plotArea>`;
  return (
    `${DECLARATION}<c:chartSpace xmlns:c="${dialect.chart}" xmlns:a="${dialect.drawing}" xmlns:r="${dialect.relationships}">` +
    `${value("roundedCorners", 0)}<c:chart>${rich(chart.title, 12, true)}${value("autoTitleDeleted", 0)}` +
    `${plot}${legend(chart)}${value("plotVisOnly", 1)}${value("dispBlanksAs", "gap")}</c:chart>` +
    shape(solid("FFFFFF") + NO_LINE) +
    (workbook === null
      ? ""
      : `<c:externalData r:id="${workbook}">${value("autoUpdate", 0)}</c:externalData>`) +
    `</c:chartSpace>`
  );
}
