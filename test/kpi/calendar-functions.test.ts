import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/cells/cell";
import { due } from "../../src/kpi/due";
import { isWorkday } from "../../src/kpi/is-workday";
import { listBankHolidays } from "../../src/kpi/list-bank-holidays";
import { period } from "../../src/kpi/period";
import { versions } from "../../src/kpi/version";
import { workdays } from "../../src/kpi/workdays";
import { cells, error, on, one, problem, range, value } from "./ranges";

const anyCalendar = { division: null, extraHolidays: null, weekend: null };

describe("working days between dates", () => {
  const between = (start: readonly Cell[], end: readonly Cell[], more = {}) =>
    workdays({
      start: range(start, "start"),
      end: range(end, "end"),
      count: null,
      ...anyCalendar,
      ...more,
    });

  it("are 0 on the same day, and one fewer would be wrong after a day off", () => {
    expect(cells(between(["16/06/2025", "14/06/2025"], ["16/06/2025", "16/06/2025"]))).toEqual([
      0, 1,
    ]);
  });

  it("turn negative when the dates are swapped", () => {
    const [there, back] = [
      cells(between(["10/06/2025"], ["20/06/2025"])),
      cells(between(["20/06/2025"], ["10/06/2025"])),
    ];
    expect([there, back]).toEqual([[8], [-8]]);
  });

  it("of a row without an end are #N/A, because it is still open", () => {
    for (const blank of [null, 0, ""]) {
      expect(problem(between(["10/06/2025"], [blank]))).toEqual({
        code: "#N/A",
        message: "“end” has no date, so there are no working days to count yet.",
      });
    }
  });

  it("are worked out row by row, each with its own error", () => {
    const rows = between(
      ["10/06/2025", "soon", null, "10/06/2025", "10/06/2025"],
      ["11/06/2025", "11/06/2025", "11/06/2025", error("#REF!"), "10/06/2018"],
    );
    expect(cells(rows)).toEqual([1, "#VALUE!", "#N/A", "#REF!", "#N/A"]);
    expect(problem(between([45000, 45001], [45002, 45003, 45004])).code).toBe("#VALUE!");
  });

  it("keep the shape of a row of cells", () => {
    const row = (values: Cell[]) => ({ ...range(values), rows: 1, columns: values.length });
    const answer = workdays({
      start: row(["09/06/2025", "09/06/2025"]),
      end: row(["10/06/2025", "11/06/2025"]),
      count: null,
      ...anyCalendar,
    });
    expect(value(answer)).toEqual([[1, 2]]);
  });

  it("leave out closure days; an error among them is returned, a blank among them skipped", () => {
    const closed = (...days: Cell[]) => ({ extraHolidays: range(days, "extra_holidays") });
    const month = (more: object) => cells(between(["01/07/2025"], ["31/07/2025"], more))[0];
    expect(month({})).toBe(22);
    expect(month(closed("10/07/2025", on("2025-07-11"), null, "", 0, "12/07/2025"))).toBe(20);
    expect(month(closed("10/07/2025", error("#DIV/0!"), error("#N/A")))).toBe("#DIV/0!");
    expect(month(closed("10/07/2025", "the day after"))).toBe("#VALUE!");
    expect(month(closed(true))).toBe("#VALUE!");
  });

  it("take the weekend of NETWORKDAYS.INTL: TRUE is 1, a blank cell is no weekend", () => {
    const month = (weekend: Cell) =>
      cells(between(["01/07/2025"], ["31/07/2025"], { weekend: one(weekend, "weekend") }))[0];
    expect([month(true), month(1), month("0000011"), month("1")]).toEqual([22, 22, 22, 22]);
    expect([month(null), month(0), month(""), month(false), month(8)]).toEqual(
      Array(5).fill("#NUM!"),
    );
    expect([month("Sunday"), month(error("#N/A"))]).toEqual(["#VALUE!", "#N/A"]);
    expect(month("1111111")).toBe(0);
  });

  it("take England and Wales where the division is left out or blank, and name the nearest otherwise", () => {
    const easter = (division: Cell) =>
      between(["17/04/2025"], ["22/04/2025"], { division: one(division, "division") });
    for (const blank of [null, 0, "", "E&W"]) expect(cells(easter(blank))).toEqual([1]);
    expect(cells(easter("Scotland"))).toEqual([2]);
    expect(cells(easter("none"))).toEqual([3]);
    expect(problem(easter("Scotlnd")).message).toContain("Did you mean “Scotland”?");
    expect(problem(easter(7)).code).toBe("#VALUE!");
    expect(problem(easter(error("#REF!"))).code).toBe("#REF!");
  });

  it("refuse a word for the count that they do not know", () => {
    expect(problem(between([45000], [45001], { count: one("exclusive", "count") })).message).toBe(
      "“count” holds “exclusive”. Did you mean “inclusive”? Use “elapsed” or “inclusive”.",
    );
  });
});

