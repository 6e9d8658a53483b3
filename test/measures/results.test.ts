import { describe, expect, it } from "vitest";
import { cellError, type Cell } from "../../src/cells/cell";
import { ci } from "../../src/kpi/ci";
import { flow } from "../../src/kpi/flow";
import { caseload } from "../../src/kpi/caseload";
import { meanCi } from "../../src/kpi/mean-ci";
import { rag } from "../../src/kpi/rag";
import { rate } from "../../src/kpi/rate";
import { rateCi } from "../../src/kpi/rate-ci";
import { assurance } from "../../src/kpi/spc/assurance";
import { chartTable } from "../../src/kpi/spc/chart-table";
import { PLAIN } from "../../src/kpi/spc/chart";
import { variation } from "../../src/kpi/spc/variation";
import { yearToDate } from "../../src/kpi/year-to-date";
import { rowsBehind } from "../../src/measures/results";
import { cells, on, one, range, value as answered } from "../kpi/ranges";
import { day, figureOf, groupOf, measured, measures, resultOf, sheetOf, value } from "./counting";

const HEADINGS = ["Case", "Date", "Court", "Panel", "Team", "Hours", "Ordered"];

/** Cases of two years: steady, but for one bad month; every team has its share. */
function cases(): (readonly Cell[])[] {
  const rows: Cell[][] = [];
  let number = 0;
  for (let month = 0; month < 26; month++) {
    const first = day("01/09/2024") + Math.round(month * 30.4);
    for (let at = 0; at < 9 + (month % 4); at++) {
      number++;
      const date = first + at * 2;
      const isLate = number % 4 === 0 || (month === 20 && at > 2);
      rows.push([
        `C${number}`,
        date,
        date - 14,
        date - 14 + (isLate ? 40 : 20),
        ["North", "South", "East"][number % 3] ?? "",
        ((number * 37) % 50) / 4,
        12.5,
      ]);
    }
  }
  return rows;
}

const ROWS = cases();
const workbook = () => sheetOf("Cases", HEADINGS, ROWS);
const SHARE = {
  form: "share",
  numerator: "[Panel] - [Court] <= 28",
  direction: "higher",
  target: 0.9,
  tolerance: 0.1,
  groups: ["Team"],
};

/** The rows dated within a period. */
const within = (from: string, to: string) =>
  ROWS.filter((row) => Number(row[1]) >= day(from) && Number(row[1]) <= day(to));
const onTime = (rows: readonly (readonly Cell[])[]) =>
  rows.map((row) => (Number(row[3]) - Number(row[2]) <= 28 ? 1 : 0));

