import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellError, type Cell } from "../../src/cells/cell";
import { looksAtOtherRows } from "../../src/formula/other-rows";
import { parseFormula } from "../../src/formula/parse";
import { overTables } from "./over-tables";

const LAST_DAY = 2_958_465;

describe("PREVIOUS and NEXT", () => {
  const { values, said } = overTables({
    Stays: {
      Who: ["b", "a", "A", "a", null, "b", "a"],
      Begin: [10, 30, 10, 20, 5, 10, null],
      Place: ["b1", "a3", "a1", "a2", "?", "b2", "a4"],
    },
    Other: { Who: ["a"], Begin: [1] },
  });
  const stays = (formula: string) => values(formula, "Stays");

  it("give what stands in the record beside, in the order of a column and case aside", () => {
    expect(stays("PREVIOUS([Place],[Begin],[Who])")).toEqual([
      null,
      "a2",
      null,
      "a1",
      null,
      "b1",
      "a3",
    ]);
    expect(stays("NEXT([Place],[Begin],[Who])")).toEqual([
      "b2",
      "a4",
      "a2",
      "a3",
      null,
      null,
      null,
    ]);
  });

  it("go further back one in another, and work things out in the other record", () => {
    expect(stays("PREVIOUS(PREVIOUS([Place],[Begin],[Who]),[Begin],[Who])")).toEqual([
      null,
      "a1",
      null,
      null,
      null,
      null,
      "a2",
    ]);
    expect(stays('NEXT([Begin]*2&"!",[Begin],[Who])')[3]).toBe("60!");
    expect(stays("[Begin]>PREVIOUS([Begin],[Begin],[Who])")[1]).toBe(true);
    expect(stays("ISBLANK(NEXT(TRUE,[Begin],[Who]))")[0]).toBe(false);
  });

  it("sort as Excel does, blanks last, and keep the order of the sheet among equals", () => {
    const odd = overTables({
      Odd: {
        By: [null, cellError("#N/A"), true, "b", "A", 2, 1, ""],
        Is: [0, 1, 2, 3, 4, 5, 6, 7],
        Who: Array<Cell>(8).fill("x"),
      },
    });
    expect(odd.values("PREVIOUS([Is],[By],[Who])", "Odd")).toEqual([1, 2, 3, 4, 5, 6, null, 0]);
    expect(odd.values("PREVIOUS([Is],[Who],[Who])", "Odd")).toEqual([null, 0, 1, 2, 3, 4, 5, 6]);
  });

  it("need columns of the table that the formula is about, and say so", () => {
    expect(said("PREVIOUS([Place],Other[Begin],Other[Who])", "Stays")).toContain("LATESTIFS");
    expect(said("PREVIOUS([Place],Other[Begin],[Who])", "Stays")).toContain("more than one table");
    expect(said('PREVIOUS([Place],"Begin",[Who])', "Stays")).toContain("[Column title]");
    expect(stays("PREVIOUS([Place],Stays[Begin],Stays[Who])")[1]).toBe("a2");
  });

  it("depend on other rows: after an edit all rows are judged again", () => {
    const parsed = parseFormula("PREVIOUS([Begin],[Begin],[Who])");
    expect(parsed.ok && looksAtOtherRows(parsed.value)).toBe(true);
  });

  it("go through a long table soon", () => {
    const length = 100_000;
    const long = overTables({
      Long: {
        Who: Array.from({ length }, (_, row) => `P${row % 7000}`),
        Begin: Array.from({ length }, (_, row) => (row * 7919) % 5000),
      },
    });
    const begun = performance.now();
    expect(long.values("PREVIOUS([Begin],[Begin],[Who])<=[Begin]", "Long")).not.toContain(false);
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});

describe("CHAINSTART and CHAINEND", () => {
  const { values, said } = overTables({
    Asked: {
      Who: ["a", "A", "a", "a", "b", "c", null, "a"],
      Day: [12, 35, 36, 60, 100, 1, 1, null],
    },
    Stays: {
      Who: ["a", "a", "a", "b", "b", "a", "b", "a"],
      Begin: [20, 10, 41, 90, 95, null, 80, 55],
      End: [30, 20, 45, 95, null, 99, 70, 58],
      Law: ["V", "V", "V", "V", "C", "V", "V", "C"],
    },
  });
  const asked = (formula: string) => values(formula, "Asked");
  const chain = (name: string, days: number, more = "") =>
    asked(`${name}([Day],Stays[Begin],Stays[End],${days},Stays[Who],[Who]${more})`);

  it("give the first and last day of the unbroken run in which a day lies", () => {
    expect(chain("CHAINSTART", 0)).toEqual([10, null, null, null, 90, null, null, null]);
    expect(chain("CHAINEND", 0)).toEqual([30, null, null, null, LAST_DAY, null, null, null]);
  });

  it("let so many days lie between two periods of a run", () => {
    expect(chain("CHAINEND", 11)).toEqual([58, 58, 58, null, LAST_DAY, null, null, null]);
    expect(chain("CHAINEND", 10)).toEqual([30, null, null, null, LAST_DAY, null, null, null]);
  });

  it("look at the rows that meet the criteria, those that compare too", () => {
    expect(chain("CHAINEND", 0, ',Stays[Law],"V"')[4]).toBeNull();
    expect(chain("CHAINEND", 0, ',Stays[Law],"<>C"')[0]).toBe(30);
    expect(chain("CHAINSTART", 0, ',Stays[Begin],">"&[Day]-1')[4]).toBeNull();
    expect(chain("CHAINSTART", 0, ',Stays[Begin],"<="&[Day]')[4]).toBe(90);
  });

  it("take all rows where no criterion is given, and rows of the own table", () => {
    expect(asked("CHAINSTART([Day],Stays[Begin],Stays[End],0)")[4]).toBe(90);
    expect(values("CHAINEND([Begin],[Begin],[End],0,[Who],[Who])", "Stays")).toEqual([
      30,
      30,
      45,
      LAST_DAY,
      LAST_DAY,
      null,
      null,
      58,
    ]);
  });

  it("leave times of day aside", () => {
    const timed = overTables({ Stays: { Day: [12.75], Begin: [10.5], End: [12.25] } });
    expect(timed.values("CHAINEND([Day],[Begin],[End],0)", "Stays")).toEqual([12]);
    expect(timed.values("DAYSIFS([Begin],[Day],[Begin],[End])", "Stays")).toEqual([2]);
  });

  it("want the days between written out", () => {
    expect(said("CHAINEND([Day],Stays[Begin],Stays[End],[Day])", "Asked")).toContain("written out");
    expect(said("CHAINEND([Day],Stays[Begin],Stays[End],-1)", "Asked")).toContain("written out");
    expect(said("CHAINEND([Day],Stays[Begin],[Day],0)", "Asked")).toContain("more than one table");
  });

  const period = fc
    .tuple(fc.integer({ min: 0, max: 40 }), fc.option(fc.integer({ min: -2, max: 6 })))
    .map(([from, days]) => [from, days === null ? null : from + days] as const);

  it("give what a walk from day to day gives", () => {
    fc.assert(
      fc.property(
        fc.array(period, { maxLength: 8 }),
        fc.integer({ min: 0, max: 45 }),
        (all, day) => {
          const isIn = (at: number) =>
            all.some(([from, to]) => from <= at && at <= (to ?? LAST_DAY) && (to ?? from) >= from);
          // Half days tell a period that begins where another ends from one that begins the day after.
          const wanted = (step: number) => {
            if (!isIn(day)) return null;
            let at = day;
            while (isIn(at + step) && at < 60) at += step;
            return at >= 60 ? LAST_DAY : at;
          };
          const over = overTables({
            One: { Day: [day] },
            All: { From: all.map(([from]) => from), To: all.map(([, to]) => to) },
          });
          const given = (name: string) =>
            over.values(`${name}([Day],All[From],All[To],0)`, "One")[0];
          expect([given("CHAINSTART"), given("CHAINEND")]).toEqual([wanted(-0.5), wanted(0.5)]);
        },
      ),
    );
  });

  it("go through a long table soon", () => {
    const length = 100_000;
    const Begin = Array.from({ length }, (_, row) => (row * 7919) % 5000);
    const long = overTables({
      Long: {
        Who: Array.from({ length }, (_, row) => `P${row % 50}`),
        Begin,
        End: Begin.map((day) => day + 1),
      },
    });
    const begun = performance.now();
    long.values("CHAINEND([Begin],[Begin],[End],0,[Who],[Who])", "Long");
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});

describe("DAYSIFS", () => {
  it("counts the days from one day to another that lie in periods, each once", () => {
    const { values } = overTables({
      Asked: {
        Who: ["a", "a", "a", "b", "c", null, "a"],
        From: [0, 12, 25, 0, 0, 0, 40],
        To: [50, 15, 32, 100, 100, 100, 20],
      },
      Stays: {
        Who: ["A", "a", "a", "b", "b", "a"],
        Begin: [10, 15, 30, 90, null, 45],
        End: [20, 18, 35, null, 20, 44],
        Law: ["V", "V", "C", "C", "C", "V"],
      },
    });
    const days = (more = "") =>
      values(`DAYSIFS([From],[To],Stays[Begin],Stays[End],Stays[Who],[Who]${more})`, "Asked");
    expect(days()).toEqual([15, 3, 2, 10, 0, null, 0]);
    expect(days(',Stays[Law],"V"')).toEqual([10, 3, 0, 0, 0, null, 0]);
    expect(days(',Stays[Begin],">"&[From]')).toEqual([15, 0, 2, 10, 0, null, 0]);
    expect(values("DAYSIFS([From],[To],Stays[Begin],Stays[End])", "Asked")[3]).toBe(25);
  });

  it("gives what a look at every half day gives", () => {
    const day = fc.integer({ min: 0, max: 30 });
    const periods = fc.array(fc.tuple(day, fc.option(day)), { maxLength: 6 });
    fc.assert(
      fc.property(periods, day, day, (all, from, to) => {
        const isIn = (at: number) =>
          all.some(([begin, end]) => begin < at && at < (end ?? LAST_DAY));
        let wanted = 0;
        for (let at = from; at < to; at++) wanted += isIn(at + 0.5) ? 1 : 0;
        const over = overTables({
          One: { From: [from], To: [to] },
          All: { Begin: all.map(([begin]) => begin), End: all.map(([, end]) => end) },
        });
        expect(over.values("DAYSIFS([From],[To],All[Begin],All[End])", "One")).toEqual([wanted]);
      }),
    );
  });
});

describe("LATESTIFS, EARLIESTIFS and COUNTUNIQUEIFS", () => {
  const { values, said } = overTables({
    Asked: { Who: ["a", "b", "c", null], Day: [25, 15, 30, 10] },
    Held: {
      Who: ["A", "a", "a", "b", "b"],
      From: [20, 30, 10, 10, 10],
      Officer: ["Lee", "May", "Kim", "Jo", "Ray"],
      Team: ["N", "n", "S", null, "S"],
    },
  });
  const asked = (formula: string) => values(formula, "Asked");

  it("give what the record holds that comes last or first", () => {
    const of = (name: string, more = "") =>
      asked(`${name}(Held[Officer],Held[From],Held[Who],[Who]${more})`);
    expect(of("LATESTIFS")).toEqual(["May", "Ray", null, null]);
    expect(of("EARLIESTIFS")).toEqual(["Kim", "Jo", null, null]);
    expect(of("LATESTIFS", ',Held[From],"<="&[Day]')).toEqual(["Lee", "Ray", null, null]);
    expect(of("LATESTIFS", ',Held[Team],"S"')).toEqual(["Kim", "Ray", null, null]);
    expect(said("LATESTIFS(Held[Officer],Held[From],Held[Who])", "Asked")).toContain("at least 4");
  });

  it("count the different values of a column, case and blanks aside", () => {
    expect(asked("COUNTUNIQUEIFS(Held[Team],Held[Who],[Who])")).toEqual([2, 1, 0, null]);
    expect(asked('COUNTUNIQUEIFS(Held[Team],Held[Who],[Who],Held[From],"<"&[Day])')).toEqual([
      2,
      1,
      0,
      null,
    ]);
    expect(asked('COUNTUNIQUEIFS(Held[Who],Held[Team],"n")')[0]).toBe(1);
  });

  it("find the officer of a day in a long table soon", () => {
    const length = 50_000;
    const From = Array.from({ length }, (_, row) => (row * 7919) % 5000);
    const long = overTables({ Long: { Who: From.map((day) => day % 3), From, Is: From } });
    const begun = performance.now();
    const given = long.values('LATESTIFS([Is],[From],[Who],[Who],[From],"<="&[From])', "Long");
    expect(given).toEqual(From);
    expect(performance.now() - begun).toBeLessThan(4000);
  });
});
