import { quotedSheet } from "../cells/address";

const PIECE = /"[^"]*"|\[([^\]]*)\]|\{([^}"]*)\}|;|(?:COM\.MICROSOFT|ORG\.(?:LIBRE|OPEN)OFFICE)\./g;
const SIDE = /^(?:\$?('(?:[^']|'')*'|[^.'$#]+))?\.(.+)$/;

/** A formula of an .ods (`of:=SUM([.A1:.B2];3)`) as Excel has it (`=SUM(A1:B2,3)`). */
export function excelFormula(stored: string): string {
  const body = stored.replace(/^[a-z]+:/i, "").replace(/^=/, "");
  // Excel writes what the other grammar has no words for in its own.
  if (stored.startsWith("msoxl:")) return `=${body}`;
  const excel = body.replace(
    PIECE,
    (found, reference: string | undefined, constants: string | undefined) => {
      if (reference !== undefined) return excelReference(reference);
      if (constants !== undefined) {
        return `{${constants.replaceAll(";", ",").replaceAll("|", ";")}}`;
      }
      if (found === ";") return ",";
      return found.startsWith('"') ? found : "";
    },
  );
  return `=${excel}`;
}

/** The range that stands between the brackets, or its text where it is none (a linked file, #REF!). */
export function excelReference(text: string): string {
  const sides = text.split(":").map((side) => SIDE.exec(side));
  return sides.every((side) => side !== null)
    ? sides.map((side) => sheetPrefix(side[1]) + side[2]).join(":")
    : text;
}

function sheetPrefix(sheet: string | undefined): string {
  if (sheet === undefined) return "";
  const name = sheet.startsWith("'") ? sheet.slice(1, -1).replaceAll("''", "'") : sheet;
  return `${quotedSheet(name)}!`;
}
