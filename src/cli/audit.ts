import { formatDate, isoDate, type DayNumber } from "../cells/date";
import type { Register } from "../audit/register";
import { registerStatus } from "../audit/status";
import { auditReport } from "../text/audit-report";

/** What a command has to say: one JSON document, or lines for people. */
export interface Said {
  readonly document: Readonly<Record<string, unknown>>;
  readonly lines: readonly string[];
}

/** `plumbline audit FILE`: how the register of a workbook stands on a day. */
export function sayAudit(file: string, register: Register, asOf: DayNumber): Said {
  const status = registerStatus(register, asOf);
  const unreadable = register.unreadable.map(({ sentence }) => sentence);
  const { major, minor, ofi } = status.openFindings;
  const document = {
    file,
    asOf: isoDate(asOf),
    audits: status.audits,
    openFindings: status.openFindings,
    overdue: status.overdue.map((each) => ({ ...each, due: isoDate(each.due) })),
    byClause: status.byClause,
    changedEvidence: status.changedEvidence,
    damaged: register.damaged,
    unreadable,
  };
  if (status.audits.length === 0 && register.places.size === 0) {
    return { document, lines: [auditReport.none(file)] };
  }
  const lines = [
    auditReport.heading(file, formatDate(asOf)),
    ...status.audits.map(({ auditId, title, state, answered, questions }) =>
      auditReport.audit(auditId, title, state, answered, questions),
    ),
    auditReport.findings(major, minor, ofi),
    ...status.overdue.map(({ findingId, owner, what, due, days }) =>
      auditReport.overdue(findingId, owner, what, formatDate(due), days),
    ),
    ...status.byClause.map(({ clause, ...counts }) =>
      auditReport.clause(clause, counts.major, counts.minor, counts.ofi),
    ),
    ...(status.changedEvidence.length > 0
      ? [auditReport.changedEvidence(status.changedEvidence)]
      : []),
    ...register.damaged,
    ...unreadable,
  ];
  return { document, lines };
}
