import type { Groups, Judge, TableCheck } from "./kind";
import { NO_KEY, type RowGroups, type RowKeys } from "./row-groups";

// A few milliseconds of work.
const ROWS_AT_A_TIME = 5000;

/**
 * Judges rows that share something: all of them in turn, kept in the index so that one row can change later. The rows
 * are put together once all were seen: other rules between them would push the index out of the processor's reach.
 */
export function byGroups(groups: (check: TableCheck) => Groups): (check: TableCheck) => Judge {
  return (check) => {
    const { keys, judge, look, isAloneToo = false } = groups(check);
    const { table, applies } = check;
    let hashes = new Int32Array(0);
    return {
      rows: (from, to) => {
        if (from === 0) hashes = new Int32Array(table.rows).fill(NO_KEY);
        for (let row = from; row < to; row++) {
          const hash = keys.hash(row);
          if (hash === NO_KEY || !applies(row)) continue;
          look?.(row);
          hashes[row] = hash;
        }
      },
      *work() {
        const index = check.newIndex();
        for (const [from, to] of partsOf(table.rows)) {
          for (let row = from; row < to; row++) {
            const hash = hashes[row] ?? NO_KEY;
            if (hash !== NO_KEY) index.add(keys, row, hash);
          }
          yield undefined;
        }
        for (const [from, to] of partsOf(table.rows)) {
          for (let row = from; row < to; row++) {
            const group = index.groupAt(row, isAloneToo);
            if (group !== null) judge(group);
          }
          yield undefined;
        }
      },
    };
  };
}

function* partsOf(rows: number): Iterable<readonly [from: number, to: number]> {
  for (let from = 0; from < rows; from += ROWS_AT_A_TIME)
    yield [from, Math.min(from + ROWS_AT_A_TIME, rows)];
}

/**
 * Moves rows to the groups that they belong to now. `before` is how the rule saw the table before they changed.
 * Gives every row of a group that has changed, and the groups that are left to judge.
 */
export function regroup(
  index: RowGroups,
  rows: ReadonlySet<number>,
  before: RowKeys,
  { keys, isAloneToo = false }: Groups,
  applies: TableCheck["applies"],
): { readonly touched: ReadonlySet<number>; readonly groups: readonly (readonly number[])[] } {
  const touched = new Set<number>();
  for (const row of rows) {
    const hash = before.hash(row);
    if (hash === NO_KEY) continue;
    for (const one of index.membersLike(before, row, hash)) touched.add(one);
    index.remove(before, row, hash);
  }
  for (const row of rows) {
    const hash = keys.hash(row);
    if (hash === NO_KEY || !applies(row)) continue;
    index.add(keys, row, hash);
    for (const one of index.membersLike(keys, row, hash)) touched.add(one);
  }
  const firsts = [...touched].sort((a, b) => a - b);
  return {
    touched,
    groups: firsts.map((row) => index.groupAt(row, isAloneToo)).filter((group) => group !== null),
  };
}
