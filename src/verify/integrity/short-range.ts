import { tokenize } from "@borgar/fx";
import { parseAddress, type Area } from "../../cells/address";
import type { Table } from "../tables/table";
import { Content, type FormulaBook, type FormulaGrid } from "./formula-grid";
import { spanOf, type FormulaShape } from "./formula-shape";
import type { CellAt } from "./regions";

// A range over less than half of the data is meant to cover a part of it.
const MEANT_FOR_ALL = 0.5;

const isMeantForAll = (covered: number, all: number) => covered >= all * MEANT_FOR_ALL;

/** A range that ends before the data does: the range, and how it should read. Counted on the sheet. */
export interface ShortRange {
  readonly range: Area;
  readonly whole: Area;
}

/** The range in a formula that covers a column of a table from its first record on but stops before its last one. */
export function shortOfTable(formula: string, table: Table): ShortRange | null {
  const last = table.firstRow + table.rows;
  for (const range of rangesOf(formula, table.sheet)) {
    if (range.columns !== 1 || range.column < table.firstColumn || range.column > table.lastColumn)
      continue;
    const startsAtTop = range.row === table.firstRow || range.row === table.headerRow;
    const end = range.row + range.rows;
    if (startsAtTop && end < last && isMeantForAll(end - table.firstRow, table.rows))
      return { range, whole: { ...range, rows: last - range.row } };
  }
  return null;
}

function rangesOf(formula: string, sheet: string): Area[] {
  return tokenize(formula).flatMap(({ type, value }) => {
    const area = type === "range" ? parseAddress(value, sheet) : null;
    return area && area.sheet.toLowerCase() === sheet.toLowerCase() ? [area] : [];
  });
}

// Functions that take in all of a range; a look-up may well be meant for a part of a list.
const TAKES_ALL = new Set(
  "SUM,AVERAGE,COUNT,COUNTA,MIN,MAX,MEDIAN,STDEV,STDEV.S,STDEV.P,VAR,VAR.S,SUMIF,SUMIFS,COUNTIF,COUNTIFS,AVERAGEIF,AVERAGEIFS,SUMPRODUCT,SUBTOTAL,AGGREGATE".split(
    ",",
  ),
);

export const takesAll = (shape: FormulaShape) =>
  [...shape.functions].some((name) => TAKES_ALL.has(name));

/** Ranges over one row or one column that a formula at a place refers to. */
function linesOf(shape: FormulaShape, sheet: string, row: number, column: number): Area[] {
  return shape.references.flatMap((reference) => {
    const rows = spanOf(reference.range, "row", row);
    const columns = spanOf(reference.range, "column", column);
    if (!rows || !columns) return [];
    const area = {
      sheet: reference.sheet ?? sheet,
      row: rows.from,
      column: columns.from,
      rows: rows.to - rows.from + 1,
      columns: columns.to - columns.from + 1,
    };
    return (area.rows === 1) === (area.columns === 1) ? [] : [area];
  });
}

/**
 * Finds ranges that stop before the numbers do, in whatever sheets it was given: a total that was not
 * stretched when rows were added. Where another range goes on from there, the parts are meant.
 */
export class ShortRanges {
  readonly #starts = new Set<string>();
  /** By sheet and line: the ranges that formulas add up. */
  readonly #added = new Map<string, Spans>();
  readonly #grids: ReadonlyMap<string, FormulaGrid>;
  readonly #runs = new Runs();

  constructor(
    grids: readonly FormulaGrid[],
    private readonly book: FormulaBook,
  ) {
    this.#grids = new Map(grids.map((grid) => [grid.area.sheet.toLowerCase(), grid]));
  }

  /** Every formula has to be seen before the first is judged. */
  see(grid: FormulaGrid, row: number, column: number, code: number): void {
    const shape = this.book.shape(code);
    if (!takesAll(shape)) return;
    const { area } = grid;
    for (const line of linesOf(shape, area.sheet, area.row + row, area.column + column)) {
      this.#starts.add(markOf(line.sheet, line.row, line.column));
      const key = lineMark(
        line.sheet,
        line.columns === 1,
        line.columns === 1 ? line.column : line.row,
      );
      const known = this.#added.get(key) ?? new Spans();
      if (line.columns === 1) known.add(line.row, line.row + line.rows);
      else known.add(line.column, line.column + line.columns);
      this.#added.set(key, known);
    }
  }

  /** Whether some formula adds a cell up. */
  covers(sheet: string, row: number, column: number): boolean {
    return (
      this.#added.get(lineMark(sheet, true, column))?.has(row) === true ||
      this.#added.get(lineMark(sheet, false, row))?.has(column) === true
    );
  }

