import type { Cell } from "../../cells/cell";

/** What is made of the rows that meet all conditions: how many there are, what they add up to, the highest. */
export interface Aggregate {
  readonly over: (rows: readonly number[]) => Cell;
  /** For rows in an order of theirs: what those from one place up to, not including, another give. */
  readonly ranges: (rows: readonly number[]) => (from: number, to: number) => Cell;
  /** What two sets of rows give together. */
  readonly join: (a: Cell, b: Cell) => Cell;
}

const add = (a: Cell, b: Cell) => Number(a) + Number(b);

/** How many rows there are, or with a column how many of them hold a number in it. */
export function counting(column: readonly Cell[] | null = null): Aggregate {
  return summing(column === null ? () => 1 : (row) => (typeof column[row] === "number" ? 1 : 0));
}

/** What the numbers of a column add up to; what is no number adds nothing. */
export function adding(column: readonly Cell[]): Aggregate {
  return summing((row) => {
    const value = column[row];
    return typeof value === "number" ? value : 0;
  });
}

function summing(weigh: (row: number) => number): Aggregate {
  return {
    over: (rows) => rows.reduce((total, row) => total + weigh(row), 0),
    ranges: (rows) => {
      const before = new Float64Array(rows.length + 1);
      rows.forEach((row, at) => (before[at + 1] = before[at]! + weigh(row)));
      return (from, to) => (to > from ? before[to]! - before[from]! : 0);
    },
    join: add,
  };
}

/** The highest or lowest number of a column; blank where there is none. */
export function extreme(
  column: readonly Cell[],
  better: (a: number, b: number) => number,
): Aggregate {
  const none = better(-Infinity, Infinity) === Infinity ? -Infinity : Infinity;
  const weigh = (row: number) => {
    const value = column[row];
    return typeof value === "number" ? value : none;
  };
  const given = (value: number): Cell => (value === none ? null : value);
  return {
    over: (rows) => given(rows.reduce((best, row) => better(best, weigh(row)), none)),
    ranges: (rows) => {
      const size = rows.length;
      // A tree in an array: each place holds the best of the two below it, the rows stand in its second half.
      const best = new Float64Array(2 * size);
      rows.forEach((row, at) => (best[size + at] = weigh(row)));
      for (let at = size - 1; at > 0; at--) best[at] = better(best[2 * at]!, best[2 * at + 1]!);
      return (from, to) => {
        let found = none;
        for (let [low, high] = [from + size, to + size]; low < high; low >>= 1, high >>= 1) {
          if (low & 1) found = better(found, best[low++]!);
          if (high & 1) found = better(found, best[--high]!);
        }
        return given(found);
      };
    },
    join: (a, b) => (a === null ? b : b === null ? a : better(Number(a), Number(b))),
  };
}