describe("due dates", () => {
  const dueOf = (start: Cell, days: Cell, unit?: string) =>
    cells(
      due({
        start: one(start, "start"),
        days: one(days, "days"),
        unit: unit === undefined ? null : one(unit, "unit"),
        ...anyCalendar,
      }),
    )[0];

  it("keep the day of the month, or take the last day of a shorter one", () => {
    expect(dueOf("31/01/2024", 1, "month")).toBe(on("2024-02-29"));
    expect(dueOf("31/03/2025", -1, "month")).toBe(on("2025-02-28"));
    expect(dueOf("30/11/2024", 3, "months")).toBe(on("2025-02-28"));
    expect(dueOf("15/11/2024", 14, "month")).toBe(on("2026-01-15"));
  });

  it("roll on to a working day when asked", () => {
    expect(dueOf("19/03/2025", 1, "month")).toBe(on("2025-04-19"));
    expect(dueOf("19/03/2025", 1, "month+roll")).toBe(on("2025-04-22"));
    expect(dueOf("11/04/2025", 1, "week+roll")).toBe(on("2025-04-22"));
    expect(dueOf("01/04/2025", 1, "day+roll")).toBe(on("2025-04-02"));
  });

  it("stay blank without a start, and are the start itself for no days or blank days", () => {
    expect([dueOf(null, 5), dueOf(0, 5), dueOf("", 5)]).toEqual(["", "", ""]);
    expect([dueOf("14/06/2025", 0), dueOf("14/06/2025", null)]).toEqual([
      on("2025-06-14"),
      on("2025-06-14"),
    ]);
  });

  it("outside what Excel or the bank holidays know are errors", () => {
    expect(dueOf("31/12/2028", 1)).toBe("#N/A");
    expect(dueOf("01/01/2025", 1e9, "day")).toBe("#NUM!");
    expect(dueOf("01/01/2025", -1e9, "month")).toBe("#NUM!");
    expect(dueOf("soon", 1)).toBe("#VALUE!");
  });

  it("are written in the date system of their workbook", () => {
    const start = range([on("2025-04-14") - 1462], "start", 1904);
    const answer = due({ start, days: one(10), unit: null, ...anyCalendar });
    expect(cells(answer)).toEqual([on("2025-04-30") - 1462]);
  });
});

describe("whether a date is a working day", () => {
  it("is told for each, blank for a blank", () => {
    const date = range(["18/04/2025", "17/04/2025", null, 0, "x", "01/01/2018"], "date");
    expect(cells(isWorkday({ date, ...anyCalendar }))).toEqual([
      false,
      true,
      "",
      "",
      "#VALUE!",
      "#N/A",
    ]);
  });
});

