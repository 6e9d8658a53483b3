import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarFor } from "../../src/calendar/calendar";
import type { Cell } from "../../src/cells/cell";
import { countOnTime, onTime } from "../../src/kpi/on-time";
import { timeliness, type TimelinessArguments } from "../../src/kpi/timeliness";
import { cells, error, on, one, problem, range, value } from "./ranges";

function given(
  starts: readonly Cell[],
  ends: readonly Cell[],
  days: Cell | readonly Cell[],
  more: Partial<TimelinessArguments> = {},
) {
  return {
    starts: range(starts, "starts"),
    ends: range(ends, "ends"),
    days: range([days].flat(), "days"),
    asAt: null,
    division: null,
    extraHolidays: null,
    weekend: null,
    unit: null,
    denominator: null,
    ...more,
  };
}

const status = (start: Cell, end: Cell, days: Cell, more: Partial<TimelinessArguments> = {}) =>
  cells(timeliness(given([start], [end], days, more)))[0];

const asAt = (text: string) => ({ asAt: one(on(text), "as_at") });

describe("the status of a row", () => {
  it("is on time up to and with the due date, which a bank holiday moves", () => {
    expect(status("12/05/2025", "27/05/2025", 10)).toBe("On time");
    expect(status("12/05/2025", "28/05/2025", 10)).toBe("Late");
    expect(status("12/05/2025", "27/05/2025", 10, { division: one("none") })).toBe("Late");
  });

  it("is judged by the due date, so that a weekend after it is late", () => {
    expect(status("02/03/2025", "14/03/2025", 10)).toBe("On time");
    expect(status("02/03/2025", "15/03/2025", 10)).toBe("Late");
  });

  it("of an unfinished row waits for the report date", () => {
    for (const blank of [null, 0, ""]) {
      expect(status("12/05/2025", blank, 10)).toBe("Open");
      expect(status("12/05/2025", blank, 10, asAt("2025-05-27"))).toBe("Not yet due");
      expect(status("12/05/2025", blank, 10, asAt("2025-05-28"))).toBe("Overdue");
      expect(status("12/05/2025", blank, 10, { asAt: one(blank) })).toBe("Open");
    }
  });

  it("says what is wrong with the dates", () => {
    expect(status(null, "12/05/2025", 10)).toBe("No start");
    expect(status("12/05/2025", "11/05/2025", 10)).toBe("End before start");
    for (const odd of ["not yet", true, -5, 1e9]) {
      expect(status("12/05/2025", odd, 10)).toBe("Bad date");
      expect(status(odd, "12/05/2025", 10)).toBe("Bad date");
    }
    expect(status(error("#REF!"), "12/05/2025", 10)).toBe("#REF!");
  });

  it("of a row without any date stays blank", () => {
    for (const blank of [null, 0, ""]) expect(status(blank, blank, 10)).toBe("");
  });

  it("uses a limit of its own where each row has one", () => {
    const rows = given(["12/05/2025", "12/05/2025"], ["16/05/2025", "16/05/2025"], [4, 3]);
    expect(cells(timeliness(rows))).toEqual(["On time", "Late"]);
    expect(status("12/05/2025", "12/05/2025", null)).toBe("On time");
    expect(status("12/05/2025", "12/05/2025", -1)).toBe("#NUM!");
    expect(status("12/05/2025", "12/05/2025", "soon")).toBe("#VALUE!");
  });

  it("counts in days, weeks and months when asked", () => {
    const unit = (word: string) => ({ unit: one(word, "unit") });
    expect(status("31/01/2025", "28/02/2025", 1, unit("month"))).toBe("On time");
    expect(status("31/01/2025", "01/03/2025", 1, unit("month"))).toBe("Late");
    expect(status("01/01/2025", "15/01/2025", 2, unit("week"))).toBe("On time");
    expect(status("01/01/2025", "11/01/2025", 10, unit("day"))).toBe("On time");
    expect(status("31/05/2025", "30/06/2025", 1, unit("month+roll"))).toBe("On time");
    expect(status("01/01/2025", "11/01/2025", 10, unit("fortnight"))).toBe("#VALUE!");
  });

  it("needs no bank holidays of a year in which nothing is due", () => {
    expect(status("01/06/2018", "02/06/2018", 10)).toBe("#N/A");
    expect(status("01/06/2028", "01/06/2052", 10)).toBe("Late");
    expect(status("01/06/2018", "02/06/2018", 10, { division: one("none") })).toBe("On time");
  });
});

