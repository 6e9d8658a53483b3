import type { Trouble } from "../../src/text/trouble";
import type { Piece } from "../../src/workbook/parcel";

/** What a reading thread is asked: one file, from which it hands on the pieces. */
export interface ReadingOrder {
  readonly name: string;
  readonly bytes: ArrayBuffer;
}

/** What a reading thread says, in this order. */
export type Said =
  | { readonly kind: "awake" }
  | { readonly kind: "progress"; readonly said: string }
  | { readonly kind: "pieces"; readonly pieces: readonly Piece[] }
  | { readonly kind: "done"; readonly trouble: Trouble | null };

/** The part of a `Worker`, or of a page within one, that the two sides need. */
export interface ReadingThread {
  onmessage: ((event: MessageEvent) => void) | null;
  onerror: ((event: never) => void) | null;
  postMessage: (order: ReadingOrder, transfer: ArrayBuffer[]) => void;
  terminate: () => void;
}
