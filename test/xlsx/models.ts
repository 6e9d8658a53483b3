import { isError, type Cell } from "../../src/cells/cell";
import type { ErrorCode } from "../../src/cells/cell";
import type { Area } from "../../src/cells/address";
import { localAddress } from "../../src/cells/address";
import {
  GENERAL,
  type ColumnModel,
  type SheetModel,
  type WorkbookModel,
} from "../../src/workbook/model";

/**
 * A model in a plain form in which equal workbooks are deeply equal, whatever they were built from.
 * `blanks` says whether a blank cell counts by its format or not at all.
 */
export function comparable(
  model: WorkbookModel,
  blanks: "formats" | "nothing" = "formats",
): unknown {
  return {
    dateSystem: model.dateSystem,
    sheets: model.sheets.map((sheet) => ({
      name: sheet.name,
      visibility: sheet.visibility,
      isProtected: sheet.isProtected,
      cells: cellsOf(sheet, blanks),
      merged: sheet.merged.map(localAddress),
      hiddenRows: sorted(sheet.hiddenRows),
      hiddenColumns: sorted(sheet.hiddenColumns),
      widths: [...sheet.widths].sort(([a], [b]) => a - b),
      lists: sheet.lists
        .map(({ area, ...rule }) => JSON.stringify({ at: localAddress(area), ...rule }))
        .sort(),
    })),
    tables: model.tables.map(({ area, ...table }) => ({ at: place(area), ...table })),
    externalLinks: model.externalLinks,
    unreadable: model.unreadable.map(({ area, reason }) => ({ at: place(area), reason })),
  };
}

const place = (area: Area) => `${area.sheet}!${localAddress(area)}`;

function sorted(numbers: ReadonlySet<number>): number[] {
  return [...numbers].sort((a, b) => a - b);
}

function cellsOf(sheet: SheetModel, blanks: "formats" | "nothing"): Record<string, string>[] {
  return [...sheet.columns]
    .sort(([a], [b]) => a - b)
    .map(([column, cells]) => columnCells(column, cells, blanks))
    .filter((cells) => Object.keys(cells).length > 0);
}

function columnCells(
  column: number,
  { values, formats, formulas }: ColumnModel,
  blanks: "formats" | "nothing",
): Record<string, string> {
  let length = values.length;
  while (length > 0 && values[length - 1] === null && !formulas.has(length - 1)) length--;
  const cells: Record<string, string> = {};
  for (let row = 0; row < length; row++) {
    const value = values[row] ?? null;
    const format = formats[row] ?? GENERAL;
    const isPlain = format === GENERAL || blanks === "nothing";
    if (value === null && isPlain && !formulas.has(row)) continue;
    const at = localAddress({ sheet: "", row, column, rows: 1, columns: 1 });
    cells[at] = `${kindAndText(value)} ${format} ${formulas.get(row) ?? ""}`;
  }
  return cells;
}

export function kindAndText(value: Cell): string {
  if (value === null) return "blank";
  if (isError(value)) return `error ${value.error satisfies ErrorCode}`;
  return `${typeof value} ${JSON.stringify(value)}`;
}

export function cellAt(sheet: SheetModel | undefined, row: number, column: number): Cell {
  return sheet?.columns.get(column)?.values[row] ?? null;
}

export function filledCount(sheet: SheetModel): number {
  let count = 0;
  for (const { values, formulas } of sheet.columns.values()) {
    values.forEach((value, row) => {
      if (value !== null || formulas.has(row)) count++;
    });
  }
  return count;
}
