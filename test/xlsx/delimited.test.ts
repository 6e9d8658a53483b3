import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellError, type Cell } from "../../src/cells/cell";
import type { SheetModel } from "../../src/workbook/model";
import { csvText } from "../../src/xlsx/csv";
import { openWorkbook } from "../../src/xlsx/open";
import { cellAt } from "./models";

async function read(content: string | Uint8Array, name = "return.csv"): Promise<SheetModel> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const result = await openWorkbook(name, bytes);
  if (!result.ok) throw new Error(result.trouble.message);
  return result.value.sheets[0]!;
}

async function rows(
  content: string | Uint8Array,
  columns: number,
  count: number,
): Promise<Cell[][]> {
  const sheet = await read(content);
  return Array.from({ length: count }, (_, row) =>
    Array.from({ length: columns }, (_, column) => cellAt(sheet, row, column)),
  );
}

describe("delimited text", () => {
  it.each([
    ["commas", "a,b\n1,2\n"],
    ["semicolons", "a;b\n1;2"],
    ["tabs", "a\tb\r\n1\t2\r\n"],
    ["CR alone", "a,b\r1,2"],
    ["a first line that says it", "sep=|\r\na|b\r\n1|2"],
    ["a byte order mark", "\ufeffa,b\n1,2"],
  ])("is read with %s", async (_, text) => {
    expect(await rows(text, 2, 2)).toEqual([
      ["a", "b"],
      [1, 2],
    ]);
  });

  it("is read in UTF-8, UTF-16 and Windows-1252", async () => {
    const utf16 = new Uint8Array([0xff, 0xfe, ...[..."£,b"].flatMap((c) => [c.charCodeAt(0), 0])]);
    const utf16WithoutMark = new Uint8Array([..."a,b\nc,d"].flatMap((c) => [c.charCodeAt(0), 0]));
    const windows = new Uint8Array([0xa3, 0x2c, 0x93, 0x78, 0x94]);
    expect(await rows("£,Ж", 2, 1)).toEqual([["£", "Ж"]]);
    expect(await rows(utf16, 2, 1)).toEqual([["£", "b"]]);
    expect(await rows(utf16WithoutMark, 2, 2)).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
    expect(await rows(windows, 2, 1)).toEqual([["£", "“x”"]]);
  });

  it("takes quotes as RFC 4180 has them", async () => {
    expect(await rows('"a, ""b""\nc",2\n"open', 2, 2)).toEqual([
      ['a, "b"\nc', 2],
      ["open", null],
    ]);
  });

  it("makes numbers, dates and logical values of what is one beyond doubt, and leaves the rest text", async () => {
    expect(await rows("12,-0.5,0012,1e5,1234567890123456,+44,12 May,TRUE,", 9, 1)).toEqual([
      [12, -0.5, "0012", "1e5", "1234567890123456", "+44", "12 May", true, null],
    ]);
    const sheet = await read("01/04/2025,2025-04-01,31/02/2025");
    expect([0, 1, 2].map((column) => cellAt(sheet, 0, column))).toEqual([
      45748,
      45748,
      "31/02/2025",
    ]);
    expect(sheet.columns.get(0)?.formats).toEqual(["dd/mm/yyyy"]);
    expect(sheet.columns.get(1)?.formats).toEqual(["yyyy-mm-dd"]);
  });

  it("takes hyphens for strokes, as Excel does here, and leaves days before 1900 as text", async () => {
    const sheet = await read("01-04-2025,01-04/2025,31-02-2025,01/04/1880");
    expect([0, 1, 2, 3].map((column) => cellAt(sheet, 0, column))).toEqual([
      45748,
      "01-04/2025",
      "31-02-2025",
      "01/04/1880",
    ]);
  });

  it("gives its sheet the name of the file", async () => {
    expect((await read("a", "/tmp/Oct [1].return.csv")).name).toBe("Oct  1 .return");
    expect((await read("a", "'.csv")).name).toBe("Sheet1");
  });
});

describe("CSV that is written", () => {
  it("puts an apostrophe before text that would run as a formula, and before nothing else", () => {
    expect(
      csvText([["=1+1", "+a", "-b", "@c", "\td", -5, "a=b", cellError("#N/A"), true, null]]),
    ).toBe("'=1+1,'+a,'-b,'@c,'\td,-5,a=b,#N/A,TRUE,\r\n");
  });

  it("comes back as the same texts", async () => {
    const plain = fc
      .string({ maxLength: 8 })
      .filter((text) => text !== "" && /^[a-z",; \n]*$/i.test(text) && text !== "TRUE");
    const table = fc.integer({ min: 2, max: 4 }).chain((width) =>
      fc.array(
        fc.array(
          plain.map((text) => `x${text}`),
          { minLength: width, maxLength: width },
        ),
        { minLength: 1, maxLength: 6 },
      ),
    );
    await fc.assert(
      fc.asyncProperty(table, async (written) => {
        expect(
          await rows(`sep=,\r\n${csvText(written)}`, written[0]!.length, written.length),
        ).toEqual(written);
      }),
      { numRuns: 100 },
    );
  });
});
