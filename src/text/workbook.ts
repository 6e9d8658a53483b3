import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });

export const workbookText = {
  sheetMissing: (sheet: string) =>
    trouble(
      "sheet-missing",
      `There is no sheet called “${sheet}” in this workbook. It may have been renamed or deleted. Nothing was changed.`,
    ),
  tooManyValidations: (sheet: string, most: number) =>
    trouble(
      "too-many-validations",
      `“${sheet}” has more than ${most.toLocaleString("en-GB")} areas with data validation, too many to look at.`,
    ),
  sheetExists: (sheet: string) =>
    trouble(
      "sheet-exists",
      `A sheet called “${sheet}” is already there. Rename it, or choose another name. Nothing was changed.`,
    ),
  sheetHidden: (sheet: string) =>
    trouble("sheet-hidden", `The sheet “${sheet}” is hidden. Unhide it to go to the cell.`),
  sheetProtected: (sheet: string) =>
    trouble(
      "sheet-protected",
      `The sheet “${sheet}” is protected. Take the protection off, or ask its owner, then try again. Nothing was changed.`,
    ),
  tableMissing: (table: string) =>
    trouble(
      "table-missing",
      `The table “${table}” is not in this workbook any more. It may have been renamed or deleted. Nothing was changed.`,
    ),
  tableExists: (table: string) =>
    trouble("table-exists", `A table called “${table}” is already there. Nothing was changed.`),
  tableBlocked: (table: string, cell: string) =>
    trouble(
      "table-blocked",
      `The table “${table}” cannot grow: ${cell} below it is filled. Move what stands there, then try again. Nothing was changed.`,
    ),
  columnsBlocked: (table: string, cell: string) =>
    trouble(
      "table-blocked",
      `The table “${table}” cannot take new columns: ${cell} at its right is filled. Move what stands there, then try again. Nothing was changed.`,
    ),
  columnExists: (table: string, title: string) =>
    trouble(
      "column-exists",
      `The table “${table}” has a column ${title} already. Nothing was changed.`,
    ),
  cellFilled: (cell: string) =>
    trouble("cell-filled", `${cell} is not empty. Choose an empty cell. Nothing was changed.`),
  wrongShape: (what: string) =>
    trouble(
      "wrong-shape",
      `What was to be written to ${what} does not have as many rows and columns as it needs. Nothing was changed.`,
    ),
  changedSince: (cell: string) =>
    trouble(
      "changed-since",
      `${cell} has been changed since, so it was not put back. Nothing was changed.`,
    ),
  changedMeanwhile: (cell: string) =>
    trouble(
      "changed-meanwhile",
      `${cell} has been changed meanwhile, perhaps by somebody else. Look at it again, then repeat what you did. Nothing was changed.`,
    ),
  tableGrownMeanwhile: (table: string) =>
    trouble(
      "changed-meanwhile",
      `Somebody else has added to the table “${table}” meanwhile. Do it once more. Nothing was changed.`,
    ),
  cellEditing: () =>
    trouble(
      "cell-editing",
      "Excel is waiting for you to finish typing in a cell. Press Enter or Esc, then try again. Nothing was changed.",
    ),
  sheetNotEmpty: (sheet: string) =>
    trouble(
      "sheet-not-empty",
      `The sheet “${sheet}” has been written on since, so it was not removed. Nothing was changed.`,
    ),
  reportChanged: (sheet: string) =>
    trouble(
      "report-changed",
      `The report sheet “${sheet}” has been changed since, so it was not removed. Nothing was changed.`,
    ),
  tableChanged: (table: string) =>
    trouble(
      "table-changed",
      `The table “${table}” has been changed since, so it was not put back. Nothing was changed.`,
    ),
  cancelled: () => trouble("cancelled", "Stopped, as you asked. Nothing was changed."),
  payloadTooLarge: (where: string) =>
    trouble(
      "payload-too-large",
      `${where} is too large for Excel to hand over, even in small pieces. Split the sheet, or use the command line. Nothing was changed.`,
    ),
  halfDone: (where: string) =>
    trouble(
      "half-done",
      `Excel stopped in the middle of the changes and would not take them back. Look at ${where} before you go on; closing the workbook without saving brings back how it was.`,
    ),
  severalSelected: () =>
    trouble(
      "several-selected",
      "Several separate areas are selected. Select one area of cells, then try again.",
    ),
  hostFailed: (what: string) =>
    trouble(
      "host-failed",
      `Excel could not ${what}. Try again; if it happens again, save the workbook and open it anew. Nothing was changed.`,
    ),
};

const rows = (n: number) => (n === 1 ? "1 row" : `${n.toLocaleString("en-GB")} rows`);

/** What a change does, as the user reads it before it is made and after. */
export const changeText = {
  addSheet: (sheet: string) => `Add a sheet called “${sheet}”.`,
  addReportSheet: (sheet: string, charts: number) =>
    `Add a report sheet called “${sheet}”${charts === 0 ? "" : ` with ${charts === 1 ? "1 chart" : `${charts} charts`}`}.`,
  addTable: (table: string, sheet: string, n: number) =>
    `Add the table ${table} to the sheet “${sheet}”${n === 0 ? "" : ` with ${rows(n)}`}.`,
  appendRows: (table: string, n: number) => `Add ${rows(n)} to the table ${table}.`,
  setCells: (where: string) => `Write to ${where}.`,
  setFormula: (where: string, formula: string) => `Write ${formula} into ${where}.`,
  removeSheet: (sheet: string) => `Remove the sheet “${sheet}”.`,
  removeTable: (table: string) => `Remove the table ${table}.`,
  removeRows: (table: string, n: number) => `Remove the last ${rows(n)} from the table ${table}.`,
  addColumns: (table: string, titles: readonly string[]) =>
    `Add ${titles.length === 1 ? "the column" : "the columns"} ${titles.join(", ")} at the right of the table ${table}.`,
  removeColumns: (table: string, titles: readonly string[]) =>
    `Remove ${titles.length === 1 ? "the column" : "the columns"} ${titles.join(", ")} from the table ${table}.`,
  restoreCells: (where: string) => `Put back what ${where} held before.`,
};

/** What Excel was asked to do, as the end of “Excel could not …”. */
export const hostTask = {
  describe: "say what is in the workbook",
  read: (where: string) => `read ${where}`,
  select: (where: string) => `go to ${where}`,
  selection: "say what is selected",
  change: "make the changes",
  putBack: "put the changes back",
  watch: "say when cells change",
};
