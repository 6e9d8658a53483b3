import { isBlank } from "../../cells/cell";
import { formatDate } from "../../cells/date";
import { findingText } from "../../text/audit-finding";
import type { Register } from "../register";
import { isUndone } from "./checks";
import { evidenceOf, unexplained } from "./evidence-gate";
import { nextOf } from "./guard";
import { presentActions, type FindingRow } from "./scene";

/** The stages of a non-conformance, in their order; an opportunity is only answered and closed. */
const STAGES = [
  "raise",
  "answer",
  "cause",
  "plan",
  "do",
  "verify",
  "effectiveness",
  "close",
] as const;
export type Stage = (typeof STAGES)[number];

const OF_OPPORTUNITY: readonly Stage[] = ["raise", "answer", "close"];

export interface Outlook {
  readonly stages: readonly {
    readonly stage: Stage;
    readonly status: "done" | "current" | "to_come";
  }[];
  /** Null once the finding has ended. */
  readonly current: Stage | null;
  /** What still has to be there before the present stage is over. */
  readonly missing: readonly string[];
  /** What comes next, and who does it. */
  readonly next: string;
}

/** Where a finding stands in its life, and what is still missing. */
export function outlook(register: Register, finding: FindingRow): Outlook {
  const stages = STAGES.filter(
    (stage) => finding.grade !== "ofi" || OF_OPPORTUNITY.includes(stage),
  );
  const current = stageOf(finding);
  const at = current === null ? stages.length : stages.indexOf(current);
  return {
    stages: stages.map((stage, index) => ({
      stage,
      status: index < at ? "done" : index === at ? "current" : "to_come",
    })),
    current,
    missing: missing(register, finding),
    next: nextOf(finding),
  };
}

function stageOf(finding: FindingRow): Stage | null {
  switch (finding.state) {
    case "open":
    case "disputed":
      return "answer";
    case "in_analysis":
      return isExplained(finding) ? "plan" : "cause";
    case "plan_submitted":
      return "plan";
    case "in_progress":
      return "do";
    case "awaiting_verification":
      return "verify";
    case "awaiting_effectiveness":
      return "effectiveness";
    case "ready_to_close":
    case "considered":
      return "close";
    case "closed":
    case "withdrawn":
      return null;
  }
}

function isCorrected({ correction, correctionNotPossible }: FindingRow): boolean {
  return !isBlank(correction) || !isBlank(correctionNotPossible);
}

function isExplained(finding: FindingRow): boolean {
  return isCorrected(finding) && !isBlank(finding.cause);
}

function missing(register: Register, finding: FindingRow): readonly string[] {
  const words = findingText.lacks;
  const actions = presentActions(register, finding);
  switch (finding.state) {
    case "open":
      return [finding.grade === "ofi" ? words.consideration : words.answer];
    case "disputed":
      return [words.ruling];
    case "in_analysis":
      return [
        ...(isCorrected(finding) ? [] : [words.correction]),
        ...(isBlank(finding.cause) ? [words.cause] : []),
        ...(isBlank(finding.lookAcross) ? [words.lookAcross] : []),
        ...(actions.length > 0
          ? []
          : [finding.grade === "major" ? words.action : words.actionOrReason]),
        words.submission,
      ];
    case "plan_submitted":
      return [words.acceptance];
    case "in_progress":
      return actions
        .filter(isUndone)
        .map(({ actionId, responsible, due }) =>
          words.doing(actionId, responsible, formatDate(due)),
        );
    case "awaiting_verification":
      return [...changedEvidence(register, finding), words.verification];
    case "awaiting_effectiveness":
      return [
        ...changedEvidence(register, finding),
        words.review(finding.effectivenessDue === null ? "" : formatDate(finding.effectivenessDue)),
      ];
    case "ready_to_close":
    case "considered":
      return [...changedEvidence(register, finding), words.closing];
    case "closed":
    case "withdrawn":
      return [];
  }
}

function changedEvidence(register: Register, finding: FindingRow): readonly string[] {
  return evidenceOf(register, finding)
    .filter((evidence) => unexplained(evidence, []) !== null)
    .map(({ evidenceId }) => findingText.lacks.explanation(evidenceId));
}
