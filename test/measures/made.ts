import { dayNumber, type DayNumber } from "../../src/cells/date";
import type { Direction } from "../../src/kpi/direction";
import { wilson } from "../../src/kpi/intervals";
import type { Form, Measure } from "../../src/measures/measure";
import type { Figure, MeasureResult, Period, Series, Split } from "../../src/measures/result";

/** Results made by hand: every value that a test does not name is as plain as can be. */
export function day(year: number, month: number, date: number): DayNumber {
  const found = dayNumber(year, month, date);
  if (found === null) throw new Error("No such day.");
  return found;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A month of 2026. */
export function month(number: number, isInProgress = false): Period {
  const first = day(2026, number, 1);
  return {
    first,
    last: (number === 12 ? day(2027, 1, 1) : day(2026, number + 1, 1)) - 1,
    label: `${MONTHS[number - 1] ?? ""} 2026`,
    key: `2026-${String(number).padStart(2, "0")}`,
    isInProgress,
  };
}

export const OCTOBER = month(10);

export function madeMeasure(form: Form = "share", more: Partial<Measure> = {}): Measure {
  return {
    id: "M1",
    version: "1",
    name: "Panels on time",
    purpose: "",
    form,
    table: "tblPanels",
    numerator: null,
    denominator: null,
    date: null,
    endDate: null,
    groups: ["Team"],
    unitOfCount: "panels",
    oncePer: null,
    per: 1,
    target: null,
    tolerance: null,
    direction: "higher" satisfies Direction,
    frequency: "monthly",
    owner: "",
    source: "",
    reference: "",
    validFrom: null,
    validTo: null,
    notes: "",
    pack: "",
    exclusions: [],
    breaks: [],
    events: [],
    targets: [],
    credits: [],
    ...more,
  };
}

export function madeFigure(
  period: Period,
  numerator: number,
  denominator: number,
  more: Partial<Figure> = {},
): Figure {
  return {
    period,
    version: "1",
    numerator,
    denominator,
    value: denominator === 0 ? null : numerator / denominator,
    why: denominator === 0 ? "No row is counted in this period." : null,
    rows: denominator,
    leftOut: [],
    interval: denominator === 0 ? null : wilson(numerator, denominator, 0.95),
    target: null,
    rating: { rag: "grey", word: "No target", byFigure: null, isTooClose: false },
    change: null,
    lastYear: null,
    yearToDate: null,
    rollingTwelve: null,
    runRate: null,
    serviceCredit: null,
    flow: null,
    events: [],
    breakBefore: null,
    ...more,
  };
}

export function madeSeries(
  group: string | null,
  figures: readonly Figure[],
  more: Partial<Series> = {},
): Series {
  return { group, figures, chart: null, variation: null, assurance: null, undated: [], ...more };
}

export function madeSplit(column: string, groups: readonly Series[]): Split {
  return { column, groups, why: null };
}

export function madeResult(
  measure: Measure,
  total: Series,
  splits: readonly Split[] = [],
): MeasureResult {
  return {
    measure,
    versions: [measure],
    source: { table: "tblPanels", sheet: "Panels", rows: 100 },
    total,
    splits,
  };
}
