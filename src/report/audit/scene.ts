import { personOf } from "../../audit/life/people";
import { checklist, type ChecklistItem } from "../../audit/checklist";
import { isIssued, wordsOf, type AuditRow, type ReportWords } from "../../audit/issue-words";
import type { RowOf } from "../../audit/layout";
import type { Register } from "../../audit/register";
import type { TrailReport } from "../../audit/trail";
import type { DayNumber } from "../../cells/date";
import type { Kept } from "../../records/read";

export type FindingRow = Kept<RowOf<"tblFinding">>;

export interface AuditReportOptions {
  readonly asAt: DayNumber;
  /** When the committee last met; null shows no movement. */
  readonly lastMeeting: DayNumber | null;
}

/** What every part of the report of one audit is composed from. */
export interface ReportScene {
  readonly register: Register;
  readonly audit: AuditRow;
  readonly words: ReportWords;
  readonly options: AuditReportOptions;
  readonly trail: TrailReport;
  readonly isDraft: boolean;
  readonly questions: readonly ChecklistItem[];
  /** The findings of this audit that stand, majors first, then by clause. */
  readonly findings: readonly FindingRow[];
  readonly evidence: ReadonlyMap<string, RowOf<"tblEvidence">>;
  /** The actions of each finding, of every time round. */
  readonly actions: ReadonlyMap<string, readonly RowOf<"tblAction">[]>;
  /** The audit of the same process and questions before this one. */
  readonly lastAudit: AuditRow | null;
}

const GRADES = ["major", "minor", "ofi"] as const;

const CLAUSES = new Intl.Collator("en-GB", { numeric: true });

export const compareClauses = (a: string, b: string) => CLAUSES.compare(a, b);

export function sceneOf(
  register: Register,
  audit: AuditRow,
  options: AuditReportOptions,
  trail: TrailReport,
): ReportScene {
  return {
    register,
    audit,
    words: wordsOf(register, audit),
    options,
    trail,
    isDraft: !isIssued(audit),
    questions: checklist(register, audit.auditId),
    findings: register.rows.tblFinding
      .filter(({ auditId, state }) => auditId === audit.auditId && state !== "withdrawn")
      .sort(
        (a, b) =>
          GRADES.indexOf(a.grade) - GRADES.indexOf(b.grade) || compareClauses(a.clause, b.clause),
      ),
    evidence: new Map(register.rows.tblEvidence.map((row) => [row.evidenceId, row])),
    actions: actionsIn(register),
    lastAudit: lastAuditOf(register, audit),
  };
}

function actionsIn({ rows }: Register): ReadonlyMap<string, readonly RowOf<"tblAction">[]> {
  const actions = new Map<string, RowOf<"tblAction">[]>();
  for (const action of rows.tblAction) {
    const own = actions.get(action.findingId);
    if (own) own.push(action);
    else actions.set(action.findingId, [action]);
  }
  return actions;
}

function lastAuditOf({ rows }: Register, audit: AuditRow): AuditRow | null {
  const named = rows.tblAudit.find(({ auditId }) => auditId === audit.previousAuditId);
  if (named) return named;
  const earlier = rows.tblAudit.filter(
    (row) =>
      row.auditId !== audit.auditId &&
      row.processId === audit.processId &&
      row.packId === audit.packId &&
      row.start < audit.start &&
      isIssued(row),
  );
  return earlier.reduce<AuditRow | null>(
    (last, row) => (last === null || row.start > last.start ? row : last),
    null,
  );
}

/** The name of a person as the list of people has it, or as it was written. */
export function nameOf(register: Register, written: string): string {
  return personOf(register, written)?.name ?? written;
}
