import type { Area } from "../cells/address";
import { isBlank, trim, type Cell } from "../cells/cell";
import { recordsText } from "../text/records";
import { ok, type Result } from "../text/trouble";
import type { Block, TableFacts, Workbook, WorkbookFacts } from "../workbook/port";
import {
  fieldsIn,
  namesIn,
  titleOf,
  type Layout,
  type NameIn,
  type RowIn,
  type TableLayout,
  type Tables,
} from "./layout";

/** A row as read, with the row of the sheet (counted from 0) in which it stood at that moment. */
export type Kept<T> = T & { readonly sheetRow: number };

/** Where a table stands, and which of its columns holds which field. */
export interface TablePlace {
  readonly facts: TableFacts;
  /** Place of each field among the table's columns, whatever their order on the sheet. */
  readonly fields: ReadonlyMap<string, number>;
  /** The cells of the body as they were read. */
  readonly body: Block;
  /** Why nothing may be written to it; null when all is well. */
  readonly closed: string | null;
  /** The line above the table, in A1 of its sheet, that says with which layout it was made; null where none does. */
  readonly heading: string | null;
  /** The version of the layout with which it was made. */
  readonly layout: number;
}

/** A table made with an older layout, which `migrateRecords` brings up to date. */
export interface OutdatedTable<Name extends string = string> {
  readonly table: Name;
  readonly layout: number;
  /** Fields whose columns it does not have yet. */
  readonly missing: readonly string[];
}

/** A row that people have edited into something that cannot be read: named, and left alone. */
export interface UnreadableRow {
  readonly table: string;
  readonly sheet: string;
  /** Row of the sheet, counted from 1 as people do. */
  readonly row: number;
  readonly column: string;
  readonly sentence: string;
}

/** What a workbook keeps in a family of tables, as it stood when it was read. Read it anew before each write. */
export interface Records<T extends Tables> {
  readonly workbook: string;
  readonly sheets: readonly string[];
  readonly places: ReadonlyMap<NameIn<T>, TablePlace>;
  readonly rows: { readonly [Name in NameIn<T>]: readonly Kept<RowIn<T, Name>>[] };
  readonly unreadable: readonly UnreadableRow[];
  /** What is wrong with whole tables, in words. */
  readonly damaged: readonly string[];
  /** Tables of an older layout. They are read as they are; those that lack columns are not written to. */
  readonly outdated: readonly OutdatedTable<NameIn<T>>[];
}

interface RawTable {
  readonly facts: TableFacts;
  readonly body: Block;
  readonly heading: string | null;
  readonly layout: number;
}

interface ReadRows {
  readonly rows: readonly Kept<TableLayout["row"]["_zod"]["output"]>[];
  readonly unreadable: readonly UnreadableRow[];
}

interface FoundTable extends RawTable, ReadRows {
  readonly fields: ReadonlyMap<string, number>;
}

// A few milliseconds of work.
const ROWS_AT_A_TIME = 200;

/** Reads every table of a family that the workbook has; a workbook without any gives empty records. */
export async function readRecords<T extends Tables>(
  workbook: Workbook,
  layout: Layout<T>,
  pause: () => Promise<void> = async () => {},
): Promise<Result<Records<T>>> {
  const facts = await workbook.facts();
  if (!facts.ok) return facts;
  const found = new Map<NameIn<T>, FoundTable>();
  for (const name of namesIn(layout.tables)) {
    const table = facts.value.tables.find((each) => each.name.toLowerCase() === name.toLowerCase());
    if (!table) continue;
    const read = await readRaw(workbook, table, layout.version);
    if (!read.ok) return read;
    const own = layout.tables[name];
    if (!own) continue;
    const fields = placesOfFields(own, read.value.facts);
    const rows = await readRows(name, own, read.value, fields, pause);
    found.set(name, { ...read.value, ...rows, fields });
  }
  return ok(recordsFrom(facts.value, layout, found));
}

async function readRaw(
  workbook: Workbook,
  facts: TableFacts,
  version: number,
): Promise<Result<RawTable>> {
  const { area } = facts;
  const body: Area = { ...area, row: area.row + 1, rows: Math.max(area.rows - 1, 0) };
  // One read for the heading in A1 and the body together; a table that was moved has no heading to read.
  const isHeaded = area.column === 0 && area.row > 0;
  const whole = isHeaded ? { ...area, row: 0, rows: area.row + area.rows } : area;
  const block = await workbook.read(whole);
  if (!block.ok) return block;
  const skip = body.row - whole.row;
  const above = isHeaded ? (block.value.columns[0]?.values[0] ?? null) : null;
  const stated = layoutIn(above);
  return ok({
    facts,
    body: {
      area: body,
      columns: block.value.columns.map((column) => ({
        ...column,
        values: column.values.slice(skip),
      })),
    },
    heading: stated !== null && typeof above === "string" ? above : null,
    layout: stated ?? version,
  });
}

