import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/cells/cell";
import type { Answer, Outcome, Spill } from "../../src/kpi/problem";
import { mean, meanMovingRange, median } from "../../src/kpi/spc/average";
import { cusum, ewma } from "../../src/kpi/spc/memory-charts";
import { analyseRuns, runChart } from "../../src/kpi/spc/run-chart";
import { seasonal } from "../../src/kpi/spc/seasonal";
import { suggestRebase } from "../../src/kpi/spc/suggest-rebase";
import { trend } from "../../src/kpi/spc/trend";
import { error, one, problem, range, value } from "./ranges";

const maybe = (cell: Cell | undefined, name: string) =>
  cell === undefined ? null : one(cell, name);
const shown = (outcome: Outcome) => (typeof outcome === "object" ? outcome.code : outcome);
const rows = (answer: Answer<Spill>) => value(answer).map((row) => row.map(shown));

const figures = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 40 });

describe("means and steps", () => {
  it("never give a mean outside the figures, and equal figures are their own mean", () => {
    const doubles = fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), {
      minLength: 1,
      maxLength: 50,
    });
    fc.assert(
      fc.property(doubles, (numbers) => {
        expect(mean(numbers)).toBeGreaterThanOrEqual(Math.min(...numbers));
        expect(mean(numbers)).toBeLessThanOrEqual(Math.max(...numbers));
        expect(median([...numbers].reverse())).toBe(median(numbers));
      }),
    );
    expect(mean(new Array<number>(7).fill(0.1))).toBe(0.1);
  });

  it("leave large steps out once, and none where only steps of 0 would be left", () => {
    const odd = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1];
    expect(meanMovingRange(odd, 0, odd.length, true)).toBe(1);
    expect(meanMovingRange(odd, 0, odd.length, false)).toBe(32 / 17);
    expect(meanMovingRange([1, 1, 1, 1, 1, 1, 1, 0.5], 0, 8, true)).toBe(0.5 / 7);
    expect(meanMovingRange([4], 0, 1, true)).toBeNaN();
  });
});

describe("a run chart", () => {
  const chart = (cells: readonly Cell[], centre?: Cell, headers?: Cell) =>
    runChart({
      values: range(cells, "values"),
      centre: maybe(centre, "centre"),
      headers: maybe(headers, "headers"),
    });

  it("counts runs and crossings among the points off the line", () => {
    expect(rows(chart([1, 3, 1, 3, 1, 3, 1, 3, 1, 3]))).toEqual([[2, 10, 1, 6, 9, 2, false]]);
    expect(rows(chart([1, 2, 2, 1, 3, 2, 3], 2))[0]?.slice(0, 5)).toEqual([2, 4, 2, 5, 1]);
  });

  it("signals a shift by a long run and by few crossings", () => {
    const shifted = [...new Array<number>(12).fill(1), ...new Array<number>(12).fill(9)];
    expect(rows(chart(shifted))[0]).toEqual([5, 24, 12, 8, 1, 8, true]);
  });

  it("says nothing of a series on its median", () => {
    expect(rows(chart([4, 4, 4]))).toEqual([[4, 0, 0, "#N/A", 0, "#N/A", false]]);
  });

  it("takes the median, the mean or a height as its line", () => {
    const cells = [0, 0, 0, 8];
    for (const usual of [undefined, "", "median"])
      expect(rows(chart(cells, usual))[0]?.[0]).toBe(0);
    expect(rows(chart(cells, "Mean"))[0]?.[0]).toBe(2);
    for (const height of [5, "5"]) expect(rows(chart(cells, height))[0]?.[0]).toBe(5);
    expect(problem(chart(cells, "mode")).code).toBe("#VALUE!");
    expect(rows(chart(cells, "mean", true)).length).toBe(2);
  });

  it("is the same upside down and back to front", () => {
    fc.assert(
      fc.property(figures, (numbers) => {
        const runs = analyseRuns(numbers, 0);
        expect(analyseRuns([...numbers].reverse(), 0)).toEqual(runs);
        expect(
          analyseRuns(
            numbers.map((number) => -number),
            0,
          ),
        ).toEqual(runs);
        expect(runs.longestRun + runs.crossings).toBeLessThanOrEqual(runs.useful);
      }),
    );
  });

  it("asks for as few crossings as come about once in twenty", () => {
    /** The probability of up to `most` heads in so many tosses, added up term by term. */
    const upTo = (most: number, tosses: number) => {
      let term = 0.5 ** tosses;
      let sum = term;
      for (let heads = 1; heads <= most; heads++) {
        term *= (tosses - heads + 1) / heads;
        sum += term;
      }
      return sum;
    };
    for (let useful = 2; useful <= 300; useful++) {
      const numbers = Array.from({ length: useful }, (_, index) => (index % 2 ? 1 : -1));
      const fewest = analyseRuns(numbers, 0).crossingsLimit;
      expect(upTo(fewest, useful - 1)).toBeGreaterThanOrEqual(0.05);
      if (fewest > 0) expect(upTo(fewest - 1, useful - 1)).toBeLessThan(0.05);
    }
  });
});

