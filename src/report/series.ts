import type { Tone } from "../workbook/looks";
import type { ChartKind, Mark, SeriesDraw, Stroke } from "../workbook/report-sheet";
import { reportText } from "../text/report";
import type { ChartBlock, ReportTable, SeriesOf, TableCell } from "./document";

/** A series with nothing left open. */
export interface DrawnSeries {
  readonly column: number;
  readonly title: string;
  readonly draw: SeriesDraw;
  readonly tone: Tone;
  readonly mark: Mark;
  readonly stroke: Stroke;
}

const BAR_TONES: readonly Tone[] = ["dark", "light", "hatched", "middle"];
const LINE_TONES: readonly Tone[] = ["dark", "middle", "dark", "middle"];
const MARKS: readonly Mark[] = ["circle", "square", "triangle", "diamond"];
const STROKES: readonly Stroke[] = ["solid", "dash", "dot", "dash"];

const nth = <T>(choices: readonly T[], index: number, otherwise: T): T =>
  choices[index % choices.length] ?? otherwise;

function drawnBy(chart: ChartKind, series: SeriesOf): SeriesDraw {
  if (series.draw) return series.draw;
  if (chart === "scatter") return "points";
  return chart === "line" ? "line" : "bars";
}

function markOf(draw: SeriesDraw, index: number): Mark {
  return draw === "bars" || draw === "base" ? "none" : nth(MARKS, index, "circle");
}

/**
 * The series of a chart, each told from the next by tone, mark or stroke, whichever it has, so that the
 * chart can be read without colour.
 */
export function drawnSeries({ chart, series, table }: ChartBlock): DrawnSeries[] {
  let bars = 0;
  let lines = 0;
  return series.map((one) => {
    const draw = drawnBy(chart, one);
    const isBar = draw === "bars" || draw === "base";
    const index = draw === "base" ? 0 : isBar ? bars++ : lines++;
    return {
      column: one.column,
      title: table.columns[one.column]?.title ?? "",
      draw,
      tone: one.tone ?? nth(isBar ? BAR_TONES : LINE_TONES, index, "dark"),
      mark: one.mark ?? markOf(draw, index),
      stroke: one.stroke ?? nth(STROKES, index, "solid"),
    };
  });
}

/**
 * The table of a chart as it can be drawn from: hosts draw a text as nought, so that a shorthand which stands in place of a
 * figure moves into a column of its own.
 */
export function drawnTable({ along, series, table }: ChartBlock): ReportTable {
  const drawn = new Set(series.map(({ column }) => column).filter((column) => column !== along));
  const isText = (cell: TableCell, at: number): cell is string =>
    drawn.has(at) && typeof cell === "string";
  if (!table.rows.some((row) => row.some(isText))) return table;
  const plain = (row: readonly TableCell[]): TableCell[] => [
    ...row.map((cell, at) => (isText(cell, at) ? null : cell)),
    [...new Set(row.filter((cell, at) => isText(cell, at)))].join(" "),
  ];
  return {
    ...table,
    columns: [
      ...table.columns.map((column, at) =>
        drawn.has(at) ? { align: "right" as const, ...column } : column,
      ),
      { title: reportText.marks, align: "centre" },
    ],
    rows: table.rows.map(plain),
    ...(table.total && { total: plain(table.total) }),
  };
}
