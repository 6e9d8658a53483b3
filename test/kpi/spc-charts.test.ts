import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/cells/cell";
import type { Outcome } from "../../src/kpi/problem";
import { assurance } from "../../src/kpi/spc/assurance";
import { chartCalled, chartOfCounts, chartTable } from "../../src/kpi/spc/chart-table";
import { brokenRules } from "../../src/kpi/spc/broken-rules";
import { limit } from "../../src/kpi/spc/limit";
import { variation } from "../../src/kpi/spc/variation";
import { error, one, problem, range, value } from "./ranges";

interface Options {
  readonly direction?: Cell;
  readonly target?: Cell;
  readonly rebase?: readonly Cell[];
  readonly baseline?: Cell;
  readonly screen?: Cell;
  readonly rules?: Cell;
  readonly headers?: Cell;
  readonly limitFactor?: Cell;
  readonly denominators?: readonly Cell[];
}

const maybe = (cell: Cell | undefined, name: string) =>
  cell === undefined ? null : one(cell, name);

function options(given: Options) {
  return {
    denominators: given.denominators ? range(given.denominators, "denominators") : null,
    direction: maybe(given.direction, "direction"),
    target: maybe(given.target, "target"),
    rebase: given.rebase ? range(given.rebase, "rebase") : null,
    baseline: maybe(given.baseline, "baseline"),
    screen: maybe(given.screen, "screen"),
    rules: maybe(given.rules, "rules"),
    headers: maybe(given.headers, "headers"),
    limitFactor: maybe(given.limitFactor, "limit_factor"),
  };
}

const draw = (chart: string, figures: readonly Cell[], given: Options = {}) =>
  chartCalled(one(chart, "chart"), { numerators: range(figures, "values"), ...options(given) });

const xmr = (figures: readonly Cell[], given: Options = {}) =>
  chartTable("i", { numerators: range(figures, "values"), ...options(given) });

const shown = (outcome: Outcome) => (typeof outcome === "object" ? outcome.code : outcome);
const rows = (answer: ReturnType<typeof xmr>) => value(answer).map((row) => row.map(shown));
const column = (answer: ReturnType<typeof xmr>, at: number) => rows(answer).map((row) => row[at]);
const [VALUE, MEAN, LOWER, UPPER, FLAG, TYPE] = [0, 1, 2, 3, 4, 5];

const judgeLast = (figures: readonly Cell[], direction?: Cell, rebase?: readonly Cell[]) =>
  variation({
    values: range(figures, "values"),
    direction: maybe(direction, "direction"),
    rebase: rebase ? range(rebase, "rebase") : null,
    baseline: null,
    screen: null,
    rules: null,
  });

const against = (figures: readonly Cell[], target: Cell, direction?: Cell) =>
  assurance({
    values: range(figures, "values"),
    target: one(target, "target"),
    direction: maybe(direction, "direction"),
    rebase: null,
    baseline: null,
    screen: null,
  });

const constant = (figure: number, count = 15) => new Array<number>(count).fill(figure);

/** Whole numbers: their sums and differences are exact however they are moved about. */
const series = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 40 });

