import type { Cell } from "../../cells/cell";
import { missingIn, type TableSpec } from "../pack-model";
import { findBody } from "./body";
import { countSorts, guessType, type Sorts } from "./guess";
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
  const { area, columns: blocks } = sheet.block;
  const offset = firstRow - area.row;
  const available = place.excelTable
    ? place.excelTable.area.rows - 1
    : Math.max(0, Math.min(area.rows - offset, endsBefore - firstRow));
  const cellsAt = (position: number) => blocks[position - area.column]?.values ?? [];
  const keys = new Set(spec.key);
  const { body, kinds } = await findBody(
    {
      columns: place.headings.map(({ position }) => cellsAt(position)),
      offset,
      headings: place.headings.map(({ text }) => text),
      keys: place.headings.flatMap(({ field }, at) => (field && keys.has(field.name) ? [at] : [])),
      rows: available,
      isFixed: place.excelTable !== null,
      end: spec.end,
    },
    new Set([...spec.missing, ...spec.fields.flatMap(({ missing = [] }) => missing)]),
    pause,
  );

  const columns: Column[] = [];
  const strangers: Stranger[] = [];
  for (const [at, { position, text, field }] of place.headings.entries()) {
    const raw = bodyCells(cellsAt(position), offset, body.rows);
    if (!field) {
      strangers.push({ heading: text, position, isFilled: raw.some(isFilled) });
      continue;
    }
    const formats = blocks[position - area.column]?.formats ?? null;
    const cut =
      typeof formats === "string" || formats === null
        ? formats
        : formats.slice(offset, offset + body.rows);
    const sorts = field.type === "any" ? await sortsIn(raw, cut, pause) : null;
    const typed = sorts ? { ...field, type: guessType(sorts, field.likely) } : field;
    const column = readColumn(
      typed,
      text,
      position,
      raw,
      missingIn(field, spec),
      kinds[at]?.subarray(0, body.rows),
    );
    columns.push(sorts ? { ...column, sorts } : column);
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
    looks: body.looks,
    strangers,
  };
}

/** The cells of the records; what the sheet does not hold is blank. */
function bodyCells(cells: readonly Cell[], offset: number, rows: number): readonly Cell[] {
  if (offset === 0 && cells.length === rows) return cells;
  const cut = cells.slice(offset, offset + rows);
  while (cut.length < rows) cut.push(null);
  return cut;
}

// A few milliseconds of work: a text may have to be tried as a date and as a number.
const ROWS_AT_A_TIME = 10_000;

/** What the cells of a column are whose type nobody declared: it is read by what most of them are. */
async function sortsIn(
  raw: readonly Cell[],
  formats: string | readonly string[] | null,
  pause: () => Promise<void>,
): Promise<Sorts> {
  let sorts = countSorts(raw, formats, 0, 0);
  for (let from = 0; from < raw.length; from += ROWS_AT_A_TIME) {
    sorts = countSorts(raw, formats, from, Math.min(from + ROWS_AT_A_TIME, raw.length), sorts);
    await pause();
  }
  return sorts;
}
