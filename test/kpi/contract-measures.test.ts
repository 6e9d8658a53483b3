import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/cells/cell";
import { ragBands } from "../../src/kpi/rag-bands";
import { scorecard } from "../../src/kpi/scorecard";
import { serviceCredit } from "../../src/kpi/service-credit";
import { trajectory } from "../../src/kpi/trajectory";
import { cells, error, on, one, problem, range, value } from "./ranges";

describe("a rating in bands of one's own", () => {
  const of = (
    actual: readonly Cell[],
    bands: readonly Cell[],
    labels: readonly Cell[],
    direction: Cell = null,
  ) =>
    ragBands({
      actual: range(actual, "actual"),
      bands: range(bands, "bands"),
      labels: range(labels, "labels"),
      direction: one(direction),
    });

  it("gives a figure on an edge to the better side, rounding aside", () => {
    expect(cells(of([0.7, 0.1 + 0.2, 0.29], [0.3, 0.7], ["Red", "Amber", "Green"]))).toEqual([
      "Green",
      "Amber",
      "Red",
    ]);
    expect(cells(of([5, 6, 10.5], [5, 10], ["Green", "Amber", "Red"], "lower"))).toEqual([
      "Green",
      "Amber",
      "Red",
    ]);
  });

  it("is the same from small to large and from large to small", () => {
    const figures = fc.array(fc.double({ min: -1, max: 5, noNaN: true }), { minLength: 2 });
    fc.assert(
      fc.property(figures, fc.constantFrom("higher", "lower"), (actual, direction) => {
        const [rising, labels] = [
          [1, 2, 3],
          ["a", "b", "c", "d"],
        ];
        const falling = [rising.slice().reverse(), labels.slice().reverse()] as const;
        expect(of(actual, ...falling, direction)).toEqual(of(actual, rising, labels, direction));
      }),
    );
  });

  it("with a label for each edge has none beyond the worst", () => {
    expect(cells(of([0.95, 0.7, 0.6], [0.9, 0.7], ["Good", "Fair"]))).toEqual([
      "Good",
      "Fair",
      "#N/A",
    ]);
    expect(cells(of([3, 20], [5, 10], ["Good", "Fair"], "lower"))).toEqual(["Good", "#N/A"]);
    expect(cells(of([3, ""], [2], ["Any"]))).toEqual(["Any", ""]);
  });

  it("refuses edges out of order and labels that do not fit", () => {
    expect(problem(of([1], [1, 3, 2], ["a", "b", "c"])).code).toBe("#NUM!");
    expect(problem(of([1], [1, 1], ["a", "b"])).code).toBe("#NUM!");
    expect(problem(of([1], [1, 2], ["a"])).message).toBe(
      "There are 2 bands and 1 label. Give a label for each band, or one label more than bands.",
    );
    expect(problem(of([1], [1, error("#REF!")], ["a", "b"])).code).toBe("#REF!");
  });
});

describe("a trajectory", () => {
  const [first, last] = [on("01/04/2025"), on("31/03/2026")];
  const of = (days: readonly Cell[], shape: Cell = null, from: Cell = first, to: Cell = last) =>
    trajectory({
      startValue: one(0.6),
      endValue: one(0.9),
      startDate: one(from),
      endDate: one(to),
      date: range(days),
      shape: one(shape),
    });

  it("never leaves its two values, and never turns back", () => {
    const days = fc.array(fc.integer({ min: -50, max: 450 }), { minLength: 2 });
    fc.assert(
      fc.property(days, fc.constantFrom("linear", "step"), (offsets, shape) => {
        const sorted = offsets.slice().sort((a, b) => a - b);
        const values = cells(
          of(
            sorted.map((day) => first + day),
            shape,
          ),
        ).map(Number);
        values.forEach((at, index) => {
          expect(at).toBeGreaterThanOrEqual(values[index - 1] ?? 0.6);
          expect(at).toBeLessThanOrEqual(0.9 + 1e-12);
        });
      }),
    );
  });

  it("by steps stands still within a month, and meets the line on its last day", () => {
    const [may31, june1, june29] = ["31/05/2025", "01/06/2025", "29/06/2025"].map(on);
    const [onLine] = cells(of([may31!]));
    expect(cells(of([may31!, june1!, june29!], "step"))).toEqual([onLine, onLine, onLine]);
    expect(cells(of([on("29/04/2025")], "step"))).toEqual([0.6]);
  });

  it("needs a start before its end", () => {
    expect(problem(of([first], null, last, last)).code).toBe("#DIV/0!");
    expect(problem(of([first], null, last, first)).code).toBe("#NUM!");
    expect(problem(of([first], null, "")).code).toBe("#VALUE!");
    expect(cells(of([first, "soon"]))).toEqual([0.6, "#VALUE!"]);
  });
});

