import type { CriterionPair } from "../src/kpi/criteria";
import { listed, type Column } from "../src/kpi/column";
import type { Range } from "../src/kpi/range";
import { dateSystem } from "./date-system";
import { asCell } from "./handed-cell";
import { roomFor } from "./handed-column";
import { remembered } from "./remembered";

/** Nearly every range is a column. */
function readMatrix(rows: readonly unknown[], columns: number): Column {
  const cells = roomFor(rows.length * columns);
  let index = 0;
  for (const row of rows) {
    for (let column = 0; column < columns; column++) {
      cells[index++] = asCell(Array.isArray(row) ? row[column] : row);
    }
  }
  return listed(cells);
}

/** Rows of cells, or cells alone, one after the other. */
function fromRows(name: string, rows: readonly unknown[]): Range {
  const [first] = rows;
  const columns = Array.isArray(first) ? first.length : 1;
  const column = remembered(rows, columns, readMatrix);
  return {
    name,
    rows: rows.length,
    columns,
    column,
    get cells() {
      return column.cells;
    },
    dateSystem: dateSystem(),
  };
}

/** An argument that may be left out: Excel then hands over `null` (never `undefined`, so no default applies). */
export function optional(name: string, argument: unknown): Range | null {
  if (argument === null || argument === undefined) return null;
  return required(name, argument);
}

/** An argument that has to be given; one left empty between two commas is a blank cell. */
export function required(name: string, argument: unknown): Range {
  return fromRows(name, Array.isArray(argument) ? argument : [[argument]]);
}

const isMatrix = (argument: unknown) => Array.isArray(argument) && Array.isArray(argument[0]);

/** Excel's own object, which ends every call: neither a cell nor a list. */
function isInvocation(argument: unknown): boolean {
  return (
    typeof argument === "object" &&
    argument !== null &&
    !Array.isArray(argument) &&
    !("type" in argument) &&
    !("code" in argument)
  );
}

/**
 * Arguments that may be repeated. Excel gathers them in one list; other hosts hand them over one by one.
 */
export function repeated(given: readonly unknown[]): unknown[] {
  return given.flatMap((argument): unknown[] => {
    if (isInvocation(argument)) return [];
    const isList = Array.isArray(argument) && argument.some(isMatrix);
    return isList || (Array.isArray(argument) && argument.length === 0) ? argument : [argument];
  });
}

/** Ranges, each followed by its criterion, as COUNTIFS takes them. `given` are all arguments from the first pair on. */
export function criteriaPairs(given: readonly unknown[]): CriterionPair[] {
  const each = repeated(given);
  while (each.length > 0 && (each.at(-1) ?? null) === null && each.length % 2 === 1) each.pop();
  const pairs: CriterionPair[] = [];
  for (let at = 0; at < each.length; at += 2) {
    const [range, criterion] = [each[at] ?? null, each[at + 1] ?? null];
    const place = at / 2 + 1;
    if (range === null && criterion === null) continue;
    pairs.push({
      range: required(`crit_range${place}`, range),
      criterion: at + 1 < each.length ? required(`crit${place}`, criterion) : null,
    });
  }
  return pairs;
}
