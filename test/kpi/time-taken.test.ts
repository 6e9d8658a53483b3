import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/cells/cell";
import { ageBands } from "../../src/kpi/age-bands";
import { dayStat } from "../../src/kpi/day-stat";
import { onTime } from "../../src/kpi/on-time";
import { onTimeTable } from "../../src/kpi/on-time-table";
import { survival } from "../../src/kpi/survival";
import { cells, error, on, one, problem, range, value } from "./ranges";

const FIRST = on("01/04/2025");
const AS_AT = FIRST + 60;
const CALENDAR = { division: null, extraHolidays: null, weekend: null };

const rows = fc.array(
  fc.record({
    group: fc.constantFrom("North", "South", " north", "", null),
    start: fc.integer({ min: 0, max: 60 }),
    end: fc.option(fc.integer({ min: 0, max: 60 }), { nil: null }),
  }),
  { minLength: 1, maxLength: 30 },
);
type Row = { group: Cell; start: number; end: number | null };

const dates = (given: readonly Row[]) => ({
  starts: range(
    given.map(({ start }) => FIRST + start),
    "starts",
  ),
  ends: range(
    given.map(({ end }) => end && FIRST + end),
    "ends",
  ),
});

const tableOf = (given: readonly Row[], denominator: Cell = null) =>
  onTimeTable({
    ...CALENDAR,
    ...dates(given),
    group: range(
      given.map(({ group }) => group),
      "group",
    ),
    days: one(10),
    asAt: one(AS_AT),
    unit: null,
    denominator: one(denominator),
    headers: null,
  });

describe("the table of time limits kept", () => {
  it("gives each group the rate that its own rows have", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom("due", "completed"), (given, denominator) => {
        const names = ["North", "South"];
        const table = tableOf(given, denominator);
        const lines = table.ok ? table.value : [];
        for (const name of names) {
          const own = given.filter(
            ({ group }) => String(group).trim().toLowerCase() === name.toLowerCase(),
          );
          const line = lines.find(([label]) => String(label).toLowerCase() === name.toLowerCase());
          expect(line === undefined).toBe(own.length === 0);
          if (!line) continue;
          const rate = onTime({
            ...CALENDAR,
            ...dates(own),
            days: one(10),
            asAt: one(AS_AT),
            unit: null,
            denominator: one(denominator),
          });
          if (rate.ok) expect(line[5]).toBe(rate.value);
          else expect(line[5]).toMatchObject({ code: "#DIV/0!" });
          const [, due, met, late, overdue] = line.map(Number);
          expect(due).toBe(met! + late! + (denominator === "due" ? overdue! : 0));
        }
      }),
    );
  });

  it("is the same whatever the order of the rows", () => {
    const shuffled = rows.chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
    );
    fc.assert(
      fc.property(shuffled, ([given, reordered]) => {
        expect(tableOf(reordered)).toEqual(tableOf(given));
      }),
    );
  });

  it("has nothing to show without a group", () => {
    expect(problem(tableOf([{ group: "", start: 0, end: 5 }])).code).toBe("#N/A");
  });
});

describe("the time that things take", () => {
  const of = (ends: readonly Cell[], stat: Cell | undefined, p?: Cell, unit: Cell = "day") =>
    dayStat({
      ...CALENDAR,
      starts: range(
        ends.map(() => FIRST),
        "starts",
      ),
      ends: range(ends, "ends"),
      stat: stat === undefined ? null : one(stat),
      p: p === undefined ? null : one(p, "p"),
      unit: one(unit),
    });

  it("is told by median, mean, percentile and extremes", () => {
    const ends = [FIRST + 1, FIRST + 2, FIRST + 3, FIRST + 10];
    expect(value(of(ends, undefined))).toBe(2.5);
    expect(value(of(ends, "mean"))).toBe(4);
    expect(value(of(ends, "max"))).toBe(10);
    expect(value(of(ends, "min"))).toBe(1);
    expect(value(of(ends, "percentile", 0.5))).toBe(2.5);
    expect(value(of(ends, undefined, 1))).toBe(10);
    expect(value(of(ends, "mean", undefined, "week"))).toBe(4 / 7);
    expect(value(of([FIRST + 7], undefined, undefined, "workday"))).toBe(5);
  });

  it("leaves out open rows and rows that end before they start", () => {
    for (const blank of [0, null, ""]) {
      expect(value(of([FIRST + 4, blank, FIRST - 1], "mean"))).toBe(4);
      expect(problem(of([blank], "median")).code).toBe("#NUM!");
    }
  });

  it("needs a share for a percentile, from 0 to 1", () => {
    expect(problem(of([FIRST], "percentile")).message).toContain("“percentile” needs “p”");
    expect(problem(of([FIRST], "percentile", 90)).code).toBe("#NUM!");
    expect(problem(of(["soon"], "median")).code).toBe("#VALUE!");
    expect(problem(of([error("#REF!")], "median")).code).toBe("#REF!");
  });
});

