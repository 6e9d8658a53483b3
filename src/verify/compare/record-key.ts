import { asText, isBlank, trim, type Cell } from "../../cells/cell";
import { columnOf, type Column, type Table } from "../tables/table";

// The unit separator cannot be typed into a cell, so no two lists of parts read the same.
const BETWEEN_PARTS = "\u001f";
// A name that tells records apart stands far to the left.
const COLUMNS_TRIED = 6;

/** A part of a key as records are matched by it: without regard to case, form or space at its ends. */
export function keyPart(cell: Cell): string {
  return trim(asText(cell).normalize("NFC")).toLowerCase();
}

/** The key of a row over some columns, from what the sheet holds; null where a part of it is blank. */
export function recordKeyAt(columns: readonly Column[], row: number): string | null {
  let key = "";
  for (const column of columns) {
    const cell = column.raw[row] ?? null;
    if (isBlank(cell)) return null;
    key += keyPart(cell) + BETWEEN_PARTS;
  }
  return key === "" ? null : key;
}

/** The key of a row as a person reads it. */
export function recordName(columns: readonly Column[], row: number): string {
  return columns.map((column) => trim(asText(column.raw[row] ?? null))).join(" · ");
}

/**
 * The fields that tell the records of a table apart: its own key, or for a table that nobody has described
 * the first column, or two columns, that are filled in every row and never twice the same. None where no
 * such column stands among the first few.
 */
export function keyFields(table: Table): readonly string[] {
  if (table.spec.key.length > 0) {
    return table.spec.key.every((name) => columnOf(table, name)) ? table.spec.key : [];
  }
  const columns = table.columns.slice(0, COLUMNS_TRIED);
  const texts = columns.filter((column) => !isMeasure(column));
  const [first] = columns;
  const tried: (readonly Column[])[] = [
    ...(first ? [[first]] : []),
    ...texts.map((column) => [column]),
    ...texts.flatMap((one, at) => texts.slice(at + 1).map((other) => [one, other])),
  ];
  const found = tried.find((candidate) => tellsApart(table, candidate));
  return found?.map((column) => column.field.name) ?? [];
}

function isMeasure({ field: { type } }: Column): boolean {
  return type === "number" || type === "integer" || type === "boolean";
}

function tellsApart(table: Table, columns: readonly Column[]): boolean {
  const seen = new Set<string>();
  for (let row = 0; row < table.rows; row++) {
    if (table.skip[row] === 1) continue;
    const key = recordKeyAt(columns, row);
    if (key === null || seen.has(key)) return false;
    seen.add(key);
  }
  return seen.size > 0;
}
