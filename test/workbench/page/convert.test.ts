import { describe, expect, it } from "vitest";
import { sampleModels } from "../../../samples/main";
import { cellError } from "../../../src/cells/cell";
import { emptySheet, emptyWorkbook, putCell } from "../../../src/workbook/model";
import { hostWorkbook, modelOf } from "../../../workbench/page/convert";

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
