import { address, localAddress, type Area } from "../cells/address";
import type { Cell } from "../cells/cell";
import { fail, ok, type Result, type Trouble } from "../text/trouble";
import { workbookText } from "../text/workbook";
import { addColumns, removeColumns } from "./apply-columns";
import type { BeforeCell, Change } from "./change";
import { filledArea } from "./facts";
import { emptySheet, putCell, type SheetModel, type WorkbookModel } from "./model";
import {
  beforeCell,
  bodyOf,
  clear,
  dressColumns,
  firstChanged,
  firstFilled,
  formatsOf,
  isEmpty,
  isRectangle,
  sameName,
  sheetCalled,
  tableCalled,
  writable,
  writeRows,
  type Kind,
  type Made,
  type Rows,
  type TablePlace,
} from "./on-model";
import { reportValues, type ReportCell, type ReportSheet } from "./report-sheet";

function addSheet(model: WorkbookModel, change: Kind<"addSheet">): Result<Made> {
  if (sheetCalled(model, change.sheet)) return fail(workbookText.sheetExists(change.sheet));
  model.sheets.push(emptySheet(change.sheet));
  return ok({ touched: null, inverse: [{ kind: "removeSheet", sheet: change.sheet }] });
}

function removeSheet(model: WorkbookModel, change: Kind<"removeSheet">): Result<Made> {
  const sheet = writable(model, change.sheet);
  if (!sheet.ok) return sheet;
  if (filledArea(sheet.value)) return fail(workbookText.sheetNotEmpty(change.sheet));
  model.sheets.splice(model.sheets.indexOf(sheet.value), 1);
  return ok({ touched: null, inverse: [{ kind: "addSheet", sheet: change.sheet }] });
}

function fitsReport({ widths, rows }: ReportSheet): boolean {
  const fits = (cell: ReportCell | null, at: number) => at + (cell?.across ?? 1) <= widths.length;
  return rows.every(({ cells }) => cells.every(fits));
}

function addReportSheet(model: WorkbookModel, change: Kind<"addReportSheet">): Result<Made> {
  const { content } = change;
  if (sheetCalled(model, change.sheet)) return fail(workbookText.sheetExists(change.sheet));
  if (content.rows.length === 0 || !fitsReport(content))
    return fail(workbookText.wrongShape(change.sheet));
  const sheet = emptySheet(change.sheet);
  content.widths.forEach((width, column) => sheet.widths.set(column, width));
  content.rows.forEach(({ cells }, row) =>
    cells.forEach((cell, column) => {
      if (!cell) return;
      if (cell.value !== null) putCell(sheet, row, column, cell.value, cell.format);
      const { across = 1 } = cell;
      if (across > 1) {
        sheet.merged.push({ sheet: sheet.name, row, column, rows: 1, columns: across });
      }
    }),
  );
  sheet.report = content;
  model.sheets.push(sheet);
  const inverse: Change = { ...change, kind: "removeReportSheet" };
  return ok({ touched: wholeReport(change), inverse: [inverse] });
}

function wholeReport({ sheet, content }: Kind<"addReportSheet" | "removeReportSheet">): Area {
  return { sheet, row: 0, column: 0, rows: content.rows.length, columns: content.widths.length };
}

/** Whether a sheet holds the values of a report and nothing besides. */
function holdsReport(model: WorkbookModel, sheet: SheetModel, whole: Area, values: Rows): boolean {
  const filled = filledArea(sheet);
  const isWithin =
    !filled ||
    (filled.row + filled.rows <= whole.rows && filled.column + filled.columns <= whole.columns);
  const hasFormula = [...sheet.columns.values()].some(({ formulas }) => formulas.size > 0);
  const hasTable = model.tables.some(({ area }) => sameName(area.sheet, sheet.name));
  return isWithin && !hasFormula && !hasTable && firstChanged(sheet, whole, values) === null;
}

function removeReportSheet(model: WorkbookModel, change: Kind<"removeReportSheet">): Result<Made> {
  const found = writable(model, change.sheet);
  if (!found.ok) return found;
  const sheet = found.value;
  const whole = wholeReport(change);
  if (!holdsReport(model, sheet, whole, reportValues(change.content))) {
    return fail(workbookText.reportChanged(sheet.name));
  }
  model.sheets.splice(model.sheets.indexOf(sheet), 1);
  return ok({ touched: whole, inverse: [{ ...change, kind: "addReportSheet" }] });
}

/** Row in which a new table's header stands: under its heading, or at the top. */
const headerRow = (heading: string | null | undefined) => (heading ? 2 : 0);

function blankRow(columns: number): Cell[] {
  return new Array<Cell>(columns).fill(null);
}

