import { applyToModel } from "../workbook/apply";
import { emptyWorkbook } from "../workbook/model";
import type { ReportCell, ReportRow } from "../workbook/report-sheet";
import { chartXml } from "../xlsx/chart-xml";
import { TRANSITIONAL } from "../xlsx/package-editor";
import { saveWorkbook } from "../xlsx/save";
import { reportText } from "../text/report";
import { reportFileText } from "../text/report-file";
import { fail, ok, type Result } from "../text/trouble";
import { workbookText } from "../text/workbook";
import type { SliceOptions } from "../workbook/slices";
import { encodeEscapes, escapeMarkup } from "../xlsx/text-escapes";
import { DECLARATION } from "../xlsx/xml-part";
import { plainCell } from "./cells";
import type { ChartBlock, ReportDocument, TableCell } from "./document";
import { drawnTable } from "./series";
import { sheetChart } from "./sheet-chart";

/** A part of a package, where it stands, and what kind of thing it is. */
export interface Part {
  readonly name: string;
  /** Null for a part that is known by the ending of its name. */
  readonly contentType: string | null;
  readonly content: Uint8Array | string;
}

const OFFICE = TRANSITIONAL.relationships;
const CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
const WORKBOOK = "rId1";
/** English metric units of a twentieth of a point. */
const EMU = 635;
const SHAPE = 2.1;

/** What makes the charts of a document native ones: their parts, and their relationships to the document. */
export interface WordCharts {
  readonly parts: readonly Part[];
  readonly relationships: readonly {
    readonly id: string;
    readonly target: string;
    readonly type: string;
  }[];
}

/** A chart with nothing in it is only its table. */
export const isDrawn = ({ table }: ChartBlock) => table.rows.length > 0;

const relationshipOf = (number: number) => `plumblineChart${number}`;

/** The charts of a report, numbered in the order in which they stand, each with a workbook of its figures. */
export async function wordCharts(
  { sections }: ReportDocument,
  { pause, onProgress, signal }: SliceOptions = {},
): Promise<Result<WordCharts>> {
  const charts = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === "chart" && isDrawn(block) ? [block] : [])),
  );
  const parts: Part[] = [];
  for (const [at, chart] of charts.entries()) {
    onProgress?.(reportFileText.charts(at, charts.length));
    await pause?.();
    if (signal?.aborted) return fail(workbookText.cancelled());
    parts.push(...(await partsOf(chart, at + 1)));
  }
  return ok({
    parts,
    relationships: charts.map((_, at) => ({
      id: relationshipOf(at + 1),
      target: `charts/chart${at + 1}.xml`,
      type: `${OFFICE}/chart`,
    })),
  });
}

async function partsOf(block: ChartBlock, number: number): Promise<Part[]> {
  const table = drawnTable(block);
  const row = (cells: readonly TableCell[], look: ReportCell["look"]): ReportRow => ({
    cells: cells.map((cell, at): ReportCell => {
      const format = table.columns[at]?.format;
      return { value: plainCell(cell), look, ...(format !== undefined && { format }) };
    }),
    height: null,
    startsPage: false,
  });
  const titles = table.columns.map(({ title }) => title);
  const model = emptyWorkbook(`${block.title}.xlsx`);
  const applied = applyToModel(model, [
    {
      kind: "addReportSheet",
      sheet: reportText.figuresSheet,
      content: {
        widths: table.columns.map(({ width = 16 }) => width),
        rows: [row(titles, "header"), ...table.rows.map((cells) => row(cells, "cell"))],
        charts: [],
        page: {
          orientation: "portrait",
          titleRows: null,
          header: { left: block.title, right: "" },
          footer: block.title,
        },
      },
    },
  ]);
  const [sheet] = model.sheets;
  const saved = applied.ok ? await saveWorkbook(model) : applied;
  if (!saved.ok || !sheet) throw new Error("The figures behind a chart make a workbook.");
  const place = { row: 0, column: 0, rows: 1, columns: 1 };
  const chart = sheetChart(block, { header: 0, firstRow: 1, rows: table.rows.length }, place);
  const link =
    `${DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
    `<Relationship Id="${WORKBOOK}" Type="${OFFICE}/package" Target="../embeddings/figures${number}.xlsx"/>` +
    `</Relationships>`;
  return [
    {
      name: `word/charts/chart${number}.xml`,
      contentType: CHART_TYPE,
      content: chartXml(chart, sheet, TRANSITIONAL, WORKBOOK),
    },
    { name: `word/charts/_rels/chart${number}.xml.rels`, contentType: null, content: link },
    { name: `word/embeddings/figures${number}.xlsx`, contentType: null, content: saved.value },
  ];
}

const text = (words: string) => escapeMarkup(encodeEscapes(words));

/** The element that shows a chart in the line of a text (ECMA-376 part 1, 20.4.2.8). Widths in twentieths of a point. */
export function drawingXml(block: ChartBlock, number: number, width: number): string {
  const across = width * EMU;
  const down = Math.round(across / SHAPE);
  const { chart: uri, drawing } = TRANSITIONAL;
  const placeholder = { row: 0, column: 0, rows: 1, columns: 1 };
  const { title, description } = sheetChart(
    block,
    { header: 0, firstRow: 1, rows: block.table.rows.length },
    placeholder,
  );
  return (
    `<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${across}" cy="${down}"/>` +
    `<wp:effectExtent l="0" t="0" r="0" b="0"/>` +
    `<wp:docPr id="${number}" name="${text(`Chart ${number}`)}" title="${text(title)}" descr="${text(description)}"/>` +
    `<wp:cNvGraphicFramePr/><a:graphic xmlns:a="${drawing}"><a:graphicData uri="${uri}">` +
    `<c:chart xmlns:c="${uri}" xmlns:r="${OFFICE}" r:id="${relationshipOf(number)}"/>` +
    `</a:graphicData></a:graphic></wp:inline></w:drawing>`
  );
}