describe("charts with a memory", () => {
  const process = (cells: readonly Cell[], centre?: Cell, sd?: Cell) => ({
    values: range(cells, "values"),
    centre: maybe(centre, "centre"),
    sd: maybe(sd, "sd"),
    headers: null,
  });
  const smooth = (cells: readonly Cell[], lambda?: Cell, sigmas?: Cell, centre?: Cell, sd?: Cell) =>
    ewma({
      ...process(cells, centre, sd),
      lambda: maybe(lambda, "lambda"),
      sigmas: maybe(sigmas, "sigmas"),
    });
  const sums = (cells: readonly Cell[], k?: Cell, h?: Cell, centre?: Cell, sd?: Cell) =>
    cusum({ ...process(cells, centre, sd), k: maybe(k, "k"), h: maybe(h, "h") });

  it("smooth with the whole weight on the last figure: the figures themselves, within three deviations", () => {
    fc.assert(
      fc.property(figures, (numbers) => {
        for (const [index, row] of rows(smooth(numbers, 1, 3, 0, 10)).entries()) {
          expect(row.slice(0, 4)).toEqual([numbers[index], numbers[index], -30, 30]);
        }
      }),
    );
  });

  it("start at the centre, by default the mean, with the mean step over 1.128 as deviation", () => {
    const [first = []] = rows(smooth([10, 14, 12, 16]));
    const sigma = 10 / 3 / 1.128;
    expect(first[1]).toBeCloseTo(0.2 * 10 + 0.8 * 13, 12);
    expect(first[2]).toBeCloseTo(13 - 3 * sigma * 0.2, 12);
    expect(first[3]).toBeCloseTo(13 + 3 * sigma * 0.2, 12);
    for (const usual of [0, null, ""]) {
      expect(rows(smooth([10, 14, 12, 16], usual, usual))).toEqual(rows(smooth([10, 14, 12, 16])));
    }
  });

  it("flag an average beyond its limits and a sum beyond its decision line", () => {
    const drift = [10, 10, 10, 13, 13, 13, 13];
    expect(rows(smooth(drift, 0.4, 3, 10, 1)).map((row) => row[4])).toContain("Above UCL");
    expect(rows(sums(drift, 0.5, 5, 10, 1)).map((row) => row[3])).toEqual([
      ...new Array<string>(4).fill("Common Cause"),
      "Common Cause",
      "Above UCL",
      "Above UCL",
    ]);
    const down = drift.map((figure) => 20 - figure);
    expect(
      rows(sums(down, 0.5, 5, 10, 1))
        .at(-1)
        ?.slice(1),
    ).toEqual([0, -10, "Below LCL"]);
  });

  it("add up nothing below zero above the centre, and mirror the other way", () => {
    fc.assert(
      fc.property(figures, (numbers) => {
        const up = rows(sums(numbers, 0.5, 5, 0, 4));
        const down = rows(
          sums(
            numbers.map((number) => -number),
            0.5,
            5,
            0,
            4,
          ),
        );
        up.forEach((row, index) => {
          expect(Number(row[1])).toBeGreaterThanOrEqual(0);
          expect(Number(row[2])).toBeLessThanOrEqual(0);
          expect(row[1]).toBeCloseTo(-Number(down[index]?.[2]), 12);
        });
      }),
    );
  });

  it("pass over a missing figure", () => {
    const table = rows(sums([12, "", 8], 0.5, 5, 10, 1));
    expect(table[1]).toEqual(["#N/A", "#N/A", "#N/A", "#N/A"]);
    expect([table[0], table[2]]).toEqual(rows(sums([12, 8], 0.5, 5, 10, 1)));
    expect(rows(smooth([12, null, 8], 0.5, 3, 10, 1)).filter((_, index) => index !== 1)).toEqual(
      rows(smooth([12, 8], 0.5, 3, 10, 1)),
    );
  });

  it("refuse options that cannot be", () => {
    expect(problem(smooth([1, 2], 1.5)).code).toBe("#NUM!");
    expect(problem(smooth([1, 2], -1)).code).toBe("#NUM!");
    expect(problem(smooth([1, 2], 0.2, -3)).code).toBe("#NUM!");
    expect(problem(smooth([1, 2], 0.2, 3, 1, -1)).code).toBe("#NUM!");
    expect(problem(smooth([5])).code).toBe("#N/A");
    expect(problem(sums([1, 2], -1)).code).toBe("#NUM!");
    expect(problem(sums([3, 3, 3])).code).toBe("#DIV/0!");
    expect(problem(sums([1, error("#REF!")])).code).toBe("#REF!");
  });
});

