import type { SheetModel } from "../workbook/model";
import type { SheetChart } from "../workbook/report-sheet";
import { chartXml } from "./chart-xml";
import type { PackageEditor } from "./package-editor";
import { encodeEscapes, escapeMarkup } from "./text-escapes";
import { DECLARATION } from "./xml-part";

const DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml";
const CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";

const text = (words: string) => escapeMarkup(encodeEscapes(words));

// ECMA-376 20.5.2.33: the chart reaches from the first cell of its place to the first one behind it.
function anchor(chart: SheetChart, number: number, pointer: string, editor: PackageEditor): string {
  const { row, column, rows, columns } = chart.place;
  const at = (name: string, r: number, c: number) =>
    `<xdr:${name}><xdr:col>${c}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${r}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;
  const name = `name="${text(`Chart ${number}`)}" title="${text(chart.title)}" descr="${text(chart.description)}"`;
  return (
    `<xdr:twoCellAnchor editAs="oneCell">${at("from", row, column)}${at("to", row + rows, column + columns)}` +
    `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${number + 1}" ${name}/>` +
    `<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
    `<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>` +
    `<a:graphic><a:graphicData uri="${editor.dialect.chart}">` +
    `<c:chart xmlns:c="${editor.dialect.chart}"${pointer}/></a:graphicData></a:graphic>` +
    `</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`
  );
}

/**
 * Adds the charts of a report sheet to the package and gives the element that points to them from the
 * sheet; null where it has none.
 */
export function addDrawing(editor: PackageEditor, sheet: SheetModel, part: string): string | null {
  const charts = sheet.report?.charts ?? [];
  if (charts.length === 0) return null;
  const { dialect } = editor;
  const open = `${DECLARATION}<xdr:wsDr xmlns:xdr="${dialect.sheetDrawing}" xmlns:a="${dialect.drawing}">`;
  const drawing = editor.add(
    (n) => `xl/drawings/drawing${n}.xml`,
    DRAWING_TYPE,
    `${open}</xdr:wsDr>`,
  );
  const anchors = charts.map((chart, index) => {
    const content = chartXml(chart, sheet, dialect);
    const chartPart = editor.add((n) => `xl/charts/chart${n}.xml`, CHART_TYPE, content);
    const pointer = editor.relationshipAttribute(editor.relate(drawing, "chart", chartPart));
    return anchor(chart, index + 1, pointer, editor);
  });
  editor.put(drawing, new TextEncoder().encode(`${open}${anchors.join("")}</xdr:wsDr>`));
  const { prefix } = editor.xml(part);
  return `<${prefix}drawing${editor.relationshipAttribute(editor.relate(part, "drawing", drawing))}/>`;
}

/** Takes a drawing away with its charts. Pictures stay: another drawing may show them too. */
export function removeDrawing(editor: PackageEditor, drawing: string): void {
  for (const { type, target } of editor.office.relationships(drawing).values()) {
    if (type === "chart") editor.remove(target);
  }
  editor.remove(drawing);
}
