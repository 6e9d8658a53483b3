import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });

// Made once: reading a file says hundreds of times how far it is.
const numbers = new Intl.NumberFormat("en-GB");
const count = (n: number) => numbers.format(n);
const megabytes = (bytes: number) => `${count(Math.round(bytes / 1_000_000))} MB`;

export type KindOfFile = "page" | "old-xml" | "pdf" | "word" | "slides" | "database" | "picture";

const KIND: Record<KindOfFile, string> = {
  page: "a web page",
  "old-xml": "a spreadsheet in the XML form of Excel 2003",
  pdf: "a PDF",
  word: "a Word document",
  slides: "a PowerPoint presentation",
  database: "a database or Outlook file",
  picture: "a picture",
};

/** Why a file could not be opened, or not be saved: what is wrong and what to do about it. */
export const filesText = {
  empty: (file: string) =>
    trouble("file-empty", `“${file}” is empty: there is nothing in the file. Ask for it to be sent again.`),
  notAWorkbook: (file: string) =>
    trouble("not-a-workbook", `“${file}” is not a workbook, although its name says so: it holds plain text. If it is a CSV file, change the ending of its name to .csv and open it again.`),
  json: (file: string) =>
    trouble("not-a-workbook", `“${file}” holds JSON, not a workbook. Use an Excel workbook (.xlsx, .xlsm, .xlsb, .xls), an OpenDocument spreadsheet (.ods) or a CSV file. A pack of rules is opened as one: in the pane with “Open a pack from a file …”, on the command line with --pack.`),
  webPage: (file: string, ending: string) =>
    trouble("web-page", `“${file}” is a web page saved as .${ending}, not a workbook. Open it in Excel, save it as an Excel workbook (.xlsx), and use that.`),
  otherKind: (file: string, kind: KindOfFile) =>
    trouble("not-a-workbook", `“${file}” is ${KIND[kind]}, not a workbook. Save it from Excel as an Excel workbook (.xlsx), and use that.`),
  unknownKind: (file: string) =>
    trouble("unknown-kind", `“${file}” is not a kind of file that can be read here. Use an Excel workbook (.xlsx, .xlsm, .xlsb, .xls), an OpenDocument spreadsheet (.ods) or a CSV file.`),
  damaged: (file: string) =>
    trouble("file-damaged", `“${file}” is damaged: part of it is missing or does not match. Ask for it to be sent again, or open it in Excel, let Excel repair it, and save it anew.`),
  damagedPart: (file: string, part: string) =>
    trouble("file-damaged", `“${file}” is damaged in “${part}”. Open it in Excel, let Excel repair it, and save it anew.`),
  passwordProtected: (file: string) =>
    trouble("password-protected", `“${file}” is protected with a password to open. Take the password off in Excel (File, Info, Protect Workbook, Encrypt with Password), save it, and open it again.`),
  noSheets: (file: string) =>
    trouble("no-sheets", `“${file}” has no sheet with cells in it.`),
  beyondTheSheet: (file: string, sheet: string, cell: string) =>
    trouble("beyond-the-sheet", `“${file}” was not opened: the sheet “${sheet}” has a cell at ${cell}, further out than Excel can hold (XFD1048576). The file was not made by Excel, or it is damaged.`),
  entities: (file: string, part: string) =>
    trouble("unsafe-file", `“${file}” was not opened: “${part}” carries a document type declaration, which no spreadsheet needs and which can be used to do harm. Ask for the file to be saved anew in Excel.`),
  doubledPart: (file: string, part: string) =>
    trouble("unsafe-file", `“${file}” was not opened: it holds “${part}” twice, so two programs could read two different workbooks from it. Ask for the file to be saved anew in Excel.`),
  fileTooLarge: (file: string, limit: number) =>
    trouble("too-large", `“${file}” was not opened: it is larger than the limit of ${megabytes(limit)}. Split it into smaller files.`),
  tooManyParts: (file: string, limit: number) =>
    trouble("too-large", `“${file}” was not opened: it is made of more than ${count(limit)} parts, which is the limit.`),
  unpacksTooLarge: (file: string, limit: number) =>
    trouble("too-large", `“${file}” was not opened: unpacked, it is larger than the limit of ${megabytes(limit)}. Split it into smaller workbooks.`),
  packedTooTightly: (file: string, part: string, limit: number) =>
    trouble("too-large", `“${file}” was not opened: “${part}” unpacks to more than ${count(limit)} times its size, which is the limit and a sign of a file made to do harm.`),
  tooManyCells: (file: string, limit: number) =>
    trouble("too-large", `“${file}” was not opened: its sheets reach over more than ${count(limit)} cells, which is the limit. Delete rows and columns that are not needed, or split the workbook.`),
  tooManyTexts: (file: string, limit: number) =>
    trouble("too-large", `“${file}” was not opened: it holds more than ${count(limit)} different texts, which is the limit.`),
  cellTooLong: (file: string, limit: number) =>
    trouble("too-large", `“${file}” was not opened: one cell holds more than ${count(limit)} characters, which is the limit. Excel itself stops at 32,767.`),
  tooManyFacts: (file: string, what: "sheets" | "merged areas" | "lists" | "tables" | "formats" | "linked workbooks", limit: number) =>
    trouble("too-large", `“${file}” was not opened: it has more than ${count(limit)} ${what}, which is the limit.`),
  notRead: (file: string) =>
    trouble("not-read", `“${file}” could not be read. Open it in Excel, save it as a new workbook (.xlsx), and use that.`),
  /** How far reading a file has come. */
  unpacking: "Unpacking the file",
  textsRead: (texts: number) => `${count(texts)} ${texts === 1 ? "text" : "texts"} read`,
  rowsRead: (rows: number) => `${count(rows)} ${rows === 1 ? "row" : "rows"} read`,
  notFromDisk: (file: string) =>
    trouble("file-unreadable", `“${file}” could not be read from the disk. Check that it is still where it was and not open elsewhere, and choose it once more.`),
  tookTooLong: (file: string, seconds: number) =>
    trouble("file-too-slow", `“${file}” was left after ${count(seconds)} seconds, because it takes too long to read. Save it in Excel as a new workbook (.xlsx) without the sheets that are not needed, and use that.`),
  notSaved: (file: string) =>
    trouble("not-saved", `“${file}” could not be saved. Nothing was written. Save a copy of the workbook as .xlsx, open that, and try again.`),
  cannotSaveName: (what: "sheet" | "table", name: string) =>
    trouble("not-saved", `The ${what} name “${name}” cannot stand in a workbook. Nothing was written. Choose a shorter name of letters and figures.`),
  cellTooLongToSave: (cell: string) =>
    trouble("not-saved", `The text for ${cell} is longer than the 32,767 characters that a cell can hold. Nothing was written. Shorten the text.`),
};

/** Why a single cell could not be read, although its file could. */
export const unreadableText = {
  textMissing: "Its text is missing from the file.",
  notANumber: "What the file holds there is not a number.",
  notADate: "What the file holds there is not a date.",
};
