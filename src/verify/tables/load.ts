import type { Cell } from "../../cells/cell";
import type { Field, TableSpec } from "../pack-model";
import { findBody } from "./body";
import { guessType } from "./guess";
import type { Place } from "./locate";
import { readColumn } from "./read-column";
import { isFilled, type Column, type Sheet, type Stranger, type Table } from "./table";

/**
 * Reads the table that stands at a place: where it ends, which rows are records, what each cell means.
 * `endsBefore` is the row in which another table of the sheet begins below it.
 */
export async function loadTable(
  spec: TableSpec,
  place: Place,
  sheet: Sheet,
  pause: () => Promise<void>,
  endsBefore = Infinity,
): Promise<Table> {
  const firstRow = place.headerRow + 1;
  const offset = firstRow - sheet.area.row;
  const available = place.excelTable
    ? place.excelTable.area.rows - 1
    : Math.max(0, Math.min(sheet.area.rows - offset, endsBefore - firstRow));
  const bodies = new Map<number, readonly Cell[]>();
  for (const { position } of place.headings) {
    const cells = sheet.block.columns[position - sheet.area.column]?.values ?? [];
    bodies.set(position, cells.slice(offset, offset + available));
  }
  const bodyOf = (position: number) => bodies.get(position) ?? [];
  const keys = new Set(spec.key);
  const body = await findBody(
    {
      columns: place.headings.map(({ position }) => bodyOf(position)),
      headings: place.headings.map(({ text }) => text),
      keys: place.headings.flatMap(({ field }, at) => (field && keys.has(field.name) ? [at] : [])),
      rows: available,
      isFixed: place.excelTable !== null,
      end: spec.end,
    },
    pause,
  );

  const columns: Column[] = [];
  const strangers: Stranger[] = [];
  for (const { position, text, field } of place.headings) {
    const raw = withLength(bodyOf(position), body.rows);
    if (!field) {
      strangers.push({ heading: text, position, isFilled: raw.some(isFilled) });
      continue;
    }
    const formats = sheet.block.columns[position - sheet.area.column]?.formats ?? null;
    const cut =
      typeof formats === "string" || formats === null
        ? formats
        : formats.slice(offset, offset + body.rows);
    columns.push(readColumn(withType(field, raw, cut), text, position, raw, spec.missing));
    await pause();
  }
  return {
    spec,
    sheet: place.sheet,
    excelName: place.excelTable?.name ?? null,
    headerRow: place.headerRow,
    firstRow,
    rows: body.rows,
    firstColumn: place.firstColumn,
    lastColumn: place.lastColumn,
    columns,
    skip: body.skip,
    oddRows: body.oddRows,
    strangers,
  };
}

/** A body that ends where the records end; what the sheet does not hold is blank. */
function withLength(cells: readonly Cell[], rows: number): readonly Cell[] {
  if (cells.length === rows) return cells;
  const cut = cells.slice(0, rows);
  while (cut.length < rows) cut.push(null);
  return cut;
}

/** A column whose type nobody declared is read by what most of its cells are. */
function withType(
  field: Field,
  raw: readonly Cell[],
  formats: string | readonly string[] | null,
): Field {
  return field.type === "any" ? { ...field, type: guessType(raw, formats, field.likely) } : field;
}
