import { cellArea, type Area } from "../cells/address";
import type { Cell } from "../cells/cell";
import { fail, ok, type Result } from "../text/trouble";
import { workbookText } from "../text/workbook";
import type { BeforeCell, Change, NewColumn } from "./change";
import { GENERAL, putCell, type SheetModel, type WorkbookModel } from "./model";
import type { TableFacts } from "./port";

export type Rows = readonly (readonly Cell[])[];
export type Kind<K extends Change["kind"]> = Extract<Change, { kind: K }>;

/** A change that has been made: the area it touched and the change that undoes it. */
export interface Made {
  readonly touched: Area | null;
  readonly inverse: readonly Change[];
}

export const sameName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

export function isRectangle(rows: Rows, columns: number): boolean {
  return rows.every((row) => row.length === columns);
}

export function sheetCalled(model: WorkbookModel, name: string): SheetModel | null {
  return model.sheets.find((sheet) => sameName(sheet.name, name)) ?? null;
}

export function writable(model: WorkbookModel, name: string): Result<SheetModel> {
  const sheet = sheetCalled(model, name);
  if (!sheet) return fail(workbookText.sheetMissing(name));
  return sheet.isProtected ? fail(workbookText.sheetProtected(sheet.name)) : ok(sheet);
}

export interface TablePlace {
  readonly index: number;
  readonly facts: TableFacts;
  readonly sheet: SheetModel;
}

export function tableCalled(model: WorkbookModel, name: string): Result<TablePlace> {
  const index = model.tables.findIndex((table) => sameName(table.name, name));
  const facts = model.tables[index];
  if (!facts) return fail(workbookText.tableMissing(name));
  const sheet = writable(model, facts.area.sheet);
  return sheet.ok ? ok({ index, facts, sheet: sheet.value }) : sheet;
}

export function beforeCell(sheet: SheetModel, row: number, column: number): BeforeCell {
  const cells = sheet.columns.get(column);
  return {
    value: cells?.values[row] ?? null,
    formula: cells?.formulas.get(row) ?? null,
    format: cells?.formats[row] ?? GENERAL,
  };
}

export const isEmpty = (cell: BeforeCell) => cell.value === null && cell.formula === null;

export function firstFilled(sheet: SheetModel, area: Area): Area | null {
  for (let row = area.row; row < area.row + area.rows; row++) {
    for (let column = area.column; column < area.column + area.columns; column++) {
      if (!isEmpty(beforeCell(sheet, row, column))) return cellArea(sheet.name, row, column);
    }
  }
  return null;
}

/** The first cell of an area that does not hold what was written there; null when all of it stands. */
export function firstChanged(sheet: SheetModel, area: Area, written: Rows): Area | null {
  for (const [r, row] of written.entries()) {
    for (const [c, value] of row.entries()) {
      const now = beforeCell(sheet, area.row + r, area.column + c);
      if (now.value !== value) return cellArea(sheet.name, area.row + r, area.column + c);
    }
  }
  return null;
}

export function writeRows(
  sheet: SheetModel,
  row: number,
  column: number,
  rows: Rows,
  formatAt?: (column: number, row: number) => string | undefined,
) {
  rows.forEach((cells, r) =>
    cells.forEach((value, c) => {
      const format = formatAt?.(c, r) ?? beforeCell(sheet, row + r, column + c).format;
      putCell(sheet, row + r, column + c, value, format);
    }),
  );
}

/** The number formats of new columns, cell by cell. */
export const formatsOf = (columns: readonly NewColumn[]) => (column: number, row: number) =>
  columns[column]?.formats?.[row] ?? columns[column]?.format ?? GENERAL;

export function clear(sheet: SheetModel, area: Area) {
  for (let row = area.row; row < area.row + area.rows; row++) {
    for (let column = area.column; column < area.column + area.columns; column++) {
      putCell(sheet, row, column, null);
    }
  }
}

export function bodyOf({ area }: TableFacts): Area {
  return { ...area, row: area.row + 1, rows: area.rows - 1 };
}

/** Widths and drop-down lists of columns of a table whose body has these rows. */
export function dressColumns(sheet: SheetModel, body: Area, columns: readonly NewColumn[]) {
  columns.forEach((column, at) => {
    const area = { ...body, column: body.column + at, columns: 1 };
    if (column.width !== undefined) sheet.widths.set(area.column, column.width);
    if (column.list) sheet.lists.push({ area, choices: column.list, formula: null });
  });
}
