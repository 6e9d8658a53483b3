import type { Area } from "../cells/address";
import type { SheetFacts, WorkbookFacts } from "./port";
import type { SheetModel, WorkbookModel } from "./model";

/** The smallest area that holds every value and formula of a sheet; null for an empty one. */
export function filledArea(sheet: SheetModel): Area | null {
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  for (const [column, cells] of sheet.columns) {
    const isFilled = (row: number) => cells.values[row] !== null || cells.formulas.has(row);
    let first = 0;
    while (first < cells.values.length && !isFilled(first)) first++;
    if (first === cells.values.length) continue;
    let last = cells.values.length - 1;
    while (!isFilled(last)) last--;
    top = Math.min(top, first);
    bottom = Math.max(bottom, last);
    left = Math.min(left, column);
    right = Math.max(right, column);
  }
  if (bottom < 0) return null;
  return area(sheet.name, top, left, bottom, right);
}

function area(sheet: string, top: number, left: number, bottom: number, right: number): Area {
  return { sheet, row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}

function around(a: Area | null, b: Area | null): Area | null {
  if (!a || !b) return a ?? b;
  return area(
    a.sheet,
    Math.min(a.row, b.row),
    Math.min(a.column, b.column),
    Math.max(a.row + a.rows, b.row + b.rows) - 1,
    Math.max(a.column + a.columns, b.column + b.columns) - 1,
  );
}

function sheetFacts(sheet: SheetModel): SheetFacts {
  const filled = filledArea(sheet);
  return {
    name: sheet.name,
    visibility: sheet.visibility,
    isProtected: sheet.isProtected,
    used: around(sheet.declared, filled),
    filled,
  };
}

export function workbookFacts(model: WorkbookModel): WorkbookFacts {
  return {
    name: model.name,
    dateSystem: model.dateSystem,
    sheets: model.sheets.map(sheetFacts),
    tables: [...model.tables],
    externalLinks: [...model.externalLinks],
    unreadable: [...model.unreadable],
    ...(model.hasOldLineEnds === true && { hasOldLineEnds: true }),
  };
}
