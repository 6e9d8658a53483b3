import type { Area } from "../cells/address";
import type { Cell } from "../cells/cell";
import type { DayNumber } from "../cells/date";
import type { Rag } from "../text/report";
import type { Tone } from "../workbook/looks";
import type { ChartKind, Mark, SeriesDraw, Stroke } from "../workbook/report-sheet";

/**
 * A report before it has a form: the same document becomes sheets of a workbook, a Word document, a
 * file of its own or plain text. Its words are written by whoever composes it.
 */
export interface ReportDocument {
  readonly title: string;
  readonly meta: ReportMeta;
  readonly sections: readonly Section[];
}

export interface ReportMeta {
  readonly status: "draft" | "issued";
  /** The date that the figures speak of. */
  readonly asAt: DayNumber;
  readonly edition: string | null;
  /** Such as “Official-sensitive”; printed at the head of every page. */
  readonly marking: string | null;
  /** Who it is about, how it was made, who gets it: shown under the title, in order. */
  readonly facts: readonly Fact[];
  /** The head of the trail of an audit, printed at the foot of every page as its anchor. */
  readonly trailHead: string | null;
}

export interface Fact {
  readonly label: string;
  readonly value: string;
}

export interface Section {
  /** Null for a section without a heading of its own. */
  readonly title: string | null;
  /** Name of the sheet that begins with this section; null goes on below the section before it. */
  readonly sheet: string | null;
  /** Of the sheet; only heard where the section begins one. */
  readonly orientation?: "portrait" | "landscape";
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: "heading"; readonly text: string }
  | Paragraph
  | { readonly kind: "figures"; readonly figures: readonly KeyFigure[] }
  | TableBlock
  | ChartBlock
  | { readonly kind: "list"; readonly items: readonly string[]; readonly isNumbered?: boolean }
  | SignOff
  | { readonly kind: "pageBreak" };

export interface Paragraph {
  readonly kind: "paragraph";
  readonly text: string;
  readonly weight?: "plain" | "strong" | "note";
  /** The cells that it was drawn from; a draft shows them. */
  readonly from?: readonly Area[];
  /** The figures that it tells, which stand in tables of the report itself; a draft shows in which cells. */
  readonly tells?: readonly string[];
}

export interface KeyFigure {
  readonly label: string;
  readonly value: Cell;
  readonly format?: string;
  readonly rag?: RagCell;
  readonly note?: string;
}

/** A rating: always a shape and a word before it is a colour. Without a word it has the colour's name. */
export interface RagCell {
  readonly rag: Rag;
  readonly word?: string;
}

export type TableCell = Cell | RagCell;

export interface TableColumn {
  readonly title: string;
  /** Number format in its en-US form: “0.0%”, “dd/mm/yyyy”, “#,##0”. */
  readonly format?: string;
  readonly align?: "left" | "centre" | "right";
  /** In characters. */
  readonly width?: number;
}

export interface ReportTable {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly TableCell[])[];
  /** A last row under a line. */
  readonly total?: readonly TableCell[];
  /** The column of the figures, and which figure stands in each row (the total last), for sentences that tell them. */
  readonly figures?: { readonly column: number; readonly keys: readonly (string | null)[] };
  readonly note?: string;
}

export interface TableBlock extends ReportTable {
  readonly kind: "table";
  readonly caption?: string;
}

/** A column of the chart's table as a series; what is left out follows from its number. */
export interface SeriesOf {
  readonly column: number;
  readonly draw?: SeriesDraw;
  readonly tone?: Tone;
  readonly mark?: Mark;
  readonly stroke?: Stroke;
}

/** A chart with the table that it is drawn from, which always stands with it. */
export interface ChartBlock {
  readonly kind: "chart";
  readonly chart: ChartKind;
  readonly title: string;
  readonly table: ReportTable;
  /** Column of the names along the axis, or of the figures along it for a scatter chart. */
  readonly along: number;
  readonly series: readonly SeriesOf[];
  /** What the chart shows, for those who do not see it; its title and series where left out. */
  readonly description?: string;
  readonly alongTitle?: string;
  readonly valueTitle?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface SignOff {
  readonly kind: "signOff";
  readonly people: readonly {
    readonly role: string;
    /** Null leaves a line to sign on. */
    readonly name: string | null;
    readonly date: DayNumber | null;
    readonly identity: string | null;
  }[];
}

export function isRag(cell: TableCell): cell is RagCell {
  return typeof cell === "object" && cell !== null && "rag" in cell;
}

/** A sentence over a chart or table stands on its page. */
export function introduces(block: Block, next: Block | undefined): boolean {
  const isShown = next?.kind === "chart" || next?.kind === "table" || next?.kind === "figures";
  return block.kind === "paragraph" && isShown;
}
