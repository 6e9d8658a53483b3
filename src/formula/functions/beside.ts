import { isError, type Cell } from "../../cells/cell";
import { once, ROWS_AT_A_TIME, sortInSteps, type Steps } from "../patience";
import { isEmpty, order } from "../values";
import type { Argument, FunctionDefinition } from "./definition";
import { groupsOf } from "./matching";

/** For each row the one before it, or after it; -1 where there is none. */
interface Beside {
  readonly before: Int32Array;
  readonly after: Int32Array;
}

const NONE = -1;

const isHeld = (cell: Cell) => !isEmpty(cell) && !isError(cell);

/**
 * Rows that hold the same in some columns, each set in the order of another column as Excel sorts it: numbers and dates,
 * texts, TRUE and FALSE, errors, and blanks last; what is alike keeps the order of the sheet. A row with a blank
 * or an error in one of the columns has no rows beside it.
 */
function* besideIn(sorted: readonly Cell[], columns: readonly (readonly Cell[])[]): Steps<Beside> {
  const complete = columns.map((column) => ({ column, passes: isHeld }));
  const before = new Int32Array(sorted.length).fill(NONE);
  const after = new Int32Array(sorted.length).fill(NONE);
  const compare = (a: number, b: number) => asSorted(sorted[a] ?? null, sorted[b] ?? null) || a - b;
  const link = (group: readonly number[]) => {
    for (let at = 1; at < group.length; at++) {
      before[group[at]!] = group[at - 1]!;
      after[group[at - 1]!] = group[at]!;
    }
  };
  const groups = [...(yield* groupsOf(sorted.length, complete, columns)).values()];
  const long: (readonly number[])[] = [];
  let next = 0;
  const linkSome = () => {
    for (let gone = 0; next < groups.length && gone < ROWS_AT_A_TIME; next++) {
      const rows = groups[next]!;
      if (rows.length > ROWS_AT_A_TIME) long.push(rows);
      else link([...rows].sort(compare));
      gone += rows.length;
    }
  };
  while (next < groups.length) {
    yield undefined;
    linkSome();
  }
  for (const rows of long) link(yield* sortInSteps([...rows], compare));
  return { before, after };
}

function asSorted(a: Cell, b: Cell): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  const [left, right] = [place(a), place(b)];
  return left === right && left < ERRORS ? order(a, b) : left - right;
}

const [ERRORS, BLANKS] = [3, 4] as const;

function place(cell: Cell): number {
  if (isEmpty(cell)) return BLANKS;
  if (isError(cell)) return ERRORS;
  return typeof cell === "number" ? 0 : typeof cell === "string" ? 1 : 2;
}

const columnOf = (argument: Argument) => argument.column ?? [];

/** `NAME(what, sorted by, column, …)`: what the first argument gives in the row beside this one. */
function beside(name: string, side: keyof Beside): FunctionDefinition {
  return {
    name,
    least: 3,
    most: 12,
    gives: { argument: 0 },
    wholeColumns: (given) => Array.from({ length: Math.max(0, given - 1) }, (_, at) => at + 1),
    isOwnTableOnly: true,
    build: ([what, sorted, ...columns], effort) => {
      const order = columnOf(sorted!);
      const ready = once(effort, order.length, () => besideIn(order, columns.map(columnOf)));
      let rows: Int32Array | null = null;
      return (row) => {
        rows ??= ready()[side];
        const other = rows[row] ?? NONE;
        return other === NONE ? null : what!.at(other);
      };
    },
  };
}

/**
 * What stands in the record before this one, or after it, of the same person: PREVIOUS([Placement], [Start], [Person]).
 * One in another asks two records back. Blank where there is no such record, or nothing stands in it; an error that
 * stands in it is the answer.
 */
export const BESIDE: readonly FunctionDefinition[] = [
  beside("PREVIOUS", "before"),
  beside("NEXT", "after"),
];
