import { address } from "../cells/address";
import { formatDate } from "../cells/date";
import { reportText } from "../text/report";
import type { Look } from "../workbook/looks";
import type { Place, ReportCell, ReportSheet, SheetChart } from "../workbook/report-sheet";
import { atOnce, type Slices } from "../workbook/slices";
import { plainCell, readsFromRight } from "./cells";
import {
  introduces,
  isRag,
  type Block,
  type ChartBlock,
  type Paragraph,
  type ReportDocument,
  type ReportTable,
  type Section,
  type TableBlock,
  type TableCell,
} from "./document";
import { fitsIn, piecesOf, rowHeight } from "./measure-text";
import { paginated, PLAIN_HEIGHT, widthInPoints, type KeptRow } from "./pages";
import { cellsOf, type FigurePlaces } from "./places";
import { RAG_LOOKS } from "./rag-looks";
import { drawnTable } from "./series";
import { sheetChart, type TablePlace } from "./sheet-chart";
import { figuresTable, signOffTable } from "./tables";
import { columnWidths } from "./widths";

const PARAGRAPH_LOOKS = { plain: "body", strong: "strong", note: "note" } as const;

/** Width of a chart to its height, and how many rows it takes at least and at most. */
const CHART_SHAPE = 2.1;
const FEWEST_CHART_ROWS = 14;
const MOST_CHART_ROWS = 40;
/** A table longer than this runs on to the next page. */
const ROWS_ON_ONE_PAGE = 30;
/** A few milliseconds of work; a block is often a table of a dozen rows. */
const BLOCKS_AT_A_TIME = 5;
const ROWS_AT_A_TIME = 200;

/** The last sentence of many stands on no page alone. */
const isLastButOne = (block: Block, next: Block | undefined, last: Block | undefined) =>
  block.kind === "paragraph" && next?.kind === "paragraph" && last?.kind !== "paragraph";

type Align = NonNullable<ReportCell["align"]>;

/** Words beside figures stand apart from them, or the two would read as one. */
function apart(aligned: readonly Align[]): Align[] {
  return aligned.map((align, at) =>
    align === "left" && aligned[at - 1] === "right" ? "inset" : align,
  );
}

/** Lays the sections of one sheet out, row by row. */
class SheetBuilder {
  private readonly rows: KeptRow[] = [];
  private readonly charts: SheetChart[] = [];
  private startsPage = false;
  private lastTable: TablePlace | null = null;
  private readonly widths: readonly number[];
  private readonly width: number;
  /** How the rows that are written next hold to the one after each. */
  private keep: KeptRow["keep"] = "no";

  constructor(
    private readonly document: ReportDocument,
    private readonly sections: readonly Section[],
    private readonly isFirst: boolean,
    private readonly places: FigurePlaces,
  ) {
    this.widths = columnWidths(document, sections, isFirst);
    this.width = this.widths.reduce((sum, width) => sum + width, 0);
  }

  /** The cell of each figure that a table names, the first of them where it stands in several. */
  readonly found = new Map<string, { readonly row: number; readonly column: number }>();

  *build(): Slices<ReportSheet> {
    if (this.isFirst) this.front();
    for (const { title, blocks } of this.sections) {
      if (title !== null) {
        if (this.rows.length > 0) this.space();
        this.heading(title, "heading");
      }
      for (const [at, block] of blocks.entries()) {
        if (at % BLOCKS_AT_A_TIME === 0) yield reportText.layingOut(at, blocks.length);
        const next = blocks[at + 1];
        const isHeld = introduces(block, next) || isLastButOne(block, next, blocks[at + 2]);
        if (isHeld) this.keeping("always", () => this.block(block));
        else if (block.kind === "table") yield* this.captioned(block);
        else this.block(block);
      }
    }
    const { title, meta } = this.document;
    const right = `${reportText.status[meta.status]} · ${reportText.asAt(formatDate(meta.asAt))}`;
    const foot = meta.trailHead === null ? null : reportText.signOff.head(meta.trailHead);
    const orientation = this.sections[0]?.orientation ?? "portrait";
    return {
      widths: this.widths,
      rows: paginated(this.rows, this.widths, orientation),
      charts: this.charts,
      page: {
        orientation,
        titleRows: this.repeatedRows(),
        header: { left: meta.marking ?? title, right },
        footer: foot ?? title,
      },
    };
  }

