import { auditWords } from "../../text/audit";
import { findingText } from "../../text/audit-finding";
import type { Trouble } from "../../text/trouble";
import type { Workbook } from "../../workbook/port";
import { ok, type Result } from "../../text/trouble";
import type { Kept } from "../../records/read";
import type { RowOf } from "../layout";
import { recheckEvidence, type EvidenceCheck } from "../recheck-evidence";
import type { Register } from "../register";
import type { FindingRow, Scene } from "./scene";

type EvidenceRow = Kept<RowOf<"tblEvidence">>;
type Verdict = NonNullable<EvidenceRow["lastVerdict"]>;

/** All evidence that a finding stands on: of itself, its correction, its actions and its review. */
export function evidenceOf({ rows }: Register, finding: FindingRow): readonly EvidenceRow[] {
  const wanted = new Set([
    ...finding.evidenceIds,
    ...finding.correctionEvidence,
    ...finding.effectivenessEvidence,
    ...rows.tblAction
      .filter(({ findingId }) => findingId === finding.findingId)
      .flatMap(({ evidenceIds }) => evidenceIds),
    ...rows.tblFindingStep
      .filter(({ findingId }) => findingId === finding.findingId)
      .flatMap(({ evidenceIds }) => evidenceIds),
  ]);
  return rows.tblEvidence.filter(({ evidenceId }) => wanted.has(evidenceId));
}

/** Looks again, in the workbook as it is now, at all ranges that a finding stands on. */
export async function checkEvidenceOf(
  workbook: Workbook,
  register: Register,
  finding: FindingRow,
): Promise<Result<readonly EvidenceCheck[]>> {
  const checks: EvidenceCheck[] = [];
  for (const { kind, evidenceId } of evidenceOf(register, finding)) {
    if (kind !== "range") continue;
    const check = await recheckEvidence(workbook, register, evidenceId);
    if (!check.ok) return check;
    checks.push(check.value);
  }
  return ok(checks);
}

/** Sorting a table anew changes nothing that the evidence says. */
function isChange(verdict: Verdict | null): verdict is Verdict {
  return verdict !== null && verdict !== "unchanged" && verdict !== "reordered";
}

/** How a piece of evidence stands, when it has changed and nobody has explained it; else null. */
export function unexplained(
  evidence: EvidenceRow,
  checks: readonly EvidenceCheck[],
): Verdict | null {
  const fresh = checks.find((check) => check.evidence.evidenceId === evidence.evidenceId);
  const verdict = fresh ? fresh.verdict.verdict : evidence.lastVerdict;
  if (!isChange(verdict)) return null;
  // An explanation speaks of the change that was seen then, not of another one since.
  return evidence.changeReason !== "" && verdict === evidence.lastVerdict ? null : verdict;
}

/** The gate before a finding is verified, reviewed or closed. */
export function evidenceIntact({ register, finding, checks }: Scene): Trouble | null {
  const changed = evidenceOf(register, finding).flatMap((evidence) => {
    const verdict = unexplained(evidence, checks);
    return verdict === null
      ? []
      : [{ id: evidence.evidenceId, title: evidence.title, verdict: auditWords.verdict[verdict] }];
  });
  return changed.length > 0 ? findingText.evidenceChanged(changed) : null;
}
