import type { Cell } from "../cells/cell";
import { cellError, isError } from "../cells/cell";
import { emptySheet, emptyWorkbook, type SheetModel, type WorkbookModel } from "./model";
import type { ReportRow, ReportSheet } from "./report-sheet";

/**
 * A workbook in pieces that one thread hands to another: columns as typed arrays, whose memory changes hands and is
 * not copied, and every text once. Each piece is unpacked in a few milliseconds.
 */
export type Piece =
  | { readonly kind: "workbook"; readonly about: WorkbookAbout }
  | { readonly kind: "sheet"; readonly about: SheetAbout }
  | { readonly kind: "texts"; readonly texts: readonly string[] }
  | ({ readonly kind: "cells" } & PackedCells)
  | {
      readonly kind: "formulas";
      readonly column: number;
      readonly formulas: readonly (readonly [number, string])[];
    }
  | { readonly kind: "hidden rows"; readonly rows: Int32Array<ArrayBuffer> }
  | { readonly kind: "report"; readonly about: Omit<ReportSheet, "rows"> }
  | { readonly kind: "report rows"; readonly items: readonly ReportRow[] }
  | ListPiece<"tables", WorkbookModel>
  | ListPiece<"externalLinks", WorkbookModel>
  | ListPiece<"unreadable", WorkbookModel>
  | ListPiece<"merged", SheetModel>
  | ListPiece<"lists", SheetModel>
  | ListPiece<"validations", SheetModel>;

type ListPiece<Key extends keyof Owner, Owner> = {
  readonly kind: Key;
  readonly items: Readonly<Owner[Key]>;
};

type WorkbookAbout = Pick<WorkbookModel, "name" | "dateSystem" | "hasOldLineEnds">;
/** What there is once a sheet; the pieces up to the next sheet belong to it. */
type SheetAbout = Pick<
  SheetModel,
  "name" | "nameInFile" | "visibility" | "isProtected" | "declared" | "hiddenColumns" | "widths"
>;

interface PackedCells {
  readonly column: number;
  /** What each cell is: BLANK, NUMBER … */
  readonly kinds: Uint8Array<ArrayBuffer>;
  /** The number itself, 1 for true, or the number of the text. */
  readonly values: Float64Array<ArrayBuffer>;
  /** The number of each format's text; a single one where all are the same. */
  readonly formats: Uint32Array<ArrayBuffer>;
}

const BLANK = 0;
const NUMBER = 1;
const TEXT = 2;
const LOGICAL = 3;
const ERROR = 4;

const MOST_CELLS = 20_000;
const MOST_CHARACTERS = 500_000;
const MOST_ITEMS = 2_000;
const MOST_REPORT_ROWS = 200;
/** What a piece costs, in cells, however small it is. */
const PIECE_WEIGHT = 500;
/** The same for an area, a formula and the like. */
const ITEM_WEIGHT = 10;
const REPORT_ROW_WEIGHT = 50;

/** All pieces of a workbook, in the order in which they are to be unpacked. */
function* pack(model: WorkbookModel): Generator<Piece, void, void> {
  const { name, dateSystem, hasOldLineEnds } = model;
  const about = { name, dateSystem, ...(hasOldLineEnds !== undefined && { hasOldLineEnds }) };
  yield { kind: "workbook", about };
  for (const items of inParts(model.tables)) yield { kind: "tables", items };
  for (const items of inParts(model.externalLinks)) yield { kind: "externalLinks", items };
  for (const items of inParts(model.unreadable)) yield { kind: "unreadable", items };
  const texts = new TextNumbers();
  for (const sheet of model.sheets) yield* packSheet(sheet, texts);
}

