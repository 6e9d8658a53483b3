import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type ITableCellOptions,
} from "docx";
import { EDGE_COLOURS, LOOKS } from "../workbook/looks";
import { readsFromRight, shown } from "./cells";
import { isRag, type ReportTable, type TableCell as Cell } from "./document";
import { textWidth as measured } from "./measure-text";
import { RAG_LOOKS } from "./rag-looks";

/** Half points. */
const SIZE = LOOKS.cell.size * 2;
const PLAIN_WIDTH = 13;
const FIRST_WIDTH = 26;
/** In twentieths of a point: a character of the standard font, and what a cell keeps free at its sides. */
const CHARACTER = 112;
const CELL_EDGES = 160;
/** What is longer is no word but a formula. */
const LONGEST_WORD = 24;
/** In lines: what is longer may go on on the next page. */
const SHORT_TABLE = 16;

const ALIGNMENTS = {
  left: AlignmentType.LEFT,
  centre: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const;

const NO_EDGE = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
const FINE = { style: BorderStyle.SINGLE, size: 4, color: EDGE_COLOURS.fine } as const;
const STRONG = { style: BorderStyle.SINGLE, size: 12, color: EDGE_COLOURS.strong } as const;

interface Wanted {
  readonly text: string;
  readonly align: keyof typeof ALIGNMENTS;
  readonly width: number;
  readonly isBold: boolean;
  readonly fill: string | null;
  readonly isUnderLine: boolean;
  /** The row after it stands on the same page. */
  readonly keepsNext: boolean;
}

function cellOf(wanted: Wanted): TableCell {
  const { text, align, width, isBold, fill, isUnderLine, keepsNext } = wanted;
  const children = text
    .split("\n")
    .map(
      (line, at) =>
        new TextRun({ text: line, bold: isBold, size: SIZE, ...(at > 0 ? { break: 1 } : {}) }),
    );
  const shading: Pick<ITableCellOptions, "shading"> =
    fill === null ? {} : { shading: { type: ShadingType.CLEAR, color: "auto", fill } };
  return new TableCell({
    children: [new Paragraph({ children, alignment: ALIGNMENTS[align], keepNext: keepsNext })],
    width: { size: width, type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    borders: { top: isUnderLine ? STRONG : NO_EDGE, bottom: FINE, left: NO_EDGE, right: NO_EDGE },
    ...shading,
  });
}

/** What each column needs so that no word breaks: a long sentence may break anywhere between its words. */
function leastWidths({ columns, rows }: Pick<ReportTable, "columns" | "rows">): number[] {
  return columns.map(({ title, format }, at) => {
    const words = rows
      .flatMap((row) => shown(row[at] ?? null, format).split(/\s/))
      .filter((word) => word.length <= LONGEST_WORD);
    const heading = title.split(/\s/).map((word) => measured(word, "header"));
    const longest = words.reduce(
      (most, word) => Math.max(most, measured(word, "total")),
      Math.max(...heading),
    );
    return Math.ceil(longest * CHARACTER) + CELL_EDGES;
  });
}

/** The width of a page by wishes, no column below what it needs as long as there is room. */
function shared(wishes: readonly number[], least: readonly number[], width: number): number[] {
  const needed = least.reduce((sum, one) => sum + one, 0);
  const over = wishes.map((wish, at) => Math.max(0, wish * CHARACTER - (least[at] ?? 0)));
  const all = over.reduce((sum, one) => sum + one, 0);
  const free = width - needed;
  return least.map((one, at) =>
    Math.floor(
      free < 0 ? (one / needed) * width : one + (all > 0 ? ((over[at] ?? 0) / all) * free : 0),
    ),
  );
}

/** A table over the width of the page; its header stands at the top of every page that it reaches. */
export function wordTable({ columns, rows, total }: ReportTable, pageWidth: number): Table {
  const wishes = columns.map(({ width }, at) => width ?? (at === 0 ? FIRST_WIDTH : PLAIN_WIDTH));
  const widths = shared(wishes, leastWidths({ columns, rows }), pageWidth);
  const aligned = columns.map(
    ({ align }, at) =>
      align ?? (readsFromRight(rows.map((row) => row[at] ?? null)) ? "right" : "left"),
  );
  const shape = (at: number) => ({ width: widths[at] ?? 0, align: aligned[at] ?? "left" });
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ title }, at) =>
      cellOf({
        ...shape(at),
        text: title,
        isBold: true,
        fill: LOOKS.header.fill,
        isUnderLine: false,
        keepsNext: true,
      }),
    ),
  });
  const lines = [...rows, ...(total ? [total] : [])];
  const last = lines.length - 1;
  const heights = lines.map((cells) =>
    Math.max(
      ...columns.map(({ format }, at) => {
        const room = (widths[at] ?? 0) - CELL_EDGES;
        return Math.ceil((measured(shown(cells[at] ?? null, format), "cell") * CHARACTER) / room);
      }),
    ),
  );
  const isShort = heights.reduce((sum, height) => sum + Math.max(1, height), 0) <= SHORT_TABLE;
  const line = (row: readonly Cell[], at: number) => {
    const isTotal = total !== undefined && at === last;
    // A short table stands whole; of a longer one no line stands alone at the foot or the head of a page.
    const isHeld = isShort || at === 0 || at === last - 1;
    const keepsNext = at < last && isHeld;
    return new TableRow({
      cantSplit: true,
      children: columns.map(({ format }, at) => {
        const cell = row[at] ?? null;
        return cellOf({
          ...shape(at),
          text: shown(cell, format),
          isBold: isTotal || isRag(cell),
          fill: isRag(cell) ? LOOKS[RAG_LOOKS[cell.rag]].fill : null,
          isUnderLine: isTotal,
          keepsNext,
        });
      }),
    });
  };
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    rows: [header, ...lines.map(line)],
  });
}