/** The layout version that a table's heading states; null where it states none. */
export function layoutIn(heading: Cell): number | null {
  const version = typeof heading === "string" ? /layout (\d{1,4})$/.exec(trim(heading)) : null;
  return version ? Number(version[1]) : null;
}

/** The records of a workbook that is only being made, and keeps none of these tables yet. */
export function noRecords<T extends Tables>(facts: WorkbookFacts, layout: Layout<T>): Records<T> {
  return recordsFrom(facts, layout, new Map());
}

function recordsFrom<T extends Tables>(
  facts: WorkbookFacts,
  { tables, version }: Layout<T>,
  found: ReadonlyMap<NameIn<T>, FoundTable>,
): Records<T> {
  const places = new Map<NameIn<T>, TablePlace>();
  const unreadable: UnreadableRow[] = [];
  const damaged: string[] = [];
  const outdated: OutdatedTable<NameIn<T>>[] = [];

  const rowsOf = (name: NameIn<T>): ReadRows["rows"] => {
    const table = found.get(name);
    const layout = tables[name];
    if (!table || !layout) return [];
    const { facts: at, body, heading, fields } = table;
    const missing = fieldsIn(layout).filter((field) => !fields.has(field));
    const closed = whyClosed(name, version, table, missing);
    if (table.layout < version) outdated.push({ table: name, layout: table.layout, missing });
    else if (closed) damaged.push(closed);
    for (const row of table.unreadable) unreadable.push(row);
    places.set(name, { facts: at, fields, body, closed, heading, layout: table.layout });
    return table.rows;
  };

  // A type made by mapping over names cannot be followed through a loop over them; each list was read
  // with the schema of its own table.
  const rows = Object.fromEntries(
    namesIn(tables).map((name) => [name, rowsOf(name)]),
  ) as Records<T>["rows"];
  const sheets = facts.sheets.map(({ name }) => name);
  return { workbook: facts.name, sheets, places, rows, unreadable, damaged, outdated };
}

function placesOfFields(layout: TableLayout, facts: TableFacts): ReadonlyMap<string, number> {
  const titles = facts.columns.map((title) => trim(title).toLowerCase());
  const fields = new Map<string, number>();
  for (const field of fieldsIn(layout)) {
    const at = titles.indexOf(titleOf(field));
    if (at >= 0) fields.set(field, at);
  }
  return fields;
}

function whyClosed(
  name: string,
  version: number,
  { layout }: RawTable,
  missing: readonly string[],
): string | null {
  if (layout > version) return recordsText.tableTooNew(name, layout);
  if (missing.length === 0) return null;
  return layout < version
    ? recordsText.tableOlder(name, layout)
    : recordsText.tableLacksColumns(name, missing.map(titleOf));
}

async function readRows(
  name: string,
  layout: TableLayout,
  { facts, body }: RawTable,
  fields: ReadonlyMap<string, number>,
  pause: () => Promise<void>,
): Promise<ReadRows> {
  const rows: Kept<TableLayout["row"]["_zod"]["output"]>[] = [];
  const unreadable: UnreadableRow[] = [];
  const rowOfId = new Map<string, number>();
  const wanted = fieldsIn(layout);

  const cellOf = (field: string, row: number): Cell => {
    const at = fields.get(field);
    return at === undefined ? null : (body.columns[at]?.values[row] ?? null);
  };
  const refuse = (row: number, field: string, why: string) => {
    const column = titleOf(field);
    const { sheet } = facts.area;
    const at = body.area.row + row + 1;
    const sentence = recordsText.rowUnreadable(sheet, at, column, why);
    unreadable.push({ table: name, sheet, row: at, column, sentence });
  };

  for (let row = 0; row < body.area.rows; row++) {
    if (row % ROWS_AT_A_TIME === 0) await pause();
    if (body.columns.every(({ values }) => isBlank(values[row] ?? null))) continue;
    const cells = Object.fromEntries(wanted.map((field) => [field, cellOf(field, row)]));
    const read = layout.row.safeParse(cells);
    if (!read.success) {
      const issue = read.error.issues[0];
      const field = String(issue?.path[0] ?? "");
      refuse(
        row,
        field,
        fields.has(field) ? (issue?.message ?? "") : recordsText.cellColumnMissing,
      );
      continue;
    }
    if (layout.id.length > 0) {
      const id = JSON.stringify(layout.id.map((field) => cellOf(field, row)));
      const earlier = rowOfId.get(id);
      if (earlier !== undefined) {
        refuse(row, layout.id[0] ?? "", recordsText.idTwice(earlier));
        continue;
      }
      rowOfId.set(id, body.area.row + row + 1);
    }
    rows.push(Object.assign(read.data, { sheetRow: body.area.row + row }));
  }
  return { rows, unreadable };
}
