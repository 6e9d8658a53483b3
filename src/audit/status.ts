import type { DayNumber } from "../cells/date";
import { askedAnswers } from "./checklist";
import { RESULTS, type AnswerResult, type RowOf } from "./layout";
import type { Register } from "./register";

type FindingRow = RowOf<"tblFinding">;

export interface AuditStatus {
  readonly auditId: string;
  readonly title: string;
  readonly state: RowOf<"tblAudit">["state"];
  readonly isOpen: boolean;
  readonly questions: number;
  readonly answered: number;
  readonly results: Readonly<Record<AnswerResult, number>>;
}

export interface OverdueFinding {
  readonly findingId: string;
  readonly owner: string;
  readonly what: "response" | "completion";
  readonly due: DayNumber;
  /** Calendar days since it was due. */
  readonly days: number;
}

export interface ClauseStatus {
  /** Blank for findings without a clause. */
  readonly clause: string;
  readonly major: number;
  readonly minor: number;
  readonly ofi: number;
}

/** How a register stands on a day. Counts are of findings that are still open. */
export interface RegisterStatus {
  readonly audits: readonly AuditStatus[];
  readonly openAudits: number;
  readonly openFindings: Readonly<Record<FindingRow["grade"], number>>;
  readonly overdue: readonly OverdueFinding[];
  readonly byClause: readonly ClauseStatus[];
  /** Evidence that was found changed when it was last looked at, and not explained. */
  readonly changedEvidence: readonly string[];
}

export function isFindingOpen({ state }: Pick<FindingRow, "state">): boolean {
  return state !== "closed" && state !== "withdrawn" && state !== "considered";
}

export function registerStatus({ rows }: Register, today: DayNumber): RegisterStatus {
  const audits = auditStatuses(rows);
  const open = rows.tblFinding.filter(isFindingOpen);
  const graded = (grade: FindingRow["grade"]) => open.filter((row) => row.grade === grade).length;
  return {
    audits,
    openAudits: audits.filter(({ isOpen }) => isOpen).length,
    openFindings: { major: graded("major"), minor: graded("minor"), ofi: graded("ofi") },
    overdue: open
      .flatMap((row) => overdueOf(row, today))
      .sort((a, b) => a.due - b.due || (a.findingId < b.findingId ? -1 : 1)),
    byClause: byClause(open),
    changedEvidence: rows.tblEvidence
      .filter(({ lastVerdict, changeReason }) => isChange(lastVerdict) && changeReason === "")
      .map(({ evidenceId }) => evidenceId),
  };
}

function auditStatuses(rows: Register["rows"]): readonly AuditStatus[] {
  const counts = new Map<string, Map<AnswerResult, number>>();
  for (const { auditId, result } of askedAnswers(rows.tblResponse)) {
    const results = counts.get(auditId) ?? new Map<AnswerResult, number>();
    results.set(result, (results.get(result) ?? 0) + 1);
    counts.set(auditId, results);
  }
  return rows.tblAudit.map(({ auditId, title, state }) => {
    const counted = (result: AnswerResult) => counts.get(auditId)?.get(result) ?? 0;
    const questions = RESULTS.reduce((sum, result) => sum + counted(result), 0);
    return {
      auditId,
      title,
      state,
      isOpen: state !== "issued" && state !== "closed",
      questions,
      answered: questions - counted("not_assessed"),
      results: {
        not_assessed: counted("not_assessed"),
        conform: counted("conform"),
        ofi: counted("ofi"),
        minor_nonconformity: counted("minor_nonconformity"),
        major_nonconformity: counted("major_nonconformity"),
        not_applicable: counted("not_applicable"),
      },
    };
  });
}

const UNANSWERED: readonly FindingRow["state"][] = ["open", "disputed", "in_analysis"];

/** What the owner had to do is done; the rest is for auditors. */
const DONE: readonly FindingRow["state"][] = [
  "awaiting_verification",
  "awaiting_effectiveness",
  "ready_to_close",
];

function overdueOf(row: FindingRow, today: DayNumber): OverdueFinding[] {
  const { findingId, owner, responseDue, completionDue } = row;
  const late = (what: OverdueFinding["what"], due: DayNumber): OverdueFinding[] =>
    due < today ? [{ findingId, owner, what, due, days: today - due }] : [];
  const isDone = DONE.includes(row.state);
  const completion = completionDue === null || isDone ? [] : late("completion", completionDue);
  if (completion.length > 0) return completion;
  return responseDue !== null && UNANSWERED.includes(row.state)
    ? late("response", responseDue)
    : [];
}

function byClause(open: readonly FindingRow[]): readonly ClauseStatus[] {
  const clauses = new Map<string, { major: number; minor: number; ofi: number }>();
  for (const { clause, grade } of open) {
    const counts = clauses.get(clause) ?? { major: 0, minor: 0, ofi: 0 };
    counts[grade]++;
    clauses.set(clause, counts);
  }
  return [...clauses]
    .map(([clause, counts]) => ({ clause, ...counts }))
    .sort((a, b) => compareClauses(a.clause, b.clause));
}

/** 4.1 before 4.2 before 10.1. */
function compareClauses(a: string, b: string): number {
  return a.localeCompare(b, "en-GB", { numeric: true });
}

function isChange(verdict: RowOf<"tblEvidence">["lastVerdict"]): boolean {
  return verdict !== null && verdict !== "unchanged" && verdict !== "reordered";
}
