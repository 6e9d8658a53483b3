import type { EvidenceRange } from "../../src/audit/evidence-range";
import { parseAddress } from "../../src/cells/address";
import { isDateFormat } from "../../src/cells/date";
import type { BlockColumn, Workbook } from "../../src/workbook/port";

/** How many rows are shown of what would be kept. */
export const FIRST_ROWS = 3;

/**
 * The titles of the columns that the sheet shows as dates, by the formats of their first rows. Evidence
 * keeps the numbers; people have to see the dates. Where the cells cannot be read, no column counts.
 */
export async function dateColumns(
  workbook: Workbook,
  range: EvidenceRange,
): Promise<ReadonlySet<string>> {
  const selected = parseAddress(range.address, range.sheet);
  const facts = await workbook.facts();
  if (!selected || !facts.ok) return new Set();
  const table = facts.value.tables.find(({ name }) => name === range.table);
  const titles = table ? table.columns : range.columns;
  const across = table ? table.area : selected;
  const first = selected.row + (range.hasHeaders && !table ? 1 : 0);
  const rows = Math.min(FIRST_ROWS, range.rows.length);
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
