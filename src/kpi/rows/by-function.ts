import type { CriterionPair } from "../criteria";
import { isProblem, type Answer, type Spill } from "../problem";
import type { Range } from "../range";
import { dayArgument, wordArgument } from "../reading";
import { SUMMARIES } from "../summary";
import { answeredRows } from "./answers";
import {
  ageRows,
  countCaseload,
  countFinished,
  countFlow,
  countSurvival,
  pairRows,
  statusRows,
  type StatusRows,
} from "./dates";
import { amountRows, figureRows, figureRowsOf, seriesRows, unitRows, yearRows } from "./figures";
import { crossTableRows, distinctRows, outcomeRowsUsed } from "./matches";
import { conditionRows, filledCells, judgedRows, keyRows, lagRows, tableRows } from "./quality";
import { offenceRows } from "./reoffending";
import type { RowsUsed } from "./tally";

/** The arguments of a function in their order; `null` for one that was left out. */
export type Given = readonly (Range | null)[];

type CountRows = (given: Given, answer: Answer<Spill>) => Answer<RowsUsed> | null;

/** An argument that is one date, `null` where it is none or several. */
function dayOf(range: Range | null | undefined): number | null {
  const day = dayArgument(range ?? null);
  return day !== null && isProblem(day) ? null : day;
}

/** Criteria stand in pairs, from a place on: a range, and what its cells have to be. */
function pairsFrom(given: Given, from: number): readonly CriterionPair[] {
  const pairs: CriterionPair[] = [];
  for (let at = from; at < given.length; at += 2) {
    const range = given[at];
    if (range) pairs.push({ range, criterion: given[at + 1] ?? null });
  }
  return pairs;
}

/** Calls `count` with the first two arguments where both are given. */
function ofTwo(count: (first: Range, second: Range, given: Given) => Answer<RowsUsed> | null) {
  return (given: Given) => {
    const [first, second] = given;
    return first && second ? count(first, second, given) : null;
  };
}

const ofOne =
  (count: (first: Range, given: Given) => Answer<RowsUsed>): CountRows =>
  (given) =>
    given[0] ? count(given[0], given) : null;

/** What KPI.ONTIME takes, from `starts` on. */
function statusArguments(given: Given, group: Range | null): StatusRows | null {
  const [starts, ends, days, asAt, division, extraHolidays, weekend, unit, denominator] = given;
  if (!starts || !ends || !days) return null;
  return {
    group,
    starts,
    ends,
    days,
    asAt: asAt ?? null,
    division: division ?? null,
    extraHolidays: extraHolidays ?? null,
    weekend: weekend ?? null,
    unit: unit ?? null,
    denominator: denominator ?? null,
  };
}

/** Functions that give each row an answer of its own. */
const ROW_BY_ROW =
  "CHANGE INDEX ROLLING SUPPRESS DUE RAG GAP RAGBANDS TRAJECTORY WORKDAYS ISWORKDAY RANK QUANTILE MATURE DISCOUNT IMPACT REALTERMS IDCHECK IDCLEAN";

const answered: CountRows = (_, answer) => answeredRows(answer);

const figuresOf =
  (...places: readonly number[]): CountRows =>
  (given) => {
    const ranges = places.map((place) => given[place] ?? null).filter((range) => range !== null);
    return ranges.length === 0 ? null : figureRowsOf(ranges);
  };

const units = ofTwo((numerators, denominators, given) =>
  unitRows(numerators, denominators, given[2] ?? null),
);

/** With one argument KPI.KAPPA reads a table of counts, which has no rows to leave out. */
const judged = ofTwo(judgedRows);

const series: CountRows = ofOne((values) => seriesRows(values, null));
const fractions: CountRows = ofTwo((values, sizes) => seriesRows(values, sizes));

