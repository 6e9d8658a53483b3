import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/cells/cell";
import { forecast } from "../../src/kpi/forecast/forecast";
import { forecastError } from "../../src/kpi/forecast/forecast-error";
import { project } from "../../src/kpi/forecast/project";
import { runRate } from "../../src/kpi/forecast/run-rate";
import { cells, error, one, problem, range, value } from "./ranges";

interface Asked {
  readonly method?: Cell;
  readonly period?: Cell;
  readonly alpha?: Cell;
  readonly beta?: Cell;
  readonly gamma?: Cell;
  readonly interval?: Cell;
}

function ahead(values: readonly Cell[], horizon: Cell, asked: Asked = {}) {
  const argument = (name: keyof Asked) => {
    const cell = asked[name];
    return cell === undefined ? null : one(cell, name);
  };
  return forecast({
    values: range(values, "values"),
    horizon: one(horizon, "horizon"),
    method: argument("method"),
    period: argument("period"),
    alpha: argument("alpha"),
    beta: argument("beta"),
    gamma: argument("gamma"),
    interval: argument("interval"),
    headers: null,
  });
}

const seasonal = Array.from({ length: 48 }, (_, month) => 100 + month + (month % 12) * 5);

describe("forecasts", () => {
  it("go on as before where nothing is left to chance", () => {
    const line = Array.from({ length: 20 }, (_, at) => 3 * at);
    for (const [, said, low, high] of value(ahead(line, 4, { method: "holt" }))) {
      expect(Number(said) % 3).toBeCloseTo(0, 9);
      expect([low, high]).toEqual([said, said]);
    }
    const next = value(ahead(seasonal, 12, { method: "holt-winters" })).map((row) => row[1]);
    next.forEach((said, month) => expect(said).toBeCloseTo(148 + month + month * 5, 8));
  });

  it("say which method “auto” took, and the same call by name gives the same", () => {
    const rows = value(ahead(seasonal, 3));
    expect(rows[0]?.[4]).toContain("Holt-Winters");
    expect(value(ahead(seasonal, 3, { method: "Holt-Winters" }))).toEqual(rows);
    expect(value(ahead([5, 5, 5, 5], 1))[0]?.[4]).toContain("naive");
  });

  it("take the method that the weights belong to", () => {
    const said = (asked: Asked) => String(value(ahead(seasonal, 1, asked))[0]?.[4]);
    expect(said({ alpha: 0.3 })).toMatch(/^simple smoothing: alpha 0.3; starts at 100/);
    expect(said({ alpha: 0.3, beta: 0.1 })).toMatch(/^Holt: alpha 0.3, beta 0.1/);
    expect(said({ gamma: 0.2 })).toMatch(/gamma 0.2/);
  });

  it("repeat the last season, or the last figure", () => {
    const two = value(ahead([1, 2, 3, 4, 5, 9], 4, { method: "seasonal naive", period: 3 }));
    expect(two.map((row) => row[1])).toEqual([4, 5, 9, 4]);
    expect(value(ahead([1, 7], 2, { method: "naive" })).map((row) => row[1])).toEqual([7, 7]);
  });

  it("have limits on either side that never come closer with time or with more sureness", () => {
    const values = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 25, maxLength: 40 });
    const method = fc.constantFrom("naive", "seasonal naive", "simple", "holt", "holt-winters");
    fc.assert(
      fc.property(values, method, (series, name) => {
        const asked = { method: name, alpha: 0.4, beta: 0.2, gamma: 0.3 };
        const rows = value(ahead(series, 15, asked));
        const widths = rows.map((row) => Number(row[3]) - Number(row[2]));
        widths.forEach((width, at) =>
          expect(width).toBeGreaterThanOrEqual((widths[at - 1] ?? 0) - 1e-6),
        );
        const surer = value(ahead(series, 1, { ...asked, interval: 0.95 }))[0]!;
        expect(Number(surer[3])).toBeGreaterThanOrEqual(Number(rows[0]?.[3]));
      }),
    );
  });

  it("need enough figures, none missing between them, and settings that can be", () => {
    expect(problem(ahead([1, 2, 3], 1, { method: "holt-winters" })).code).toBe("#N/A");
    expect(problem(ahead([], 1)).code).toBe("#N/A");
    expect(problem(ahead([1, null, 3], 1)).message).toMatch(/Row 2 .*blank/);
    expect(value(ahead(["", 1, 3, null], 1, { method: "naive" }))[0]?.[1]).toBe(3);
    expect(problem(ahead([1, error("#REF!"), 3], 1)).code).toBe("#REF!");
    expect(problem(ahead([1, 2], 0)).code).toBe("#NUM!");
    expect(problem(ahead([1, 2], 1, { period: 1 })).code).toBe("#NUM!");
    expect(problem(ahead([1, 2], 1, { alpha: 2 })).code).toBe("#NUM!");
    expect(problem(ahead([1, 2], 1, { interval: 1 })).code).toBe("#NUM!");
    expect(problem(ahead([1, 2], 1, { method: "magic" })).code).toBe("#VALUE!");
  });
});

