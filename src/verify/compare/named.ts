import { fieldOf, type Field } from "../pack-model";
import { columnOf, type Table } from "../tables/table";

/** The field of a table that people mean by a name, title or alias, if the table has its column. */
export function fieldNamed(table: Table, written: string): Field | null {
  const field = fieldOf(table.spec, written);
  return field && columnOf(table, field.name) ? field : null;
}
