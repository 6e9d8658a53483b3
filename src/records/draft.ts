import { MAX_TEXT } from "../cells/address";
import type { Cell } from "../cells/cell";
import { recordsText } from "../text/records";
import { fail, ok, type Result } from "../text/trouble";
import type { Change } from "../workbook/change";
import type { Block } from "../workbook/port";
import { cellFrom, type FieldValue } from "./field";
import {
  columnsIn,
  fieldsIn,
  namesIn,
  titleOf,
  type Layout,
  type NameIn,
  type RowIn,
  type TableLayout,
  type Tables,
} from "./layout";
import type { Plan } from "./plan";
import type { Kept, Records } from "./read";

export type Values = Readonly<Record<string, FieldValue>>;

/**
 * Gathers what one step writes: rows at the end of tables, and cells of single rows. Tables that are
 * not there yet are made.
 */
export class RecordsDraft<T extends Tables> {
  readonly #layout: Layout<T>;
  readonly #records: Records<T>;
  readonly #added = new Map<NameIn<T>, Values[]>();
  readonly #cells: Change[] = [];
  readonly #sentences: string[] = [];
  readonly #touched = new Set<NameIn<T>>();
  #longest: { field: string; length: number } = { field: "", length: 0 };

  constructor(layout: Layout<T>, records: Records<T>) {
    this.#layout = layout;
    this.#records = records;
  }

  say(...sentences: readonly string[]): void {
    this.#sentences.push(...sentences);
  }

  add<Name extends NameIn<T>>(table: Name, row: RowIn<T, Name>): void {
    this.#measure(row);
    this.#touched.add(table);
    const rows = this.#added.get(table);
    if (rows) rows.push(row);
    else this.#added.set(table, [row]);
  }

  /**
   * Writes some cells of one row, and no other. Gives the row as it will be. Refused when applied if the
   * row has moved, or its cells have been changed, since the records were read.
   */
  set<Name extends NameIn<T>>(
    table: Name,
    row: Kept<RowIn<T, Name>>,
    fields: Partial<RowIn<T, Name>> & Values,
  ): RowIn<T, Name> {
    this.#touched.add(table);
    const place = this.#records.places.get(table);
    if (place) {
      const raw = (at: number) => cellAt(place.body, row.sheetRow, at);
      const names = new Set(this.#layoutOf(table).id);
      const cells = new Map<number, Cell>();
      for (const [field, at] of place.fields) {
        const value = fields[field];
        if (value !== undefined) {
          this.#measure({ [field]: value });
          cells.set(at, cellFrom(value));
        } else if (names.has(field)) {
          // Written as it stands, so that a row which has moved is found out.
          cells.set(at, raw(at));
        }
      }
      const { sheet, column } = place.facts.area;
      for (const run of runs(cells)) {
        const first = column + run.first;
        const columns = run.cells.length;
        this.#cells.push({
          kind: "setCells",
          area: { sheet, row: row.sheetRow, column: first, rows: 1, columns },
          values: [run.cells],
          over: [run.cells.map((_, at) => raw(run.first + at))],
        });
      }
    }
    return { ...row, ...fields };
  }

  /** The changes in the order in which to make them: cells first, then rows in the order of the layout. */
  done(made: string | null = null): Result<Plan> {
    for (const table of this.#touched) {
      const closed = this.#records.places.get(table)?.closed;
      if (closed) return fail(recordsText.tableClosed(closed));
    }
    if (this.#longest.length > MAX_TEXT) {
      return fail(recordsText.textTooLong(titleOf(this.#longest.field), MAX_TEXT));
    }
    const taken = this.#records.sheets.map((name) => name.toLowerCase());
    const newSheets: string[] = [];
    const changes = namesIn(this.#layout.tables).flatMap((name): Change[] => {
      const rows = this.#added.get(name);
      if (!rows) return [];
      const table = this.#layoutOf(name);
      const place = this.#records.places.get(name);
      if (place) {
        const width = place.facts.columns.length;
        const filled = rows.map((row) => ordered(row, place.fields, width));
        const after = table.isChain ? { after: lastRow(place.body) } : {};
        return [{ kind: "appendRows", table: name, rows: filled, ...after }];
      }
      const sheet = freeName(table.sheet, taken);
      taken.push(sheet.toLowerCase());
      newSheets.push(recordsText.tableAdded(sheet));
      return newTable(name, table, this.#layout.version, sheet, rows);
    });
    return ok({
      changes: [...this.#cells, ...changes],
      sentences: [...this.#sentences, ...newSheets],
      made,
    });
  }

  #layoutOf(name: NameIn<T>): TableLayout {
    const layout = this.#layout.tables[name];
    if (!layout) throw new Error(`No layout is known for ${name}.`);
    return layout;
  }

  #measure(row: Values): void {
    for (const [field, value] of Object.entries(row)) {
      const cell = cellFrom(value);
      if (typeof cell === "string" && cell.length > this.#longest.length) {
        this.#longest = { field, length: cell.length };
      }
    }
  }
}

function cellAt(body: Block, sheetRow: number, column: number): Cell {
  return body.columns[column]?.values[sheetRow - body.area.row] ?? null;
}

function lastRow({ columns, area }: Block): Cell[] {
  return columns.map(({ values }) => values[area.rows - 1] ?? null);
}

/** Cells that stand side by side, so that they can be written together. */
function runs(cells: ReadonlyMap<number, Cell>): { first: number; cells: Cell[] }[] {
  const found: { first: number; cells: Cell[] }[] = [];
  for (const [at, cell] of [...cells].sort(([a], [b]) => a - b)) {
    const last = found.at(-1);
    if (last && last.first + last.cells.length === at) last.cells.push(cell);
    else found.push({ first: at, cells: [cell] });
  }
  return found;
}

function ordered(row: Values, fields: ReadonlyMap<string, number>, width: number): Cell[] {
  const cells = new Array<Cell>(width).fill(null);
  for (const [field, at] of fields) cells[at] = cellFrom(row[field] ?? null);
  return cells;
}

function newTable(
  name: string,
  layout: TableLayout,
  version: number,
  sheet: string,
  rows: readonly Values[],
): Change[] {
  const fields = fieldsIn(layout);
  return [
    { kind: "addSheet", sheet },
    {
      kind: "addTable",
      sheet,
      table: name,
      columns: columnsIn(layout),
      rows: rows.map((row) => fields.map((field) => cellFrom(row[field] ?? null))),
      heading: recordsText.heading(layout.title, version),
    },
  ];
}

/** The name, or the name with the first number that is free. */
function freeName(name: string, taken: readonly string[]): string {
  let free = name;
  for (let n = 2; taken.includes(free.toLowerCase()); n++) free = `${name} ${n}`;
  return free;
}
