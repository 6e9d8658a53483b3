import { intersection, localAddress, type Area } from "../cells/address";
import { fail, ok, type Result } from "../text/trouble";
import { workbookText } from "../text/workbook";
import type { WorkbookModel } from "./model";
import {
  bodyOf,
  clear,
  dressColumns,
  firstFilled,
  formatsOf,
  sameName,
  tableCalled,
  writeRows,
  type Kind,
  type Made,
} from "./on-model";
import type { TableFacts } from "./port";

/** The first cell in the way of a table that is to grow over an area; null where nothing is. */
function inTheWay(model: WorkbookModel, table: TableFacts, area: Area): Area | null {
  const other = model.tables.find(
    (each) => each.area.sheet === area.sheet && each !== table && intersection(each.area, area),
  );
  return other ? other.area : null;
}

/** Adds blank columns at the right end of a table; refused where anything stands there. */
export function addColumns(model: WorkbookModel, change: Kind<"addColumns">): Result<Made> {
  const found = tableCalled(model, change.table);
  if (!found.ok) return found;
  const { index, facts, sheet } = found.value;
  const titles = change.columns.map(({ title }) => title);
  const taken = [...facts.columns, ...titles];
  const twice = taken.find((title, at) => taken.findIndex((one) => sameName(one, title)) < at);
  if (twice !== undefined) return fail(workbookText.columnExists(facts.name, twice));
  if (titles.length === 0) return fail(workbookText.wrongShape(facts.name));
  const added: Area = {
    ...facts.area,
    column: facts.area.column + facts.area.columns,
    columns: titles.length,
  };
  const totals = facts.hasTotals ? { ...added, row: added.row + added.rows, rows: 1 } : null;
  const blocked = firstFilled(sheet, added) ?? inTheWay(model, facts, added) ?? totals;
  if (blocked) return fail(workbookText.columnsBlocked(facts.name, localAddress(blocked)));

  writeRows(sheet, added.row, added.column, [titles]);
  const body = bodyOf({ ...facts, area: added });
  const blank = Array.from({ length: body.rows }, () => titles.map(() => null));
  writeRows(sheet, body.row, body.column, blank, formatsOf(change.columns));
  dressColumns(sheet, body, change.columns);
  const area = { ...facts.area, columns: facts.area.columns + titles.length };
  model.tables[index] = { ...facts, area, columns: taken };
  return ok({ touched: added, inverse: [{ ...change, kind: "removeColumns" }] });
}

/** Takes columns away that were added, as long as nobody has written in them. */
export function removeColumns(model: WorkbookModel, change: Kind<"removeColumns">): Result<Made> {
  const found = tableCalled(model, change.table);
  if (!found.ok) return found;
  const { index, facts, sheet } = found.value;
  const titles = change.columns.map(({ title }) => title);
  const kept = facts.columns.length - titles.length;
  const isLast = titles.every((title, at) => facts.columns[kept + at] === title);
  const removed = { ...facts.area, column: facts.area.column + kept, columns: titles.length };
  if (kept < 1 || !isLast || firstFilled(sheet, bodyOf({ ...facts, area: removed }))) {
    return fail(workbookText.tableChanged(facts.name));
  }
  clear(sheet, removed);
  const lists = sheet.lists.filter(({ area }) => !intersection(area, removed));
  sheet.lists.splice(0, sheet.lists.length, ...lists);
  const area = { ...facts.area, columns: kept };
  model.tables[index] = { ...facts, area, columns: facts.columns.slice(0, kept) };
  return ok({ touched: removed, inverse: [{ ...change, kind: "addColumns" }] });
}
