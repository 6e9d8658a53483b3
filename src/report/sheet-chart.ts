import { reportText } from "../text/report";
import type { ChartSeries, Place, SheetChart } from "../workbook/report-sheet";
import type { ChartBlock } from "./document";
import { drawnSeries } from "./series";

/** Where the table of a chart stands on its sheet; its first column is the first of the sheet. */
export interface TablePlace {
  readonly header: number;
  readonly firstRow: number;
  readonly rows: number;
}

/** A chart of the document as a chart that is drawn from the cells of its table. */
export function sheetChart(block: ChartBlock, data: TablePlace, place: Place): SheetChart {
  const { along, chart, title, table } = block;
  const column = (at: number): Place => ({
    row: data.firstRow,
    column: at,
    rows: data.rows,
    columns: 1,
  });
  const series = drawnSeries(block);
  const shownSeries = series.filter(({ draw }) => draw !== "base").map((one) => one.title);
  const format = (at: number) => table.columns[at]?.format ?? "General";
  return {
    kind: chart,
    title,
    description: block.description ?? reportText.chartDescription(title, shownSeries),
    place,
    categories: column(along),
    series: series.map(({ column: at, ...look }): ChartSeries => ({
      ...look,
      name: { row: data.header, column: at, rows: 1, columns: 1 },
      values: column(at),
    })),
    categoryTitle: block.alongTitle ?? null,
    valueTitle: block.valueTitle ?? null,
    categoryFormat: format(along),
    valueFormat: format(series[0]?.column ?? 0),
    minimum: block.minimum ?? null,
    maximum: block.maximum ?? null,
  };
}
