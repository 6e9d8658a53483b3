import { CellValueType, type ICellData, type IStyleData } from "@univerjs/core";
import { isDateFormat, parseDate } from "../../src/cells/date";

const LOOKS_LIKE_A_DATE = /^\s*\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\s*$/;

/**
 * Reads a typed date in British order. Univer reads typed dates in American order and has no setting
 * for it, so this stands before it. Null where the text is no date and Univer may go on.
 */
export function typedDate(cell: ICellData, shown: string): ICellData | null {
  if (typeof cell.v !== "string" || cell.t === CellValueType.FORCE_STRING || cell.f) return null;
  const day = parseDate(cell.v);
  if (day === null) {
    // 12/25/2025 is no date here, and Excel in Britain leaves it as text.
    return LOOKS_LIKE_A_DATE.test(cell.v) ? { ...cell, t: CellValueType.STRING } : null;
  }
  const given = typeof cell.s === "object" ? cell.s : null;
  const style: IStyleData = {
    ...given,
    n: { pattern: isDateFormat(shown) ? shown : "dd/mm/yyyy" },
  };
  return { ...cell, p: null, v: day, t: CellValueType.NUMBER, s: style };
}
