import * as fc from "fast-check";
import { read as readWithSheetJs } from "@e965/xlsx";
import { readXlsx as readWithHucre } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { cellError, type Cell } from "../../src/cells/cell";
import { MemoryWorkbook } from "../../src/workbook/memory";
import {
  emptySheet,
  emptyWorkbook,
  GENERAL,
  putCell,
  type SheetModel,
  type WorkbookModel,
} from "../../src/workbook/model";
import { openWorkbook } from "../../src/xlsx/open";
import { saveWorkbook } from "../../src/xlsx/save";
import { DEFAULT_LIMITS } from "../../src/xlsx/limits";
import { ZipFile } from "../../src/xlsx/zip";
import { describeShared, sharedBytes } from "../shared";
import { cellAt, comparable } from "./models";
import { madeXlsx } from "./zips";

async function saved(model: WorkbookModel, original?: Uint8Array): Promise<Uint8Array> {
  const result = await saveWorkbook(model, original);
  if (!result.ok) throw new Error(result.trouble.message);
  return result.value;
}

async function opened(bytes: Uint8Array, name = "test.xlsx"): Promise<WorkbookModel> {
  const result = await openWorkbook(name, bytes);
  if (!result.ok) throw new Error(result.trouble.message);
  return result.value;
}

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom(
    "  edges  ",
    "=1+1",
    "+44 20",
    "-5",
    "@SUM(A1)",
    "_x000D_",
    "a\r\nb",
    "\t",
    "0123",
    "<b>&amp;</b>",
    "\u0000",
    "\ud800",
  ),
);
const value: fc.Arbitrary<Cell> = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
  fc.integer(),
  text,
  fc.boolean(),
  fc.constantFrom("#N/A", "#DIV/0!", "#REF!").map(cellError),
  fc.constant(null),
);
const format = fc.constantFrom(
  GENERAL,
  "0.00",
  "dd/mm/yyyy",
  "m/d/yyyy",
  '"Case "0',
  "@",
  "#,##0;[Red]-#,##0",
);
const formula = fc.constantFrom(
  null,
  null,
  null,
  "=SUM(A1:A3)",
  '=IF(B2="_xlfn.","a",XLOOKUP(A1,A:A,B:B))',
  '=KPI.RATE(A1:A9,B1:B9,"E&W")',
  "='Other sheet'!$B$2",
);
const area = (sheet: string, row: number, column: number, rows: number, columns: number) => ({
  sheet,
  row,
  column,
  rows,
  columns,
});

const sheetParts = fc.record({
  cells: fc.array(fc.record({ row: fc.nat(30), column: fc.nat(30), value, format, formula }), {
    maxLength: 30,
  }),
  visibility: fc.constantFrom("visible" as const, "hidden" as const, "veryHidden" as const),
  isProtected: fc.boolean(),
  merged: fc.boolean(),
  hiddenRows: fc.uniqueArray(fc.nat(40), { maxLength: 4 }),
  hiddenColumns: fc.uniqueArray(fc.nat(40), { maxLength: 4 }),
  widths: fc.uniqueArray(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 80 })), {
    maxLength: 4,
    selector: ([column]) => column,
  }),
  list: fc.option(
    fc.array(fc.constantFrom("Yes", "No", 'Say "so"', "Not known"), { minLength: 1, maxLength: 4 }),
  ),
  table: fc.boolean(),
});

