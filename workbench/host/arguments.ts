import type { Cell } from "../../src/cells/cell";
import { isError } from "../../src/cells/cell";
import type { Json, Returned } from "./protocol";

/** What a formula hands to a function: a cell, a range, or nothing where the argument is left out. */
export type FunctionArgument = Cell | undefined | readonly (readonly Cell[])[];

/** One function as `functions.json` describes it. */
export interface FunctionMetadata {
  readonly id: string;
  readonly parameters: readonly ParameterMetadata[];
  readonly allowErrorForDataTypeAny?: boolean;
}

export interface ParameterMetadata {
  readonly name: string;
  readonly type?: string;
  readonly dimensionality?: string;
  readonly repeating?: boolean;
}

type Call =
  | { readonly kind: "call"; readonly args: readonly Json[] }
  | { readonly kind: "error"; readonly error: string; readonly message: null };

const ERROR_TYPES = new Map([
  ["#DIV/0!", "Div0"],
  ["#N/A", "NotAvailable"],
  ["#NAME?", "Name"],
  ["#NULL!", "Null"],
  ["#NUM!", "Num"],
  ["#REF!", "Ref"],
  ["#VALUE!", "Value"],
  ["#SPILL!", "Spill"],
  ["#CALC!", "Calc"],
  ["#BUSY!", "Busy"],
  ["#FIELD!", "Field"],
  ["#BLOCKED!", "Blocked"],
  ["#CONNECT!", "Connect"],
]);

/** Thrown while arguments are made ready: the whole call has this error as its value. */
class ArgumentError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

function isRange(argument: FunctionArgument): argument is readonly (readonly Cell[])[] {
  return Array.isArray(argument);
}

function handedOver(cell: Cell, parameter: ParameterMetadata, allowsErrors: boolean): Json {
  const type = parameter.type ?? "any";
  if (isError(cell)) {
    if (!allowsErrors || type !== "any") throw new ArgumentError(cell.error);
    const errorType = ERROR_TYPES.get(cell.error) ?? "Value";
    return { type: "Error", basicType: "Error", basicValue: cell.error, errorType };
  }
  if (type === "any" || cell === null) return cell;
  if (type === "string")
    return typeof cell === "boolean" ? String(cell).toUpperCase() : String(cell);
  if (type === "boolean")
    return typeof cell === "string" ? wrongType() : cell !== 0 && cell !== false;
  if (typeof cell !== "string") return Number(cell);
  return cell.trim() !== "" && Number.isFinite(Number(cell)) ? Number(cell) : wrongType();
}

function wrongType(): never {
  throw new ArgumentError("#VALUE!");
}

/** The parameter for each argument; the last one takes all that follow where it repeats. */
function parameterOf(
  metadata: FunctionMetadata | null,
  index: number,
  argument: FunctionArgument,
): ParameterMetadata {
  const last = metadata?.parameters.at(-1);
  const own = metadata?.parameters[index] ?? (last?.repeating ? last : undefined);
  return own ?? { name: "", dimensionality: isRange(argument) ? "matrix" : "scalar" };
}

const isMatrix = (parameter: ParameterMetadata) => parameter.dimensionality === "matrix";

/** Rows and columns over which a function of single values is repeated, when it is given ranges. */
function lifted(
  metadata: FunctionMetadata | null,
  args: readonly FunctionArgument[],
): [number, number] {
  let [rows, columns] = [1, 1];
  args.forEach((argument, index) => {
    if (!isRange(argument) || isMatrix(parameterOf(metadata, index, argument))) return;
    rows = Math.max(rows, argument.length);
    columns = Math.max(columns, argument[0]?.length ?? 1);
  });
  return [rows, columns];
}

/**
 * The calls that one formula makes: one, or one for each cell where a range stands for a single value.
 * Blanks arrive as null, as they do in Excel on the web; a range of one cell arrives as [[x]].
 */
export function functionCalls(
  metadata: FunctionMetadata | null,
  args: readonly FunctionArgument[],
): Call[] {
  const [rows, columns] = lifted(metadata, args);
  const calls: Call[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++)
      calls.push(oneCall(metadata, args, row, column));
  }
  return calls;
}

function oneCall(
  metadata: FunctionMetadata | null,
  args: readonly FunctionArgument[],
  row: number,
  column: number,
): Call {
  const allowsErrors = metadata?.allowErrorForDataTypeAny ?? false;
  try {
    const given = args.map((argument, index): Json => {
      const parameter = parameterOf(metadata, index, argument);
      if (argument === undefined) return null;
      if (isMatrix(parameter)) {
        const range = isRange(argument) ? argument : [[argument]];
        return range.map((cells) => cells.map((cell) => handedOver(cell, parameter, allowsErrors)));
      }
      const cell = isRange(argument) ? elementOf(argument, row, column) : argument;
      return handedOver(cell, parameter, allowsErrors);
    });
    return { kind: "call", args: arranged(metadata, given) };
  } catch (error) {
    if (error instanceof ArgumentError) return { kind: "error", error: error.code, message: null };
    throw error;
  }
}

function elementOf(range: readonly (readonly Cell[])[], row: number, column: number): Cell {
  const cells = range[range.length === 1 ? 0 : row];
  const cell = cells?.[cells.length === 1 ? 0 : column];
  if (cell === undefined) throw new ArgumentError("#N/A");
  return cell;
}

/** What is left out is null; what repeats is gathered into one list. */
function arranged(metadata: FunctionMetadata | null, given: readonly Json[]): Json[] {
  if (!metadata) return [...given];
  const { parameters } = metadata;
  const repeats = parameters.at(-1)?.repeating ?? false;
  const fixed = repeats ? parameters.length - 1 : parameters.length;
  const args = Array.from({ length: fixed }, (_, index) => given[index] ?? null);
  return repeats ? [...args, given.slice(fixed)] : args;
}

/** Puts the results of a repeated call back into the shape of the range that it was repeated over. */
export function gathered(
  results: readonly Returned[],
  args: readonly FunctionArgument[],
): Returned {
  const [only] = results;
  if (results.length === 1 && only) return only;
  const columns = Math.max(
    ...args.map((argument) => (isRange(argument) ? (argument[0]?.length ?? 1) : 1)),
  );
  const cells = results.map((result): Json => {
    if (result.kind === "error") return { error: result.error, message: result.message };
    return Array.isArray(result.value) ? { error: "#VALUE!" } : result.value;
  });
  const rows: Json[][] = [];
  for (let start = 0; start < cells.length; start += columns)
    rows.push(cells.slice(start, start + columns));
  return { kind: "value", value: rows };
}
