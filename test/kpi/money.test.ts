import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/cells/cell";
import * as flows from "../../src/kpi/money/cash-flows";
import { impact } from "../../src/kpi/money/impact";
import { realTerms } from "../../src/kpi/money/real-terms";
import { discount } from "../../src/kpi/money/schedule";
import { sensitivity } from "../../src/kpi/money/sensitivity";
import { socialReturn } from "../../src/kpi/money/social-return";
import { costPerOutcome, optimismBias, unitCost } from "../../src/kpi/money/unit-cost";
import type { Range } from "../../src/kpi/range";
import { cells, error, on, one, problem, range, value } from "./ranges";

/** A table as an argument, row by row. */
function table(rows: readonly (readonly Cell[])[], name = "map_range"): Range {
  const columns = rows[0]?.length ?? 0;
  return { name, rows: rows.length, columns, cells: rows.flat(), dateSystem: 1900 };
}

const factors = (years: readonly Cell[], schedule?: Cell) =>
  cells(discount(range(years, "year"), schedule === undefined ? null : one(schedule)));

describe("discount factors", () => {
  it("are 1 at year 0 and shrink with every year, whatever the schedule", () => {
    const year = fc.integer({ min: 0, max: 999 });
    fc.assert(
      fc.property(year, fc.constantFrom("standard", "health", 0.1), (from, schedule) => {
        const [now = 0, next = 0] = factors([from, from + 1], schedule);
        expect(next).toBeLessThan(Number(now));
        expect(next).toBeGreaterThan(0);
      }),
    );
    expect(factors([0])).toEqual([1]);
  });

  it("multiply: a year more is one yearly factor more, across the steps of the rates too", () => {
    for (const [year, rate] of [
      [30, 0.035],
      [31, 0.03],
      [76, 0.025],
      [126, 0.02],
      [201, 0.015],
      [301, 0.01],
    ] as const) {
      const [before = 0, after = 0] = factors([year - 1, year]);
      expect(Number(before) / Number(after)).toBeCloseTo(1 + rate, 12);
    }
  });

  it("take one rate for all years, typed as a person would", () => {
    expect(factors([2], "10%")).toEqual([1.1 ** -2]);
    expect(factors([5], 0)).toEqual([1]);
  });

  it("have no year before 0 or after 1000, and no schedule of another name", () => {
    expect(factors([-1, 1001, "", "next year"])).toEqual(["#NUM!", "#N/A", "", "#VALUE!"]);
    expect(factors([1001], 0.035)).toEqual([1.035 ** -1001]);
    expect(problem(discount(one(1), one("helth"))).message).toContain("health");
    expect([factors([1], -1), factors([1], true)]).toEqual([["#NUM!"], ["#VALUE!"]]);
  });
});

function cash(amounts: readonly Cell[], firstYear?: readonly Cell[], schedule?: Cell) {
  return {
    cashflows: range(amounts, "cashflows"),
    firstYear: firstYear ? range(firstYear, "first_year") : null,
    schedule: schedule === undefined ? null : one(schedule),
  };
}

