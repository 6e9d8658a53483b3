import type { ErrorCode } from "../cells/cell";
import type { Trouble } from "../text/trouble";

/** Why a function gives no figure: the error that Excel shows in its place, and the sentence for a person. */
export interface Problem extends Trouble {
  readonly code: ErrorCode;
}

export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly trouble: Problem };

export function refuse(trouble: Problem): { readonly ok: false; readonly trouble: Problem } {
  return { ok: false, trouble };
}

/** What one cell of a result may hold. */
export type Outcome = number | string | boolean | Problem;

/** A result of several cells, row by row. */
export type Spill = Outcome[][];

export function isProblem(outcome: Outcome | null): outcome is Problem {
  return typeof outcome === "object" && outcome !== null;
}