describe("a chart of individual figures", () => {
  it("has the mean in the middle and its limits 2.66 mean steps away", () => {
    expect(rows(xmr([10, 50, 40, 30], { screen: false }))[0]).toEqual([
      10,
      32.5,
      32.5 - 2.66 * 20,
      32.5 + 2.66 * 20,
      "Common Cause",
      "common_cause",
    ]);
    expect(rows(xmr([10, 50, 40, 30], { limitFactor: 3 }))[0]?.[UPPER]).toBe(92.5);
  });

  it("leaves an unusual step out of the limits, unless it is asked not to", () => {
    const figures = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1];
    const upper = (screen?: Cell) =>
      rows(xmr(figures, screen === undefined ? {} : { screen }))[0]?.[UPPER];
    expect(upper()).toBeCloseTo(35 / 18 + 2.66, 12);
    expect(upper(true)).toBe(upper());
    expect(upper(false)).toBeCloseTo(6.95150326797386, 12);
    for (const no of [0, "no", "FALSE"]) expect(upper(no)).toBe(upper(false));
  });

  it("moves and stretches with its figures, and flags the same ones", () => {
    fc.assert(
      fc.property(
        series,
        fc.integer({ min: -9, max: 9 }),
        fc.constantFrom(-4, -2, 2, 4),
        (figures, move, times) => {
          const before = rows(xmr(figures));
          const after = rows(xmr(figures.map((figure) => figure * times + move)));
          after.forEach((row, index) => {
            const was = before[index] ?? [];
            const [low, high] = times > 0 ? [LOWER, UPPER] : [UPPER, LOWER];
            expect(row[MEAN]).toBeCloseTo(Number(was[MEAN]) * times + move, 8);
            expect(row[LOWER]).toBeCloseTo(Number(was[low]) * times + move, 8);
            expect(row[UPPER]).toBeCloseTo(Number(was[high]) * times + move, 8);
            expect(row[FLAG] === "Common Cause").toBe(was[FLAG] === "Common Cause");
            if (times > 0) expect(row.slice(FLAG)).toEqual(was.slice(FLAG));
          });
        },
      ),
    );
  });

  it("turns improvement and concern about with the direction, and calls neither by name where it is neutral", () => {
    const turned = new Map([
      ["special_cause_improvement", "special_cause_concern"],
      ["special_cause_concern", "special_cause_improvement"],
      ["common_cause", "common_cause"],
    ]);
    fc.assert(
      fc.property(series, (figures) => {
        const higher = column(xmr(figures), TYPE);
        expect(column(xmr(figures, { direction: "lower" }), TYPE)).toEqual(
          higher.map((type) => turned.get(String(type))),
        );
        for (const type of column(xmr(figures, { direction: "neutral" }), TYPE)) {
          expect([
            "common_cause",
            "special_cause_neutral_high",
            "special_cause_neutral_low",
          ]).toContain(type);
        }
      }),
    );
  });

  it("keeps the row of a missing figure as #N/A and draws the others as if it were not there", () => {
    const gap = fc.constantFrom<Cell>(null, "", " ", "n/a", true, error("#N/A"));
    fc.assert(
      fc.property(
        series,
        fc.array(fc.tuple(fc.nat(40), gap), { maxLength: 6 }),
        (figures, gaps) => {
          const cells: Cell[] = [...figures];
          for (const [at, missing] of gaps) cells.splice(Math.min(at, cells.length), 0, missing);
          const table = rows(xmr(cells));
          expect(table.length).toBe(cells.length);
          const without = table.filter((row) => row[VALUE] !== "#N/A");
          expect(without).toEqual(rows(xmr(figures)));
          for (const row of table) if (row[VALUE] === "#N/A") expect(new Set(row).size).toBe(1);
        },
      ),
    );
  });

  it("begins anew where the process changed: each stretch is as if it stood alone", () => {
    fc.assert(
      fc.property(series, series, (before, after) => {
        const alone = [...rows(xmr(before)), ...rows(xmr(after))];
        const all = [...before, ...after];
        const marked = all.map((_, index) => index === before.length);
        for (const rebase of [
          marked,
          marked.map(Number),
          [before.length + 1],
          [String(before.length + 1)],
          [1, before.length + 1],
        ]) {
          expect(rows(xmr(all, { rebase }))).toEqual(alone);
        }
      }),
    );
  });

  it("reads several changes from one cell, and takes a mark on an empty row for the next figure", () => {
    const figures = [1, 2, 8, 9, 20, 21];
    const means = [1.5, 1.5, 8.5, 8.5, 20.5, 20.5];
    expect(column(xmr(figures, { rebase: ["3, 5"] }), MEAN)).toEqual(means);
    const gapped = [1, 2, null, 8, 9];
    const rebase = [false, false, true, false, false];
    expect(column(xmr(gapped, { rebase }), MEAN)).toEqual([1.5, 1.5, "#N/A", 8.5, 8.5]);
    expect(problem(xmr(figures, { rebase: [7] })).code).toBe("#NUM!");
    expect(problem(xmr(figures, { rebase: [2.5] })).code).toBe("#NUM!");
    expect(problem(xmr(figures, { rebase: ["April"] })).code).toBe("#VALUE!");
    expect(problem(xmr(figures, { rebase: [error("#REF!")] })).code).toBe("#REF!");
  });

  it("takes mean and limits from the first figures of each stretch where a baseline is asked for", () => {
    fc.assert(
      fc.property(series, series, (first, rest) => {
        const fixed = rows(xmr([...first, ...rest], { baseline: first.length }));
        const alone = rows(xmr(first))[0]?.slice(MEAN, FLAG);
        for (const row of fixed) expect(row.slice(MEAN, FLAG)).toEqual(alone);
      }),
    );
    const figures = [1, 3, 9, 9, 5, 7, 1, 1];
    expect(column(xmr(figures, { baseline: 2, rebase: [5] }), MEAN)).toEqual([
      2, 2, 2, 2, 6, 6, 6, 6,
    ]);
    for (const all of [0, null, "", 99]) {
      expect(rows(xmr(figures, { baseline: all }))).toEqual(rows(xmr(figures)));
    }
    for (const few of [1, -3]) expect(problem(xmr(figures, { baseline: few })).code).toBe("#NUM!");
  });

  it("that never varies has its limits on its figure, whatever the figure, and flags nothing", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((figure) => figure + 0),
        fc.integer({ min: 2, max: 60 }),
        (figure, count) => {
          for (const row of rows(xmr(constant(figure, count)))) {
            expect(row).toEqual([figure, figure, figure, figure, "Common Cause", "common_cause"]);
          }
        },
      ),
    );
  });

  it("with one odd figure among equal ones keeps its steps: the equal ones are not flagged for being equal", () => {
    const table = rows(xmr([...constant(1, 14), 0.9]));
    expect(table.slice(0, 14).some((row) => String(row[FLAG]).includes("UCL"))).toBe(false);
    expect(table.at(-1)?.[FLAG]).toBe("Below LCL");
  });

  it("has no limits for a single figure, and none at all without figures", () => {
    expect(rows(xmr([5]))).toEqual([[5, 5, "#N/A", "#N/A", "Common Cause", "common_cause"]]);
    expect(problem(xmr([null, "", "none"])).code).toBe("#N/A");
    expect(problem(xmr([1, error("#DIV/0!"), error("#REF!")]))).toEqual({
      code: "#DIV/0!",
      message: "Row 2 of “values” holds #DIV/0!. Put that cell right first.",
    });
  });

  it("has headers that say when limits are trial limits", () => {
    const header = (count: number, given: Options = {}) =>
      rows(xmr(constant(1, count), { headers: true, ...given }))[0];
    expect(header(12)).toEqual(["Value", "Mean", "Lower", "Upper", "Flag", "Point type"]);
    expect(header(11)?.slice(LOWER, FLAG)).toEqual(["Lower (trial)", "Upper (trial)"]);
    expect(header(20, { rebase: [15] })?.slice(LOWER, FLAG)).toEqual([
      "Lower (trial)",
      "Upper (trial)",
    ]);
    expect(rows(xmr([1, 2], { headers: false })).length).toBe(2);
  });

  it("adds the target and what becomes of it where there is one", () => {
    const figures = [8, 9, 8, 9, 8, 9, 8, 9, 8, 9, 8, 9];
    expect(rows(xmr(figures, { target: 12, headers: true })).map((row) => row.slice(6))).toEqual([
      ["Target", "Assurance"],
      ...figures.map(() => [12, "Fail"]),
    ]);
    expect(rows(xmr(figures, { target: "" }))[0]?.length).toBe(6);
    expect(rows(xmr([8, 9], { target: 12 }))[0]?.slice(6)).toEqual([12, "#N/A"]);
  });

  it("judges by the rules that are asked for", () => {
    const rising = [5, 1, 2, 3, 4, 5, 6, 1, 5, 4, 3, 5];
    expect(column(xmr(rising), FLAG)).not.toContain("7 Point Trend (Increasing)");
    expect(column(xmr(rising, { rules: "nhs6" }), FLAG).slice(1, 7)).toEqual(
      new Array(6).fill("6 Point Trend (Increasing)"),
    );
    expect(column(xmr(rising, { rules: "trend5" }), FLAG)[6]).toBe("5 Point Trend (Increasing)");
    for (const usual of ["nhs", "NHS", "", null, 0]) {
      expect(rows(xmr(rising, { rules: usual }))).toEqual(rows(xmr(rising)));
    }
    expect(problem(xmr(rising, { rules: "nsh" })).message).toContain("nhs");
    expect(problem(xmr(rising, { rules: "trend1" })).code).toBe("#VALUE!");
  });

  it("names a point that breaks several rules by the first of them: outside, trend, two in three, shift", () => {
    const figures = [0, 1, 0, 1, 0, 1, 0, 10, 11, 12, 13, 14, 15, 16];
    const named = (given: Options) => {
      const flags = column(xmr(figures, given), FLAG);
      return [flags[0], flags.at(-1)];
    };
    expect(named({})).toEqual(["Below LCL", "Above UCL"]);
    expect(named({ limitFactor: 20 })).toEqual(["7 Points Below CL", "7 Point Trend (Increasing)"]);
    expect(named({ limitFactor: 20, rules: "shift" })[1]).toBe("7 Points Above CL");
    // Mean 6.7, mean step 1: the last figures lie between 13.4, the warning line, and 16.7.
    expect(named({ limitFactor: 10, rules: "shift, two-in-three" })[1]).toBe("2 in 3 Above CL");
  });
});

