import { describe, expect, it } from "vitest";
import { localAddress } from "../../src/cells/address";
import { cellError, type Cell } from "../../src/cells/cell";
import { isoDate } from "../../src/cells/date";
import type { SheetModel, WorkbookModel } from "../../src/workbook/model";
import { openWorkbook } from "../../src/xlsx/open";
import { cellAt } from "./models";
import { madeXlsx, type MadeWorkbook } from "./zips";

async function opened(made: MadeWorkbook): Promise<WorkbookModel> {
  const result = await openWorkbook("made.xlsx", madeXlsx(made));
  if (!result.ok) throw new Error(result.trouble.message);
  return result.value;
}

async function sheetOf(made: MadeWorkbook): Promise<SheetModel> {
  return (await opened(made)).sheets[0]!;
}

const data = (cells: string) => `<sheetData><row r="1">${cells}</row></sheetData>`;

async function valueOf(cell: string, rest: Omit<MadeWorkbook, "sheet"> = {}): Promise<Cell> {
  return cellAt(await sheetOf({ sheet: data(cell), ...rest }), 0, 0);
}

const styles = (...formats: string[]) => ({
  styles:
    `<numFmts>${formats.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${code}"/>`).join("")}</numFmts>` +
    `<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>` +
    `<cellXfs><xf numFmtId="0"/>${formats.map((_, at) => `<xf numFmtId="${164 + at}"/>`).join("")}<xf numFmtId="14"/></cellXfs>`,
});

describe("values", () => {
  it.each([
    ["<c r='A1'><v>12.5</v></c>", 12.5],
    ["<c r='A1'><v>-0.1</v></c>", -0.1],
    ["<c r='A1'><v>1.0000000000000002E-5</v></c>", 1.0000000000000002e-5],
    ["<c r='A1'><v>123456789012345678</v></c>", 123456789012345680],
    ["<c r='A1'><v>0.30000000000000004</v></c>", 0.30000000000000004],
    ["<c r='A1' t='b'><v>1</v></c>", true],
    ["<c r='A1' t='b'><v>0</v></c>", false],
    ["<c r='A1' t='str'><v> kept </v></c>", " kept "],
    ["<c r='A1' t='s'><v>0</v></c>", "first"],
    ["<c r='A1' t='inlineStr'><is><t>007</t></is></c>", "007"],
    [
      "<c r='A1' t='inlineStr'><is><r><t>ri</t></r><r><rPr><b/></rPr><t>ch</t></r><rPh><t>no</t></rPh></is></c>",
      "rich",
    ],
    ["<c r='A1'/>", null],
    ["<c r='A1'><v></v></c>", null],
  ])("%s is %j", async (cell, value) => {
    expect(await valueOf(cell, { texts: "<si><t>first</t></si>" })).toBe(value);
  });

  it("keeps the code of an error, and calls an unknown one #UNKNOWN!", async () => {
    expect(await valueOf("<c r='A1' t='e'><v>#DIV/0!</v></c>")).toBe(cellError("#DIV/0!"));
    expect(await valueOf("<c r='A1' t='e'><v>#PYTHON!</v></c>")).toBe(cellError("#UNKNOWN!"));
  });

  it("keeps edge spaces that the file keeps, and resolves what XML cannot hold", async () => {
    const inline = (t: string) => valueOf(`<c r="A1" t="inlineStr"><is>${t}</is></c>`);
    expect(await inline('<t xml:space="preserve">  a </t>')).toBe("  a ");
    expect(await inline("<t>  a </t>")).toBe("a");
    expect(await inline("<t>a_x000D_b_x005F_x</t>")).toBe("a\rb_x");
    expect(await inline("<t>&lt;b&gt; &#65;&#x42; &unknown;</t>")).toBe("<b> AB &unknown;");
    expect(await inline("<t>a<![CDATA[<&amp;>]]><!-- not this -->z</t>")).toBe("a<&amp;>z");
  });

  it("names cells whose content cannot be read and reads the rest", async () => {
    const model = await opened({
      sheet: data(
        "<c r='A1' t='s'><v>5</v></c><c r='B1'><v>1x</v></c><c r='C1' t='d'><v>2025-02-30</v></c><c r='D1'><v>4</v></c>",
      ),
    });
    expect(model.unreadable.map(({ area }) => localAddress(area))).toEqual(["A1", "B1", "C1"]);
    expect(new Set(model.unreadable.map(({ reason }) => reason)).size).toBe(3);
    expect(cellAt(model.sheets[0], 0, 3)).toBe(4);
  });

  it("places cells and rows that leave their address out", async () => {
    const sheet = await sheetOf({
      sheet:
        "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row r='4'><c r='C4'><v>3</v></c><c><v>4</v></c></row></sheetData>",
    });
    expect([
      cellAt(sheet, 0, 0),
      cellAt(sheet, 0, 1),
      cellAt(sheet, 3, 2),
      cellAt(sheet, 3, 3),
    ]).toEqual([1, 2, 3, 4]);
  });

  it("passes over tags that it does not know, whatever their names", async () => {
    const cells = data('<c r="A1"><é ü="1">9<ñ/></é><v>7</v></c>');
    expect(cellAt(await sheetOf({ sheet: `<x:ä/>${cells}` }), 0, 0)).toBe(7);
    const crossed = await openWorkbook("made.xlsx", madeXlsx({ sheet: "<é></è>" }));
    expect(crossed).toMatchObject({ ok: false, trouble: { code: "file-damaged" } });
  });

  it("reads XML in UTF-16", async () => {
    const xml = `\ufeff<?xml version="1.0" encoding="UTF-16"?><worksheet>${data("<c r='A1' t='str'><v>é</v></c>")}</worksheet>`;
    const bytes = new Uint8Array(
      [...xml].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
    );
    const sheet = await sheetOf({ parts: { "xl/worksheets/sheet1.xml": bytes } });
    expect(cellAt(sheet, 0, 0)).toBe("é");
  });

  it("reads prefixed namespaces", async () => {
    const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const sheet = `<x:worksheet xmlns:x="${main}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    expect(cellAt(await sheetOf({ parts: { "xl/worksheets/sheet1.xml": sheet } }), 0, 0)).toBe(7);
  });
});

