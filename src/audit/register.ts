import type { z } from "zod";
import type { Area } from "../cells/address";
import { isBlank, trim, type Cell } from "../cells/cell";
import { auditText } from "../text/audit";
import { ok, type Result } from "../text/trouble";
import type { Block, TableFacts, Workbook, WorkbookFacts } from "../workbook/port";
import {
  fieldsOf,
  LAYOUT_VERSION,
  TABLE_NAMES,
  TABLES,
  titleOf,
  type RowOf,
  type Rows,
  type TableName,
} from "./layout";

/** A row as read, with the row of the sheet (counted from 0) in which it stood at that moment. */
export type Kept<T> = T & { readonly sheetRow: number };

/** Where a table of the register stands, and which of its columns holds which field. */
export interface TablePlace {
  readonly facts: TableFacts;
  /** Place of each field among the table's columns, whatever their order on the sheet. */
  readonly fields: ReadonlyMap<string, number>;
  /** The cells of the body as they were read. */
  readonly body: Block;
  /** Why nothing may be written to it; null when all is well. */
  readonly closed: string | null;
}

/** A row that people have edited into something that cannot be read: named, and left alone. */
export interface UnreadableRow {
  readonly table: TableName;
  readonly sheet: string;
  /** Row of the sheet, counted from 1 as people do. */
  readonly row: number;
  readonly column: string;
  readonly sentence: string;
}

/** The audit register of a workbook as it stood when it was read. Read it anew before each write. */
export interface Register {
  readonly workbook: string;
  readonly sheets: readonly string[];
  readonly places: ReadonlyMap<TableName, TablePlace>;
  readonly rows: { readonly [T in TableName]: readonly Kept<RowOf<T>>[] };
  readonly unreadable: readonly UnreadableRow[];
  /** What is wrong with whole tables, in words. */
  readonly damaged: readonly string[];
}

interface RawTable {
  readonly facts: TableFacts;
  readonly body: Block;
  readonly layout: number;
}

/** Reads every table of the register that the workbook has; a workbook without any gives an empty register. */
export async function readRegister(workbook: Workbook): Promise<Result<Register>> {
  const facts = await workbook.facts();
  if (!facts.ok) return facts;
  const raw = new Map<TableName, RawTable>();
  for (const name of TABLE_NAMES) {
    const table = facts.value.tables.find((each) => each.name.toLowerCase() === name.toLowerCase());
    if (!table) continue;
    const read = await readRaw(workbook, table);
    if (!read.ok) return read;
    raw.set(name, read.value);
  }
  return ok(registerFrom(facts.value, raw));
}

async function readRaw(workbook: Workbook, facts: TableFacts): Promise<Result<RawTable>> {
  const { area } = facts;
  const body: Area = { ...area, row: area.row + 1, rows: Math.max(area.rows - 1, 0) };
  // One read for the heading in A1 and the body together; a table that was moved has no heading to read.
  const isHeaded = area.column === 0 && area.row > 0;
  const whole = isHeaded ? { ...area, row: 0, rows: area.row + area.rows } : area;
  const block = await workbook.read(whole);
  if (!block.ok) return block;
  const skip = body.row - whole.row;
  const heading = isHeaded ? block.value.columns[0]?.values[0] : null;
  return ok({
    facts,
    body: {
      area: body,
      columns: block.value.columns.map((column) => ({
        ...column,
        values: column.values.slice(skip),
      })),
    },
    layout: layoutIn(heading ?? null),
  });
}

function layoutIn(heading: Cell): number {
  const version = typeof heading === "string" ? /layout (\d{1,4})$/.exec(trim(heading)) : null;
  return version ? Number(version[1]) : LAYOUT_VERSION;
}

