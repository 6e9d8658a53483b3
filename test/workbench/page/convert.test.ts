import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { sampleModels } from "../../../samples/main";
import { cellError } from "../../../src/cells/cell";
import { emptySheet, emptyWorkbook, putCell } from "../../../src/workbook/model";
import { openWorkbook } from "../../../src/xlsx/open";
import { saveWorkbook } from "../../../src/xlsx/save";
import { hostWorkbook, modelOf, sheetNames } from "../../../workbench/page/convert";
import { value } from "../../verify/make";
import { madeXlsx } from "../../xlsx/zips";

describe("A workbook that goes into the host and comes back", () => {
  it.each(sampleModels().map(({ file, model }) => [file, model] as const))(
    "holds every cell, format, formula, table and list of %s",
    (_file, model) => {
      const back = modelOf(hostWorkbook(model), model);
      expect(back.tables).toEqual(model.tables);
      for (const [index, sheet] of model.sheets.entries()) {
        const returned = back.sheets[index];
        expect(returned?.name).toBe(sheet.name);
        expect(returned?.lists).toEqual(sheet.lists);
        expect([...(returned?.hiddenRows ?? [])]).toEqual([...sheet.hiddenRows]);
        for (const [column, cells] of sheet.columns) {
          const same = returned?.columns.get(column);
          cells.values.forEach((value, row) => {
            expect(same?.values[row] ?? null).toEqual(value);
            expect(same?.formats[row] ?? "General").toBe(cells.formats[row]);
          });
          expect(new Map([...(same?.formulas ?? [])].sort())).toEqual(
            new Map([...cells.formulas].sort()),
          );
        }
      }
    },
  );

  it("keeps what is hidden, protected, wide, unreadable, and errors as they are", () => {
    const model = emptyWorkbook("odd.xlsx");
    const sheet = emptySheet("Front");
    putCell(sheet, 2, 1, cellError("#DIV/0!"));
    putCell(sheet, 3, 1, "0012", "@");
    sheet.widths.set(1, 30);
    const secret = emptySheet("Secret");
    secret.visibility = "veryHidden";
    secret.isProtected = true;
    model.sheets.push(sheet, secret);
    model.unreadable.push({
      area: { sheet: "Front", row: 9, column: 0, rows: 1, columns: 1 },
      reason: "damaged",
    });
    const back = modelOf(hostWorkbook(model), model);
    expect(back.sheets[0]?.columns.get(1)?.values).toEqual([
      null,
      null,
      cellError("#DIV/0!"),
      "0012",
    ]);
    expect(back.sheets[0]?.columns.get(1)?.formats[3]).toBe("@");
    expect(back.sheets[0]?.widths.get(1)).toBeCloseTo(30, 10);
    expect(back.sheets[1]).toMatchObject({ visibility: "veryHidden", isProtected: true });
    expect(back.unreadable).toEqual(model.unreadable);
  });
});

describe("A workbook that is opened, rearranged and saved", () => {
  it("keeps in the file what the host knows nothing of, wherever a sheet is and whatever it is called", async () => {
    const style = "<cellXfs><xf/></cellXfs>";
    const inside =
      '<cols><col min="1" max="1" width="31" customWidth="1"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>' +
      '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><formula>Sheet1!$A$1&gt;2</formula></cfRule></conditionalFormatting>';
    const original = madeXlsx({ sheet: inside, styles: style });
    const model = value(await openWorkbook("cases.xlsx", original));
    const book = hostWorkbook(model);
    const inFile = sheetNames(book);
    const added = book.addSheet("Before it");
    added.setValue(0, 0, "new");
    added.setFormula(1, 0, "=Sheet1!A1");
    book.sheets.reverse();
    const sheet = book.sheet("Sheet1");
    if (!sheet) throw new Error("The sheet of the file is not there.");
    book.renameSheet(sheet, "Cases of May");
    const bytes = value(await saveWorkbook(modelOf(book, model, inFile), original));
    const parts = unzipSync(bytes);
    expect(strFromU8(parts["xl/worksheets/sheet1.xml"]!)).toContain(
      inside.replace("Sheet1!", "'Cases of May'!"),
    );
    const again = value(await openWorkbook("cases.xlsx", bytes));
    expect(again.sheets.map(({ name }) => name)).toEqual(["Before it", "Cases of May"]);
    expect(again.sheets[0]?.columns.get(0)?.formulas.get(1)).toBe("='Cases of May'!A1");
  });
});
