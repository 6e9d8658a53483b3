import { isError } from "../../cells/cell";
import { kpiText } from "../../text/kpi";
import { spcText } from "../../text/kpi-spc";
import { refuse, type Answer, type Spill } from "../problem";
import { indexIn, isSingle, placeOf, sameSize, type Range } from "../range";
import { rowByRow } from "./chart-table";
import { withHeaders } from "./option";
import { breaks, readRules, type Rule } from "./rules";
import { readSeries, type Series } from "./series";

export interface BrokenRulesArguments {
  readonly values: Range;
  readonly centre: Range;
  readonly lower: Range;
  readonly upper: Range;
  readonly rules: Range | null;
  readonly headers: Range | null;
}

/** A line at each figure: one height for all, or one for each row. Text and #N/A are no line; a blank is 0. */
function readLine(range: Range, { rows, row }: Series, values: Range): Answer<number[]> {
  const size = isSingle(range) || range.cells.length === rows ? null : sameSize([values, range]);
  if (size) return refuse(size);
  const line: number[] = [];
  for (const at of row) {
    const index = indexIn(range, at);
    const cell = range.cells[index] ?? 0;
    if (isError(cell) && cell.error !== "#N/A") {
      return refuse(kpiText.errorInside(placeOf(range, index), cell.error));
    }
    line.push(typeof cell === "number" ? cell : NaN);
  }
  return { ok: true, value: line };
}

function headerOf(rule: Rule): string {
  const { outside, trend, twoInThree, shift } = spcText.rulesHeaders;
  switch (rule.kind) {
    case "outside":
      return outside;
    case "trend":
      return trend(rule.points);
    case "twoInThree":
      return twoInThree;
    case "shift":
      return shift(rule.points);
  }
}

/**
 * Judges figures against given lines: one column for each rule, 1 where a figure is part of what breaks it, 0 where not.
 * Rows without a figure are #N/A.
 */
export function brokenRules(given: BrokenRulesArguments): Answer<Spill> {
  const series = readSeries(given.values);
  if (!series.ok) return series;
  const rules = readRules(given.rules);
  if (!rules.ok) return rules;
  const { values, rows, row } = series.value;
  const centre = readLine(given.centre, series.value, given.values);
  if (!centre.ok) return centre;
  const lower = readLine(given.lower, series.value, given.values);
  if (!lower.ok) return lower;
  const upper = readLine(given.upper, series.value, given.values);
  if (!upper.ok) return upper;
  const near = (limits: readonly number[]) =>
    limits.map((limit, index) => {
      const middle = centre.value[index] ?? NaN;
      return middle + (2 / 3) * (limit - middle);
    });
  const lines = {
    centre: centre.value,
    lower: lower.value,
    upper: upper.value,
    nearLower: near(lower.value),
    nearUpper: near(upper.value),
  };
  const phases = [{ from: 0, to: values.length }];
  const columns = rules.value.map((rule) => breaks(rule, values, lines, phases));
  const table = rowByRow(rows, row, columns.length, (index) =>
    columns.map((broken) => (broken[index] === 0 ? 0 : 1)),
  );
  return withHeaders(given.headers, rules.value.map(headerOf), table);
}