describe("the last figure in words", () => {
  const low = [10, 12, 11, 9, 10, 12, 11, 10, 12, 11, 9, 10, 11, 10];

  it("is common cause, improvement, concern or neutral, high or low", () => {
    expect(value(judgeLast(low))).toBe("Common cause");
    expect(value(judgeLast([...low, 40]))).toBe("Improvement high");
    expect(value(judgeLast([...low, 40], "lower"))).toBe("Concern high");
    expect(value(judgeLast([...low, -40]))).toBe("Concern low");
    expect(value(judgeLast([...low, -40], "down"))).toBe("Improvement low");
    expect(value(judgeLast([...low, 40], "neutral"))).toBe("Neutral high");
    expect(value(judgeLast([...low, -40], "neutral"))).toBe("Neutral low");
    expect(value(judgeLast([...low, 40, null, ""]))).toBe("Improvement high");
  });

  it("cannot be said of fewer than 12 figures since the last change", () => {
    expect(problem(judgeLast(low.slice(0, 11)))).toMatchObject({ code: "#N/A" });
    expect(value(judgeLast(low.slice(0, 12)))).toBe("Common cause");
    expect(problem(judgeLast([...low, ...low], "higher", [20])).message).toContain("9 figures");
  });
});

describe("whether a process will reach its target", () => {
  it("judges a series that never varies by its figure itself", () => {
    expect(value(against(constant(1), 0.95))).toBe("Pass");
    expect(value(against(constant(1), 1))).toBe("Pass");
    expect(value(against(constant(0.9), 0.95))).toBe("Fail");
    expect(value(against(constant(3), 5, "lower"))).toBe("Pass");
    expect(value(against(constant(5), 5, "lower"))).toBe("Pass");
    expect(value(against(constant(6), 5, "lower"))).toBe("Fail");
    expect(value(against(constant(0.1 + 0.2), 0.3, "lower"))).toBe("Pass");
  });

  it("calls a target on a limit hit or miss, and mirrors with the direction", () => {
    // Mean 50, steps of 2: limits 50 ± 5.32.
    const figures = Array.from({ length: 20 }, (_, index) => 49 + 2 * (index % 2));
    const verdict = (target: number, direction?: Cell) =>
      value(against(figures, target, direction));
    expect([44, 44.68, 50, 55.32, 56].map((target) => verdict(target))).toEqual([
      "Pass",
      "Hit or miss",
      "Hit or miss",
      "Hit or miss",
      "Fail",
    ]);
    expect([44, 44.68, 50, 55.32, 56].map((target) => verdict(target, "lower"))).toEqual([
      "Fail",
      "Hit or miss",
      "Hit or miss",
      "Hit or miss",
      "Pass",
    ]);
  });

  it("says nothing without enough figures, a direction or a target", () => {
    expect(problem(against(constant(1, 11), 1)).code).toBe("#N/A");
    expect(problem(against(constant(1), 1, "neutral")).code).toBe("#N/A");
    for (const none of [null, ""]) expect(problem(against(constant(1), none)).code).toBe("#N/A");
    expect(problem(against(constant(1), "soon")).code).toBe("#VALUE!");
  });
});

