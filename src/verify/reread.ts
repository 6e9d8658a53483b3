import { intersection, type Area } from "../cells/address";
import { isError, type Cell } from "../cells/cell";
import { ok, type Result } from "../text/trouble";
import type { BlockColumn, Workbook } from "../workbook/port";
import { formatKey, type Formats, type Gathered } from "./gather";
import { cleanHeading, type Pack } from "./pack-model";
import { bodyAfter, type Body, type BodyInput } from "./tables/body";
import { guessType, sortsAfter, type ShownCell, type Sorts } from "./tables/guess";
import { guessHeader } from "./tables/locate";
import { patchedColumn } from "./patched-column";
import { holdsForm, rereadForms } from "./reread-form";
import { cellAt, isFilled, type Column, type Sheet, type Table } from "./tables/table";

/** Rows and columns of one table that hold something else than before. */
export interface Edited {
  readonly table: number;
  readonly before: Table;
  readonly rows: ReadonlySet<number>;
  /** By the names of their fields. */
  readonly fields: ReadonlySet<string>;
}

export interface Reread {
  readonly gathered: Gathered;
  readonly formats: Formats;
  readonly edited: readonly Edited[];
}

/** A change that reaches beyond single rows: what was read has to be read again as a whole. */
const WHOLE = ok(null);

// Header rows are looked for in this many rows of a sheet.
const HEAD_ROWS = 64;
// Beyond this share of a sheet it costs less to read it as a whole.
const MOST_SHARE = 0.25;

/**
 * Reads again the rows that somebody may have edited, and puts them into the tables that were read before. Null
 * where anything but the values of records may have changed: sheets, headings, which rows are records. What is
 * told of edits is a hint: whole rows are read, since a formula beside an edited cell changes with it.
 */
export async function reread(
  workbook: Workbook,
  pack: Pack,
  gathered: Gathered,
  stale: readonly Area[],
  known: { readonly formats: Formats; readonly hasNoFormulas: boolean },
): Promise<Result<Reread | null>> {
  const facts = await workbook.facts();
  if (!facts.ok) return facts;
  if (JSON.stringify(facts.value) !== JSON.stringify(gathered.facts)) return WHOLE;
  const headings = headingsIn(pack);
  const shown = new ShownAs(known.formats);
  const edits = new Map<number, Map<number, Map<number, ShownCell>>>();
  const formSheets = new Set<string>();
  for (const area of stale) {
    if (holdsForm(gathered, area.sheet)) {
      formSheets.add(area.sheet);
      continue;
    }
    const place = placeOf(gathered, area);
    if (place === "elsewhere") return WHOLE;
    if (place === "nowhere") continue;
    const { table, at, rows } = place;
    const block = await workbook.read(rows, { formats: true, formulas: true });
    if (!block.ok) return block;
    const { columns } = block.value;
    // What a formula may be at odds with is told from all of them.
    if (known.hasNoFormulas && columns.some(hasFormula)) return WHOLE;
    const sheet = sheetOf(gathered, table);
    columns.forEach(({ values, formats }, across) => {
      const position = rows.column + across;
      values.forEach((cell, down) => {
        const row = rows.row + down;
        const format = formatAt(formats, down);
        const held = sheet ? heldAt(sheet, row, position) : null;
        const isNewlyShown = shown.set(table, position, row, format) || isShownAnew(held, format);
        if (isSame(cell, held?.cell ?? null) && !isNewlyShown) return;
        const inTable = edits.get(at) ?? new Map<number, Map<number, ShownCell>>();
        const cells = inTable.get(position) ?? new Map<number, ShownCell>();
        edits.set(at, inTable.set(position, cells.set(row - table.firstRow, { cell, format })));
      });
    });
  }
  let now = gathered;
  const edited: Edited[] = [];
  for (const [at, columns] of edits) {
    const before = now.tables[at];
    const sheet = before && sheetOf(now, before);
    if (!before || !sheet) return WHOLE;
    if (headings && mayBeHeading(before, sheet, columns, headings)) return WHOLE;
    const patched = patch(before, sheet, columns);
    if (!patched) return WHOLE;
    if (!headings && !isSameHeader(before, sheet, patched.sheet)) return WHOLE;
    edited.push({ table: at, before, ...patched.edited });
    now = {
      ...now,
      tables: now.tables.with(at, patched.table),
      sheets: now.sheets.map((one) => (one === sheet ? patched.sheet : one)),
    };
  }
  for (const sheet of formSheets) {
    const isAllForms = pack.tables.every(({ form }) => form);
    const again = await rereadForms(workbook, now, sheet, {
      ...known,
      headings: (isAllForms ? null : headings) ?? new Set(),
    });
    if (!again.ok || again.value === null) return again.ok ? WHOLE : again;
    const before = new Set(edited.map(({ table }) => table));
    // A form on two sheets, both of them edited.
    if (again.value.edited.some(({ table }) => before.has(table))) return WHOLE;
    now = again.value.gathered;
    edited.push(...again.value.edited);
  }
  return ok({ gathered: now, formats: shown.formats(), edited });
}

