import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/cells/cell";
import { compare } from "../../src/kpi/compare";
import { funnel, funnelDispersion, funnelLimits } from "../../src/kpi/funnel/funnel";
import { controlLimits } from "../../src/kpi/funnel/limits";
import { dispersion, scaleFor } from "../../src/kpi/funnel/over-dispersion";
import { poissonLimits, wilson } from "../../src/kpi/intervals";
import { quantile, rank } from "../../src/kpi/rank";
import { directlyStandardised, indirectlyStandardised } from "../../src/kpi/standardise";
import { cells, error, one, problem, range, value } from "./ranges";

const plain = { statistic: null, average: null, levels: null, overDispersion: null, headers: null };
const level = fc.double({ min: 0.5, max: 0.9999, noNaN: true });

const table = (numerators: readonly Cell[], denominators: readonly Cell[], more = {}) =>
  funnel({
    ...plain,
    numerators: range(numerators, "numerators"),
    denominators: range(denominators, "denominators"),
    ...more,
  });

describe("limits of a funnel", () => {
  it("are where a unit's own interval just touches the average", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        fc.integer({ min: 5, max: 100_000 }),
        level,
        (average, size, confidence) => {
          const { lower, upper } = controlLimits("proportion", average, size, confidence);
          if (lower > 0)
            expect(wilson(lower * size, size, confidence).upper).toBeCloseTo(average, 8);
          if (upper < 1)
            expect(wilson(upper * size, size, confidence).lower).toBeCloseTo(average, 8);
          const ratio = controlLimits("ratio", average, size, confidence);
          const expected = average * size;
          // Where exact limits give way to Byar's, at ten events, there is a small step.
          const far = Math.abs(ratio.upper * size - 10);
          if (far > 1e-6) {
            const touching = poissonLimits(ratio.upper * size, confidence).lower;
            expect(touching / expected).toBeCloseTo(1, 8);
          }
        },
      ),
    );
  });

  it("draw closer as units grow, and hold the average", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("proportion" as const, "ratio" as const, "rate" as const),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.integer({ min: 1, max: 5000 }),
        level,
        (statistic, average, size, confidence) => {
          const small = controlLimits(statistic, average, size, confidence);
          const large = controlLimits(statistic, average, size * 2, confidence);
          expect(small.lower).toBeLessThanOrEqual(average);
          expect(small.upper).toBeGreaterThanOrEqual(average);
          expect(large.lower).toBeGreaterThanOrEqual(small.lower - 1e-9);
          expect(large.upper).toBeLessThanOrEqual(small.upper + 1e-9);
        },
      ),
    );
  });

  it("are the curves of a chart, with headings if asked for", () => {
    const curves = funnelLimits({
      average: one(0.5),
      denominators: range([100, null, 0]),
      statistic: null,
      levels: null,
      headers: one(true),
    });
    const shown = cells(curves);
    const headings = ["Average", "Lower 95%", "Upper 95%", "Lower 99.8%", "Upper 99.8%"];
    expect(shown.slice(0, 5)).toEqual(headings);
    expect(shown.slice(10)).toEqual([
      0.5,
      ...Array<string>(4).fill("#N/A"),
      0.5,
      ...Array<string>(4).fill("#N/A"),
    ]);
  });
});

describe("KPI.FUNNEL", () => {
  it("compares with the average of all units, or 1 for a ratio, or what is given", () => {
    const averages = (more = {}) => value(table([40, 20], [50, 100], more)).map((row) => row[1]);
    expect(averages()).toEqual([0.4, 0.4]);
    expect(averages({ statistic: one("ratio") })).toEqual([1, 1]);
    expect(averages({ statistic: one("rate") })).toEqual([0.4, 0.4]);
    expect(averages({ average: one(0.3) })).toEqual([0.3, 0.3]);
  });

  it("shows the limits in the order asked for and judges by the strictest", () => {
    const levels = range([0.998, 0.95]);
    const [first = []] = value(table([45, 30], [50, 100], { average: one(0.5), levels }));
    expect(first).toHaveLength(7);
    expect(Number(first[2])).toBeLessThan(Number(first[4]));
    expect(first[6]).toBe("High (0.001)");
  });

  it("gives a row without a denominator #N/A, on either platform, and leaves it out of the average", () => {
    for (const blank of [0, null, ""]) {
      const rows = value(table([40, blank, 20], [50, blank, 100]));
      expect(rows[1]?.[0]).toMatchObject({ code: "#N/A" });
      expect(rows[1]?.[0]).toMatchObject({ message: expect.stringContaining("Row 2") });
      expect(rows[0]?.[1]).toBe(0.4);
    }
    expect(problem(table([0], [0])).code).toBe("#N/A");
  });

  it("refuses what cannot be", () => {
    expect(problem(table([60, 20], [50, 100])).code).toBe("#NUM!");
    expect(problem(table([60, 20], [50])).code).toBe("#VALUE!");
    expect(problem(table([error("#REF!"), 20], [50, 100])).code).toBe("#REF!");
    expect(problem(table([40, 20], [50, 100], { levels: one(2) })).code).toBe("#NUM!");
    expect(problem(table([40, 20], [50, 100], { average: one(40) })).code).toBe("#NUM!");
    expect(value(table([60, 20], [50, 100], { statistic: one("rate") }))).toHaveLength(2);
  });

  it("says less of units that differ anyway, once over-dispersion is allowed for", () => {
    const numerators = [35, 42, 28, 61, 19, 75, 50, 33, 90, 44, 27, 66];
    const denominators = [120, 130, 110, 150, 90, 210, 160, 100, 200, 170, 105, 155];
    for (const statistic of ["proportion", "ratio", "rate"]) {
      const given = statistic === "ratio" ? denominators.map((n) => n * 0.37) : denominators;
      const count = (overDispersion: boolean) =>
        value(
          table(numerators, given, {
            statistic: one(statistic),
            overDispersion: one(overDispersion),
          }),
        ).filter((row) => row.at(-1) !== "Not significant").length;
      expect(count(true)).toBeLessThan(count(false));
    }
  });
});

