import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/cells/cell";
import { gap } from "../../src/kpi/gap";
import { rag } from "../../src/kpi/rag";
import { roundHalfAway } from "../../src/kpi/round";
import { shortfall } from "../../src/kpi/shortfall";
import { cells, error, one, problem, range } from "./ranges";

interface Given {
  actual: Cell | readonly Cell[];
  target: Cell | readonly Cell[];
  tolerance?: Cell | readonly Cell[];
  direction?: Cell | readonly Cell[];
  toleranceType?: Cell;
  decimals?: Cell;
}

const isList = (given: Cell | readonly Cell[]): given is readonly Cell[] => Array.isArray(given);

function argument(name: string, given: Cell | readonly Cell[]) {
  return isList(given) ? range(given, name) : one(given, name);
}

function ragAnswer(given: Given) {
  const optional = (name: string, cell: Cell | readonly Cell[] | undefined) =>
    cell === undefined ? null : argument(name, cell);
  return rag({
    actual: argument("actual", given.actual),
    target: argument("target", given.target),
    tolerance: optional("tolerance", given.tolerance),
    direction: optional("direction", given.direction),
    toleranceType: optional("tolerance_type", given.toleranceType),
    decimals: optional("decimals", given.decimals),
  });
}

const ragOf = (given: Given) => cells(ragAnswer(given))[0];