describe("a service credit", () => {
  interface Given {
    actual: Cell;
    target?: Cell;
    floor?: Cell;
    most?: Cell;
    fee?: Cell;
    direction?: Cell;
    steps?: readonly Cell[];
  }
  const of = ({ actual, target = 0.9, floor = 0.8, most = 0.1, fee = 1000, ...rest }: Given) =>
    serviceCredit({
      actual: one(actual),
      target: one(target),
      floor: one(floor),
      maxPercent: one(most, "max_percent"),
      fee: one(fee),
      direction: rest.direction === undefined ? null : one(rest.direction, "direction"),
      steps: rest.steps
        ? { ...range(rest.steps, "steps"), rows: rest.steps.length / 2, columns: 2 }
        : null,
    });

  it("lies between nothing and its most", () => {
    fc.assert(
      fc.property(fc.double({ min: -2, max: 2, noNaN: true }), (actual) => {
        const credit = value(of({ actual }));
        expect(credit).toBeGreaterThanOrEqual(0);
        expect(credit).toBeLessThanOrEqual(100);
        if (actual >= 0.9) expect(credit).toBe(0);
        if (actual <= 0.8) expect(credit).toBe(100);
      }),
    );
  });

  it("knows the worse side by the floor, and refuses a floor on the better one", () => {
    expect(value(of({ actual: 15, target: 10, floor: 20 }))).toBe(50);
    expect(value(of({ actual: 15, target: 10, floor: 20, direction: "lower" }))).toBe(50);
    expect(problem(of({ actual: 15, target: 10, floor: 20, direction: "higher" })).code).toBe(
      "#NUM!",
    );
    expect(problem(of({ actual: 15, direction: "neutral" })).message).toContain("“neutral”");
    expect(problem(of({ actual: 1, target: 1, floor: 1 })).code).toBe("#DIV/0!");
    expect(problem(of({ actual: 1, most: 10 })).code).toBe("#NUM!");
    expect(problem(of({ actual: 1, fee: -1 })).code).toBe("#NUM!");
  });

  it("by steps takes the worst threshold that was missed", () => {
    const steps = [0.9, 0.02, 0.85, 0.05, 0.8, 0.2];
    const credits = [0.95, 0.9, 0.89, 0.85, 0.84, 0.7].map((actual) =>
      value(of({ actual, steps })),
    );
    expect(credits).toEqual([0, 0, 20, 20, 50, 100]);
    expect(value(of({ actual: 0.7, most: 0, steps }))).toBe(200);
    expect(value(of({ actual: 12, direction: "lower", steps: [10, 0.05, 15, 0.1] }))).toBe(50);
    expect(problem(of({ actual: 1, steps: ["", ""] })).code).toBe("#VALUE!");
    expect(problem(of({ actual: 1, steps: [0.9, 5] })).code).toBe("#NUM!");
  });
});

describe("a scorecard", () => {
  const of = (
    actuals: readonly Cell[],
    targets: readonly Cell[],
    weights: readonly Cell[],
    direction?: readonly Cell[],
    cap?: Cell,
  ) =>
    scorecard({
      actuals: range(actuals, "actuals"),
      targets: range(targets, "targets"),
      weights: range(weights, "weights"),
      direction: direction ? range(direction, "direction") : null,
      cap: cap === undefined ? null : one(cap),
    });

  it("is 1 when every target is met, whatever the weights and directions", () => {
    const measure = fc.record({
      target: fc.integer({ min: 1, max: 100 }),
      weight: fc.integer({ min: 1, max: 5 }),
      direction: fc.constantFrom("higher", "lower", "neutral"),
    });
    fc.assert(
      fc.property(fc.array(measure, { minLength: 2 }), (measures) => {
        const targets = measures.map(({ target }) => target);
        const weights = measures.map(({ weight }) => weight);
        const score = of(
          targets,
          targets,
          weights,
          measures.map(({ direction }) => direction),
        );
        expect(value(score)).toBeCloseTo(1, 12);
      }),
    );
  });

  it("caps each measure and leaves out rows without a figure", () => {
    expect(value(of([30, 10], [10, 10], [1, 1]))).toBe(1.1);
    expect(value(of([30, 10], [10, 10], [1, 1], undefined, 2))).toBe(1.5);
    expect(value(of([5, "", "n/a"], [10, 10, 10], [1, 5, 5]))).toBe(0.5);
    expect(value(of([0, 10], [10, 10], [1, 1], ["lower", "higher"]))).toBe(1.1);
  });

  it("has nothing to divide by without weights or on a target of 0", () => {
    expect(problem(of([1, 2], [1, 2], [0, 0])).code).toBe("#DIV/0!");
    expect(problem(of([1, 2], [0, 2], [1, 1])).message).toContain("Row 1 of “targets” is 0");
    expect(problem(of([1, 2], [1, 2], [1, -1])).code).toBe("#NUM!");
    expect(problem(of([1, 2], [1, 2, 3], [1, 1])).code).toBe("#VALUE!");
    expect(problem(of([1, 2], [1, 2], [1, 1], ["sideways", "up"])).code).toBe("#VALUE!");
  });
});
