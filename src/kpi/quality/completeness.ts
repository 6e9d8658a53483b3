import { qualityText } from "../../text/kpi-quality";
import { isProblem, refuse, type Answer, type Spill } from "../problem";
import { placeOf, type Range } from "../range";
import { wordArgument, words } from "../reading";
import { filledColumns, usedRows } from "./columns";

type By = "column" | "row" | "rows" | "all";

const WAYS = words<By>(
  [
    ["column", "column"],
    ["row", "row"],
    ["rows", "rows"],
    ["all", "all"],
  ],
  [
    ["columns", "column"],
    ["cell", "all"],
    ["cells", "all"],
    ["table", "all"],
  ],
);

/**
 * The share of filled cells in the rows in use: one for each column, side by side; with “all” one for the whole table; with
 * “row” the share of rows in which nothing is missing; with “rows” TRUE or FALSE for each row. Errors count as missing.
 */
export function completeness(table: Range, by: Range | null): Answer<Spill> {
  const way = wordArgument(by, WAYS);
  if (way !== null && isProblem(way)) return refuse(way);
  const columns = filledColumns(table);
  const isComplete = (row: number) => columns.every(({ isFilled }) => isFilled(row));
  if (way === "rows") {
    return { ok: true, value: Array.from({ length: table.rows }, (_, row) => [isComplete(row)]) };
  }
  const rows = usedRows(table, columns);
  if (rows.length === 0) return refuse(qualityText.nothingInRange(placeOf(table)));
  if (way === "row") {
    return { ok: true, value: [[rows.filter(isComplete).length / rows.length]] };
  }
  const filled = columns.map(({ isFilled }) => rows.filter(isFilled).length);
  if (way === "all") {
    const all = filled.reduce((sum, count) => sum + count, 0);
    return { ok: true, value: [[all / (rows.length * columns.length)]] };
  }
  return { ok: true, value: [filled.map((count) => count / rows.length)] };
}