describe("figures are those of the KPI functions over the same rows, to the last digit", () => {
  it("a share is KPI.RATE, its interval KPI.CI, its rating KPI.RAG", async () => {
    const { total } = resultOf(await measured(workbook(), measures(SHARE), "31/10/2026"));
    const figure = figureOf(total, "2026-03");
    const rows = within("01/03/2026", "31/03/2026");
    const given = {
      numerator: range(onTime(rows)),
      denominator: range(rows.map(() => 1)),
      per: null,
      minDenominator: null,
    };
    expect(figure.value).toBe(answered(rate(given)));
    expect(figure.rows).toBe(rows.length);
    const limits = ci({
      successes: given.numerator,
      n: given.denominator,
      confidence: null,
      which: null,
      method: null,
    });
    expect([figure.interval?.lower, figure.interval?.upper]).toEqual(cells(limits));
    const colour = rag({
      actual: one(figure.value),
      target: one(0.9),
      tolerance: one(0.1),
      direction: one("higher"),
      toleranceType: null,
      decimals: null,
    });
    expect(figure.rating.byFigure).toBe(String(cells(colour)[0]).toLowerCase());
  });

  it("the year to date is KPI.YTD over the months, and never their mean", async () => {
    const { total } = resultOf(await measured(workbook(), measures(SHARE), "31/10/2026"));
    const last = figureOf(total, "2026-10");
    const ytd = (of: "numerator" | "denominator") =>
      answered(
        yearToDate({
          dates: range(total.figures.map(({ period }) => period.last)),
          values: range(total.figures.map((figure) => figure[of])),
          asAt: one(day("31/10/2026")),
          fyStart: null,
          stat: null,
        }),
      );
    expect(last.yearToDate?.numerator).toBe(ytd("numerator"));
    expect(last.yearToDate?.denominator).toBe(ytd("denominator"));
    expect(last.yearToDate?.value).toBe(ytd("numerator") / ytd("denominator"));
    expect(last.yearToDate?.first).toBe(on("01/04/2026"));
    const shares = total.figures.slice(-7).map((figure) => figure.value ?? 0);
    const mean = shares.reduce((a, b) => a + b, 0) / 7;
    expect(last.yearToDate?.value).not.toBeCloseTo(mean, 6);
  });

  it("a trend is KPI.SPC.I over the months, with its variation and assurance", async () => {
    const { total } = resultOf(await measured(workbook(), measures(SHARE), "31/10/2026"));
    const values = range(total.figures.map((figure) => figure.value));
    const table = answered(
      chartTable("i", {
        ...PLAIN,
        numerators: values,
        direction: one("higher"),
        target: null,
        headers: null,
      }),
    );
    expect(
      total.chart?.points.map(({ value, centre, lower, upper }) => [value, centre, lower, upper]),
    ).toEqual(table.map((row) => row.slice(0, 4)));
    const plain = { values, rebase: null, baseline: null, screen: null };
    expect(total.variation).toBe(
      answered(variation({ ...plain, direction: one("higher"), rules: null })),
    );
    expect(total.assurance).toBe(
      answered(assurance({ ...plain, direction: one("higher"), target: one(0.9) })),
    );
    expect(total.chart?.isTrial).toBe(false);
  });

  it("a rate of events in a population is KPI.RATE.CI with its exact limits, and the population counts once", async () => {
    const results = await measured(
      workbook(),
      measures({
        form: "rate",
        numerator: "[Panel] - [Court] > 28",
        denominator: "23500",
        per: 10000,
      }),
      "31/10/2026",
    );
    const figure = figureOf(resultOf(results).total, "2026-05");
    const limits = rateCi({
      events: one(figure.numerator),
      exposure: one(23500),
      per: one(10000),
      confidence: null,
      which: null,
      method: one("exact"),
    });
    expect(figure.value).toBe((figure.numerator / 23500) * 10000);
    expect([figure.interval?.lower, figure.interval?.upper]).toEqual(cells(limits));
    expect(figure.rollingTwelve?.denominator).toBe(23500);
    expect(figure.rollingTwelve?.numerator).toBeGreaterThan(figure.numerator);
  });

  it("a mean has the limits of KPI.MEAN.CI, and the mean of a year is that of its rows", async () => {
    const results = await measured(
      workbook(),
      measures({ form: "mean", numerator: "[Hours]" }, { form: "median", numerator: "[Hours]" }),
      "31/10/2026",
    );
    const hours = within("01/05/2026", "31/05/2026").map((row) => Number(row[5]));
    const figure = figureOf(resultOf(results).total, "2026-05");
    const limits = meanCi({ values: range(hours), confidence: null, which: null });
    expect([figure.interval?.lower, figure.interval?.upper]).toEqual(cells(limits));
    const year = within("01/04/2026", "31/05/2026").map((row) => Number(row[5]));
    expect(figure.yearToDate?.value).toBeCloseTo(year.reduce((a, b) => a + b, 0) / year.length, 12);
    const sorted = [...hours].sort((a, b) => a - b);
    const half = sorted.length / 2;
    const middle =
      sorted.length % 2 === 1
        ? sorted[Math.floor(half)]
        : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
    expect(figureOf(resultOf(results, "M2").total, "2026-05").value).toBe(middle);
  });

  it("a caseload is KPI.CASELOAD on the last day and KPI.CASELOAD.FLOW in between", async () => {
    const results = await measured(
      workbook(),
      measures({ form: "caseload", date: "[Court]", endDate: "[Panel]", groups: ["Team"] }),
      "31/10/2026",
    );
    const starts = range(ROWS.map((row) => row[2] ?? null));
    const ends = range(ROWS.map((row) => row[3] ?? null));
    for (const figure of resultOf(results).total.figures.slice(0, -1)) {
      const { first, last } = figure.period;
      expect([figure.value]).toEqual(
        cells(caseload({ starts, ends, asAt: one(last), filters: [] })),
      );
      const counted = cells(
        flow({ starts, ends, periodStart: one(first), periodEnd: one(last), headers: null }),
      );
      const { opening, started, ended, closing } = figure.flow ?? {};
      expect([opening, started, ended, closing]).toEqual(counted.slice(0, 4));
      expect(closing).toBe((opening ?? 0) + (started ?? 0) - (ended ?? 0));
    }
  });
});

