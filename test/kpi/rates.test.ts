import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/cells/cell";
import { countDistinct } from "../../src/kpi/count-distinct";
import { pivot } from "../../src/kpi/pivot";
import { rateIfs } from "../../src/kpi/rate-ifs";
import { rolling } from "../../src/kpi/rolling";
import { yearToDate } from "../../src/kpi/year-to-date";
import { cells, error, on, one, problem, range, value } from "./ranges";

const TEAMS = ["North", "north ", "South", "", null] as const;
const rows = fc.array(
  fc.record({
    team: fc.constantFrom(...TEAMS),
    met: fc.constantFrom("Yes", "yes", "No", "", null),
    score: fc.integer({ min: 1, max: 9 }),
  }),
  { minLength: 1, maxLength: 40 },
);
type Row = { team: Cell; met: Cell; score: number };

const rateOf = (given: readonly Row[]) =>
  rateIfs({
    outcome: {
      range: range(
        given.map((row) => row.met),
        "outcome_range",
      ),
      criterion: one("yes"),
    },
    filters: [{ range: range(given.map((row) => row.score)), criterion: one(">=4") }],
  });

describe("a rate with criteria", () => {
  it("equals its rows opened one by one, in whatever order they stand", () => {
    const shuffled = rows.chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
    );
    fc.assert(
      fc.property(shuffled, ([given, reordered]) => {
        const counted = given.filter(({ met, score }) => met !== null && met !== "" && score >= 4);
        const met = counted.filter((row) => String(row.met).toLowerCase() === "yes");
        const answer = rateOf(given);
        if (counted.length === 0) expect(problem(answer).code).toBe("#DIV/0!");
        else expect(value(answer)).toBe(met.length / counted.length);
        expect(rateOf(reordered)).toEqual(answer);
      }),
    );
  });

  it("leaves out rows without an outcome, however the blank arrives", () => {
    const of = (outcomes: readonly Cell[], criterion: Cell) =>
      rateIfs({ outcome: { range: range(outcomes), criterion: one(criterion) }, filters: [] });
    for (const blank of [0, null, "", " "])
      expect(value(of(["Yes", blank, "No"], "Yes"))).toBe(0.5);
    expect(value(of([0, 1, 1, 0], 1))).toBe(0.5);
    expect(value(of([0, 0], 1))).toBe(0);
    expect(problem(of([0, 0], "Yes")).code).toBe("#DIV/0!");
    expect(problem(of(["Yes", error("#REF!")], "Yes")).code).toBe("#REF!");
  });
});

describe("a count of different values", () => {
  it("looks past letter case, spaces and blanks", () => {
    const of = (given: readonly Cell[]) =>
      value(countDistinct({ range: range(given), filters: [] }));
    for (const blank of [0, null, ""]) expect(of(["RS-1", "rs-1 ", blank, "RS-2"])).toBe(2);
    expect(of([5, "5", 6])).toBe(2);
    expect(of([0, 1, 2])).toBe(3);
    expect(of(["__proto__", "constructor"])).toBe(2);
    expect(of([null, ""])).toBe(0);
  });
});

const pivotOf = (given: readonly Row[], stat: Cell = null) =>
  pivot({
    rowRange: range(given.map((row) => row.team)),
    colRange: range(given.map((row) => row.met)),
    measureRange: stat === null ? null : range(given.map((row) => row.score)),
    stat: stat === null ? null : one(stat),
    filters: [],
  });

