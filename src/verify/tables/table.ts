import { cellArea, type Area } from "../../cells/address";
import { asText, isBlank, type Cell } from "../../cells/cell";
import { formatDate } from "../../cells/date";
import type { Block, SheetFacts } from "../../workbook/port";
import type { Field, TableSpec } from "../pack-model";
import type { RowLooks } from "./body";
import type { Sorts } from "./guess";

/** Whether the value of a cell can be judged. */
export const State = { READABLE: 0, BLANK: 1, UNUSABLE: 2 } as const;

/** What was odd about a cell when it was read; several can hold at once. */
export const Quirk = {
  ERROR: 1,
  NOT_OF_TYPE: 2,
  IMPOSSIBLE_DATE: 4,
  NUMBER_AS_TEXT: 8,
  DATE_AS_TEXT: 16,
  EDGE_SPACE: 32,
  ONLY_SPACE: 64,
  /** A day before 1900, which Excel keeps as text: in use, and before all others. */
  BEFORE_1900: 128,
} as const;

/** Where a field of a form stands on its sheet: its cell, or that of the first line. */
export interface ColumnPlace {
  readonly sheet: string;
  readonly row: number;
  /** One cell that every line shares. */
  readonly isShared: boolean;
}

/** A column of a table, whole: what the sheet holds, and what it means. */
export interface Column {
  readonly field: Field;
  /** The heading as the sheet shows it, spaces and line breaks included. */
  readonly heading: string;
  /** Column number on the sheet, from 0. */
  readonly position: number;
  /** Where it stands, when that is not below the heading: on a form. */
  readonly place?: ColumnPlace;
  readonly raw: readonly Cell[];
  /** As the declared type reads it: texts trimmed, numbers and dates out of texts, blanks null. */
  readonly values: readonly Cell[];
  readonly state: Uint8Array;
  readonly quirks: Uint8Array;
  /** Every quirk that a cell of the column has or had: most columns have none to look for. */
  readonly anyQuirk: number;
  /** 1 where a finding says that the value cannot be relied upon. */
  readonly blocked: Uint8Array;
  /** What its cells are, where its type was told from them. */
  readonly sorts?: Sorts;
}

/** A table found in the workbook. Rows count from 0 and are those of the body. */
export interface Table {
  readonly spec: TableSpec;
  readonly sheet: string;
  /** The name of the Excel table, where it is one. */
  readonly excelName: string | null;
  readonly headerRow: number;
  readonly firstRow: number;
  readonly rows: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
  /** In the order of the sheet; fields that were not found are absent. */
  readonly columns: readonly Column[];
  /** 1 for rows that are no records: blank rows, totals, headings that come again. */
  readonly skip: Uint8Array;
  /** Why a row is skipped. */
  readonly oddRows: readonly OddRow[];
  /** What decides which rows are records, kept for when one of them changes. */
  readonly looks: RowLooks;
  /** Headings on the sheet that belong to no field. */
  readonly strangers: readonly Stranger[];
}

export interface OddRow {
  readonly row: number;
  readonly why: "total" | "heading" | "blank";
}

export interface Stranger {
  readonly heading: string;
  readonly position: number;
  /** Whether anything stands below it. */
  readonly isFilled: boolean;
}

/** A sheet that holds tables, with its cells. */
export interface Sheet {
  readonly facts: SheetFacts;
  /** All that is looked at. */
  readonly area: Area;
  /** What of it was read in one piece: most sheets from their first record on, so that columns need not be cut. */
  readonly block: Block;
}

/** The cell in which a field of a record stands. */
export function cellOf(
  { sheet, firstRow }: Pick<Table, "sheet" | "firstRow">,
  { place, position }: Pick<Column, "place" | "position">,
  row: number,
): Area {
  if (!place) return cellArea(sheet, firstRow + row, position);
  return cellArea(place.sheet, place.row + (place.isShared ? 0 : row), position);
}

export function tableNamed(tables: readonly Table[], name: string): Table | null {
  return tables.find((table) => table.spec.name === name) ?? null;
}

export function columnOf(table: Table, field: string): Column | null {
  return table.columns.find((column) => column.field.name === field) ?? null;
}

/** The values of a column in the rows that are records, for whoever looks at them from another table. */
export function recordsIn(table: Table, field: string): readonly Cell[] {
  const values = columnOf(table, field)?.values ?? [];
  return table.skip.includes(1) ? values.filter((_, row) => table.skip[row] !== 1) : values;
}

/** The cell at a place on a sheet, counted from 0; blank outside what was read. */
export function cellAt({ block: { area, columns } }: Sheet, row: number, column: number): Cell {
  return columns[column - area.column]?.values[row - area.row] ?? null;
}

/** Every record of a table: the number of rows that are judged. */
export function recordCount(table: Table): number {
  const { skip, rows } = table;
  let skipped = 0;
  for (let row = 0; row < skip.length; row++) skipped += skip[row]!;
  return rows - skipped;
}

/**
 * The key of a record as text, and null where any part of it is blank. Where the table has none, what people know the
 * record by, as far as that is filled in; null where the pack does not say, or nothing is.
 */
export function keyOf(table: Table, row: number): string | null {
  const { key, knownBy = [] } = table.spec;
  const hasKey = key.length > 0;
  const parts: string[] = [];
  for (const name of hasKey ? key : knownBy) {
    const column = columnOf(table, name);
    const value = column?.values[row] ?? null;
    if (column && value !== null) parts.push(shown(value, column));
    else if (hasKey) return null;
  }
  return parts.length > 0 ? parts.join(" · ") : null;
}

/** A value as the sheet would show it: dates as dates. */
export function shown(value: Cell, column: Column | null): string {
  const isDate = column?.field.type === "date" || column?.field.type === "datetime";
  return typeof value === "number" && isDate ? formatDate(value) : asText(value);
}

const SPACE = 0x20;
const NO_BREAK = 0xa0;

/** Whether a cell holds anything to see. Asked of every cell, so most texts are told by their first letter. */
export function isFilled(cell: Cell): boolean {
  if (cell === null) return false;
  if (typeof cell !== "string") return true;
  const first = cell.charCodeAt(0);
  return (first > SPACE && first < NO_BREAK) || !isBlank(cell);
}
