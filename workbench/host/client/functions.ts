import type { Invocation, Json, Returned } from "../protocol";

type CustomFunction = (...args: never) => unknown;

/** `CustomFunctions.ErrorCode` */
export const FUNCTION_ERRORS = {
  invalidValue: "#VALUE!",
  notAvailable: "#N/A",
  divisionByZero: "#DIV/0!",
  invalidNumber: "#NUM!",
  nullReference: "#NULL!",
  invalidName: "#NAME?",
  invalidReference: "#REF!",
} as const;

/** `CustomFunctions.Error`: only `#VALUE!` and `#N/A` show their message. */
export class FunctionError extends Error {
  constructor(
    readonly code: string,
    message?: string,
  ) {
    super(message ?? "");
    this.name = "CustomFunctions.Error";
  }
}

export interface FunctionsClient {
  readonly namespace: { readonly [name: string]: unknown };
  ids(): string[];
  invoke(invocation: Invocation): Promise<Returned>;
}

export function createFunctions(onAssociated: () => void): FunctionsClient {
  const functions = new Map<string, CustomFunction>();
  const one = (id: string, fn: unknown) => {
    if (typeof fn === "function")
      functions.set(id.toUpperCase(), (...args) => Reflect.apply(fn, undefined, args));
  };
  const associate = (idOrTable: string | { readonly [id: string]: unknown }, fn?: unknown) => {
    if (typeof idOrTable === "string") one(idOrTable, fn);
    else for (const [id, each] of Object.entries(idOrTable)) one(id, each);
    onAssociated();
  };
  return {
    namespace: { associate, Error: FunctionError, ErrorCode: FUNCTION_ERRORS },
    ids: () => [...functions.keys()],
    invoke: async (invocation) => {
      const fn = functions.get(invocation.function.toUpperCase());
      if (!fn) return { kind: "error", error: FUNCTION_ERRORS.invalidName, message: null };
      const about = {
        functionName: invocation.function,
        address: invocation.address ?? undefined,
        isInValuePreview: false,
      };
      try {
        return returned(await Reflect.apply(fn, undefined, [...invocation.args, about]));
      } catch (error) {
        return failed(error);
      }
    },
  };
}

function failed(error: unknown): Returned {
  if (!(error instanceof FunctionError)) {
    return { kind: "error", error: FUNCTION_ERRORS.invalidValue, message: null };
  }
  const shows =
    error.code === FUNCTION_ERRORS.invalidValue || error.code === FUNCTION_ERRORS.notAvailable;
  return {
    kind: "error",
    error: error.code,
    message: shows && error.message !== "" ? error.message : null,
  };
}

function returned(result: unknown): Returned {
  if (result instanceof FunctionError) return failed(result);
  if (!Array.isArray(result)) return { kind: "value", value: cellJson(result) };
  const rows: readonly unknown[] = result;
  const width = Array.isArray(rows[0]) ? rows[0].length : 0;
  const isMatrix = width > 0 && rows.every((row) => Array.isArray(row) && row.length === width);
  if (!isMatrix) return { kind: "error", error: FUNCTION_ERRORS.invalidValue, message: null };
  return { kind: "value", value: rows.map((row) => (Array.isArray(row) ? row.map(cellJson) : [])) };
}

/** One value as the grid shows it. An error is an object with its code; nothing becomes 0. */
function cellJson(value: unknown): Json {
  if (value === null || value === undefined) return 0;
  if (typeof value === "number")
    return Number.isFinite(value) ? value : { error: FUNCTION_ERRORS.invalidNumber };
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (value instanceof FunctionError) return { error: value.code, message: value.message };
  if (typeof value === "object" && "basicValue" in value) {
    const isError = "type" in value && value.type === "Error";
    return isError ? { error: String(value.basicValue) } : cellJson(value.basicValue);
  }
  return { error: FUNCTION_ERRORS.invalidValue };
}
