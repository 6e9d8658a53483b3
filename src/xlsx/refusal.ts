import type { Trouble } from "../text/trouble";
import type { Limits } from "./limits";

/** Leaves a reader from any depth; `openWorkbook` and `saveWorkbook` turn it into a `Result`. */
export class Refusal extends Error {
  constructor(readonly trouble: Trouble) {
    super(trouble.message);
  }
}

/** The machine's own unpacking, where there is one: quicker than ours. What it gives is held against the directory. */
export interface Unpacker {
  /** The unpacked bytes; null where they are damaged, or more than `most`. */
  readonly inflate: (packed: Uint8Array, most: number) => Uint8Array | null;
  readonly crc32: (bytes: Uint8Array) => number;
}

/** What every part of a reader needs to know of the file: what to call it and how far it may go. */
export interface Reading {
  readonly file: string;
  readonly limits: Limits;
  readonly unpacker?: Unpacker;
}
