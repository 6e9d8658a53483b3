import { describe, expect, it } from "vitest";
import { chiSquareCdf, chiSquareQuantile } from "../../src/kpi/distributions";
import { rateCi } from "../../src/kpi/rate-ci";
import {
  byar,
  clopperPearson,
  exactPoisson,
  newcombe,
  rateRatio,
  wilson,
} from "../../src/kpi/intervals";
import { meanCi } from "../../src/kpi/mean-ci";
import { indirectlyStandardised } from "../../src/kpi/standardise";
import { trend } from "../../src/kpi/spc/trend";
import { cells, one, range } from "./ranges";

// Limits at the ends of what can be: none, all, one case, a million. Figures are those printed in the sources named.

const MILLION = 1_000_000;

describe("limits of a proportion", () => {
  // Newcombe, Statist. Med. 1998;17:857-872, table I: methods 3 (Wilson) and 5 (Clopper-Pearson).
  it.each([
    [81, 263, [0.2553, 0.3662], [0.2527, 0.3676]],
    [15, 148, [0.0624, 0.1605], [0.0578, 0.1617]],
    [0, 20, [0, 0.1611], [0, 0.1684]],
    [1, 29, [0.0061, 0.1718], [0.0009, 0.1776]],
  ])("of %i of %i are those that Newcombe prints", (x, n, score, exact) => {
    for (const [interval, printed] of [
      [wilson, score],
      [clopperPearson, exact],
    ] as const) {
      const { lower, upper } = interval(x, n, 0.95);
      expect(lower).toBeCloseTo(printed[0]!, 4);
      expect(upper).toBeCloseTo(printed[1]!, 4);
    }
  });

  it.each([1, 7, 1000, MILLION])("of none and of all %i have a closed form", (n) => {
    const square = 1.959963984540054 ** 2;
    const none = wilson(0, n, 0.95);
    expect([none.lower, none.upper / (square / (n + square))]).toEqual([0, expect.closeTo(1, 13)]);
    const all = wilson(n, n, 0.95);
    expect([all.lower, all.upper]).toEqual([expect.closeTo(n / (n + square), 13), 1]);
    // Clopper and Pearson: the share with which nothing at all is seen in 2.5% of samples.
    const most = -Math.expm1(Math.log(0.025) / n);
    const exactNone = clopperPearson(0, n, 0.95);
    expect([exactNone.lower, exactNone.upper / most]).toEqual([0, expect.closeTo(1, 12)]);
    const exactAll = clopperPearson(n, n, 0.95);
    expect([exactAll.lower, exactAll.upper]).toEqual([expect.closeTo(1 - most, 12), 1]);
  });

  it("of one in a million keep their digits", () => {
    const { lower, upper } = clopperPearson(1, MILLION, 0.95);
    // Rare events: those of Poisson's distribution, 0.025318 and 5.571643 events.
    expect(lower * MILLION).toBeCloseTo(0.0253178, 6);
    expect(upper * MILLION).toBeCloseTo(5.5716, 3);
    expect(wilson(1, MILLION, 0.95).lower).toBeCloseTo(1.765245767e-7, 16);
  });
});

