import { exactPoisson, wilson, type Interval } from "../kpi/intervals";
import { meanCi } from "../kpi/mean-ci";
import type { Range } from "../kpi/range";
import { summarise } from "../kpi/summary";
import { Sum } from "../kpi/sum";
import { measuresText } from "../text/measures";
import type { Cell } from "../cells/cell";
import type { Measure } from "./measure";
import type { Flow } from "./result";

/** The confidence of every interval. */
export const CONFIDENCE = 0.95;

/** What was counted for one group in one period, or in several together. */
export interface Point {
  readonly measure: Measure;
  readonly above: number;
  readonly below: number;
  readonly rows: number;
  /** Of a mean or median: the values. */
  readonly values: readonly number[];
  readonly flow: Flow | null;
  readonly hasAmounts: boolean;
  readonly population: number | null;
}

export type Value =
  { readonly value: number; readonly why: null } | { readonly value: null; readonly why: string };

const none = (why: string): Value => ({ value: null, why });
const is = (value: number): Value => ({ value, why: null });

/** The figure that a measure makes out of what was counted; as the KPI functions give it for the same rows. */
export function valueOf(point: Point): Value {
  const { measure, above, rows, values, flow } = point;
  const below = belowOf(point);
  switch (measure.form) {
    case "count":
    case "sum":
      return is(above);
    case "caseload":
      return is(flow?.closing ?? 0);
    case "mean":
    case "median": {
      const summary = summarise(measure.form, values);
      return typeof summary === "number" ? is(summary) : none(measuresText.none.noRows);
    }
    case "share":
      if (rows === 0) return none(measuresText.none.noRows);
      if (below === 0) return none(measuresText.none.nothingToDivideBy);
      return above > below
        ? none(measuresText.none.overDenominator(above, below))
        : is(above / below);
    case "rate":
      return below === 0
        ? none(rows === 0 ? measuresText.none.noRows : measuresText.none.nothingToDivideBy)
        : is((above / below) * measure.per);
  }
}

/** The denominator: the population where there is one, which time does not multiply. */
export function belowOf({ measure, below, rows, population }: Point): number {
  if (population !== null) return population;
  switch (measure.form) {
    case "share":
    case "rate":
      return below;
    case "mean":
    case "median":
      return rows;
    case "count":
    case "sum":
    case "caseload":
      return 0;
  }
}

/** The numerator as a figure shows it. */
export function aboveOf({ measure, above, rows, flow }: Point): number {
  if (measure.form === "caseload") return flow?.closing ?? 0;
  return measure.form === "median" ? rows : above;
}

/** The interval of a figure; amounts have none, because hours and pounds are not cases. */
export function intervalOf(point: Point): Interval | null {
  const { measure, above, values, hasAmounts } = point;
  const below = belowOf(point);
  if (measure.form === "mean") {
    if (values.length < 2) return null;
    const limits = meanCi({ values: rangeOf(values), confidence: null, which: null });
    const [lower, upper] = limits.ok ? (limits.value[0] ?? []) : [];
    return typeof lower === "number" && typeof upper === "number" ? { lower, upper } : null;
  }
  if (hasAmounts || below <= 0 || above > below) {
    const isRateOfEvents = measure.form === "rate" && !hasAmounts && below > 0;
    if (!isRateOfEvents) return null;
  }
  if (measure.form === "share") return wilson(above, below, CONFIDENCE);
  if (measure.form !== "rate") return null;
  const { lower, upper } = exactPoisson(above, CONFIDENCE);
  const times = measure.per / below;
  return { lower: lower * times, upper: upper * times };
}

/** What was counted in several periods together. */
export function together(placed: readonly { readonly point: Point }[]): Point | null {
  const last = placed.at(-1)?.point;
  const first = placed[0]?.point;
  if (!last || !first) return null;
  const [above, below] = [new Sum(), new Sum()];
  let rows = 0;
  let hasAmounts = false;
  let keepsValues = false;
  for (let at = 0; at < placed.length; at++) {
    const { point } = placed[at]!;
    above.add(point.above);
    below.add(point.below);
    rows += point.rows;
    hasAmounts ||= point.hasAmounts;
    keepsValues ||= point.values.length > 0;
  }
  const sum = (of: (point: Point) => number) =>
    placed.reduce((all, { point }) => all + of(point), 0);
  return {
    measure: last.measure,
    above: above.value,
    below: below.value,
    rows,
    values: keepsValues ? placed.flatMap(({ point }) => point.values) : [],
    flow:
      last.flow && first.flow
        ? {
            opening: first.flow.opening,
            started: sum(({ flow }) => flow?.started ?? 0),
            ended: sum(({ flow }) => flow?.ended ?? 0),
            closing: last.flow.closing,
            unbalanced: sum(({ flow }) => flow?.unbalanced ?? 0),
          }
        : null,
    hasAmounts,
    population: last.population,
  };
}

/** Numbers as an argument of a KPI function. */
export function rangeOf(cells: readonly Cell[]): Range {
  return { name: "values", rows: cells.length, columns: 1, cells, dateSystem: 1900 };
}

/** The number that a KPI function gave; null where it gave none. */
export function numberFrom(outcome: unknown): number | null {
  return typeof outcome === "number" ? outcome : null;
}