function* packSheet(sheet: SheetModel, texts: TextNumbers): Generator<Piece, void, void> {
  const { name, nameInFile, visibility, isProtected, declared, hiddenColumns, widths } = sheet;
  const inFile = nameInFile === undefined ? {} : { nameInFile };
  yield {
    kind: "sheet",
    about: { name, ...inFile, visibility, isProtected, declared, hiddenColumns, widths },
  };
  if (sheet.report) {
    const { rows, ...about } = sheet.report;
    yield { kind: "report", about };
    for (const items of inParts(rows, MOST_REPORT_ROWS)) yield { kind: "report rows", items };
  }
  for (const items of inParts(sheet.merged)) yield { kind: "merged", items };
  for (const items of inParts(sheet.lists)) yield { kind: "lists", items };
  for (const items of inParts(sheet.validations)) yield { kind: "validations", items };
  for (const rows of inParts([...sheet.hiddenRows], MOST_CELLS))
    yield { kind: "hidden rows", rows: Int32Array.from(rows) };
  for (const [column, { values, formats, formulas }] of sheet.columns) {
    for (let from = 0; from < values.length;) {
      const to = texts.reach(values, from);
      const cells = packCells(column, values, formats, from, to, texts);
      const fresh = texts.takeFresh();
      if (fresh.length > 0) yield { kind: "texts", texts: fresh };
      yield cells;
      from = to;
    }
    for (const part of inParts([...formulas], MOST_ITEMS))
      yield { kind: "formulas", column, formulas: part };
  }
}

function packCells(
  column: number,
  values: readonly Cell[],
  formats: readonly string[],
  from: number,
  to: number,
  texts: TextNumbers,
): Piece {
  const kinds = new Uint8Array(to - from);
  const packed = new Float64Array(to - from);
  let formatNumbers = Uint32Array.of(texts.numberOf(formats[from] ?? ""));
  for (let row = from; row < to; row++) {
    const cell = values[row] ?? null;
    const at = row - from;
    if (typeof cell === "number") {
      kinds[at] = NUMBER;
      packed[at] = cell;
    } else if (typeof cell === "string") {
      kinds[at] = TEXT;
      packed[at] = texts.numberOf(cell);
    } else if (typeof cell === "boolean") {
      kinds[at] = LOGICAL;
      packed[at] = cell ? 1 : 0;
    } else if (isError(cell)) {
      kinds[at] = ERROR;
      packed[at] = texts.numberOf(cell.error);
    }
    if (formatNumbers.length === 1 && formats[row] !== formats[from])
      formatNumbers = new Uint32Array(to - from).fill(formatNumbers[0]!);
    if (formatNumbers.length > 1) formatNumbers[at] = texts.numberOf(formats[row] ?? "");
  }
  return { kind: "cells", column, kinds, values: packed, formats: formatNumbers };
}

/** Numbers for texts, in the order in which they turn up. */
class TextNumbers {
  private readonly numbers = new Map<string, number>();
  private fresh: string[] = [];

  numberOf(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const number = this.numbers.size;
    this.numbers.set(text, number);
    this.fresh.push(text);
    return number;
  }

  /** Those that nobody has been told of. */
  takeFresh(): string[] {
    const { fresh } = this;
    this.fresh = [];
    return fresh;
  }

  /** How far a piece of cells goes that begins here: no more than so many cells, nor so much text. */
  reach(values: readonly Cell[], from: number): number {
    const end = Math.min(from + MOST_CELLS, values.length);
    let characters = 0;
    for (let row = from; row < end; row++) {
      const cell = values[row];
      if (typeof cell !== "string" || this.numbers.has(cell)) continue;
      characters += cell.length;
      if (characters > MOST_CHARACTERS) return row + 1;
    }
    return end;
  }
}

function* inParts<T>(items: readonly T[], most = MOST_ITEMS): Generator<T[], void, void> {
  for (let from = 0; from < items.length; from += most) yield items.slice(from, from + most);
}

