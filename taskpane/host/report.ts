import { cellArea, localAddress } from "../../src/cells/address";
import { reportText } from "../../src/text/report";
import { EDGE_COLOURS, LOOKS, type Look } from "../../src/workbook/looks";
import {
  PAGE_MARGINS,
  printed,
  type PageSetup,
  type Place,
  type ReportCell,
  type ReportRow,
  type ReportSheet,
} from "../../src/workbook/report-sheet";
import { addChart } from "./chart";
import { columnPoints } from "./write";

/** Looks that go to Excel at once: each takes about ten requests, and a hundred are put together in twenty milliseconds. */
const RUNS_PER_REQUEST = 100;
const MERGES_PER_REQUEST = 500;

interface Run {
  readonly place: { row: number; column: number; rows: number; columns: number };
  readonly look: Look;
  readonly align: ReportCell["align"];
}

/** Neighbouring cells of one look as rectangles, so that a table costs no more than a line. */
function runsOf(rows: readonly ReportRow[]): Run[] {
  const runs: Run[] = [];
  let above = new Map<string, Run>();
  rows.forEach(({ cells }, row) => {
    const here = new Map<string, Run>();
    for (let column = 0; column < cells.length;) {
      const cell = cells[column];
      let end = column + 1;
      if (cell) {
        const { look, align } = cell;
        while (cells[end]?.look === look && cells[end]?.align === align) end++;
        const key = `${column} ${end} ${look} ${align ?? ""}`;
        const run = above.get(key) ?? {
          place: { row, column, rows: 0, columns: end - column },
          look,
          align,
        };
        if (run.place.rows === 0) runs.push(run);
        run.place.rows++;
        here.set(key, run);
      }
      column = end;
    }
    above = here;
  });
  return runs;
}

const ALIGNMENTS = { left: "Left", inset: "Left", centre: "Center", right: "Right" } as const;

function dressRun(sheet: Excel.Worksheet, { place, look, align }: Run): void {
  const { format } = rangeOf(sheet, place);
  const { size, isBold, isItalic, colour, fill, edge, wraps } = LOOKS[look];
  format.font.size = size;
  format.font.bold = isBold;
  format.font.italic = isItalic;
  format.font.color = `#${colour}`;
  if (fill !== null) format.fill.color = `#${fill}`;
  if (wraps) format.wrapText = true;
  format.verticalAlignment = Excel.VerticalAlignment.top;
  if (align) format.horizontalAlignment = ALIGNMENTS[align];
  if (align === "inset") format.indentLevel = 1;
  if (edge === "none") return;
  const line = (side: Excel.BorderIndex, isStrong: boolean) => {
    const border = format.borders.getItem(side);
    border.style = Excel.BorderLineStyle.continuous;
    border.weight = isStrong ? Excel.BorderWeight.medium : Excel.BorderWeight.thin;
    border.color = `#${isStrong ? EDGE_COLOURS.strong : EDGE_COLOURS.fine}`;
  };
  line(Excel.BorderIndex.edgeBottom, edge === "below");
  if (edge === "above") line(Excel.BorderIndex.edgeTop, true);
  else if (place.rows > 1) line(Excel.BorderIndex.insideHorizontal, false);
}

const rangeOf = (sheet: Excel.Worksheet, { row, column, rows, columns }: Place): Excel.Range =>
  sheet.getRangeByIndexes(row, column, rows, columns);

function setUpPage(sheet: Excel.Worksheet, content: ReportSheet): void {
  const { page, rows, widths } = content;
  const layout = sheet.pageLayout;
  layout.orientation =
    page.orientation === "landscape"
      ? Excel.PageOrientation.landscape
      : Excel.PageOrientation.portrait;
  layout.paperSize = Excel.PaperType.a4;
  layout.zoom = { horizontalFitToPages: 1 };
  const { side, top, bottom, headerFooter } = PAGE_MARGINS;
  layout.setPrintMargins(Excel.PrintMarginUnit.centimeters, {
    left: side,
    right: side,
    top,
    bottom,
    header: headerFooter,
    footer: headerFooter,
  });
  layout.setPrintArea(
    rangeOf(sheet, { row: 0, column: 0, rows: rows.length, columns: widths.length }),
  );
  if (page.titleRows) {
    const { first, count } = page.titleRows;
    layout.setPrintTitleRows(sheet.getRange(`${first + 1}:${first + count}`));
  }
  headAndFoot(layout.headersFooters.defaultForAllPages, page);
  rows.forEach(({ startsPage }, row) => {
    if (startsPage) sheet.horizontalPageBreaks.add(localAddress(cellArea("", row, 0)));
  });
}

function headAndFoot(lines: Excel.HeaderFooter, { header, footer }: PageSetup): void {
  lines.leftHeader = printed(header.left);
  lines.rightHeader = printed(header.right);
  lines.leftFooter = printed(footer);
  lines.rightFooter = reportText.pageOf("&P", "&N");
}

async function dressRuns(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  runs: readonly Run[],
): Promise<void> {
  for (const run of runs.slice(0, RUNS_PER_REQUEST)) dressRun(sheet, run);
  await context.sync();
  const rest = runs.slice(RUNS_PER_REQUEST);
  if (rest.length > 0) await dressRuns(context, sheet, rest);
}

/** The cells that a sentence stands across. */
function mergedIn(rows: readonly ReportRow[]): readonly Place[] {
  return rows.flatMap(({ cells }, row) =>
    cells.flatMap((cell, column) =>
      cell?.across !== undefined && cell.across > 1
        ? [{ row, column, rows: 1, columns: cell.across }]
        : [],
    ),
  );
}

/** A report of thousands of findings has thousands of them: so many a request, and the page gets its turn. */
async function mergeAcross(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  places: readonly Place[],
): Promise<void> {
  for (const place of places.slice(0, MERGES_PER_REQUEST)) rangeOf(sheet, place).merge();
  const rest = places.slice(MERGES_PER_REQUEST);
  if (rest.length === 0) return;
  await context.sync();
  await mergeAcross(context, sheet, rest);
}

/** Neighbouring rows of one height at once. */
function setHeights(sheet: Excel.Worksheet, rows: readonly ReportRow[]): void {
  for (let row = 0; row < rows.length;) {
    const height = rows[row]?.height ?? null;
    let end = row + 1;
    while (end < rows.length && rows[end]?.height === height) end++;
    if (height !== null) sheet.getRangeByIndexes(row, 0, end - row, 1).format.rowHeight = height;
    row = end;
  }
}

/**
 * Gives a sheet whose cells are written the looks, charts and page set-up of a report. All of it is in
 * the requirement sets that the manifest asks for.
 */
export async function dressReport(
  context: Excel.RequestContext,
  name: string,
  content: ReportSheet,
): Promise<void> {
  const sheet = context.workbook.worksheets.getItem(name);
  sheet.showGridlines = false;
  content.widths.forEach((width, column) => {
    sheet.getRangeByIndexes(0, column, 1, 1).getEntireColumn().format.columnWidth =
      columnPoints(width);
  });
  await dressRuns(context, sheet, runsOf(content.rows));
  await mergeAcross(context, sheet, mergedIn(content.rows));
  setHeights(sheet, content.rows);
  await context.sync();
  for (const chart of content.charts) addChart(sheet, chart);
  setUpPage(sheet, content);
  await context.sync();
}
