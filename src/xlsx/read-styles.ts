import { isDateFormat } from "../cells/date";
import { filesText } from "../text/files";
import { GENERAL } from "../workbook/model";
import { builtInFormat } from "./number-formats";
import { Refusal, type Reading } from "./refusal";
import { CLOSE, DONE, OPEN, type XmlScanner } from "./xml";

/** What a cell's style says about its value. Index is the style number of the cell. */
export interface CellStyles {
  readonly formats: readonly string[];
  readonly isDate: readonly boolean[];
}

export const NO_STYLES: CellStyles = { formats: [GENERAL], isDate: [false] };

/** Excel stops at 255; anything longer is not a format that it would show. */
const MAX_FORMAT = 255;

export function readStyles(xml: XmlScanner | null, { file, limits }: Reading): CellStyles {
  if (!xml) return NO_STYLES;
  const custom = new Map<number, string>();
  const ids: number[] = [];
  let isInCellFormats = false;
  for (let token = xml.next(); token !== DONE; token = xml.next()) {
    if (xml.name === "cellXfs") isInCellFormats = token !== CLOSE;
    if (token !== OPEN) continue;
    if (xml.name === "numFmt") {
      const code = xml.attribute("formatCode") ?? "";
      const isFormat = code !== "" && code.length <= MAX_FORMAT;
      custom.set(xml.numberAttribute("numFmtId"), isFormat ? code : GENERAL);
    } else if (xml.name === "xf" && isInCellFormats) {
      ids.push(xml.numberAttribute("numFmtId"));
    }
    if (custom.size > limits.formats || ids.length > limits.formats) {
      throw new Refusal(filesText.tooManyFacts(file, "formats", limits.formats));
    }
  }
  if (ids.length === 0) return NO_STYLES;
  const formats = ids.map((id) => custom.get(id) ?? builtInFormat(id) ?? GENERAL);
  return { formats, isDate: formats.map(isDateFormat) };
}
