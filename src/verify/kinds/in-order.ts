import { asText } from "../../cells/cell";
import { packText } from "../../text/pack";
import { fail, ok, type Result } from "../../text/trouble";
import { fieldOf, type Field } from "../pack-model";
import type { Column, Table } from "../tables/table";
import type { Setting } from "./kind";

/** Columns that the parameters of a rule name, beside those in its `fields`. */
export function namedFields(names: readonly string[], setting: Setting): Result<Field[]> {
  const fields: Field[] = [];
  for (const name of names) {
    const field = setting.table && fieldOf(setting.table, name);
    if (!field)
      return fail({
        code: "field",
        message: packText.unknownField(name, setting.table?.fields.map((one) => one.title) ?? []),
      });
    fields.push(field);
  }
  return ok(fields);
}

/** What a row holds in some columns as one text, without regard to case; null where one is blank. */
export function keyAt(columns: readonly Column[], row: number): string | null {
  let key = "";
  for (const column of columns) {
    const value = column.values[row] ?? null;
    if (value === null) return null;
    key += `${asText(value).toLowerCase()}\u0000`;
  }
  return key;
}

/**
 * The rows of each group in the order of a column of dates or numbers; rows of one day in the order of
 * the sheet. Rows without a group or a place in the order belong to none.
 */
export function rowsInOrder(table: Table, by: readonly Column[], order: Column): number[][] {
  const groups = new Map<string, number[]>();
  for (let row = 0; row < table.rows; row++) {
    if (table.skip[row] === 1 || typeof order.values[row] !== "number") continue;
    const key = keyAt(by, row);
    if (key === null) continue;
    const rows = groups.get(key);
    if (rows) rows.push(row);
    else groups.set(key, [row]);
  }
  const at = (row: number) => Number(order.values[row]);
  return [...groups.values()].map((rows) => rows.sort((a, b) => at(a) - at(b) || a - b));
}
