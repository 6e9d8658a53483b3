import { cellArea, type Area } from "../src/cells/address";
import type { Cell } from "../src/cells/cell";
import {
  emptySheet,
  GENERAL,
  putCell,
  type SheetModel,
  type WorkbookModel,
} from "../src/workbook/model";

export const DATE_FORMAT = "dd/mm/yyyy";

/** A column of a record sheet: its title, format, width and the heading of its choices on the list sheet. */
export interface SampleColumn {
  readonly title: string;
  readonly width: number;
  readonly format?: string;
  readonly choices?: string;
}

export interface RecordSheet {
  readonly sheet: string;
  readonly table: string;
  /** Lines above the headings, from A1 down; one empty row follows them. */
  readonly above: readonly string[];
  readonly columns: readonly SampleColumn[];
  readonly rows: readonly (readonly Cell[])[];
  /** Lines below the table, as people leave them. */
  readonly below: readonly string[];
}

export interface Choices {
  readonly title: string;
  readonly values: readonly string[];
}

const LISTS = "Lists";

/** The row of the headings, counted from 0: the lines above, then one that stays empty. */
export function headingRow(records: Pick<RecordSheet, "above">): number {
  return records.above.length + 1;
}

/** Where one field of one record stands. */
export function recordCell(records: RecordSheet, record: number, field: string): Area {
  const column = records.columns.findIndex(({ title }) => title === field);
  return cellArea(records.sheet, headingRow(records) + 1 + record, column);
}

export function addListSheet(model: WorkbookModel, lists: readonly Choices[]): void {
  const sheet = emptySheet(LISTS);
  lists.forEach(({ title, values }, column) => {
    putCell(sheet, 0, column, title);
    values.forEach((value, row) => putCell(sheet, row + 1, column, value));
    sheet.widths.set(column, Math.max(title.length, ...values.map((value) => value.length)) + 2);
  });
  model.sheets.push(sheet);
}

/** Puts the records on a sheet of their own, as a table with titles above, notes below and drop-down lists. */
export function addRecordSheet(
  model: WorkbookModel,
  records: RecordSheet,
  lists: readonly Choices[],
): SheetModel {
  const sheet = emptySheet(records.sheet);
  const { columns, rows, above, below } = records;
  const heading = headingRow(records);
  const first = heading + 1;

  above.forEach((line, row) => putCell(sheet, row, 0, line));
  columns.forEach(({ title, width, format = GENERAL, choices }, column) => {
    putCell(sheet, heading, column, title);
    sheet.widths.set(column, width);
    rows.forEach((row, record) => {
      const value = row[column] ?? null;
      // A typed text keeps the look of text: only real numbers carry the column's date format.
      if (value !== null)
        putCell(sheet, first + record, column, value, typeof value === "number" ? format : GENERAL);
    });
    if (choices !== undefined) {
      sheet.lists.push({
        area: { sheet: records.sheet, row: first, column, rows: rows.length, columns: 1 },
        choices: null,
        formula: listFormula(lists, choices),
      });
    }
  });
  below.forEach((line, row) => putCell(sheet, first + rows.length + 1 + row, 0, line));

  model.sheets.push(sheet);
  model.tables.push({
    name: records.table,
    area: {
      sheet: records.sheet,
      row: heading,
      column: 0,
      rows: rows.length + 1,
      columns: columns.length,
    },
    columns: columns.map(({ title }) => title),
    hasTotals: false,
  });
  return sheet;
}

function listFormula(lists: readonly Choices[], title: string): string {
  const column = lists.findIndex((list) => list.title === title);
  const list = lists[column];
  if (!list) throw new RangeError(`There is no list called ${title}.`);
  const letter = String.fromCharCode(65 + column);
  return `${LISTS}!$${letter}$2:$${letter}$${list.values.length + 1}`;
}
