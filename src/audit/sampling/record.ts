import type { Area } from "../../cells/address";
import { asText, type Cell } from "../../cells/cell";
import { formatDate, isDateFormat } from "../../cells/date";
import { samplingText } from "../../text/audit-sampling";
import { fail, ok, type Result } from "../../text/trouble";
import type { BlockColumn, Workbook } from "../../workbook/port";
import { foldKey } from "../key";
import { columnOf, populations } from "./frame";
import { numberedKeys } from "./repeats";

/** A sampled record as it stands in its table, to be read beside the question. */
export interface SampledRecord {
  readonly area: Area;
  /** Title and value of each column, as people read them. */
  readonly fields: readonly (readonly [title: string, value: string])[];
}

/** Finds a record by its key, wherever its row has moved to. */
export async function readRecord(
  workbook: Workbook,
  table: string,
  keyColumn: string,
  key: string,
): Promise<Result<SampledRecord>> {
  const known = await populations(workbook);
  if (!known.ok) return known;
  const population = known.value.find(({ name }) => name.toLowerCase() === table.toLowerCase());
  if (!population) {
    return fail(
      samplingText.noTable(
        table,
        known.value.map(({ name }) => name),
      ),
    );
  }
  const { body, columns } = population;
  const at = columnOf(population, keyColumn);
  if (at < 0) return fail(samplingText.noColumn(keyColumn, table, columns));
  const keys = await workbook.read({ ...body, column: body.column + at, columns: 1 });
  if (!keys.ok) return keys;
  const values = keys.value.columns[0]?.values ?? [];
  const plain = values.findIndex((cell) => foldKey(cell) === key);
  const row = plain >= 0 ? plain : numberedKeys(values).indexOf(key);
  if (row < 0) return fail(samplingText.recordGone(key, table));
  const area: Area = { ...body, row: body.row + row, rows: 1 };
  const read = await workbook.read(area, { formats: true });
  if (!read.ok) return read;
  const fields = columns.map(
    (title, column) => [title, shown(read.value.columns[column])] as const,
  );
  return ok({ area, fields });
}

function shown(column: BlockColumn | undefined): string {
  const cell: Cell = column?.values[0] ?? null;
  const { formats = null } = column ?? {};
  const format = typeof formats === "string" ? formats : (formats?.[0] ?? "");
  return typeof cell === "number" && cell >= 1 && isDateFormat(format)
    ? formatDate(cell)
    : asText(cell);
}