describe("bands of age", () => {
  const of = (days: readonly Cell[], bands?: readonly Cell[]) =>
    ageBands({
      ...CALENDAR,
      dates: range(days),
      asAt: one(AS_AT),
      bands: bands ? range(bands, "bands") : null,
      unit: one("day"),
      headers: null,
    });

  it("hold every open item that is old enough, once", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 80 }), { minLength: 1 }), (days) => {
        const counts = value(of(days.map((day) => FIRST + day))).map(([, count]) => Number(count));
        expect(counts.reduce((a, b) => a + b, 0)).toBe(days.filter((day) => day <= 60).length);
      }),
    );
  });

  it("are named by where they begin and end", () => {
    const names = value(of([AS_AT], [0, 1, 7])).map(([name]) => name);
    expect(names).toEqual(["0", "1–6", "7+"]);
    expect(value(of([AS_AT], [0, 2.5])).map(([name]) => name)).toEqual(["0 to under 2.5", "2.5+"]);
  });

  it("have to rise", () => {
    expect(problem(of([AS_AT], [0, 5, 5]))).toEqual({
      code: "#NUM!",
      message:
        "Row 3 of “bands” is not larger than the band before. Give the bands from small to large.",
    });
    expect(problem(of([AS_AT], ["", null])).code).toBe("#VALUE!");
    expect(cells(of([null], [0]))).toEqual(["0+", 0, "#DIV/0!"]);
  });
});

describe("survival", () => {
  const of = (given: readonly Row[], p: Cell) =>
    survival({ ...dates(given), asAt: one(AS_AT), p: one(p), headers: null });

  it("without open cases is the share that lasted longer", () => {
    const ended = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(ended, (lengths) => {
        const given = lengths.map((end) => ({ group: null, start: 0, end: Math.max(end, 1) }));
        for (const [time, open] of value(of(given, "curve"))) {
          const longer = given.filter(({ end }) => end > Number(time)).length;
          expect(open).toBeCloseTo(longer / given.length, 12);
        }
      }),
    );
  });

  it("falls from 1 towards 0, whatever the order of the rows", () => {
    const shuffled = rows.chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
    );
    fc.assert(
      fc.property(shuffled, ([given, reordered]) => {
        const curve = of(given, "curve");
        expect(of(reordered, "curve")).toEqual(curve);
        if (!curve.ok) return;
        let before = 1;
        for (const [, open] of curve.value) {
          expect(Number(open)).toBeLessThan(before);
          expect(Number(open)).toBeGreaterThanOrEqual(0);
          before = Number(open);
        }
      }),
    );
  });

  it("is not said before it is reached", () => {
    const open = { group: null, start: 0, end: null };
    const given = [open, open, { ...open, end: 10 }];
    expect(problem(of(given, 0.5)).message).toContain("Fewer than 50 % have ended");
    expect(cells(of(given, 1 / 3))).toEqual([10]);
    expect(problem(of([open], "curve")).code).toBe("#N/A");
    expect(problem(of([], 0.5)).code).toBe("#N/A");
    expect(problem(of(given, 1.5)).code).toBe("#NUM!");
    expect(problem(of(given, "line")).code).toBe("#VALUE!");
  });
});
