import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellError, ERROR_CODES, type Cell } from "../../../src/cells/cell";
import { asWritten, cellOf, fromSystem } from "../../../taskpane/host/cells";
import { asTyped } from "../../../workbench/host/typed";

const formats = fc.constantFrom("General", "@", "dd/mm/yyyy", "0.00", "0%");
const tempting = fc.tuple(
  fc.constantFrom("=", "+", "-", "@", "'", "#", "£", "0", "1/2/", "TRUE", "e", " ", ""),
  fc.string(),
);
const text = fc
  .oneof(
    fc.string(),
    tempting.map(([start, rest]) => start + rest),
  )
  .filter((value) => value !== "");

describe("a cell that is written and read as typing reads it", () => {
  it("is the text that it was, whatever its format", () => {
    fc.assert(
      fc.property(text, formats, (value, format) => {
        const typed = asTyped(asWritten(value, format, 1900), format);
        expect([typed.value, typed.formula]).toEqual([value, null]);
      }),
    );
  });

  it("is the number, logical value, error or blank that it was", () => {
    const others = fc.oneof<fc.Arbitrary<Cell>[]>(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constantFrom(...ERROR_CODES).map(cellError),
      fc.constant(null),
    );
    fc.assert(
      fc.property(others, (value) => {
        expect(asTyped(asWritten(value, "General", 1900), "General").value).toEqual(value);
      }),
    );
  });
});

describe("dates of a 1904 workbook", () => {
  it("come back as they were, and only where the format shows a date", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1500, max: 60_000 }), formats, (day, format) => {
        const written = asWritten(day, format, 1904);
        expect(fromSystem(cellOf(written), format, 1904)).toBe(day);
        expect(written === day).toBe(format !== "dd/mm/yyyy");
      }),
    );
  });
});
