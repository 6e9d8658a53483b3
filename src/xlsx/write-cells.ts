import { address, cellArea, columnLetters, MAX_TEXT } from "../cells/address";
import { isError, type Cell } from "../cells/cell";
import { DAYS_1904, isDateFormat, type DateSystem } from "../cells/date";
import { filesText } from "../text/files";
import { GENERAL, type SheetModel } from "../workbook/model";
import { ByteBuilder } from "./byte-builder";
import { storedFormula } from "./formula-text";
import { Refusal } from "./refusal";
import { encodeEscapes, escapeMarkup } from "./text-escapes";
import type { StyleBook } from "./write-styles";
import { decodeUtf8, withAttribute } from "./xml-part";
import { CLOSE, DONE, OPEN, type XmlScanner } from "./xml";

const STARTS_LIKE_A_FORMULA = /^[=+\-@]/;

/** The errors that the file format has a place for; Excel's later ones are computed anew on opening. */
const STORED_ERRORS = new Set([
  "#NULL!",
  "#DIV/0!",
  "#VALUE!",
  "#REF!",
  "#NAME?",
  "#NUM!",
  "#N/A",
  "#GETTING_DATA",
]);

export interface CellsToWrite {
  readonly sheet: SheetModel;
  /** The cells that differ from the original: columns by row. Without an original, all that are filled. */
  readonly changed: ReadonlyMap<number, readonly number[]>;
  readonly hiddenChanged: ReadonlySet<number>;
  readonly boldRows: ReadonlySet<number>;
  readonly styles: StyleBook;
  readonly dateSystem: DateSystem;
  readonly prefix: string;
}

interface RawCell {
  readonly column: number;
  readonly style: number;
  readonly from: number;
  readonly to: number;
}

interface RawRow {
  readonly from: number;
  readonly tagEnd: number;
  to: number;
  readonly cells: RawCell[];
}

/**
 * The original's `sheetData` with the changed cells put in their places. Rows without a change are copied
 * as they stand, so are the cells around a changed one.
 */
export function writeCells(original: XmlScanner | null, cells: CellsToWrite): Uint8Array {
  const raw = original ? readRaw(original) : { rows: new Map<number, RawRow>(), shared: [] };
  const changed = withSharedFormulas(cells.changed, raw.shared);
  const rows = new Set([...raw.rows.keys(), ...changed.keys(), ...cells.sheet.hiddenRows]);
  const bytes = original?.bytes ?? new Uint8Array();
  const { prefix } = cells;

  const out = new ByteBuilder();
  out.text(`<${prefix}sheetData>`);
  let copyFrom = -1;
  let copyTo = -1;
  const flush = () => {
    if (copyFrom >= 0) out.bytes(bytes.subarray(copyFrom, copyTo));
    copyFrom = -1;
  };
  for (const row of [...rows].sort((a, b) => a - b)) {
    const old = raw.rows.get(row);
    const columns = changed.get(row) ?? [];
    if (old && columns.length === 0 && !cells.hiddenChanged.has(row)) {
      if (copyFrom >= 0 && old.from === copyTo) copyTo = old.to;
      else {
        flush();
        copyFrom = old.from;
        copyTo = old.to;
      }
      continue;
    }
    flush();
    out.text(rowText(row, old, columns, bytes, cells));
  }
  flush();
  out.text(`</${prefix}sheetData>`);
  return out.finish();
}

