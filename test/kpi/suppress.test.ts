import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/cells/cell";
import { suppress } from "../../src/kpi/suppress";
import { cells, one, problem, range, value } from "./ranges";

function hide(table: readonly (readonly number[])[]) {
  const columns = table[0]?.length ?? 0;
  return suppress({
    n: { ...range(table.flat(), "n"), rows: table.length, columns },
    threshold: null,
    roundTo: null,
    mark: null,
    secondary: one(true),
  });
}

/**
 * Every way to fill the hidden cells with counts of at least 1 (0 where it is 0) so that the totals of rows and
 * columns come out: for each hidden cell, the counts that it may then be.
 */
function possible(
  table: readonly (readonly number[])[],
  isHidden: (row: number, column: number) => boolean,
) {
  const hidden = table.flatMap((line, row) =>
    line.flatMap((count, column) => (isHidden(row, column) ? [{ row, column, count }] : [])),
  );
  const left = (pick: (cell: (typeof hidden)[number]) => number) => {
    const totals = new Map<number, number>();
    for (const cell of hidden) totals.set(pick(cell), (totals.get(pick(cell)) ?? 0) + cell.count);
    return totals;
  };
  const [rows, columns] = [left(({ row }) => row), left(({ column }) => column)];
  const found = hidden.map(() => new Set<number>());
  const chosen: number[] = [];
  const fill = (at: number): void => {
    const cell = hidden[at];
    if (!cell) {
      if ([...rows.values(), ...columns.values()].every((rest) => rest === 0)) {
        chosen.forEach((count, index) => found[index]?.add(count));
      }
      return;
    }
    const most = Math.min(rows.get(cell.row) ?? 0, columns.get(cell.column) ?? 0);
    for (let count = cell.count === 0 ? 0 : 1; count <= most; count++) {
      rows.set(cell.row, (rows.get(cell.row) ?? 0) - count);
      columns.set(cell.column, (columns.get(cell.column) ?? 0) - count);
      chosen.push(count);
      fill(at + 1);
      chosen.pop();
      rows.set(cell.row, (rows.get(cell.row) ?? 0) + count);
      columns.set(cell.column, (columns.get(cell.column) ?? 0) + count);
    }
  };
  fill(0);
  return found;
}

const table = fc
  .tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 2, max: 3 }))
  .chain(([height, width]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 7 }), { minLength: width, maxLength: width }), {
      minLength: height,
      maxLength: height,
    }),
  );

describe("suppression", () => {
  const of = (n: readonly Cell[], more: { threshold?: Cell; roundTo?: Cell; mark?: Cell } = {}) =>
    cells(
      suppress({
        n: range(n),
        threshold: more.threshold === undefined ? null : one(more.threshold),
        roundTo: more.roundTo === undefined ? null : one(more.roundTo),
        mark: more.mark === undefined ? null : one(more.mark),
        secondary: null,
      }),
    );

  it("marks the counts from 1 to below the threshold, and shows 0", () => {
    expect(of([0, 1, 4, 5, 100])).toEqual([0, "<5", "<5", 5, 100]);
    expect(of([9, 10], { threshold: 10 })).toEqual(["<10", 10]);
    expect(of([2], { mark: "[c]" })).toEqual(["[c]"]);
  });

  it("rounds what is left, halves up", () => {
    expect(of([3, 12, 12.5, 13], { roundTo: 5 })).toEqual(["<5", 10, 15, 15]);
  });

  it("leaves text and blanks as they are, and marks what cannot be a count", () => {
    expect(of(["n/a", "", null, -1])).toEqual(["n/a", "", "", "#NUM!"]);
  });

  it("with totals beside the table leaves nothing that can be worked out", () => {
    fc.assert(
      fc.property(table, (counts) => {
        const answer = hide(counts);
        if (!answer.ok) {
          expect(answer.trouble.code).toBe("#N/A");
          return;
        }
        const shown = answer.value;
        const hidden = (row: number, column: number) => shown[row]?.[column] === "[c]";
        counts.forEach((line, row) => {
          line.forEach((count, column) => {
            if (count > 0 && count < 5) expect(hidden(row, column)).toBe(true);
            else if (!hidden(row, column)) expect(shown[row]?.[column]).toBe(count);
          });
        });
        for (const choices of possible(counts, hidden)) expect(choices.size).toBeGreaterThan(1);
      }),
      { numRuns: 300 },
    );
  });

  it("hides as little as it can", () => {
    expect(
      value(
        hide([
          [3, 20, 40],
          [10, 30, 50],
          [25, 35, 45],
        ]),
      ),
    ).toEqual([
      ["[c]", "[c]", 40],
      ["[c]", "[c]", 50],
      [25, 35, 45],
    ]);
    expect(value(hide([[3], [20], [6], [0]])).flat()).toEqual(["[c]", 20, "[c]", 0]);
    expect(
      value(
        hide([
          [9, 20],
          [6, 0],
        ]),
      ),
    ).toEqual([
      [9, 20],
      [6, 0],
    ]);
  });

  it("says so where nothing can keep a count secret", () => {
    expect(problem(hide([[3]])).code).toBe("#N/A");
    expect(
      problem(
        hide([
          [1, 0],
          [0, 9],
        ]),
      ).message,
    ).toContain("Leave the totals out");
  });
});
