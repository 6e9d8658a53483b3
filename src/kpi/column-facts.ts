import { isBlank, isError, type Cell } from "../cells/cell";
import { LAST_DAY } from "../cells/date";
import type { Range } from "./range";
import { RowSet } from "./row-set";
import { columnOf, type Column } from "./column";

/**
 * What a 0 stands for. Excel on the desktop hands a blank cell over as 0: among text or dates it is a blank,
 * among other numbers a number; where there is nothing else it may be either.
 */
export type Zeros = "blank" | "number" | "either";

/** 1 January 1950: numbers from here on may be dates of cases; counts and scores lie below. */
const FIRST_DATE = 18_264;

/** The most bytes that the remembered sets of rows of one column may take. */
const MOST_BYTES = 16_000_000;

/** What is known of a column, worked out once however many formulas ask for it. */
export class ColumnFacts {
  readonly #column: Column;
  readonly zeros: Zeros;
  /** The place of the first error, -1 when there is none. */
  readonly firstError: number;
  readonly #sets = new Map<string, RowSet>();

  constructor(column: Column) {
    this.#column = column;
    const different = column.spellings?.different ?? column.cells;
    const error = different.find(isError);
    this.firstError = error === undefined ? -1 : column.cells.indexOf(error);
    this.zeros = zerosIn(different);
  }

  /** The rows for which `isIn` says yes, remembered under `key`. */
  rowsWhere(key: string, isIn: (cell: Cell) => boolean): RowSet {
    let rows = this.#sets.get(key);
    if (!rows) {
      rows = this.#rowsWhere(isIn);
      if ((this.#sets.size * rows.rows) / 8 > MOST_BYTES) this.#sets.clear();
      this.#sets.set(key, rows);
    }
    return rows;
  }

  #rowsWhere(isIn: (cell: Cell) => boolean): RowSet {
    const { spellings } = this.#column;
    if (spellings) {
      const answers = Uint8Array.from(spellings.different, (cell) => Number(isIn(cell)));
      return RowSet.ofCodes(spellings.ofRow, answers);
    }
    const { cells } = this.#column;
    return RowSet.where(cells.length, (row) => isIn(cells[row] ?? null));
  }

  /** The rows that hold something; with `zerosCount` a 0 that may be a blank counts as something. */
  filled(zerosCount: boolean): RowSet {
    const zeroIsBlank = this.zeros === "blank" || (this.zeros === "either" && !zerosCount);
    return this.rowsWhere(zeroIsBlank ? "filled, but 0" : "filled", (cell) =>
      cell === 0 ? !zeroIsBlank : !isEmpty(cell),
    );
  }
}

/** As isBlank, without a pattern for cells that begin with a letter or a digit. */
function isEmpty(cell: Cell): boolean {
  if (typeof cell !== "string") return cell === null;
  const first = cell.charCodeAt(0);
  return !(first > 32 && first < 127) && isBlank(cell);
}

function zerosIn(cells: readonly Cell[]): Zeros {
  let holdsMore = false;
  for (const cell of cells) {
    if (cell === 0 || isEmpty(cell)) continue;
    if (typeof cell === "boolean") return "number";
    if (typeof cell === "number" && (cell < FIRST_DATE || cell > LAST_DAY)) return "number";
    holdsMore = true;
  }
  return holdsMore ? "blank" : "either";
}

const known = new WeakMap<Column, ColumnFacts>();

export function factsOf(range: Range): ColumnFacts {
  const column = columnOf(range);
  let facts = known.get(column);
  if (!facts) {
    facts = new ColumnFacts(column);
    known.set(column, facts);
  }
  return facts;
}