function addTable(model: WorkbookModel, change: Kind<"addTable">): Result<Made> {
  const found = writable(model, change.sheet);
  if (!found.ok) return found;
  const sheet = found.value;
  if (model.tables.some((table) => sameName(table.name, change.table))) {
    return fail(workbookText.tableExists(change.table));
  }
  const columns = change.columns.length;
  if (columns === 0 || !isRectangle(change.rows, columns)) {
    return fail(workbookText.wrongShape(change.table));
  }
  const row = headerRow(change.heading);
  const body = change.rows.length > 0 ? change.rows : [blankRow(columns)];
  const whole = { sheet: sheet.name, row: 0, column: 0, rows: row + 1 + body.length, columns };
  const filled = firstFilled(sheet, whole);
  if (filled) return fail(workbookText.cellFilled(address(filled)));

  if (change.heading) putCell(sheet, 0, 0, change.heading);
  writeRows(sheet, row, 0, [change.columns.map((column) => column.title)]);
  writeRows(sheet, row + 1, 0, body, formatsOf(change.columns));
  dressColumns(
    sheet,
    { sheet: sheet.name, row: row + 1, column: 0, rows: body.length, columns },
    change.columns,
  );
  const area = { sheet: sheet.name, row, column: 0, rows: body.length + 1, columns };
  model.tables.push({
    name: change.table,
    area,
    columns: change.columns.map((column) => column.title),
    hasTotals: false,
  });
  const inverse: Change = {
    kind: "removeTable",
    table: change.table,
    heading: change.heading ?? null,
    rows: body,
  };
  return ok({ touched: whole, inverse: [inverse] });
}

function removeTable(model: WorkbookModel, change: Kind<"removeTable">): Result<Made> {
  const found = tableCalled(model, change.table);
  if (!found.ok) return found;
  const { index, facts, sheet } = found.value;
  const body = bodyOf(facts);
  if (body.rows !== change.rows.length || firstChanged(sheet, body, change.rows)) {
    return fail(workbookText.tableChanged(change.table));
  }
  model.tables.splice(index, 1);
  const columns = facts.columns.map((title, at) => ({
    title,
    formats: Array.from(
      { length: body.rows },
      (_, row) => beforeCell(sheet, body.row + row, body.column + at).format,
    ),
  }));
  clear(sheet, facts.area);
  if (change.heading !== null) putCell(sheet, 0, 0, null);
  dropLists(sheet, facts.area);
  const inverse: Change = {
    kind: "addTable",
    sheet: sheet.name,
    table: facts.name,
    columns,
    rows: change.rows,
    ...(change.heading === null ? {} : { heading: change.heading }),
  };
  return ok({ touched: facts.area, inverse: [inverse] });
}

function dropLists(sheet: SheetModel, table: Area) {
  const kept = sheet.lists.filter(
    ({ area }) => area.row < table.row || area.row >= table.row + table.rows,
  );
  sheet.lists.splice(0, sheet.lists.length, ...kept);
}

function resize(model: WorkbookModel, { index, facts, sheet }: TablePlace, rows: number) {
  const area = { ...facts.area, rows: rows + 1 };
  model.tables[index] = { ...facts, area };
  sheet.lists.forEach((list, at) => {
    const standsInBody =
      list.area.row === facts.area.row + 1 && list.area.rows === facts.area.rows - 1;
    if (standsInBody) sheet.lists[at] = { ...list, area: { ...list.area, rows } };
  });
}

function appendRows(model: WorkbookModel, change: Kind<"appendRows">): Result<Made> {
  const found = tableCalled(model, change.table);
  if (!found.ok) return found;
  const { facts, sheet } = found.value;
  if (change.rows.length === 0 || !isRectangle(change.rows, facts.columns.length)) {
    return fail(workbookText.wrongShape(change.table));
  }
  const body = bodyOf(facts);
  const last = { ...body, row: body.row + body.rows - 1, rows: 1 };
  if (change.after && firstChanged(sheet, last, [change.after])) {
    return fail(workbookText.tableGrownMeanwhile(facts.name));
  }
  const isBlankTable = body.rows === 1 && firstFilled(sheet, body) === null;
  const row = isBlankTable ? body.row : body.row + body.rows;
  const target = { ...body, row, rows: change.rows.length };
  const filled = firstFilled(sheet, target);
  if (filled || facts.hasTotals) {
    return fail(
      workbookText.tableBlocked(facts.name, localAddress(filled ?? { ...target, rows: 1 })),
    );
  }
  const formats = facts.columns.map(
    (_, at) => beforeCell(sheet, row === body.row ? row : row - 1, body.column + at).format,
  );
  writeRows(sheet, row, body.column, change.rows, (at) => formats[at]);
  resize(model, found.value, row - body.row + change.rows.length);
  const inverse: Change = { kind: "removeRows", table: facts.name, rows: change.rows };
  return ok({ touched: target, inverse: [inverse] });
}