describe("a trend", () => {
  const METHODS = ["theil-sen", "ols"] as const;
  const of = (cells: readonly Cell[], x?: readonly Cell[], method?: Cell) =>
    trend({
      values: range(cells, "values"),
      x: x ? range(x, "x") : null,
      method: maybe(method, "method"),
      headers: null,
    });
  const line = (cells: readonly Cell[], x?: readonly Cell[], method?: Cell) =>
    rows(of(cells, x, method))[0] ?? [];

  it("of figures on a line is that line", () => {
    const slopes = fc.integer({ min: -20, max: 20 });
    fc.assert(
      fc.property(slopes, slopes, fc.integer({ min: 3, max: 40 }), (slope, start, count) => {
        const cells = Array.from({ length: count }, (_, index) => start + slope * (index + 1));
        for (const method of METHODS) {
          const [steep, intercept] = line(cells, undefined, method);
          expect(steep).toBeCloseTo(slope, 9);
          expect(intercept).toBeCloseTo(start, 7);
        }
      }),
    );
    expect(line([2, 4, 6, 8], undefined, "ols").slice(0, 4)).toEqual([2, 0, 0, "rising"]);
  });

  it("turns round with time, and with the figures", () => {
    fc.assert(
      fc.property(figures, fc.constantFrom(...METHODS), (numbers, method) => {
        const [slope, , p] = line(numbers, undefined, method);
        const [backwards, , sameP] = line([...numbers].reverse(), undefined, method);
        expect(backwards).toBeCloseTo(-Number(slope), 9);
        expect(sameP).toBeCloseTo(Number(p), 9);
        const [upsideDown] = line(
          numbers.map((number) => -number),
          undefined,
          method,
        );
        expect(upsideDown).toBeCloseTo(-Number(slope), 9);
      }),
    );
  });

  it("does not depend on the order of the rows where times are given", () => {
    const points = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 99 }), fc.nat(50)), {
      minLength: 3,
      maxLength: 25,
      selector: ([time]) => time,
    });
    const shuffled = points.chain((pairs) =>
      fc.tuple(fc.constant(pairs), fc.shuffledSubarray(pairs, { minLength: pairs.length })),
    );
    fc.assert(
      fc.property(shuffled, fc.constantFrom(...METHODS), ([pairs, others], method) => {
        const result = (of: readonly (readonly [number, number])[]) =>
          line(
            of.map(([, figure]) => figure),
            of.map(([time]) => time),
            method,
          );
        result(pairs).forEach((cell, index) => {
          const other = result(others)[index];
          if (typeof cell === "number") expect(other).toBeCloseTo(cell, 8);
          else expect(other).toBe(cell);
        });
      }),
    );
  });

  it("keeps the time of a missing figure, and leaves out a row without a time", () => {
    expect(line([2, null, 6, 8])[0]).toBe(2);
    expect(line([2, 50, 6, 8], [1, "", 3, 4])[0]).toBe(2);
  });

  it("is not moved by one odd figure where the median slope is asked for", () => {
    const cells = [1, 2, 3, 4, 500, 6, 7, 8, 9, 10];
    expect([line(cells)[0], line(cells)[3]]).toEqual([1, "rising"]);
    expect(line(cells, undefined, "ols")[0]).toBeCloseTo(-2, 12);
  });

  it("is named only when it is clear", () => {
    expect(line([9, 8, 7, 6, 5, 4, 3])[3]).toBe("falling");
    expect(line([1, 5, 2, 6, 1, 5, 2])[3]).toBe("no clear trend");
    for (const method of METHODS) {
      expect(line([4, 4, 4, 4, 4], undefined, method).slice(0, 4)).toEqual([
        0,
        4,
        1,
        "no clear trend",
      ]);
    }
  });

  it("needs three figures at different times", () => {
    expect(problem(of([1, 2])).code).toBe("#N/A");
    expect(problem(of([1, 2, 3], [5, 5, 5])).code).toBe("#DIV/0!");
    expect(problem(of([1, 2, 3], [5, 5])).code).toBe("#VALUE!");
    expect(problem(of([1, 2, 3], undefined, "lowess")).code).toBe("#VALUE!");
    expect(problem(of(new Array<number>(2001).fill(1))).code).toBe("#NUM!");
    expect(
      line(
        Array.from({ length: 2001 }, (_, index) => index),
        undefined,
        "ols",
      )[0],
    ).toBe(1);
  });

  it("corrects the test of Mann and Kendall for ties, as worked out by hand", () => {
    const cells = [3, 5, 5, 7];
    expect(line(cells).slice(4)).toEqual([
      5,
      (4 * 3 * 13 - 2 * 1 * 9) / 18,
      4 / Math.sqrt(138 / 18),
    ]);
  });
});

