import type { Cell } from "../cells/cell";
import type { Binding } from "../formula/compile";
import { keyAt } from "./kinds/in-order";
import { columnsOf } from "./kinds/shared";
import { columnOf, recordsIn, tableNamed, type Table } from "./tables/table";

/** What formulas may look at beside the row. */
interface Around {
  readonly parameters: ReadonlyMap<string, Cell>;
  readonly tables: readonly Table[];
  /** The tables of the last accepted return. */
  readonly last: readonly Table[];
}

/** What formulas over a table are made of, for somebody who hears of one that costs too much, and waits for others. */
export function formulaSource(
  table: Table,
  { parameters, tables, last }: Around,
  waiting: Pick<Binding, "tooLong" | "patience">,
): Binding {
  const restOfLast = new Map<string, Table>();
  const rest = (now: Table, then: Table): Table => {
    const known = restOfLast.get(now.spec.name);
    if (known) return known;
    const skip = withoutRecordsOf(now, then);
    const made = { ...then, skip };
    restOfLast.set(now.spec.name, made);
    return made;
  };
  return {
    column: (name) => columnOf(table, name)?.values ?? [],
    parameter: (name) => parameters.get(name) ?? null,
    elsewhere: ({ table: name, name: field, isLast, isBoth }) => {
      const now = name === null ? table : tableNamed(tables, name);
      const then = isLast || isBoth ? tableNamed(last, name ?? table.spec.name) : null;
      if (isLast) return then ? recordsIn(then, field) : [];
      if (!now || !then) return now ? recordsIn(now, field) : [];
      return [...recordsIn(now, field), ...recordsIn(rest(now, then), field)];
    },
    ...waiting,
  };
}

/** The rows of a table of the last return to leave out: what is no record, and what by its key stands in this one too. */
function withoutRecordsOf(now: Table, then: Table): Uint8Array {
  const { key } = now.spec;
  const [here, there] = [columnsOf(now, key), columnsOf(then, key)];
  if (key.length === 0 || here.length < key.length || there.length < key.length) return then.skip;
  const keys = new Set<string | null>();
  for (let row = 0; row < now.rows; row++) if (now.skip[row] !== 1) keys.add(keyAt(here, row));
  keys.delete(null);
  return then.skip.map((skipped, row) => (keys.has(keyAt(there, row)) ? 1 : skipped));
}
