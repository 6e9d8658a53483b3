import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellError, type Cell } from "../../../src/cells/cell";
import { formatDate, LAST_DAY } from "../../../src/cells/date";
import type { Field, FieldType } from "../../../src/verify/pack-model";
import { findBody } from "../../../src/verify/tables/body";
import { Kind } from "../../../src/verify/tables/first-look";
import { readColumn } from "../../../src/verify/tables/read-column";
import { isFilled, Quirk, State } from "../../../src/verify/tables/table";

const MISSING = new Set(["", "-", "n/a"]);

const cell = fc.oneof<fc.Arbitrary<Cell>[]>(
  fc.constantFrom(
    null,
    "",
    " ",
    "-",
    "n/a",
    " n/a",
    "x",
    "\u00a0",
    "\u200bx",
    "é",
    "yes",
    "N",
    true,
  ),
  fc.constantFrom(0, 1, -1, 1.5, LAST_DAY, LAST_DAY + 0.5, LAST_DAY + 1, 1e300, cellError("#N/A")),
  fc.constantFrom("12", " 12 ", "1.5", "01/04/2025", "31/02/2025", "26/10/1880", "total", "Name"),
  fc.string({ maxLength: 6, unit: "binary" }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

const TYPES: readonly FieldType[] = [
  "string",
  "number",
  "integer",
  "date",
  "datetime",
  "boolean",
  "any",
];

const fieldOf = (type: Field["type"]): Field => ({
  name: "f",
  title: "F",
  aliases: [],
  type,
  isRequired: false,
});

describe("a first look at cells", () => {
  it("spares a second look and changes nothing of what a column means", () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 30 }), fc.constantFrom(...TYPES), (raw, type) => {
        const read = readColumn(fieldOf(type), "F", 0, raw, MISSING);
        const closely = new Uint8Array(raw.length).fill(Kind.OTHER);
        expect(read).toEqual(readColumn(fieldOf(type), "F", 0, raw, MISSING, closely));
      }),
      { numRuns: 500 },
    );
  });

  it("counts the filled cells of every row, and sees in a table what it sees in a column alone", async () => {
    const columns = fc.array(fc.array(cell, { maxLength: 12 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(columns, fc.nat(2), async (cells, offset) => {
        const rows = Math.max(0, ...cells.map(({ length }) => length - offset));
        const { body, kinds } = await findBody(
          {
            columns: cells,
            offset,
            headings: cells.map((_, at) => `Heading ${at}`),
            keys: [],
            rows,
            isFixed: true,
            end: "auto",
          },
          MISSING,
          async () => {},
        );
        const filledIn = (row: number) =>
          cells.filter((column) => isFilled(column[offset + row] ?? null)).length;
        expect([...body.looks.filled]).toEqual(
          Array.from({ length: rows }, (_, row) => filledIn(row)),
        );
        cells.forEach((column, at) => {
          const raw = Array.from({ length: rows }, (_, row) => column[offset + row] ?? null);
          const alone = readColumn(fieldOf("any"), "F", 0, raw, MISSING);
          expect(readColumn(fieldOf("any"), "F", 0, raw, MISSING, kinds[at])).toEqual(alone);
        });
      }),
    );
  });
});

describe("a column of dates", () => {
  it("takes a day before 1900 for what it is: before all others, though Excel keeps it as text", () => {
    const raw = ["26/10/1880", "17-06-2021", "31-02-2021"];
    const { values, state, quirks } = readColumn(fieldOf("date"), "F", 0, raw, MISSING);
    expect(values[0]).toBeLessThan(1);
    expect(values.slice(0, 2).map((day) => formatDate(Number(day)))).toEqual([
      "26/10/1880",
      "17/06/2021",
    ]);
    expect([...quirks]).toEqual([Quirk.BEFORE_1900, Quirk.DATE_AS_TEXT, Quirk.IMPOSSIBLE_DATE]);
    expect([...state]).toEqual([State.READABLE, State.READABLE, State.UNUSABLE]);
  });
});
