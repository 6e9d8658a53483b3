import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as hide from "../../../src/measures/publication/hide";
import type { CountSystem } from "../../../src/measures/publication/hide";
import { atOnce } from "../../../src/workbook/slices";

type Given = [CountSystem, readonly number[]];
const countsToHide = (...given: Given) => atOnce(hide.countsToHide(...given));
const workedOut = (system: CountSystem, hidden: ReadonlySet<number>) =>
  atOnce(hide.workedOut(system, hidden));

/** A table with its totals of rows and columns, and the total of all. */
function table(rows: readonly (readonly number[])[]): CountSystem {
  const width = rows[0]!.length;
  const counts = rows.flat();
  const sums: { cell: number; factor: 1 | -1 }[][] = [];
  const addTotal = (parts: readonly number[]) => {
    const total = counts.push(parts.reduce((sum, part) => sum + counts[part]!, 0)) - 1;
    sums.push([
      ...parts.map((cell) => ({ cell, factor: 1 as const })),
      { cell: total, factor: -1 as const },
    ]);
    return total;
  };
  const rowTotals = rows.map((row, at) => addTotal(row.map((_, column) => at * width + column)));
  rows[0]!.forEach((_, column) => addTotal(rows.map((_row, at) => at * width + column)));
  addTotal(rowTotals);
  return { counts, sums, together: [] };
}

/** In a table with its totals one more here is one fewer there: what can differ at all can differ by so little. */
const WINDOW = 2;

/** What each hidden count could be, found by trying every number near it in the body of the table. */
function possible(
  { counts, sums }: CountSystem,
  hidden: readonly number[],
  body: number,
): Set<number>[] {
  const found = hidden.map(() => new Set<number>());
  const open = hidden.filter((cell) => cell < body);
  const isHidden = new Set(hidden);
  const go = (at: number, tried: readonly number[]): void => {
    const cell = open[at];
    if (cell !== undefined) {
      const count = counts[cell]!;
      const least = Math.max(Math.min(1, count), count - WINDOW);
      for (let value = least; value <= count + WINDOW; value++) {
        go(
          at + 1,
          tried.map((other, index) => (index === cell ? value : other)),
        );
      }
      return;
    }
    const whole = [...tried];
    for (const sum of sums) {
      const total = sum.at(-1)!.cell;
      whole[total] = sum.slice(0, -1).reduce((added, term) => added + whole[term.cell]!, 0);
      if (!isHidden.has(total) && whole[total] !== counts[total]) return;
      if (whole[total] < Math.min(1, counts[total]!)) return;
    }
    hidden.forEach((one, index) => found[index]!.add(whole[one]!));
  };
  go(0, counts);
  return found;
}

const isSmall = (count: number) => count > 0 && count < 5;
const smallOf = ({ counts }: CountSystem) =>
  counts.flatMap((count, cell) => (isSmall(count) ? [cell] : []));

describe("hiding counts so that none can be worked out", () => {
  it("hides a second part where one is small, and leaves the total", () => {
    const list = table([[3, 20, 40]]);
    const hidden = countsToHide(list, [0]);
    expect(hidden.has(0)).toBe(true);
    expect(hidden.size).toBeGreaterThan(1);
    expect(workedOut(list, hidden)).toEqual([]);
  });

  it("finds a count that the total gives away, across two tables", () => {
    const system: CountSystem = {
      counts: [3, 20, 23, 9, 14],
      sums: [
        [
          { cell: 0, factor: 1 },
          { cell: 1, factor: 1 },
          { cell: 2, factor: -1 },
        ],
        [
          { cell: 3, factor: 1 },
          { cell: 4, factor: 1 },
          { cell: 2, factor: -1 },
        ],
      ],
      together: [],
    };
    expect(workedOut(system, new Set([0]))).toEqual([0]);
    // The hidden total is given away by the other table, and gives away the part.
    expect(workedOut(system, new Set([0, 2])).sort()).toEqual([0, 2]);
    expect(workedOut(system, countsToHide(system, [0]))).toEqual([]);
  });

  it("hides what stands or falls together", () => {
    const system: CountSystem = { counts: [3, 30], sums: [], together: [[0, 1]] };
    expect([...countsToHide(system, [0])]).toEqual([0, 1]);
  });

  it("hides nothing where nothing is small", () => {
    expect(
      countsToHide(
        table([
          [10, 20],
          [30, 40],
        ]),
        [],
      ).size,
    ).toBe(0);
  });

  it("leaves at least two possible values of every hidden count, whatever a reader adds up", () => {
    const tables = fc.array(
      fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 3, maxLength: 3 }),
      {
        minLength: 2,
        maxLength: 3,
      },
    );
    fc.assert(
      fc.property(tables, (rows) => {
        const system = table(rows);
        const hidden = countsToHide(system, smallOf(system));
        for (const cell of smallOf(system)) expect(hidden.has(cell)).toBe(true);
        const body = rows.length * rows[0]!.length;
        if ([...hidden].filter((cell) => cell < body).length > 6) return;
        for (const values of possible(system, [...hidden], body)) {
          expect(values.size).toBeGreaterThan(1);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("says of a count that it can be worked out exactly where only one value is possible", () => {
    const cases = fc.record({
      rows: fc.array(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 2 }), {
        minLength: 2,
        maxLength: 3,
      }),
      pick: fc.array(fc.nat(20), { minLength: 1, maxLength: 5 }),
    });
    fc.assert(
      fc.property(cases, ({ rows, pick }) => {
        const system = table(rows);
        const hidden = [...new Set(pick.map((one) => one % system.counts.length))];
        const told = new Set(workedOut(system, new Set(hidden)));
        possible(system, hidden, rows.length * 2).forEach((values, at) => {
          if (values.size === 1) expect(told.has(hidden[at]!)).toBe(true);
          else expect(told.has(hidden[at]!)).toBe(false);
        });
      }),
      { numRuns: 200 },
    );
  });
});