describe("the list of bank holidays", () => {
  const list = (division: Cell, from?: Cell, to?: Cell, headers?: Cell) =>
    listBankHolidays({
      division: one(division),
      from: from === undefined ? null : one(from),
      to: to === undefined ? null : one(to),
      headers: headers === undefined ? null : one(headers),
      dateSystem: 1900,
    });

  it("has a date and a name in each row, and headings when asked", () => {
    expect(value(list("Scotland", "01/06/2026", "30/06/2026", true))).toEqual([
      ["Date", "Bank holiday"],
      [on("2026-06-15"), "Scotland at the men's World Cup"],
    ]);
  });

  it("is #N/A outside its years, with the years", () => {
    for (const answer of [list("E&W", "01/01/2018"), list("E&W", null, "01/01/2029")]) {
      expect(problem(answer)).toEqual({
        code: "#N/A",
        message:
          "The list of bank holidays for England and Wales covers 2019-2028. Choose dates in those years.",
      });
    }
  });

  it("is never empty without a reason", () => {
    expect(problem(list("none")).code).toBe("#N/A");
    expect(problem(list("E&W", "01/06/2025", "30/06/2025")).message).toBe(
      "There is no bank holiday from 01/06/2025 to 30/06/2025.",
    );
    expect(problem(list("E&W", "30/06/2025", "01/06/2025")).code).toBe("#NUM!");
    expect(problem(list("E&W", null, null, "perhaps")).code).toBe("#VALUE!");
  });
});

describe("the reporting period of a date", () => {
  const periodOf = (date: Cell, kind?: Cell, fyStart?: Cell) =>
    cells(
      period({
        date: one(date, "date"),
        kind: kind === undefined ? null : one(kind, "kind"),
        fyStart: fyStart === undefined ? null : one(fyStart, "fy_start"),
      }),
    )[0];

  it("turns with the year and the century", () => {
    expect(periodOf("31/03/2025")).toBe("2024/25 Q4");
    expect(periodOf("01/04/2025")).toBe("2025/26 Q1");
    expect(periodOf("31/03/2000", "year")).toBe("1999/00");
    expect(periodOf("30/06/2025", "quarter")).toBe("Q1");
  });

  it("begins in another month when asked", () => {
    expect(periodOf("31/12/2025", "label", 1)).toBe("2025 Q4");
    expect(periodOf("31/08/2025", "year", 9)).toBe("2024/25");
    expect(periodOf("31/08/2025", "label", null)).toBe("2025/26 Q2");
    expect([periodOf("31/08/2025", "year", 13), periodOf("31/08/2025", "year", -1)]).toEqual([
      "#NUM!",
      "#NUM!",
    ]);
  });

  it("has a first and a last day", () => {
    expect(periodOf("15/02/2025", "start")).toBe(on("2025-01-01"));
    expect(periodOf("15/02/2025", "end")).toBe(on("2025-03-31"));
    expect(periodOf("15/01/2025", "start", 12)).toBe(on("2024-12-01"));
    expect(periodOf("31/12/9999", "end", 1)).toBe(on("9999-12-31"));
    expect(periodOf("01/01/1900", "start", 2)).toBe(1);
  });

  it("names the month, stays blank for a blank, refuses what is no date or no kind", () => {
    expect(periodOf("15/02/2025", "Month")).toBe("Feb 2025");
    expect([periodOf(null), periodOf(0), periodOf("")]).toEqual(["", "", ""]);
    expect([periodOf("x"), periodOf("15/02/2025", "weekly")]).toEqual(["#VALUE!", "#VALUE!"]);
  });
});

describe("what the figures rest on", () => {
  it("is listed with version, years and source", () => {
    const rows = versions();
    expect(rows.map(([part]) => part)).toEqual([
      "Plumbline",
      "Bank holidays: England and Wales",
      "Bank holidays: Scotland",
      "Bank holidays: Northern Ireland",
      "Bank holidays: Jersey",
      "Control-chart rules",
      "Green Book discount rates",
      "GDP deflator",
    ]);
    expect(rows.every(([, version]) => version !== "")).toBe(true);
    expect(rows[1]?.[1]).toBe("2019-2028");
    expect(rows[1]?.[2]).toContain("GOV.UK");
    expect(rows[0]?.[1]).toMatch(/^\d+\.\d+\.\d+$/);
  });
});
