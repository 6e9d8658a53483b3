import { trim } from "../../cells/cell";
import type { WorkbookFacts } from "../../workbook/port";
import { cellAt, type Sheet } from "./table";

// Every table that Plumbline keeps has such a line in the first cell of its sheet, and its own prefix.
const HEADING = /\bkept by Plumbline, layout \d{1,4}$/;
const TABLE = /^tbl/i;

/** Whether a sheet holds one of the tables that Plumbline keeps: its notes on the data, and no data. */
export function isKept(head: Sheet, { tables }: Pick<WorkbookFacts, "tables">): boolean {
  const heading = cellAt(head, 0, 0);
  if (typeof heading !== "string" || !HEADING.test(trim(heading))) return false;
  return tables.some(({ name, area }) => area.sheet === head.facts.name && TABLE.test(name));
}
