import { CellValueType, type ICellData, type Nullable } from "@univerjs/core";
import { cellError, isError, isErrorCode, type Cell } from "../../src/cells/cell";

/** What Univer is given for a value. Text is forced to stay text, whatever it looks like. */
export function dataOf(value: Cell): Pick<ICellData, "v" | "t"> {
  if (value === null) return { v: null, t: null };
  if (isError(value)) return { v: value.error, t: CellValueType.STRING };
  switch (typeof value) {
    case "number":
      return { v: value, t: CellValueType.NUMBER };
    case "boolean":
      return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
    default:
      return {
        v: value,
        t: looksLikeNumber(value) ? CellValueType.FORCE_STRING : CellValueType.STRING,
      };
  }
}

// Forced text carries a mark in the corner, as Excel's numbers stored as text do: only those get it.
function looksLikeNumber(text: string): boolean {
  return text.trim() !== "" && Number.isFinite(Number(text));
}

/** The value that Univer holds, exact: not the one that it rounds for display. */
export function valueOf(data: Nullable<ICellData>): Cell {
  const value = data?.v;
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "boolean") return value;
  if (data?.t === CellValueType.BOOLEAN) return value === 1 || value === "1" || value === "TRUE";
  if (typeof value === "number") return value;
  if (data?.t === CellValueType.NUMBER && Number.isFinite(Number(value))) return Number(value);
  return isErrorCode(value) ? cellError(value) : value;
}

const EARLIER_NAMES = /\b_xlfn\.(?:_xlws\.)?|\b_xlws\./gi;
// Excel writes the functions of add-ins with this prefix, and an underscore for the first full stop.
const ADD_IN_FUNCTION = /\b_xldudf_([A-Z]+)_([A-Z0-9_]+)\(/gi;

/** A formula from a file as people type it: without the prefixes that Excel stores. */
export function typedFormula(formula: string): string {
  const plain = formula
    .replace(EARLIER_NAMES, "")
    .replace(
      ADD_IN_FUNCTION,
      (_whole, space: string, name: string) => `${space}.${name.replaceAll("_", ".")}(`,
    );
  return plain.startsWith("=") ? plain : `=${plain}`;
}
