import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellError, ERROR_CODES, type Cell } from "../../src/cells/cell";
import { emptySheet, emptyWorkbook, putCell, type WorkbookModel } from "../../src/workbook/model";
import { reportSheets } from "../../src/report/sheets";
import { applyToModel } from "../../src/workbook/apply";
import { buffersOf, parcels, Unpacking } from "../../src/workbook/parcel";
import { SAMPLE } from "../report/sample";
import { value } from "../verify/make";

/** From one thread to another, as a browser does it. */
function handed(model: WorkbookModel): WorkbookModel {
  const unpacking = new Unpacking();
  for (const parcel of parcels(model)) {
    const arrived = structuredClone(parcel, { transfer: parcel.flatMap(buffersOf) });
    for (const piece of arrived) unpacking.take(piece);
  }
  return unpacking.workbook;
}

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constant(null),
  fc.double(),
  fc.boolean(),
  fc.string(),
  fc.constantFrom("", "__proto__", "constructor", "=1+1", "a", "b"),
  fc.constantFrom(...ERROR_CODES).map(cellError),
);
const place = { row: fc.nat(40), column: fc.nat(6) };
const format = fc.constantFrom("General", "General", "dd/mm/yyyy", "0.00");
const formula = fc.option(fc.constantFrom("=A1", "=B2*2"), { freq: 4 });

describe("a workbook that is handed from one thread to another", () => {
  it("is the workbook it was", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.array(fc.record({ ...place, value: cell, format, formula }), { maxLength: 60 }),
          { maxLength: 3 },
        ),
        (sheets) => {
          const model = emptyWorkbook("return.xlsx");
          sheets.forEach((cells, at) => {
            const sheet = emptySheet(`S${at}`);
            model.sheets.push(sheet);
            for (const one of cells)
              putCell(sheet, one.row, one.column, one.value, one.format, one.formula);
          });
          expect(handed(model)).toEqual(model);
        },
      ),
      { numRuns: 200, seed: 4 },
    );
  });

  it("keeps all that is no cell", () => {
    const model = emptyWorkbook("return.xlsx");
    const area = { sheet: "S", row: 1, column: 0, rows: 2, columns: 2 };
    const sheet = emptySheet("S");
    putCell(sheet, 0, 0, -0);
    sheet.visibility = "hidden";
    sheet.isProtected = true;
    sheet.declared = area;
    sheet.merged.push(area);
    sheet.lists.push({ area, choices: ["Yes", "No"], formula: null });
    for (const row of [7, 3]) sheet.hiddenRows.add(row);
    sheet.hiddenColumns.add(2);
    sheet.widths.set(2, 14.5);
    model.sheets.push(sheet, { ...emptySheet("T"), nameInFile: "Old T" });
    value(applyToModel(model, reportSheets(SAMPLE)));
    model.sheets.push({ ...emptySheet("New"), nameInFile: null });
    model.dateSystem = 1904;
    model.hasOldLineEnds = true;
    model.tables.push({ name: "Cases", area, columns: ["Ref", "Team"], hasTotals: true });
    model.externalLinks.push("other.xlsx");
    model.unreadable.push({ area, reason: "Its text is missing from the file." });
    expect(handed(model)).toEqual(model);
  });

  it("travels in parcels that are each unpacked in a moment, however long its columns or texts are", () => {
    const model = emptyWorkbook("long.xlsx");
    const sheet = emptySheet("S");
    model.sheets.push(sheet);
    for (let row = 0; row < 50_000; row++) putCell(sheet, row, 0, `case ${row % 30_000}`);
    for (let row = 0; row < 100; row++) putCell(sheet, row, 1, "x".repeat(30_000) + row);
    const all = [...parcels(model)];
    expect(handed(model)).toEqual(model);
    for (const parcel of all) {
      const cells = parcel.map((piece) => (piece.kind === "cells" ? piece.kinds.length : 0));
      const texts = parcel.flatMap((piece) => (piece.kind === "texts" ? piece.texts : []));
      expect(cells.reduce((sum, n) => sum + n, 0)).toBeLessThan(45_000);
      expect(texts.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(1_200_000);
    }
    expect(all.length).toBeGreaterThan(5);
  });
});
