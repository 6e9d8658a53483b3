import type { Area } from "../cells/address";
import type { Cell } from "../cells/cell";
import type { DateSystem } from "../cells/date";
import type { TableFacts, Visibility } from "./port";
import type { ReportSheet } from "./report-sheet";
import type { Validation } from "./validation";

export const GENERAL = "General";

/**
 * One column of a sheet. `values` and `formats` have the same length and end with the last cell that
 * holds anything; formulas are few, so they are kept by row number.
 */
export interface ColumnModel {
  readonly values: Cell[];
  readonly formats: string[];
  readonly formulas: Map<number, string>;
}

export interface ListRule {
  readonly area: Area;
  /** The choices written in the rule itself; null where they stand in a range (`formula`). */
  readonly choices: readonly string[] | null;
  readonly formula: string | null;
}

export interface SheetModel {
  name: string;
  /**
   * What the file that it is saved into calls it, where that may be something else by now; null for a sheet that is new to
   * the file. Left out, the file calls it by its name.
   */
  nameInFile?: string | null;
  visibility: Visibility;
  isProtected: boolean;
  /** What the file declares as used; null where it declares nothing and the filled cells speak. */
  declared: Area | null;
  /** Sparse by column number: a column without cells is absent. */
  readonly columns: Map<number, ColumnModel>;
  readonly merged: Area[];
  readonly hiddenRows: Set<number>;
  readonly hiddenColumns: Set<number>;
  /** Width in characters by column number, where it differs from the default. */
  readonly widths: Map<number, number>;
  readonly lists: ListRule[];
  /** What other cells take. Only read: in a file it stays as it is. */
  readonly validations: Validation[];
  /**
   * Looks, charts and page set-up of a report sheet that is still to be written. Files are read without
   * them: what a file holds of such things stays in the file.
   */
  report: ReportSheet | null;
}

/** A workbook in memory: what files are read into and written from. */
export interface WorkbookModel {
  name: string;
  dateSystem: DateSystem;
  readonly sheets: SheetModel[];
  readonly tables: TableFacts[];
  readonly externalLinks: string[];
  readonly unreadable: { readonly area: Area; readonly reason: string }[];
  /** A text file whose lines end as on old Mac computers. */
  hasOldLineEnds?: boolean;
}

export function emptySheet(name: string): SheetModel {
  return {
    name,
    visibility: "visible",
    isProtected: false,
    declared: null,
    columns: new Map(),
    merged: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    widths: new Map(),
    lists: [],
    validations: [],
    report: null,
  };
}

export function emptyWorkbook(name: string): WorkbookModel {
  return { name, dateSystem: 1900, sheets: [], tables: [], externalLinks: [], unreadable: [] };
}

/** Puts one cell in place, growing the column as needed; a blank without formula empties it. */
export function putCell(
  sheet: SheetModel,
  row: number,
  column: number,
  value: Cell,
  format = GENERAL,
  formula: string | null = null,
): void {
  let cells = sheet.columns.get(column);
  if (!cells) {
    cells = { values: [], formats: [], formulas: new Map() };
    sheet.columns.set(column, cells);
  }
  while (cells.values.length <= row) {
    cells.values.push(null);
    cells.formats.push(GENERAL);
  }
  cells.values[row] = value;
  cells.formats[row] = format;
  if (formula === null) cells.formulas.delete(row);
  else cells.formulas.set(row, formula);
}
