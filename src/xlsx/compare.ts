import type { Area } from "../cells/address";
import type { ColumnModel, ListRule, SheetModel } from "../workbook/model";
import { GENERAL } from "../workbook/model";
import type { TableFacts } from "../workbook/port";

export function sameArea(a: Area | null, b: Area | null): boolean {
  if (a === null || b === null) return a === b;
  return a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns;
}

export function sameItems<T>(
  a: readonly T[],
  b: readonly T[],
  same: (x: T, y: T) => boolean = Object.is,
): boolean {
  return a.length === b.length && a.every((item, at) => same(item, b[at]!));
}

export function sameSet(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  return a.size === b.size && [...a].every((item) => b.has(item));
}

export function sameMap(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): boolean {
  return a.size === b.size && [...a].every(([key, item]) => b.get(key) === item);
}

export function sameRule(a: ListRule, b: ListRule): boolean {
  if (a.choices === null || b.choices === null)
    return a.formula === b.formula && a.choices === b.choices;
  return sameItems(a.choices, b.choices);
}

export function sameTable(a: TableFacts, b: TableFacts): boolean {
  return a.name === b.name && sameArea(a.area, b.area) && sameItems(a.columns, b.columns);
}

const NOTHING: ColumnModel = { values: [], formats: [], formulas: new Map() };

/** The rows of one column in which two sheets differ, in order. */
export function changedRows(before: ColumnModel = NOTHING, after: ColumnModel = NOTHING): number[] {
  const rows: number[] = [];
  const length = Math.max(before.values.length, after.values.length);
  for (let row = 0; row < length; row++) {
    const value = after.values[row] ?? null;
    const format = after.formats[row] ?? GENERAL;
    // Behind the last filled cell a model knows no format: there, only one that was given is a change.
    const isUnknown =
      (row >= before.values.length && format === GENERAL) ||
      (row >= after.values.length && (before.values[row] ?? null) === null);
    const sameFormat = isUnknown ? value === null : (before.formats[row] ?? GENERAL) === format;
    const sameContent =
      (before.values[row] ?? null) === value &&
      before.formulas.get(row) === after.formulas.get(row);
    if (!sameFormat || !sameContent) rows.push(row);
  }
  return rows;
}

/** The cells in which two sheets differ: columns by row, columns in order. */
export function changedCells(before: SheetModel, after: SheetModel): Map<number, number[]> {
  const changed = new Map<number, number[]>();
  const columns = new Set([...before.columns.keys(), ...after.columns.keys()]);
  for (const column of [...columns].sort((a, b) => a - b)) {
    for (const row of changedRows(before.columns.get(column), after.columns.get(column))) {
      const inRow = changed.get(row);
      if (inRow) inRow.push(column);
      else changed.set(row, [column]);
    }
  }
  return changed;
}
