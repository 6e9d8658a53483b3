import { localAddress } from "../cells/address";
import { filesText } from "../text/files";
import type { TableFacts } from "../workbook/port";
import type { PackageEditor } from "./package-editor";
import { Refusal } from "./refusal";
import { encodeEscapes, escapeMarkup } from "./text-escapes";
import { attributeOf, DECLARATION, withAttribute, type XmlPart } from "./xml-part";

const CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml";
const STYLE = "TableStyleMedium2";
const NAME = /^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u;

/** Line breaks in a title stand as `_x000a_`, the way Excel itself writes them here. */
const columnName = (title: string) => encodeEscapes(title).replaceAll("\n", "_x000a_");

/** Adds a table part and gives the name of the part. */
export function addTable(editor: PackageEditor, table: TableFacts, id: number): string {
  if (!NAME.test(table.name)) throw new Refusal(filesText.cannotSaveName("table", table.name));
  const ref = localAddress(wholeArea(table));
  const columns = table.columns
    .map((title, at) => `<tableColumn id="${at + 1}" name="${escapeMarkup(columnName(title))}"/>`)
    .join("");
  const totals = table.hasTotals ? ' totalsRowCount="1"' : ' totalsRowShown="0"';
  const content =
    `${DECLARATION}<table xmlns="${editor.dialect.main}" id="${id}" name="${escapeMarkup(table.name)}" ` +
    `displayName="${escapeMarkup(table.name)}" ref="${ref}"${totals}>` +
    `<autoFilter ref="${localAddress(table.area)}"/>` +
    `<tableColumns count="${table.columns.length}">${columns}</tableColumns>` +
    `<tableStyleInfo name="${STYLE}" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/>` +
    `</table>`;
  return editor.add((n) => `xl/tables/table${n}.xml`, CONTENT_TYPE, content);
}

/** Brings the part of a table that was there before up to its new area and titles. */
export function changeTable(xml: XmlPart, table: TableFacts): void {
  const filter = xml.rawOf("autoFilter");
  xml.setRootAttribute("ref", localAddress(wholeArea(table)));
  if (filter !== null) {
    xml.set("autoFilter", withAttribute(filter, "ref", localAddress(table.area)), []);
  }
  const { prefix } = xml;
  const before = xml.elementsIn("tableColumns");
  const columns = table.columns.map((title, at) => {
    const raw = before[at] ?? `<${prefix}tableColumn id="${nextId(before) + at}"/>`;
    return withAttribute(raw, "name", columnName(title));
  });
  const raw = `<${prefix}tableColumns count="${columns.length}">${columns.join("")}</${prefix}tableColumns>`;
  xml.set("tableColumns", raw, []);
}

/** A table's area with its totals row, which the model leaves out. */
function wholeArea({ area, hasTotals }: TableFacts): TableFacts["area"] {
  return hasTotals ? { ...area, rows: area.rows + 1 } : area;
}

function nextId(columns: readonly string[]): number {
  return Math.max(0, ...columns.map((raw) => Number(attributeOf(raw, "id")) || 0)) + 1;
}
