import { address } from "../cells/address";
import { changeText } from "../text/workbook";
import type { Change } from "./change";

/** One change in words, for the list that is shown before anything is written. */
export function describe(change: Change): string {
  switch (change.kind) {
    case "addSheet":
      return changeText.addSheet(change.sheet);
    case "addTable":
      return changeText.addTable(change.table, change.sheet, change.rows.length);
    case "appendRows":
      return changeText.appendRows(change.table, change.rows.length);
    case "setCells":
      return changeText.setCells(address(change.area));
    case "setFormula":
      return changeText.setFormula(address(change.area), change.formula);
    case "removeSheet":
      return changeText.removeSheet(change.sheet);
    case "removeTable":
      return changeText.removeTable(change.table);
    case "removeRows":
      return changeText.removeRows(change.table, change.rows.length);
    case "addColumns":
      return changeText.addColumns(
        change.table,
        change.columns.map(({ title }) => title),
      );
    case "removeColumns":
      return changeText.removeColumns(
        change.table,
        change.columns.map(({ title }) => title),
      );
    case "addReportSheet":
      return changeText.addReportSheet(change.sheet, change.content.charts.length);
    case "removeReportSheet":
      return changeText.removeSheet(change.sheet);
    case "restoreCells":
      return changeText.restoreCells(address(change.area));
  }
}
