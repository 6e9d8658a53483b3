import type { Answer, Spill } from "../problem";
import { wordArgument } from "../reading";
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
} from "./dates";
import {
  amountRows,
  amountRowsOfBoth,
  figureRows,
  figureRowsOf,
  seriesRows,
  totalRows,
  unitRows,
  yearRows,
} from "./figures";
import {
  dayOf,
  ofOne,
  ofTwo,
  pairsFrom,
  statusArguments,
  type CountRows,
  type Given,
} from "./given";
import { dimensionRows, disparityRows, groupRows, stageRows, tierRows } from "./groups";
import { crossTableRows, distinctRows, outcomeRowsUsed } from "./matches";
import { cashFlowRows, mapRows } from "./money";
import {
  conditionRows,
  countedRows,
  filledCells,
  judgedRows,
  keyRows,
  lagRows,
  tableRows,
} from "./quality";
import { offenceRows } from "./reoffending";
import type { RowsUsed } from "./tally";

/** Functions that give each row an answer of its own. */
const ROW_BY_ROW = [
  "CHANGE INDEX ROLLING SUPPRESS PERIOD DUE WORKDAYS ISWORKDAY RAG GAP RAGBANDS SHORTFALL TRAJECTORY",
  "PERSTAFF OCCUPANCY RANK QUANTILE REPRESENTATION MATURE DISCOUNT IMPACT REALTERMS OPTIMISMBIAS",
  "IDCHECK IDCLEAN",
].join(" ");

/** Functions of one total over another, added up row by row as KPI.RATE adds them. */
const OF_TOTALS = "RATE CLEARANCE CI RATECI LIKELY BINARYRATE FREQUENCY AUDITRESULT";

/** Functions that compare one such pair of ranges with another. */
const OF_TWO_TOTALS = "DIFFCI CHANGECI SIGDIFF RATIOCI COMPARE RRI PARITYGAP";

const answered: CountRows = (_, answer) => answeredRows(answer);

/** A row of an answer is judged by its first cell, where the others only tell more of it. */
const answeredByFirst: CountRows = (_, answer) =>
  answeredRows(
    answer.ok ? { ok: true, value: answer.value.map((row) => row.slice(0, 1)) } : answer,
  );

const totals = ofTwo((numerator, denominator) => amountRows(numerator, denominator));
const sums = ofTwo(totalRows);

const twoTotals: CountRows = ([x1, n1, x2, n2]) =>
  x1 && n1 && x2 && n2 ? amountRowsOfBoth(x1, n1, x2, n2) : null;

const flows: CountRows = ofOne((cashflows, given) =>
  cashFlowRows({ amounts: [cashflows], firstYear: given[1] ?? null }),
);

const map: CountRows = ofOne((range) => mapRows(range));

const groupsOf =
  (count: number): CountRows =>
  (given) =>
    groupRows(given.slice(0, count).filter((range) => range !== null));

const figuresOf =
  (...places: readonly number[]): CountRows =>
  (given) => {
    const ranges = places.map((place) => given[place] ?? null).filter((range) => range !== null);
    return ranges.length === 0 ? null : figureRowsOf(ranges);
  };

const units = ofTwo((numerators, denominators, given) =>
  unitRows(numerators, denominators, given[2] ?? null),
);

/** With one argument KPI.KAPPA reads a table of counts, of which no row is left out. */
const judged: CountRows = ([first, second]) =>
  !first ? null : second ? judgedRows(first, second) : countedRows(first);

const series: CountRows = ofOne((values) => seriesRows(values, null));
const fractions: CountRows = ofTwo((values, sizes) => seriesRows(values, sizes));

const COUNTED = new Map<string, CountRows>([
  ...OF_TOTALS.split(" ").map((id) => [id, totals] as const),
  ...OF_TWO_TOTALS.split(" ").map((id) => [id, twoTotals] as const),
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
  ["FOURFIFTHS", answeredByFirst],
  ["WEIGHTEDLOAD", ofTwo(tierRows)],
  ["ATTRITION", ofOne((stages) => stageRows(stages))],
  ["DSR", groupsOf(3)],
  ["SMR", groupsOf(4)],
  [
    "DISPARITY",
    ([groups, stages], answer) => (groups && stages ? disparityRows(groups, stages, answer) : null),
  ],
  ["DQSCORE", ofOne((scores) => dimensionRows(scores))],
  ...["NPV", "EANC", "PAYBACK"].map((id) => [id, flows] as const),
  [
    "BCR",
    ofTwo((benefits, costs, given) =>
      cashFlowRows({ amounts: [benefits, costs], firstYear: given[2] ?? null }),
    ),
  ],
  ...["SROI", "SENSITIVITY"].map((id) => [id, map] as const),
  ...["UNITCOST", "COSTPEROUTCOME"].map((id) => [id, sums] as const),
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