describe("money over several years", () => {
  it("is worth its sum where nothing is discounted", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1 }), (amounts) => {
        const sum = amounts.reduce((a, b) => a + b, 0);
        expect(value(flows.netPresentValue(cash(amounts, undefined, 0)))).toBe(sum);
      }),
    );
  });

  it("spread evenly is worth the same", () => {
    const amount = fc.integer({ min: -1e6, max: 1e6 });
    fc.assert(
      fc.property(fc.array(amount, { minLength: 2, maxLength: 60 }), (amounts) => {
        const even = value(flows.equivalentAnnual(cash(amounts)));
        const spread = amounts.map((_, year) => (year === 0 ? 0 : even));
        expect(value(flows.netPresentValue(cash(spread)))).toBeCloseTo(
          value(flows.netPresentValue(cash(amounts))),
          4,
        );
      }),
    );
  });

  it("keeps its year where a year between is blank", () => {
    expect(value(flows.netPresentValue(cash([0, null, 121], undefined, 0.1)))).toBeCloseTo(100, 10);
  });

  it("may come on dates: the answer of Excel’s XNPV", () => {
    const amounts = [-10000, 2750, 4250, 3250, 2750];
    const dates = ["01/01/2008", "01/03/2008", "30/10/2008", "15/02/2009", "01/04/2009"];
    for (const days of [dates, dates.map(on)]) {
      expect(value(flows.netPresentValue(cash(amounts, days, 0.09)))).toBeCloseTo(
        2086.647602031535,
        8,
      );
    }
  });

  it("cannot hold text, has to hold something, and is never before year 0", () => {
    expect(problem(flows.netPresentValue(cash([1, "n/a"]))).code).toBe("#VALUE!");
    expect(problem(flows.netPresentValue(cash([1, error("#REF!")]))).code).toBe("#REF!");
    expect(problem(flows.netPresentValue(cash([null, ""]))).code).toBe("#N/A");
    expect(problem(flows.netPresentValue(cash([1], [-1]))).code).toBe("#NUM!");
    expect(problem(flows.netPresentValue(cash([1, 2, 3], [0, 1]))).code).toBe("#VALUE!");
    expect(problem(flows.equivalentAnnual(cash([5]))).code).toBe("#DIV/0!");
  });

  it("is paid back when what came in reaches what went out", () => {
    expect(value(flows.payback(cash([-100, 50, 50])))).toBe(2);
    expect(value(flows.payback(cash([-0.3, 0.1, 0.1, 0.1])))).toBeCloseTo(3, 8);
    expect(value(flows.payback(cash([10, -5])))).toBe(0);
    expect(value(flows.payback(cash([-100, 110], undefined, 0.1)))).toBeCloseTo(1, 8);
    expect(problem(flows.payback(cash([-100, 105], undefined, 0.1))).code).toBe("#N/A");
  });

  it("gives a ratio of benefits to costs, with or without a minus before the costs", () => {
    const ratio = (costs: readonly Cell[]) =>
      flows.benefitCostRatio({
        benefits: range([0, 200]),
        costs: range(costs, "costs"),
        firstYear: null,
        schedule: one(0),
      });
    expect([value(ratio([100, 0])), value(ratio([-100, 0]))]).toEqual([2, 2]);
    expect(problem(ratio([0, 0])).code).toBe("#DIV/0!");
  });
});

const OUTCOME = [40, 2500, 0.3, 0.05, 0.25, 0.2, 3];

function sroi(rows: readonly (readonly Cell[])[], investment: Cell, ...rest: readonly Cell[]) {
  const [rate, years, show, from, headers] = rest.map((cell) =>
    cell === null ? null : one(cell, "argument"),
  );
  return socialReturn({
    map: table(rows),
    investment: one(investment, "investment"),
    rate: rate ?? null,
    years: years ?? null,
    show: show ?? null,
    discountFrom: from ?? null,
    headers: headers ?? null,
  });
}

describe("the social return", () => {
  it("names its convention, and both are offered", () => {
    const ends = value(sroi([OUTCOME], 60000, null, null, "table"));
    const totals = ends.slice(0, 4).map(([, figure]) => Math.round(Number(figure)));
    expect(totals).toEqual([49875, 49875, 39900, 31920]);
    expect(ends.at(-1)).toEqual(["Year 1 is discounted as at its", "end"]);
    expect(ends.find(([figure]) => figure === "Present value")?.[1]).toBeCloseTo(114225.49, 2);
    expect(value(sroi([OUTCOME], 60000, null, null, null, "start"))[0]?.[0]).toBeCloseTo(1.97, 2);
  });

  it("does not depend on the order of the outcomes, nor on blank rows between them", () => {
    const other = [10, 5400, 0.4, 0.05, 0.2, 0.5, 2];
    const blank = [null, null, "", null, null, null, null];
    expect(value(sroi([OUTCOME, other], 1000))[0]?.[0]).toBe(
      value(sroi([other, blank, OUTCOME], 1000))[0]?.[0],
    );
  });

  it("takes names before the figures and fewer columns behind", () => {
    const named = value(sroi([["Jobs", 10, 100, 0.5]], 250, 0, 1, "table", null, true));
    expect(named[0]).toEqual(["Figure", "Value"]);
    expect(named[1]).toEqual(["Impact in year 1: Jobs", 500]);
    expect(named.find(([figure]) => figure === "Ratio")?.[1]).toBe(2);
    expect(named.find(([figure]) => figure === "Payback in years")?.[1]).toBe(0.5);
  });

  it("cuts outcomes off after the years that are counted", () => {
    expect(value(sroi([[1, 100, 0, 0, 0, 0, 10]], 100, 0, 3))[0]?.[0]).toBe(3);
  });

  it("says what cannot be", () => {
    expect(problem(sroi([OUTCOME], 0)).code).toBe("#DIV/0!");
    expect(problem(sroi([[1, 1, 1.2]], 1)).message).toContain("share from 0 to 1");
    expect(problem(sroi([[1, 1]], 1)).code).toBe("#VALUE!");
    expect(problem(sroi([[1, 1, "some"]], 1)).code).toBe("#VALUE!");
    expect(problem(sroi([[null, null, null]], 1)).code).toBe("#N/A");
    expect(problem(sroi([OUTCOME], 1, 0.035, 2000)).code).toBe("#NUM!");
    expect(value(sroi([[1, 1, 0]], 5, null, null, "table")).flat()).toContainEqual(
      expect.objectContaining({ code: "#N/A" }),
    );
  });

  it("stands at 1 when an assumption is changed by what sensitivity says", () => {
    const rows = value(
      sensitivity({
        map: table([OUTCOME]),
        investment: one(60000),
        rate: null,
        years: null,
        change: null,
        discountFrom: null,
        headers: null,
      }),
    );
    const changed = (column: number, change: number) =>
      value(
        sroi([OUTCOME.map((cell, at) => (at === column ? cell * (1 + change) : cell))], 60000),
      )[0]?.[0];
    for (const [row, column] of [
      [0, 0],
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
    ] as const) {
      expect(changed(column, Number(rows[row]?.[3]))).toBeCloseTo(1, 9);
      expect(changed(column, -0.2)).toBeCloseTo(Number(rows[row]?.[1]), 9);
      expect(changed(column, 0.2)).toBeCloseTo(Number(rows[row]?.[2]), 9);
    }
    expect(rows.map(([name]) => name)).toHaveLength(8);
  });
});

