import { Content, type FormulaGrid } from "./formula-grid";

type Span = { readonly from: number; readonly to: number } | null;

/** Where grids show errors: each column is looked through once, however many formulas refer to it. */
export class ErrorCells {
  readonly #rows = new WeakMap<Uint8Array, readonly number[]>();

  /** Whether a range shows one; rows and columns count on the sheet, null stands for all of them. */
  isIn({ area, contents }: FormulaGrid, rows: Span, columns: Span): boolean {
    const firstRow = Math.max(0, (rows?.from ?? 0) - area.row);
    const lastRow = Math.min(area.rows - 1, (rows?.to ?? Infinity) - area.row);
    const firstColumn = Math.max(0, (columns?.from ?? 0) - area.column);
    const lastColumn = Math.min(area.columns - 1, (columns?.to ?? Infinity) - area.column);
    for (let column = firstColumn; column <= lastColumn; column++) {
      const errors = this.#errorsOf(contents[column]!);
      const next = errors[firstFrom(errors, firstRow)];
      if (next !== undefined && next <= lastRow) return true;
    }
    return false;
  }

  #errorsOf(contents: Uint8Array): readonly number[] {
    const known = this.#rows.get(contents);
    if (known) return known;
    const rows: number[] = [];
    for (let row = 0; row < contents.length; row++)
      if (contents[row] === Content.ERROR) rows.push(row);
    this.#rows.set(contents, rows);
    return rows;
  }
}

/** The position of the first of ascending numbers that is not below another. */
function firstFrom(numbers: readonly number[], least: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
