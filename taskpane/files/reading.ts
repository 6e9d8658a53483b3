import type { Trouble } from "../../src/text/trouble";
import type { Piece } from "../../src/workbook/parcel";
import type { Awake, Thread } from "./thread";

/** What a reading thread is asked: one file, from which it hands on the pieces. */
export interface ReadingOrder {
  readonly name: string;
  readonly bytes: ArrayBuffer;
}

/** What a reading thread says, in this order. */
export type Said =
  | Awake
  | { readonly kind: "progress"; readonly said: string }
  | { readonly kind: "pieces"; readonly pieces: readonly Piece[] }
  | { readonly kind: "done"; readonly trouble: Trouble | null };

export type ReadingThread = Thread<ReadingOrder>;