/** A cell as it was read before; its format only where formats were read, to tell what a column holds. */
function heldAt({ block: { area, columns } }: Sheet, row: number, position: number): ShownCell {
  const column = columns[position - area.column];
  const format = column?.formats == null ? undefined : formatAt(column.formats, row - area.row);
  return { cell: column?.values[row - area.row] ?? null, format };
}

const isShownAnew = (held: ShownCell | null, format: string) =>
  held?.format !== undefined && held.format !== format;

const hasFormula = ({ formulas }: BlockColumn) => formulas?.some((one) => one !== null) === true;

const formatAt = (formats: BlockColumn["formats"], row: number) =>
  typeof formats === "object" && formats !== null
    ? (formats[row] ?? GENERAL)
    : (formats ?? GENERAL);

const GENERAL = "General";

/** How the cells of date columns are shown, as edits change it. */
class ShownAs {
  readonly #changed = new Map<string, string[]>();

  constructor(private readonly known: Formats) {}

  /** Whether the cell was shown another way before. Cells of other columns are not looked at. */
  set(table: Table, position: number, row: number, format: string): boolean {
    const key = formatKey(table, { position });
    const before = this.#changed.get(key) ?? this.known.get(key);
    const at = row - table.firstRow;
    if (before === undefined || formatAt(before, at) === format) return false;
    const formats = this.#changed.get(key) ?? listed(before, table.rows);
    formats[at] = format;
    this.#changed.set(key, formats);
    return true;
  }

  formats(): Formats {
    return this.#changed.size === 0 ? this.known : new Map([...this.known, ...this.#changed]);
  }
}

const listed = (formats: string | readonly string[], rows: number): string[] =>
  typeof formats === "string" ? new Array<string>(rows).fill(formats) : [...formats];

const sheetOf = ({ sheets }: Gathered, { sheet }: Table) =>
  sheets.find(({ facts }) => facts.name === sheet);

function isSame(a: Cell, b: Cell): boolean {
  return isError(a) && isError(b) ? a.error === b.error : a === b;
}

/** The rows of the one table whose records an edit lies in. */
function placeOf(
  { sheets, tables }: Gathered,
  area: Area,
): { table: Table; at: number; rows: Area } | "elsewhere" | "nowhere" {
  const sheet = sheets.find(({ facts }) => facts.name === area.sheet);
  if (!sheet) return "elsewhere";
  const filled = intersection(area, sheet.area);
  if (!filled) return "nowhere";
  const [at, ...more] = tables.flatMap((table, index) => {
    const body = bodyOf(table);
    return intersection(filled, body) ? [index] : [];
  });
  const table = at === undefined ? undefined : tables[at];
  if (at === undefined || !table || more.length > 0) return "elsewhere";
  const body = bodyOf(table);
  const isInside =
    filled.row >= body.row &&
    filled.row + filled.rows <= body.row + body.rows &&
    filled.column >= body.column &&
    filled.column + filled.columns <= body.column + body.columns;
  if (!isInside || filled.rows > Math.max(1, table.rows * MOST_SHARE)) return "elsewhere";
  return { table, at, rows: { ...body, row: filled.row, rows: filled.rows } };
}

function bodyOf({ sheet, firstRow, rows, firstColumn, lastColumn }: Table): Area {
  return { sheet, row: firstRow, column: firstColumn, rows, columns: lastColumn - firstColumn + 1 };
}

/** Every word that can make a row the header row; null where any text can, since no pack names the headings. */
function headingsIn({ tables }: Pack): ReadonlySet<string> | null {
  if (tables.length === 0) return null;
  const words = tables.flatMap(({ fields, headerContains }) => [
    ...headerContains,
    ...fields.flatMap(({ name, title, aliases }) => [name, title, ...aliases]),
  ]);
  return new Set(words.map(cleanHeading));
}

/** Whether the same row would be taken for the headings, where no pack says what they are. */
function isSameHeader({ excelName }: Table, before: Sheet, after: Sheet): boolean {
  if (excelName !== null) return true;
  const header = (sheet: Sheet) => JSON.stringify(guessHeader(headOf(sheet)));
  return header(before) === header(after);
}

function headOf(sheet: Sheet): Sheet {
  return { ...sheet, area: { ...sheet.area, rows: Math.min(sheet.area.rows, HEAD_ROWS) } };
}

function mayBeHeading(
  table: Table,
  sheet: Sheet,
  columns: CellEdits,
  headings: ReadonlySet<string>,
): boolean {
  for (const [position, cells] of columns) {
    for (const [row, { cell }] of cells) {
      const at = table.firstRow + row;
      if (at - sheet.area.row >= HEAD_ROWS) continue;
      const texts = [cell, cellAt(sheet, at, position)].filter((one) => typeof one === "string");
      if (texts.some((text) => headings.has(cleanHeading(text)))) return true;
    }
  }
  return false;
}