const anyModel: fc.Arbitrary<WorkbookModel> = fc
  .tuple(
    fc.array(sheetParts, { minLength: 1, maxLength: 3 }),
    fc.constantFrom(1900 as const, 1904 as const),
  )
  .map(([sheets, dateSystem]) => {
    const model = emptyWorkbook("test.xlsx");
    model.dateSystem = dateSystem;
    sheets.forEach((parts, at) => {
      const sheet: SheetModel = emptySheet(at === 0 ? "First" : `It's sheet & ${at}`);
      for (const cell of parts.cells) {
        const isDay = typeof cell.value === "number" && cell.format.includes("yyyy");
        const whole = isDay
          ? Math.abs(Math.round(Number(cell.value) % 50_000)) + 2_000
          : cell.value;
        putCell(sheet, cell.row, cell.column, whole, cell.format, cell.formula);
      }
      sheet.visibility = at === 0 ? "visible" : parts.visibility;
      sheet.isProtected = parts.isProtected;
      if (parts.merged) sheet.merged.push(area(sheet.name, 50, 0, 2, 3));
      for (const row of parts.hiddenRows) sheet.hiddenRows.add(row);
      for (const column of parts.hiddenColumns) sheet.hiddenColumns.add(column);
      for (const [column, width] of parts.widths) sheet.widths.set(column, width);
      if (parts.list) {
        const choices = parts.list;
        sheet.lists.push({ area: area(sheet.name, 1, 2, 5, 1), choices, formula: null });
        sheet.lists.push({
          area: area(sheet.name, 1, 3, 5, 1),
          choices: null,
          formula: "=Lists!$A$1:$A$9",
        });
      }
      if (parts.table) {
        const columns = ["Case ref", "Line\nbreak", "_x0041_"];
        columns.forEach((title, column) => putCell(sheet, 60, column, title));
        putCell(sheet, 61, 0, "x");
        const place = area(sheet.name, 60, 0, 2, 3);
        model.tables.push({ name: `tbl${at}`, area: place, columns, hasTotals: false });
      }
      model.sheets.push(sheet);
    });
    return model;
  });

describe("a workbook that is saved and opened again", () => {
  it("is the workbook it was", async () => {
    await fc.assert(
      fc.asyncProperty(anyModel, async (model) => {
        expect(comparable(await opened(await saved(model)))).toEqual(comparable(model));
      }),
      { numRuns: 60 },
    );
  });

  it("can be changed into any other workbook with the same date system", async () => {
    await fc.assert(
      fc.asyncProperty(anyModel, anyModel, async (first, second) => {
        second.dateSystem = first.dateSystem;
        const bytes = await saved(second, await saved(first));
        const back = await opened(bytes);
        // A blank cell keeps the format it had in the original, which the second model knows nothing of.
        expect(comparable(back, "nothing")).toEqual(comparable(second, "nothing"));
      }),
      { numRuns: 60 },
    );
  });

  it("is read alike by two other programs' readers", async () => {
    const model = emptyWorkbook("test.xlsx");
    const sheet = emptySheet("Return");
    model.sheets.push(sheet);
    putCell(sheet, 0, 0, "Case ref");
    putCell(sheet, 1, 0, '=HYPERLINK("x")');
    putCell(sheet, 1, 1, 45748, "dd/mm/yyyy");
    putCell(sheet, 1, 2, 3, GENERAL, "=1+2");
    putCell(sheet, 1, 3, true);
    putCell(sheet, 1, 4, cellError("#N/A"));
    const place = { sheet: "Return", row: 0, column: 0, rows: 2, columns: 1 };
    model.tables.push({ name: "tblReturn", area: place, columns: ["Case ref"], hasTotals: false });
    const bytes = await saved(model);

    const sheetJs = readWithSheetJs(bytes, { type: "array", cellNF: true }).Sheets["Return"];
    expect(sheetJs?.["A2"]).toMatchObject({ t: "s", v: '=HYPERLINK("x")' });
    expect(sheetJs?.["A2"]?.f).toBeUndefined();
    expect(sheetJs?.["B2"]).toMatchObject({ t: "n", v: 45748, z: "dd/mm/yyyy" });
    expect(sheetJs?.["C2"]).toMatchObject({ v: 3, f: "1+2" });
    expect(sheetJs?.["D2"]).toMatchObject({ t: "b", v: true });
    expect(sheetJs?.["E2"]).toMatchObject({ t: "e", v: 0x2a });

    const hucre = (await readWithHucre(bytes)).sheets[0];
    expect(hucre?.rows[1]?.[0]).toBe('=HYPERLINK("x")');
    expect(hucre?.tables?.map((table) => table.name)).toEqual(["tblReturn"]);
  });
});

