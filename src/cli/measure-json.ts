import { isoDate, type DayNumber } from "../cells/date";
import type {
  Change,
  Figure,
  FigureRows,
  MeasureResult,
  Period,
  Series,
  Total,
} from "../measures/result";
import type { MeasuredFile } from "./measure-job";
import { jsonText } from "./say";

/** The number changes when a reader of an earlier document would misread a later one. */
const FORMAT = 1;

/** The figures of every file as one JSON document. */
export function measureJson(
  files: readonly MeasuredFile[],
  asOf: DayNumber,
  version: string,
): string {
  return jsonText({
    format: FORMAT,
    version,
    command: "measure",
    asOf: isoDate(asOf),
    files: files.map(({ file, results, trouble }) =>
      results === null
        ? { file, state: "unreadable", reason: trouble.message }
        : {
            file,
            state: "measured",
            reason: null,
            dataUntil: results.dataUntil === null ? null : isoDate(results.dataUntil),
            length: results.length,
            periods: results.periods.map(periodJson),
            measures: results.measures.map(measureResultJson),
            notMeasured: results.notMeasured,
          },
    ),
  });
}

/** The rows behind one figure. */
export function rowsJson(
  file: string,
  figure: { readonly measure: string; readonly period: string },
  rows: FigureRows,
  version: string,
): string {
  return jsonText({ format: FORMAT, version, command: "measure", file, ...figure, rows });
}

function measureResultJson({ measure, versions, source, total, splits }: MeasureResult) {
  return {
    id: measure.id,
    version: measure.version,
    versions: versions.map(({ version }) => version),
    name: measure.name,
    form: measure.form,
    unitOfCount: measure.unitOfCount,
    oncePer: measure.oncePer?.text ?? null,
    per: measure.per,
    direction: measure.direction,
    pack: measure.pack,
    source,
    total: seriesJson(total),
    splits: splits.map(({ column, groups, why }) => ({
      column,
      why,
      groups: groups.map(seriesJson),
    })),
  };
}

function seriesJson({ group, figures, chart, variation, assurance, undated }: Series) {
  return {
    group,
    figures: figures.map(figureJson),
    chart: chart && {
      isTrial: chart.isTrial,
      points: chart.points.map((point) => ({ ...point, period: point.period.key })),
    },
    variation,
    assurance,
    undated,
  };
}

function figureJson(figure: Figure) {
  return {
    ...figure,
    period: figure.period.key,
    change: changeJson(figure.change),
    lastYear: changeJson(figure.lastYear),
    yearToDate: totalJson(figure.yearToDate),
    rollingTwelve: totalJson(figure.rollingTwelve),
    runRate: figure.runRate && { ...figure.runRate, basis: figure.runRate.basis },
    events: figure.events.map(({ from, to, note }) => ({
      from: isoDate(from),
      to: isoDate(to),
      note,
    })),
  };
}

const changeJson = (change: Change | null) =>
  change && { ...change, period: change.period.key, word: change.word };

const totalJson = (total: Total | null) =>
  total && { ...total, first: isoDate(total.first), last: isoDate(total.last) };

function periodJson({ first, last, label, key, isInProgress }: Period) {
  return { key, label, first: isoDate(first), last: isoDate(last), isInProgress };
}
