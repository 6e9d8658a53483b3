import { asText, isError, type Cell } from "../../cells/cell";
import { ok, type Result } from "../../text/trouble";
import type { ReadingOptions } from "../compare/described";
import { keyFields } from "../compare/record-key";
import type { FieldType } from "../pack-model";
import { dataFingerprint, type DigestedTable } from "../sign-off/data-fingerprint";
import { markTable } from "../sign-off/mark-table";
import { saltOf } from "../sign-off/marks";
import { State, type Column, type Table } from "../tables/table";

/** A column of a return, under the name that its pack gives it. */
export interface ReturnColumn {
  readonly name: string;
  readonly title: string;
  readonly type: FieldType;
  readonly values: readonly Cell[];
}

/** The records of one table of a return, with where each stands. */
export interface ReturnTable {
  readonly name: string;
  readonly title: string;
  readonly sheet: string;
  /** Rows of the sheet, counted from 1 as people do. */
  readonly rows: readonly number[];
  /** The columns that tell records apart; none where the pack names no key. */
  readonly key: readonly string[];
  readonly columns: readonly ReturnColumn[];
}

/** The records of a table: no totals, no blank rows, every value as its column means it. */
export async function recordsOf(
  table: Table,
  { pause }: Pick<ReadingOptions, "pause"> = {},
): Promise<ReturnTable> {
  const places: number[] = [];
  for (let row = 0; row < table.rows; row++) if (table.skip[row] !== 1) places.push(row);
  const columns: ReturnColumn[] = [];
  for (const column of table.columns) {
    const { name, title, type } = column.field;
    columns.push({ name, title, type, values: places.map((row) => valueAt(column, row)) });
    await pause?.();
  }
  return {
    name: table.spec.name,
    title: table.spec.title,
    sheet: table.sheet,
    rows: places.map((row) => table.firstRow + row + 1),
    key: table.spec.key,
    columns,
  };
}

/** What could not be read as its column means it is handed on as it stands. */
function valueAt({ values, raw, state }: Column, row: number): Cell {
  const value = state[row] === State.UNUSABLE ? raw[row] : values[row];
  return isError(value ?? null) ? asText(value ?? null) : (value ?? null);
}

/** The fingerprint that a return would be signed with. */
export async function fingerprintOf(
  tables: readonly Table[],
  options: ReadingOptions,
): Promise<Result<string>> {
  const digested: DigestedTable[] = [];
  for (const table of tables) {
    const columns = table.columns.map(({ field }) => field.name).sort();
    const concern = { columns, key: keyFields(table) };
    // Digests are without salt; no mark is kept.
    const marked = await markTable(table, concern, saltOf(""), 0, options);
    if (!marked.ok) return marked;
    digested.push({ name: table.spec.name, columns, digests: marked.value.digests });
  }
  return ok(await dataFingerprint(digested, options.pause ?? (async () => {})));
}