  private front(): void {
    const { title, meta } = this.document;
    if (meta.marking !== null) this.sentence(meta.marking, "strong");
    this.sentence(title, "title");
    const lines = [reportText.status[meta.status], reportText.asAt(formatDate(meta.asAt))];
    if (meta.edition !== null) lines.push(reportText.edition(meta.edition));
    this.sentence(lines.join(" · "), "strong");
    for (const { label, value } of meta.facts) {
      const across = Math.max(1, this.widths.length - 1);
      this.row([
        { value: label, look: "strong" },
        ...(this.widths.length > 1 ? [{ value, look: "body" as const, across }] : []),
      ]);
      if (this.widths.length === 1) this.sentence(value, "body");
    }
    this.space();
  }

  private block(block: Block): void {
    switch (block.kind) {
      case "heading":
        this.space();
        return this.heading(block.text, "subheading");
      case "paragraph":
        return this.paragraph(block);
      case "list":
        return block.items.forEach((item, at) =>
          this.sentence(`${block.isNumbered ? `${at + 1}.` : reportText.bullet} ${item}`, "body"),
        );
      case "table":
        return atOnce(this.captioned(block));
      case "figures":
        this.table(figuresTable(block.figures), "figure");
        return this.space();
      case "signOff":
        this.heading(reportText.signOff.title, "subheading");
        this.table(signOffTable(block));
        return this.space();
      case "chart":
        return this.chart(block);
      case "pageBreak":
        this.startsPage = this.rows.length > 0;
        return;
    }
  }

  private *captioned(block: TableBlock): Slices<void> {
    if (block.caption !== undefined) this.heading(block.caption, "subheading");
    yield* this.tableSteps(block);
    this.space();
  }

  private paragraph({ text, weight = "plain", from = [], tells = [] }: Paragraph): void {
    const cells = this.document.meta.status === "draft" ? cellsOf(tells, this.places) : "";
    if (cells === "" || this.widths.length < 4) this.sentence(text, PARAGRAPH_LOOKS[weight]);
    else this.told(text, PARAGRAPH_LOOKS[weight], cells);
    if (from.length > 0 && this.document.meta.status === "draft") {
      this.sentence(reportText.from(from.map(address).join(", ")), "note");
    }
  }

  /** Stands on the page of what it stands over. */
  private heading(text: string, look: Look): void {
    this.keeping("always", () => this.sentence(text, look));
  }

  private keeping(keep: KeptRow["keep"], write: () => void): void {
    const before = this.keep;
    this.keep = keep;
    write();
    this.keep = before;
  }

  private space(): void {
    this.row([]);
  }

  private row(cells: readonly (ReportCell | null)[], height: number | null = null): void {
    const needed = cells.length === 0 ? height : rowHeight(cells, this.widths);
    this.rows.push({ cells, height: needed, startsPage: this.startsPage, keep: this.keep });
    this.startsPage = false;
  }

  /** Merged over the whole width only where one line is too short for it. */
  private sentence(text: string, look: Look): void {
    for (const value of piecesOf(text, this.width, look)) {
      if (value === "") {
        this.space();
        continue;
      }
      const across = fitsIn(value, this.widths[0] ?? 0, look) ? 1 : this.widths.length;
      this.row([{ value, look, ...(across > 1 ? { across } : {}) }]);
    }
  }

  /** A sentence with the cells that it came from beside it, in the last two columns. */
  private told(text: string, look: Look, cells: string): void {
    const across = this.widths.length - 2;
    const width = this.widths.slice(0, across).reduce((sum, one) => sum + one, 0);
    piecesOf(text, width, look).forEach((value, at) => {
      const beside: ReportCell | null = at === 0 ? { value: cells, look: "note", across: 2 } : null;
      this.row([{ value, look, across }, ...new Array<null>(across - 1).fill(null), beside]);
    });
  }

  private table(table: ReportTable, emphasis?: Look): TablePlace {
    return atOnce(this.tableSteps(table, emphasis));
  }

