import { z } from "zod";
import {
  amountOrNone,
  choice,
  count,
  day,
  dayOrNone,
  names,
  note,
  text,
} from "../../records/field";
import type { Layout, RowIn } from "../../records/layout";
import { readRecords, type Kept, type Records } from "../../records/read";
import type { Result } from "../../text/trouble";
import type { Workbook } from "../../workbook/port";
import { LENGTHS } from "../result";

export const UNITS = ["working_days", "calendar_days"] as const;
export type Unit = (typeof UNITS)[number];

const submission = z.object({
  submissionId: text(20),
  report: text(30),
  templateId: note(24),
  period: text(12),
  periodLength: choice(LENGTHS, 10),
  periodEnd: day(),
  dueDays: count(),
  countedIn: choice(UNITS, 14),
  bankHolidays: note(20),
  due: day(),
  dependsOn: names(36),
  owner: note(20),
  status: choice(["planned", "submitted"], 12),
  submittedOn: dayOrNone(),
  submittedBy: note(20),
  fingerprint: note(30),
  restates: note(20),
  remark: note(40),
});

const figure = z.object({
  submissionId: text(20),
  measureId: text(14),
  version: text(9),
  period: text(12),
  splitBy: note(18),
  group: note(18),
  numerator: amountOrNone(),
  denominator: amountOrNone(),
  value: amountOrNone(),
});

const restatement = z.object({
  submissionId: text(20),
  replaces: text(20),
  measureId: text(14),
  period: text(12),
  splitBy: note(18),
  group: note(18),
  before: amountOrNone(),
  after: amountOrNone(),
  reason: text(50),
  by: text(20),
  at: text(24),
});

/** The calendar of what is handed in when, with what was handed in and what has changed since. */
export const SUBMISSION_TABLES = {
  tblSubmission: {
    sheet: "Submissions",
    title: "What is to be handed in when, and what it waits for",
    row: submission,
    id: ["submissionId"],
  },
  tblSubmittedFigure: {
    sheet: "Submitted figures",
    title: "Figures as they were handed in: values only, held by the fingerprint of the submission",
    row: figure,
    id: [],
  },
  tblFigureRestatement: {
    sheet: "Restated figures",
    title: "Figures that changed after they were handed in, and why",
    row: restatement,
    id: [],
  },
} as const;

export type SubmissionTables = typeof SUBMISSION_TABLES;
export const SUBMISSIONS: Layout<SubmissionTables> = { version: 1, tables: SUBMISSION_TABLES };
export type SubmissionRecords = Records<SubmissionTables>;
export type SubmissionRow = Kept<RowIn<SubmissionTables, "tblSubmission">>;
export type SubmittedFigure = RowIn<SubmissionTables, "tblSubmittedFigure">;

/** The calendar of a workbook; one without any gives an empty one. */
export function readSubmissions(workbook: Workbook): Promise<Result<SubmissionRecords>> {
  return readRecords(workbook, SUBMISSIONS);
}
