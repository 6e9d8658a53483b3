import { z } from "zod";
import { count, note, text, yesNo } from "../../records/field";
import type { Layout, RowIn } from "../../records/layout";
import { readRecords, type Kept, type Records } from "../../records/read";
import type { Result } from "../../text/trouble";
import type { Workbook } from "../../workbook/port";

const commentary = z.object({
  measureId: text(14),
  period: text(11),
  topic: text(16),
  sentenceNo: count(0),
  drafted: note(60),
  /** What a person wrote in its place; blank where the draft stands. */
  edited: note(60),
  leaveOut: yesNo(),
  figures: note(40),
  fingerprint: note(20),
  /** The figures that the edited wording was written on. */
  editedFigures: note(40),
  editedFingerprint: note(20),
  editedBy: note(18),
  editedAt: note(22),
});

const tables = {
  tblCommentary: {
    sheet: "Commentary",
    title: "Commentary: drafted from the figures, and what people made of it",
    row: commentary,
    id: ["measureId", "period", "topic"],
  },
} as const;

/** The sentences that a workbook keeps beside its figures. */
export const COMMENTARY: Layout<typeof tables> = { version: 1, tables };

export type CommentaryRecords = Records<typeof tables>;
export type CommentaryRow = Kept<RowIn<typeof tables, "tblCommentary">>;

/** Reads the commentary of a workbook; one without any gives an empty one. */
export function readCommentary(workbook: Workbook): Promise<Result<CommentaryRecords>> {
  return readRecords(workbook, COMMENTARY);
}