describe("KPI.FUNNELOD", () => {
  const od = (numerators: readonly Cell[], denominators: readonly Cell[], more = {}) =>
    funnelDispersion({
      numerators: range(numerators),
      denominators: range(denominators),
      statistic: null,
      trim: null,
      method: null,
      headers: null,
      ...more,
    });

  it("finds no excess where units differ by less than chance", () => {
    const rows = value(od([50, 51, 49, 50], [100, 100, 100, 100]));
    expect(rows.map((row) => row[2])).toEqual([0, 0, 0, 0]);
  });

  it("works out tau² by DerSimonian and Laird's formula", () => {
    const units = [
      { z: -3, error: 0.1 },
      { z: 2, error: 0.2 },
      { z: 4, error: 0.5 },
    ];
    // Weights 100, 25, 4: (9 + 4 + 16 − 2) / (129 − (10000 + 625 + 16) / 129).
    const { phi, tau2 } = dispersion(units, 0, "winsorise");
    expect(phi).toBeCloseTo(29 / 3, 12);
    expect(tau2).toBeCloseTo(27 / (129 - 10641 / 129), 12);
  });

  it("pulls extreme units in, or leaves them out, ties by their mean rank", () => {
    const units = [-9, -1, 0, 0, 0, 1, 1, 2, 2, 30].map((z) => ({ z, error: 0.1 }));
    expect(dispersion(units, 0.1, "winsorise").phi).toBeLessThan(
      dispersion(units, 0, "winsorise").phi,
    );
    // Ten groups of one: the first and the last are left out.
    expect(dispersion(units, 0.1, "truncate").phi).toBeCloseTo((1 + 1 + 1 + 4 + 4) / 8, 12);
    expect(dispersion(units, 0, "truncate")).toEqual(dispersion(units, 0, "winsorise"));
  });

  it("compares ratios by their root, or with truncation by their logarithm; a count of 0 has no logarithm", () => {
    const [first = []] = value(od([16, 9], [4, 9], { statistic: one("SR") }));
    expect(first[0]).toBeCloseTo((2 - 1) * 2 * 2, 12);
    const rows = value(od([16, 0, 9], [4, 4, 9], { statistic: one("SR"), method: one("SHMI") }));
    expect(rows[0]?.[0]).toBeCloseTo(2 * Math.log(4), 12);
    expect(rows[1]?.[0]).toMatchObject({ code: "#N/A" });
  });

  it("goes back from its scale to values", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("proportion" as const, "ratio" as const),
        fc.constantFrom("winsorise" as const, "truncate" as const),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (statistic, trimming, at) => {
          const scale = scaleFor(statistic, 0.4, trimming);
          expect(scale.valueOf(scale.score(at))).toBeCloseTo(at, 10);
          expect(scale.valueOf(scale.centre)).toBeCloseTo(0.4, 10);
        },
      ),
    );
  });

  it("takes a trim below one half", () => {
    expect(problem(od([5, 6], [10, 10], { trim: one(0.5) })).code).toBe("#NUM!");
    expect(problem(od([5, 6], [10, 10], { trim: one(-0.1) })).code).toBe("#NUM!");
  });
});

