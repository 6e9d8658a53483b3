import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asText, type Cell } from "../../../src/cells/cell";
import { keysOf, NO_KEY, RowGroups, type RowKeys } from "../../../src/verify/kinds/row-groups";
import type { Field } from "../../../src/verify/pack-model";
import type { Column } from "../../../src/verify/tables/table";

const field: Field = { name: "a", title: "A", aliases: [], type: "any", isRequired: false };

function columnOf(values: readonly Cell[]): Column {
  const marks = new Uint8Array(values.length);
  const more = { state: marks, quirks: marks, anyQuirk: 0, blocked: marks };
  return { field, heading: "A", position: 0, raw: values, values, ...more };
}

const cell = fc.oneof(
  fc.constantFrom<Cell>(
    "a",
    "A",
    "1",
    1,
    "-1",
    -1,
    0.5,
    "0.5",
    true,
    "true",
    "É",
    "é",
    "k",
    "K",
    null,
  ),
  fc.integer({ min: 0, max: 2 ** 32 }),
);

const allGroups = (groups: RowGroups, rows: number) =>
  Array.from({ length: rows }, (_, row) => groups.groupAt(row, true)).filter((one) => one !== null);

function grouped(keys: RowKeys, rows: number): RowGroups {
  const groups = new RowGroups(rows);
  for (let row = 0; row < rows; row++) {
    const hash = keys.hash(row);
    if (hash !== NO_KEY) groups.add(keys, row, hash);
  }
  return groups;
}

describe("rows in groups of equal ones", () => {
  it("are the rows with the same texts in every column, whatever the case, and none with a blank", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell)), (rows) => {
        const columns = [0, 1].map((at) => columnOf(rows.map((row) => row[at] ?? null)));
        const expected = new Map<string, number[]>();
        rows.forEach((row, at) => {
          if (row.includes(null)) return;
          const key = JSON.stringify(row.map((one) => asText(one).toLowerCase()));
          expected.set(key, [...(expected.get(key) ?? []), at]);
        });
        const groups = grouped(keysOf(columns, { anyCase: true }), rows.length);
        expect(allGroups(groups, rows.length)).toEqual([...expected.values()]);
      }),
    );
  });

  it("tell a number from its text, and capitals from small letters, where they are asked to", () => {
    const column = columnOf(["a", "A", 1, "1", 1]);
    const keys = keysOf([column], { anyCase: false, isTyped: true });
    expect(allGroups(grouped(keys, 5), 5)).toEqual([[0], [1], [2, 4], [3]]);
  });

  it("are as if made anew when rows move from one to another", () => {
    const edits = fc.array(fc.tuple(fc.nat(), cell), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1 }), fc.array(edits), (values, rounds) => {
        let keys = keysOf([columnOf(values)], { anyCase: true });
        const groups = grouped(keys, values.length);
        let now = values;
        for (const round of rounds) {
          const next = now.slice();
          for (const [at, value] of round) next[at % next.length] = value;
          const changed = [...new Set(round.map(([at]) => at % next.length))];
          for (const row of changed)
            if (now[row] !== null) groups.remove(keys, row, keys.hash(row));
          keys = keysOf([columnOf(next)], { anyCase: true });
          for (const row of changed) if (next[row] !== null) groups.add(keys, row, keys.hash(row));
          now = next;
          expect(allGroups(groups, now.length)).toEqual(
            allGroups(grouped(keys, now.length), now.length),
          );
        }
      }),
    );
  });

  it("stay right where a file is made so that all its keys fall into one place", () => {
    const values = Array.from({ length: 400 }, (_, row) => `v${row % 150}`);
    const usual = keysOf([columnOf(values)], { anyCase: true });
    const crowded: RowKeys = { ...usual, hash: () => 7 };
    const groups = grouped(crowded, values.length);
    expect(allGroups(groups, 400)).toEqual(allGroups(grouped(usual, 400), 400));
    for (const row of [140, 290, 5]) {
      groups.remove(crowded, row, 7);
      expect(groups.membersLike(crowded, row, 7)).not.toContain(row);
      groups.add(crowded, row, 7);
    }
    expect(allGroups(groups, 400)).toEqual(allGroups(grouped(usual, 400), 400));
  });
});
