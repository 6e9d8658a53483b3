import type { Cell } from "../cells/cell";
import type { Binding } from "../formula/compile";
import { columnOf, recordsIn, tableNamed, type Table } from "./tables/table";

/** What formulas may look at beside the row. */
interface Around {
  readonly parameters: ReadonlyMap<string, Cell>;
  readonly tables: readonly Table[];
  /** The tables of the last accepted return. */
  readonly last: readonly Table[];
}

/** What formulas over a table are made of; `tooLong` hears of one that has cost too much to go on. */
export function formulaSource(
  table: Table,
  { parameters, tables, last }: Around,
  tooLong: () => void,
): Binding {
  return {
    column: (name) => columnOf(table, name)?.values ?? [],
    parameter: (name) => parameters.get(name) ?? null,
    elsewhere: ({ table: name, name: field, isLast }) => {
      const other = name === null ? table : tableNamed(isLast ? last : tables, name);
      return other ? recordsIn(other, field) : [];
    },
    tooLong,
  };
}