describe("standardised rates", () => {
  const direct = (counts: Cell[], populations: Cell[], standard: Cell[]) =>
    directlyStandardised({
      counts: range(counts, "counts"),
      populations: range(populations, "populations"),
      standard: range(standard, "standard"),
      per: null,
      confidence: null,
    });
  const indirect = (counts: Cell[], populations: Cell[], refCounts: Cell[], refs: Cell[]) =>
    indirectlyStandardised({
      counts: range(counts),
      populations: range(populations),
      refCounts: range(refCounts),
      refPopulations: range(refs, "ref_populations"),
      confidence: null,
      per: null,
    });

  it("are the plain rate where the standard has the same mix", () => {
    const counts = fc.array(fc.integer({ min: 5, max: 500 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(counts, (events) => {
        const people = events.map((_, index) => 1000 + index * 300);
        const all = events.reduce((a, b) => a + b, 0);
        const everyone = people.reduce((a, b) => a + b, 0);
        const [rate, lower, upper] = cells(direct(events, people, people)).map(Number);
        expect(rate).toBeCloseTo(all / everyone, 12);
        expect(lower).toBeLessThan(rate!);
        expect(upper).toBeGreaterThan(rate!);
        expect(cells(indirect(events, people, events, people))[0]).toBeCloseTo(1, 12);
      }),
    );
  });

  it("read a blank count as 0, and need every population", () => {
    for (const blank of [0, null, ""]) {
      expect(cells(direct([20, blank], [100, 100], [1, 1]))[0]).toBeCloseTo(0.1, 14);
      expect(problem(direct([20, 5], [100, blank], [1, 1]))).toEqual({
        code: "#DIV/0!",
        message: "Row 2 of “populations” is blank or 0, so the group has no rate.",
      });
      expect(cells(indirect([4], [10], [1], [blank]))).toEqual(["#DIV/0!"]);
    }
  });

  it("do not pass a group over in silence, and say nothing of few events", () => {
    expect(problem(direct([20, "n/a"], [100, 100], [1, 1])).code).toBe("#VALUE!");
    expect(problem(direct([5, 4], [100, 100], [1, 1]))).toEqual({
      code: "#N/A",
      message: "There are 9 events in all, fewer than the 10 that a standardised rate needs.",
    });
    expect(problem(direct([50, 4], [100, 100], [0, 0])).code).toBe("#DIV/0!");
    expect(problem(direct([50, 4], [100], [1, 1])).code).toBe("#VALUE!");
    expect(problem(direct([50, -4], [100, 100], [1, 1])).code).toBe("#NUM!");
  });
});

describe("KPI.RANK and KPI.QUANTILE", () => {
  const ranks = (
    values: readonly Cell[],
    ties: string | null = null,
    better: string | null = null,
  ) =>
    cells(
      rank({
        values: range(values),
        direction: better === null ? null : one(better),
        ties: ties === null ? null : one(ties),
      }),
    );

  it("shares ranks among equal figures as asked", () => {
    const values = [7, 9, 9, 5];
    expect(ranks(values)).toEqual([3, 1, 1, 4]);
    expect(ranks(values, "max")).toEqual([3, 2, 2, 4]);
    expect(ranks(values, "mean")).toEqual([3, 1.5, 1.5, 4]);
    expect(ranks(values, "dense")).toEqual([2, 1, 1, 3]);
    expect(ranks(values, null, "lower")).toEqual([2, 3, 3, 1]);
  });

  it("leaves blanks and text blank, and returns an error", () => {
    expect(ranks([7, null, "n/a", 5])).toEqual([1, "", "", 2]);
    expect(ranks([7, error("#N/A"), 5])).toEqual(["#N/A"]);
  });

  it("gives every rank its number of better figures plus one, and parts of nearly equal size", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 5, maxLength: 60 }),
        fc.integer({ min: 2, max: 5 }),
        (values, k) => {
          const shown = ranks(values);
          values.forEach((figure, row) => {
            expect(shown[row]).toBe(1 + values.filter((other) => other > figure).length);
          });
          const parts = cells(quantile({ values: range(values), k: one(k), direction: null }));
          const sizes = Array.from(
            { length: k },
            (_, part) => parts.filter((each) => each === part + 1).length,
          );
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
          expect(parts[shown.indexOf(1)]).toBe(1);
        },
      ),
    );
  });

  it("needs as many figures as parts", () => {
    const few = quantile({ values: range([1, 2, null, "x"]), k: null, direction: null });
    expect(problem(few)).toEqual({
      code: "#N/A",
      message: "There are 2 figures, too few for 5 groups.",
    });
    expect(problem(quantile({ values: range([1, 2]), k: one(1), direction: null })).code).toBe(
      "#NUM!",
    );
  });
});

describe("KPI.COMPARE", () => {
  const verdict = (
    x: number,
    n: number,
    refX: number,
    refN: number,
    better: string | null = null,
  ) =>
    value(
      compare({
        x1: one(x),
        n1: one(n),
        x2: one(refX),
        n2: one(refN),
        direction: better === null ? null : one(better),
        confidence: null,
      }),
    );

  it("says better or worse only where it is more than chance", () => {
    expect(verdict(90, 100, 800, 1000)).toBe("Better");
    expect(verdict(70, 100, 800, 1000)).toBe("Worse");
    expect(verdict(9, 10, 800, 1000)).toBe("Similar");
    expect(verdict(90, 100, 800, 1000, "lower")).toBe("Worse");
    expect(verdict(90, 100, 800, 1000, "neutral")).toBe("Higher");
    expect(verdict(70, 100, 800, 1000, "neutral")).toBe("Lower");
    // A reference of ten cases proves little.
    expect(verdict(90, 100, 8, 10)).toBe("Similar");
  });
});
