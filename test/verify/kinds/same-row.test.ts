import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellError, type Cell } from "../../../src/cells/cell";
import { RowGroups, wholeRowsOf } from "../../../src/verify/kinds/row-groups";
import type { Column } from "../../../src/verify/tables/table";

const long = "x".repeat(40);
const cell = fc.constantFrom<Cell>(
  null,
  "a",
  "A",
  1,
  "1",
  true,
  "TRUE",
  cellError("#N/A"),
  "#N/A",
  `${long}b${long}`,
  `${long}c${long}`,
);

function columnOf(raw: readonly Cell[]): Column {
  const marks = new Uint8Array(raw.length);
  const field = { name: "a", title: "A", aliases: [], type: "any", isRequired: false } as const;
  const more = { state: marks, quirks: marks, anyQuirk: 0, blocked: marks };
  return { field, heading: "A", position: 0, raw, values: raw, ...more };
}

describe("rows that hold the same in every column", () => {
  it("are found as if each were held against each: by kind of value and case, blanks included", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 40 }), (rows) => {
        const columns = [0, 1].map((at) => columnOf(rows.map((row) => row[at] ?? null)));
        const keys = wholeRowsOf(columns);
        const groups = new RowGroups(rows.length);
        rows.forEach((_, row) => groups.add(keys, row, keys.hash(row)));
        const isLike = (a: number) => (b: number) =>
          rows[a]?.[0] === rows[b]?.[0] && rows[a]?.[1] === rows[b]?.[1];
        const all = rows.map((_, row) => row);
        all.forEach((row) => {
          expect(groups.membersLike(keys, row, keys.hash(row))).toEqual(all.filter(isLike(row)));
          for (const other of all)
            expect(keys.text(row) === keys.text(other)).toBe(isLike(row)(other));
        });
      }),
    );
  });
});
