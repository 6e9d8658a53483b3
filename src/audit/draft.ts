import type { Cell } from "../cells/cell";
import { RecordsDraft, type Values } from "../records/draft";
import { cellFrom } from "../records/field";
import { rangeFingerprint } from "../records/fingerprint";
import { fieldsIn, titleOf, type TableLayout } from "../records/layout";
import type { Moment } from "../records/moment";
import { REGISTER, TABLES, type RowOf, type TableName } from "./layout";
import type { Register } from "./register";
import { entryHash, NO_ENTRY, type Anchor, type TrailEntry } from "./trail-chain";

/** What the trail says about a step, beside who, when and which row. */
export type TrailDetail = Readonly<Record<string, string | number | readonly string[]>>;

/** Fingerprint of one row of the register, independent of the order of its columns. */
export function contentFingerprint<T extends TableName>(table: T, row: RowOf<T>): string {
  const values: Values = row;
  const headers: string[] = [];
  const cells: Cell[] = [];
  for (const { field, title, unlessIs } of printedOf(table)) {
    const cell = cellFrom(values[field] ?? null);
    if (unlessIs !== undefined && cell === unlessIs) continue;
    headers.push(title);
    cells.push(cell);
  }
  return rangeFingerprint({ headers, rows: [cells] });
}

/** A field as fingerprints have it. */
interface Printed {
  readonly field: string;
  readonly title: string;
  /** The cell that leaves no trace; undefined where every cell leaves one. */
  readonly unlessIs: Cell | undefined;
}

/** Worked out once for each table: a register has thousands of rows to hold against its trail. */
const printed = new Map<TableName, readonly Printed[]>();

function printedOf(table: TableName): readonly Printed[] {
  const known = printed.get(table);
  if (known) return known;
  const layout: TableLayout = TABLES[table];
  const fields = fieldsIn(layout).map((field) => ({
    field,
    title: titleOf(field),
    unlessIs: layout.later?.includes(field) === true ? blankCell(layout, field) : undefined,
  }));
  printed.set(table, fields);
  return fields;
}

/** What a field holds where its cell is blank, or its column is not there yet. */
function blankCell({ row }: TableLayout, field: string): Cell {
  const read = row.shape[field]?.safeParse(null);
  return read?.success === true ? cellFrom(read.data) : null;
}

/** What one step writes into the register, and the trail entry of each row that it touches. */
export class Draft extends RecordsDraft<typeof TABLES> {
  readonly #moment: Moment;
  #last: { seq: number; hash: string };

  constructor(register: Register, moment: Moment) {
    super(REGISTER, register);
    this.#moment = moment;
    this.#last = lastEntry(register);
  }

  /** How long the trail is with what this step has logged so far, and its last hash. */
  get anchor(): Anchor {
    return { count: this.#last.seq, head: this.#last.hash };
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
}

function lastEntry({ rows }: Register): { seq: number; hash: string } {
  return rows.tblTrail.reduce<Pick<TrailEntry, "seq" | "hash">>(
    (last, entry) => (entry.seq > last.seq ? entry : last),
    { seq: 0, hash: NO_ENTRY },
  );
}