describe("what Plumbline writes", () => {
  it("gives a new table a bold header that stays in sight, and a table style", async () => {
    const workbook = new MemoryWorkbook(emptyWorkbook("new.xlsx"));
    await workbook.apply([
      { kind: "addSheet", sheet: "Audit log" },
      {
        kind: "addTable",
        sheet: "Audit log",
        table: "tblLog",
        heading: "Audit log",
        columns: [
          { title: "On", format: "dd/mm/yyyy", width: 12 },
          { title: "Answer", list: ["Yes", "No"] },
        ],
        rows: [[45748, "Yes"]],
      },
    ]);
    const book = await readWithHucre(await saved(workbook.model), { readStyles: true });
    const [sheet] = book.sheets;
    expect(sheet?.freezePane).toMatchObject({ rows: 3 });
    expect(sheet?.cells?.get("2,0")?.style?.font?.bold).toBe(true);
    expect(sheet?.cells?.get("3,0")?.style?.numFmt).toBe("dd/mm/yyyy");
    expect(sheet?.dataValidations?.[0]).toMatchObject({ type: "list", values: ["Yes", "No"] });
  });

  it("refuses a text that no cell can hold, and names the cell", async () => {
    const model = emptyWorkbook("long.xlsx");
    model.sheets.push(emptySheet("Notes"));
    putCell(model.sheets[0]!, 4, 1, "x".repeat(32_768));
    expect(await saveWorkbook(model)).toMatchObject({
      ok: false,
      trouble: { code: "not-saved", message: expect.stringContaining("Notes!B5") },
    });
  });

  it("refuses names that Excel would not open", async () => {
    for (const name of ["", "a/b", "x".repeat(32), "'quoted"]) {
      const model = emptyWorkbook("names.xlsx");
      model.sheets.push(emptySheet(name));
      expect(await saveWorkbook(model)).toMatchObject({
        ok: false,
        trouble: { code: "not-saved" },
      });
    }
  });

  it("says so when the original cannot be read", async () => {
    const broken = new Uint8Array([0x50, 0x4b, 3, 4, 9, 9]);
    const result = await saveWorkbook(emptyWorkbook("b.xlsx"), broken);
    expect(result).toMatchObject({ ok: false, trouble: { code: "file-damaged" } });
  });
});

function unpackedParts(bytes: Uint8Array): Map<string, string> {
  const zip = new ZipFile(bytes, { file: "", limits: DEFAULT_LIMITS });
  const text = (name: string) => new TextDecoder("latin1").decode(zip.read(name) ?? undefined);
  return new Map([...zip.entries.values()].map(({ name }) => [name, text(name)]));
}

describe("what the model knows nothing of", () => {
  it("stays: macros, charts, comments, names, formats by condition, the style of a changed cell", async () => {
    const style = (extra = "") => `<xf numFmtId="0" fontId="0" fillId="0" borderId="0"${extra}/>`;
    const original = madeXlsx({
      sheet:
        '<sheetPr codeName="Sheet1"/><sheetData><row r="1" ht="30" customHeight="1"><c r="A1" s="1"><v>1</v></c><c r="B1"><v>2</v></c></row></sheetData>' +
        '<conditionalFormatting sqref="A1"/><drawing r:id="rId1"/><legacyDrawing r:id="rId2"/>',
      workbook: '<definedNames><definedName name="Area">Sheet1!$A$1</definedName></definedNames>',
      styles: `<fonts><font><sz val="11"/></font></fonts><cellXfs>${style()}${style(' applyFill="1"')}</cellXfs>`,
      parts: {
        "xl/vbaProject.bin": "macro",
        "xl/charts/chart1.xml": "<chart/>",
        "xl/comments1.xml": "<comments/>",
      },
    });
    const model = await opened(original);
    putCell(model.sheets[0]!, 0, 0, "-new", "0.0");
    const parts = unpackedParts(await saved(model, original));
    expect(parts.get("xl/vbaProject.bin")).toBe("macro");
    expect(parts.get("xl/charts/chart1.xml")).toBe("<chart/>");
    expect(parts.get("xl/comments1.xml")).toBe("<comments/>");
    expect(parts.get("xl/workbook.xml")).toContain(
      '<definedName name="Area">Sheet1!$A$1</definedName>',
    );
    const sheet = parts.get("xl/worksheets/sheet1.xml");
    expect(sheet).toContain('<sheetPr codeName="Sheet1"/>');
    expect(sheet).toContain('<row r="1" ht="30" customHeight="1"><c r="A1" s="2" t="inlineStr">');
    expect(sheet).toContain('<c r="B1"><v>2</v></c>');
    expect(sheet).toContain(
      '<conditionalFormatting sqref="A1"/><drawing r:id="rId1"/><legacyDrawing r:id="rId2"/>',
    );
    expect(parts.get("xl/styles.xml")).toContain(
      'applyFill="1" applyNumberFormat="1" quotePrefix="1"/>',
    );
  });
});

