import { z } from "zod";
import type { Layout, RowIn } from "../../records/layout";
import { choice, count, day, names, note, text } from "../../records/field";
import type { Records } from "../../records/read";

/** How far it is known who signed: the account told, or only the person did. */
export const IDENTITIES = ["signed_in", "self_declared"] as const;
export type Identity = (typeof IDENTITIES)[number];

const signOff = z.object({
  signOffId: text(20),
  packId: text(24),
  packVersion: text(12),
  packTitle: text(30),
  asAt: day(),
  parameters: names(30),
  tables: names(30),
  columns: count(),
  rows: count(),
  errors: count(),
  errorsReason: note(40),
  queries: count(),
  queriesAnswered: count(),
  waived: count(),
  notRun: count(),
  signedBy: text(24),
  role: note(24),
  account: note(30),
  identity: choice(IDENTITIES),
  statement: text(60),
  signedAt: text(24),
  fingerprint: text(66),
  /** What the marks of the signed rows have to hash to. */
  marksFingerprint: text(66),
});

/** Marks of the signed rows, cut into cells: never values. */
const part = z.object({
  partId: text(26),
  signOffId: text(20),
  part: count(),
  text: text(60),
});

const restatement = z.object({
  restatementId: text(20),
  signOffId: text(20),
  replaces: text(20),
  reason: text(60),
  cellsChanged: count(),
  rowsAdded: count(),
  rowsGone: count(),
  changes: note(60),
  by: text(24),
  at: text(24),
});

const tables = {
  tblReturnSignOff: {
    sheet: "Sign-offs",
    title: "Returns that were signed off",
    row: signOff,
    id: ["signOffId"],
  },
  tblSignedPart: {
    sheet: "Signed marks",
    title: "Marks of the signed rows",
    row: part,
    id: ["partId"],
  },
  tblRestatement: {
    sheet: "Restatements",
    title: "Returns that were signed again",
    row: restatement,
    id: ["restatementId"],
  },
};

/** Everything that sign-offs keep in a workbook. */
export const SIGN_OFF: Layout<typeof tables> = { version: 1, tables };

export type SignOffRow = RowIn<typeof tables, "tblReturnSignOff">;
export type SignOffRecords = Records<typeof tables>;
