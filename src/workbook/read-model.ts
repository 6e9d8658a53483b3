import { intersection, type Area } from "../cells/address";
import type { Cell } from "../cells/cell";
import { fail, ok, type Result } from "../text/trouble";
import { workbookText } from "../text/workbook";
import type { Block, BlockColumn, ReadOptions, Structure } from "./port";
import { GENERAL, type ColumnModel, type SheetModel } from "./model";
import { MOST_VALIDATIONS, validationOfList, type Validation } from "./validation";

const NO_CELLS: ColumnModel = { values: [], formats: [], formulas: new Map() };

function cut<T>(cells: readonly T[], from: number, count: number, blank: T): T[] {
  const part = cells.slice(from, from + count);
  while (part.length < count) part.push(blank);
  return part;
}

/** An empty text, such as a formula may give, is handed over as Excel does: it cannot be told from a blank. */
function withoutEmptyTexts(cells: Cell[]): Cell[] {
  return cells.includes("") ? cells.map((cell) => (cell === "" ? null : cell)) : cells;
}

function oneOrAll(formats: readonly string[]): string | readonly string[] {
  const first = formats[0] ?? GENERAL;
  return formats.every((format) => format === first) ? first : formats;
}

function readColumn(
  cells: ColumnModel,
  { row, rows }: Area,
  { formats, formulas }: ReadOptions,
): BlockColumn {
  let formulaTexts: (string | null)[] | null = null;
  if (formulas) {
    for (const [at, text] of cells.formulas) {
      if (at < row || at >= row + rows) continue;
      formulaTexts ??= new Array<string | null>(rows).fill(null);
      formulaTexts[at - row] = text;
    }
  }
  return {
    values: withoutEmptyTexts(cut<Cell>(cells.values, row, rows, null)),
    formats: formats ? oneOrAll(cut(cells.formats, row, rows, GENERAL)) : null,
    formulas: formulaTexts,
  };
}

/** Cells that are read before others get a turn. */
const CELLS_AT_A_TIME = 200_000;

/**
 * A rectangle of a sheet as a block; what lies beyond the cells comes back blank. Null where it was stopped in a
 * pause.
 */
export async function readBlock(
  sheet: SheetModel,
  area: Area,
  options: ReadOptions,
  pause?: () => Promise<void>,
): Promise<Block | null> {
  const columns: BlockColumn[] = [];
  let cells = 0;
  for (let offset = 0; offset < area.columns; offset++) {
    columns.push(readColumn(sheet.columns.get(area.column + offset) ?? NO_CELLS, area, options));
    cells += area.rows;
    if (!pause || cells < CELLS_AT_A_TIME) continue;
    cells = 0;
    await pause();
    if (options.signal?.aborted) return null;
  }
  return { area, columns };
}

export function readStructure(sheet: SheetModel, area: Area): Structure {
  const within = (from: number, count: number) => (n: number) => n >= from && n < from + count;
  const ascending = (a: number, b: number) => a - b;
  return {
    merged: sheet.merged.filter((merged) => intersection(merged, area) !== null),
    hiddenRows: [...sheet.hiddenRows].filter(within(area.row, area.rows)).sort(ascending),
    hiddenColumns: [...sheet.hiddenColumns]
      .filter(within(area.column, area.columns))
      .sort(ascending),
  };
}

export function readValidations({
  name,
  lists,
  validations,
}: SheetModel): Result<readonly Validation[]> {
  return lists.length + validations.length > MOST_VALIDATIONS
    ? fail(workbookText.tooManyValidations(name, MOST_VALIDATIONS))
    : ok([...lists.map(validationOfList), ...validations]);
}
