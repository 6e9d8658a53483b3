import { GENERAL } from "../workbook/model";
import { CLOSE, DONE, OPEN, type XmlScanner } from "./xml";

const DATA_STYLES = new Set([
  "number-style",
  "percentage-style",
  "currency-style",
  "date-style",
  "time-style",
  "text-style",
]);

/** Text that a number format shows as it is; anything else has to stand in quotes. */
const PLAIN_TEXT = /^[-/:.,()%+ £$€]*$/;
const MAX_DIGITS = 30;

/** What the styles of an .ods say of cells and sheets. */
export class OpenDocumentStyles {
  private readonly formats = new Map<string, string>();
  private readonly cells = new Map<string, { format: string | null; parent: string | null }>();
  readonly hiddenSheets = new Set<string>();

  /** Reads all styles of a part: the shared ones stand in `styles.xml`, the others in `content.xml`. */
  read(xml: XmlScanner): void {
    let style = "";
    for (let token = xml.next(); token !== DONE; token = xml.next()) {
      if (token !== OPEN) continue;
      if (xml.name === "body") xml.skip();
      else if (DATA_STYLES.has(xml.name)) {
        this.formats.set(xml.attribute("name") ?? "", readFormat(xml));
      } else if (xml.name === "style") {
        style = xml.attribute("name") ?? "";
        if (xml.attribute("family") === "table-cell") {
          const [format, parent] = [
            xml.attribute("data-style-name"),
            xml.attribute("parent-style-name"),
          ];
          this.cells.set(style, { format, parent });
        }
      } else if (xml.name === "table-properties" && xml.attribute("display") === "false") {
        this.hiddenSheets.add(style);
      }
    }
  }

  /** The number format, in its en-US form, of cells with this style. */
  format(style: string | null): string {
    let name = style;
    for (let steps = 0; name !== null && steps < 10; steps++) {
      const cell = this.cells.get(name);
      if (!cell) break;
      if (cell.format !== null) return this.formats.get(cell.format) ?? GENERAL;
      name = cell.parent;
    }
    return GENERAL;
  }
}

function readFormat(xml: XmlScanner): string {
  const isText = xml.name === "text-style";
  const isOpenEnded = xml.attribute("truncate-on-overflow") === "false";
  const depth = xml.depth - 1;
  let code = "";
  for (let token = xml.next(); xml.depth > depth; token = xml.next()) {
    if (token === CLOSE && (xml.name === "text" || xml.name === "currency-symbol")) {
      const text = xml.text();
      code += PLAIN_TEXT.test(text) ? text : `"${text.replaceAll('"', "")}"`;
    }
    if (token === OPEN) code += piece(xml, isOpenEnded);
  }
  if (isText) return "@";
  return code === "" || code.length > 255 ? GENERAL : code;
}

function piece(xml: XmlScanner, isOpenEnded: boolean): string {
  const isLong = xml.attribute("style") === "long";
  const times = (letter: string) => (isLong ? letter + letter : letter);
  switch (xml.name) {
    case "day":
      return times("d");
    case "day-of-week":
      return isLong ? "dddd" : "ddd";
    case "month":
      if (xml.attribute("textual") === "true") return isLong ? "mmmm" : "mmm";
      return times("m");
    case "year":
      return isLong ? "yyyy" : "yy";
    case "hours":
      return isOpenEnded ? "[h]" : times("h");
    case "minutes":
      return times("m");
    case "seconds":
      return times("s") + decimals(xml);
    case "am-pm":
      return "AM/PM";
    case "number":
      return xml.attribute("decimal-places") === null ? "" : digits(xml) + decimals(xml);
    case "scientific-number":
      return `0${decimals(xml)}E+00`;
    case "fraction":
      return "# ?/?";
    default:
      return "";
  }
}

function digits(xml: XmlScanner): string {
  if (xml.attribute("grouping") === "true") return "#,##0";
  const count = xml.numberAttribute("min-integer-digits");
  return "0".repeat(Math.min(Math.max(count || 1, 1), MAX_DIGITS));
}

function decimals(xml: XmlScanner): string {
  const count = Math.min(xml.numberAttribute("decimal-places") || 0, MAX_DIGITS);
  return count > 0 ? `.${"0".repeat(count)}` : "";
}