const COUNTED = new Map<string, CountRows>([
  ["RATE", ofTwo((numerator, denominator) => amountRows(numerator, denominator))],
  [
    "RATEIFS",
    ofTwo((range, criterion, given) => outcomeRowsUsed({ range, criterion }, pairsFrom(given, 2))),
  ],
  ["COUNTDISTINCT", ofOne((range, given) => distinctRows(range, pairsFrom(given, 1)))],
  [
    "YTD",
    ofTwo((dates, values, given) =>
      yearRows({ dates, values, asAt: given[2] ?? null, fyStart: given[3] ?? null }),
    ),
  ],
  [
    "ONTIME",
    (given) => {
      const named = statusArguments(given, null);
      return named && statusRows(named);
    },
  ],
  [
    "ONTIMETABLE",
    ([group, ...given]) => {
      const named = group ? statusArguments(given, group) : null;
      return named && statusRows(named);
    },
  ],
  ["DAYSTAT", ofTwo((starts, ends) => pairRows({ starts, ends, count: countFinished }))],
  [
    "AGEBANDS",
    ofTwo((dates, asAt, given) => {
      const [, , bands = null, unit = null, division = null, closed = null, weekend = null] = given;
      return ageRows({
        dates,
        asAt,
        bands,
        unit,
        division,
        extraHolidays: closed,
        weekend,
        headers: null,
      });
    }),
  ],
  [
    "SURVIVAL",
    ofTwo((starts, ends, given) => {
      const asAt = dayOf(given[2]);
      return asAt === null ? null : pairRows({ starts, ends, count: countSurvival(asAt) });
    }),
  ],
  [
    "CASELOAD",
    ofTwo((starts, ends, given) =>
      pairRows({
        starts,
        ends,
        filters: pairsFrom(given, 3),
        count: countCaseload(dayOf(given[2])),
      }),
    ),
  ],
  [
    "FLOW",
    ofTwo((starts, ends, given) =>
      pairRows({ starts, ends, count: countFlow(dayOf(given[2]), dayOf(given[3])) }),
    ),
  ],
  ["FLOWTABLE", ofTwo((starts, ends) => pairRows({ starts, ends, count: countFlow(null, null) }))],
  ["MEANCI", ofOne((values) => figureRows(values))],
  ...["XMR", "CCHART", "TCHART", "GCHART", "LIMIT", "VARIATION", "ASSURANCE", "SPCRULES"].map(
    (id) => [id, series] as const,
  ),
  ...["RUNCHART", "EWMA", "CUSUM", "SUGGESTREBASE", "SEASONAL"].map((id) => [id, series] as const),
  ...["PCHART", "UCHART", "IPRIME"].map((id) => [id, fractions] as const),
  ...ROW_BY_ROW.split(" ").map((id) => [id, answered] as const),
  ["TIMELINESS", (_, answer) => answeredRows(answer, (status) => status.toLowerCase())],
  [
    "PIVOT",
    ofTwo((rowRange, colRange, given) => {
      const stat = wordArgument(given[3] ?? null, SUMMARIES) ?? "count";
      return crossTableRows({
        rowRange,
        colRange,
        measureRange: given[2] ?? null,
        isCount: stat === "count",
        filters: pairsFrom(given, 4),
      });
    }),
  ],
  ["PERCENTILEDAYS", figuresOf(0)],
  ["TREND", figuresOf(0, 1)],
  ["FORECAST", figuresOf(0)],
  ["PROJECT", figuresOf(0)],
  ["FORECASTERROR", figuresOf(0, 1)],
  ["SCORECARD", figuresOf(0, 1, 2)],
  ["FUNNEL", units],
  ["FUNNELOD", units],
  ["KAPPA", judged],
  ["COMPLETENESS", ofOne((table) => tableRows(table))],
  ["DQREPORT", ofOne((table) => tableRows(table))],
  ["VALIDITY", ofOne((table) => filledCells(table, true))],
  ["IDREPORT", ofOne((range) => filledCells(range, false))],
  ["DUPLICATES", ofOne((keys) => keyRows(keys))],
  ["UNIQUENESS", ofOne((keys) => keyRows(keys))],
  ["CONSISTENCY", ofOne((condition) => conditionRows(condition))],
  ["ENTRYLAG", ofTwo((events, entries) => lagRows(events, entries))],
  [
    "REOFFENDING",
    ([ids, indexDates, offenceIds, offenceDates, provenDates, followUp, waiting]) =>
      ids && indexDates && offenceIds && offenceDates && provenDates
        ? offenceRows({
            ids,
            indexDates,
            offenceIds,
            offenceDates,
            provenDates,
            followUp: followUp ?? null,
            waiting: waiting ?? null,
            headers: null,
          })
        : null,
  ],
  ["SPC", ([, values, denominators]) => (values ? seriesRows(values, denominators ?? null) : null)],
]);

/** How a function used the rows of its ranges; `null` where it does not go row by row, or could not. */
export function rowsUsed(id: string, given: Given, answer: Answer<Spill>): RowsUsed | null {
  const counted = COUNTED.get(id)?.(given, answer);
  return counted?.ok ? counted.value : null;
}
