import type { ErrorCode } from "../src/cells/cell";
import type { Answer, Outcome, Problem, Spill } from "../src/kpi/problem";

/** Thrown by a function in place of a result, and turned into Excel's own error where it is registered. */
export class CellProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message);
  }
}

/** The one value of a function. */
export function single<T extends number | string | boolean>(answer: Answer<T>): T {
  if (!answer.ok) throw new CellProblem(answer.trouble);
  return answer.value;
}

/** The cells of a function that may spill. */
export function several(answer: Answer<Spill>): Outcome[][] {
  if (!answer.ok) throw new CellProblem(answer.trouble);
  return answer.value;
}

/** The errors that Excel lets a function show. Only #VALUE! and #N/A carry a sentence. */
export type ShownCode = "#DIV/0!" | "#NUM!" | "#VALUE!" | "#N/A" | "#NULL!";

export type MakeError = (code: ShownCode, message?: string) => unknown;

function shownCode(code: ErrorCode): ShownCode {
  switch (code) {
    case "#DIV/0!":
    case "#NUM!":
    case "#N/A":
    case "#NULL!":
      return code;
    default:
      return "#VALUE!";
  }
}

function excelError({ code, message }: Problem, makeError: MakeError): unknown {
  const shown = shownCode(code);
  return shown === "#VALUE!" || shown === "#N/A" ? makeError(shown, message) : makeError(shown);
}

export function isProblemInCell(value: unknown): value is Problem {
  return typeof value === "object" && value !== null && "code" in value && "message" in value;
}

const holdsProblem = (row: unknown) => Array.isArray(row) && row.some(isProblemInCell);

/** The same cells, their problems as Excel's errors. Results are large and problems few: nothing else is copied. */
function withErrors(rows: readonly unknown[], makeError: MakeError): readonly unknown[] {
  if (!rows.some(holdsProblem)) return rows;
  return rows.map((row) =>
    Array.isArray(row)
      ? row.map((cell: unknown) => (isProblemInCell(cell) ? excelError(cell, makeError) : cell))
      : row,
  );
}

/**
 * The function as Excel calls it: a problem becomes Excel's error, thrown when it stands for the whole
 * result and placed in its cell when it is one of several.
 */
export function forExcel(
  calculate: (...given: unknown[][][]) => unknown,
  makeError: MakeError,
): (...given: unknown[][][]) => unknown {
  return (...given) => {
    try {
      const result = calculate(...given);
      return Array.isArray(result) ? withErrors(result, makeError) : result;
    } catch (trouble) {
      throw trouble instanceof CellProblem ? excelError(trouble.problem, makeError) : trouble;
    }
  };
}