describe("ratings", () => {
  it("are grey where the interval holds the target, and keep what the figure alone says", async () => {
    const rows = Array.from({ length: 12 }, (_, at): Cell[] => [
      day("02/10/2026"),
      at < 9 ? "yes" : "no",
    ]);
    const results = await measured(
      sheetOf("Cases", ["Date", "Done"], rows),
      measures({ form: "share", numerator: '[Done] = "yes"', target: 0.9, direction: "higher" }),
      "31/10/2026",
    );
    const { rating } = figureOf(resultOf(results).total, "2026-10");
    expect(rating).toEqual({
      rag: "grey",
      word: "Too close to say",
      byFigure: "red",
      isTooClose: true,
    });
  });

  it("take every case done as green where all have to be", async () => {
    const rows = Array.from({ length: 8 }, (): Cell[] => [day("02/10/2026"), "yes"]);
    const results = await measured(
      sheetOf("Cases", ["Date", "Done"], rows),
      measures({ form: "share", numerator: '[Done] = "yes"', target: 1, direction: "higher" }),
      "31/10/2026",
    );
    expect(figureOf(resultOf(results).total, "2026-10").rating.rag).toBe("green");
  });

  it("of a group go without the target of a whole that adds up", async () => {
    const results = await measured(
      workbook(),
      measures({ target: 10, direction: "higher", groups: ["Team"] }),
      "31/10/2026",
    );
    const result = resultOf(results);
    expect(figureOf(result.total, "2026-05").target).toBe(10);
    expect(figureOf(groupOf(result, "Team", "North"), "2026-05").rating.word).toBe("No target");
  });
});

describe("rows that are not counted", () => {
  const rows: (readonly Cell[])[] = [
    [day("01/10/2026"), 1, "yes", null],
    [day("02/10/2026"), 2, "no", null],
    [day("03/10/2026"), 3, null, null],
    [day("04/10/2026"), 4, cellError("#N/A"), null],
    [day("05/10/2026"), 5, "yes", "test"],
    [null, 6, "yes", null],
    ["soon", 7, "yes", null],
    [day("06/11/2026"), 8, "yes", null],
    [day("07/10/2026"), 9, "yes", "transferred"],
  ];
  const book = () => sheetOf("Cases", ["Date", "Number", "Done", "Note"], rows);
  const register = () =>
    measures({
      form: "share",
      numerator: '[Done] = "yes"',
      exclusions: [
        { when: '[Note] = "test"', reason: "Test records" },
        { when: '[Note] = "transferred"', reason: "Transferred out" },
      ],
    });

  it("are told by their reason", async () => {
    const { total } = resultOf(await measured(book(), register(), "31/10/2026"));
    const figure = figureOf(total, "2026-10");
    expect([figure.numerator, figure.denominator, figure.rows]).toEqual([1, 2, 2]);
    expect(figure.leftOut.map(({ kind, rows: count }) => [kind, count])).toEqual([
      ["exclusion", 1],
      ["exclusion", 1],
      ["blank", 1],
      ["error", 1],
    ]);
    expect(figure.leftOut[0]?.why).toBe("Test records");
    expect(total.undated.map(({ kind, rows: count }) => [kind, count])).toEqual([
      ["blank", 1],
      ["not-a-number", 1],
    ]);
  });

  it("are found one by one behind the figure", async () => {
    const results = await measured(book(), register(), "31/10/2026");
    const found = value(
      await rowsBehind(book(), register(), results, {
        measure: "M1",
        period: "2026-10",
        group: null,
      }),
    );
    expect(found.sheet).toBe("Cases");
    expect(found.counted).toEqual([2, 3]);
    expect(found.inNumerator).toEqual([2]);
    expect(found.leftOut.map(({ row, kind }) => [row, kind])).toEqual([
      [4, "blank"],
      [5, "error"],
      [6, "exclusion"],
      [10, "exclusion"],
    ]);
    expect(found.undated.map(({ row }) => row)).toEqual([7, 8]);
  });

  it("behind every figure are as many as it says", async () => {
    const all = measures(
      SHARE,
      { form: "caseload", date: "[Court]", endDate: "[Panel]", groups: ["Team"] },
      { groups: ["Team"] },
    );
    const results = await measured(workbook(), all, "31/10/2026", { count: 4 });
    for (const result of results.measures) {
      const series = [result.total, ...result.splits.flatMap(({ groups }) => groups)];
      for (const { group, figures } of series) {
        for (const figure of figures) {
          const key = {
            measure: result.measure.id,
            period: figure.period.key,
            group: group === null ? null : { column: "Team", value: group },
          };
          const rows = value(await rowsBehind(workbook(), all, results, key));
          expect(rows.counted.length, JSON.stringify(key)).toBe(figure.rows);
          if (result.measure.form === "share")
            expect(rows.inNumerator.length).toBe(figure.numerator);
        }
      }
    }
  });

  it("name a group or a period that is not there with the nearest that is", async () => {
    const results = await measured(workbook(), measures(SHARE), "31/10/2026");
    const none = await rowsBehind(workbook(), measures(SHARE), results, {
      measure: "M1",
      period: "2026-10",
      group: { column: "Team", value: "Nort" },
    });
    expect(!none.ok && none.trouble.message).toContain("Did you mean “North”?");
    const never = await rowsBehind(workbook(), measures(SHARE), results, {
      measure: "M1",
      period: "2031-10",
      group: null,
    });
    expect(!never.ok && never.trouble.message).toContain("2024-");
  });
});