describe("a suggestion to work limits out anew", () => {
  const suggest = (cells: readonly Cell[], run?: Cell) =>
    suggestRebase({ values: range(cells, "values"), run: maybe(run, "run"), headers: null });
  const level = (height: number, count: number) =>
    Array.from({ length: count }, (_, index) => height + (index % 2));

  it("names the first figure of the run, the rule, and the means on both sides", () => {
    expect(rows(suggest([...level(10, 10), ...level(20, 10), ...level(5, 10)]))).toEqual([
      [11, "8 points above the mean before", 10.5, 20.5],
      [21, "8 points below the mean before", 20.5, 5.5],
    ]);
  });

  it("counts positions in rows, so that they can be handed to the chart", () => {
    const [first = []] = rows(suggest([...level(10, 10), "", "", ...level(20, 10)]));
    expect(first[0]).toBe(13);
  });

  it("suggests nothing where nothing changed, and nothing for a shorter run", () => {
    expect(problem(suggest(level(10, 40))).code).toBe("#N/A");
    expect(problem(suggest([...level(10, 11), ...level(20, 7)])).code).toBe("#N/A");
    expect(rows(suggest([...level(10, 11), ...level(20, 7)], 7)).length).toBe(1);
    for (const short of [4, 7.5, -8])
      expect(problem(suggest(level(10, 40), short)).code).toBe("#NUM!");
  });
});

describe("seasons", () => {
  const seasons = (cells: readonly Cell[], period: Cell) =>
    seasonal({ values: range(cells, "values"), period: one(period, "period"), headers: null });
  const pattern = [0.5, 1, 1.5, 1];
  const years = (count: number) => Array.from({ length: count }, () => pattern).flat();

  it("are found where they are, with a mean of 1", () => {
    const table = rows(
      seasons(
        years(6).map((share) => 40 * share),
        4,
      ),
    );
    expect(table.map((row) => row[0])).toEqual([1, 2, 3, 4]);
    table.forEach((row, index) => {
      expect(row[1]).toBeCloseTo(pattern[index] ?? NaN, 12);
      expect(row[3]).toMatch(/^Seasonal/);
    });
    expect(Number(table[0]?.[2])).toBeLessThan(0.05);
  });

  it("have a mean of 1 whatever the figures, and do not change with their unit", () => {
    const positive = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 12, maxLength: 30 });
    fc.assert(
      fc.property(positive, (numbers) => {
        const indices = (cells: readonly number[]) =>
          rows(seasons(cells, 4)).map((row) => Number(row[1]));
        const found = indices(numbers);
        expect(mean(found)).toBeCloseTo(1, 12);
        indices(numbers.map((number) => number * 12)).forEach((index, at) => {
          expect(index).toBeCloseTo(found[at] ?? NaN, 12);
        });
      }),
    );
  });

  it("are not claimed where there are none", () => {
    const table = rows(seasons(new Array<number>(24).fill(7), 12));
    for (const row of table) expect(row.slice(1)).toEqual([1, 1, "No clear season"]);
  });

  it("need two whole years of figures above zero", () => {
    expect(problem(seasons(years(1), 4)).code).toBe("#N/A");
    expect(problem(seasons([...years(1), null, null, ...years(1)], 4)).code).toBe("#N/A");
    expect(problem(seasons([1, 2, 0, 4, 1, 2, 3, 4], 4)).code).toBe("#NUM!");
    for (const none of [0, 1, 2.5, null])
      expect(problem(seasons(years(3), none)).code).toBe("#NUM!");
    expect(rows(seasons([null, ...years(3)], 4)).length).toBe(4);
  });
});
