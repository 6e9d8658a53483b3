import { ok, type Result } from "../../text/trouble";
import type { Column, Table } from "../tables/table";
import { keyAt, namedFields } from "./in-order";
import { byGroups } from "./by-groups";
import type { Groups, Setting, TableCheck, TableMethod } from "./kind";
import { keysOf } from "./row-groups";
import { columnsOf, namesOfFields, shown } from "./shared";

/** The rows that belong together, in the order of the sheet. */
export interface Group {
  /** What they have in common, as a sentence names it. */
  readonly name: string;
  readonly rows: readonly number[];
}

/** The columns by which rows are grouped, by name; trouble where the table has no such column. */
export function groupFields(by: readonly string[], setting: Setting): Result<readonly string[]> {
  const fields = namedFields(by, setting);
  return fields.ok ? ok(namesOfFields(fields.value)) : fields;
}

/**
 * The rows that a rule applies to, by what stands in some columns, case aside. A row in which one of these is
 * blank belongs to no group. Without columns all rows are one group.
 */
export function groupsIn({ table, applies }: TableCheck, by: readonly string[]): Group[] {
  const columns = columnsOf(table, by);
  const groups = new Map<string, { name: string; rows: number[] }>();
  for (let row = 0; row < table.rows; row++) {
    const key = keyAt(columns, row);
    if (key === null || !applies(row)) continue;
    const known = groups.get(key);
    if (known) known.rows.push(row);
    else groups.set(key, { name: nameAt(table, columns, row), rows: [row] });
  }
  return [...groups.values()];
}

function nameAt(table: Table, columns: readonly Column[], row: number): string {
  return columns.length === 0
    ? table.spec.title
    : columns.map((column) => shown(column.values[row] ?? null, column)).join(" · ");
}

/** Judges a group; where it looks at the rows before, it says what of each. */
type JudgeGroup = ((group: Group) => void) & Pick<Groups, "look">;

/** A rule that judges one group after another: how it begins, and how a group is judged again after an edit. */
export function inGroups(
  by: readonly string[],
  begin: (check: TableCheck) => JudgeGroup,
): Pick<TableMethod, "begin"> & Required<Pick<TableMethod, "groups">> {
  const groups = (check: TableCheck): Groups => {
    const columns = columnsOf(check.table, by);
    const judge = begin(check);
    return {
      keys: keysOf(columns, { anyCase: true }),
      isAloneToo: true,
      ...(judge.look && { look: judge.look }),
      judge: (rows) => judge({ name: nameAt(check.table, columns, rows[0] ?? 0), rows }),
    };
  };
  return { groups, begin: byGroups(groups) };
}

/** The number as which people see a row on the sheet. */
export const sheetRow = (table: Table, row: number) => table.firstRow + row + 1;
