import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ci } from "../../src/kpi/ci";
import { changeCi, differenceCi, ratioCi, significance } from "../../src/kpi/differences";
import { byar, clopperPearson, exactPoisson, newcombe, wilson } from "../../src/kpi/intervals";
import { kappa } from "../../src/kpi/kappa";
import { likely } from "../../src/kpi/likely";
import { meanCi } from "../../src/kpi/mean-ci";
import { rateCi } from "../../src/kpi/rate-ci";
import { auditResult, sampleSize } from "../../src/kpi/sample";
import { chiSquareTest, fisherTest } from "../../src/kpi/two-proportions";
import type { Cell } from "../../src/cells/cell";
import { cells, error, one, problem, range, value } from "./ranges";

const left = { confidence: null, which: null, method: null };
const part = fc
  .integer({ min: 1, max: 100_000 })
  .chain((n) => fc.record({ x: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));
const confidence = fc.double({ min: 0.5, max: 0.9999, noNaN: true });

describe("KPI.CI", () => {
  const limits = (successes: Cell, n: Cell, more = {}) =>
    ci({ successes: one(successes, "successes"), n: one(n, "n"), ...left, ...more });

  it("never leaves 0 to 1, holds the proportion, and is the mirror of the interval of failures", () => {
    fc.assert(
      fc.property(part, confidence, ({ x, n }, share) => {
        for (const interval of [wilson, clopperPearson]) {
          const { lower, upper } = interval(x, n, share);
          expect(lower).toBeGreaterThanOrEqual(0);
          expect(lower).toBeLessThanOrEqual(x / n);
          expect(upper).toBeGreaterThanOrEqual(x / n);
          expect(upper).toBeLessThanOrEqual(1);
          const mirrored = interval(n - x, n, share);
          expect(mirrored.lower).toBeCloseTo(1 - upper, 9);
          expect(mirrored.upper).toBeCloseTo(1 - lower, 9);
        }
      }),
    );
  });

  it("ends exactly at 0 without successes and exactly at 1 without failures", () => {
    for (const method of [null, one("exact")]) {
      expect(cells(limits(0, 7, { method }))[0]).toBe(0);
      expect(cells(limits(7, 7, { method }))[1]).toBe(1);
    }
  });

  it("adds ranges up first, as KPI.RATE does, and reads both blanks as 0", () => {
    for (const blank of [0, null]) {
      const sums = ci({
        ...left,
        successes: range([5, 8, blank]),
        n: range([10, 10, 5]),
      });
      expect(cells(sums)).toEqual(cells(limits(13, 25)));
    }
  });

  it("says what is wrong", () => {
    expect(problem(limits(0, 0))).toMatchObject({ code: "#DIV/0!" });
    expect(problem(limits(8, 7))).toEqual({
      code: "#NUM!",
      message: "“successes” is 8 and “n” only 7. Count both from the same cases.",
    });
    expect(problem(limits(-1, 7)).code).toBe("#NUM!");
    for (const bad of [0, 1, 1.5, -0.1, 95]) {
      expect(problem(limits(1, 7, { confidence: one(bad) })).code).toBe("#NUM!");
    }
    expect(problem(limits(1, 7, { which: one("middle") })).code).toBe("#VALUE!");
    expect(problem(limits(1, 7, { method: one("wald") })).code).toBe("#VALUE!");
    expect(problem(limits(error("#REF!"), 7)).code).toBe("#REF!");
  });
});

describe("KPI.RATECI", () => {
  it("holds the count; more events move both limits up", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), confidence, (events, share) => {
        for (const interval of [exactPoisson, byar]) {
          const { lower, upper } = interval(events, share);
          const next = interval(events + 1, share);
          expect(lower).toBeGreaterThanOrEqual(0);
          expect(lower).toBeLessThanOrEqual(events);
          expect(upper).toBeGreaterThanOrEqual(events);
          expect(next.lower).toBeGreaterThanOrEqual(lower);
          expect(next.upper).toBeGreaterThan(upper);
        }
      }),
    );
  });

  it("changes from exact limits to Byar's at ten events", () => {
    const of = (events: number, method: string | null) =>
      cells(
        rateCi({
          events: one(events),
          exposure: one(1),
          per: null,
          confidence: null,
          which: null,
          method: method === null ? null : one(method),
        }),
      );
    expect(of(9, null)).toEqual(of(9, "exact"));
    expect(of(10, null)).toEqual(of(10, "byar"));
    expect(of(10, "exact")).not.toEqual(of(10, "byar"));
  });

  it("needs an exposure", () => {
    const none = rateCi({ events: one(3), exposure: one(0, "exposure"), per: null, ...left });
    expect(problem(none)).toEqual({
      code: "#DIV/0!",
      message: "“exposure” is 0, so there is nothing to work out a share or a rate of.",
    });
  });
});