describe("versions and breaks", () => {
  const versions = () =>
    measures(
      { ...SHARE, id: "M", version: "1", validTo: "2026-03-31" },
      {
        ...SHARE,
        id: "M",
        version: "2",
        numerator: "[Panel] - [Court] <= 41",
        validFrom: "2026-04-01",
      },
    );

  it("are never mixed: a trend begins anew, and nothing is compared or added across", async () => {
    const { total } = resultOf(await measured(workbook(), versions(), "31/10/2026"), "M");
    const april = figureOf(total, "2026-04");
    expect(april.version).toBe("2");
    expect(april.breakBefore).toContain("version 2");
    expect(april.change).toBeNull();
    expect(figureOf(total, "2026-05").change).not.toBeNull();
    expect(figureOf(total, "2026-05").lastYear).toBeNull();
    expect(figureOf(total, "2026-05").rollingTwelve?.value).toBeNull();
    expect(figureOf(total, "2026-05").rollingTwelve?.why).toContain("never added up");
    expect(figureOf(total, "2026-05").yearToDate?.value).not.toBeNull();
    const starts = total.chart?.points.filter(({ startsPhase }) => startsPhase) ?? [];
    expect(starts.map(({ period }) => period.key)).toEqual(["2026-04"]);
  });

  it("a declared break stops comparison and is marked in sums", async () => {
    const register = measures({
      ...SHARE,
      breaks: [{ on: "2026-06-01", reason: "New form from June" }],
    });
    const { total } = resultOf(await measured(workbook(), register, "31/10/2026"));
    expect(figureOf(total, "2026-06").breakBefore).toBe("New form from June");
    expect(figureOf(total, "2026-06").change).toBeNull();
    expect(figureOf(total, "2026-08").yearToDate?.crossesBreak).toBe(true);
    expect(figureOf(total, "2026-05").yearToDate?.crossesBreak).toBe(false);
  });

  it("without a version in force there is no figure, and it says so", async () => {
    const register = measures({ ...SHARE, validFrom: "2026-04-01" });
    const { total } = resultOf(await measured(workbook(), register, "31/10/2026"));
    expect(figureOf(total, "2026-02").why).toContain("in force");
    expect(figureOf(total, "2026-02").value).toBeNull();
  });
});

