import { asText } from "../../cells/cell";
import { Content, type FormulaGrid } from "./formula-grid";

// Rows that end a list without being one of its records.
const SUMMARY = /^(?:grand |sub-?)?(?:totals?|sums?|averages?|means?|overall|all)\b/i;

/**
 * Whether a row just above or below a block of one formula is a row like those of the block, so that what
 * stands in the block's column there is a slip: the other formulas of the row go on as inside, or, where there
 * is none, every other column holds there what it holds inside. A row of totals does neither.
 */
export function isRowOfBlock(
  grid: FormulaGrid,
  column: number,
  row: number,
  inside: number,
): boolean {
  let siblings = 0;
  for (const [other, codes] of grid.codes.entries()) {
    if (other === column || (codes[row] === 0 && codes[inside] === 0)) continue;
    if (codes[row] !== codes[inside]) return false;
    siblings++;
  }
  return siblings > 0 || hasSameContents(grid, column, row, inside);
}

function hasSameContents(
  { contents, values }: FormulaGrid,
  column: number,
  row: number,
  inside: number,
): boolean {
  // A row of figures above the block may be its headings, such as years; below words it is not.
  if (row < inside && contents[column]![row - 1] !== Content.TEXT) return false;
  let [texts, numbers] = [0, 0];
  for (let other = 0; other < contents.length; other++) {
    if (other === column) continue;
    const content = contents[other]![row]!;
    if (content !== contents[other]![inside]) return false;
    if (content === Content.NUMBER) numbers++;
    if (content !== Content.TEXT) continue;
    texts++;
    if (SUMMARY.test(asText(values[other]![row] ?? null).trim())) return false;
  }
  return texts > 0 && numbers > 0;
}
