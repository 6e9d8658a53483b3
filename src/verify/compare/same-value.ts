import { asText, type Cell } from "../../cells/cell";
import type { Column } from "../tables/table";

/** What a cell means, or, where it cannot be read, what it holds. */
export function meaningAt(column: Column, row: number): Cell {
  const value = column.values[row] ?? null;
  if (value !== null) return value;
  const raw = column.raw[row] ?? null;
  return asText(raw).trim() === "" ? null : raw;
}

// Cents and seconds survive; what binary fractions lose does not count.
const LEAST = 1e-9;

/** Whether two cells mean the same: numbers as numbers, texts letter for letter or, on request, without regard to case. */
export function isSame(a: Cell, b: Cell, ignoreCase = false): boolean {
  if (typeof a === "number" && typeof b === "number") {
    return a === b || Math.abs(a - b) <= LEAST * Math.max(Math.abs(a), Math.abs(b));
  }
  if (a === null || b === null) return a === b;
  if (typeof a !== typeof b) return false;
  const [one, other] = [asText(a).normalize("NFC"), asText(b).normalize("NFC")];
  return ignoreCase ? one.toLowerCase() === other.toLowerCase() : one === other;
}
