import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptySheet, emptyWorkbook, putCell } from "../../src/workbook/model";
import { openWorkbook } from "../../src/xlsx/open";
import { saveWorkbook } from "../../src/xlsx/save";
import { ZipWriter } from "../../src/xlsx/zip-writer";
import type { Limits } from "../../src/xlsx/limits";
import { describeShared, sharedBytes } from "../shared";
import { madeXlsx, zipped } from "./zips";

const encode = (text: string) => new TextEncoder().encode(text);

async function refusal(name: string, bytes: Uint8Array, limits: Partial<Limits> = {}) {
  const result = await openWorkbook(name, bytes, limits);
  return result.ok ? null : result.trouble;
}

const code = async (name: string, bytes: Uint8Array, limits: Partial<Limits> = {}) =>
  (await refusal(name, bytes, limits))?.code;

describe("what a file is", () => {
  it("is told by its content: a CSV named .xlsx is no workbook, a workbook named .csv is one", async () => {
    expect(await code("return.xlsx", encode("Case ref,Note\nC1,x"))).toBe("not-a-workbook");
    expect((await openWorkbook("return.csv", madeXlsx({}))).ok).toBe(true);
  });

  it.each([
    ["empty.xlsx", encode(""), "file-empty"],
    ["blank.csv", encode(" \r\n\t"), "file-empty"],
    ["page.xls", encode("<html><body><table></table></body></html>"), "web-page"],
    ["page.csv", encode("<!DOCTYPE html><p>Sign in"), "web-page"],
    [
      "old.xml",
      encode(
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
      ),
      "not-a-workbook",
    ],
    ["report.xlsx", encode("%PDF-1.7"), "not-a-workbook"],
    [
      "letter.xlsx",
      zipped([
        ["[Content_Types].xml", "<Types/>"],
        ["word/document.xml", "<d/>"],
      ]),
      "not-a-workbook",
    ],
    ["archive.zip", zipped([["a.txt", "x"]]), "unknown-kind"],
    ["program.xlsx", new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1]), "unknown-kind"],
    ["cut.xlsx", madeXlsx({}).subarray(0, 400), "file-damaged"],
    ["pack.json", encode('\ufeff \n{ "format": 1, "rules": [] }\n'), "not-a-workbook"],
    ["rows.csv", encode('[["Case ref"], ["C1"]]'), "not-a-workbook"],
    ["cut.json", encode('{ "format": 1, "rules": ['), "not-a-workbook"],
    [
      "locked.ods",
      zipped([
        ["mimetype", "application/vnd.oasis.opendocument.spreadsheet"],
        ["META-INF/manifest.xml", "<m:encryption-data/>"],
      ]),
      "password-protected",
    ],
  ])("%s is refused and named", async (name, bytes, expected) => {
    const trouble = await refusal(name, bytes);
    expect(trouble?.code).toBe(expected);
    expect(trouble?.message).toContain(name);
  });
});

describe("a file of JSON", () => {
  it("is told from a CSV file, with what to use and where a pack of rules goes", async () => {
    expect((await refusal("pack.json", encode('{ "format": 1 }')))?.message).toBe(
      "“pack.json” holds JSON, not a workbook. Use an Excel workbook (.xlsx, .xlsm, .xlsb, .xls), an OpenDocument spreadsheet (.ods) or a CSV file. A pack of rules is opened as one: in the pane with “Open a pack from a file …”, on the command line with --pack.",
    );
  });

  it.each([
    ["a heading in brackets", "return.csv", "[Case],[Worker]\nC1,A"],
    ["one heading in brackets", "return.csv", "[Case]\nC1"],
    ["a heading in braces", "return.csv", "{ref},Worker\nC1,A"],
    ["a list in its first cell", "return.csv", "[1],[2]\n3,4"],
    ["a number", "return.csv", "1234"],
    ["plain rows under another name", "return.json", "Case ref,Worker\nC1,A"],
  ])("is no CSV file that begins with %s", async (_, name, text) => {
    expect(await code(name, encode(text))).toBeUndefined();
  });
});

