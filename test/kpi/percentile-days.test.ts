import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { percentileDays } from "../../src/kpi/percentile-days";
import { cells, one, problem, range } from "./ranges";

const percentiles = (
  days: readonly (number | string | null)[],
  p: number[],
  method: string | null,
) =>
  percentileDays({
    days: range(days),
    p: range(p, "p"),
    method: method === null ? null : one(method, "method"),
  });

describe("percentiles of days", () => {
  it("leaves out blanks and text, and gives one answer for each share", () => {
    expect(cells(percentiles([4, null, "n/a", 2, ""], [0, 0.5, 1], null))).toEqual([2, 3, 4]);
  });

  it("says why there is no answer", () => {
    expect(problem(percentiles(["none", "n/a"], [0.5], null)).code).toBe("#NUM!");
    expect(cells(percentiles([1, 2], [1.5], null))).toEqual(["#NUM!"]);
    expect(cells(percentiles([1, 2], [0.1], "exc"))).toEqual(["#NUM!"]);
    expect(problem(percentiles([1, 2], [0.1], "median")).code).toBe("#VALUE!");
  });

  it("stays between the smallest and the largest, and rises with the share", () => {
    const days = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(days, fc.double({ min: 0, max: 1, noNaN: true }), (taken, share) => {
        const [low, middle, high] = cells(percentiles(taken, [0, share, 1], null));
        expect(low).toBe(Math.min(...taken));
        expect(high).toBe(Math.max(...taken));
        expect(Number(middle)).toBeGreaterThanOrEqual(Number(low));
        expect(Number(middle)).toBeLessThanOrEqual(Number(high));
      }),
      { seed: 11 },
    );
  });
});