describeShared("changing a workbook of somebody else", () => {
  it("gives back the very bytes where nothing was changed", async () => {
    const original = sharedBytes("data/workbooks/council-returns/TF_Round_4_Success.xlsx");
    expect(await saved(await opened(original), original)).toBe(original);
  });

  it("keeps every cell but the changed one, and puts back what it was", async () => {
    const original = sharedBytes("data/workbooks/council-returns/PF_Round_1_Success.xlsx");
    const model = await opened(original);
    const sheet = model.sheets.find(({ name }) => name === "Outputs")!;
    const before = comparable(model);
    const was = cellAt(sheet, 0, 0);
    const format = sheet.columns.get(0)?.formats[0] ?? GENERAL;
    putCell(sheet, 0, 0, "=changed", format);
    const bytes = await saved(model, original);
    expect(comparable(await opened(bytes))).toEqual(comparable(model));

    putCell(sheet, 0, 0, was, format);
    expect(comparable(await opened(await saved(model, bytes)))).toEqual(before);
  });

  it("keeps every part byte for byte that has nothing to do with the change", async () => {
    const original = sharedBytes("data/workbooks/council-returns/PF_Round_1_Success.xlsx");
    const model = await opened(original);
    putCell(model.sheets[0]!, 50, 3, "note");
    const kept = unpackedParts(await saved(model, original));
    const changed = [...unpackedParts(original)].filter(
      ([name, content]) => kept.get(name) !== content,
    );
    expect(changed.map(([name]) => name).sort()).toEqual([
      "[Content_Types].xml",
      "xl/_rels/workbook.xml.rels",
      "xl/calcChain.xml",
      "xl/workbook.xml",
      "xl/worksheets/sheet1.xml",
    ]);
  });

  it("adds a sheet with a table to workbooks of many makers", async () => {
    const files = [
      "odd/SimpleStrict.xlsx",
      "odd/nonstandard-xml-ns-prefix.xlsx",
      "odd/1_NoIden.xlsx",
      "odd/any_sheets.xlsx",
      "odd/date_1904.xlsx",
      "odd/table-multiple.xlsx",
      "odd/shared_formula_simple.xlsx",
      "probation-workload/ND01.xlsx",
      "made/messy_return.xlsx",
    ];
    for (const file of files) {
      const original = sharedBytes(`data/workbooks/${file}`);
      const model = await opened(original);
      const workbook = new MemoryWorkbook(model);
      const applied = await workbook.apply([
        { kind: "addSheet", sheet: "Findings" },
        {
          kind: "addTable",
          sheet: "Findings",
          table: "tblFindings",
          columns: [{ title: "Rule" }, { title: "On", format: "dd/mm/yyyy" }],
          rows: [["@R1", 45748]],
        },
      ]);
      expect(applied.ok, file).toBe(true);
      expect(comparable(await opened(await saved(model, original))), file).toEqual(
        comparable(model),
      );
    }
  });

  it("writes the others of a shared formula out when its first cell is overwritten", async () => {
    const original = sharedBytes("data/workbooks/odd/shared_formula_simple.xlsx");
    const model = await opened(original);
    for (const sheet of model.sheets) {
      for (const [column, cells] of sheet.columns) {
        const first = [...cells.formulas.keys()].sort((a, b) => a - b)[0];
        if (first !== undefined) putCell(sheet, first, column, 1);
      }
    }
    const back = await opened(await saved(model, original));
    expect(comparable(back)).toEqual(comparable(model));
    expect(
      back.sheets.some((sheet) => [...sheet.columns.values()].some((c) => c.formulas.size > 0)),
    ).toBe(true);
  });

  it("writes an .ods anew as .xlsx with the same cells", async () => {
    const original = sharedBytes("data/workbooks/odd/date.ods");
    const model = await opened(original, "date.ods");
    const back = await opened(await saved(model, original));
    expect(comparable(back)).toEqual(comparable(model));
  });
});
