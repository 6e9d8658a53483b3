import * as fc from "fast-check";
import { utils, write, type BookType, type WorkBook } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { localAddress } from "../../src/cells/address";
import { cellError } from "../../src/cells/cell";
import { isDateFormat } from "../../src/cells/date";
import type { WorkbookModel } from "../../src/workbook/model";
import { DEFAULT_LIMITS } from "../../src/xlsx/limits";
import { safeRecords } from "../../src/xlsx/old-records";
import { openWorkbook } from "../../src/xlsx/open";
import { cellAt } from "./models";

const RUNS = 150;

function book(is1904: boolean): WorkBook {
  const made = utils.book_new();
  const sheet = utils.aoa_to_sheet([["Case ref", "007", 12.5, true]]);
  sheet["A2"] = { t: "n", v: is1904 ? 44286 : 45748, z: "dd/mm/yyyy" };
  sheet["B2"] = { t: "n", v: 3, f: "1+2" };
  sheet["C2"] = { t: "e", v: 0x07 };
  sheet["A4"] = { t: "s", v: "merged" };
  sheet["!ref"] = "A1:D5";
  sheet["!merges"] = [{ s: { r: 3, c: 0 }, e: { r: 4, c: 1 } }];
  utils.book_append_sheet(made, sheet, "Return");
  utils.book_append_sheet(made, utils.aoa_to_sheet([["x"]]), "Lists");
  made.Workbook = { Sheets: [{}, { Hidden: 2 }], WBProps: { date1904: is1904 } };
  return made;
}

function written(type: BookType, is1904 = false): Uint8Array {
  const bytes: unknown = write(book(is1904), { type: "array", bookType: type });
  if (!(bytes instanceof ArrayBuffer)) throw new Error("no bytes were written");
  return new Uint8Array(bytes);
}

async function reopened(type: BookType, is1904 = false): Promise<WorkbookModel> {
  const result = await openWorkbook(`made.${type}`, written(type, is1904));
  if (!result.ok) throw new Error(result.trouble.message);
  return result.value;
}

describe.each<BookType>(["biff8", "xlsb", "ods", "xlsx"])("a workbook saved as %s", (type) => {
  it("gives values of every kind, formats, formulas and merged areas", async () => {
    const [sheet] = (await reopened(type)).sheets;
    expect(sheet?.name).toBe("Return");
    expect([0, 1, 2, 3].map((column) => cellAt(sheet, 0, column))).toEqual([
      "Case ref",
      "007",
      12.5,
      true,
    ]);
    expect(cellAt(sheet, 1, 0)).toBe(45748);
    expect(isDateFormat(sheet?.columns.get(0)?.formats[1] ?? "")).toBe(true);
    expect(cellAt(sheet, 1, 1)).toBe(3);
    // The program that makes these files writes no errors into an .ods, and formulas into two kinds alone.
    if (type !== "ods") expect(cellAt(sheet, 1, 2)).toBe(cellError("#DIV/0!"));
    if (type === "ods" || type === "xlsx")
      expect(sheet?.columns.get(1)?.formulas.get(1)).toBe("=1+2");
    expect(sheet?.merged.map(localAddress)).toEqual(["A4:B5"]);
  });
});

describe("older and other formats", () => {
  it("tell hidden sheets and the date system", async () => {
    for (const type of ["biff8", "xlsb", "xlsx"] as const) {
      const model = await reopened(type, true);
      expect(model.dateSystem, type).toBe(1904);
      expect(cellAt(model.sheets[0], 1, 0), type).toBe(45748);
      expect(
        model.sheets.map(({ visibility }) => visibility),
        type,
      ).toEqual(["visible", "veryHidden"]);
    }
  });

  it("are known by the names of their streams in whatever case a program writes them", async () => {
    const bytes = written("biff8");
    const inUtf16 = (text: string) => [...text].flatMap((letter) => [letter.charCodeAt(0), 0]);
    const at = bytes.findIndex((_, from) =>
      inUtf16("Workbook").every((byte, offset) => bytes[from + offset] === byte),
    );
    bytes.set(inUtf16("WORKBOOK"), at);
    expect(await openWorkbook("from-a-report-tool.xls", bytes)).toMatchObject({ ok: true });
  });

  it("are refused when they are older than Excel 97", async () => {
    const result = await openWorkbook("old.xls", written("biff5"));
    expect(result).toMatchObject({ ok: false, trouble: { code: "not-read" } });
  });

  it("never throw when they are damaged", async () => {
    for (const type of ["biff8", "xlsb"] as const) {
      const whole = written(type);
      const flip = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
      await fc.assert(
        fc.asyncProperty(fc.array(flip, { minLength: 1, maxLength: 4 }), async (flips) => {
          const bytes = whole.slice();
          for (const [at, byte] of flips) bytes[at] = byte;
          const result = await openWorkbook("made.xls", bytes);
          if (!result.ok) expect(result.trouble.message).toContain("made.xls");
        }),
        { numRuns: RUNS, seed: 4 },
      );
    }
  });
});

describe("the records of an .xls", () => {
  const reading = { file: "old.xls", limits: DEFAULT_LIMITS };
  const record = (type: number, ...data: number[]) => [
    type & 255,
    type >> 8,
    data.length,
    0,
    ...data,
  ];
  const beginning = record(0x0809, 0, 6, 5, 0);
  const formula = (...tokens: number[]) =>
    record(6, ...new Array<number>(20).fill(0), tokens.length, 0, ...tokens);
  const lengthOf = (records: Uint8Array) =>
    new DataView(records.buffer).getUint16(beginning.length + 24, true);

  it.each([
    ["a sum of two numbers", [0x1e, 1, 0, 0x1e, 2, 0, 0x03], 7],
    ["a text and a reference of another class", [0x17, 1, 0, 65, 0x44, 0, 0, 0, 0, 0x08], 10],
    ["a number that is cut off", [0x1f, 0, 0], 0xffff],
    ["a token that nobody knows", [0x7f], 0xffff],
    ["constants in braces", [0x20, 0, 0, 0, 0, 0, 0, 0], 0xffff],
  ])("keep or lose a formula made of %s", (_, tokens, length) => {
    const stream = new Uint8Array([...beginning, ...formula(...tokens)]);
    expect(lengthOf(safeRecords(stream, reading))).toBe(length);
  });

  it("are blotted out where they hold no cells, with what continues them", () => {
    const stream = new Uint8Array([
      ...beginning,
      ...record(0x00ec, 1),
      ...record(0x003c, 2),
      ...record(0x00fc, 3),
      ...record(0x003c, 4),
    ]);
    const safe = safeRecords(stream, reading);
    expect([8, 13, 18, 23].map((at) => safe[at])).toEqual([0xe2, 0xe2, 0xfc, 0x3c]);
  });

  it("are refused where they are encrypted or too short", () => {
    const refused =
      (...records: number[]) =>
      () =>
        safeRecords(new Uint8Array([...beginning, ...records]), reading);
    expect(refused(...record(0x2f, 1))).toThrow(/password/);
    expect(refused(...record(6, 1, 2))).toThrow(/damaged/);
  });
});
