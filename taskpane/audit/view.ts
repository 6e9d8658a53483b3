import { isBlank, trim } from "../../src/cells/cell";
import type { AnswerResult, RowOf } from "../../src/audit/layout";
import type { Register } from "../../src/audit/register";
import type { Kept } from "../../src/records/read";

export type AuditRow = Kept<RowOf<"tblAudit">>;
export type Answer = Kept<RowOf<"tblResponse">>;
export type FindingRow = Kept<RowOf<"tblFinding">>;
export type EvidenceRow = Kept<RowOf<"tblEvidence">>;

export function isOpenAudit({ state }: Pick<AuditRow, "state">): boolean {
  return state !== "issued" && state !== "closed";
}

export function isAnswered(answer: Answer): boolean {
  return answer.result !== "not_assessed";
}

export function isNonConformance(result: AnswerResult): boolean {
  return result === "minor_nonconformity" || result === "major_nonconformity";
}

export function auditOf(register: Register, auditId: string): AuditRow | null {
  return register.rows.tblAudit.find((audit) => audit.auditId === auditId) ?? null;
}

/** Under which name a step of this audit is kept: who said so, or else who leads the audit. */
export function actorOf(actor: string, audit: AuditRow): string {
  return isBlank(actor) ? audit.leadAuditor : trim(actor);
}
