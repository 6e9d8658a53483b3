import { cellError, isError, type Cell } from "../../cells/cell";
import { formulaText } from "../../text/formula";
import { fail } from "../../text/trouble";
import { inStretches, once, type Steps } from "../patience";
import { isEmpty, toNumber, VALUE_ERROR } from "../values";
import { keyOf } from "./criterion";
import type { Argument, Effort, FunctionDefinition } from "./definition";

const NOT_FOUND = cellError("#N/A");
const NO_SUCH_PLACE = cellError("#REF!");

/** The first row of a column in which each value stands, found when it is first asked for. */
function firstRows(column: readonly Cell[], effort: Effort): (value: Cell) => number | undefined {
  const ready = once(effort, column.length, () => firstRowsIn(column));
  let rows: ReadonlyMap<string, number> | null = null;
  return (value) => {
    rows ??= ready();
    return rows.get(keyOf(value));
  };
}

function* firstRowsIn(column: readonly Cell[]): Steps<ReadonlyMap<string, number>> {
  const rows = new Map<string, number>();
  yield* inStretches(column.length, (from, to) => {
    for (let row = from; row < to; row++) {
      const cell = column[row] ?? null;
      if (isEmpty(cell) || isError(cell)) continue;
      const key = keyOf(cell);
      if (!rows.has(key)) rows.set(key, row);
    }
  });
  return rows;
}

const isExact = (mode: Argument | undefined) => mode?.isFixed === true && mode.at(0) === 0;

export const LOOK_UP: readonly FunctionDefinition[] = [
  {
    name: "XLOOKUP",
    least: 3,
    most: 4,
    gives: { argument: 2 },
    wholeColumns: () => [1, 2],
    build: ([wanted, among, give, otherwise], effort) => {
      const rowOf = firstRows(among?.column ?? [], effort);
      const given = give?.column ?? [];
      return (row) => {
        const value = wanted!.at(row);
        if (isEmpty(value)) return null;
        if (isError(value)) return value;
        const found = rowOf(value);
        if (found !== undefined) return given[found] ?? null;
        return otherwise ? otherwise.at(row) : NOT_FOUND;
      };
    },
  },
  {
    name: "MATCH",
    least: 2,
    most: 3,
    gives: "number",
    wholeColumns: () => [1],
    build: ([wanted, among, mode], effort) => {
      if (!isExact(mode)) return fail(formulaText.exactMatch());
      const rowOf = firstRows(among?.column ?? [], effort);
      return (row) => {
        const value = wanted!.at(row);
        if (isEmpty(value)) return null;
        if (isError(value)) return value;
        const found = rowOf(value);
        return found === undefined ? NOT_FOUND : found + 1;
      };
    },
  },
  {
    name: "INDEX",
    least: 2,
    most: 2,
    gives: { argument: 0 },
    wholeColumns: () => [0],
    build: ([column, place]) => {
      const cells = column?.column ?? [];
      return (row) => {
        const number = toNumber(place!.at(row));
        if (number === null || isError(number)) return number;
        if (number < 1) return VALUE_ERROR;
        return number <= cells.length ? (cells[Math.trunc(number) - 1] ?? null) : NO_SUCH_PLACE;
      };
    },
  },
];
