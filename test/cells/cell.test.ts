import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asText, cellError, isBlank, isError, trim } from "../../src/cells/cell";
import {
  address,
  columnLetters,
  columnNumber,
  intersection,
  MAX_COLUMNS,
  MAX_ROWS,
  parseAddress,
  type Area,
} from "../../src/cells/address";
import { parseNumber } from "../../src/cells/number";

describe("cells", () => {
  it.each([null, "", " ", "\u00a0", "\t\n", "\ufeff"])("%j is blank", (cell) => {
    expect(isBlank(cell)).toBe(true);
  });

  it.each([0, false, "0", "-", "\u00a0x"])("%j is not blank", (cell) => {
    expect(isBlank(cell)).toBe(false);
  });

  it("gives the same error object for the same code", () => {
    expect(cellError("#n/a")).toBe(cellError("#N/A"));
    expect(isError(cellError("#REF!"))).toBe(true);
    expect(asText(cellError("#WHAT?"))).toBe("#UNKNOWN!");
  });

  it("trims no-break spaces as well", () => {
    expect(trim("\u00a0 a b \u200b")).toBe("a b");
  });
});

describe("numbers in text", () => {
  it.each([
    ["12", 12],
    [" 1,234.5 ", 1234.5],
    ["90%", 0.9],
    ["£40", 40],
    ["-3", -3],
    [".5", 0.5],
    ["1e3", 1000],
  ])("reads %j", (text, expected) => expect(parseNumber(text)).toBe(expected));

  it.each(["", "%", "1,23", "12a", "--1", "1/2", "0x1F", "1e999"])("does not guess at %j", (text) =>
    expect(parseNumber(text)).toBeNull(),
  );
});

describe("addresses", () => {
  it.each([
    [0, "A"],
    [25, "Z"],
    [26, "AA"],
    [MAX_COLUMNS - 1, "XFD"],
  ])("column %i is %s", (column, letters) => {
    expect(columnLetters(column)).toBe(letters);
    expect(columnNumber(letters)).toBe(column);
  });

  it("quotes a sheet name only where a formula needs it", () => {
    const cell = { row: 0, column: 0, rows: 1, columns: 1 };
    expect(address({ sheet: "Cases", ...cell })).toBe("Cases!A1");
    expect(address({ sheet: "Oct Return", ...cell })).toBe("'Oct Return'!A1");
    expect(address({ sheet: "O'Neill", ...cell })).toBe("'O''Neill'!A1");
    expect(address({ sheet: "Q1", ...cell })).toBe("'Q1'!A1");
  });

  it("reads whole rows and columns", () => {
    expect(parseAddress("12:12", "S")).toEqual({
      sheet: "S",
      row: 11,
      column: 0,
      rows: 1,
      columns: MAX_COLUMNS,
    });
    expect(parseAddress("G:G", "S")).toEqual({
      sheet: "S",
      row: 0,
      column: 6,
      rows: MAX_ROWS,
      columns: 1,
    });
  });

  it.each(["", "A", "A0", "1", "A1:B2:C3", "XFE1", "A1048577", "Sheet!"])(
    "%j is not an address",
    (text) => expect(parseAddress(text)).toBeNull(),
  );

  it("reads back every address it writes", () => {
    const area: fc.Arbitrary<Area> = fc.record({
      sheet: fc.stringMatching(/^[A-Za-z' 0-9!]{1,12}$/),
      row: fc.nat(999),
      column: fc.nat(999),
      rows: fc.integer({ min: 1, max: 99 }),
      columns: fc.integer({ min: 1, max: 99 }),
    });
    fc.assert(
      fc.property(area, (it) => {
        expect(parseAddress(address(it))).toEqual(it);
      }),
      { seed: 3 },
    );
  });

  it("finds what two areas share", () => {
    const a = parseAddress("S!A1:C3")!;
    expect(intersection(a, parseAddress("S!B2:D9")!)).toEqual(parseAddress("S!B2:C3"));
    expect(intersection(a, parseAddress("S!D1")!)).toBeNull();
    expect(intersection(a, parseAddress("T!A1")!)).toBeNull();
  });
});
