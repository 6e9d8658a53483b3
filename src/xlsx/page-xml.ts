import { columnLetters, quotedSheet } from "../cells/address";
import { reportText } from "../text/report";
import { PAGE_MARGINS, printed, type ReportSheet } from "../workbook/report-sheet";
import { encodeEscapes, escapeMarkup } from "./text-escapes";

const CENTIMETRES_PER_INCH = 2.54;
const A4 = 9;

const inches = (centimetres: number) => (centimetres / CENTIMETRES_PER_INCH).toFixed(4);
const text = (words: string) => escapeMarkup(encodeEscapes(words));

function breaks(report: ReportSheet, p: string): string | null {
  const rows = report.rows.flatMap(({ startsPage }, row) => (startsPage && row > 0 ? [row] : []));
  if (rows.length === 0) return null;
  // A break stands below the row that it names; 16383 is the last column.
  const all = rows.map((row) => `<${p}brk id="${row}" max="16383" man="1"/>`).join("");
  return `<${p}rowBreaks count="${rows.length}" manualBreakCount="${rows.length}">${all}</${p}rowBreaks>`;
}

/** What makes a sheet print as a report does, by the name of its element. */
export function pageParts(
  report: ReportSheet,
  p: string,
): readonly (readonly [string, string | null])[] {
  const { page } = report;
  const { side, top, bottom, headerFooter } = PAGE_MARGINS;
  const head = `&L${printed(page.header.left)}&R${printed(page.header.right)}`;
  const foot = `&L${printed(page.footer)}&R${reportText.pageOf("&P", "&N")}`;
  return [
    ["sheetPr", `<${p}sheetPr><${p}pageSetUpPr fitToPage="1"/></${p}sheetPr>`],
    [
      "sheetViews",
      `<${p}sheetViews><${p}sheetView showGridLines="0" workbookViewId="0"/></${p}sheetViews>`,
    ],
    [
      "pageMargins",
      `<${p}pageMargins left="${inches(side)}" right="${inches(side)}" top="${inches(top)}" ` +
        `bottom="${inches(bottom)}" header="${inches(headerFooter)}" footer="${inches(headerFooter)}"/>`,
    ],
    [
      "pageSetup",
      `<${p}pageSetup paperSize="${A4}" fitToWidth="1" fitToHeight="0" orientation="${page.orientation}"/>`,
    ],
    [
      "headerFooter",
      `<${p}headerFooter><${p}oddHeader>${text(head)}</${p}oddHeader>` +
        `<${p}oddFooter>${text(foot)}</${p}oddFooter></${p}headerFooter>`,
    ],
    ["rowBreaks", breaks(report, p)],
  ];
}

/** The names by which a workbook knows what is printed of a sheet, and what at the top of each page. */
export function printNames(
  sheet: string,
  { widths, rows, page }: ReportSheet,
  index: number,
  p: string,
): string[] {
  const name = (what: string, refersTo: string) =>
    `<${p}definedName name="_xlnm.${what}" localSheetId="${index}">${text(`${quotedSheet(sheet)}!${refersTo}`)}</${p}definedName>`;
  const area = `$A$1:$${columnLetters(Math.max(0, widths.length - 1))}$${rows.length}`;
  const names = [name("Print_Area", area)];
  if (page.titleRows) {
    const { first, count } = page.titleRows;
    names.push(name("Print_Titles", `$${first + 1}:$${first + count}`));
  }
  return names;
}
