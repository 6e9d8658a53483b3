import { asText, isError, trim } from "../../cells/cell";
import type { Range } from "../range";
import { filledColumns } from "./columns";

/** The key of each row: its cells trimmed and in any letter case; `null` where every cell is blank or one is an error. */
export function keysOf(table: Range): readonly (string | null)[] {
  const columns = filledColumns(table);
  return Array.from({ length: table.rows }, (_, row) => {
    const parts: string[] = [];
    let isAnyFilled = false;
    for (const { range, isFilled } of columns) {
      const cell = range.cells[row] ?? null;
      if (isError(cell)) return null;
      const filled = isFilled(row);
      isAnyFilled ||= filled;
      parts.push(filled ? trim(asText(cell)).toLowerCase() : "");
    }
    return isAnyFilled ? JSON.stringify(parts) : null;
  });
}

/** How many rows have each key. */
export function countKeys(keys: readonly (string | null)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) {
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