describe("the impact of one outcome", () => {
  it("is nothing where everything would have happened anyway, and falls year by year", () => {
    const of = (deadweight: Cell, year: readonly Cell[]) =>
      cells(
        impact({
          quantity: one(10),
          proxy: one(100),
          deadweight: one(deadweight),
          displacement: null,
          attribution: null,
          dropoff: one(0.5),
          duration: one(3),
          year: range(year),
        }),
      );
    expect(of(1, [1, 2])).toEqual([0, 0]);
    expect(of(0, [1, 2, 3, 4])).toEqual([1000, 500, 250, 0]);
    expect(of(1.5, [1])).toEqual(["#NUM!"]);
  });
});

describe("real terms", () => {
  const real = (amount: Cell, from: Cell, to: Cell, index: Range | null = null) =>
    realTerms({ value: one(amount), fromYear: one(from), toYear: one(to), index });

  it("there and back is the same amount", () => {
    const year = fc.integer({ min: 1990, max: 2024 });
    fc.assert(
      fc.property(year, year, (from, to) => {
        const there = cells(real(1000, from, to))[0]!;
        expect(cells(real(there, to, from))[0]).toBeCloseTo(1000, 8);
      }),
    );
  });

  it("does not guess at a year, and says which release it has", () => {
    expect(problem(real(1, 2019, 2031)).message).toMatch(/2031.*December 2025.*1990-2024/);
    expect(problem(real(1, 1, 3, table([[1, 50]]))).code).toBe("#N/A");
    expect(problem(real(1, 1, 2, table([[1, 2, 3]]))).code).toBe("#VALUE!");
  });

  it("takes an index that lies across", () => {
    const across = table([
      [2020, 2021, 2022],
      [100, 110, 121],
    ]);
    expect(cells(real(100, 2020, 2022, across))).toEqual([121]);
  });
});

describe("what one costs", () => {
  it("is all cost over all outputs", () => {
    expect(value(unitCost(range([100, "note", null, -10]), range([5, 4])))).toBe(10);
    expect(problem(unitCost(one(1), range([0, null]))).code).toBe("#DIV/0!");
    expect(problem(unitCost(one(1), one(-1))).code).toBe("#NUM!");
  });

  it("is more once only one’s own outcomes count, and cannot be said when none are", () => {
    const per = (deadweight: Cell, attribution: Cell) =>
      costPerOutcome({
        cost: one(1000),
        outcomes: one(10),
        deadweight: one(deadweight),
        attribution: one(attribution),
      });
    expect(value(per(0.5, 0.5))).toBe(400);
    expect(problem(per(1, 0)).code).toBe("#DIV/0!");
    expect(problem(per(0, 2)).code).toBe("#NUM!");
  });

  it("is raised by a percentage that has to be given", () => {
    expect(cells(optimismBias(range([100, 200]), one("24%")))).toEqual([124, 248]);
    expect(cells(optimismBias(one(100), one(-0.1)))).toEqual(["#NUM!"]);
  });
});
