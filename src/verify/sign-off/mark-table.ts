import { fail, ok, type Result } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import type { Concern, ReadingOptions } from "../compare/described";
import { recordKeyAt } from "../compare/record-key";
import { columnOf, type Column, type Table } from "../tables/table";
import { cellText, mark, rowDigest, rowMark, ROW_BYTES, type Salt } from "./marks";

/** Bytes kept of the mark of every cell: none where there are too many cells to keep. */
export type CellBytes = 0 | 1 | 2;

/** The marks of a table, row by row as they stand on the sheet. */
export interface Marks {
  readonly count: number;
  readonly keys: Uint32Array;
  readonly rows: Uint8Array;
  readonly cells: Uint8Array;
}

export interface MarkedTable extends Marks {
  /** The rows of the table that are marked; blank ones are not. */
  readonly places: Uint32Array;
  /** The digests of the rows, without salt: the fingerprint is made of them. */
  readonly digests: readonly Uint8Array[];
}

const ROWS_AT_A_TIME = 400;
const BLANK = cellText(null);

/** Marks every filled row of a table. A column that is not there counts as blank. */
export async function markTable(
  table: Table,
  { columns: names, key }: Concern,
  salt: Salt,
  width: CellBytes,
  { pause, signal }: ReadingOptions,
): Promise<Result<MarkedTable>> {
  const columns = names.map((name) => columnOf(table, name));
  const keyColumns = key.flatMap((name) => columnOf(table, name) ?? []);
  const places = filledRows(table, columns);
  const keys = new Uint32Array(places.length);
  const rows = new Uint8Array(places.length * ROW_BYTES);
  const cells = new Uint8Array(places.length * names.length * width);
  const digests: Uint8Array[] = [];
  for (let at = 0; at < places.length; at++) {
    const row = places[at]!;
    const texts = columns.map((column) => (column ? cellText(column.raw[row] ?? null) : BLANK));
    const digest = rowDigest(texts);
    digests.push(digest);
    rows.set(rowMark(salt, digest), at * ROW_BYTES);
    keys[at] = mark(salt.seed, recordKeyAt(keyColumns, row) ?? "");
    texts.forEach((text, column) => {
      const whole = width === 0 ? 0 : mark(salt.seed, text);
      const start = (at * names.length + column) * width;
      for (let byte = 0; byte < width; byte++) cells[start + byte] = whole >>> (8 * byte);
    });
    if (at % ROWS_AT_A_TIME !== 0) continue;
    await pause?.();
    if (signal?.aborted) return fail(verifyText.cancelled());
  }
  return ok({ count: places.length, places, keys, rows, cells, digests });
}

function filledRows(table: Table, columns: readonly (Column | null)[]): Uint32Array {
  const rows: number[] = [];
  for (let row = 0; row < table.rows; row++) {
    if (columns.some((column) => (column?.raw[row] ?? null) !== null)) rows.push(row);
  }
  return Uint32Array.from(rows);
}
