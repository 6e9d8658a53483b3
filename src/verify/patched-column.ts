import type { Cell } from "../cells/cell";
import { missingIn } from "./pack-model";
import { readColumn } from "./tables/read-column";
import { State, type Column, type Table } from "./tables/table";

/** A column in which some rows hold something else; what a finding says of the others still holds. */
export function patchedColumn(
  column: Column,
  cells: ReadonlyMap<number, Cell>,
  { spec }: Table,
): Column {
  const { field, heading, position } = column;
  const read = readColumn(field, heading, position, [...cells.values()], missingIn(field, spec));
  const raw = column.raw.slice();
  const values = column.values.slice();
  const [state, quirks] = [column.state.slice(), column.quirks.slice()];
  [...cells.keys()].forEach((row, at) => {
    raw[row] = read.raw[at] ?? null;
    values[row] = read.values[at] ?? null;
    state[row] = read.state[at] ?? State.BLANK;
    quirks[row] = read.quirks[at] ?? 0;
  });
  return { ...column, raw, values, state, quirks, anyQuirk: column.anyQuirk | read.anyQuirk };
}
