import { columnLetters, localAddress, type Area } from "../../src/cells/address";
import type { Cell } from "../../src/cells/cell";
import type { DateSystem } from "../../src/cells/date";
import type { NewColumn } from "../../src/workbook/change";
import { GENERAL, type SheetModel } from "../../src/workbook/model";
import { asWritten } from "./cells";

/**
 * Cells that one request writes: put together in some twenty milliseconds, and well below 5 MB even where every cell holds a
 * sentence.
 */
const CELLS_PER_REQUEST = 10_000;

// Widths are given in characters and written in points, as Excel's standard font measures them.
const POINTS_PER_CHARACTER = 5.25;
const CELL_MARGIN = 3.75;

/** A column width in points, from one in characters. */
export function columnPoints(characters: number): number {
  return characters * POINTS_PER_CHARACTER + CELL_MARGIN;
}

/** The cells of one area as they are to be: values, formulas and number formats by row. */
export interface Content {
  readonly area: Area;
  readonly values: readonly (readonly Cell[])[];
  readonly formulas: readonly (readonly (string | null)[])[];
  readonly formats: readonly (readonly string[])[];
}

/**
 * Whether a drop-down list can be written into its rule, which has its choices between commas and holds
 * 255 characters. Where it cannot, the column goes without a list, as it does in a file.
 */
function fitsRule(choices: readonly string[]): boolean {
  return choices.join(",").length <= 255 && choices.every((choice) => !choice.includes(","));
}

/** What a model holds in an area. */
export function contentOf(sheet: SheetModel, area: Area): Content {
  const rows = <T>(cell: (row: number, column: number) => T): T[][] =>
    Array.from({ length: area.rows }, (_, r) =>
      Array.from({ length: area.columns }, (__, c) => cell(area.row + r, area.column + c)),
    );
  const column = (c: number) => sheet.columns.get(c);
  return {
    area,
    values: rows((r, c) => column(c)?.values[r] ?? null),
    formulas: rows((r, c) => column(c)?.formulas.get(r) ?? null),
    formats: rows((r, c) => column(c)?.formats[r] ?? GENERAL),
  };
}

const rowsAtOnce = ({ columns }: Area) => Math.max(1, Math.floor(CELLS_PER_REQUEST / columns));

/** An area in pieces of which each is written at once: what they are to hold is best worked out piece by piece, too. */
export function piecesOf(area: Area): Area[] {
  const pieces: Area[] = [];
  for (let row = 0; row < area.rows; row += rowsAtOnce(area))
    pieces.push({
      ...area,
      row: area.row + row,
      rows: Math.min(rowsAtOnce(area), area.rows - row),
    });
  return pieces;
}

/** Queues writes and sends them when a request is full. */
export class Writer {
  private queued = 0;

  constructor(
    readonly context: Excel.RequestContext,
    private readonly system: DateSystem,
  ) {}

  async flush(): Promise<void> {
    this.queued = 0;
    await this.context.sync();
  }

  /** Sends what is queued where an area has no room beside it. */
  async makeRoom({ rows, columns }: Area): Promise<void> {
    if (this.queued + rows * columns > CELLS_PER_REQUEST) await this.flush();
  }

  /** Writes cells so that text stays text, and number formats where they differ from what they were. */
  async cells(content: Content, before: Content | null): Promise<void> {
    const { area } = content;
    let row = 0;
    while (row < area.rows) {
      const rows = Math.min(rowsAtOnce(area), area.rows - row);
      await this.someRows(content, before, row, rows);
      row += rows;
    }
  }

  private async someRows(
    content: Content,
    before: Content | null,
    row: number,
    rows: number,
  ): Promise<void> {
    const { area } = content;
    await this.makeRoom({ ...area, rows });
    this.queued += rows * area.columns;
    const range = this.context.workbook.worksheets
      .getItem(area.sheet)
      .getRangeByIndexes(area.row + row, area.column, rows, area.columns);
    const part = <T>(matrix: readonly (readonly T[])[]) => matrix.slice(row, row + rows);
    const formats = part(content.formats);
    const formatsBefore = before ? part(before.formats) : null;
    const isSame = formats.every((cells, r) =>
      cells.every((format, c) => format === (formatsBefore?.[r]?.[c] ?? GENERAL)),
    );
    if (!isSame) range.numberFormat = formats.map((cells) => [...cells]);
    const formulas = part(content.formulas);
    const inputs = part(content.values).map((cells, r) =>
      cells.map(
        (value, c) => formulas[r]?.[c] ?? asWritten(value, formats[r]?.[c] ?? GENERAL, this.system),
      ),
    );
    if (formulas.some((cells) => cells.some((formula) => formula !== null))) {
      range.formulas = inputs;
    } else {
      range.values = inputs;
    }
  }

  addSheet(name: string): void {
    this.context.workbook.worksheets.add(name);
  }

  removeSheet(name: string): void {
    this.context.workbook.worksheets.getItem(name).delete();
  }

  /** Makes a table of cells that are there already. */
  addTable(name: string, area: Area): void {
    const sheet = this.context.workbook.worksheets.getItem(area.sheet);
    const table = sheet.tables.add(localAddress(area), true);
    table.name = name;
  }

  /** Widths and drop-down lists of new columns of a table. */
  dress(area: Area, columns: readonly NewColumn[]): void {
    const sheet = this.context.workbook.worksheets.getItem(area.sheet);
    columns.forEach(({ width, list }, index) => {
      const letters = columnLetters(area.column + index);
      if (width !== undefined) {
        sheet.getRange(`${letters}:${letters}`).format.columnWidth = columnPoints(width);
      }
      if (!list || !fitsRule(list)) return;
      const body = sheet.getRangeByIndexes(area.row + 1, area.column + index, area.rows - 1, 1);
      body.dataValidation.rule = { list: { inCellDropDown: true, source: list.join(",") } };
    });
  }

  /** Takes drop-down lists away, as `dress` put them there. */
  undress(area: Area): void {
    const sheet = this.context.workbook.worksheets.getItem(area.sheet);
    sheet.getRangeByIndexes(area.row, area.column, area.rows, area.columns).dataValidation.clear();
  }

  resize(table: string, area: Area): void {
    this.context.workbook.tables.getItem(table).resize(localAddress(area));
  }

  /** Takes the table away and leaves its cells. */
  dissolve(table: string, area: Area): void {
    this.context.workbook.tables.getItem(table).convertToRange();
    const body = this.context.workbook.worksheets.getItem(area.sheet).getRange(localAddress(area));
    body.dataValidation.clear();
    body.clear(Excel.ClearApplyTo.formats);
  }
}
