import { MAX_COLUMNS, type Area } from "../../cells/address";
import { Alignment, type Label } from "./alignment";
import { Content, type FormulaBook, type FormulaGrid } from "./formula-grid";
import { spanOf, type FormulaShape, type Reference } from "./formula-shape";
import type { Template, TemplateSheet } from "./template-shape";

/** A sheet of the blank form beside the same sheet of the return. */
export interface Pair {
  readonly form: TemplateSheet;
  readonly grid: FormulaGrid;
  readonly alignment: Alignment;
  /** Formulas of the form by place. */
  readonly formulas: ReadonlyMap<number, number>;
}

const placeMark = (row: number, column: number) => row * MAX_COLUMNS + column;

/** Long enough to tell one label from another; guidance may fill a page. */
const LONGEST_LABEL = 200;

/** The texts of a sheet that nobody worked out. */
export function labelsOf(grid: FormulaGrid): Label[] {
  const labels: Label[] = [];
  grid.contents.forEach((contents, across) => {
    for (let down = 0; down < contents.length; down++) {
      const value = grid.values[across]?.[down];
      if (contents[down] !== Content.TEXT || grid.codes[across]![down] !== 0) continue;
      if (typeof value !== "string") continue;
      labels.push([grid.area.row + down, grid.area.column + across, value.slice(0, LONGEST_LABEL)]);
    }
  });
  return labels;
}

/** A blank form laid beside a return. */
export class Baseline {
  readonly #pairs = new Map<string, Pair>();

  constructor(
    template: Template,
    grids: readonly FormulaGrid[],
    private readonly book: FormulaBook,
  ) {
    for (const form of template.sheets) {
      const key = form.name.toLowerCase();
      const grid = grids.find(({ area }) => area.sheet.toLowerCase() === key);
      if (!grid) continue;
      const formulas = new Map<number, number>();
      for (const [row, column, rows, columns, text] of form.formulas) {
        const code = book.codeOfText(text);
        for (let down = 0; down < rows; down++) {
          for (let across = 0; across < columns; across++)
            formulas.set(placeMark(row + down, column + across), code);
        }
      }
      const alignment = new Alignment(form.labels, labelsOf(grid));
      this.#pairs.set(key, { form, grid, alignment, formulas });
    }
  }

  pairs(): Iterable<Pair> {
    return this.#pairs.values();
  }

  /** Whether a rectangle of the return holds what the blank form holds there: what is odd about it came with the form. */
  isUnchanged({ sheet, row, column, rows, columns }: Area): boolean {
    const pair = this.#pairs.get(sheet.toLowerCase());
    if (!pair) return false;
    for (let down = row; down < row + rows; down++) {
      for (let across = column; across < column + columns; across++) {
        const code = codeAt(pair.grid, down, across);
        const isSame = pair.alignment
          .was(down)
          .some((before) => this.isSame(pair, before, across, code, down));
        if (!isSame) return false;
      }
    }
    return true;
  }

  /** Whether a formula of the return is that of the form, rows put in or taken out allowed for. */
  isSame(pair: Pair, before: number, column: number, code: number, now: number): boolean {
    return this.isAlike(pair, pair.formulas.get(placeMark(before, column)) ?? 0, before, code, now);
  }

  /** Whether a formula of a row says what one of the form says in its row. */
  isAlike(pair: Pair, formCode: number, before: number, code: number, now: number): boolean {
    if (formCode === code) return true;
    if (formCode === 0 || code === 0) return false;
    const [form, own] = [this.book.shape(formCode), this.book.shape(code)];
    return form.skeleton === own.skeleton && this.#pointAlike(pair, form, before, own, now);
  }

  #pointAlike(
    pair: Pair,
    form: FormulaShape,
    before: number,
    own: FormulaShape,
    now: number,
  ): boolean {
    if (form.references.length !== own.references.length) return false;
    return form.references.every((reference, at) => {
      const other = own.references[at]!;
      if (reference.sheet !== other.sheet || !areSameColumns(reference, other)) return false;
      const [was, is] = [spanOf(reference.range, "row", before), spanOf(other.range, "row", now)];
      if (!was || !is) return was === is;
      const target =
        reference.sheet === null ? pair : this.#pairs.get(reference.sheet.toLowerCase());
      const moved = (row: number) => target?.alignment.now(row) ?? [row];
      return moved(was.from).includes(is.from) && moved(was.to).includes(is.to);
    });
  }
}

function areSameColumns({ range: a }: Reference, { range: b }: Reference): boolean {
  return a.c0 === b.c0 && a.c1 === b.c1 && a.$c0 === b.$c0 && a.$c1 === b.$c1;
}

/** The formula at a place of the sheet; 0 where there is none. */
export function codeAt({ area, codes }: FormulaGrid, row: number, column: number): number {
  return codes[column - area.column]?.[row - area.row] ?? 0;
}