describe("one figure of a chart", () => {
  const of = (which: Cell, figures: readonly Cell[] = [10, 50, 40, 30], rebase?: readonly Cell[]) =>
    limit({
      values: range(figures, "values"),
      which: one(which, "which"),
      rebase: rebase ? range(rebase, "rebase") : null,
      baseline: null,
      screen: one(false, "screen"),
      limitFactor: null,
    });

  it("is what the chart draws since the last change", () => {
    expect(value(of("mean"))).toBe(32.5);
    expect(value(of(""))).toBe(32.5);
    expect(value(of("Upper"))).toBeCloseTo(85.7, 12);
    expect(value(of("lower"))).toBeCloseTo(-20.7, 12);
    expect(value(of("mr"))).toBe(20);
    expect(value(of("sigma"))).toBeCloseTo(20 / 1.128, 12);
    expect(value(of("mr-upper"))).toBeCloseTo(65.34, 12);
    expect(value(of("mean", [1, 2, 3, 10, 20], [4]))).toBe(15);
  });

  it("needs two figures for anything but the mean", () => {
    expect(value(of("mean", [7]))).toBe(7);
    expect(problem(of("mr", [7])).code).toBe("#N/A");
    expect(problem(of("uper")).message).toContain("upper");
  });
});

describe("charts of shares and rates", () => {
  const counts = fc.array(
    fc
      .tuple(fc.integer({ min: 1, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([size, share]) => [Math.round(size * share), size] as const),
    { minLength: 2, maxLength: 30 },
  );

  it("keep their limits within what is possible, around all events over all cases", () => {
    fc.assert(
      fc.property(counts, fc.constantFrom("p", "pp", "u", "up"), (pairs, chart) => {
        const sizes = pairs.map(([, size]) => size);
        const table = rows(
          draw(
            chart,
            pairs.map(([count]) => count),
            { denominators: sizes },
          ),
        );
        const events = pairs.reduce((sum, [count]) => sum + count, 0);
        const cases = sizes.reduce((sum, size) => sum + size, 0);
        for (const row of table) {
          const [lower, upper] = [Number(row[LOWER]), Number(row[UPPER])];
          expect(row[MEAN]).toBeCloseTo(events / cases, 12);
          expect(lower).toBeGreaterThanOrEqual(0);
          if (chart.startsWith("p")) expect(upper).toBeLessThanOrEqual(1);
          expect(lower).toBeLessThanOrEqual(Number(row[MEAN]));
          expect(upper).toBeGreaterThanOrEqual(Number(row[MEAN]));
        }
      }),
    );
  });

  it("skip a month without cases, and refuse what cannot be", () => {
    const table = rows(draw("p", [9, 0, null, 7], { denominators: [10, 0, null, 10] }));
    expect(table.map((row) => row[VALUE])).toEqual([0.9, "#N/A", "#N/A", 0.7]);
    expect(problem(draw("p", [3], { denominators: [0] })).code).toBe("#DIV/0!");
    expect(problem(draw("p", [11, 2], { denominators: [10, 10] })).code).toBe("#NUM!");
    expect(problem(draw("u", [-1, 2], { denominators: [10, 10] })).code).toBe("#NUM!");
    expect(problem(draw("u", [1, 2], { denominators: [10, -10] })).code).toBe("#NUM!");
    expect(problem(draw("u", [1, 2], { denominators: [10, 10, 10] })).code).toBe("#VALUE!");
    expect(problem(draw("p", [1, 2])).code).toBe("#VALUE!");
    expect(problem(draw("c", [1, 2], { denominators: [10, 10] })).code).toBe("#VALUE!");
    expect(column(draw("u", [12, 9], { denominators: [10] }), VALUE)).toEqual([1.2, 0.9]);
  });

  it("of nothing but hits, or of none, have their limits there and flag nothing", () => {
    for (const [count, share] of [[10, 1] as const, [0, 0] as const]) {
      for (const chart of ["p", "pp"]) {
        const table = rows(draw(chart, constant(count), { denominators: [10] }));
        for (const row of table) {
          expect(row).toEqual([share, share, share, share, "Common Cause", "common_cause"]);
        }
      }
    }
  });

  it("say in their headers when figures vary more than chance, and Laney's chart then flags less", () => {
    const shares = [0.9, 0.95, 0.88, 0.93, 0.96, 0.87, 0.94, 0.9, 0.92, 0.89, 0.95, 0.91];
    const numerators = range(
      shares.map((share) => Math.round(share * 100_000)),
      "numerators",
    );
    const chart = (laney: Cell) =>
      rows(
        chartOfCounts("p", one(laney, "laney"), {
          numerators,
          ...options({ denominators: [100_000], headers: true }),
        }),
      );
    const flagged = (table: readonly (readonly unknown[])[]) =>
      table.slice(1).filter((row) => row[FLAG] !== "Common Cause").length;
    expect(chart(false)[0]?.[TYPE]).toContain("Laney");
    expect(chart(true)[0]?.[TYPE]).toBe("Point type");
    expect(flagged(chart(false))).toBeGreaterThan(10);
    expect(flagged(chart(true))).toBe(0);
  });
});

describe("charts of rare events, ranges and runs", () => {
  it("turn times about and back: a scale of days or hours makes no difference", () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 3, maxLength: 30 });
    fc.assert(
      fc.property(gaps, (days) => {
        const [inDays, inHours] = [days, days.map((day) => day * 24)].map((times) =>
          rows(draw("t", times)),
        );
        inHours?.forEach((row, index) => {
          const day = inDays?.[index] ?? [];
          for (const line of [MEAN, LOWER, UPPER]) {
            const wanted = Number(day[line]) * 24;
            expect(Math.abs(Number(row[line]) - wanted)).toBeLessThanOrEqual(
              1e-9 * Math.max(1, wanted),
            );
          }
          expect(row[FLAG]).toBe(day[FLAG]);
        });
      }),
    );
    for (const none of [0, -3]) expect(problem(draw("t", [4, none, 5])).code).toBe("#NUM!");
  });

  it("draw steps between neighbours, none at the beginning of a stretch", () => {
    const table = rows(draw("mr", [10, 14, 8, 30, 31], { rebase: [4] }));
    expect(table.map((row) => row[VALUE])).toEqual(["#N/A", 4, 6, "#N/A", 1]);
    expect(table[1]?.slice(MEAN, FLAG)).toEqual([5, 0, 5 * 3.267]);
  });

  it("draw a run chart about the median, without limits", () => {
    const table = rows(draw("run", [5, 1, 9, 2, 3]));
    expect(table[0]).toEqual([5, 3, "#N/A", "#N/A", "Common Cause", "common_cause"]);
    expect(rows(draw("run", [5, 1], { headers: true }))[0]?.[MEAN]).toBe("Median");
  });

  it("weigh rates by their denominators: one size for all is a chart of individuals", () => {
    const figures = [12, 15, 9, 14, 11, 13, 8, 16];
    const sizes = figures.map(() => 10);
    const table = rows(draw("ip", figures, { denominators: sizes }));
    const shares = figures.map((figure) => figure / 10);
    const plain = rows(xmr(shares, { screen: false, limitFactor: (3 * Math.sqrt(Math.PI)) / 2 }));
    table.forEach((row, index) => {
      for (const line of [MEAN, LOWER, UPPER]) {
        expect(row[line]).toBeCloseTo(Number(plain[index]?.[line]), 12);
      }
    });
  });

  it("are called by names that people know, and say which there are", () => {
    expect(rows(draw("XmR", [1, 2, 3]))).toEqual(rows(draw("i", [1, 2, 3])));
    expect(problem(draw("pie", [1, 2, 3])).code).toBe("#VALUE!");
  });
});

