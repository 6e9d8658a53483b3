import type { Result } from "../../src/text/trouble";
import type { WorkbookModel } from "../../src/workbook/model";
import type { Piece } from "../../src/workbook/parcel";
import type { SliceOptions } from "../../src/workbook/slices";
import type { Awake, Thread } from "../../taskpane/files/thread";

/** Makes an .xlsx of a workbook, by changing the bytes of the file that it came from where there is one. */
export type SaveModel = (
  model: WorkbookModel,
  original: Uint8Array | null,
  slices?: SliceOptions,
) => Promise<Result<Uint8Array>>;

/** What a saving thread is asked: first all pieces of one workbook, then the file. */
export type SavingOrder =
  | { readonly kind: "pieces"; readonly pieces: readonly Piece[] }
  | { readonly kind: "save"; readonly original: Uint8Array | null };

export type SavingSaid = Awake | { readonly kind: "done"; readonly made: Result<Uint8Array> };

export type SavingThread = Thread<SavingOrder>;