/** The same pieces, as many in a parcel as are unpacked in a few milliseconds: narrow columns would else travel one by one. */
export function* parcels(model: WorkbookModel): Generator<Piece[], void, void> {
  let parcel: Piece[] = [];
  let weight = 0;
  for (const piece of pack(model)) {
    parcel.push(piece);
    weight += PIECE_WEIGHT + weightOf(piece);
    if (weight < MOST_CELLS) continue;
    yield parcel;
    parcel = [];
    weight = 0;
  }
  if (parcel.length > 0) yield parcel;
}

/** What unpacking takes, in cells. */
function weightOf(piece: Piece): number {
  switch (piece.kind) {
    case "cells":
      return piece.kinds.length;
    case "texts": {
      const characters = piece.texts.reduce((sum, { length }) => sum + length, 0);
      return (characters * MOST_CELLS) / MOST_CHARACTERS;
    }
    case "formulas":
      return piece.formulas.length * ITEM_WEIGHT;
    case "workbook":
    case "sheet":
    case "report":
      return 0;
    case "report rows":
      return piece.items.length * REPORT_ROW_WEIGHT;
    case "hidden rows":
      return piece.rows.length;
    default:
      return piece.items.length * ITEM_WEIGHT;
  }
}

/** The memory of a piece that changes hands. */
export function buffersOf(piece: Piece): ArrayBuffer[] {
  if (piece.kind === "cells")
    return [piece.kinds.buffer, piece.values.buffer, piece.formats.buffer];
  return piece.kind === "hidden rows" ? [piece.rows.buffer] : [];
}

/** Puts a workbook together again, piece by piece in the order of `pack`. */
export class Unpacking {
  readonly workbook = emptyWorkbook("");
  private sheet: SheetModel = emptySheet("");
  private readonly texts: string[] = [];
  private reportRows: ReportRow[] = [];

  take(piece: Piece): void {
    const { workbook, sheet, texts } = this;
    switch (piece.kind) {
      case "workbook":
        Object.assign(workbook, piece.about);
        break;
      case "sheet":
        this.sheet = { ...emptySheet(""), ...piece.about };
        workbook.sheets.push(this.sheet);
        break;
      case "texts":
        for (const text of piece.texts) texts.push(text);
        break;
      case "cells":
        this.cells(piece);
        break;
      case "formulas": {
        const formulas = sheet.columns.get(piece.column)?.formulas;
        for (const [row, text] of piece.formulas) formulas?.set(row, text);
        break;
      }
      case "hidden rows":
        for (const row of piece.rows) sheet.hiddenRows.add(row);
        break;
      case "report":
        this.reportRows = [];
        sheet.report = { ...piece.about, rows: this.reportRows };
        break;
      case "report rows":
        this.reportRows.push(...piece.items);
        break;
      case "tables":
        workbook.tables.push(...piece.items);
        break;
      case "externalLinks":
        workbook.externalLinks.push(...piece.items);
        break;
      case "unreadable":
        workbook.unreadable.push(...piece.items);
        break;
      case "merged":
        sheet.merged.push(...piece.items);
        break;
      case "lists":
        sheet.lists.push(...piece.items);
        break;
      case "validations":
        sheet.validations.push(...piece.items);
        break;
    }
  }

  private cells({ column, kinds, values, formats }: PackedCells): void {
    const { texts, sheet } = this;
    const known = sheet.columns.get(column);
    const cells = known ?? { values: [], formats: [], formulas: new Map<number, string>() };
    if (!known) sheet.columns.set(column, cells);
    const text = (number: number) => texts[number] ?? "";
    const only = text(formats[0] ?? 0);
    for (let at = 0; at < kinds.length; at++) {
      const value = values[at]!;
      cells.values.push(cellOf(kinds[at]!, value, texts));
      cells.formats.push(formats.length === 1 ? only : text(formats[at]!));
    }
  }
}

function cellOf(kind: number, value: number, texts: readonly string[]): Cell {
  switch (kind) {
    case BLANK:
      return null;
    case NUMBER:
      return value;
    case TEXT:
      return texts[value] ?? "";
    case LOGICAL:
      return value === 1;
    default:
      return cellError(texts[value] ?? "");
  }
}
