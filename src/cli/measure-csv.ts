import type { Cell } from "../cells/cell";
import { formatDate } from "../cells/date";
import type { Figure, MeasureResult, Series } from "../measures/result";
import { measureCommandText } from "../text/measure-command";
import { csvText } from "../xlsx/csv";
import type { MeasuredFile } from "./measure-job";

const { columns } = measureCommandText;

/** One row a figure, every digit of it. */
export function measureCsv(files: readonly MeasuredFile[]): string {
  const rows = files.flatMap(({ file, results, trouble }): Cell[][] => {
    if (results === null) return [noFigure(file, "", trouble.message)];
    return [
      ...results.measures.flatMap((measure) => resultRows(file, measure)),
      ...results.notMeasured.map(({ measure, why }) => noFigure(file, measure, why)),
    ];
  });
  return csvText([Object.values(columns), ...rows]);
}

function noFigure(file: string, measure: string, why: string): Cell[] {
  const cells = new Array<Cell>(Object.keys(columns).length).fill(null);
  cells[0] = file;
  cells[1] = measure;
  cells[cells.length - 1] = why;
  return cells;
}

function resultRows(file: string, { measure, total, splits }: MeasureResult): Cell[][] {
  const rowsOf = (series: Series, column: string | null): Cell[][] =>
    series.figures.map((figure) => [
      file,
      measure.id,
      figure.version,
      measure.name,
      column,
      series.group,
      ...figureCells(figure),
    ]);
  return [
    ...rowsOf(total, null),
    ...splits.flatMap(({ column, groups }) => groups.flatMap((series) => rowsOf(series, column))),
  ];
}

function figureCells(figure: Figure): Cell[] {
  const { period, interval, rating, yearToDate, rollingTwelve, leftOut } = figure;
  return [
    period.key,
    formatDate(period.first),
    formatDate(period.last),
    period.isInProgress,
    figure.numerator,
    figure.denominator,
    figure.value,
    interval?.lower ?? null,
    interval?.upper ?? null,
    figure.target,
    rating.word,
    figure.rows,
    leftOut.reduce((sum, { rows }) => sum + rows, 0),
    yearToDate?.numerator ?? null,
    yearToDate?.denominator ?? null,
    yearToDate?.value ?? null,
    rollingTwelve?.value ?? null,
    figure.change?.by ?? null,
    [figure.why, figure.breakBefore, ...figure.events.map(({ note }) => note)]
      .filter((note) => note !== null)
      .join(" "),
  ];
}
