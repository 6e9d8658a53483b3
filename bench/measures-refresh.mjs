import { builtMeasuring } from "./built.mjs";
import { caseload, FIRST_DAY, STATUSES, TEAMS } from "./caseload.mjs";
import { race } from "./timing.mjs";

const MEASURES = 40;
const MONTHS = 24;
/** The last day of the 24 months that begin with the first day. */
const AS_OF = FIRST_DAY + 729;
/** The most that the ratio may be, and the longest stretch without a pause, in milliseconds. */
const BUDGET = 3;
const SLICE = 50;
const HEADINGS = ["Team", "Status", "Start", "End", "Done", "Planned"];

/**
 * The forty measures: how the register words each, and the same as the barest loop asks for it.
 * @typedef {object} Asked
 * @property {object} worded
 * @property {(row: Row) => boolean} isIn In the denominator.
 * @property {(row: Row) => number} counts What the row adds to the numerator.
 */
/** @typedef {{ status: unknown, start: number, end: number | null, done: number, planned: number }} Row */

/** @type {readonly ((at: number) => Asked)[]} */
const FAMILIES = [
  (at) => ({
    worded: {
      form: "share",
      numerator: `AND([End] <> "", [End] - [Start] <= ${5 + at})`,
      denominator: '[Status] <> "Withdrawn"',
      target: 0.8,
      tolerance: 0.05,
      direction: "higher",
    },
    isIn: ({ status }) => status !== "Withdrawn",
    counts: ({ start, end }) => (end !== null && end - start <= 5 + at ? 1 : 0),
  }),
  (at) => ({
    worded: {
      form: "share",
      numerator: `[Status] = "${STATUSES[at % 4]}"`,
      denominator: `[Planned] >= ${5 + at}`,
      target: 0.25,
      tolerance: 0.05,
      direction: "higher",
    },
    isIn: ({ planned }) => planned >= 5 + at,
    counts: ({ status }) => (status === STATUSES[at % 4] ? 1 : 0),
  }),
  (at) => ({
    worded: { form: "count", numerator: `AND([Status] = "Completed", [Done] >= ${at % 5})` },
    isIn: ({ status, done }) => status === "Completed" && done >= at % 5,
    counts: () => 1,
  }),
  (at) => ({
    worded: {
      form: "share",
      numerator: "[Done]",
      denominator: "[Planned]",
      target: 0.1 + at / 100,
    },
    isIn: () => true,
    counts: ({ done }) => done,
  }),
];

const ASKED = Array.from({ length: MEASURES }, (_, at) => {
  const family = FAMILIES[at % FAMILIES.length];
  if (!family) throw new Error("There are families of measures.");
  return family(Math.floor(at / FAMILIES.length));
});

const PACK = {
  format: 1,
  id: "bench-measures",
  version: "1",
  title: "Forty measures",
  measures: ASKED.map(({ worded }, at) => ({
    id: `M${at + 1}`,
    version: "1",
    name: `Measure ${at + 1}`,
    table: "Cases",
    date: "[Start]",
    groups: ["Team"],
    ...worded,
  })),
};

/**
 * A workbook of so many rows with forty measures by month and team: the figures of all of it as a pane refreshes them, and the
 * barest loop that counts numerators and denominators of the same measures out of the same columns.
 * @param {number} rows
 */
