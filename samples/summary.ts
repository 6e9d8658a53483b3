import { columnLetters, quotedSheet } from "../src/cells/address";
import { emptySheet, GENERAL, putCell, type WorkbookModel } from "../src/workbook/model";
import { headingRow, type RecordSheet } from "./sheets";

/** One line of a summary: what is measured, its formula, and what it is held against. */
export interface SummaryLine {
  readonly measure: string;
  readonly formula: string;
  readonly format: "0.0%" | "0" | "0.00";
  readonly target: number | null;
  readonly direction?: "higher" | "lower";
}

/** The range of one field of the records, as a formula names it: `Caseload!H5:H304`. */
export function fieldRange(records: RecordSheet, field: string): string {
  const column = records.columns.findIndex(({ title }) => title === field);
  if (column < 0) throw new RangeError(`There is no column called ${field}.`);
  const letters = columnLetters(column);
  const first = headingRow(records) + 2;
  return `${quotedSheet(records.sheet)}!${letters}${first}:${letters}${first + records.rows.length - 1}`;
}

/** The sheet that people look at first: a measure a line, with its target and colour. Values come with the first calculation. */
export function addSummary(model: WorkbookModel, title: string, lines: readonly SummaryLine[]): void {
  const sheet = emptySheet("Summary");
  putCell(sheet, 0, 0, title);
  putCell(sheet, 1, 0, "Figures as at 31/10/2026. Invented data: no person in this workbook exists.");
  ["Measure", "Result", "Target", "Status"].forEach((heading, column) => putCell(sheet, 3, column, heading));
  lines.forEach(({ measure, formula, format, target, direction }, index) => {
    const row = 4 + index;
    const at = row + 1;
    putCell(sheet, row, 0, measure);
    putCell(sheet, row, 1, null, format, formula);
    if (target === null) return;
    putCell(sheet, row, 2, target, format);
    const toward = direction === undefined ? "" : `,"${direction}"`;
    putCell(sheet, row, 3, null, GENERAL, `=KPI.RAG(B${at},C${at},0.05${toward})`);
  });
  [52, 12, 12, 12].forEach((width, column) => sheet.widths.set(column, width));
  model.sheets.unshift(sheet);
}