describe("the gate", () => {
  const cell = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>';

  it("stops at every limit and names it", async () => {
    const bytes = madeXlsx({
      sheet: `${cell.replace("<v>1</v>", "<v>1234567</v>")}<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:B2"/></mergeCells><dataValidations><dataValidation type="list" sqref="A1 B1"><formula1>A1</formula1></dataValidation></dataValidations>`,
      texts: "<si><t>a</t></si><si><t>b</t></si>",
    });
    const limits: [Partial<Limits>, string][] = [
      [{ fileBytes: 10 }, "0 MB"],
      [{ parts: 2 }, "more than 2 parts"],
      [{ unpackedBytes: 500 }, "unpacked"],
      [{ ratio: 1, ratioFloorBytes: 10 }, "more than 1 times"],
      [{ cells: 0 }, "more than 0 cells"],
      [{ texts: 1 }, "more than 1 different texts"],
      [{ cellCharacters: 3 }, "more than 3 characters"],
      [{ sheets: 0 }, "more than 0 sheets"],
      [{ mergedAreas: 1 }, "more than 1 merged areas"],
      [{ lists: 1 }, "more than 1 lists"],
    ];
    expect(await code("w.xlsx", bytes)).toBeUndefined();
    for (const [limit, words] of limits) {
      const trouble = await refusal("w.xlsx", bytes, limit);
      expect(trouble?.message, JSON.stringify(limit)).toContain(words);
      expect(trouble?.code).toBe("too-large");
    }
  });

  it("counts the blank cells above a far one, because columns take their memory", async () => {
    const far = Array.from(
      { length: 40 },
      (_, at) =>
        `<c r="${String.fromCharCode(65 + (at % 26))}${1_048_576 - Math.floor(at / 26)}"><v>1</v></c>`,
    );
    const bytes = madeXlsx({ sheet: `<sheetData><row r="1">${far.join("")}</row></sheetData>` });
    expect(await code("far.xlsx", bytes)).toBe("too-large");
  });

  it("believes no declared size", async () => {
    const bytes = madeXlsx({ sheet: cell.replace("<v>1</v>", `<f>${"1+".repeat(50_000)}1</f>`) });
    const view = new DataView(bytes.buffer);
    let sheetEntry = 0;
    for (let at = 0; at < bytes.length - 28; at++) {
      if (view.getUint32(at, true) === 0x02014b50) sheetEntry = at;
    }
    view.setUint32(sheetEntry + 24, 20, true);
    expect(await code("liar.xlsx", bytes)).toBe("file-damaged");
    expect(await code("liar.xlsx", bytes, { unpackedBytes: 5_000 })).toBe("too-large");
  });

  it("refuses a document type declaration wherever it stands, and a part given twice", async () => {
    const doctype = `<!DOCTYPE x [<!ENTITY a "b">]>`;
    for (const part of [
      "xl/workbook.xml",
      "xl/worksheets/sheet1.xml",
      "xl/styles.xml",
      "xl/sharedStrings.xml",
      "_rels/.rels",
    ]) {
      expect(await code("e.xlsx", madeXlsx({ parts: { [part]: `${doctype}<x/>` } })), part).toBe(
        "unsafe-file",
      );
    }
    const twice = new ZipWriter();
    twice.add("[Content_Types].xml", "<Types/>");
    twice.add("xl/workbook.xml", "<a/>");
    twice.add("XL\\Workbook.xml", "<b/>");
    expect(await code("twice.xlsx", twice.bytes())).toBe("unsafe-file");
  });

  it("passes over names that lead out of the package", async () => {
    const bytes = madeXlsx({
      sheet: cell,
      parts: { "../../tmp/x": "x", "C:\\x": "x", "xl/./a": "x" },
    });
    expect(await code("paths.xlsx", bytes)).toBeUndefined();
  });

  it("refuses a cell beyond the last row or column and names sheet and cell", async () => {
    for (const place of ["XFE1", "A1048577", "ZZZZ4294967295"]) {
      const sheet = `<sheetData><row><c r="${place}"><v>1</v></c></row></sheetData>`;
      const trouble = await refusal("beyond.xlsx", madeXlsx({ sheet }));
      expect(trouble).toMatchObject({
        code: "beyond-the-sheet",
        message: expect.stringContaining(`at ${place},`),
      });
    }
  });

  it("reads no part twice, however many sheets point to it", async () => {
    const sheets = Array.from(
      { length: 3 },
      (_, at) => `<sheet name="S${at}" sheetId="${at + 1}" r:id="rId1"/>`,
    );
    const workbook = `<workbook xmlns:r="r"><sheets>${sheets.join("")}</sheets></workbook>`;
    expect(
      await code("same.xlsx", madeXlsx({ sheet: cell, parts: { "xl/workbook.xml": workbook } })),
    ).toBe("file-damaged");
  });

  it("counts hidden rows and columns, which take memory without a cell", async () => {
    const columns = `<cols>${'<col min="1" max="16384" hidden="1"/>'.repeat(3)}</cols><sheetData/>`;
    const rows = `<sheetData>${'<row hidden="1"/>'.repeat(50)}</sheetData>`;
    expect(await code("columns.xlsx", madeXlsx({ sheet: columns }), { cells: 40_000 })).toBe(
      "too-large",
    );
    expect(await code("rows.xlsx", madeXlsx({ sheet: rows }), { cells: 49 })).toBe("too-large");
    expect(await code("rows.xlsx", madeXlsx({ sheet: rows }), { cells: 50 })).toBeUndefined();
  });

  it("refuses an .ods whose repeated cells reach too far, before it is built", async () => {
    const ods = (rows: number, columns: number) =>
      zipped([
        ["mimetype", "application/vnd.oasis.opendocument.spreadsheet"],
        [
          "content.xml",
          `<o><t:table t:name="S"><t:table-row t:number-rows-repeated="${rows}"><t:table-cell o:value-type="float" o:value="1" t:number-columns-repeated="${columns}"/></t:table-row></t:table></o>`,
        ],
      ]);
    expect(await code("a.ods", ods(999_999_999, 1))).toBe("beyond-the-sheet");
    expect(await code("b.ods", ods(1_000_000, 10_000))).toBe("too-large");
  });

  it("never lets a damaged file throw", async () => {
    const model = emptyWorkbook("w.xlsx");
    model.sheets.push(emptySheet("S"));
    for (let row = 0; row < 20; row++) putCell(model.sheets[0]!, row, 0, `text ${row}`);
    const saved = await saveWorkbook(model);
    if (!saved.ok) throw new Error(saved.trouble.message);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(saved.value.length),
        fc.array(fc.tuple(fc.nat(saved.value.length - 1), fc.nat(255)), { maxLength: 4 }),
        async (length, flips) => {
          const bytes = saved.value.slice(0, flips.length === 0 ? length : undefined);
          for (const [at, byte] of flips) bytes[at] = byte;
          const result = await openWorkbook("w.xlsx", bytes);
          if (!result.ok) expect(result.trouble.message).toMatch(/^“w\.xlsx” .*\.$/);
        },
      ),
      { numRuns: 400, seed: 1 },
    );
  });

  it("never lets damaged XML throw", async () => {
    const piece = fc.constantFrom(
      "<",
      ">",
      "/",
      '"',
      "'",
      "&",
      "<c",
      "<c r='A1' t='s'>",
      "<v>",
      "</v>",
      "</c>",
      "<row r='",
      "1048577",
      "<f t='shared' si='0'>",
      "<!--",
      "<![CDATA[",
      "]]>",
      "<?",
      "=",
      " ",
      "\u0000",
      "é",
      "A1",
      "NaN",
      "-1",
      "<mergeCell ref='A1'/>",
      "<col min='1' max='99999999'/>",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 14 }), async (pieces) => {
        const result = await openWorkbook(
          "x.xlsx",
          madeXlsx({ sheet: `<sheetData>${pieces.join("")}` }),
        );
        if (!result.ok) expect(result.trouble.code).not.toBe("not-read");
      }),
      { numRuns: 400, seed: 2 },
    );
  });
});

describeShared("damaged files of other kinds", () => {
  it("never throw", async () => {
    for (const file of [
      "odd/date.ods",
      "odd/issue127.xlsb",
      "odd/pass_protected.xlsx",
      "odd/header-row.xlsx",
    ]) {
      const original = sharedBytes(`data/workbooks/${file}`);
      await fc.assert(
        fc.asyncProperty(
          fc.nat(original.length - 1),
          fc.nat(255),
          fc.boolean(),
          async (at, byte, isCut) => {
            const bytes = original.slice(0, isCut ? at : undefined);
            if (!isCut) bytes[at] = byte;
            const result = await openWorkbook("f", bytes);
            if (!result.ok) expect(result.trouble.message.length).toBeGreaterThan(0);
          },
        ),
        { numRuns: 60, seed: 3 },
      );
    }
  });
});
