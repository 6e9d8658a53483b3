import { formatDate, isoDate, parseDate, type DayNumber } from "../cells/date";
import type { Register } from "../audit/register";
import { registerStatus } from "../audit/status";
import { auditReport } from "../text/audit-report";
import { cliText } from "../text/cli";
import { readArguments } from "./arguments";
import { EXIT, refuse, type Command } from "./command";
import { openRegister, say, type Said } from "./register-command";

const words = auditReport.auditCommand;

/** `plumbline audit`: how the audit register of a workbook stands. */
export const auditCommand: Command = {
  name: "audit",
  summary: words.summary,
  usage: words.usage,
  options: words.options,
  run: async (args, terminal) => {
    const read = readArguments(args, { "as-of": "one", format: "one" });
    if (!read.ok) return refuse(read.trouble, terminal);
    const date = read.value.one("as-of");
    const asOf = date === null ? null : parseDate(date);
    if (date !== null && asOf === null) return refuse(cliText.verify.badDate(date), terminal);
    const opened = await openRegister(read.value, words.usage);
    if (!opened.ok) return refuse(opened.trouble, terminal);
    const { file, register } = opened.value;
    const said = sayAudit(file, register, asOf);
    say("audit", opened.value, said, terminal);
    if (said.needsRepair) return EXIT.ERRORS;
    return said.isLate ? EXIT.QUERIES : EXIT.CLEAN;
  },
};

interface AuditSaid extends Said {
  /** Rows or tables that cannot be read as they stand. */
  readonly needsRepair: boolean;
  readonly isLate: boolean;
}

/** The status of a register; without a date nothing can be said of what is overdue. */
export function sayAudit(file: string, register: Register, asOf: DayNumber | null): AuditSaid {
  // Before the first day nothing is overdue.
  const status = registerStatus(register, asOf ?? 0);
  const unreadable = register.unreadable.map(({ sentence }) => sentence);
  const { damaged } = register;
  const said = {
    document: {
      file,
      asOf: asOf === null ? null : isoDate(asOf),
      openAudits: status.openAudits,
      audits: status.audits,
      openFindings: status.openFindings,
      overdue:
        asOf === null ? null : status.overdue.map((each) => ({ ...each, due: isoDate(each.due) })),
      byClause: status.byClause,
      changedEvidence: status.changedEvidence,
      damaged,
      unreadable,
    },
    needsRepair: damaged.length + unreadable.length > 0,
    isLate: status.overdue.length + status.changedEvidence.length > 0,
  };
  if (register.places.size === 0) return { ...said, lines: [auditReport.none(file)] };
  const { major, minor, ofi } = status.openFindings;
  const lines = [
    asOf === null ? auditReport.heading(file) : auditReport.headingAsAt(file, formatDate(asOf)),
    ...status.audits.map(({ auditId, title, state, answered, questions }) =>
      auditReport.audit(auditId, title, state, answered, questions),
    ),
    auditReport.findings(major, minor, ofi),
    ...(asOf === null && major + minor > 0 ? [auditReport.overdueNeedsDate] : []),
    ...status.overdue.map(({ findingId, owner, what, due, days }) =>
      auditReport.overdue(findingId, owner, what, formatDate(due), days),
    ),
    ...status.byClause.map(({ clause, ...counts }) =>
      auditReport.clause(clause, counts.major, counts.minor, counts.ofi),
    ),
    ...(status.changedEvidence.length > 0
      ? [auditReport.changedEvidence(status.changedEvidence)]
      : []),
    ...damaged,
    ...unreadable,
  ];
  return { ...said, lines };
}
