import { isErrorCode, type ErrorCode } from "../../src/cells/cell";

/** What Excel would show in a cell: a value, or an error with the sentence that it carries. */
export type Shown =
  number | string | boolean | { readonly error: string; readonly message: string | null };

export type Registered = ReadonlyMap<string, (...given: unknown[]) => unknown>;

/** Makes of the arguments of a test what the function is given. */
export type HandOver = (id: string, given: readonly unknown[]) => readonly unknown[];

/** A global `CustomFunctions` as Excel provides it, and the functions that were registered with it. */
export function fakeCustomFunctions(handOver: HandOver = (_, given) => given) {
  const registered = new Map<string, (...given: unknown[]) => unknown>();
  class CustomFunctionsError extends Error {
    constructor(
      readonly code: string,
      message?: string,
    ) {
      super(message);
    }
  }
  const CustomFunctions = {
    associate(id: string, calculate: (...given: unknown[]) => unknown) {
      registered.set(id, calculate);
    },
    Error: CustomFunctionsError,
    ErrorCode: {
      invalidValue: "#VALUE!",
      notAvailable: "#N/A",
      divisionByZero: "#DIV/0!",
      invalidNumber: "#NUM!",
      nullReference: "#NULL!",
      invalidName: "#NAME?",
      invalidReference: "#REF!",
    },
  };
  const shown = (value: unknown): Shown => {
    if (value instanceof CustomFunctionsError) {
      return { error: value.code, message: value.message === "" ? null : value.message };
    }
    if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") {
      return value;
    }
    throw new Error(`Excel cannot show ${JSON.stringify(value)}`);
  };
  /** Calls a function as Excel does and gives the cells that it fills. */
  const call = (id: string, ...given: unknown[]): Shown[][] => {
    const calculate = registered.get(id);
    if (!calculate) throw new Error(`${id} is not registered.`);
    try {
      const result = calculate(...handOver(id, given));
      if (!Array.isArray(result)) return [[shown(result)]];
      return result.map((row: unknown) => (Array.isArray(row) ? row.map(shown) : [shown(row)]));
    } catch (thrown) {
      if (thrown instanceof CustomFunctionsError) return [[shown(thrown)]];
      throw thrown;
    }
  };
  /** The one cell that a call fills. */
  const cell = (id: string, ...given: unknown[]): Shown => {
    const cells = call(id, ...given);
    const only = cells[0]?.[0];
    if (cells.length !== 1 || cells[0]?.length !== 1 || only === undefined) {
      throw new Error(`${id} filled more than one cell: ${JSON.stringify(cells)}`);
    }
    return only;
  };
  return { CustomFunctions, registered, call, cell };
}

export type FakeExcel = ReturnType<typeof fakeCustomFunctions>;

/** An error cell as Excel with data types hands it over. */
export function errorObject(code: ErrorCode) {
  return { type: "Error", basicType: "Error", basicValue: code, errorType: "Any" };
}

/** A column as Excel hands a range over. */
export function column(...values: readonly unknown[]): unknown[][] {
  return values.map((value) => [value]);
}

export function errorOf(shown: Shown): string | null {
  return typeof shown === "object" && isErrorCode(shown.error) ? shown.error : null;
}

const isMatrix = (given: unknown): given is unknown[][] =>
  Array.isArray(given) && Array.isArray(given[0]);

/** A cell or a range as a matrix; an argument left out stays `null`. */
const asMatrix = (given: unknown) =>
  given === null || given === undefined || isMatrix(given) ? (given ?? null) : [[given]];

/** One word as text, whatever stands in its cell. */
function asWord(given: unknown): unknown {
  const cell: unknown = isMatrix(given) && given.length === 1 ? given[0]?.[0] : given;
  return typeof cell === "number" || typeof cell === "boolean" ? String(cell).toUpperCase() : cell;
}

/**
 * The arguments exactly as Excel hands them over: a word as text, a matrix for a single cell too, `null` for each that is left out at
 * the end as well, those of a repeated parameter in one list, and Excel's own object behind them.
 */
export function asExcelDoes(
  functions: readonly {
    readonly id: string;
    readonly parameters: readonly {
      readonly repeating?: boolean;
      readonly dimensionality?: string;
    }[];
  }[],
): HandOver {
  const parametersOf = new Map(functions.map(({ id, parameters }) => [id, parameters]));
  return (id, given) => {
    const parameters = parametersOf.get(id) ?? [];
    const single = parameters.filter(({ repeating }) => repeating !== true);
    const rest = given.slice(single.length);
    if (parameters.length === single.length && rest.length > 0) {
      throw new Error(`KPI.${id} has ${single.length} arguments, not ${given.length}.`);
    }
    const [first] = rest;
    const isList = Array.isArray(first) && (first.length === 0 || first.some(isMatrix));
    const repeated = (isList ? first : rest).map(asMatrix);
    return [
      ...single.map(({ dimensionality }, at) =>
        dimensionality === "scalar" ? (asWord(given[at]) ?? null) : asMatrix(given[at]),
      ),
      ...(parameters.length > single.length ? [repeated] : []),
      { functionName: id },
    ];
  };
}
