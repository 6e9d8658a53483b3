import { cellError, isErrorCode, type Cell } from "../src/cells/cell";
import type { CriterionPair } from "../src/kpi/criteria";
import type { Range } from "../src/kpi/range";
import { dateSystem } from "./date-system";

/** Excel's names of errors in data types; their `basicValue` is missing in some versions. */
const ERROR_TYPES = new Map([
  ["Blocked", "#BLOCKED!"],
  ["Busy", "#BUSY!"],
  ["Calc", "#CALC!"],
  ["Connect", "#CONNECT!"],
  ["Div0", "#DIV/0!"],
  ["Field", "#FIELD!"],
  ["GettingData", "#GETTING_DATA"],
  ["NotAvailable", "#N/A"],
  ["Name", "#NAME?"],
  ["Null", "#NULL!"],
  ["Num", "#NUM!"],
  ["Ref", "#REF!"],
  ["Spill", "#SPILL!"],
  ["Value", "#VALUE!"],
]);

function property(object: object, name: string): unknown {
  return name in object ? Reflect.get(object, name) : undefined;
}

/**
 * A cell that Excel hands over as an object: an error (CustomFunctions.Error, or an error of the data types),
 * a formatted number, text, TRUE/FALSE or blank of the data types, or an entity, which counts as the text it shows.
 */
function objectAsCell(value: object): Cell {
  const code = property(value, "code");
  if (typeof code === "string" && isErrorCode(code)) return cellError(code);
  const type = property(value, "type");
  const basic = property(value, "basicValue");
  if (type === "Empty") return null;
  if (type === "Error") {
    const errorType = String(property(value, "errorType"));
    return cellError(
      typeof basic === "string" ? basic : (ERROR_TYPES.get(errorType) ?? "#UNKNOWN!"),
    );
  }
  const text = property(value, "text");
  if (type === "Entity" || type === "LinkedEntity") return typeof text === "string" ? text : "";
  return typeof basic === "object" ? cellError("#VALUE!") : asCell(basic);
}

const HASH = 35;

/**
 * One cell as the project knows it, whatever the platform hands over. Text that is exactly an error code is
 * that error: hosts without data types and pasted figures carry errors as text.
 */
function asCell(value: unknown): Cell {
  if (typeof value === "number") return Number.isFinite(value) ? value : cellError("#NUM!");
  if (typeof value === "string") {
    return value.charCodeAt(0) === HASH && isErrorCode(value) ? cellError(value) : value;
  }
  if (typeof value === "boolean") return value;
  if (value === null || value === undefined) return null;
  return typeof value === "object" ? objectAsCell(value) : cellError("#VALUE!");
}

interface Matrix {
  readonly columns: number;
  readonly cells: readonly Cell[];
}

/** Room for so many cells: one that begins with a blank takes any, one of whole numbers alone is made anew at a text. */
function roomFor(count: number): Cell[] {
  const cells = new Array<Cell>(count);
  if (count > 0) cells[0] = null;
  return cells;
}

/** Nearly every range is a column, and long. */
function readColumn(rows: readonly unknown[]): Cell[] {
  const cells = roomFor(rows.length);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    cells[index] = asCell(Array.isArray(row) ? row[0] : row);
  }
  return cells;
}

function readMatrix(rows: readonly unknown[]): Matrix {
  const [first] = rows;
  const columns = Array.isArray(first) ? first.length : 1;
  if (columns === 1) return { columns, cells: readColumn(rows) };
  const cells = roomFor(rows.length * columns);
  let index = 0;
  for (const row of rows) {
    if (!Array.isArray(row)) {
      cells[index++] = asCell(row);
      continue;
    }
    for (let column = 0; column < columns; column++) cells[index++] = asCell(row[column]);
  }
  return { columns, cells };
}

let alreadyRead = new WeakMap<readonly unknown[], Matrix>();
let isToBeForgotten = false;

/**
 * Many formulas over the same range are read once, and share what is found out about its cells. Only within one
 * go: a host may use its arrays again for other cells.
 */
function matrixOf(rows: readonly unknown[]): Matrix {
  let matrix = alreadyRead.get(rows);
  if (matrix) return matrix;
  matrix = readMatrix(rows);
  alreadyRead.set(rows, matrix);
  if (!isToBeForgotten) {
    isToBeForgotten = true;
    void Promise.resolve().then(() => {
      alreadyRead = new WeakMap();
      isToBeForgotten = false;
    });
  }
  return matrix;
}

/** Rows of cells, or cells alone, one after the other. */
function fromRows(name: string, rows: readonly unknown[]): Range {
  const { columns, cells } = matrixOf(rows);
  return { name, rows: rows.length, columns, cells, dateSystem: dateSystem() };
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
