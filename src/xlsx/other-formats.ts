import type { CellObject, WorkBook, WorkSheet } from "@e965/xlsx";
import { columnLetters, MAX_COLUMNS, MAX_ROWS, parseAddress, type Area } from "../cells/address";
import { cellError, type Cell } from "../cells/cell";
import { DAYS_1904, isDateFormat } from "../cells/date";
import { filesText } from "../text/files";
import {
  emptySheet,
  emptyWorkbook,
  GENERAL,
  type SheetModel,
  type WorkbookModel,
} from "../workbook/model";
import { CellBudget, ColumnBuilder } from "./columns";
import { shownFormula } from "./formula-text";
import { Refusal, type Reading } from "./refusal";
import type { ZipFile } from "./zip";
import { ZipWriter } from "./zip-writer";

/**
 * .xls and .xlsb, read with SheetJS, which is loaded only when such a file turns up. It gives no
 * drop-down lists, tables or links for these; hidden rows and columns only where the format tells them.
 */
export async function readOtherFormat(bytes: Uint8Array, reading: Reading): Promise<WorkbookModel> {
  const { read } = await import("@e965/xlsx");
  let book: WorkBook;
  try {
    book = read(bytes, {
      type: "array",
      dense: true,
      cellNF: true,
      cellStyles: true,
      cellText: false,
    });
  } catch (error) {
    const isLocked = error instanceof Error && /password|encrypt/i.test(error.message);
    throw new Refusal(
      isLocked ? filesText.passwordProtected(reading.file) : filesText.damaged(reading.file),
    );
  }
  const workbook = emptyWorkbook(reading.file);
  const is1904 = book.Workbook?.WBProps?.date1904 === true;
  workbook.dateSystem = is1904 ? 1904 : 1900;
  const budget = new CellBudget(reading);
  book.SheetNames.forEach((name, at) => {
    const content = book.Sheets[name];
    if (!content || content["!type"] === "chart") return;
    const sheet = readSheet(content, name, is1904, budget, reading);
    const hidden = book.Workbook?.Sheets?.[at]?.Hidden;
    sheet.visibility = hidden === 2 ? "veryHidden" : hidden === 1 ? "hidden" : "visible";
    workbook.sheets.push(sheet);
  });
  if (workbook.sheets.length === 0) throw new Refusal(filesText.noSheets(reading.file));
  return workbook;
}

function readSheet(
  content: WorkSheet,
  name: string,
  is1904: boolean,
  budget: CellBudget,
  { file, limits }: Reading,
): SheetModel {
  const sheet = emptySheet(name);
  const columns = new ColumnBuilder(sheet, budget);
  content["!data"]?.forEach((cells, row) => {
    cells.forEach((cell: CellObject | undefined, column) => {
      if (!cell) return;
      if (row >= MAX_ROWS || column >= MAX_COLUMNS) {
        const place = `${columnLetters(column)}${row + 1}`;
        throw new Refusal(filesText.beyondTheSheet(file, name, place));
      }
      const format = typeof cell.z === "string" ? cell.z : GENERAL;
      const value = valueOf(cell);
      const isDay = is1904 && typeof value === "number" && isDateFormat(format);
      if (value === null && cell.f === undefined && format === GENERAL) return;
      const target = columns.put(row, column, isDay ? value + DAYS_1904 : value, format);
      if (cell.f) target.formulas.set(row, shownFormula(cell.f));
    });
  });
  columns.finish();

  sheet.declared = parseAddress(content["!ref"] ?? "", name);
  sheet.isProtected = content["!protect"] !== undefined;
  for (const { s: first, e: last } of content["!merges"] ?? []) {
    sheet.merged.push(between(name, first, last));
    if (sheet.merged.length > limits.mergedAreas) {
      throw new Refusal(filesText.tooManyFacts(file, "merged areas", limits.mergedAreas));
    }
  }
  content["!rows"]?.forEach((row, at) => {
    if (row?.hidden || row?.hpt === 0) sheet.hiddenRows.add(at);
  });
  content["!cols"]?.forEach((column, at) => {
    if (column?.hidden || column?.wch === 0) sheet.hiddenColumns.add(at);
  });
  return sheet;
}

interface Place {
  readonly r: number;
  readonly c: number;
}

function between(sheet: string, first: Place, last: Place): Area {
  return {
    sheet,
    row: first.r,
    column: first.c,
    rows: last.r - first.r + 1,
    columns: last.c - first.c + 1,
  };
}

const ERROR_NUMBERS = new Map([
  [0x00, "#NULL!"],
  [0x07, "#DIV/0!"],
  [0x0f, "#VALUE!"],
  [0x17, "#REF!"],
  [0x1d, "#NAME?"],
  [0x24, "#NUM!"],
  [0x2a, "#N/A"],
  [0x2b, "#GETTING_DATA"],
]);

function valueOf({ t: type, v: value }: CellObject): Cell {
  if (type === "e") return cellError(ERROR_NUMBERS.get(Number(value)) ?? "#UNKNOWN!");
  if (typeof value === "string" || typeof value === "boolean") return value;
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

/**
 * The same package with every part unpacked by us, so that SheetJS sees exactly the bytes that were held
 * against the limits.
 */
export function unpacked(zip: ZipFile): Uint8Array {
  const writer = new ZipWriter();
  for (const { name } of zip.entries.values()) {
    const content = zip.read(name);
    if (content) writer.addStored(name, content);
  }
  return writer.bytes();
}
