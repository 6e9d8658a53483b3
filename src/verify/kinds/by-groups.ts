import type { GroupIndex, Groups, Judge, TableCheck } from "./kind";

/** Judges rows that share something: all of them in turn, kept in the index so that one row can change later. */
export function byGroups(groups: (check: TableCheck) => Groups): (check: TableCheck) => Judge {
  return (check) => {
    const { keyOf, judge } = groups(check);
    const { index, applies } = check;
    return {
      rows: (from, to) => {
        if (from === 0) index.clear();
        for (let row = from; row < to; row++) {
          const key = keyOf(row);
          if (key === null || !applies(row)) continue;
          const earlier = index.get(key);
          if (earlier === undefined) index.set(key, row);
          else if (typeof earlier === "number") index.set(key, [earlier, row]);
          else earlier.push(row);
        }
      },
      end: () => {
        for (const rows of index.values()) if (typeof rows !== "number") judge(rows);
      },
    };
  };
}

/**
 * Moves rows to the groups that they belong to now. `before` is how the rule saw the table before they changed.
 * Gives every row of a group that has changed, and the groups that still hold several.
 */
export function regroup(
  index: GroupIndex,
  rows: ReadonlySet<number>,
  before: Groups,
  now: { readonly keyOf: Groups["keyOf"]; readonly applies: TableCheck["applies"] },
): { readonly touched: ReadonlySet<number>; readonly groups: readonly (readonly number[])[] } {
  const touched = new Set<number>();
  const keys = new Set<NonNullable<ReturnType<Groups["keyOf"]>>>();
  for (const row of rows) {
    const [old, key] = [before.keyOf(row), now.keyOf(row)];
    if (old !== null) {
      for (const one of membersOf(index, old)) touched.add(one);
      keep(
        index,
        old,
        membersOf(index, old).filter((one) => one !== row),
      );
      keys.add(old);
    }
    if (key === null || !now.applies(row)) continue;
    const members = membersOf(index, key);
    const at = members.findIndex((one) => one > row);
    keep(index, key, at < 0 ? [...members, row] : members.toSpliced(at, 0, row));
    for (const one of membersOf(index, key)) touched.add(one);
    keys.add(key);
  }
  const groups = [...keys].map((key) => membersOf(index, key)).filter(({ length }) => length > 1);
  return { touched, groups };
}

function membersOf(index: GroupIndex, key: Parameters<GroupIndex["get"]>[0]): readonly number[] {
  const members = index.get(key);
  if (members === undefined) return [];
  return typeof members === "number" ? [members] : members;
}

function keep(
  index: GroupIndex,
  key: Parameters<GroupIndex["get"]>[0],
  members: readonly number[],
): void {
  const [first, ...more] = members;
  if (first === undefined) index.delete(key);
  else index.set(key, more.length === 0 ? first : [first, ...more]);
}
