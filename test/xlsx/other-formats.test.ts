import * as fc from "fast-check";
import { utils, write, type BookType, type WorkBook } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { localAddress } from "../../src/cells/address";
import { cellError } from "../../src/cells/cell";
import { isDateFormat } from "../../src/cells/date";
import type { WorkbookModel } from "../../src/workbook/model";
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

describe.each<BookType>(["biff8", "biff5", "xlsb", "ods", "xlsx"])(
  "a workbook saved as %s",
  (type) => {
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
      if (type !== "biff5") expect(sheet?.merged.map(localAddress)).toEqual(["A4:B5"]);
    });
  },
);

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
