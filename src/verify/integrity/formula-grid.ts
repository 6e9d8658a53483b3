import { translateFormulaToR1C1 } from "@borgar/fx";
import { columnLetters, type Area } from "../../cells/address";
import { isBlank, isError, type Cell } from "../../cells/cell";
import { parseNumber } from "../../cells/number";
import { fail, ok, type Result } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import type { BlockColumn, Workbook } from "../../workbook/port";
import { shapeOf, type FormulaShape } from "./formula-shape";

/** What a cell shows, whether typed or worked out. */
export const Content = { BLANK: 0, NUMBER: 1, TEXT: 2, NUMBER_TEXT: 3, ERROR: 4 } as const;

/** The cells of one area, by column: what they show, and which formula they hold (0 where none). */
export interface FormulaGrid {
  readonly area: Area;
  readonly contents: readonly Uint8Array[];
  readonly codes: readonly Int32Array[];
  /** What the cells hold, as they were read. */
  readonly values: readonly (readonly Cell[])[];
  readonly formulaCount: number;
}

/** The different formulas of a workbook: two cells with the same one, seen from where they stand, share its code. */
export class FormulaBook {
  readonly #codes = new Map<string, number>();
  readonly #texts: string[] = [""];
  readonly #shapes: FormulaShape[] = [];

  codeOf(formula: string, cell: string): number {
    return this.codeOfText(translateFormulaToR1C1(formula, cell, { allowTernary: false }));
  }

  codeOfText(text: string): number {
    const known = this.#codes.get(text);
    if (known !== undefined) return known;
    const code = this.#texts.push(text) - 1;
    this.#codes.set(text, code);
    return code;
  }

  textOf(code: number): string {
    return this.#texts[code] ?? "";
  }

  shape(code: number): FormulaShape {
    return (this.#shapes[code] ??= shapeOf(this.textOf(code)));
  }
}

// Excel hands over five million cells at most, and no sheet that people keep comes near it.
const MOST_CELLS = 5_000_000;

export interface Reading {
  readonly workbook: Pick<Workbook, "read">;
  readonly pause: () => Promise<void>;
  readonly signal: AbortSignal | undefined;
}

/** Whether an area is small enough to be read whole; a cell in a far corner makes a sheet too large. */
export const isReadable = (area: Area) => area.rows * area.columns <= MOST_CELLS;

/** Reads an area with its formulas; null where a few far cells make it too large to be meant. */
export async function readGrid(
  area: Area,
  book: FormulaBook,
  { workbook, pause, signal }: Reading,
): Promise<Result<FormulaGrid | null>> {
  if (!isReadable(area)) return ok(null);
  const block = await workbook.read(area, { formulas: true, ...(signal ? { signal } : {}) });
  if (!block.ok) return block;
  const contents: Uint8Array[] = [];
  const codes: Int32Array[] = [];
  let [formulaCount, looked] = [0, 0];
  for (let across = 0; across < area.columns; across++) {
    const column = block.value.columns[across];
    contents.push(await contentsOf(column, area.rows, pause));
    looked += area.rows;
    if (looked >= CELLS_AT_A_TIME) {
      looked = 0;
      await pause();
    }
    const own = new Int32Array(area.rows);
    codes.push(own);
    if (!column?.formulas) continue;
    const letters = columnLetters(area.column + across);
    for (let down = 0; down < area.rows; down++) {
      const formula = column.formulas[down] ?? null;
      if (formula === null) continue;
      own[down] = book.codeOf(formula, letters + (area.row + down + 1));
      formulaCount++;
      if (formulaCount % FORMULAS_AT_A_TIME === 0) await pause();
    }
    if (signal?.aborted) return fail(verifyText.cancelled());
  }
  const values = block.value.columns.map((column) => column.values);
  return ok({ area, contents, codes, values, formulaCount });
}

// About ten milliseconds.
const FORMULAS_AT_A_TIME = 1000;

const CELLS_AT_A_TIME = 20_000;

async function contentsOf(
  column: BlockColumn | undefined,
  rows: number,
  pause: () => Promise<void>,
): Promise<Uint8Array> {
  const contents = new Uint8Array(rows);
  if (!column) return contents;
  for (let row = 0; row < rows; row++) {
    contents[row] = contentOf(column.values[row] ?? null);
    if (row % CELLS_AT_A_TIME === CELLS_AT_A_TIME - 1) await pause();
  }
  return contents;
}

function contentOf(cell: Cell): number {
  if (cell === null) return Content.BLANK;
  if (typeof cell === "number") return Content.NUMBER;
  if (isError(cell)) return Content.ERROR;
  if (isBlank(cell)) return Content.BLANK;
  return typeof cell === "string" && looksNumeric(cell) ? Content.NUMBER_TEXT : Content.TEXT;
}

// Most texts are words: only those with a digit near their start are worth reading as a number.
function looksNumeric(text: string): boolean {
  return text.length < 30 && /\d/.test(text) && parseNumber(text) !== null;
}

/** The address of a cell of the grid, counted from the grid's own corner. */
export function cellName(area: Area, down: number, across: number): string {
  return columnLetters(area.column + across) + (area.row + down + 1);
}