describe("a cross table", () => {
  it("adds up: rows, columns and totals", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(null, "sum"), (given, stat) => {
        const counted = given.filter(({ team, met }) => (team ?? "") !== "" && (met ?? "") !== "");
        const answer = pivotOf(given, stat);
        if (counted.length === 0) {
          expect(problem(answer).code).toBe("#N/A");
          return;
        }
        const figures = value(answer)
          .slice(1)
          .map((line) => line.slice(1).map(Number));
        const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
        for (const line of figures) expect(sum(line.slice(0, -1))).toBe(line.at(-1));
        figures[0]?.forEach((_, column) => {
          const down = figures.map((line) => line[column] ?? 0);
          expect(sum(down.slice(0, -1))).toBe(down.at(-1));
        });
        const all = stat === null ? counted.length : sum(counted.map(({ score }) => score));
        expect(figures.at(-1)?.at(-1)).toBe(all);
      }),
    );
  });

  it("is the same whatever the order of the rows", () => {
    const shuffled = rows.chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
    );
    fc.assert(
      fc.property(shuffled, ([given, reordered]) => {
        expect(pivotOf(reordered, "median")).toEqual(pivotOf(given, "median"));
      }),
    );
  });

  it("names each group in the spelling that is used most, numbers before text", () => {
    const table = pivot({
      rowRange: range(["north", "North", "North ", "2", 10, "b"]),
      colRange: range(["x", "x", "x", "x", "x", "x"]),
      measureRange: null,
      stat: null,
      filters: [],
    });
    expect(value(table).map(([label]) => label)).toEqual(["", 10, "2", "b", "North", "Total"]);
  });

  it("has no row or column for what the criteria leave out", () => {
    const table = pivot({
      rowRange: range(["A", "B", "A"]),
      colRange: range(["x", "y", "z"]),
      measureRange: null,
      stat: null,
      filters: [{ range: range([1, 2, 1]), criterion: one(1) }],
    });
    expect(value(table)).toEqual([
      ["", "x", "z", "Total"],
      ["A", 1, 1, 2],
      ["Total", 1, 1, 2],
    ]);
  });

  it("says when it needs figures, and when it would be too large", () => {
    const many = Array.from({ length: 120 }, (_, index) => `t${index}`);
    const of = (stat: Cell) =>
      pivot({
        rowRange: range(many),
        colRange: range(many),
        measureRange: null,
        stat: one(stat),
        filters: [],
      });
    expect(problem(of("sum")).message).toBe(
      "“sum” needs “measure_range”: the figures to work with.",
    );
    expect(problem(of("count")).code).toBe("#NUM!");
  });
});

describe("a moving figure", () => {
  it("leaves blanks in their place, and shows nothing on too few figures", () => {
    const of = (minN: Cell | undefined) =>
      cells(
        rolling({
          values: range([2, "", 4, 6, "n/a"]),
          window: one(2),
          stat: null,
          minN: minN === undefined ? null : one(minN),
        }),
      );
    expect(of(undefined)).toEqual(["#N/A", "#N/A", "#N/A", 5, "#N/A"]);
    expect(of(1)).toEqual([2, 2, 4, 5, 6]);
  });

  it("needs a window of at least one row", () => {
    const of = (window: Cell) =>
      problem(rolling({ values: range([1, 2]), window: one(window), stat: null, minN: null })).code;
    for (const window of [0, null, -3]) expect(of(window)).toBe("#NUM!");
    expect(of("many")).toBe("#VALUE!");
  });
});

describe("the year to date", () => {
  const of = (stat: Cell, asAt: Cell = "30/06/2025") =>
    yearToDate({
      dates: range([on("31/03/2025"), on("01/04/2025"), null, on("30/06/2025"), on("01/07/2025")]),
      values: range([100, 1, 50, 3, 100]),
      asAt: one(asAt),
      fyStart: null,
      stat: one(stat),
    });

  it("counts both ends of the year so far, and nothing later or without a date", () => {
    expect(value(of(null))).toBe(4);
    expect(value(of("mean"))).toBe(2);
    expect(value(of("sum", "31/03/2025"))).toBe(100);
  });

  it("of no rows is 0, and has no mean", () => {
    expect(value(of("sum", "30/06/2020"))).toBe(0);
    expect(problem(of("mean", "30/06/2020")).code).toBe("#DIV/0!");
    expect(problem(of("max", "30/06/2020")).code).toBe("#N/A");
    expect(problem(of("sum", "")).code).toBe("#VALUE!");
  });
});
