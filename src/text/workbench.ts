import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });
const count = (n: number) => n.toLocaleString("en-GB");

/** What the workbench says: the page with a spreadsheet and the pane beside it. */
export const workbenchText = {
  name: "Plumbline workbench",
  promise: "Nothing leaves this page",
  unsaved: "Not saved",
  saved: "No changes to save",
  calculating: "Calculating …",
  skipToPane: "Go to the pane",

  open: "Open…",
  openHint: "Open a workbook of yours: .xlsx, .xlsm, .csv, .ods or .xls. It stays on this machine.",
  save: "Save as .xlsx",
  samples: "Sample workbooks",
  chooseSample: "Choose a sample…",
  view: "View",
  sheetView: "Sheet",
  tableView: "Table",
  theme: "Theme",
  light: "Light",
  dark: "Dark",
  contrast: "Contrast",
  paneWidth: "Width of the pane",
  pixels: (width: number) => `${width} px`,
  workbook: "Workbook",
  pane: "Plumbline pane",
  dropHere: "Let go to open the workbook",
  loadingGrid: "The sheet is being laid out …",

  opened: (file: string, sheets: number) =>
    `“${file}” is open: ${sheets === 1 ? "1 sheet" : `${count(sheets)} sheets`}.`,
  savedAs: (file: string) => `“${file}” is in your downloads.`,
  opening: (file: string) => `Opening “${file}” …`,
  saving: (file: string) => `Saving “${file}” …`,
  sheetOf: (done: number, of: number) => `${count(done)} of ${count(of)} ${of === 1 ? "sheet" : "sheets"}`,
  packing: "Packing the file …",
  stop: "Stop",
  notOpened: (file: string) => `“${file}” was not opened, because you stopped it.`,
  notSaved: (file: string) => `“${file}” was not saved, because you stopped it.`,
  replaceQuestion: (open: string, next: string) =>
    `“${open}” has changes that are not saved. Open “${next}” and lose them?`,
  replace: "Open and lose them",
  saveFirst: "Save, then open",
  keep: "Keep working",
  dismiss: "Close message",

  sheets: "Sheets",
  hiddenSheet: (sheet: string) => `${sheet} (hidden)`,
  tableCaption: (sheet: string, first: number, last: number, total: number) =>
    total === 0
      ? `${sheet}: nothing in it yet`
      : `${sheet}: rows ${count(first)} to ${count(last)} of ${count(total)}`,
  tableHelp:
    "Arrow keys move from cell to cell. Enter or F2 changes a cell, Esc leaves it as it was.",
  earlierRows: "Earlier rows",
  laterRows: "Later rows",
  editCell: (cell: string) => `New content of ${cell}`,
  cornerHeading: "Row",

  sampleMissing: (title: string) =>
    trouble(
      "sample-missing",
      `The sample “${title}” could not be read. Run npm run build again, then load this page anew.`,
    ),
  gridFailed: trouble(
    "grid-failed",
    "The sheet could not be shown. The Table view shows the same workbook, and the pane works as ever.",
  ),
  functionsMissing: trouble(
    "functions-missing",
    "The KPI functions could not be described. Run npm run build again, then load this page anew.",
  ),
  oneFileOnly: trouble("one-file-only", "Drop one workbook at a time. Nothing was opened."),
  stillSaving: (file: string) =>
    trouble(
      "still-saving",
      `“${file}” was not opened, because the workbook before it is still being saved. Wait until that is done, or stop it.`,
    ),
};
