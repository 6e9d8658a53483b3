import { asText } from "../cells/cell";
import { LOOKS, type Look } from "../workbook/looks";
import type { ReportCell } from "../workbook/report-sheet";

const LINE_HEIGHT = 1.3;
/** The standard font in which the width of a column is counted. */
const STANDARD_SIZE = 11;
/** Excel's limit for a row. */
const HIGHEST_ROW = 409;
/** What a cell keeps free at its sides, in standard characters, and what other fonts may take more. */
const EDGES = 1;
const ALLOWANCE = 1.06;
const BOLDER = 1.04;
/** How far in “inset” is, in standard characters. */
const INSET = 1.5;

/** Advance widths of Calibri as multiples of its figures, which is what Excel counts columns in. */
const WIDTHS: readonly (readonly [width: number, characters: string])[] = [
  [0.46, " ijlI.,:;'’|!"],
  [0.65, 'frtJ()[]{}-–"“”/\\'],
  [0.8, "csvxyzkFLEST?"],
  [1.45, "mwMW%@"],
  [1.22, "ABCDGHKNOPQRUVXYZ&"],
];
const WIDTH_OF: ReadonlyMap<string, number> = new Map(
  WIDTHS.flatMap(([width, characters]) =>
    [...characters].map((character) => [character, width] as const),
  ),
);
const PLAIN_WIDTH = 1.02;

/** How wide a text stands, in standard characters. */
export function textWidth(text: string, look: Look): number {
  const { size, isBold } = LOOKS[look];
  let width = 0;
  for (const character of text) width += WIDTH_OF.get(character) ?? PLAIN_WIDTH;
  return width * (size / STANDARD_SIZE) * (isBold ? BOLDER : 1) * ALLOWANCE;
}

/** Whether a text stands on one line of a column, in standard characters. */
export function fitsIn(text: string, width: number, look: Look): boolean {
  return !text.includes("\n") && textWidth(text, look) <= width - EDGES;
}

interface Line {
  text: string;
  /** More than one where a word is longer than the line. */
  lines: number;
}

/** Broken between words, as a host does it; a word longer than a line goes on in the next. */
function wrapped(text: string, width: number, look: Look): readonly Line[] {
  const room = Math.max(1, width - EDGES);
  const space = textWidth(" ", look);
  let line: Line = { text: "", lines: 1 };
  let used = 0;
  const all = [line];
  for (const [at, word] of text.split(" ").entries()) {
    const wide = textWidth(word, look);
    if (used > 0 && used + space + wide > room) {
      line = { text: word, lines: 1 };
      all.push(line);
      used = wide;
    } else {
      line.text += at === 0 ? word : ` ${word}`;
      used += (at === 0 ? 0 : space) + wide;
    }
    while (used > room) {
      line.lines++;
      used -= room;
    }
  }
  return all;
}

const linesOf = (text: string, width: number, look: Look): number =>
  text
    .split("\n")
    .flatMap((line) => wrapped(line, width, look))
    .reduce((sum, { lines }) => sum + lines, 0);

/** The height in points that the cells of a row need. Excel fits no row in which cells are merged. */
export function rowHeight(
  cells: readonly (ReportCell | null)[],
  widths: readonly number[],
): number {
  const heights = cells.map((cell, column) => {
    if (!cell) return 0;
    const width = widths
      .slice(column, column + (cell.across ?? 1))
      .reduce((sum, one) => sum + one, 0);
    const room = cell.align === "inset" ? width - INSET : width;
    const { wraps, size } = LOOKS[cell.look];
    const isText = typeof cell.value === "string";
    const lines = wraps && isText ? linesOf(asText(cell.value), room, cell.look) : 1;
    return lines * size * LINE_HEIGHT + 2;
  });
  return Math.min(HIGHEST_ROW, Math.ceil(Math.max(15, ...heights)));
}

/** A text in pieces that each fit into one row, cut between words. */
export function piecesOf(text: string, width: number, look: Look): string[] {
  const most = Math.floor(HIGHEST_ROW / (LOOKS[look].size * LINE_HEIGHT)) - 1;
  return text.split("\n").flatMap((paragraph) => {
    const pieces: Line[] = [];
    for (const line of wrapped(paragraph, width, look)) {
      const piece = pieces.at(-1);
      if (piece && piece.lines + line.lines <= most) {
        piece.text += ` ${line.text}`;
        piece.lines += line.lines;
      } else {
        pieces.push({ ...line });
      }
    }
    return pieces.map((piece) => piece.text);
  });
}