describe("KPI.MEANCI", () => {
  const limits = (...values: Cell[]) => meanCi({ values: range(values), ...left });

  it("keeps its digits where a small spread lies on a large mean (NIST NumAcc4)", () => {
    const values = [10_000_000.2];
    for (let pair = 0; pair < 500; pair++) values.push(10_000_000.1, 10_000_000.3);
    const [lower, upper] = cells(limits(...values)).map(Number);
    // Half the width is t(0.975; 1000) × 0.1 / √1001.
    expect((upper! - lower!) / 2).toBeCloseTo((1.962339080792 * 0.1) / Math.sqrt(1001), 8);
  });

  it("passes blanks, text and TRUE over, and needs two numbers", () => {
    expect(cells(limits(4, null, "n/a", 6, true, "", 8))).toEqual(cells(limits(4, 6, 8)));
    expect(cells(limits(5))).toEqual(["#DIV/0!"]);
    expect(cells(limits(4, error("#N/A"), 6))).toEqual(["#N/A"]);
  });

  it("does not mind the order", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 30 }),
        (values) => {
          const [a, b] = cells(limits(...values)).map(Number);
          const [c, d] = cells(limits(...[...values].reverse())).map(Number);
          expect(c).toBeCloseTo(a!, 6);
          expect(d).toBeCloseTo(b!, 6);
        },
      ),
    );
  });
});

const parts = (x1: Cell, n1: Cell, x2: Cell, n2: Cell) => ({
  x1: one(x1, "x1"),
  n1: one(n1, "n1"),
  x2: one(x2, "x2"),
  n2: one(n2, "n2"),
  confidence: null,
  headers: null,
  test: null,
});