describe("the rules against lines of one's own", () => {
  const judge = (
    figures: readonly Cell[],
    lines: readonly [Cell, Cell, Cell],
    rules?: Cell,
    headers?: Cell,
  ) =>
    brokenRules({
      values: range(figures, "values"),
      centre: one(lines[0], "centre"),
      lower: one(lines[1], "lower"),
      upper: one(lines[2], "upper"),
      rules: maybe(rules, "rules"),
      headers: maybe(headers, "headers"),
    });

  it("gives a column for each rule, in the order asked for", () => {
    expect(rows(judge([1, 9], [2, 0, 4], undefined, true))).toEqual([
      ["Outside limits", "Trend of 7", "2 in 3", "Shift of 7"],
      [0, 0, 0, 0],
      [1, 0, 0, 0],
    ]);
    expect(rows(judge([1, 9], [2, 0, 4], "shift8, outside", true))).toEqual([
      ["Shift of 8", "Outside limits"],
      [0, 0],
      [0, 1],
    ]);
  });

  it("sees the same as the chart whose lines it is given", () => {
    fc.assert(
      fc.property(series, (figures) => {
        const chart = rows(xmr(figures));
        const [first = []] = chart;
        const lines = [first[MEAN] ?? 0, first[LOWER] ?? 0, first[UPPER] ?? 0] as const;
        const broken = rows(judge(figures, lines));
        const flagged = broken.map((row) => row.includes(1));
        expect(flagged).toEqual(chart.map((row) => row[FLAG] !== "Common Cause"));
      }),
    );
  });

  it("breaks a run of seven at a figure on the line, and a trend at equal neighbours", () => {
    const shift = (figures: readonly Cell[]) => rows(judge(figures, [0, -9, 9], "shift")).flat();
    expect(shift([1, 1, 1, 1, 1, 1, 1])).toEqual(constant(1, 7));
    expect(shift([1, 1, 1, 0, 1, 1, 1, 1])).toEqual(constant(0, 8));
    const trend = (figures: readonly Cell[]) => rows(judge(figures, [0, "", ""], "trend")).flat();
    expect(trend([7, 6, 5, 4, 3, 2, 1])).toEqual(constant(1, 7));
    expect(trend([1, 2, 3, 3, 4, 5, 6, 7])).toEqual(constant(0, 8));
  });

  it("does not count a point outside the limits among two in three", () => {
    const near = (figures: readonly Cell[]) =>
      rows(judge(figures, [0, -3, 3], "two-in-three")).flat();
    expect(near([2.5, 3.5, 1])).toEqual([0, 0, 0]);
    expect(near([2.5, 3.5, 2.5])).toEqual([1, 0, 1]);
    expect(near([2.5, -1, 2.5])).toEqual([0, 0, 0]);
    expect(near([-2.5, -2.5, -1])).toEqual([1, 1, 0]);
    expect(near([2, 2, 2])).toEqual([0, 0, 0]);
  });

  it("takes a line of its own height at each figure, and needs one for each", () => {
    const given = {
      values: range([5, 5], "values"),
      centre: one(5, "centre"),
      lower: one(0, "lower"),
      rules: one("outside", "rules"),
      headers: null,
    };
    expect(rows(brokenRules({ ...given, upper: range([6, 4], "upper") }))).toEqual([[0], [1]]);
    expect(problem(brokenRules({ ...given, upper: range([6, 4, 3], "upper") })).code).toBe(
      "#VALUE!",
    );
    expect(rows(judge([1, null, 3], [2, 0, 4], "outside"))).toEqual([[0], ["#N/A"], [0]]);
  });
});
