import type { Cell } from "../../src/cells/cell";
import { asText, cellError, isError, isErrorCode } from "../../src/cells/cell";
import { formatDate, isDateFormat, parseDate } from "../../src/cells/date";
import { parseNumber } from "../../src/cells/number";
import { GENERAL } from "./model";
import type { Json } from "./protocol";

export interface Typed {
  readonly value: Cell;
  readonly formula: string | null;
  /** The format that typing gives a cell of format General: a date, a percentage. */
  readonly format: string | null;
}

const plain = (value: Cell): Typed => ({ value, formula: null, format: null });

/**
 * What a cell holds after `input` has been put into it through the object model, which treats text as
 * if a person had typed it: formulas, numbers, dates and error codes are recognised unless the cell has
 * the format Text or the text starts with an apostrophe.
 */
export function asTyped(input: Json, format: string): Typed {
  if (typeof input === "number" || typeof input === "boolean") return plain(input);
  if (typeof input !== "string" || input === "") return plain(null);
  if (input.startsWith("'")) return plain(input.slice(1));
  if (format === "@") return plain(input);
  if (input.startsWith("=") && input.length > 1)
    return { value: null, formula: input, format: null };
  if (/^[+-]/.test(input) && parseNumber(input) === null && input.length > 1) {
    return { value: null, formula: `=${input}`, format: null };
  }
  if (/^@./.test(input)) return { value: null, formula: `=${input}`, format: null };
  if (isErrorCode(input.toUpperCase())) return plain(cellError(input));
  if (/^true$/i.test(input)) return plain(true);
  if (/^false$/i.test(input)) return plain(false);
  const number = parseNumber(input);
  if (number !== null)
    return { value: number, formula: null, format: input.includes("%") ? "0%" : null };
  const date = parseDate(input);
  if (date !== null) return { value: date, formula: null, format: "dd/mm/yyyy" };
  return plain(input);
}

/** A cell as `values` gives it: blanks as empty text, errors as their code. */
export function asJson(cell: Cell): Json {
  if (cell === null) return "";
  return isError(cell) ? cell.error : cell;
}

export function valueType(cell: Cell): string {
  if (cell === null) return "Empty";
  if (isError(cell)) return "Error";
  if (typeof cell === "boolean") return "Boolean";
  return typeof cell === "number" ? "Double" : "String";
}

/** The cell as shown, in the few formats that tests and the workbench meet. */
export function shownText(cell: Cell, format: string): string {
  if (typeof cell !== "number" || format === GENERAL || format === "@") return asText(cell);
  if (isDateFormat(format)) return formatDate(cell);
  const decimals = /\.(0+)/.exec(format)?.[1]?.length ?? 0;
  if (format.includes("%")) return `${(cell * 100).toFixed(decimals)}%`;
  const fixed = format.includes(",")
    ? cell.toLocaleString("en-GB", {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      })
    : cell.toFixed(decimals);
  return format.startsWith("£") ? `£${fixed}` : fixed;
}
