import type { Trouble } from "../text/trouble";
import type { Limits } from "./limits";

/** Leaves a reader from any depth; `openWorkbook` and `saveWorkbook` turn it into a `Result`. */
export class Refusal extends Error {
  constructor(readonly trouble: Trouble) {
    super(trouble.message);
  }
}

/** What every part of a reader needs to know of the file: what to call it and how far it may go. */
export interface Reading {
  readonly file: string;
  readonly limits: Limits;
}
