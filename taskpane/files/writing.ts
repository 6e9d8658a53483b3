import type { ReportDocument } from "../../src/report/document";
import type { ReportPiece } from "../../src/report/parcel";
import type { Result } from "../../src/text/trouble";
import type { SliceOptions } from "../../src/workbook/slices";
import type { Awake, Thread } from "./thread";

/** A Word document or a workbook. */
export type FileEnding = "docx" | "xlsx";

/** Makes a file of a report, and says how far it has come; refused where it was stopped. */
export type WriteReport = (
  report: ReportDocument,
  ending: FileEnding,
  slices?: SliceOptions,
) => Promise<Result<Uint8Array>>;

/** What a writing thread is asked: first all pieces of one report, then the file. */
export type WritingOrder =
  | { readonly kind: "pieces"; readonly pieces: readonly ReportPiece[] }
  | { readonly kind: "write"; readonly ending: FileEnding };

/** What a writing thread says, in this order. */
export type WritingSaid =
  | Awake
  | { readonly kind: "progress"; readonly said: string }
  | { readonly kind: "done"; readonly made: Result<Uint8Array> };

export type WritingThread = Thread<WritingOrder>;
