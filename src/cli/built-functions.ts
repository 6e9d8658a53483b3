import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { explainText } from "../text/kpi-explain";
import { fnCommandText as words } from "../text/fn-command";
import { fail, ok, type Result } from "../text/trouble";
import type { Handed } from "./fn-argument";

/** What a function shows in a cell. */
export type ShownCell = number | string | boolean | ShownError;

export interface ShownError {
  readonly error: string;
  readonly message: string | null;
}

export interface ExplanationLine {
  readonly label: string;
  readonly value: string | number | boolean;
}

/** As Excel knows an error of a function. */
class ExcelError extends Error {
  constructor(
    readonly code: string,
    readonly sentence: string | null = null,
  ) {
    super(sentence ?? code);
  }
}

/** The codes under their names in Excel, so that what is thrown is told by its code. */
const ERROR_CODES = {
  divisionByZero: "#DIV/0!",
  invalidNumber: "#NUM!",
  invalidValue: "#VALUE!",
  notAvailable: "#N/A",
  nullReference: "#NULL!",
};

/** The function that explains the others, and that nothing explains. */
const EXPLAIN = "EXPLAIN";

type Calculate = (...given: readonly unknown[]) => unknown;

function shownCell(value: unknown): ShownCell {
  if (value instanceof ExcelError) return { error: value.code, message: value.sentence };
  return typeof value === "number" || typeof value === "boolean" ? value : String(value);
}

function shownRows(value: unknown): ShownCell[][] {
  if (!Array.isArray(value)) return [[shownCell(value)]];
  return value.map((row: unknown) => (Array.isArray(row) ? row.map(shownCell) : [shownCell(row)]));
}

/**
 * The functions as Excel runs them: the very file that it loads, which stands beside the program, so that a figure on the
 * command line is the figure of the cell.
 */
export class BuiltFunctions {
  readonly #functions: ReadonlyMap<string, Calculate>;

  private constructor(functions: ReadonlyMap<string, Calculate>) {
    this.#functions = functions;
  }

  static async beside(program: string): Promise<Result<BuiltFunctions>> {
    const path = join(dirname(program), "functions.js");
    const script = await readFile(path, "utf8").catch(() => null);
    if (script === null) return fail(words.noFunctions(path));
    const functions = new Map<string, Calculate>();
    const host = {
      associate: (id: string, calculate: Calculate) => functions.set(id, calculate),
      Error: ExcelError,
      ErrorCode: ERROR_CODES,
    };
    try {
      runInContext(script, createContext({ CustomFunctions: host }), { filename: path });
    } catch {
      return fail(words.noFunctions(path));
    }
    return ok(new BuiltFunctions(functions));
  }

  get names(): Iterable<string> {
    return this.#functions.keys();
  }

  has(id: string): boolean {
    return this.#functions.has(id);
  }

  #call(id: string, given: readonly unknown[]): ShownCell[][] {
    try {
      return shownRows(this.#functions.get(id)?.(...given));
    } catch (thrown) {
      if (thrown instanceof ExcelError) return [[shownCell(thrown)]];
      throw thrown;
    }
  }

  /** What stands behind the answer, as KPI.EXPLAIN tells it; trouble where the arguments do not fit the function. */
  explain(id: string, given: readonly Handed[]): Result<readonly ExplanationLine[]> {
    if (id === EXPLAIN) return ok([]);
    const rows = this.#call(EXPLAIN, [[[id]], ...given]);
    const lines: ExplanationLine[] = [];
    for (const [label = "", value = ""] of rows) {
      if (typeof label === "object") {
        return fail({ code: "fn-arguments", message: label.message ?? label.error });
      }
      if (typeof value !== "object") lines.push({ label: String(label), value });
    }
    return ok(lines);
  }

  /**
   * The cells that the function fills. #DIV/0! and #NUM! carry no sentence in Excel: here the explanation lends it, where the
   * answer is that error alone.
   */
  answer(
    id: string,
    given: readonly Handed[],
    explanation: readonly ExplanationLine[],
  ): ShownCell[][] {
    const rows = this.#call(id, given);
    const only = rows.length === 1 && rows[0]?.length === 1 ? rows[0][0] : undefined;
    if (typeof only !== "object" || only.message !== null) return rows;
    const why = explanation.find(({ label }) => label === explainText.why);
    return [[{ error: only.error, message: why ? String(why.value) : null }]];
  }
}
