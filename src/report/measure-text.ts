import { asText } from "../cells/cell";
import { LOOKS, type Look } from "../workbook/looks";
import type { ReportCell } from "../workbook/report-sheet";

const LINE_HEIGHT = 1.36;
/** The standard font in which the width of a column is counted. */
const STANDARD_SIZE = 11;
/** Excel's limit for a row. */
const HIGHEST_ROW = 409;
/** Words do not fill their lines to the end. */
const FILLED = 0.92;

/** Characters of a look that fit on one line of a width in standard characters. */
export function charactersIn(width: number, look: Look): number {
  const { size, isBold } = LOOKS[look];
  const narrower = (STANDARD_SIZE / size) * (isBold ? 0.92 : 1);
  return Math.max(1, Math.floor((width - 1) * narrower));
}

function linesOf(text: string, width: number, look: Look): number {
  const fits = charactersIn(width, look);
  return text
    .split("\n")
    .map((line) => (line.length <= fits ? 1 : Math.ceil(line.length / (fits * FILLED))))
    .reduce((sum, lines) => sum + lines, 0);
}

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
    const { wraps, size } = LOOKS[cell.look];
    const isText = typeof cell.value === "string";
    const lines = wraps && isText ? linesOf(asText(cell.value), width, cell.look) : 1;
    return lines * size * LINE_HEIGHT;
  });
  return Math.min(HIGHEST_ROW, Math.ceil(Math.max(15, ...heights)));
}

/** A text in pieces that each fit into one row, cut between words. */
export function piecesOf(text: string, width: number, look: Look): string[] {
  const lines = Math.floor(HIGHEST_ROW / (LOOKS[look].size * LINE_HEIGHT)) - 1;
  const most = Math.floor(charactersIn(width, look) * FILLED * lines);
  const pieces: string[] = [];
  for (const line of text.split("\n")) {
    let rest = line;
    while (rest.length > most) {
      const space = rest.lastIndexOf(" ", most);
      const cut = space > 0 ? space : most;
      pieces.push(rest.slice(0, cut));
      rest = rest.slice(cut).trimStart();
    }
    pieces.push(rest);
  }
  return pieces;
}
