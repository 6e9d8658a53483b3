import type { EvidenceRange } from "../../src/audit/evidence-range";
import { parseAddress } from "../../src/cells/address";
import { isDateFormat } from "../../src/cells/date";
import type { BlockColumn, Workbook } from "../../src/workbook/port";
import type { EvidenceRow } from "./view";

/** How many rows are shown of what would be kept. */
export const FIRST_ROWS = 3;

/**
 * The titles of the columns that the sheet shows as dates, by the formats of their first rows. Evidence
 * keeps the numbers; people have to see the dates. Where the cells cannot be read, no column counts.
 */
export function dateColumns(
  workbook: Workbook,
  { address, sheet, table, columns, hasHeaders, rows }: EvidenceRange,
): Promise<ReadonlySet<string>> {
  return datesAt(workbook, { address, sheet, table, columns, hasHeaders, rows: rows.length });
}

/** The same of evidence that is kept, as its cells stand now. */
export function dateColumnsOf(
  workbook: Workbook,
  { addressHint, sheet, tableName, columns, headers, rows }: EvidenceRow,
): Promise<ReadonlySet<string>> {
  const place = { address: addressHint, sheet, table: tableName, columns };
  return datesAt(workbook, { ...place, hasHeaders: headers, rows });
}

interface Place {
  readonly address: string;
  readonly sheet: string;
  readonly table: string | null;
  readonly columns: readonly string[];
  readonly hasHeaders: boolean;
  readonly rows: number;
}

async function datesAt(workbook: Workbook, place: Place): Promise<ReadonlySet<string>> {
  const selected = parseAddress(place.address, place.sheet);
  const facts = await workbook.facts();
  if (!selected || !facts.ok) return new Set();
  const table = facts.value.tables.find(({ name }) => name === place.table);
  const titles = table ? table.columns : place.columns;
  const across = table ? table.area : selected;
  const first = selected.row + (place.hasHeaders && !table ? 1 : 0);
  const rows = Math.min(FIRST_ROWS, place.rows);
  const block = await workbook.read({ ...across, row: first, rows }, { formats: true });
  if (!block.ok) return new Set();
  const dates = titles.filter((_, at) => isDates(block.value.columns[at]));
  return new Set(dates);
}

function isDates(column: BlockColumn | undefined): boolean {
  if (!column || column.formats === null) return false;
  const formats = typeof column.formats === "string" ? [column.formats] : column.formats;
  return formats.some(isDateFormat);
}
