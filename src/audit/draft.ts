import type { Cell } from "../cells/cell";
import type { DayNumber } from "../cells/date";
import { auditText } from "../text/audit";
import { fail, ok, type Result } from "../text/trouble";
import type { Change } from "../workbook/change";
import type { Block } from "../workbook/port";
import { cellFrom, type FieldValue } from "./field";
import { rangeFingerprint } from "./fingerprint";
import {
  fieldsOf,
  LAYOUT_VERSION,
  newColumns,
  TABLE_NAMES,
  TABLES,
  titleOf,
  type RowOf,
  type TableName,
} from "./layout";
import type { Kept, Register } from "./register";
import { entryHash, NO_ENTRY, type TrailEntry } from "./trail-chain";

/** What a step would do to the workbook: shown first, then handed to `workbook.apply` as a whole. */
export interface Plan {
  readonly changes: readonly Change[];
  readonly sentences: readonly string[];
  /** The id of what the step makes: an audit, evidence, a finding; null where it makes none. */
  readonly made: string | null;
}

/** When and by whom a step is taken. Handed in, so that the same step gives the same result. */
export interface Moment {
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly today: DayNumber;
  readonly actor: string;
  /** The random tail of an id: keeps two people who work offline from making the same one. */
  readonly token: () => string;
}

/** What the trail says about a step, beside who, when and which row. */
export type TrailDetail = Readonly<Record<string, string | number | readonly string[]>>;

type Values = Readonly<Record<string, FieldValue>>;

const CELL_LIMIT = 32_767;

/** Fingerprint of one row of the register, independent of the order of its columns. */
export function contentFingerprint<T extends TableName>(table: T, row: RowOf<T>): string {
  const fields = fieldsOf(table);
  const values: Values = row;
  return rangeFingerprint({
    headers: fields.map(titleOf),
    rows: [fields.map((field) => cellFrom(values[field] ?? null))],
  });
}

/**
 * Gathers what one step writes: rows at the end of tables, cells of single rows, and the trail entry
 * of each. Tables that are not there yet are made.
 */
export class Draft {
  readonly #register: Register;
  readonly #moment: Moment;
  readonly #added = new Map<TableName, Values[]>();
  readonly #cells: Change[] = [];
  readonly #sentences: string[] = [];
  readonly #touched = new Set<TableName>();
  #longest: { field: string; length: number } = { field: "", length: 0 };
  #last: { seq: number; hash: string };

  constructor(register: Register, moment: Moment) {
    this.#register = register;
    this.#moment = moment;
    this.#last = lastEntry(register);
  }

  say(...sentences: readonly string[]): void {
    this.#sentences.push(...sentences);
  }

  add<T extends TableName>(table: T, row: RowOf<T>): void {
    this.#measure(row);
    this.#touched.add(table);
    const rows = this.#added.get(table);
    if (rows) rows.push(row);
    else this.#added.set(table, [row]);
  }

  /**
   * Writes some cells of one row, and no other. Gives the row as it will be. Refused when applied if the
   * row has moved, or its cells have been changed, since the register was read.
   */
  set<T extends TableName>(
    table: T,
    row: Kept<RowOf<T>>,
    fields: Partial<RowOf<T>> & Values,
  ): RowOf<T> {
    this.#touched.add(table);
    const place = this.#register.places.get(table);
    if (place) {
      const raw = (at: number) => cellAt(place.body, row.sheetRow, at);
      const cells = new Map<number, Cell>();
      for (const [field, at] of place.fields) {
        const value = fields[field];
        if (value !== undefined) {
          this.#measure({ [field]: value });
          cells.set(at, cellFrom(value));
        } else if (isIdOf(table, field)) {
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

  /** Adds the trail entry of one row that this step writes. */
  log<T extends TableName>(
    action: string,
    object: string,
    objectId: string,
    detail: TrailDetail,
    content: { readonly table: T; readonly row: RowOf<T> },
  ): void {
    const entry = {
      seq: this.#last.seq + 1,
      at: this.#moment.at,
      actor: this.#moment.actor,
      action,
      object,
      objectId,
      detail: JSON.stringify({
        ...detail,
        content: contentFingerprint(content.table, content.row),
      }),
      prev: this.#last.hash,
    };
    const hash = entryHash(entry);
    this.#last = { seq: entry.seq, hash };
    this.add("tblTrail", { ...entry, hash });
  }

  /** The changes in the order in which to make them; the trail comes last. */
  done(made: string | null = null): Result<Plan> {
    for (const table of this.#touched) {
      const closed = this.#register.places.get(table)?.closed;
      if (closed) return fail(auditText.registerDamaged(closed));
    }
    if (this.#longest.length > CELL_LIMIT) {
      return fail(auditText.textTooLong(titleOf(this.#longest.field), CELL_LIMIT));
    }
    const taken = this.#register.sheets.map((name) => name.toLowerCase());
    const newSheets: string[] = [];
    const changes = TABLE_NAMES.flatMap((table): Change[] => {
      const rows = this.#added.get(table);
      if (!rows) return [];
      const place = this.#register.places.get(table);
      if (place) {
        const width = place.facts.columns.length;
        const filled = rows.map((row) => ordered(row, place.fields, width));
        // Two chains must not grow from one entry: an entry added meanwhile refuses the whole step.
        const after = table === "tblTrail" ? { after: lastRow(place.body) } : {};
        return [{ kind: "appendRows", table, rows: filled, ...after }];
      }
      const sheet = freeName(TABLES[table].sheet, taken);
      newSheets.push(auditText.tableAdded(sheet));
      return newTable(table, sheet, rows);
    });
    return ok({
      changes: [...this.#cells, ...changes],
      sentences: [...this.#sentences, ...newSheets],
      made,
    });
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

function isIdOf(table: TableName, field: string): boolean {
  const id: readonly string[] = TABLES[table].id;
  return id.includes(field);
}

function cellAt(body: Block, sheetRow: number, column: number): Cell {
  return body.columns[column]?.values[sheetRow - body.area.row] ?? null;
}

function lastRow({ columns, area }: Block): Cell[] {
  return columns.map(({ values }) => values[area.rows - 1] ?? null);
}

function lastEntry({ rows }: Register): { seq: number; hash: string } {
  return rows.tblTrail.reduce<Pick<TrailEntry, "seq" | "hash">>(
    (last, entry) => (entry.seq > last.seq ? entry : last),
    { seq: 0, hash: NO_ENTRY },
  );
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

function newTable(table: TableName, sheet: string, rows: readonly Values[]): Change[] {
  const fields = fieldsOf(table);
  return [
    { kind: "addSheet", sheet },
    {
      kind: "addTable",
      sheet,
      table,
      columns: newColumns(table),
      rows: rows.map((row) => fields.map((field) => cellFrom(row[field] ?? null))),
      heading: auditText.heading(TABLES[table].title, LAYOUT_VERSION),
    },
  ];
}

/** The name, or the name with the first number that is free. */
function freeName(name: string, taken: readonly string[]): string {
  let free = name;
  for (let n = 2; taken.includes(free.toLowerCase()); n++) free = `${name} ${n}`;
  return free;
}
