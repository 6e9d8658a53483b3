/**
 * Expected trouble is a value, not an exception: a sentence in plain English that says what is wrong,
 * where, and what to do. The same sentence appears in a cell, in the pane and on the command line.
 */
export interface Trouble {
  /** Stable and never shown by itself; tests and faces tell troubles apart by it. */
  readonly code: string;
  readonly message: string;
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly trouble: Trouble };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(trouble: Trouble): { readonly ok: false; readonly trouble: Trouble } {
  return { ok: false, trouble };
}
