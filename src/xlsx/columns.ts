import { filesText } from "../text/files";
import type { Area } from "../cells/address";
import type { Cell } from "../cells/cell";
import { GENERAL, type ColumnModel, type SheetModel } from "../workbook/model";
import { Refusal, type Reading } from "./refusal";

/** Counts the cells that all sheets of a workbook take together, and stops at the limit; and the rows that are read. */
export class CellBudget {
  rowsRead = 0;
  private used = 0;

  constructor(private readonly reading: Reading) {}

  take(cells: number): void {
    this.check(cells);
    this.used += cells;
  }

  /** Stops where `cells` more would be too many, before they are built. */
  check(cells: number): void {
    const { file, limits } = this.reading;
    if (this.used + cells > limits.cells)
      throw new Refusal(filesText.tooManyCells(file, limits.cells));
  }
}

const spans = (position: number) => (area: Area) =>
  position >= area.column && position < area.column + area.columns;

/** Fills the columns of one sheet, in whatever order the cells come. */
export class ColumnBuilder {
  constructor(
    private readonly sheet: SheetModel,
    private readonly budget: CellBudget,
  ) {}

  put(row: number, column: number, value: Cell, format: string): ColumnModel {
    let cells = this.sheet.columns.get(column);
    if (!cells) {
      cells = { values: [], formats: [], formulas: new Map() };
      this.sheet.columns.set(column, cells);
    }
    const { values, formats } = cells;
    const missing = row + 1 - values.length;
    // A cell that only repeats one already there costs work though no memory, so it counts as well.
    this.budget.take(Math.max(missing, 1));
    for (let n = missing; n > 1; n--) {
      values.push(null);
      formats.push(GENERAL);
    }
    if (missing > 0) {
      values.push(value);
      formats.push(format);
    } else {
      values[row] = value;
      formats[row] = format;
    }
    return cells;
  }

  /**
   * Cuts what is only formatted behind the last cell that holds anything, but not inside a table: the
   * next row appended takes its formats from the last, blank or not.
   */
  finish(tables: readonly Area[] = []): void {
    const { columns } = this.sheet;
    for (const [column, { values, formats, formulas }] of columns) {
      const kept = Math.max(0, ...tables.filter(spans(column)).map(({ row, rows }) => row + rows));
      let length = values.length;
      while (length > kept && values[length - 1] === null && !formulas.has(length - 1)) length--;
      if (length === 0) columns.delete(column);
      if (length === values.length) continue;
      values.length = length;
      formats.length = length;
    }
  }
}