const off = (actual: readonly Cell[], said: readonly Cell[]) =>
  forecastError({ actual: range(actual), forecast: range(said), headers: null });

describe("how far forecasts were off", () => {
  it("is nothing for a perfect one, and 1 for always naming the last figure", () => {
    expect(cells(off([1, 2, 4], [1, 2, 4]))).toEqual([0, 0, 0, 0]);
    const figures = [3, 8, 1, 9];
    expect(cells(off(figures.slice(1), figures.slice(0, 3))).slice(3)).toEqual([-2]);
  });

  it("leaves rows without both out, and cannot compare with a series that stands still", () => {
    expect(cells(off([1, null, 4], [2, 5, 5]))).toEqual([1, 1, 1 / 3, 1]);
    expect(cells(off([4, 4], [5, 5]))).toEqual([1, 1, "#DIV/0!", 1]);
    expect(cells(off([null], [1]))).toEqual(["#N/A"]);
    expect(cells(off([1, 2], [1]))).toEqual(["#VALUE!"]);
  });
});

const rate = (...given: readonly [Cell, Cell, Cell, Cell]) => {
  const [achieved, soFar, target, expectedTotal] = given;
  return runRate({
    achieved: one(achieved, "achieved"),
    soFar: one(soFar, "so_far"),
    target: one(target, "target"),
    expectedTotal: one(expectedTotal, "expected_total"),
    headers: null,
  });
};

describe("the run rate", () => {
  it("ends at the target when the needed successes come, and not with one fewer", () => {
    const counts = fc.tuple(fc.nat(200), fc.nat(200), fc.nat(200), fc.nat(100));
    fc.assert(
      fc.property(counts, ([achieved, missed, remaining, percent]) => {
        const all = achieved + missed + remaining;
        const [needed] = cells(rate(achieved, achieved + missed, percent / 100, all));
        expect((achieved + Number(needed)) * 100).toBeGreaterThanOrEqual(percent * all);
        if (Number(needed) > 0) {
          expect((achieved + Number(needed) - 1) * 100).toBeLessThan(percent * all);
        }
      }),
    );
  });

  it("says what cannot be reached any more, and what cannot be", () => {
    expect(cells(rate(0, 50, 0.9, 100))).toEqual([90, 50, 1.8, false]);
    expect(cells(rate(90, 100, 0.9, 100))).toEqual([0, 0, "#DIV/0!", true]);
    expect(problem(rate(5, 4, 0.9, 10)).code).toBe("#NUM!");
    expect(problem(rate(4, 12, 0.9, 10)).code).toBe("#NUM!");
    expect(problem(rate(4, 5, 1.5, 10)).code).toBe("#NUM!");
  });
});

const yearEnd = (values: readonly Cell[], periods: Cell, method?: Cell) =>
  project({
    values: range(values, "values"),
    periodsTotal: one(periods, "periods_total"),
    method: method === undefined ? null : one(method, "method"),
  });

describe("a projection", () => {
  it("of even months is the month times twelve, by every method", () => {
    for (const method of ["mean", 3, "linear"]) {
      expect(value(yearEnd([7, 7, 7, 7], 12, method))).toBeCloseTo(84, 9);
    }
    expect(value(yearEnd(new Array<number>(15).fill(7), 12, "growth"))).toBeCloseTo(84, 9);
  });

  it("of a year that is over is what there is", () => {
    const months = fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(months, fc.constantFrom("mean", "linear", 4), (values, method) => {
        const sum = values.reduce((a, b) => a + b, 0);
        expect(value(yearEnd(values, 12, method))).toBeCloseTo(sum, 6);
      }),
    );
  });

  it("needs its figures, and no more than there are periods", () => {
    expect(problem(yearEnd([1], 12, "linear")).code).toBe("#N/A");
    expect(problem(yearEnd([1, 2], 12, "growth")).code).toBe("#N/A");
    expect(problem(yearEnd([0, 0, 5], 2, "growth")).code).toBe("#DIV/0!");
    expect(problem(yearEnd([1, 2, 3], 2)).code).toBe("#NUM!");
    expect(problem(yearEnd([1], 0)).code).toBe("#NUM!");
    expect(problem(yearEnd([1, 2], 12, 1.5)).code).toBe("#NUM!");
    expect(problem(yearEnd([1, 2], 12, "hope")).code).toBe("#VALUE!");
  });
});