describe("the on-time rate", () => {
  const rows = given(
    ["12/05/2025", "12/05/2025", "21/04/2025", "01/07/2025", null, "x"],
    ["27/05/2025", "28/05/2025", null, null, "01/06/2025", "01/06/2025"],
    10,
    asAt("2025-07-10"),
  );

  it("leaves out what is not due, undated or unreadable", () => {
    expect(cells(timeliness(rows))).toEqual([
      "On time",
      "Late",
      "Overdue",
      "Not yet due",
      "No start",
      "Bad date",
    ]);
    expect(value(countOnTime(rows))).toEqual({ onTime: 1, late: 1, overdue: 1 });
    expect(value(onTime(rows))).toBeCloseTo(1 / 3, 12);
  });

  it("can look at finished rows alone", () => {
    expect(value(onTime({ ...rows, denominator: one("completed") }))).toBe(0.5);
    expect(problem(onTime({ ...rows, denominator: one("all", "denominator") })).code).toBe(
      "#VALUE!",
    );
  });

  it("is #DIV/0! when no row counts", () => {
    expect(problem(onTime(given([null, 0], ["", null], 10))).code).toBe("#DIV/0!");
    expect(problem(onTime(given(["12/05/2025"], [null], 10))).code).toBe("#DIV/0!");
  });

  it("returns errors in its ranges, starts before ends", () => {
    const broken = given([45000, error("#N/A")], [error("#REF!"), 45010], 5);
    expect(problem(onTime(broken)).code).toBe("#N/A");
    expect(problem(onTime({ ...broken, starts: range([45000, 45000]) })).code).toBe("#REF!");
  });

  it("needs a start for every end", () => {
    expect(problem(onTime(given([45000, 45001], [45000], 5))).message).toBe(
      "“starts” has 2 cells and “ends” has 1 cell. Give ranges of the same size.",
    );
  });

  it("is refused with the row that lies outside the known bank holidays", () => {
    const answer = problem(
      onTime(given(["12/05/2025", "01/06/2018"], ["13/05/2025", "02/06/2018"], 10)),
    );
    expect(answer.code).toBe("#N/A");
    expect(answer.message).toContain("01/06/2018 lies outside the bank holidays held for England");
  });

  it("does not depend on the order of the rows", () => {
    const day = fc.option(fc.integer({ min: on("2024-01-01"), max: on("2026-06-30") }), {
      nil: null,
    });
    const pairs = fc.array(fc.tuple(day, day), { minLength: 1, maxLength: 40 });
    const shuffled = pairs.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    fc.assert(
      fc.property(shuffled, ([rows, reordered]) => {
        const of = (some: readonly (readonly [Cell, Cell])[]) =>
          onTime(
            given(
              some.map(([start]) => start),
              some.map(([, end]) => end),
              10,
              asAt("2025-12-31"),
            ),
          );
        expect(of(reordered)).toEqual(of(rows));
      }),
    );
  });

  it("agrees with asking for each row whether its working days exceed the limit", () => {
    const calendar = calendarOf("Scotland");
    fc.assert(
      fc.property(
        fc.integer({ min: on("2024-01-01"), max: on("2026-06-30") }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 30 }),
        (start, length, days) => {
          const end = start + length;
          // Up to and with the due date: no working day beyond the limit has begun, nor a day off after it.
          let due = start;
          for (let left = days; left > 0;) {
            due++;
            const working = calendar.isWorkday(due);
            if (working.ok && working.value) left--;
          }
          const word = status(start, end, days, { division: one("Scotland") });
          expect(word).toBe(end <= due ? "On time" : "Late");
        },
      ),
    );
  });
});

function calendarOf(division: string) {
  const calendar = calendarFor(division);
  if (!calendar.ok) throw new Error(calendar.trouble.message);
  return calendar.value;
}
