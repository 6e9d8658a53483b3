import { MAX_COLUMNS, MAX_ROWS, columnLetters } from "../cells/address";
import type { Cell } from "../cells/cell";
import { parseDate } from "../cells/date";
import { filesText } from "../text/files";
import { emptySheet, emptyWorkbook, GENERAL, type WorkbookModel } from "../workbook/model";
import { atOnce, type Slices } from "../workbook/slices";
import { CellBudget, ColumnBuilder } from "./columns";
import { Refusal, type Reading } from "./refusal";

const DELIMITERS = [",", ";", "\t", "|"] as const;

/**
 * Reads delimited text (.csv, .tsv) as Excel does when it opens one here: whole numbers and decimals
 * become numbers, dd/mm/yyyy and yyyy-mm-dd become dates, TRUE and FALSE become logical values. What
 * would lose something stays text: leading zeros, more than 15 digits, a leading plus.
 */
export function* readDelimited(text: string, reading: Reading): Slices<WorkbookModel> {
  const workbook = emptyWorkbook(reading.file);
  const sheet = emptySheet(sheetNameFor(reading.file));
  workbook.sheets.push(sheet);
  if (/\r(?!\n)/.test(text) && !text.includes("\n")) workbook.hasOldLineEnds = true;
  const columns = new ColumnBuilder(sheet, new CellBudget(reading));

  const { delimiter, from } = findDelimiter(text);
  yield* eachField(text, from, delimiter, (row, column, field, isQuoted) => {
    if (row >= MAX_ROWS || column >= MAX_COLUMNS) {
      const cell = `${columnLetters(column)}${row + 1}`;
      throw new Refusal(filesText.beyondTheSheet(reading.file, sheet.name, cell));
    }
    if (field.length > reading.limits.cellCharacters) {
      throw new Refusal(filesText.cellTooLong(reading.file, reading.limits.cellCharacters));
    }
    if (field === "") return true;
    const { value, format } = isQuoted && field.trim() === "" ? plain(field) : typed(field);
    columns.put(row, column, value, format);
    return true;
  });
  columns.finish();
  return workbook;
}

const NAME_LENGTH = 31;

/** The sheet is called after the file, as in Excel. */
function sheetNameFor(file: string): string {
  const base = file
    .split(/[\\/]/)
    .at(-1)!
    .replace(/\.[^.]*$/, "");
  return (
    base
      .replace(/[[\]:*?]/g, " ")
      .replace(/^'+/, "")
      .slice(0, NAME_LENGTH)
      .trim() || "Sheet1"
  );
}

interface Typed {
  readonly value: Cell;
  readonly format: string;
}

const plain = (value: Cell): Typed => ({ value, format: GENERAL });

const NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,14})?$/;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const UK_DATE = /^\d{1,2}([/-])\d{1,2}\1\d{4}$/;
const MAX_DIGITS = 15;

function typed(field: string): Typed {
  const first = field.charCodeAt(0);
  const mayBeNumber = first === 45 || (first >= 48 && first <= 57);
  if (mayBeNumber) {
    if (NUMBER.test(field) && field.replace(/\D/g, "").length <= MAX_DIGITS) {
      return plain(Number(field));
    }
    const format = UK_DATE.test(field) ? "dd/mm/yyyy" : ISO_DATE.test(field) ? "yyyy-mm-dd" : null;
    const day = format === null ? null : parseDate(field);
    if (format !== null && day !== null) return { value: day, format };
  }
  if (field === "TRUE" || field === "FALSE") return plain(field === "TRUE");
  return plain(field);
}

const LOOK_RECORDS = 50;

/** By a first line `sep=;` (Excel's own sign), else the one that splits the first records most evenly. */
function findDelimiter(text: string): { delimiter: string; from: number } {
  const sign = /^sep=(.)(?:\r\n?|\n)/.exec(text);
  if (sign?.[1] !== undefined) return { delimiter: sign[1], from: sign[0].length };

  let best = { delimiter: ",", score: 0 };
  for (const delimiter of DELIMITERS) {
    const widths = new Map<number, number>();
    const look = (row: number, column: number) => {
      widths.set(row, column + 1);
      return row < LOOK_RECORDS;
    };
    atOnce(eachField(text.slice(0, 200_000), 0, delimiter, look));
    const tally = new Map<number, number>();
    for (const width of widths.values())
      if (width > 1) tally.set(width, (tally.get(width) ?? 0) + 1);
    for (const [width, records] of tally) {
      const score = records * 1_000 + Math.min(width, 999);
      if (score > best.score) best = { delimiter, score };
    }
  }
  return { delimiter: best.delimiter, from: 0 };
}

/** Fields that are read in one piece. */
const PIECE_FIELDS = 10_000;

type OnField = (row: number, column: number, field: string, isQuoted: boolean) => boolean;

/**
 * Every field in order, until `onField` gives false. Lines end in LF, CRLF or CR alone; a quote opens a
 * quoted field only at its start, and what follows the closing quote belongs to the field.
 */
function* eachField(text: string, from: number, delimiter: string, onField: OnField): Slices<void> {
  const separator = delimiter.charCodeAt(0);
  let left = PIECE_FIELDS;
  let row = 0;
  let column = 0;
  let at = from;
  while (at < text.length) {
    let field = "";
    const isQuoted = text.charCodeAt(at) === 34;
    if (isQuoted) {
      at++;
      for (;;) {
        const quote = text.indexOf('"', at);
        const end = quote < 0 ? text.length : quote;
        field += text.slice(at, end);
        at = end + 1;
        if (text.charCodeAt(at) !== 34) break;
        field += '"';
        at++;
      }
    }
    let end = at;
    let c = text.charCodeAt(end);
    while (end < text.length && c !== separator && c !== 10 && c !== 13) c = text.charCodeAt(++end);
    field += text.slice(at, end);
    if (!onField(row, column, field, isQuoted)) return;
    if (--left === 0) {
      left = PIECE_FIELDS;
      yield filesText.rowsRead(row);
    }
    at = end + 1;
    if (c === separator && end < text.length) {
      column++;
      continue;
    }
    if (c === 13 && text.charCodeAt(at) === 10) at++;
    row++;
    column = 0;
  }
}
