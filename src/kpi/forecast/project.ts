import { isBlank } from "../../cells/cell";
import { parseNumber } from "../../cells/number";
import { kpiText } from "../../text/kpi";
import { forecastText } from "../../text/kpi-forecast";
import { isProblem, refuse, type Answer, type Problem } from "../problem";
import { isSingle, placeOf, type Range } from "../range";
import { numberArgument, wordArgument, words } from "../reading";
import { Sum } from "../sum";
import { seriesOf } from "./series";

export interface ProjectArguments {
  readonly values: Range;
  readonly periodsTotal: Range;
  readonly method: Range | null;
}

type Named = "mean" | "growth" | "linear";

const NAMED = words<Named>(
  [
    ["mean", "mean"],
    ["growth", "growth"],
    ["linear", "linear"],
  ],
  [
    ["average", "mean"],
    ["trend", "linear"],
    ["last year", "growth"],
  ],
);

const MOST_PERIODS = 1000;

function total(values: readonly number[]): number {
  const sum = new Sum();
  for (const value of values) sum.add(value);
  return sum.value;
}

/** A named method, or the number of last periods whose mean is carried on. */
function methodOf(range: Range | null): Named | number | Problem {
  if (range === null) return "mean";
  if (!isSingle(range)) return kpiText.oneCellOnly(placeOf(range), range.cells.length);
  const cell = range.cells[0] ?? 0;
  if (cell === 0 || isBlank(cell)) return "mean";
  const number =
    typeof cell === "number" ? cell : typeof cell === "string" ? parseNumber(cell) : null;
  if (number === null) return wordArgument(range, NAMED) ?? "mean";
  return number >= 1 && Number.isInteger(number)
    ? number
    : forecastText.notACount(placeOf(range), number, MOST_PERIODS);
}

/** The figures of the periods to come on the straight line of least squares through those so far. */
function onTheLine(values: readonly number[], periods: number): number {
  const count = values.length;
  const middle = (count - 1) / 2;
  const mean = total(values) / count;
  const [across, along] = [new Sum(), new Sum()];
  values.forEach((value, at) => {
    across.add((at - middle) * (value - mean));
    along.add((at - middle) ** 2);
  });
  const slope = across.value / along.value;
  const sum = new Sum();
  for (let at = count; at < periods; at++) sum.add(mean + slope * (at - middle));
  return sum.value;
}

/**
 * The total at the end of the year: what there is so far, and the periods to come at the mean (of all so far, or of the last
 * k), on a straight line, or grown as this year has grown on the same periods of last year. For growth the range begins with
 * the whole of last year. Too few figures are #N/A, more than the year has #NUM!.
 */
export function project({ values, periodsTotal, method }: ProjectArguments): Answer<number> {
  const series = seriesOf(values);
  if (!series.ok) return series;
  const given = numberArgument(periodsTotal) ?? 0;
  if (isProblem(given)) return refuse(given);
  const periods = Math.trunc(given);
  if (periods < 1 || periods > MOST_PERIODS) {
    return refuse(forecastText.notACount(placeOf(periodsTotal), given, MOST_PERIODS));
  }
  const how = methodOf(method);
  if (typeof how === "object") return refuse(how);
  const count = series.value.length;
  const needed = how === "growth" ? periods + 1 : how === "linear" ? 2 : how === "mean" ? 1 : how;
  if (count < needed) {
    return refuse(forecastText.tooFewValues(placeOf(values), count, needed, `“${how}”`));
  }
  const most = how === "growth" ? periods * 2 : periods;
  if (count > most) {
    return refuse(forecastText.moreThan("values", count, "periods_total", most));
  }
  if (how === "growth") {
    const lastYear = series.value.slice(0, periods);
    const thisYear = series.value.slice(periods);
    const before = total(lastYear.slice(0, thisYear.length));
    return before === 0
      ? refuse(forecastText.noGrowth)
      : { ok: true, value: (total(thisYear) / before) * total(lastYear) };
  }
  const soFar = total(series.value);
  if (how === "linear") return { ok: true, value: soFar + onTheLine(series.value, periods) };
  const last = how === "mean" ? series.value : series.value.slice(-how);
  return { ok: true, value: soFar + (total(last) / last.length) * (periods - count) };
}
