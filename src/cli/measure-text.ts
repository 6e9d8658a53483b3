import { formatDate, type DayNumber } from "../cells/date";
import { endsEarly } from "../measures/data-until";
import type { Measure } from "../measures/measure";
import { onceNote } from "../measures/once";
import type { Figure, FigureRows, MeasureResult, Series, Total } from "../measures/result";
import { measureCommandText as words } from "../text/measure-command";
import { measuresText } from "../text/measures";
import { reportText } from "../text/report";
import { nameOf } from "./checked";
import { twoColumns, wrap } from "./layout";
import type { MeasuredFile } from "./measure-job";

const LAST_PERIODS = 3;

/** Figures for people: the last periods of each measure, or all where one was asked for. */
export function measureText(
  files: readonly MeasuredFile[],
  asOf: DayNumber,
  isWhole: boolean,
): string {
  return `${files.map((file) => fileText(file, asOf, isWhole)).join("\n\n")}\n`;
}

function fileText(
  { file, results, trouble }: MeasuredFile,
  asOf: DayNumber,
  isWhole: boolean,
): string {
  const name = nameOf(file);
  if (results === null) return wrap(words.unreadable(name, trouble.message), 0);
  const { measures, notMeasured } = results;
  const until = endsEarly(results);
  const parts = [
    words.heading(name, measures.length, formatDate(asOf)),
    ...(until === null ? [] : [wrap(measuresText.endsEarly(until, asOf), 0)]),
    ...measures.map((measure) => resultText(measure, isWhole)),
  ];
  if (notMeasured.length > 0) {
    const rows = notMeasured.map(({ measure, why }) => [measure, why]);
    parts.push(`${words.notMeasured}\n${twoColumns(rows)}`);
  }
  return parts.join("\n\n");
}

function resultText({ measure, total, splits }: MeasureResult, isWhole: boolean): string {
  const from = isWhole ? 0 : -LAST_PERIODS;
  const lines = [`${measure.id}  ${measure.name}`];
  lines.push(twoColumns(total.figures.slice(from).map((figure) => figureRow(figure, measure))));
  const last = total.figures.at(-1);
  const about = last ? aboutLast(last, total, measure) : [];
  if (about.length > 0) lines.push(twoColumns(about));
  const once = onceNote(measure);
  if (once !== null) lines.push(wrap(once, 2));
  for (const { column, groups, why } of splits) {
    lines.push(`  ${words.by(column)}`);
    const rows = groups.flatMap((series): string[][] => {
      const figure = series.figures.at(-1);
      const group = series.group === "" ? measuresText.blankGroup : (series.group ?? "");
      return figure ? [[group, figureWords(figure, measure)]] : [];
    });
    lines.push(why === null ? twoColumns(rows, 4) : wrap(why, 4));
  }
  return lines.join("\n");
}

function figureRow(figure: Figure, measure: Measure): string[] {
  const { label, isInProgress } = figure.period;
  return [
    isInProgress ? `${label} (${measuresText.inProgress})` : label,
    figureWords(figure, measure),
  ];
}

function figureWords(figure: Figure, measure: Measure): string {
  const { value, why, target, rating, change, flow, breakBefore, events } = figure;
  const { form, per } = measure;
  if (value === null) return why ?? "";
  const parts = [measuresText.value(form, value, per)];
  if (figure.denominator > 0 && form !== "mean" && form !== "median")
    parts.push(words.of(short(figure.numerator), short(figure.denominator)));
  if (target !== null) {
    parts.push(words.target(measuresText.value(form, target, per)));
    parts.push(reportText.rag(rating.rag, rating.word));
  }
  if (change) parts.push(change.word);
  if (flow) parts.push(words.caseload(flow.opening, flow.started, flow.ended, flow.closing));
  if (breakBefore !== null) parts.push(breakBefore);
  parts.push(...events.map(({ note }) => note));
  return parts.join("; ");
}

const short = (value: number) => value.toLocaleString("en-GB", { maximumFractionDigits: 2 });

function aboutLast(figure: Figure, { variation, assurance, undated }: Series, measure: Measure) {
  const rows: string[][] = [];
  const add = (name: string, text: string | null | undefined) => {
    if (text) rows.push([name, text]);
  };
  add(words.yearToDate, totalWords(figure.yearToDate, measure));
  add(words.rollingTwelve, totalWords(figure.rollingTwelve, measure));
  add(words.lastYear, figure.lastYear?.word);
  const { runRate } = figure;
  if (runRate?.rate !== null && runRate !== null) {
    const rate = measuresText.value(measure.form, runRate.rate, measure.per);
    add(
      words.needed,
      `${words.runRate(short(runRate.needed), short(runRate.remaining), rate, runRate.isPossible)}. ${runRate.basis}`,
    );
  }
  add(words.trend, variation);
  add(words.assurance, assurance);
  for (const { rows: count, why } of figure.leftOut) add("", words.leftOut(count, why));
  for (const { rows: count, why } of undated) add("", words.undated(count, why));
  return rows;
}

function totalWords(total: Total | null, { form, per }: Measure): string | null {
  if (!total) return null;
  if (total.value === null) return total.why;
  const value = measuresText.value(form, total.value, per);
  return total.denominator > 0 && form !== "mean" && form !== "median"
    ? `${value}; ${words.of(short(total.numerator), short(total.denominator))}`
    : value;
}

/** The rows behind one figure, for people. */
export function rowsText(
  figure: { readonly measure: string; readonly period: string },
  { sheet, counted, inNumerator, leftOut }: FigureRows,
): string {
  const list = (rows: readonly number[]) =>
    rows.length === 0 ? words.none : `${rows.length} (${rows.join(", ")})`;
  const lines = [
    [words.counted, list(counted)],
    [words.inNumerator, list(inNumerator)],
    ...leftOut.map(({ row, why }) => [words.rowsLeftOut, `${row}: ${why}`]),
  ];
  const heading = words.rowsHeading(figure.measure, figure.period, sheet);
  return `${heading}\n${twoColumns(lines)}\n`;
}
