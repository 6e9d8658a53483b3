import { isError, type Cell } from "../cells/cell";
import { ok, type Result } from "../text/trouble";
import type { Workbook } from "../workbook/port";
import { formatKey, type Formats, type Gathered } from "./gather";
import { cleanHeading } from "./pack-model";
import { patchedColumn } from "./patched-column";
import type { Edited } from "./reread";
import { State, type Column, type Sheet, type Table } from "./tables/table";

/** What is known of the check before. */
export interface Known {
  readonly formats: Formats;
  readonly hasNoFormulas: boolean;
  /** Every word that can make a row the headings of a table that is no form. */
  readonly headings: ReadonlySet<string>;
}

interface RereadForms {
  readonly gathered: Gathered;
  readonly edited: readonly Edited[];
}

const WHOLE = ok(null);

// People fill forms in by hand; on a larger sheet something else stands as well.
const MOST_CELLS = 50_000;

/** Whether fields of forms stand on a sheet. */
export const holdsForm = ({ tables }: Gathered, sheet: string) =>
  tables.some(({ columns }) => columns.some(({ place }) => place?.sheet === sheet));

/**
 * Reads a sheet of forms again, since a formula may stand anywhere on it, and puts what changed into the fields that
 * stand there. Null where anything but what fields hold may have changed: which lines are records, where a table is.
 */
export async function rereadForms(
  workbook: Workbook,
  gathered: Gathered,
  name: string,
  known: Known,
): Promise<Result<RereadForms | null>> {
  const sheet = gathered.sheets.find(({ facts }) => facts.name === name);
  const isShared = gathered.tables.some((table) => table.sheet === name && !table.spec.form);
  if (!sheet || isShared) return WHOLE;
  const { area } = sheet.block;
  if (area.rows * area.columns > MOST_CELLS) return WHOLE;
  const block = await workbook.read(area, { formulas: true });
  if (!block.ok) return block;
  const { columns } = block.value;
  if (known.hasNoFormulas && columns.some(({ formulas }) => formulas?.some((one) => one !== null)))
    return WHOLE;
  const after: Sheet = {
    ...sheet,
    block: {
      area,
      columns: sheet.block.columns.map((column, at) => ({
        ...column,
        values: columns[at]?.values ?? column.values,
      })),
    },
  };
  const changed = changedCells(sheet, after);
  const isHeading = (cell: Cell) =>
    typeof cell === "string" && known.headings.has(cleanHeading(cell));
  if (changed.some(({ was, cell }) => isHeading(was) || isHeading(cell))) return WHOLE;
  const edited: Edited[] = [];
  const tables: Table[] = [];
  for (const [at, table] of gathered.tables.entries()) {
    const patched = patchedForm(table, name, changed);
    if (patched === null || (patched && hasFormats(table, known.formats))) return WHOLE;
    tables.push(patched?.table ?? table);
    if (patched) edited.push({ table: at, before: table, ...patched.edited });
  }
  const sheets = gathered.sheets.map((one) => (one === sheet ? after : one));
  return ok({ gathered: { ...gathered, tables, sheets }, edited });
}

/** A cell that holds something else, by its place on the sheet. */
interface Changed {
  readonly row: number;
  readonly position: number;
  readonly was: Cell;
  readonly cell: Cell;
}

function changedCells({ block: { area, columns } }: Sheet, after: Sheet): Changed[] {
  return columns.flatMap(({ values }, across) => {
    const now = after.block.columns[across]!.values;
    return Array.from({ length: area.rows }, (_, down): Changed => ({
      row: area.row + down,
      position: area.column + across,
      was: values[down] ?? null,
      cell: now[down] ?? null,
    })).filter(({ was, cell }) => !isSame(was, cell));
  });
}

function isSame(a: Cell, b: Cell): boolean {
  return isError(a) && isError(b) ? a.error === b.error : a === b;
}

/** How the cells of a form are shown is not read again. */
const hasFormats = (table: Table, formats: Formats) =>
  table.columns.some((column) => formats.has(formatKey(table, column)));

/** A form with what some cells hold now; nothing where none of them is its own; null where other lines are filled in. */
function patchedForm(
  table: Table,
  sheet: string,
  changed: readonly Changed[],
): { table: Table; edited: Pick<Edited, "rows" | "fields"> } | null | undefined {
  const [rows, fields] = [new Set<number>(), new Set<string>()];
  const columns = table.columns.map((column): Column => {
    const cells = new Map<number, Cell>();
    for (const { row, position, cell } of changed)
      for (const line of linesAt(column, table.rows, sheet, row, position)) cells.set(line, cell);
    if (cells.size === 0) return column;
    fields.add(column.field.name);
    for (const line of cells.keys()) rows.add(line);
    return patchedColumn(column, cells, table);
  });
  if (fields.size === 0) return undefined;
  const entered = columns.filter(({ place }) => place?.isShared !== true);
  const isSkipped = (line: number) =>
    table.rows > 1 && entered.every(({ state }) => state[line] === State.BLANK);
  for (const line of rows) if ((table.skip[line] === 1) !== isSkipped(line)) return null;
  return { table: { ...table, columns }, edited: { rows, fields } };
}

/** The lines of a form for which a cell is a column's own. */
function linesAt(
  { place, position: own }: Column,
  lines: number,
  sheet: string,
  row: number,
  position: number,
): number[] {
  if (place?.sheet !== sheet || own !== position) return [];
  if (place.isShared) return row === place.row ? [...Array(lines).keys()] : [];
  const line = row - place.row;
  return line >= 0 && line < lines ? [line] : [];
}
