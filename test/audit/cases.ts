import type { Cell } from "../../src/cells/cell";
import { emptySheet, emptyWorkbook, putCell } from "../../src/workbook/model";

export const ROWS = 30;

/** Thirty cases in three prisons, each with an amount. */
export function casesModel(rows = ROWS) {
  const model = emptyWorkbook("cases.xlsx");
  const sheet = emptySheet("Cases");
  const put = (row: number, cells: readonly Cell[]) =>
    cells.forEach((cell, column) => putCell(sheet, row, column, cell));
  put(0, ["Case", "Prison", "Grant"]);
  for (let row = 1; row <= rows; row++) {
    const prison = ["Leeds", "Hull", "Ashmoor"][row % 3] ?? "";
    put(row, [`CASE-${String(row).padStart(4, "0")}`, prison, row * 100]);
  }
  model.sheets.push(sheet);
  return model;
}
