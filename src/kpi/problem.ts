import type { Problem } from "../text/kpi";

export type { Problem };

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
