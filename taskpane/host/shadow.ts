import { intersection, type Area } from "../../src/cells/address";
import type { Cell } from "../../src/cells/cell";
import { ok, type Result } from "../../src/text/trouble";
import { applyToModel } from "../../src/workbook/apply";
import type { Change } from "../../src/workbook/change";
import {
  emptySheet,
  emptyWorkbook,
  GENERAL,
  putCell,
  type SheetModel,
  type WorkbookModel,
} from "../../src/workbook/model";
import type { Block, SheetFacts, WorkbookFacts } from "../../src/workbook/port";
import { withoutEmptyCells } from "../../src/workbook/report-sheet";
import { readCells } from "./read";

/**
 * A sheet of at most this many cells is read as a whole before it is written on; of a larger one only
 * the cells that the changes name.
 */
const SMALL_SHEET = 20_000;

/** One change as it was made on the copy. */
export interface Step {
  readonly change: Change;
  /** The cells that it writes. */
  readonly touched: Area | null;
  /** Where the table that it is about stood before and stands after; null where it did or does not. */
  readonly tableBefore: Area | null;
  readonly tableAfter: Area | null;
}

/** What the changes do, tried out on a copy of the cells that they touch. */
export interface Tried {
  readonly steps: readonly Step[];
  /** In the order in which to undo. */
  readonly inverse: readonly Change[];
  readonly before: WorkbookModel;
  readonly after: WorkbookModel;
}

const sameName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** Excel knows no difference between a blank cell and empty text, so neither may the changes. */
export function withoutEmptyText(change: Change): Change {
  const plain = (rows: readonly (readonly Cell[])[]) =>
    rows.map((row) => row.map((cell) => (cell === "" ? null : cell)));
  switch (change.kind) {
    case "addTable":
    case "appendRows":
    case "removeTable":
    case "removeRows":
      return { ...change, rows: plain(change.rows) };
    case "setCells":
      return { ...change, values: plain(change.values) };
    case "restoreCells":
      return { ...change, written: plain(change.written) };
    case "addReportSheet":
    case "removeReportSheet":
      return { ...change, content: withoutEmptyCells(change.content) };
    case "addSheet":
    case "removeSheet":
    case "setFormula":
    case "addColumns":
    case "removeColumns":
      return change;
  }
}

/** The cells that each change may look at or write, following tables as they come, grow and shrink. */
function areasOf(facts: WorkbookFacts, changes: readonly Change[]): Area[] {
  const tables = new Map(facts.tables.map((table) => [table.name.toLowerCase(), table.area]));
  return changes.flatMap((change): Area[] => {
    switch (change.kind) {
      case "addSheet":
      case "addReportSheet":
        return [];
      case "removeSheet":
      case "removeReportSheet": {
        const sheet = facts.sheets.find(({ name }) => sameName(name, change.sheet));
        return sheet?.filled ? [sheet.filled] : [];
      }
      case "addTable": {
        const row = change.heading ? 2 : 0;
        const rows = 1 + Math.max(1, change.rows.length);
        const { sheet } = change;
        const columns = change.columns.length;
        tables.set(change.table.toLowerCase(), { sheet, row, column: 0, rows, columns });
        return [{ sheet, row: 0, column: 0, rows: row + rows, columns }];
      }
      case "appendRows": {
        const area = tables.get(change.table.toLowerCase());
        if (!area) return [];
        const grown = { ...area, rows: area.rows + change.rows.length };
        tables.set(change.table.toLowerCase(), grown);
        const row = area.row + area.rows - 1;
        return [{ ...area, row, rows: change.rows.length + 1 }];
      }
      case "removeTable": {
        const area = tables.get(change.table.toLowerCase());
        tables.delete(change.table.toLowerCase());
        return area ? [{ ...area, row: 0, rows: area.row + area.rows }] : [];
      }
      case "removeRows": {
        const area = tables.get(change.table.toLowerCase());
        if (!area) return [];
        const rows = Math.min(change.rows.length, area.rows - 1);
        tables.set(change.table.toLowerCase(), { ...area, rows: Math.max(2, area.rows - rows) });
        return [{ ...area, row: area.row + area.rows - rows, rows }];
      }
      case "addColumns":
      case "removeColumns": {
        const area = tables.get(change.table.toLowerCase());
        if (!area) return [];
        const columns = change.columns.length;
        const isAdded = change.kind === "addColumns";
        const left = isAdded ? area.columns : Math.max(1, area.columns - columns);
        const kept = isAdded ? area.columns + columns : left;
        tables.set(change.table.toLowerCase(), { ...area, columns: kept });
        return [{ ...area, column: area.column + left, columns }];
      }
      case "setCells":
      case "setFormula":
      case "restoreCells":
        return [change.area];
    }
  });
}