describe("red, amber and green", () => {
  it("meet a target that only rounding in the computer misses", () => {
    expect(ragOf({ actual: 0.1 + 0.2, target: 0.3, tolerance: 0 })).toBe("Green");
    expect(ragOf({ actual: 0.3, target: 0.1 + 0.2, tolerance: 0 })).toBe("Green");
    expect(ragOf({ actual: 0.3 - 1e-6, target: 0.3, tolerance: 0 })).toBe("Red");
  });

  it("count the edge of the tolerance as Amber", () => {
    expect(ragOf({ actual: 0.85, target: 0.9 })).toBe("Amber");
    expect(ragOf({ actual: 0.849, target: 0.9 })).toBe("Red");
    expect(ragOf({ actual: 12, target: 10, tolerance: 2, direction: "lower" })).toBe("Amber");
    expect(ragOf({ actual: 12.01, target: 10, tolerance: 2, direction: "lower" })).toBe("Red");
  });

  it("take a relative tolerance as a share of the target, below zero as well", () => {
    const relative = { toleranceType: "relative", tolerance: 0.2 } as const;
    expect(ragOf({ actual: 81, target: 100, ...relative })).toBe("Amber");
    expect(ragOf({ actual: 79, target: 100, ...relative })).toBe("Red");
    expect(ragOf({ actual: -11, target: -10, ...relative })).toBe("Amber");
    expect(ragOf({ actual: -13, target: -10, ...relative })).toBe("Red");
  });

  it("follow the direction, in all the words for it", () => {
    for (const better of ["higher", "UP", "increase", 1]) {
      expect(ragOf({ actual: 0.95, target: 0.9, direction: better })).toBe("Green");
    }
    for (const better of ["lower", "Down", "decrease", -1]) {
      expect(ragOf({ actual: 1, target: 0.9, direction: better })).toBe("Red");
    }
    for (const neither of ["neutral", 0]) {
      expect(ragOf({ actual: 0.95, target: 0.9, direction: neither })).toBe("Amber");
      expect(ragOf({ actual: 0.9, target: 0.9, direction: neither })).toBe("Green");
      expect(ragOf({ actual: 0.96, target: 0.9, direction: neither })).toBe("Red");
    }
    expect(ragOf({ actual: 1, target: 1, direction: "sideways" })).toBe("#VALUE!");
  });

  it("never get worse as the figure gets better", () => {
    const order = ["Red", "Amber", "Green"];
    const share = fc.double({ min: -2, max: 2, noNaN: true });
    const tolerance = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        share,
        share,
        share,
        tolerance,
        fc.boolean(),
        (a, b, target, within, isRelative) => {
          const rank = (actual: number, direction: string) =>
            order.indexOf(
              String(
                ragOf({
                  actual,
                  target,
                  tolerance: within,
                  direction,
                  toleranceType: isRelative ? "relative" : "points",
                }),
              ),
            );
          const [worse, better] = a < b ? [a, b] : [b, a];
          expect(rank(better, "higher")).toBeGreaterThanOrEqual(rank(worse, "higher"));
          expect(rank(worse, "lower")).toBeGreaterThanOrEqual(rank(better, "lower"));
          expect(rank(a, "higher")).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  it("follow the figure as it is shown when decimals are given", () => {
    expect(ragOf({ actual: 0.8951, target: 0.9, tolerance: 0, decimals: 2 })).toBe("Green");
    expect(ragOf({ actual: 0.8951, target: 0.9, tolerance: 0 })).toBe("Red");
    expect(
      ragOf({ actual: 0.9049, target: 0.9, direction: "lower", tolerance: 0, decimals: 2 }),
    ).toBe("Green");
  });

  it("leave a blank figure blank, and ask for a target", () => {
    for (const blank of [null, "", " "]) {
      expect(ragOf({ actual: blank, target: 0.9 })).toBe("");
      expect(problem(ragAnswer({ actual: 0.8, target: blank }))).toEqual({
        code: "#N/A",
        message: "“target” is blank. Give the target to rate the figure against.",
      });
    }
    expect(ragOf({ actual: 0, target: 0.9 })).toBe("Red");
  });

  it("read a tolerance that points to a blank cell as 0 on every platform", () => {
    for (const blank of [null, 0, ""]) {
      expect(ragOf({ actual: 0.89, target: 0.9, tolerance: blank })).toBe("Red");
    }
    expect(ragOf({ actual: 0.89, target: 0.9, tolerance: -0.1 })).toBe("#NUM!");
  });

  it("read a direction that points to a blank cell as the 0 for neutral on every platform", () => {
    for (const blank of [null, 0]) {
      const column = { actual: [0.99, 0.99], target: 0.9, direction: ["higher", blank] };
      expect(cells(ragAnswer(column))).toEqual(["Green", "Red"]);
    }
    expect(ragOf({ actual: 0.99, target: 0.9 })).toBe("Green");
  });

  it("rate a column against one target or against a target for each row", () => {
    const actual = [0.95, 0.86, "n/a", null, error("#DIV/0!"), "91%"];
    expect(cells(ragAnswer({ actual, target: 0.9 }))).toEqual([
      "Green",
      "Amber",
      "#VALUE!",
      "",
      "#DIV/0!",
      "Green",
    ]);
    expect(
      cells(
        ragAnswer({
          actual: [5, 5],
          target: [4, null],
          direction: ["lower", "higher"],
          tolerance: 1,
        }),
      ),
    ).toEqual(["Amber", "#N/A"]);
    expect(problem(ragAnswer({ actual: [1, 2, 3], target: [1, 2] })).code).toBe("#VALUE!");
  });
});

describe("rounding for display", () => {
  it.each([
    [0.845, 2, 0.85],
    [-0.845, 2, -0.85],
    [1.005, 2, 1.01],
    [2.5, 0, 3],
    [-2.5, 0, -3],
    [1234, -2, 1200],
    [1e-7, 2, 0],
    [0, 3, 0],
    [1e21, 2, 1e21],
  ])("takes %d to %i places as Excel shows it", (number, places, rounded) => {
    expect(roundHalfAway(number, places)).toBeCloseTo(rounded, 12);
  });
});

describe("the gap to a target", () => {
  const gapOf = (actual: Cell, target: Cell, direction?: Cell) =>
    cells(
      gap({
        actual: one(actual),
        target: one(target),
        direction: direction === undefined ? null : one(direction),
      }),
    )[0];

  it("is positive when better", () => {
    expect(gapOf(12, 10)).toBe(2);
    expect(gapOf(12, 10, "lower")).toBe(-2);
    expect(gapOf(8, 10, "lower")).toBe(2);
    expect(gapOf(8, 10, "neutral")).toBe(-2);
    expect(gapOf(12, 10, "neutral")).toBe(-2);
  });

  it("is blank for a blank figure and #N/A without a target", () => {
    expect([gapOf(null, 10), gapOf(12, null), gapOf("x", 1)]).toEqual(["", "#N/A", "#VALUE!"]);
  });
});

describe("the shortfall to a target", () => {
  const short = (numerator: Cell, denominator: Cell, target: Cell) =>
    cells(
      shortfall({ numerator: one(numerator), denominator: one(denominator), target: one(target) }),
    )[0];

  it("is the least number of further successes that reaches the target", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 0, max: 100 }),
        (done, open, percent) => {
          const all = done + open;
          const needed = Number(short(done, all, percent / 100));
          expect((done + needed) * 100).toBeGreaterThanOrEqual(percent * all);
          if (needed > 0) expect((done + needed - 1) * 100).toBeLessThan(percent * all);
        },
      ),
    );
  });

  it("is not to be had from impossible numbers", () => {
    expect([short(5, 4, 0.9), short(-1, 4, 0.9), short(1, 4, 1.1), short(1, 4, null)]).toEqual([
      "#NUM!",
      "#NUM!",
      "#NUM!",
      "#N/A",
    ]);
    expect(short(null, 10, 0.9)).toBe(9);
  });
});
