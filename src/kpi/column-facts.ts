import { isBlank, isError, type Cell } from "../cells/cell";
import { LAST_DAY } from "../cells/date";
import type { Range } from "./range";
import { RowSet } from "./row-set";

/**
 * What a 0 stands for. Excel on the desktop hands a blank cell over as 0: among text or dates it is a blank,
 * among other numbers a number; where there is nothing else it may be either.
 */
export type Zeros = "blank" | "number" | "either";

/** 1 January 1950: numbers from here on may be dates of cases; counts and scores lie below. */
const FIRST_DATE = 18_264;

/** What is known of a column, worked out once however many formulas ask for it. */
export class ColumnFacts {
  readonly #cells: readonly Cell[];
  readonly zeros: Zeros;
  /** The place of the first error, -1 when there is none. */
  readonly firstError: number;
  readonly #sets = new Map<string, RowSet>();

  constructor(cells: readonly Cell[]) {
    this.#cells = cells;
    this.firstError = cells.findIndex(isError);
    this.zeros = zerosIn(cells);
  }

  /** The rows for which `isIn` says yes, remembered under `key`. */
  rowsWhere(key: string, isIn: (cell: Cell) => boolean): RowSet {
    let rows = this.#sets.get(key);
    if (!rows) {
      const cells = this.#cells;
      rows = RowSet.where(cells.length, (row) => isIn(cells[row] ?? null));
      this.#sets.set(key, rows);
    }
    return rows;
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

// Cells are never changed once they are read; what is known of them goes when they go.
const known = new WeakMap<readonly Cell[], ColumnFacts>();

export function factsOf(range: Range): ColumnFacts {
  let facts = known.get(range.cells);
  if (!facts) {
    facts = new ColumnFacts(range.cells);
    known.set(range.cells, facts);
  }
  return facts;
}
