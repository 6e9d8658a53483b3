import { z } from "zod";
import { choice, day, note, text } from "../../records/field";
import type { Layout, RowIn } from "../../records/layout";
import type { Records } from "../../records/read";
import { puttingRightText } from "../../text/putting-right";

const WAIVER_KINDS = ["finding", "duplicate_person"] as const;
export const WAIVER_STATES = ["accepted", "under_review", "rejected"] as const;
export type WaiverState = (typeof WAIVER_STATES)[number];
export const VALUE_KINDS = ["text", "number", "yes_no", "blank"] as const;
export type ValueKind = (typeof VALUE_KINDS)[number];

/** What a finding is known by, whatever becomes of the rows around it. */
const subject = {
  fingerprint: text(20),
  rule: text(18),
  table: note(16),
  recordKey: note(18),
  field: note(18),
};

const waiver = z.object({
  waiverId: text(20),
  kind: choice(WAIVER_KINDS, 17),
  ...subject,
  otherKey: note(18),
  // A mark and not the value itself, which may be personal.
  valueMark: note(20),
  reason: text(50),
  by: text(18),
  on: day(),
  expires: day(),
  status: choice(WAIVER_STATES, 14),
});

const answer = z.object({
  answerId: text(20),
  ...subject,
  valueMark: note(20),
  reason: text(50),
  by: text(18),
  on: day(),
  asAt: day(),
});

const fix = z.object({
  fixId: text(20),
  at: text(26),
  by: text(18),
  kind: text(12),
  rule: text(18),
  sheet: text(18),
  cell: text(9),
  table: note(16),
  recordKey: note(18),
  field: note(18),
  old: note(24),
  oldKind: choice(VALUE_KINDS, 9),
  oldFormat: note(14),
  new: note(24),
  newKind: choice(VALUE_KINDS, 9),
  putBackAt: note(26),
  putBackBy: note(18),
});

const { waivers, answers, fixes } = puttingRightText.tables;

const TABLES = {
  tblWaiver: { ...waivers, row: waiver, id: ["waiverId"] },
  tblAnswer: { ...answers, row: answer, id: ["answerId"] },
  tblFix: { ...fixes, row: fix, id: ["fixId"] },
} as const;

/** What is kept of how findings were dealt with. Rows are added; the last about a finding counts. */
export const PUTTING_RIGHT: Layout<typeof TABLES> = { version: 1, tables: TABLES };

export type PuttingRight = Records<typeof TABLES>;
export type WaiverRow = RowIn<typeof TABLES, "tblWaiver">;
export type AnswerRow = RowIn<typeof TABLES, "tblAnswer">;
export type FixRow = RowIn<typeof TABLES, "tblFix">;