describe("comparisons of two proportions", () => {
  it("change their sign when the groups change places", () => {
    fc.assert(
      fc.property(part, part, confidence, (a, b, share) => {
        const one = newcombe(a, b, share);
        const other = newcombe(b, a, share);
        expect(other.lower).toBeCloseTo(-one.upper, 10);
        expect(other.upper).toBeCloseTo(-one.lower, 10);
        expect(one.lower).toBeGreaterThanOrEqual(-1);
        expect(one.upper).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("give probabilities that do not depend on which group comes first, or what counts as success", () => {
    const small = fc
      .integer({ min: 1, max: 60 })
      .chain((n) => fc.record({ x: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));
    const failures = ({ x, n }: { x: number; n: number }) => ({ x: n - x, n });
    fc.assert(
      fc.property(small, small, (a, b) => {
        for (const test of [fisherTest, chiSquareTest]) {
          const p = test(a, b);
          expect(p).toBeGreaterThan(0);
          expect(p).toBeLessThanOrEqual(1);
          expect(test(b, a)).toBeCloseTo(p, 10);
          expect(test(failures(a), failures(b))).toBeCloseTo(p, 10);
        }
      }),
    );
  });

  it("know Fisher's tea tasting, and stay exact in far tails and large tables", () => {
    // Fisher, The Design of Experiments (1935): three of four cups right.
    expect(fisherTest({ x: 3, n: 4 }, { x: 1, n: 4 })).toBeCloseTo(34 / 70, 14);
    expect(fisherTest({ x: 50, n: 50 }, { x: 0, n: 50 }) / (2 / 1.0089134454556419e29)).toBeCloseTo(
      1,
      10,
    );
    expect(fisherTest({ x: 500_000, n: 1_000_000 }, { x: 500_000, n: 1_000_000 })).toBeCloseTo(
      1,
      9,
    );
  });

  it("use Fisher's test where fewer than five cases are expected, and refuse fractions of cases", () => {
    const p = (...given: [number, number, number, number]) => value(significance(parts(...given)));
    expect(p(3, 4, 1, 4)).toBe(fisherTest({ x: 3, n: 4 }, { x: 1, n: 4 }));
    expect(p(56, 70, 48, 80)).toBe(chiSquareTest({ x: 56, n: 70 }, { x: 48, n: 80 }));
    const fraction = significance({ ...parts(3.5, 4, 1, 4), test: one("fisher") });
    expect(problem(fraction).code).toBe("#NUM!");
    expect(p(0, 10, 0, 20)).toBe(1);
  });

  it("say in words whether a change is more than chance", () => {
    const verdict = (...given: [number, number, number, number]) =>
      cells(changeCi(parts(...given)))[3];
    expect(verdict(90, 100, 60, 100)).toBe("higher");
    expect(verdict(60, 100, 90, 100)).toBe("lower");
    expect(verdict(9, 10, 8, 10)).toBe("no clear change");
    const table = changeCi({ ...parts(9, 10, 8, 10), headers: one(true) });
    expect(cells(table).slice(0, 4)).toEqual(["Difference", "Lower", "Upper", "Verdict"]);
  });

  it("need cases on both sides", () => {
    expect(problem(differenceCi(parts(0, 0, 1, 2))).code).toBe("#DIV/0!");
    expect(problem(differenceCi(parts(1, 2, 0, 0))).message).toContain("“n2”");
    expect(problem(differenceCi(parts(3, 2, 1, 2))).code).toBe("#NUM!");
  });
});

describe("KPI.RATIOCI", () => {
  const ratio = (e1: Cell, t1: Cell, e0: Cell, t0: Cell) =>
    ratioCi({ e1: one(e1), t1: one(t1), e0: one(e0), t0: one(t0), confidence: null });

  it("holds the ratio, starts at 0 without events, and needs events to compare with", () => {
    const [figure, lower, upper] = cells(ratio(41, 28010, 15, 19017)).map(Number);
    expect(lower).toBeLessThan(figure!);
    expect(upper).toBeGreaterThan(figure!);
    expect(cells(ratio(0, 10, 3, 10)).slice(0, 2)).toEqual([0, 0]);
    expect(cells(ratio(3, 10, 0, 10))).toEqual(["#DIV/0!"]);
    expect(cells(ratio(3, 0, 3, 10))).toEqual(["#DIV/0!"]);
  });
});

describe("KPI.LIKELY", () => {
  const verdict = (x: Cell, n: Cell, target: Cell, direction: string | null = null) =>
    likely({
      numerator: one(x),
      denominator: one(n),
      target: one(target, "target"),
      confidence: null,
      direction: direction === null ? null : one(direction),
    });

  it("does not let nine of ten pass for 90 %", () => {
    expect(value(verdict(9, 10, 0.9))).toBe("Too close to say");
    expect(value(verdict(950, 1000, 0.9))).toBe("Meets");
    expect(value(verdict(850, 1000, 0.9))).toBe("Misses");
    expect(value(verdict(850, 1000, 0.9, "lower"))).toBe("Meets");
    expect(value(verdict(950, 1000, 0.9, "lower"))).toBe("Misses");
    expect(value(verdict(950, 1000, 0.9, "neutral"))).toBe("Misses");
  });

  it("needs a target that is a share", () => {
    expect(problem(verdict(9, 10, "")).code).toBe("#N/A");
    expect(problem(verdict(9, 10, 90)).code).toBe("#NUM!");
    expect(problem(verdict(0, 0, 0.9)).code).toBe("#DIV/0!");
  });
});

describe("KPI.SAMPLESIZE", () => {
  const size = (population: Cell, margin: Cell | null = null) =>
    sampleSize({
      population: one(population),
      expected: null,
      margin: margin === null ? null : one(margin),
      confidence: null,
    });

  it("is never more than there are cases, and grows with them", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (population) => {
        const sample = value(size(population));
        expect(Number.isInteger(sample)).toBe(true);
        expect(sample).toBeLessThanOrEqual(population);
        expect(value(size(population + 1))).toBeGreaterThanOrEqual(sample);
      }),
    );
  });

  it("knows the textbook sizes for a large population", () => {
    expect(value(size(1e12))).toBe(385);
    expect(value(size(1e12, 0.1))).toBe(97);
    expect(problem(size(1200, 0)).code).toBe("#NUM!");
    expect(problem(size(-1)).code).toBe("#NUM!");
  });
});

describe("KPI.AUDITRESULT", () => {
  const result = (found: Cell, checked: Cell, population: Cell) =>
    auditResult({
      found: one(found, "found"),
      checked: one(checked, "checked"),
      population: one(population, "population"),
      confidence: null,
    });

  it("is Wilson's interval where the population is large, and certain where all was checked", () => {
    const [, lower, upper] = cells(result(7, 50, 1e12)).map(Number);
    const whole = wilson(7, 50, 0.95);
    expect(lower).toBeCloseTo(whole.lower, 9);
    expect(upper).toBeCloseTo(whole.upper, 9);
    expect(cells(result(7, 50, 50))).toEqual([0.14, 0.14, 0.14]);
  });

  it("never says what the sample has already ruled out", () => {
    fc.assert(
      fc.property(part, fc.integer({ min: 0, max: 1000 }), ({ x, n }, unseen) => {
        const [share, lower, upper] = cells(result(x, n, n + unseen)).map(Number);
        const rounding = 1e-12;
        expect(lower).toBeGreaterThanOrEqual(x / (n + unseen) - rounding);
        expect(upper).toBeLessThanOrEqual((x + unseen) / (n + unseen) + rounding);
        expect(lower).toBeLessThanOrEqual(share! + rounding);
        expect(upper).toBeGreaterThanOrEqual(share! - rounding);
      }),
    );
  });

  it("refuses counts that cannot be", () => {
    expect(problem(result(8, 7, 50)).code).toBe("#NUM!");
    expect(problem(result(7, 51, 50)).message).toContain(
      "“checked” is 51 and “population” only 50",
    );
    expect(problem(result(0, 0, 50)).code).toBe("#DIV/0!");
  });
});

describe("KPI.KAPPA", () => {
  const pairs = (first: readonly Cell[], second: readonly Cell[]) =>
    kappa({ rater1: range(first), rater2: range(second) });

  it("is 1 for full agreement, whoever comes first", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), fc.constantFrom("a", "b", "c")), {
          minLength: 1,
          maxLength: 40,
        }),
        (judged) => {
          const [first, second] = [judged.map(([a]) => a), judged.map(([, b]) => b)];
          const one = pairs(first, second);
          const other = pairs(second, first);
          expect(other).toEqual(one);
          if (one.ok) expect(one.value).toBeLessThanOrEqual(1);
          const same = pairs(first, first);
          if (same.ok) expect(same.value).toBe(1);
          else expect(new Set(first).size).toBe(1);
        },
      ),
    );
  });

  it("passes over what one of them left blank, and needs a pair", () => {
    // As Excel on the desktop hands blanks over; among numbers a 0 is a judgement.
    expect(value(pairs(["a", "b", 0, "a", 0], ["A ", "b", "a", 0, 0]))).toBe(1);
    expect(value(pairs([0, 1, 0, 1], [0, 1, 1, 0]))).toBe(0);
    expect(value(pairs(["a", "b", null, "a"], ["A ", "b", "a", ""]))).toBe(1);
    expect(problem(pairs([null], ["a"])).code).toBe("#DIV/0!");
    expect(problem(pairs(["a", "a"], ["a", "a"])).code).toBe("#DIV/0!");
    expect(problem(pairs(["a", "b"], ["a"])).code).toBe("#VALUE!");
  });

  it("reads categories with the names of what every object has", () => {
    const odd = ["constructor", "__proto__", "toString", "a"];
    expect(value(pairs(odd, odd))).toBe(1);
  });

  it("takes a square table, and no other", () => {
    const table = (rows: number, columns: number, counts: readonly Cell[]) =>
      kappa({
        rater1: { name: "rater1", rows, columns, cells: counts, dateSystem: 1900 },
        rater2: null,
      });
    expect(value(table(2, 2, [20, 5, 10, 15]))).toBeCloseTo(0.4, 14);
    expect(value(table(2, 2, [20, null, "", 15]))).toBe(1);
    expect(problem(table(2, 3, [1, 2, 3, 4, 5, 6])).message).toBe(
      "“rater1” has 2 rows and 3 columns. A table of two judges needs as many rows as columns.",
    );
    expect(problem(table(2, 2, [1, 2, -3, 4])).code).toBe("#NUM!");
  });
});