function rowText(
  row: number,
  old: RawRow | undefined,
  columns: readonly number[],
  bytes: Uint8Array,
  cells: CellsToWrite,
): string {
  const { prefix, sheet } = cells;
  if (!old && !sheet.hiddenRows.has(row)) {
    const content = columns.map((column) => writeCell(row, column, 0, cells)).join("");
    const height = sheet.report?.rows[row]?.height ?? null;
    const high = height === null ? "" : ` ht="${height}" customHeight="1"`;
    return `<${prefix}row r="${row + 1}"${high}>${content}</${prefix}row>`;
  }
  const tag = old ? decodeUtf8(bytes.subarray(old.from, old.tagEnd)) : `<${prefix}row>`;
  let open = tag.replace(/\/>$/, ">");
  open = withAttribute(open, "r", String(row + 1));
  // "spans" is a hint that would be wrong once a cell is added at the edge.
  open = withAttribute(open, "spans", null);
  if (cells.hiddenChanged.has(row) || !old) {
    const isHidden = sheet.hiddenRows.has(row);
    open = withAttribute(open, "hidden", isHidden ? "1" : null);
    if (!isHidden && /\sht\s*=\s*["']0(?:\.0+)?["']/.test(open)) {
      open = withAttribute(withAttribute(open, "ht", null), "customHeight", null);
    }
  }

  const oldCells = new Map((old?.cells ?? []).map((cell) => [cell.column, cell]));
  const fresh = new Set(columns);
  let text = open;
  for (const column of [...new Set([...oldCells.keys(), ...fresh])].sort((a, b) => a - b)) {
    const oldCell = oldCells.get(column);
    text +=
      oldCell && !fresh.has(column)
        ? withAddress(bytes, oldCell, row)
        : writeCell(row, column, oldCell?.style ?? 0, cells);
  }
  return `${text}</${prefix}row>`;
}

/** A cell may leave its address out while it follows its neighbour; among changed ones it needs it. */
function withAddress(bytes: Uint8Array, cell: RawCell, row: number): string {
  const raw = decodeUtf8(bytes.subarray(cell.from, cell.to));
  return withAttribute(raw, "r", columnLetters(cell.column) + (row + 1));
}

function writeCell(row: number, column: number, base: number, cells: CellsToWrite): string {
  const { prefix, styles, sheet, dateSystem } = cells;
  const source = sheet.columns.get(column);
  const value = source?.values[row] ?? null;
  const format = source?.formats[row] ?? GENERAL;
  const formula = source?.formulas.get(row) ?? null;
  const isGuarded =
    formula === null && typeof value === "string" && STARTS_LIKE_A_FORMULA.test(value);
  const isBold = cells.boldRows.has(row);
  // Behind the last filled cell the model knows no format, so an emptied cell keeps the one it had.
  const isBeyond = row >= (source?.values.length ?? 0);
  const dress = sheet.report?.rows[row]?.cells[column] ?? null;
  const style =
    isBeyond && !dress ? base : styles.style(base, { format, isGuarded, isBold, dress });
  if (value === null && formula === null && style === 0) return "";

  const place = columnLetters(column) + (row + 1);
  const styled = style === 0 ? "" : ` s="${style}"`;
  if (typeof value === "string" && value.length > MAX_TEXT) {
    throw new Refusal(filesText.cellTooLongToSave(address(cellArea(sheet.name, row, column))));
  }
  const { type, content } = stored(value, format, formula !== null, dateSystem, prefix);
  const calculated =
    formula === null
      ? ""
      : `<${prefix}f>${escapeMarkup(encodeEscapes(storedFormula(formula)))}</${prefix}f>`;
  return `<${prefix}c r="${place}"${styled}${type}>${calculated}${content}</${prefix}c>`;
}

function stored(
  value: Cell,
  format: string,
  isCalculated: boolean,
  dateSystem: DateSystem,
  prefix: string,
): { type: string; content: string } {
  const v = (text: string) => `<${prefix}v>${text}</${prefix}v>`;
  if (value === null) return { type: "", content: "" };
  if (typeof value === "number") {
    const shift = dateSystem === 1904 && isDateFormat(format) ? DAYS_1904 : 0;
    return { type: "", content: v(String(value - shift)) };
  }
  if (typeof value === "boolean") return { type: ' t="b"', content: v(value ? "1" : "0") };
  if (isError(value)) {
    return { type: ' t="e"', content: v(STORED_ERRORS.has(value.error) ? value.error : "#VALUE!") };
  }
  const text = escapeMarkup(encodeEscapes(value));
  if (isCalculated) return { type: ' t="str"', content: v(text) };
  const inline = `<${prefix}is><${prefix}t xml:space="preserve">${text}</${prefix}t></${prefix}is>`;
  return { type: ' t="inlineStr"', content: inline };
}

/** A cell of a formula that the file stores once for several cells. */
interface SharedCell {
  readonly group: string;
  readonly row: number;
  readonly column: number;
  readonly isFirst: boolean;
}

/**
 * Where the cell that carries a shared formula changes, the others of its group would lose theirs: they
 * are written out as well.
 */
function withSharedFormulas(
  changed: ReadonlyMap<number, readonly number[]>,
  shared: readonly SharedCell[],
): ReadonlyMap<number, readonly number[]> {
  const broken = new Set<string>();
  for (const { group, row, column, isFirst } of shared) {
    if (isFirst && changed.get(row)?.includes(column)) broken.add(group);
  }
  if (broken.size === 0) return changed;
  const all = new Map([...changed].map(([row, columns]) => [row, new Set(columns)]));
  for (const { group, row, column } of shared) {
    if (!broken.has(group)) continue;
    const columns = all.get(row);
    if (columns) columns.add(column);
    else all.set(row, new Set([column]));
  }
  return new Map([...all].map(([row, columns]) => [row, [...columns].sort((a, b) => a - b)]));
}

function readRaw(xml: XmlScanner): { rows: Map<number, RawRow>; shared: SharedCell[] } {
  const rows = new Map<number, RawRow>();
  const shared: SharedCell[] = [];
  let row = -1;
  let column = -1;
  let current: RawRow | null = null;
  for (let token = xml.next(); token !== DONE; token = xml.next()) {
    if (token === OPEN && xml.name === "row") {
      const number = xml.numberAttribute("r");
      row = Number.isNaN(number) ? row + 1 : number - 1;
      column = -1;
      current = { from: xml.start, tagEnd: xml.end, to: xml.end, cells: [] };
    } else if (token === CLOSE && xml.name === "row" && current) {
      current.to = xml.end;
      // Which of two rows with one number a change belongs to cannot be told.
      if (rows.has(row)) throw xml.damaged();
      rows.set(row, current);
    } else if (token === OPEN && xml.name === "c" && current) {
      const letters = /^[A-Z]+/i.exec(xml.attribute("r") ?? "")?.[0];
      column = letters === undefined ? column + 1 : lettersToColumn(letters);
      const style = xml.numberAttribute("s") || 0;
      const from = xml.start;
      const formula = sharedFormula(xml);
      if (formula) shared.push({ ...formula, row, column });
      current.cells.push({ column, style, from, to: xml.end });
    }
  }
  return { rows, shared };
}

/** Reads to the end of the cell at hand; gives what it says of a shared formula, if it has one. */
function sharedFormula(xml: XmlScanner): Pick<SharedCell, "group" | "isFirst"> | null {
  const depth = xml.depth - 1;
  let found: Pick<SharedCell, "group" | "isFirst"> | null = null;
  for (let token = xml.next(); xml.depth > depth; token = xml.next()) {
    if (token !== OPEN || xml.name !== "f" || xml.attribute("t") !== "shared") continue;
    found = { group: xml.attribute("si") ?? "", isFirst: xml.attribute("ref") !== null };
  }
  return found;
}

function lettersToColumn(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
