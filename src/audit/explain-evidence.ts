import { isBlank } from "../cells/cell";
import type { Moment } from "../records/moment";
import type { Plan } from "../records/plan";
import { auditText } from "../text/audit";
import { findingText } from "../text/audit-finding";
import { fail, type Result } from "../text/trouble";
import { Draft } from "./draft";
import { unexplained } from "./life/evidence-gate";
import { AUDITORS, isSamePerson, personOf } from "./life/people";
import type { EvidenceCheck } from "./recheck-evidence";
import type { Register } from "./register";

/**
 * Writes down why evidence that an answer cites is no longer as it was captured. Where a finding rests on it as well the
 * finding is the place: its step asks for somebody independent. Otherwise an auditor explains it, or whoever audits.
 */
export function explainEvidence(
  register: Register,
  check: EvidenceCheck,
  reason: string,
  moment: Moment,
): Result<Plan> {
  const { evidenceId } = check.evidence;
  const evidence = register.rows.tblEvidence.find((row) => row.evidenceId === evidenceId);
  if (!evidence) return fail(auditText.evidenceUnknown(evidenceId));
  const finding = findingOn(register, evidenceId);
  if (finding !== null) return fail(auditText.explainInFinding(evidenceId, finding));
  const lastVerdict = unexplained(evidence, [check]);
  if (lastVerdict === null) return fail(findingText.evidenceNotChanged(evidenceId));
  if (!mayExplain(register, evidenceId, moment.actor)) {
    return fail(auditText.explainNotAuditor(moment.actor));
  }
  if (isBlank(reason)) return fail(auditText.reasonMissing(auditText.reasonForChange));
  const draft = new Draft(register, moment);
  const row = draft.set("tblEvidence", evidence, {
    lastChecked: moment.today,
    lastVerdict,
    changeExplainedBy: moment.actor,
    changeReason: reason,
  });
  draft.log(
    "explain_evidence",
    "evidence",
    evidenceId,
    { verdict: lastVerdict, reason },
    { table: "tblEvidence", row },
  );
  draft.say(findingText.done.explain_evidence(evidenceId));
  return draft.done(evidenceId);
}

/** The finding that rests on a piece of evidence; null where only answers do. */
export function findingOn({ rows }: Register, evidenceId: string): string | null {
  const found = rows.tblFinding.find(({ evidenceIds }) => evidenceIds.includes(evidenceId));
  return found?.findingId ?? null;
}

function mayExplain(register: Register, evidenceId: string, actor: string): boolean {
  const { tblPeople, tblResponse, tblAudit } = register.rows;
  const person = personOf(register, actor);
  if (tblPeople.length === 0 || (person && AUDITORS.includes(person.role))) return true;
  const audits = new Set(
    tblResponse
      .filter(({ evidenceIds }) => evidenceIds.includes(evidenceId))
      .map(({ auditId }) => auditId),
  );
  return tblAudit
    .filter(({ auditId }) => audits.has(auditId))
    .some(({ leadAuditor, auditors }) =>
      [leadAuditor, ...auditors].some((each) => isSamePerson(register, each, actor)),
    );
}