/** By column, then by row of the table. */
type CellEdits = ReadonlyMap<number, ReadonlyMap<number, ShownCell>>;

interface Patched {
  readonly table: Table;
  readonly sheet: Sheet;
  readonly edited: Pick<Edited, "rows" | "fields">;
}

/** The table with new cells; null where that changes which rows are records, or what a column is. */
function patch(table: Table, sheet: Sheet, edits: CellEdits): Patched | null {
  const rows = new Set([...edits.values()].flatMap((cells) => [...cells.keys()]));
  const patchedSheet = withCells(sheet, table, edits);
  const body = sameBody(table, patchedSheet, rows);
  if (!body) return null;
  const fields = new Set<string>();
  const columns: Column[] = [];
  for (const column of table.columns) {
    const cells = edits.get(column.position);
    if (!cells) {
      columns.push(column);
      continue;
    }
    const sorts = sortsOf(column, cells, table, sheet);
    if (sorts && guessType(sorts, column.field.likely) !== column.field.type) return null;
    fields.add(column.field.name);
    const held = new Map([...cells].map(([row, { cell }]) => [row, cell]));
    columns.push({ ...patchedColumn(column, held, table), ...(sorts && { sorts }) });
  }
  for (const { position, isFilled: was } of table.strangers) {
    const cells = edits.get(position);
    if (cells && bodyCells(patchedSheet, table, position, 0, table.rows).some(isFilled) !== was)
      return null;
  }
  return {
    table: { ...table, columns, looks: body.looks },
    sheet: patchedSheet,
    edited: { rows, fields },
  };
}

/** What the cells of a column are now, where its type was told from them. */
function sortsOf(
  { sorts, position }: Column,
  cells: ReadonlyMap<number, ShownCell>,
  table: Table,
  before: Sheet,
): Sorts | undefined {
  if (!sorts) return undefined;
  let now = sorts;
  for (const [row, cell] of cells)
    now = sortsAfter(now, heldAt(before, table.firstRow + row, position), cell);
  return now;
}

function withCells(sheet: Sheet, table: Table, edits: CellEdits): Sheet {
  const { area } = sheet.block;
  const columns = sheet.block.columns.map((column, across): BlockColumn => {
    const cells = edits.get(area.column + across);
    if (!cells) return column;
    const values = column.values.slice();
    const at = (row: number) => table.firstRow + row - area.row;
    for (const [row, { cell }] of cells) values[at(row)] = cell;
    const held = column.formats;
    const isAsBefore = (row: number, format: string) => formatAt(held, at(row)) === format;
    if (held === null || [...cells].every(([row, { format = GENERAL }]) => isAsBefore(row, format)))
      return { ...column, values };
    const formats = listed(held, area.rows);
    for (const [row, { format = GENERAL }] of cells) formats[at(row)] = format;
    return { ...column, values, formats };
  });
  return { ...sheet, block: { ...sheet.block, columns } };
}

/** Which rows are records after the edits, where it is the same ones as before. */
function sameBody(table: Table, after: Sheet, rows: ReadonlySet<number>): Body | null {
  const body = bodyAfter(bodyInput(table, after), table.looks, rows);
  const isSame =
    body.rows === table.rows &&
    body.oddRows.length === table.oddRows.length &&
    body.oddRows.every(({ row, why }, at) => {
      const odd = table.oddRows[at];
      return odd?.row === row && odd.why === why;
    });
  return isSame ? body : null;
}

/** What `findBody` sees of a table. */
function bodyInput(table: Table, sheet: Sheet): BodyInput {
  const places = [
    ...table.columns.map(({ position, heading, field }) => ({
      position,
      heading,
      isKey: table.spec.key.includes(field.name),
    })),
    ...table.strangers.map(({ position, heading }) => ({ position, heading, isKey: false })),
  ].sort((a, b) => a.position - b.position);
  return {
    columns: places.map(
      ({ position }) => sheet.block.columns[position - sheet.area.column]?.values ?? [],
    ),
    offset: table.firstRow - sheet.block.area.row,
    headings: places.map(({ heading }) => heading),
    keys: places.flatMap(({ isKey }, at) => (isKey ? [at] : [])),
    rows: table.looks.filled.length,
    isFixed: table.excelName !== null,
    end: table.spec.end,
  };
}

function bodyCells(
  sheet: Sheet,
  table: Table,
  position: number,
  from: number,
  rows: number,
): readonly Cell[] {
  const start = table.firstRow + from - sheet.block.area.row;
  const cells = sheet.block.columns[position - sheet.area.column]?.values ?? [];
  return cells.slice(start, start + rows);
}
