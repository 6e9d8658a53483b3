import { cellError, type Cell, type ErrorCode } from "../../src/cells/cell";
import { parseDate, type DateSystem } from "../../src/cells/date";
import type { Answer, Outcome, Problem, Spill } from "../../src/kpi/problem";
import type { Range } from "../../src/kpi/range";

/** A column of cells, or one cell, as an argument. */
export function range(cells: readonly Cell[], name = "argument", system: DateSystem = 1900): Range {
  return { name, rows: cells.length, columns: 1, cells, dateSystem: system };
}

export function one(cell: Cell, name = "argument"): Range {
  return range([cell], name);
}

export const on = (text: string) => parseDate(text)!;

export const error = (code: ErrorCode) => cellError(code);

export function value<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`${answer.trouble.code} ${answer.trouble.message}`);
  return answer.value;
}

export function problem<T>(answer: Answer<T>): Problem {
  if (answer.ok) throw new Error(`A value came back: ${JSON.stringify(answer.value)}`);
  return answer.trouble;
}

/** The cells of a result, errors by their code. */
export function cells(answer: Answer<Spill>): (string | number | boolean)[] {
  if (!answer.ok) return [answer.trouble.code];
  return answer.value
    .flat()
    .map((outcome: Outcome) => (typeof outcome === "object" ? outcome.code : outcome));
}