/** What to read: whole small sheets, and of large ones the areas named. Nothing twice. */
function toRead(facts: WorkbookFacts, areas: readonly Area[]): Area[] {
  const chosen: Area[] = [];
  for (const area of areas) {
    const sheet = facts.sheets.find(({ name }) => sameName(name, area.sheet));
    if (!sheet) continue;
    const wanted = wholeIfSmall(sheet) ?? { ...area, sheet: sheet.name };
    const isKnown = chosen.some((other) => {
      const shared = intersection(other, wanted);
      return shared?.rows === wanted.rows && shared.columns === wanted.columns;
    });
    if (!isKnown) chosen.push(wanted);
  }
  return chosen;
}

function wholeIfSmall({ used, filled }: SheetFacts): Area | null {
  return used && filled && used.rows * used.columns <= SMALL_SHEET ? used : null;
}

function copyBlock(sheet: SheetModel, { area, columns }: Block): void {
  columns.forEach(({ values, formats, formulas }, c) => {
    values.forEach((value, r) => {
      const format = (typeof formats === "string" ? formats : formats?.[r]) ?? GENERAL;
      const formula = formulas?.[r] ?? null;
      if (value === null && formula === null && format === GENERAL) return;
      putCell(sheet, area.row + r, area.column + c, value, format, formula);
    });
  });
}

function copyOf(facts: WorkbookFacts, blocks: readonly Block[]): WorkbookModel {
  const model = emptyWorkbook(facts.name);
  model.tables.push(...facts.tables);
  for (const { name, visibility, isProtected } of facts.sheets) {
    const sheet = emptySheet(name);
    sheet.visibility = visibility;
    sheet.isProtected = isProtected;
    for (const block of blocks) if (block.area.sheet === name) copyBlock(sheet, block);
    model.sheets.push(sheet);
  }
  return model;
}

/**
 * Tries the changes on a copy, so that everything that can be refused is refused before Excel is asked
 * to write anything, by the same rules and with the same words as for a file.
 */
export async function tryOut(
  context: Excel.RequestContext,
  facts: WorkbookFacts,
  changes: readonly Change[],
): Promise<Result<Tried>> {
  const blocks: Block[] = [];
  for (const area of toRead(facts, areasOf(facts, changes))) {
    const block = await readCells(context, area, { formats: true, formulas: true });
    if (!block.ok) return block;
    blocks.push(block.value);
  }
  const after = copyOf(facts, blocks);
  const steps: Step[] = [];
  const inverse: Change[] = [];
  for (const change of changes) {
    const tableBefore = tableArea(after, change);
    const applied = applyToModel(after, [change]);
    if (!applied.ok) return applied;
    const [touched = null] = applied.value.touched;
    steps.push({ change, touched, tableBefore, tableAfter: tableArea(after, change) });
    inverse.unshift(...applied.value.inverse);
  }
  return ok({ steps, inverse, before: copyOf(facts, blocks), after });
}

function tableArea(model: WorkbookModel, change: Change): Area | null {
  if (!("table" in change)) return null;
  return model.tables.find(({ name }) => sameName(name, change.table))?.area ?? null;
}