describe("dates", () => {
  const cell = "<c r='A1' s='1'><v>100</v></c>";

  it("moves the days of a 1904 workbook, but no plain number and no time of day", async () => {
    const old = { workbook: '<workbookPr date1904="1"/>' };
    expect(await valueOf(cell, { ...old, ...styles("dd/mm/yyyy") })).toBe(1562);
    expect(await valueOf(cell, { ...old, ...styles("0.00") })).toBe(100);
    expect(await valueOf(cell, { ...old, ...styles("h:mm") })).toBe(100);
    expect(await valueOf(cell, styles("dd/mm/yyyy"))).toBe(100);
  });

  it("reads dates that are written out, whatever the date system", async () => {
    const iso = "<c r='A1' t='d'><v>2025-04-01T12:00:00</v></c>";
    for (const workbook of ["", '<workbookPr date1904="1"/>']) {
      const value = await valueOf(iso, { workbook, ...styles("dd/mm/yyyy") });
      expect(value).toBe(45748.5);
      expect(isoDate(Number(value))).toBe("2025-04-01");
    }
  });

  it("gives number formats in their en-US form, from the cell styles alone", async () => {
    const sheet = await sheetOf({
      sheet: data("<c r='A1' s='2'><v>1</v></c><c r='B1' s='1'/><c r='C1'><v>1</v></c>"),
      ...styles("[$-809]d mmm yyyy"),
    });
    expect(sheet.columns.get(0)?.formats).toEqual(["m/d/yyyy"]);
    expect(sheet.columns.has(1)).toBe(false);
    expect(sheet.columns.get(2)?.formats).toEqual(["General"]);
  });
});

