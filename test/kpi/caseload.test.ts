import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/cells/cell";
import { attrition } from "../../src/kpi/attrition";
import { caseload } from "../../src/kpi/caseload";
import { clearance } from "../../src/kpi/clearance";
import { flow, flowTable } from "../../src/kpi/flow";
import { occupancy } from "../../src/kpi/occupancy";
import { perStaff } from "../../src/kpi/per-staff";
import { periods } from "../../src/kpi/periods";
import { weightedLoad } from "../../src/kpi/weighted-load";
import { cells, error, on, one, problem, range, value } from "./ranges";

const FIRST = on("01/04/2025");

/** Start and end as days after the first; the end may be missing or even lie before the start. */
const spells = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 60 }),
    fc.option(fc.integer({ min: 0, max: 60 }), { nil: null }),
  ),
  { maxLength: 30 },
);
type Spell = readonly [number, number | null];

const columns = (rows: readonly Spell[], blank: Cell = null) => ({
  starts: range(
    rows.map(([start]) => FIRST + start),
    "starts",
  ),
  ends: range(
    rows.map(([, end]) => (end === null ? blank : FIRST + end)),
    "ends",
  ),
});

const openOn = (rows: readonly Spell[], day: number) =>
  rows.filter(
    ([start, end]) => (end ?? Infinity) >= start && start <= day && (end ?? Infinity) > day,
  ).length;

describe("the caseload", () => {
  it("is the cases that have started and not ended, counted one by one", () => {
    fc.assert(
      fc.property(
        spells,
        fc.array(fc.integer({ min: -1, max: 61 }), { minLength: 1 }),
        (rows, days) => {
          const asAt = range(days.map((day) => FIRST + day));
          const wanted = days.map((day) => openOn(rows, day));
          for (const blank of [null, 0, ""]) {
            expect(cells(caseload({ ...columns(rows, blank), asAt, filters: [] }))).toEqual(wanted);
          }
        },
      ),
    );
  });

  it("does not depend on the order of the rows", () => {
    const shuffled = spells.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    fc.assert(
      fc.property(shuffled, ([rows, reordered]) => {
        const of = (given: readonly Spell[]) =>
          flow({
            ...columns(given),
            periodStart: one(FIRST + 10),
            periodEnd: one(FIRST + 20),
            headers: null,
          });
        expect(of(reordered)).toEqual(of(rows));
      }),
    );
  });

  it("leaves out rows without a start and rows that end before they start", () => {
    const given = { starts: range([null, FIRST + 5]), ends: range([FIRST + 9, FIRST]) };
    expect(cells(caseload({ ...given, asAt: one(FIRST + 7), filters: [] }))).toEqual([0]);
  });

  it("keeps blanks among its dates, and refuses what is no date", () => {
    const given = columns([[0, null]]);
    expect(cells(caseload({ ...given, asAt: range([null, FIRST]), filters: [] }))).toEqual(["", 1]);
    const bad = { starts: range(["soon", FIRST], "starts"), ends: range([null, null]) };
    expect(problem(caseload({ ...bad, asAt: one(FIRST), filters: [] }))).toEqual({
      code: "#VALUE!",
      message: "Row 1 of “starts” holds “soon”, which is not a date. Type the date as dd/mm/yyyy.",
    });
    const broken = { starts: range([FIRST, error("#N/A")]), ends: range([null, null]) };
    expect(problem(caseload({ ...broken, asAt: one(FIRST), filters: [] })).code).toBe("#N/A");
  });
});

