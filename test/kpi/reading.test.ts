import { describe, expect, it } from "vitest";
import {
  dayArgument,
  firstError,
  numberArgument,
  readDay,
  readNumber,
  wordArgument,
  words,
} from "../../src/kpi/reading";
import { error, on, one, range } from "./ranges";

describe("a date", () => {
  it.each([
    [45748, 45748],
    [45748.99, 45748],
    ["2025-04-01", 45748],
    ["01/04/2025", 45748],
    [" 1/4/2025 ", 45748],
    ["01-Apr-2025", 45748],
    [2_958_465, 2_958_465],
    [1, 1],
  ])("%j is read, its time of day cut off", (cell, day) => {
    expect(readDay(one(cell), 0)).toBe(day);
  });

  it.each([null, 0, "", "  ", "\u00a0"])("%j is blank", (cell) => {
    expect(readDay(one(cell), 0)).toBeNull();
  });

  it.each(["not yet", "04/31/2025", "31/02/2025", "1.4.2025", "45748", "yesterday"])(
    "text %j is none",
    (cell) => {
      expect(readDay(one(cell), 0)).toMatchObject({ code: "#VALUE!" });
    },
  );

  it.each([true, false])("%j is none", (cell) => {
    expect(readDay(one(cell), 0)).toMatchObject({ code: "#VALUE!" });
  });

  it.each([-1, 0.5, 2_958_466, 1e300])("%j is outside the dates of Excel", (cell) => {
    expect(readDay(one(cell), 0)).toMatchObject({ code: "#NUM!" });
  });

  it("of a 1904 workbook is 1,462 days on", () => {
    expect(readDay(range([on("2025-04-01") - 1462], "start", 1904), 0)).toBe(on("2025-04-01"));
    expect(readDay(range(["2025-04-01"], "start", 1904), 0)).toBe(on("2025-04-01"));
  });

  it("that cannot be read is said to stand where it stands", () => {
    const dates = range([45748, "soon", 45750], "starts");
    expect(readDay(dates, 1)).toMatchObject({
      message: "Row 2 of “starts” holds “soon”, which is not a date. Type the date as dd/mm/yyyy.",
    });
    expect(readDay(one("soon", "as_at"), 0)).toMatchObject({
      message: "“as_at” holds “soon”, which is not a date. Type the date as dd/mm/yyyy.",
    });
  });

  it("that is very long text is not repeated in full", () => {
    const read = readDay(one("x".repeat(100_000)), 0);
    expect(typeof read === "object" && read !== null ? read.message.length : 0).toBeLessThan(200);
  });

  it("that is an error stays that error", () => {
    expect(readDay(one(error("#REF!")), 0)).toMatchObject({ code: "#REF!" });
  });
});

describe("a number", () => {
  it.each([
    [12, 12],
    ["12", 12],
    ["90%", 0.9],
    ["1,234.5", 1234.5],
    [null, null],
    ["", null],
    ["\u00a0 ", null],
  ])("%j is read as %j", (cell, number) => {
    expect(readNumber(one(cell), 0)).toBe(number);
  });

  it.each(["twelve", "12 days", true, false])("%j is none", (cell) => {
    expect(readNumber(one(cell), 0)).toMatchObject({ code: "#VALUE!" });
  });
});

describe("an argument", () => {
  const list = words([
    ["due", "due"],
    ["completed", "completed"],
  ]);

  it("that is left out has no value", () => {
    expect([numberArgument(null), dayArgument(null), wordArgument(null, list)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it("that points to a blank cell is 0, no date, no word, on every platform", () => {
    for (const blank of [null, 0, ""]) {
      const range = one(blank);
      expect([numberArgument(range), dayArgument(range), wordArgument(range, list)]).toEqual([
        0,
        null,
        null,
      ]);
    }
  });

  it("of one value refuses several cells", () => {
    const several = range([1, 2, 3], "per");
    for (const refused of [
      numberArgument(several),
      dayArgument(several),
      wordArgument(several, list),
    ]) {
      expect(refused).toEqual({
        code: "#VALUE!",
        message: "“per” is one value, and 3 cells were given.",
      });
    }
  });

  it("reads words in any letter case, and names the nearest to one that it does not know", () => {
    expect(wordArgument(one(" DUE "), list)).toBe("due");
    expect(wordArgument(one("compleated", "denominator"), list)).toEqual({
      code: "#VALUE!",
      message:
        "“denominator” holds “compleated”. Did you mean “completed”? Use “due” or “completed”.",
    });
    for (const cell of ["", "constructor", "__proto__", true, 7]) {
      const read = wordArgument(one(cell), list);
      expect(cell === "" ? read : typeof read).toBe(cell === "" ? null : "object");
    }
  });
});

describe("errors in a range", () => {
  it("are found in reading order", () => {
    expect(firstError(range([1, "x", error("#N/A"), error("#REF!")]))).toMatchObject({
      code: "#N/A",
    });
    expect(firstError(range([1, null, "#N/A as text"]))).toBeNull();
  });
});