  find(grid: FormulaGrid, row: number, column: number, code: number): ShortRange | null {
    const shape = this.book.shape(code);
    if (!takesAll(shape)) return null;
    const { area } = grid;
    const [sheetRow, sheetColumn] = [area.row + row, area.column + column];
    const lines = linesOf(shape, area.sheet, sheetRow, sheetColumn);
    for (const range of lines) {
      const data = this.#grids.get(range.sheet.toLowerCase());
      const whole = data && this.#whole(data, range);
      if (!whole) continue;
      const isBeside =
        data === grid &&
        (range.columns === 1
          ? sheetColumn !== range.column &&
            sheetRow >= whole.row &&
            sheetRow < whole.row + whole.rows
          : sheetRow !== range.row &&
            sheetColumn >= whole.column &&
            sheetColumn < whole.column + whole.columns);
      const next = after(range);
      const goesOn =
        this.#starts.has(markOf(range.sheet, next.row, next.column)) ||
        lines.some((line) => line !== range && holds(line, next.row, next.column));
      const isOwn = data === grid && holds(whole, sheetRow, sheetColumn);
      if (!isBeside && !goesOn && !isOwn) return { range, whole };
    }
    return null;
  }

  /** The run of numbers that a range begins at its first cell and leaves before its last; null where it covers it. */
  #whole(grid: FormulaGrid, range: Area): Area | null {
    const [rowStep, columnStep] = range.columns === 1 ? [1, 0] : [0, 1];
    const size = Math.max(range.rows, range.columns);
    const at = (steps: number) => ({
      row: range.row - grid.area.row + steps * rowStep,
      column: range.column - grid.area.column + steps * columnStep,
    });
    const tokenAt = (steps: number) => tokenOf(grid, at(steps));
    const last = tokenAt(size - 1);
    if (last === 0 || tokenAt(size) !== last || tokenAt(-1) !== 0) return null;
    const more =
      this.#runs.endOf(grid, at(size), rowStep === 1) - (rowStep === 1 ? at(0).row : at(0).column);
    if (!isMeantForAll(size, more)) return null;
    return { ...range, ...(rowStep === 1 ? { rows: more } : { columns: more }) };
  }
}

/** A number that is typed, or worked out by which formula; 0 where there is none. */
function tokenOf({ contents, codes }: FormulaGrid, { row, column }: CellAt): number {
  if (contents[column]?.[row] !== Content.NUMBER) return 0;
  return codes[column]![row]! || TYPED;
}

/** Where runs of numbers of one kind end: each line is walked once, however many formulas ask. */
class Runs {
  readonly #ends = new WeakMap<FormulaGrid, Map<string, Int32Array>>();

  /** The place after the last number of the run that a cell stands in, down its column or across its row. */
  endOf(grid: FormulaGrid, cell: CellAt, isDown: boolean): number {
    const lines = this.#ends.get(grid) ?? new Map<string, Int32Array>();
    this.#ends.set(grid, lines);
    const key = isDown ? `down ${cell.column}` : `across ${cell.row}`;
    const ends = lines.get(key) ?? endsAlong(grid, cell, isDown);
    lines.set(key, ends);
    return ends[isDown ? cell.row : cell.column]!;
  }
}

function endsAlong(grid: FormulaGrid, { row, column }: CellAt, isDown: boolean): Int32Array {
  const ends = new Int32Array(isDown ? grid.area.rows : grid.area.columns);
  let [end, token] = [ends.length, 0];
  for (let at = ends.length - 1; at >= 0; at--) {
    const own = tokenOf(grid, isDown ? { row: at, column } : { row, column: at });
    if (own !== token) [end, token] = [at + 1, own];
    ends[at] = end;
  }
  return ends;
}

interface Span {
  readonly from: number;
  to: number;
}

/** Stretches of one line, joined where they overlap before the first question. */
class Spans {
  #spans: Span[] = [];
  #isJoined = true;

  /** From one place up to another, which is not in it. */
  add(from: number, to: number): void {
    this.#spans.push({ from, to });
    this.#isJoined = false;
  }

  has(at: number): boolean {
    if (!this.#isJoined) this.#join();
    let [low, high] = [0, this.#spans.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#spans[middle]!.to <= at) low = middle + 1;
      else high = middle;
    }
    return low < this.#spans.length && this.#spans[low]!.from <= at;
  }

  #join(): void {
    const joined: Span[] = [];
    for (const span of this.#spans.sort((a, b) => a.from - b.from)) {
      const last = joined.at(-1);
      if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
      else joined.push(span);
    }
    this.#spans = joined;
    this.#isJoined = true;
  }
}

const TYPED = -1;

const markOf = (sheet: string, row: number, column: number) =>
  `${sheet.toLowerCase()}\u0000${row}\u0000${column}`;

const lineMark = (sheet: string, isColumn: boolean, at: number) =>
  `${sheet.toLowerCase()}\u0000${isColumn ? "down" : "across"}${at}`;

const after = (range: Area) =>
  range.columns === 1
    ? { row: range.row + range.rows, column: range.column }
    : { row: range.row, column: range.column + range.columns };

function holds(area: Area, row: number, column: number): boolean {
  return (
    row >= area.row &&
    row < area.row + area.rows &&
    column >= area.column &&
    column < area.column + area.columns
  );
}