describe("the flow", () => {
  const period = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 30 }));

  it("balances: opening + starts − ends = closing, and its days are the caseload of each day", () => {
    fc.assert(
      fc.property(spells, period, (rows, [first, length]) => {
        const answer = flow({
          ...columns(rows),
          periodStart: one(FIRST + first),
          periodEnd: one(FIRST + first + length),
          headers: null,
        });
        const [line] = value(answer);
        const [opening, starts, ends, closing, personDays, mean] = (line ?? []).map(Number);
        expect(opening! + starts! - ends!).toBe(closing);
        expect(opening).toBe(openOn(rows, first - 1));
        expect(closing).toBe(openOn(rows, first + length));
        let days = 0;
        for (let day = first; day <= first + length; day++) days += openOn(rows, day);
        expect(personDays).toBe(days);
        expect(mean).toBe(days / (length + 1));
      }),
    );
  });

  it("of one period after the other closes where the next opens", () => {
    const months = value(
      periods({
        from: one(FIRST),
        to: one(FIRST + 60),
        kind: one("month"),
        fyStart: null,
        headers: null,
      }),
    );
    const asRange = {
      name: "periods",
      rows: months.length,
      columns: 3,
      cells: months.flat().map((cell) => (typeof cell === "object" ? null : cell)),
      dateSystem: 1900,
    } as const;
    fc.assert(
      fc.property(spells, (rows) => {
        const table = value(flowTable({ ...columns(rows), periods: asRange, headers: null }));
        expect(table.map(([name]) => name)).toEqual(["Apr 2025", "May 2025"]);
        expect(table[1]?.[1]).toBe(table[0]?.[4]);
      }),
    );
  });

  it("has no length of stay where nothing ended, and names its columns if asked", () => {
    const given = { ...columns([[0, null]]), periodStart: one(FIRST), periodEnd: one(FIRST) };
    const table = value(flow({ ...given, headers: one(true) }));
    expect(table[0]?.slice(0, 4)).toEqual(["Opening", "Starts", "Ends", "Closing"]);
    expect(table[1]?.slice(0, 6)).toEqual([0, 1, 0, 1, 1, 1]);
    expect(table[1]?.[6]).toMatchObject({ code: "#DIV/0!" });
    const backwards = flow({ ...given, periodEnd: one(FIRST - 1), headers: null });
    expect(problem(backwards).code).toBe("#NUM!");
  });

  it("needs periods with a first and a last day", () => {
    const of = (periodCells: readonly Cell[], columnCount: number) =>
      flowTable({
        ...columns([[0, null]]),
        periods: {
          ...range(periodCells, "periods"),
          rows: periodCells.length / columnCount,
          columns: columnCount,
        },
        headers: null,
      });
    expect(problem(of([FIRST], 1)).message).toContain("“periods” has 1 column.");
    expect(problem(of([null, null], 2)).code).toBe("#N/A");
    expect(problem(of([FIRST, null], 2)).code).toBe("#VALUE!");
    expect(value(of([FIRST, FIRST + 1, 0, 0], 2)).map(([name]) => name)).toEqual([
      "01/04/2025–02/04/2025",
    ]);
  });
});

describe("simple measures of workload", () => {
  it("have nothing to divide by where there is no staff, place or start", () => {
    expect(cells(perStaff(range([10, 10]), range([4, 0])))).toEqual([2.5, "#DIV/0!"]);
    expect(cells(occupancy(one(90), one(0), one(30)))).toEqual(["#DIV/0!"]);
    expect(problem(clearance(one(5), one(0))).code).toBe("#DIV/0!");
    expect(value(clearance(range([40, 50]), range([30, 30])))).toBe(1.5);
    expect(cells(perStaff(one(10), one(-1)))).toEqual(["#NUM!"]);
  });

  it("weigh cases by tier, whichever way round they are given", () => {
    const table = { ...range(["Low", 1, "High", 3], "weights"), rows: 2, columns: 2 };
    expect(value(weightedLoad({ tiers: range([2, 1]), weights: range([1, 3]) }))).toBe(5);
    for (const blank of [null, 0, ""]) {
      const tiers = range(["low", "Low ", "HIGH", blank], "tiers");
      expect(value(weightedLoad({ tiers, weights: table }))).toBe(5);
    }
    expect(
      problem(weightedLoad({ tiers: range(["Low", "Mid"], "tiers"), weights: table })),
    ).toEqual({
      code: "#N/A",
      message: "Row 2 of “tiers” holds “Mid”, which “weights” does not list.",
    });
  });

  it("show a rise between stages, and a stage of nothing", () => {
    expect(value(attrition(range([10, 20, 0, 5]), null))).toMatchObject([
      [1, 10, "", 1],
      [2, 20, 2, 2],
      [3, 0, 0, 0],
      [4, 5, { code: "#DIV/0!" }, 0.5],
    ]);
    expect(problem(attrition(range(["", "n/a"]), null)).code).toBe("#N/A");
  });
});