function registerFrom(facts: WorkbookFacts, raw: ReadonlyMap<TableName, RawTable>): Register {
  const places = new Map<TableName, TablePlace>();
  const unreadable: UnreadableRow[] = [];
  const damaged: string[] = [];

  function read<S extends z.ZodObject>(name: TableName, schema: S): Kept<z.output<S>>[] {
    const table = raw.get(name);
    if (!table) return [];
    const fields = placesOfFields(name, table.facts);
    const closed = whyClosed(name, table, fields);
    if (closed) damaged.push(closed);
    const found = readRows(name, schema, table, fields);
    unreadable.push(...found.unreadable);
    places.set(name, { facts: table.facts, fields, body: table.body, closed });
    return found.rows;
  }

  const rows: { [T in TableName]: Kept<Rows[T]>[] } = {
    tblAudit: read("tblAudit", TABLES.tblAudit.row),
    tblPack: read("tblPack", TABLES.tblPack.row),
    tblPackItem: read("tblPackItem", TABLES.tblPackItem.row),
    tblResponse: read("tblResponse", TABLES.tblResponse.row),
    tblFinding: read("tblFinding", TABLES.tblFinding.row),
    tblEvidence: read("tblEvidence", TABLES.tblEvidence.row),
    tblSnapshot: read("tblSnapshot", TABLES.tblSnapshot.row),
    tblSignOff: read("tblSignOff", TABLES.tblSignOff.row),
    tblTrail: read("tblTrail", TABLES.tblTrail.row),
  };
  const sheets = facts.sheets.map(({ name }) => name);
  return { workbook: facts.name, sheets, places, rows, unreadable, damaged };
}

function placesOfFields(name: TableName, facts: TableFacts): ReadonlyMap<string, number> {
  const titles = facts.columns.map((title) => trim(title).toLowerCase());
  const fields = new Map<string, number>();
  for (const field of fieldsOf(name)) {
    const at = titles.indexOf(titleOf(field));
    if (at >= 0) fields.set(field, at);
  }
  return fields;
}

function whyClosed(
  name: TableName,
  { layout }: RawTable,
  fields: ReadonlyMap<string, number>,
): string | null {
  if (layout > LAYOUT_VERSION) return auditText.tableTooNew(name, layout);
  const missing = fieldsOf(name).filter((field) => !fields.has(field));
  return missing.length > 0 ? auditText.tableLacksColumns(name, missing.map(titleOf)) : null;
}

interface ReadRows<T> {
  readonly rows: Kept<T>[];
  readonly unreadable: UnreadableRow[];
}

function readRows<S extends z.ZodObject>(
  name: TableName,
  schema: S,
  { facts, body }: RawTable,
  fields: ReadonlyMap<string, number>,
): ReadRows<z.output<S>> {
  const rows: Kept<z.output<S>>[] = [];
  const unreadable: UnreadableRow[] = [];
  const rowOfId = new Map<string, number>();

  const cellOf = (field: string, row: number): Cell => {
    const at = fields.get(field);
    return at === undefined ? null : (body.columns[at]?.values[row] ?? null);
  };
  const refuse = (row: number, field: string, why: string) => {
    const column = titleOf(field);
    const { sheet } = facts.area;
    const at = body.area.row + row + 1;
    const sentence = auditText.rowUnreadable(sheet, at, column, why);
    unreadable.push({ table: name, sheet, row: at, column, sentence });
  };

  for (let row = 0; row < body.area.rows; row++) {
    if (body.columns.every(({ values }) => isBlank(values[row] ?? null))) continue;
    const cells = Object.fromEntries(fieldsOf(name).map((field) => [field, cellOf(field, row)]));
    const read = schema.safeParse(cells);
    if (!read.success) {
      const issue = read.error.issues[0];
      const field = String(issue?.path[0] ?? "");
      refuse(row, field, fields.has(field) ? (issue?.message ?? "") : auditText.cellColumnMissing);
      continue;
    }
    const idFields: readonly string[] = TABLES[name].id;
    const id = JSON.stringify(idFields.map((field) => cellOf(field, row)));
    const earlier = idFields.length > 0 ? rowOfId.get(id) : undefined;
    if (earlier !== undefined) {
      refuse(row, idFields[0] ?? "", auditText.idTwice(earlier));
      continue;
    }
    rowOfId.set(id, body.area.row + row + 1);
    rows.push({ ...read.data, sheetRow: body.area.row + row });
  }
  return { rows, unreadable };
}