describe("what stands behind a year", () => {
  it("a run rate says what is needed and on what it rests", async () => {
    const { total } = resultOf(await measured(workbook(), measures(SHARE), "31/10/2026"));
    const { runRate, yearToDate: ytd } = figureOf(total, "2026-09");
    const expected = Math.round(((ytd?.denominator ?? 0) / 6) * 12);
    expect(runRate?.remaining).toBe(expected - (ytd?.denominator ?? 0));
    expect(runRate?.needed).toBe(Math.ceil(0.9 * expected - 1e-9) - (ytd?.numerator ?? 0));
    expect(runRate?.basis).toContain(String(expected));
  });

  it("a period that is not over is marked, kept out of the trend, and has no run rate", async () => {
    const { total } = resultOf(await measured(workbook(), measures(SHARE), "15/10/2026"));
    const last = figureOf(total, "2026-10");
    expect(last.period.isInProgress).toBe(true);
    expect(last.runRate).toBeNull();
    expect(total.chart?.points.at(-1)?.period.key).toBe("2026-09");
    expect(last.rows).toBe(within("01/10/2026", "15/10/2026").length);
  });

  it("quarters, years and weeks are told by the calendar", async () => {
    const quarters = await measured(workbook(), measures({}), "31/10/2026", { length: "quarter" });
    expect(quarters.periods.at(-1)).toMatchObject({ label: "2026/27 Q3", key: "2026-27-Q3" });
    const years = await measured(workbook(), measures({}), "31/10/2026", { length: "year" });
    expect(years.periods.map(({ label }) => label)).toEqual(["2024/25", "2025/26", "2026/27"]);
    const weeks = await measured(workbook(), measures({}), "31/10/2026", { length: "week" });
    expect(weeks.periods.at(-1)?.label).toBe("Week ending 01/11/2026");
    expect(resultOf(weeks).total.figures.at(-1)?.yearToDate).toBeNull();
  });
});

describe("rows that are judged anew in every period", () => {
  it("are counted by the first and last day of each", async () => {
    const register = measures({
      form: "share",
      date: undefined,
      denominator: "AND([Court] <= period_end, OR(ISBLANK([Panel]), [Panel] > period_end))",
      numerator: "period_end - [Court] <= 28",
    });
    const results = await measured(workbook(), register, "31/10/2026");
    const figure = figureOf(resultOf(results).total, "2026-06");
    const last = day("30/06/2026");
    const open = ROWS.filter((row) => Number(row[2]) <= last && Number(row[3]) > last);
    expect(figure.denominator).toBe(open.length);
    expect(figure.numerator).toBe(open.filter((row) => last - Number(row[2]) <= 28).length);
    const rows = value(
      await rowsBehind(workbook(), register, results, {
        measure: "M1",
        period: "2026-06",
        group: null,
      }),
    );
    expect(rows.counted).toHaveLength(open.length);
  });
});

describe("what cannot be measured", () => {
  it("is named with why, and the rest stands", async () => {
    const register = measures(
      { ...SHARE, numerator: "[Pannel] - [Court] <= 28" },
      SHARE,
      { table: "Case" },
      { numerator: "[Hours]" },
    );
    const results = await measured(workbook(), register, "31/10/2026");
    expect(results.measures.map(({ measure }) => measure.id)).toEqual(["M2", "M4"]);
    expect(results.notMeasured.map(({ why }) => why).join("\n")).toContain("Did you mean “Panel”?");
    expect(results.notMeasured[1]?.why).toContain("Did you mean “Cases”?");
  });

  it("a column that makes no groups says why", async () => {
    const results = await measured(
      workbook(),
      measures({ groups: ["Teem", "Team"] }),
      "31/10/2026",
    );
    const [wrong, right] = resultOf(results).splits;
    expect(wrong?.why).toContain("Did you mean “Team”?");
    expect(right?.groups.map(({ group }) => group)).toEqual(["East", "North", "South"]);
  });

  it("work stops where it is asked to", async () => {
    const stop = new AbortController();
    const { measureWorkbook } = await import("../../src/measures/results");
    const worked = await measureWorkbook(workbook(), measures(SHARE, {}, SHARE), {
      asOf: day("31/10/2026"),
      signal: stop.signal,
      onProgress: (_done, _total, step) => {
        if (step === "counting") stop.abort();
      },
    });
    expect(!worked.ok && worked.trouble.code).toBe("cancelled");
  });
});
