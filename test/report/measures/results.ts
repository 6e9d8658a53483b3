import { dayNumber } from "../../../src/cells/date";
import type { Form, Measure } from "../../../src/measures/measure";
import type {
  Figure,
  MeasureResult,
  Period,
  Results,
  Series,
  Total,
} from "../../../src/measures/result";

const day = (year: number, month: number, date: number) => dayNumber(year, month, date) ?? 0;
const NAMES = ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct"];

export const PERIODS: readonly Period[] = NAMES.map((name, at) => ({
  first: day(2026, 4 + at, 1),
  last: day(2026, 5 + at, 1) - 1,
  label: `${name} 2026`,
  key: `2026-${String(4 + at).padStart(2, "0")}`,
  isInProgress: false,
}));

export function measure(
  id: string,
  name: string,
  form: Form,
  more: Partial<Measure> = {},
): Measure {
  return {
    id,
    version: "1",
    name,
    purpose: "",
    form,
    table: "Cases",
    numerator: null,
    denominator: null,
    date: null,
    endDate: null,
    groups: [],
    unitOfCount: "cases",
    oncePer: null,
    per: 1,
    target: null,
    tolerance: null,
    direction: "higher",
    frequency: "monthly",
    owner: "A. Person",
    source: "Case list",
    reference: "Contract, schedule 3",
    validFrom: null,
    validTo: null,
    notes: "",
    exclusions: [],
    breaks: [],
    events: [],
    targets: [],
    credits: [],
    pack: "",
    ...more,
  };
}

type Counts = readonly (readonly [number, number])[];

function figureOf(
  { form, target, version }: Measure,
  at: number,
  numerator: number,
  denominator: number,
): Figure {
  const value = form === "share" ? (denominator === 0 ? null : numerator / denominator) : numerator;
  const isMet = value !== null && target !== null && value >= target;
  return {
    period: PERIODS[at]!,
    version,
    numerator,
    denominator,
    value,
    why: value === null ? "No row is counted in this period." : null,
    rows: form === "share" ? denominator : numerator,
    leftOut: [],
    interval: null,
    target,
    rating:
      target === null
        ? { rag: "grey", word: "No target", byFigure: null, isTooClose: false }
        : {
            rag: isMet ? "green" : "red",
            word: isMet ? "On target" : "Off target",
            byFigure: isMet ? "green" : "red",
            isTooClose: false,
          },
    change: null,
    lastYear: null,
    yearToDate: null,
    rollingTwelve: null,
    runRate: null,
    serviceCredit: null,
    flow: null,
    events: [],
    breakBefore: null,
  };
}

export function series(what: Measure, group: string | null, counts: Counts): Series {
  const plain = counts.map(([above, below], at) => figureOf(what, at, above, below));
  const figures = plain.map((figure, at): Figure => {
    const before = plain[at - 1];
    const sum = (part: "numerator" | "denominator") =>
      plain.slice(0, at + 1).reduce((total, one) => total + one[part], 0);
    const [numerator, denominator] = [sum("numerator"), sum("denominator")];
    const yearToDate: Total = {
      first: PERIODS[0]!.first,
      last: figure.period.last,
      numerator,
      denominator,
      value: what.form === "share" ? numerator / denominator : numerator,
      why: null,
      crossesBreak: false,
    };
    const isKnown = before && before.value !== null && figure.value !== null;
    return {
      ...figure,
      yearToDate: group === null && what.form !== "caseload" ? yearToDate : null,
      change: isKnown
        ? {
            period: before.period,
            value: before.value ?? 0,
            by: (figure.value ?? 0) - (before.value ?? 0),
            meaning: "better",
            word: "Up: better",
            isClear: null,
          }
        : null,
    };
  });
  return { group, figures, chart: null, variation: null, assurance: null, undated: [] };
}

export function resultOf(
  what: Measure,
  column: string,
  groups: ReadonlyMap<string, Counts>,
): MeasureResult {
  const whole = PERIODS.map((_, at): readonly [number, number] => [
    [...groups.values()].reduce((sum, counts) => sum + (counts[at]?.[0] ?? 0), 0),
    [...groups.values()].reduce((sum, counts) => sum + (counts[at]?.[1] ?? 0), 0),
  ]);
  return {
    measure: what,
    versions: [what],
    source: { table: what.table, sheet: what.table, rows: 100 },
    total: series(what, null, whole),
    splits: [
      {
        column,
        groups: [...groups].map(([group, counts]) => series(what, group, counts)),
        why: null,
      },
    ],
  };
}

export function resultsOf(measures: readonly MeasureResult[]): Results {
  return {
    asOf: day(2026, 11, 10),
    length: "month",
    yearStart: 4,
    periods: PERIODS,
    measures,
    notMeasured: [],
    dataUntil: null,
  };
}

/** Panels on time by team, one of them small; and open cases with their flow. */
export function sampleResults(column = "Team"): Results {
  const panels = measure("YJ-01", "Panels on time", "share", {
    target: 0.9,
    breaks: [{ on: day(2026, 9, 1), reason: "Counted from the court date" }],
    events: [{ from: day(2026, 8, 3), to: day(2026, 8, 14), note: "The case system was down" }],
  });
  const counts = (at: number, to: number): Counts => PERIODS.map((_, n) => [at + (n % 2), to]);
  const shares = resultOf(
    panels,
    column,
    new Map([
      ["North", counts(12, 20)],
      ["South", counts(22, 25)],
      ["West", counts(2, 9)],
      ["East", counts(14, 15)],
    ]),
  );
  const load = measure("CL-01", "Open cases", "caseload", { direction: "neutral" });
  const open = PERIODS.map((_, at): readonly [number, number] => [60 + at, 0]);
  const plain = series(load, null, open);
  const caseload: MeasureResult = {
    measure: load,
    versions: [load],
    source: { table: "Cases", sheet: "Cases", rows: 100 },
    total: {
      ...plain,
      figures: plain.figures.map((figure) => ({
        ...figure,
        flow: {
          opening: figure.numerator - 1,
          started: 8,
          ended: 7,
          closing: figure.numerator,
          unbalanced: 0,
        },
      })),
    },
    splits: [],
  };
  return resultsOf([shares, caseload]);
}
