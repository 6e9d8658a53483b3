import { packText } from "../../text/pack";
import { fail, ok, type Result } from "../../text/trouble";
import { fieldOf, type Field, type TableSpec } from "../pack-model";
import type { Column, Table } from "../tables/table";
import type { RowElsewhere, Setting } from "./kind";

export interface OtherTable {
  readonly target: TableSpec;
  readonly fields: readonly Field[];
}

/** A second table that a rule names, with columns of it; trouble names the nearest ones. */
export function otherTable(
  name: string,
  written: readonly string[],
  setting: Setting,
): Result<OtherTable> {
  const target = setting.tables.find((table) => table.name === name);
  if (!target)
    return fail({
      code: "table",
      message: packText.unknownTable(
        name,
        setting.tables.map((table) => table.name),
      ),
    });
  const fields: Field[] = [];
  for (const word of written) {
    const field = fieldOf(target, word);
    if (!field)
      return fail({
        code: "field",
        message: packText.unknownField(
          word,
          target.fields.map((one) => one.title),
        ),
      });
    fields.push(field);
  }
  return ok({ target, fields });
}

// More places than these nobody goes through.
const MOST_ROWS = 20;

/** Rows of another table, as a finding shows them beside its own; the first of them where they are many. */
export const rowsElsewhere = (
  table: Table,
  columns: readonly Column[],
  rows: readonly number[],
): readonly RowElsewhere[] => rows.slice(0, MOST_ROWS).map((row) => ({ table, row, columns }));