describe("limits of a count", () => {
  // Garwood, Biometrika 1936;28:437-442; Pearson & Hartley, Biometrika Tables, table 40.
  it.each([
    [0, 0, 3.69],
    [1, 0.0253, 5.57],
    [2, 0.242, 7.22],
    [3, 0.619, 8.77],
    [5, 1.62, 11.67],
    [10, 4.8, 18.39],
    [20, 12.22, 30.89],
    [50, 37.11, 65.92],
  ])("of %i events are those of the tables", (events, least, most) => {
    const { lower, upper } = exactPoisson(events, 0.95);
    expect(Math.abs(lower - least)).toBeLessThan(0.006);
    expect(Math.abs(upper - most)).toBeLessThan(0.006);
  });

  /** How likely so many events or fewer are; every term from its neighbour's, outwards from the likeliest. */
  function atMost(events: number, mean: number): number {
    const likeliest = Math.floor(mean);
    let [below, all] = [0, 0];
    let weight = 1;
    for (let k = likeliest; k >= 0 && weight > 1e-25; weight *= k / mean, k--) {
      all += weight;
      if (k <= events) below += weight;
    }
    weight = mean / (likeliest + 1);
    for (let k = likeliest + 1; weight > 1e-25; k++, weight *= mean / k) {
      all += weight;
      if (k <= events) below += weight;
    }
    return below / all;
  }

  it.each([1, 12, 137, 480, 520, 990, 1010, 5000, 100_000, MILLION])(
    "of %i events are exact: as many, or as few, are seen in 2.5% of periods at them",
    (events) => {
      const { lower, upper } = exactPoisson(events, 0.95);
      expect(atMost(events, upper) / 0.025).toBeCloseTo(1, 8);
      expect((1 - atMost(events - 1, lower)) / 0.025).toBeCloseTo(1, 8);
    },
  );

  it("by Byar's approximation are the exact ones to four digits from ten events on, to ten from a million", () => {
    for (const [events, digits] of [
      [10, 2],
      [100, 3],
      [MILLION, 9],
    ] as const) {
      const [exact, near] = [exactPoisson(events, 0.95), byar(events, 0.95)];
      expect(near.lower / exact.lower).toBeCloseTo(1, digits);
      expect(near.upper / exact.upper).toBeCloseTo(1, digits);
    }
  });

  it("are what KPI.RATECI shows for a million, exact where that is asked for", () => {
    const limits = cells(
      rateCi({
        events: one(MILLION),
        exposure: one(MILLION),
        per: one(MILLION),
        confidence: null,
        which: null,
        method: one("exact"),
      }),
    );
    expect(limits.map((limit) => Math.round(Number(limit) * 100) / 100)).toEqual([
      998_040.98, 1_001_961.91,
    ]);
  });
});

describe("chi-square with many degrees of freedom", () => {
  it("has the quantiles of the tables", () => {
    // Abramowitz & Stegun, table 26.8, for 100; NIST/SEMATECH e-Handbook 1.3.6.7.4 for the same.
    expect(chiSquareQuantile(0.025, 100, "upper")).toBeCloseTo(129.561, 3);
    expect(chiSquareQuantile(0.025, 100)).toBeCloseTo(74.222, 3);
    // R 4.2: qchisq(0.975, 2000), qchisq(0.025, 2000).
    expect(chiSquareQuantile(0.025, 2000, "upper")).toBeCloseTo(2125.8423024, 6);
    expect(chiSquareQuantile(0.025, 2000)).toBeCloseTo(1877.9460368, 6);
  });

  it("goes on smoothly where one way of working it out takes over from the other", () => {
    for (const p of [0.4, 0.025, 1e-6]) {
      for (const tail of ["lower", "upper"] as const) {
        const at = (df: number) => chiSquareQuantile(p, df, tail);
        // A smooth function is straight from so near; a jump of 1e-9 would show.
        expect(at(999.9998) - 2 * at(1000) + at(1000.0002)).toBeCloseTo(0, 9);
        expect(chiSquareCdf(at(1000), 1000, tail) / p).toBeCloseTo(1, 11);
      }
    }
  });
});

describe("differences of two proportions", () => {
  // Newcombe, Statist. Med. 1998;17:873-890, table II, method 10.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])("%i/%i − %i/%i has the limits that Newcombe prints", (x1, n1, x2, n2, least, most) => {
    const { lower, upper } = newcombe({ x: x1, n: n1 }, { x: x2, n: n2 }, 0.95);
    expect(lower).toBeCloseTo(least, 4);
    expect(upper).toBeCloseTo(most, 4);
  });
});

