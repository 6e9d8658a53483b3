import type { Area } from "../cells/address";
import type { Cell } from "../cells/cell";
import type { Look, Tone } from "./looks";

/** Part of one sheet, whatever the sheet is called. */
export type Place = Omit<Area, "sheet">;

export interface ReportCell {
  readonly value: Cell;
  readonly look: Look;
  /** Number format in its en-US form. */
  readonly format?: string;
  /** “inset” is left, a little way in: words beside figures that end where the words would begin. */
  readonly align?: "left" | "inset" | "centre" | "right";
  /** Columns that a sentence takes, merged, where it is too long for one line of its own. */
  readonly across?: number;
}

export interface ReportRow {
  /** From the first column on; null is a cell without content and look. */
  readonly cells: readonly (ReportCell | null)[];
  /** In points; null leaves it to the host. */
  readonly height: number | null;
  readonly startsPage: boolean;
}

/** How one series is drawn. `base` is an invisible part of a stack, on which the next one stands. */
export type SeriesDraw = "bars" | "line" | "points" | "base";
export type Mark = "none" | "circle" | "square" | "triangle" | "diamond" | "cross";
export type Stroke = "solid" | "dash" | "dot";

export interface ChartSeries {
  readonly title: string;
  /** The cell with the title, and the cells with the figures, on the same sheet. */
  readonly name: Place;
  readonly values: Place;
  readonly draw: SeriesDraw;
  readonly tone: Tone;
  readonly mark: Mark;
  readonly stroke: Stroke;
}

export type ChartKind = "column" | "stackedColumn" | "bar" | "stackedBar" | "line" | "scatter";

/** A chart of the host's own, drawn from cells of its sheet. */
export interface SheetChart {
  readonly kind: ChartKind;
  readonly title: string;
  /** What it shows, for those who do not see it. */
  readonly description: string;
  readonly place: Place;
  /** Names along the axis; the figures along it for a scatter chart. */
  readonly categories: Place;
  readonly series: readonly ChartSeries[];
  readonly categoryTitle: string | null;
  readonly valueTitle: string | null;
  readonly categoryFormat: string;
  readonly valueFormat: string;
  readonly minimum: number | null;
  readonly maximum: number | null;
}

/** How a sheet comes out of the printer: A4, one page wide, as many pages long as it needs. */
export interface PageSetup {
  readonly orientation: "portrait" | "landscape";
  /** Rows that are repeated at the top of every page. */
  readonly titleRows: { readonly first: number; readonly count: number } | null;
  readonly header: { readonly left: string; readonly right: string };
  /** Stands before the page number. */
  readonly footer: string;
}

/** A whole sheet of a report, as it is to stand in the workbook. */
export interface ReportSheet {
  /** Width of every column in characters; as many as the sheet has columns. */
  readonly widths: readonly number[];
  readonly rows: readonly ReportRow[];
  readonly charts: readonly SheetChart[];
  readonly page: PageSetup;
}

/** The values of a report sheet as a rectangle. */
export function reportValues({ widths, rows }: ReportSheet): Cell[][] {
  return rows.map(({ cells }) => widths.map((_, column) => cells[column]?.value ?? null));
}

/** The same with every empty text as a blank cell. */
export function withoutEmptyCells(content: ReportSheet): ReportSheet {
  const plain = (cell: ReportCell | null) => (cell?.value === "" ? { ...cell, value: null } : cell);
  const rows = content.rows.map((row) => ({ ...row, cells: row.cells.map(plain) }));
  return { ...content, rows };
}

/** Every cell with a content or a look, and where it stands. */
export function reportCells({
  rows,
}: ReportSheet): { readonly row: number; readonly column: number; readonly cell: ReportCell }[] {
  return rows.flatMap(({ cells }, row) =>
    cells.flatMap((cell, column) => (cell ? [{ row, column, cell }] : [])),
  );
}

const LONGEST_PRINTED = 100;

/** Text for the head or foot of a page, where `&` begins a code. */
export function printed(text: string): string {
  return text.slice(0, LONGEST_PRINTED).replaceAll("&", "&&");
}

/** Margins in centimetres, wide enough for every office printer. */
export const PAGE_MARGINS = { side: 1.5, top: 2, bottom: 1.8, headerFooter: 0.8 } as const;

/** Series of a chart that are drawn as bars stand behind those drawn as lines. */
export function drawnAsBars({ draw }: ChartSeries): boolean {
  return draw === "bars" || draw === "base";
}