export async function measuring(rows) {
  const { emptySheet, emptyWorkbook, measureWorkbook, MemoryWorkbook, readMeasurePack } =
    await builtMeasuring();
  const pack = readMeasurePack(PACK);
  if (!pack.ok) throw new Error(pack.trouble.message);
  const data = caseload(rows);
  const { teams, statuses, starts, ends, done, planned } = data;
  const columns = [teams, statuses, starts, ends, done, planned].map((column) =>
    column.map(([cell = null]) => cell),
  );
  const model = emptyWorkbook("Caseload");
  const sheet = emptySheet("Cases");
  for (const [at, values] of columns.entries()) {
    const isDay = at === 2 || at === 3;
    const formats = ["General", ...values.map(() => (isDay ? "dd/mm/yyyy" : "General"))];
    sheet.columns.set(at, {
      values: [HEADINGS[at] ?? "", ...values],
      formats,
      formulas: new Map(),
    });
  }
  model.sheets.push(sheet);
  const workbook = new MemoryWorkbook(model);
  let longest = 0;
  return {
    measures: MEASURES,
    periods: MONTHS,
    groups: TEAMS.length,
    /** The longest stretch of work without a pause, in milliseconds. */
    longest: () => longest,
    ours: async () => {
      longest = 0;
      let since = performance.now();
      const pause = async () => {
        longest = Math.max(longest, performance.now() - since);
        await Promise.resolve();
        since = performance.now();
      };
      const options = { asOf: AS_OF, count: MONTHS, pause };
      const results = await measureWorkbook(workbook, pack.value.register, options);
      longest = Math.max(longest, performance.now() - since);
      if (!results.ok) throw new Error(results.trouble.message);
      if (results.value.notMeasured.length > 0)
        throw new Error(JSON.stringify(results.value.notMeasured));
      return results.value.measures.map(({ splits }) =>
        (splits[0]?.groups ?? []).map(({ figures }) =>
          figures.map(({ numerator, denominator }) => [numerator, denominator]),
        ),
      );
    },
    bare: () => bareLoop(columns),
  };
}

/** @param {unknown[][]} columns */
function bareLoop([teams = [], statuses = [], starts = [], ends = [], dones = [], plans = []]) {
  const months = new Int8Array(MONTHS * 31 + 31).fill(-1);
  const first = new Date(Date.UTC(1899, 11, 30 + FIRST_DAY));
  for (let day = 0; day < months.length; day++) {
    const date = new Date(Date.UTC(1899, 11, 30 + FIRST_DAY + day));
    const month =
      (date.getUTCFullYear() - first.getUTCFullYear()) * 12 +
      date.getUTCMonth() -
      first.getUTCMonth();
    if (month < MONTHS) months[day] = month;
  }
  /** @type {Map<unknown, number>} */
  const codes = new Map();
  const places = Int32Array.from(teams, (team, row) => {
    const code = codes.get(team) ?? codes.size;
    codes.set(team, code);
    return (months[Number(starts[row]) - FIRST_DAY] ?? -1) * TEAMS.length + code;
  });
  return ASKED.map(({ isIn, counts }) => {
    const above = new Float64Array(MONTHS * TEAMS.length);
    const below = new Float64Array(MONTHS * TEAMS.length);
    /** @type {Row} */
    const row = { status: "", start: 0, end: null, done: 0, planned: 0 };
    for (let at = 0; at < places.length; at++) {
      const place = places[at] ?? -1;
      if (place < 0) continue;
      row.status = statuses[at];
      row.start = Number(starts[at]);
      const end = ends[at];
      row.end = typeof end === "number" ? end : null;
      row.done = Number(dones[at]);
      row.planned = Number(plans[at]);
      if (!isIn(row)) continue;
      above[place] = (above[place] ?? 0) + counts(row);
      below[place] = (below[place] ?? 0) + 1;
    }
    return { above, below, codes };
  });
}

/**
 * One line of the benchmark.
 * @param {number} rows
 */
export async function measuresRefresh(rows) {
  const { bare, groups, longest, measures, ours, periods } = await measuring(rows);
  let slice = Infinity;
  const refresh = async () => {
    await ours();
    slice = Math.min(slice, longest());
  };
  const [taken, least] = await race(refresh, bare, 6);
  return {
    measure: `refresh, ${measures} measures × ${periods} periods × ${groups} teams`,
    rows,
    ms: taken.toFixed(0),
    "bare loop ms": least.toFixed(0),
    ratio: `${(taken / least).toFixed(1)} ×`,
    budget: `≤ ${BUDGET} ×`,
    "": taken / least <= BUDGET ? "within" : "OVER",
    "longest slice": `${slice.toFixed(0)} ms ${slice <= SLICE ? "within" : "OVER"} ${SLICE}`,
  };
}