describe("ratios", () => {
  it("of two rates have the limits of R's help of poisson.test", () => {
    // 11 events in 800 against 6 + 8 + 7 in 1083 + 1050 + 878: 0.8584264 to 4.2772659.
    const { lower, upper } = rateRatio({ events: 11, time: 800 }, { events: 21, time: 3011 }, 0.95);
    expect([lower, upper]).toEqual([expect.closeTo(0.8584264, 7), expect.closeTo(4.2772659, 7)]);
  });

  it("of observed to expected (SMR) are those of the count over what was expected, none and one included", () => {
    const smr = (observed: number) =>
      cells(
        indirectlyStandardised({
          counts: range([observed]),
          populations: range([1000]),
          refCounts: range([40]),
          refPopulations: range([10_000]),
          confidence: null,
          per: null,
        }),
      ).map(Number);
    // Four are expected; Garwood's limits over 4.
    const [none, one1] = [smr(0), smr(1)];
    expect(none).toEqual([0, 0, expect.closeTo(3.688879 / 4, 6)]);
    expect(one1).toEqual([0.25, expect.closeTo(0.025318 / 4, 6), expect.closeTo(5.571643 / 4, 6)]);
  });
});

describe("the reference data of NIST (StRD)", () => {
  const around = (mean: number) => [
    mean,
    ...Array.from({ length: 500 }, () => [mean - 0.1, mean + 0.1]).flat(),
  ];

  it.each([
    ["NumAcc1", [10_000_001, 10_000_003, 10_000_002], 10_000_002, 1],
    ["NumAcc2", around(1.2), 1.2, 0.1],
    ["NumAcc3", around(1_000_000.2), 1_000_000.2, 0.1],
    ["NumAcc4", around(10_000_000.2), 10_000_000.2, 0.1],
  ])("%s: mean and deviation", (_, values, mean, deviation) => {
    const [lower = 0, upper = 0] = cells(
      meanCi({ values: range(values), confidence: one(0.95), which: null }),
    ).map(Number);
    expect((lower + upper) / 2 / mean).toBeCloseTo(1, 13);
    // Half the width is t times the standard error; t(0.975) for 2 and for 1,000 degrees of freedom.
    const t = values.length === 3 ? 4.302652729911275 : 1.962339080792;
    const half = (upper - lower) / 2;
    expect((half * Math.sqrt(values.length)) / t / deviation).toBeCloseTo(1, 7);
  });

  it("Norris: the line through 36 pairs", () => {
    const pairs =
      "0.1 0.2 338.8 337.4 118.1 118.2 888.0 884.6 9.2 10.1 228.1 226.5 668.5 666.3 998.5 996.3 " +
      "449.1 448.6 778.9 777.0 559.2 558.2 0.3 0.4 0.1 0.6 778.1 775.5 668.8 666.9 339.3 338.0 " +
      "448.9 447.5 10.8 11.6 557.7 556.0 228.3 228.1 998.0 995.8 888.8 887.6 119.6 120.2 0.3 0.3 " +
      "0.6 0.3 557.6 556.8 339.3 339.1 888.0 887.2 998.5 999.0 778.9 779.0 10.2 11.1 117.6 118.3 " +
      "228.9 229.2 668.4 669.1 449.2 448.9 0.2 0.5";
    const numbers = pairs.split(" ").map(Number);
    const [slope, intercept, , , error, share, residual] = cells(
      trend({
        values: range(numbers.filter((_, at) => at % 2 === 0)),
        x: range(numbers.filter((_, at) => at % 2 === 1)),
        method: one("ols"),
        headers: null,
      }),
    ).map(Number);
    // Certified values.
    expect(slope).toBeCloseTo(1.00211681802045, 12);
    expect(intercept).toBeCloseTo(-0.262323073774029, 11);
    expect(error).toBeCloseTo(0.429796848199937e-3, 14);
    expect(share).toBeCloseTo(0.999993745883712, 14);
    expect(residual).toBeCloseTo(0.884796396144373, 11);
  });
});