describe("formulas", () => {
  async function formulas(rows: string): Promise<string[]> {
    const sheet = await sheetOf({ sheet: `<sheetData>${rows}</sheetData>` });
    return [...sheet.columns.values()].flatMap((column) => [...column.formulas.values()]);
  }

  it("shows them as people type them", async () => {
    expect(
      await formulas(
        "<row r='1'><c r='A1'><f>_xlfn.XLOOKUP(B1,_xlfn._xlws.SORT(C:C),&quot;_xlfn.&quot;)</f><v>1</v></c></row>",
      ),
    ).toEqual(['=XLOOKUP(B1,SORT(C:C),"_xlfn.")']);
    expect(
      await formulas("<row r='1'><c r='A1'><f>_xldudf_KPI_RATE(A1:A9,B1:B9)</f></c></row>"),
    ).toEqual(["=KPI.RATE(A1:A9,B1:B9)"]);
  });

  it("moves the references of a shared formula with its cells and leaves everything else alone", async () => {
    const shared = `A1+$A1+A$1+$A$1+SUM(B:B,$2:2)+'A1 sheet'!C3+A1.x+LOG10(2)+tbl[A1]+"A1"`;
    const [first, second] = await formulas(
      `<row r="1"><c r="D1"><f t="shared" ref="D1:E2" si="0">${shared.replaceAll('"', "&quot;")}</f></c></row>` +
        `<row r="2"><c r="E2"><f t="shared" si="0"/></c></row>`,
    );
    expect(first).toBe(`=${shared}`);
    expect(second).toBe(`=B2+$A2+B$1+$A$1+SUM(C:C,$2:3)+'A1 sheet'!D4+A1.x+LOG10(2)+tbl[A1]+"A1"`);
  });

  it("keeps formulas that have no result yet, and knows none in a data table", async () => {
    expect(
      await formulas(
        "<row r='1'><c r='A1'><f>1+1</f></c><c r='B1'><f t='dataTable' ref='B1:B2' r1='A1'/><v>3</v></c></row>",
      ),
    ).toEqual(["=1+1"]);
  });
});

describe("what a sheet says of itself", () => {
  it("tells hidden rows and columns, by flag or by size, and widths", async () => {
    const sheet = await sheetOf({
      sheet:
        '<cols><col min="2" max="3" width="9" hidden="1"/><col min="5" max="5" width="0" customWidth="1"/><col min="6" max="6" width="20" customWidth="1"/></cols>' +
        '<sheetData><row r="2" hidden="1"/><row r="3" ht="0" customHeight="1"/><row r="4" ht="15"/></sheetData>',
    });
    expect([...sheet.hiddenRows]).toEqual([1, 2]);
    expect([...sheet.hiddenColumns]).toEqual([1, 2, 4]);
    expect([...sheet.widths]).toEqual([[5, 20]]);
  });

  it("tells rows that are hidden by default", async () => {
    const sheet = await sheetOf({
      sheet:
        '<sheetFormatPr defaultRowHeight="15" zeroHeight="1"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="3" hidden="1"><c r="A3"><v>1</v></c></row></sheetData>',
    });
    expect([...sheet.hiddenRows].sort()).toEqual([1, 2]);
  });

  it("tells protection, merged areas and what the file declares as used", async () => {
    const sheet = await sheetOf({
      sheet:
        '<dimension ref="A1:XFD1048576"/><sheetData/><sheetProtection password="CC" sheet="1"/><mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="#REF!"/></mergeCells>',
    });
    expect(sheet.isProtected).toBe(true);
    expect(sheet.merged.map(localAddress)).toEqual(["A1:B2"]);
    expect(sheet.declared && localAddress(sheet.declared)).toBe("A1:XFD1048576");
  });

  it("tells what cells take in both places where Excel keeps it", async () => {
    const sheet = await sheetOf({
      sheet:
        '<sheetData/><dataValidations><dataValidation type="list" sqref="A2:A9 C2"><formula1>"Yes, No,Say ""so"""</formula1></dataValidation>' +
        '<dataValidation type="whole" operator="greaterThan" sqref="B2"><formula1>1</formula1></dataValidation>' +
        '<dataValidation type="textLength" sqref="E2:E9 F4"><formula1>1</formula1><formula2>G2</formula2></dataValidation>' +
        '<dataValidation sqref="H2"/></dataValidations>' +
        '<extLst><ext><x14:dataValidations xmlns:x14="x" xmlns:xm="m"><x14:dataValidation type="list"><x14:formula1><xm:f>Lists!$A$1:$A$5</xm:f></x14:formula1><xm:sqref>D2:D9</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>',
    });
    expect(
      sheet.lists.map(({ area, choices, formula }) => [localAddress(area), choices, formula]),
    ).toEqual([
      ["A2:A9", ["Yes", "No", 'Say "so"'], null],
      ["C2", ["Yes", "No", 'Say "so"'], null],
      ["D2:D9", null, "=Lists!$A$1:$A$5"],
    ]);
    expect(
      sheet.validations.map(({ area, kind, operator, formulas }) => [
        localAddress(area),
        kind,
        operator,
        formulas,
      ]),
    ).toEqual([
      ["B2", "whole", "greaterThan", ["=1"]],
      ["E2:E9", "length", "between", ["=1", "=G2"]],
      ["F4", "length", "between", ["=1", "=H4"]],
    ]);
  });
});
