import { address, intersection, type Area } from "../../src/cells/address";
import type { Cell } from "../../src/cells/cell";
import type { DateSystem } from "../../src/cells/date";
import { fail, ok, type Result } from "../../src/text/trouble";
import { hostTask, workbookText } from "../../src/text/workbook";
import type { Block, BlockColumn, ReadOptions } from "../../src/workbook/port";
import { cellOf, fromSystem, looksLikeError } from "./cells";
import { areaOrNull, PLACE, readDateSystem } from "./facts";
import { inExcel } from "./run";
import { isTooLarge } from "./troubles";

const GENERAL = "General";

/**
 * Cells that one request asks for. Excel on the web gives at most 5 MB; names, dates and codes take some
 * 15 bytes a cell, number formats and formulas as much again each. Too large a block is halved and asked
 * for again, so this is only where to begin.
 */
const CELLS_PER_REQUEST = 100_000;

/** Columns of one read as they fill up, block by block. */
interface Filling {
  readonly values: Cell[];
  formats: string | string[] | null;
  formulas: (string | null)[] | null;
}

interface Wanted {
  readonly formats: boolean;
  readonly formulas: boolean;
  readonly system: DateSystem;
  /** Whether Excel gives every row that is wanted, so that the first format can stand for all. */
  readonly isWhole: boolean;
}

function emptyColumn(rows: number, wantsFormats: boolean): Filling {
  return {
    values: new Array<Cell>(rows).fill(null),
    formats: wantsFormats ? GENERAL : null,
    formulas: null,
  };
}

/** Keeps one string for a column as long as all its formats are that string. */
function putFormat(column: Filling, row: number, format: string, isFirst: boolean): void {
  if (column.formats === null) return;
  if (typeof column.formats === "string") {
    if (column.formats === format) return;
    if (isFirst) {
      column.formats = format;
      return;
    }
    column.formats = new Array<string>(column.values.length).fill(column.formats);
  }
  column.formats[row] = format;
}

/**
 * One block, in one round trip, or two where text looks like an error. False where it is more than Excel
 * hands over at once, which Excel says by refusing or by leaving the values out.
 */
async function readRows(
  context: Excel.RequestContext,
  part: Area,
  into: readonly Filling[],
  offset: { readonly row: number; readonly column: number },
  wanted: Wanted,
): Promise<boolean> {
  const range = context.workbook.worksheets
    .getItem(part.sheet)
    .getRangeByIndexes(part.row, part.column, part.rows, part.columns);
  range.load({ values: true, numberFormat: wanted.formats, formulas: wanted.formulas });
  try {
    await context.sync();
  } catch (error) {
    if (isTooLarge(error)) return false;
    throw error;
  }
  // The typings do not say so, but beyond the cell limit Excel leaves the values out.
  const values: readonly (readonly unknown[])[] | null = range.values;
  if (values === null) return false;
  const types = values.some((row) => row.some(looksLikeError))
    ? await readTypes(context, range)
    : null;
  const formats: readonly (readonly unknown[])[] | null = wanted.formats
    ? range.numberFormat
    : null;
  const formulas: readonly (readonly unknown[])[] | null = wanted.formulas ? range.formulas : null;

  values.forEach((cells, r) => {
    const row = part.row + r - offset.row;
    cells.forEach((value, c) => {
      const column = into[part.column + c - offset.column];
      if (!column) return;
      const format = formats ? String(formats[r]?.[c]) : GENERAL;
      column.values[row] = fromSystem(cellOf(value, types?.[r]?.[c]), format, wanted.system);
      putFormat(column, row, format, wanted.isWhole && row === 0);
      const formula = formulas?.[r]?.[c];
      // A text cell that begins with "=" shows the same text as its value.
      if (typeof formula !== "string" || !formula.startsWith("=") || formula === value) return;
      column.formulas ??= new Array<string | null>(column.values.length).fill(null);
      column.formulas[row] = formula;
    });
  });
  return true;
}

async function readTypes(
  context: Excel.RequestContext,
  range: Excel.Range,
): Promise<readonly (readonly unknown[])[] | null> {
  range.load("valueTypes");
  try {
    await context.sync();
    return range.valueTypes;
  } catch (error) {
    if (isTooLarge(error)) return null;
    throw error;
  }
}

/** The part of an area that holds anything; null where none does. */
async function filledPart(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  area: Area,
  wantsFormats: boolean,
): Promise<Area | null> {
  const used = sheet.getUsedRangeOrNullObject(!wantsFormats);
  used.load(PLACE);
  await context.sync();
  const filled = areaOrNull(area.sheet, used);
  return filled && intersection(area, filled);
}

/** Reads an area in as few requests as its size allows. Cells beyond the used ones come back blank. */
export async function readCells(
  context: Excel.RequestContext,
  area: Area,
  options: ReadOptions,
): Promise<Result<Block>> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(area.sheet);
  const system = await readDateSystem(context);
  if (sheet.isNullObject) return fail(workbookText.sheetMissing(area.sheet));
  const filled = await filledPart(context, sheet, area, options.formats === true);
  const wanted: Wanted = {
    // Only its format tells a date of a 1904 workbook from a number.
    formats: options.formats === true || system === 1904,
    formulas: options.formulas === true,
    system,
    isWhole: filled?.rows === area.rows,
  };
  const columns = Array.from({ length: area.columns }, () =>
    emptyColumn(area.rows, wanted.formats),
  );
  if (filled) {
    const read = await readBlocks(context, area, filled, columns, wanted, options);
    if (!read.ok) return read;
  }
  options.onProgress?.(area.rows, area.rows);
  return ok({
    area,
    columns: columns.map(({ values, formats, formulas }): BlockColumn => ({
      values,
      formats: options.formats ? formats : null,
      formulas,
    })),
  });
}

async function readBlocks(
  context: Excel.RequestContext,
  area: Area,
  filled: Area,
  columns: readonly Filling[],
  wanted: Wanted,
  { signal, onProgress }: ReadOptions,
): Promise<Result<void>> {
  const shares = 1 + Number(wanted.formats) + Number(wanted.formulas);
  const end = filled.row + filled.rows;
  let rows = Math.max(1, Math.floor(CELLS_PER_REQUEST / shares / filled.columns));
  let row = filled.row;
  while (row < end) {
    if (signal?.aborted) return fail(workbookText.cancelled());
    const part = { ...filled, row, rows: Math.min(rows, end - row) };
    if (await readRows(context, part, columns, area, wanted)) {
      row += part.rows;
      onProgress?.(row - area.row, area.rows);
    } else if (part.rows === 1) {
      return fail(workbookText.payloadTooLarge(address(part)));
    } else {
      rows = Math.floor(part.rows / 2);
    }
  }
  return ok(undefined);
}

export function readArea(area: Area, options: ReadOptions): Promise<Result<Block>> {
  if (options.signal?.aborted) return Promise.resolve(fail(workbookText.cancelled()));
  const doing = { task: hostTask.read(address(area)), sheet: area.sheet, where: address(area) };
  return inExcel(doing, (context) => readCells(context, area, options));
}
