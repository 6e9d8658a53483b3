import { isBlank } from "../cells/cell";
import { auditText, auditWords } from "../text/audit";
import { fail, ok, type Result, type Trouble } from "../text/trouble";
import { ownWork } from "./authorship";
import { beginAudit } from "./begin";
import { Draft } from "./draft";
import type { Moment } from "../records/moment";
import type { Plan } from "../records/plan";
import type { AnswerResult, RowOf } from "./layout";
import type { Register } from "./register";
import type { Kept } from "../records/read";
import { settleRecord } from "./sampling/test-item";

export interface Answer {
  readonly responseId: string;
  readonly result: AnswerResult;
  /** Needed for “not applicable”. */
  readonly reason?: string;
  readonly note?: string;
  /** Evidence to stand beside the answer; left as it is when not given. */
  readonly evidenceIds?: readonly string[];
  /** Who did the work on the record that the question is about, as its row says; asked in a peer review. */
  readonly recordAuthor?: string;
}

export type ResponseRow = Kept<RowOf<"tblResponse">>;

/** The answer row with that id, in an audit that may still be written to. */
export function openResponse(register: Register, responseId: string): Result<ResponseRow> {
  const response = register.rows.tblResponse.find((row) => row.responseId === responseId);
  if (!response) return fail(auditText.responseUnknown(responseId));
  const audit = register.rows.tblAudit.find((row) => row.auditId === response.auditId);
  if (!audit) return fail(auditText.auditUnknown(response.auditId));
  return audit.state === "issued" || audit.state === "closed"
    ? fail(auditText.recordLocked(audit.auditId))
    : ok(response);
}

export function unknownEvidence(register: Register, ids: readonly string[]): Trouble | null {
  const known = new Set(register.rows.tblEvidence.map((row) => row.evidenceId));
  const unknown = ids.find((id) => !known.has(id));
  return unknown === undefined ? null : auditText.evidenceUnknown(unknown);
}

/**
 * Answers one question: writes the cells of that one row and a trail entry. Not applicable needs a
 * reason; a non-conformance needs its finding first (`raiseNonConformance` answers the question too); an
 * opportunity needs evidence and a note.
 */
export function answerItem(register: Register, answer: Answer, moment: Moment): Result<Plan> {
  const open = openResponse(register, answer.responseId);
  if (!open.ok) return open;
  const response = open.value;
  const { result } = answer;
  const reason = answer.reason ?? response.reason;
  const note = answer.note ?? response.note;
  const evidenceIds = answer.evidenceIds ?? response.evidenceIds;

  const trouble =
    refuseOwnWork(register, response, answer.recordAuthor ?? "", moment) ??
    refusal(register, response, { result, reason, note, evidenceIds }) ??
    unknownEvidence(register, evidenceIds);
  if (trouble) return fail(trouble);

  const draft = new Draft(register, moment);
  const row = draft.set("tblResponse", response, {
    result,
    reason,
    note,
    evidenceIds,
    answeredBy: moment.actor,
    answeredAt: moment.at,
  });
  settleRecord(register, draft, row);
  beginAudit(draft, register, response.auditId);
  draft.say(auditText.answered(response.itemId, auditWords.result[result]));
  draft.log("respond", "response", response.responseId, { result }, { table: "tblResponse", row });
  return draft.done();
}

/** Why the one who acts may not judge a question of a peer review; null where they may. */
export function refuseOwnWork(
  register: Register,
  { auditId, unitKey }: ResponseRow,
  author: string,
  { actor }: Moment,
): Trouble | null {
  const audit = register.rows.tblAudit.find((row) => row.auditId === auditId);
  return audit ? ownWork(register, audit, actor, { key: unitKey, author }) : null;
}

type Given = Pick<RowOf<"tblResponse">, "result" | "reason" | "note" | "evidenceIds">;

function refusal(register: Register, response: ResponseRow, given: Given): Trouble | null {
  const standing = standingFinding(register, response);
  const { result } = given;
  if (standing) {
    return result === resultOfGrade(standing.grade)
      ? null
      : auditText.findingStands(standing.findingId);
  }
  if (result === "minor_nonconformity" || result === "major_nonconformity") {
    return auditText.findingMissing(auditWords.result[result]);
  }
  if (result === "not_applicable" && isBlank(given.reason)) {
    return auditText.reasonMissing(auditText.reasonForNotApplicable);
  }
  if (result === "ofi" && (given.evidenceIds.length === 0 || isBlank(given.note))) {
    return auditText.opportunityUnsupported();
  }
  return null;
}

export function standingFinding(
  register: Register,
  response: ResponseRow,
): RowOf<"tblFinding"> | null {
  if (response.findingId === "") return null;
  const finding = register.rows.tblFinding.find((row) => row.findingId === response.findingId);
  return finding && finding.state !== "withdrawn" ? finding : null;
}

export function resultOfGrade(grade: RowOf<"tblFinding">["grade"]): AnswerResult {
  switch (grade) {
    case "major":
      return "major_nonconformity";
    case "minor":
      return "minor_nonconformity";
    case "ofi":
      return "ofi";
  }
}
