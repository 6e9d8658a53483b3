import { z } from "zod";
import { asText, type Cell } from "../../cells/cell";
import { RecordsDraft } from "../../records/draft";
import { choice, note, text } from "../../records/field";
import { newId } from "../../records/ids";
import type { Layout, RowIn } from "../../records/layout";
import type { Moment } from "../../records/moment";
import type { Plan } from "../../records/plan";
import { readRecords, type Records } from "../../records/read";
import { compareText } from "../../text/compare";
import type { Result } from "../../text/trouble";
import type { Workbook } from "../../workbook/port";
import { keyPart } from "./record-key";

/** Why two systems, or two periods, do not agree about a record. */
export const CAUSES = [
  "error_here",
  "error_there",
  "later_there",
  "later_here",
  "other_definition",
  "not_ours",
  "not_known_yet",
] as const;
export type Cause = (typeof CAUSES)[number];

const difference = z.object({
  differenceId: text(20),
  tableName: text(20),
  record: text(24),
  field: note(20),
  here: note(20),
  there: note(20),
  cause: choice(CAUSES),
  note: note(40),
  by: text(24),
  at: text(24),
});

const tables = {
  tblDifference: {
    sheet: "Differences",
    title: "Why two sides do not agree",
    row: difference,
    id: ["differenceId"],
  },
};

/** What is kept of differences that somebody has looked into. */
export const DIFFERENCES: Layout<typeof tables> = { version: 1, tables };

export type DifferenceRow = RowIn<typeof tables, "tblDifference">;
export type DifferenceRecords = Records<typeof tables>;

/** A difference as it stands: a record that is on one side only has no field. */
export interface StandingDifference {
  readonly tableName: string;
  readonly record: string;
  readonly field: string;
  readonly here: Cell;
  readonly there: Cell;
}

/** Reads the causes that a workbook keeps. */
export function readDifferences(workbook: Workbook): Promise<Result<DifferenceRecords>> {
  return readRecords(workbook, DIFFERENCES);
}

/** Plans the cause of a difference as a new row: the last one for a difference is the one that holds. */
export function keepCause(
  records: DifferenceRecords,
  { here, there, ...where }: StandingDifference,
  said: { readonly cause: Cause; readonly note: string },
  moment: Moment,
): Result<Plan> {
  const draft = new RecordsDraft(DIFFERENCES, records);
  const taken = records.rows.tblDifference.map((row) => row.differenceId);
  const differenceId = newId("DF", taken, moment);
  draft.add("tblDifference", {
    differenceId,
    ...where,
    here: asText(here),
    there: asText(there),
    cause: said.cause,
    note: said.note,
    by: moment.actor,
    at: moment.at,
  });
  draft.say(compareText.causeKept(where.record, where.field, compareText.causes[said.cause]));
  return draft.done(differenceId);
}

/** The cause that somebody gave for a difference; none once either side holds another value. */
export function causeOf(
  { rows }: DifferenceRecords,
  { tableName, record, field, here, there }: StandingDifference,
): DifferenceRow | null {
  let found: DifferenceRow | null = null;
  for (const row of rows.tblDifference) {
    const isIt =
      row.tableName === tableName &&
      keyPart(row.record) === keyPart(record) &&
      row.field === field &&
      row.here === asText(here) &&
      row.there === asText(there);
    if (isIt && (!found || row.at >= found.at)) found = row;
  }
  return found;
}
