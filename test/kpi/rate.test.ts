import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/cells/cell";
import { rate } from "../../src/kpi/rate";
import { error, one, problem, range, value } from "./ranges";

function rateOf(
  numerator: readonly Cell[],
  denominator: readonly Cell[],
  per?: Cell,
  least?: Cell,
) {
  return rate({
    numerator: range(numerator, "numerator"),
    denominator: range(denominator, "denominator"),
    per: per === undefined ? null : one(per, "per"),
    minDenominator: least === undefined ? null : one(least, "min_denominator"),
  });
}

const counts = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 50, max: 500 })),
  { minLength: 1, maxLength: 30 },
);

describe("a rate", () => {
  it("is the numerators added up over the denominators added up", () => {
    expect(value(rateOf([18], [25]))).toBe(0.72);
    fc.assert(
      fc.property(counts, (rows) => {
        const [above, below] = [rows.map(([n]) => n), rows.map(([, d]) => d)];
        const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
        expect(value(rateOf(above, below))).toBeCloseTo(sum(above) / sum(below), 12);
      }),
    );
  });

  it("does not depend on the order of the rows", () => {
    const shuffled = counts.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    fc.assert(
      fc.property(shuffled, ([rows, reordered]) => {
        const of = (pairs: readonly (readonly [number, number])[]) =>
          value(
            rateOf(
              pairs.map(([n]) => n),
              pairs.map(([, d]) => d),
            ),
          );
        expect(of(reordered)).toBe(of(rows));
      }),
    );
  });

  it("is the same whether a blank cell arrives as 0 or as nothing", () => {
    for (const blank of [0, null]) {
      expect(value(rateOf([8, blank, 3, blank], [10, 10, 5, blank]))).toBe(11 / 25);
      expect(value(rateOf([blank], [4]))).toBe(0);
      expect(problem(rateOf([4], [blank])).code).toBe("#DIV/0!");
    }
  });

  it("leaves a row out on both sides where either holds text, empty text or TRUE/FALSE", () => {
    for (const odd of ["n/a", "", "12", true, false, " "]) {
      expect(value(rateOf([8, odd, 3], [10, 100, 5]))).toBe(11 / 15);
      expect(value(rateOf([8, 5, 3], [10, odd, 5]))).toBe(11 / 15);
    }
  });

  it("takes a single figure as text, and refuses what is no number", () => {
    expect(value(rateOf(["18"], ["25"]))).toBe(0.72);
    expect(problem(rateOf(["many"], [25]))).toEqual({
      code: "#VALUE!",
      message: "“numerator” holds “many”, where a number is needed.",
    });
    expect(problem(rateOf([true], [25])).code).toBe("#VALUE!");
    expect(problem(rateOf([""], [25])).code).toBe("#DIV/0!");
  });

  it("returns the first error, numerators before denominators", () => {
    const numerator = [1, error("#N/A"), error("#REF!")];
    expect(problem(rateOf(numerator, [error("#DIV/0!"), 2, 3])).code).toBe("#N/A");
    expect(problem(rateOf([1, 2, 3], [4, 5, error("#REF!")])).message).toBe(
      "Row 3 of “denominator” holds #REF!. Put that cell right first.",
    );
  });

  it("needs ranges of the same size", () => {
    expect(problem(rateOf([1, 2, 3], [4, 5]))).toEqual({
      code: "#VALUE!",
      message:
        "“numerator” has 3 cells and “denominator” has 2 cells. Give ranges of the same size.",
    });
  });

  it("per 100 or 1000 is multiplied, and may then pass 1", () => {
    expect(value(rateOf([36], [4800], 1000))).toBe(7.5);
    expect(value(rateOf([9], [4], 1))).toBe(2.25);
    for (const blank of [0, null, ""]) expect(value(rateOf([1], [4], blank))).toBe(0.25);
    expect(problem(rateOf([1], [4], -1)).code).toBe("#NUM!");
    expect(problem(rateOf([1], [4], "lots")).code).toBe("#VALUE!");
  });

  it("that is a proportion cannot be above 1: the numerator was counted from somewhere else", () => {
    expect(problem(rateOf([107], [100])).code).toBe("#NUM!");
    expect(value(rateOf([100], [100]))).toBe(1);
  });

  it("of a negative count is impossible", () => {
    expect(problem(rateOf([5, -1], [10, 10])).code).toBe("#NUM!");
    expect(problem(rateOf([5, 1], [10, -10])).code).toBe("#NUM!");
  });

  it("is withheld below the smallest denominator that is asked for, with a sentence", () => {
    expect(problem(rateOf([3], [4], undefined, 10))).toEqual({
      code: "#N/A",
      message:
        "The denominator is 4, below the 10 that “min_denominator” asks for, so no rate is shown.",
    });
    expect(value(rateOf([3], [10], undefined, 10))).toBe(0.3);
    expect(problem(rateOf([0], [0], undefined, 10)).code).toBe("#DIV/0!");
  });

  it("adds up without losing small numbers beside large ones", () => {
    const tenths = Array<number>(10).fill(0.1);
    expect(
      value(
        rateOf(
          tenths,
          tenths.map(() => 1),
        ),
      ),
    ).toBe(0.1);
    expect(value(rateOf([1, 1e16, 1], [0, 1e16, 2], 1))).toBe(1);
  });
});