function removeRows(model: WorkbookModel, change: Kind<"removeRows">): Result<Made> {
  const found = tableCalled(model, change.table);
  if (!found.ok) return found;
  const { facts, sheet } = found.value;
  const body = bodyOf(facts);
  const rows = change.rows.length;
  const target = { ...body, row: body.row + body.rows - rows, rows };
  if (rows > body.rows || firstChanged(sheet, target, change.rows)) {
    return fail(workbookText.tableChanged(facts.name));
  }
  writeRows(
    sheet,
    target.row,
    target.column,
    change.rows.map((row) => blankRow(row.length)),
  );
  resize(model, found.value, Math.max(1, body.rows - rows));
  const inverse: Change = { kind: "appendRows", table: facts.name, rows: change.rows };
  return ok({ touched: target, inverse: [inverse] });
}

function before(sheet: SheetModel, area: Area): BeforeCell[][] {
  return Array.from({ length: area.rows }, (_, r) =>
    Array.from({ length: area.columns }, (_, c) =>
      beforeCell(sheet, area.row + r, area.column + c),
    ),
  );
}

function setCells(model: WorkbookModel, { area, values, over }: Kind<"setCells">): Result<Made> {
  const found = writable(model, area.sheet);
  if (!found.ok) return found;
  if (values.length !== area.rows || !isRectangle(values, area.columns)) {
    return fail(workbookText.wrongShape(address(area)));
  }
  const changed = over ? firstChanged(found.value, area, over) : null;
  if (changed) return fail(workbookText.changedMeanwhile(address(changed)));
  const was = before(found.value, area);
  writeRows(found.value, area.row, area.column, values);
  const inverse: Change = { kind: "restoreCells", area, written: values, before: was };
  return ok({ touched: area, inverse: [inverse] });
}

function setFormula(model: WorkbookModel, { area, formula }: Kind<"setFormula">): Result<Made> {
  const found = writable(model, area.sheet);
  if (!found.ok) return found;
  const was = beforeCell(found.value, area.row, area.column);
  if (!isEmpty(was)) return fail(workbookText.cellFilled(address(area)));
  putCell(found.value, area.row, area.column, null, was.format, formula);
  const inverse: Change = { kind: "restoreCells", area, written: [], before: [[was]] };
  return ok({ touched: area, inverse: [inverse] });
}

function restoreCells(model: WorkbookModel, change: Kind<"restoreCells">): Result<Made> {
  const { area } = change;
  const found = writable(model, area.sheet);
  if (!found.ok) return found;
  const changed = firstChanged(found.value, area, change.written);
  if (changed) return fail(workbookText.changedSince(address(changed)));
  const was = before(found.value, area);
  change.before.forEach((row, r) =>
    row.forEach(({ value, format, formula }, c) =>
      putCell(found.value, area.row + r, area.column + c, value, format, formula),
    ),
  );
  return ok({ touched: area, inverse: [{ kind: "restoreCells", area, written: [], before: was }] });
}

function make(model: WorkbookModel, change: Change): Result<Made> {
  switch (change.kind) {
    case "addSheet":
      return addSheet(model, change);
    case "addTable":
      return addTable(model, change);
    case "appendRows":
      return appendRows(model, change);
    case "addColumns":
      return addColumns(model, change);
    case "removeColumns":
      return removeColumns(model, change);
    case "setCells":
      return setCells(model, change);
    case "setFormula":
      return setFormula(model, change);
    case "removeSheet":
      return removeSheet(model, change);
    case "removeTable":
      return removeTable(model, change);
    case "removeRows":
      return removeRows(model, change);
    case "restoreCells":
      return restoreCells(model, change);
    case "addReportSheet":
      return addReportSheet(model, change);
    case "removeReportSheet":
      return removeReportSheet(model, change);
  }
}

export interface Applied {
  readonly touched: readonly Area[];
  /** In the order in which to undo. */
  readonly inverse: readonly Change[];
}

/** Makes every change on the model, or none of them. */
export function applyToModel(model: WorkbookModel, changes: readonly Change[]): Result<Applied> {
  const touched: Area[] = [];
  const inverse: Change[] = [];
  for (const change of changes) {
    const made = make(model, change);
    if (!made.ok) {
      undo(model, inverse, made.trouble);
      return made;
    }
    if (made.value.touched) touched.push(made.value.touched);
    inverse.unshift(...made.value.inverse);
  }
  return ok({ touched, inverse });
}

function undo(model: WorkbookModel, inverse: readonly Change[], because: Trouble) {
  for (const change of inverse) {
    const undone = make(model, change);
    if (!undone.ok) {
      throw new Error(`Could not undo after ${because.code}: ${undone.trouble.code}`);
    }
  }
}