  private *tableSteps(table: ReportTable, emphasis?: Look): Slices<TablePlace> {
    const { columns, rows, total, note } = table;
    const aligned = apart(
      columns.map(
        ({ align }, at) =>
          align ?? (readsFromRight(rows.map((row) => row[at] ?? null)) ? "right" : "left"),
      ),
    );
    const header = this.rows.length;
    this.keeping("always", () =>
      this.row(
        columns.map(({ title }, at) => ({
          value: title,
          look: "header",
          align: aligned[at] ?? "left",
        })),
      ),
    );
    const place = { header, firstRow: this.rows.length, rows: rows.length };
    table.figures?.keys.forEach((key, at) => {
      if (key === null || this.found.has(key)) return;
      this.found.set(key, { row: place.firstRow + at, column: table.figures?.column ?? 0 });
    });
    const write = (row: readonly TableCell[], plainLook: Look) =>
      this.row(
        columns.map(({ format }, at): ReportCell => {
          const cell = row[at] ?? null;
          const align = aligned[at] ?? "left";
          if (isRag(cell)) return { value: plainCell(cell), look: RAG_LOOKS[cell.rag], align };
          const look = emphasis && at === 1 ? emphasis : plainLook;
          return { value: cell === "" ? null : cell, look, align, ...(format ? { format } : {}) };
        }),
      );
    const last = rows.length - 1;
    for (const [at, row] of rows.entries()) {
      if (at > 0 && at % ROWS_AT_A_TIME === 0) yield reportText.layingOut(at, rows.length);
      const isEnd = at === last && total === undefined && note === undefined;
      // No line alone at the top or the foot of a page.
      const keep = at === 0 || at === last - 1 ? "always" : "mostly";
      this.keeping(isEnd ? "no" : keep, () => write(row, "cell"));
    }
    if (total) this.keeping(note === undefined ? "no" : "always", () => write(total, "total"));
    if (note !== undefined) this.sentence(note, "note");
    this.lastTable = place;
    return place;
  }

  private chart(block: ChartBlock): void {
    const { chart, title } = block;
    const table = drawnTable(block);
    if (table.rows.length === 0) return this.block({ ...table, kind: "table", caption: title });
    const isAcross = chart === "bar" || chart === "stackedBar";
    const shaped = Math.round(widthInPoints(this.widths) / CHART_SHAPE / PLAIN_HEIGHT);
    const wanted = isAcross ? Math.max(shaped, 6 + 2 * table.rows.length) : shaped;
    const rows = Math.min(MOST_CHART_ROWS, Math.max(FEWEST_CHART_ROWS, wanted));
    const place: Place = { row: this.rows.length, column: 0, rows, columns: this.widths.length };
    this.keeping("always", () => {
      for (let at = 1; at < rows; at++) this.row([], PLAIN_HEIGHT);
    });
    // A long table may follow on the next page, under its own name.
    this.keeping("loosely", () => this.row([], PLAIN_HEIGHT));
    this.heading(reportText.dataOf(title), "note");
    const data = this.table(table);
    this.space();
    this.charts.push(sheetChart(block, data, place));
  }

  /** The header of a long table at the end of the sheet; elsewhere it would stand over other tables. */
  private repeatedRows(): { first: number; count: number } | null {
    const { lastTable: table, rows } = this;
    if (!table || table.rows <= ROWS_ON_ONE_PAGE) return null;
    const isLast = rows.length - (table.firstRow + table.rows) <= 4;
    return isLast ? { first: table.header, count: 1 } : null;
  }
}

/** One sheet of a report, and where the figures of its tables stand. */
export interface LaidOut {
  readonly sheet: ReportSheet;
  readonly found: ReadonlyMap<string, { readonly row: number; readonly column: number }>;
}

/** The sections given as a sheet, and before the first of all the title and its facts. */
export function* layOut(
  document: ReportDocument,
  sections: readonly Section[],
  isFirst: boolean,
  places: FigurePlaces,
): Slices<LaidOut> {
  const builder = new SheetBuilder(document, sections, isFirst, places);
  return { sheet: yield* builder.build(), found: builder.found };
}
