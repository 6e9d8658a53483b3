import { auditSignText } from "../text/audit-sign";
import { auditText } from "../text/audit";
import { fail, ok, type Result } from "../text/trouble";
import type { Kept } from "../records/read";
import type { Moment } from "../records/moment";
import type { Plan } from "../records/plan";
import { Draft } from "./draft";
import type { RowOf } from "./layout";
import type { Register } from "./register";

/** What a report says that no answer and no finding holds. */
export type ReportWords = Omit<RowOf<"tblAuditReport">, "auditId"> &
  Pick<RowOf<"tblAudit">, "conclusion" | "limitsOfAudit" | "independenceNote">;

export type AuditRow = Kept<RowOf<"tblAudit">>;

const NONE: Omit<RowOf<"tblAuditReport">, "auditId"> = {
  opinion: null,
  good: "",
  disagreements: "",
  distribution: "",
  marking: "",
};

export function auditIn({ rows }: Register, auditId: string): Result<AuditRow> {
  const audit = rows.tblAudit.find((row) => row.auditId === auditId);
  return audit ? ok(audit) : fail(auditText.auditUnknown(auditId));
}

/** An audit whose report has not been issued. */
export function openAudit(register: Register, auditId: string): Result<AuditRow> {
  const audit = auditIn(register, auditId);
  if (!audit.ok) return audit;
  return isIssued(audit.value) ? fail(auditSignText.alreadyIssued(auditId)) : audit;
}

export function isIssued({ state }: Pick<RowOf<"tblAudit">, "state">): boolean {
  return state === "issued" || state === "closed";
}

/** The words of a report as they stand; blank where nothing has been written yet. */
export function wordsOf({ rows }: Register, audit: AuditRow): ReportWords {
  const kept = rows.tblAuditReport.find(({ auditId }) => auditId === audit.auditId);
  const { opinion, good, disagreements, distribution, marking } = kept ?? NONE;
  const { conclusion, limitsOfAudit, independenceNote } = audit;
  return {
    opinion,
    good,
    disagreements,
    distribution,
    marking,
    conclusion,
    limitsOfAudit,
    independenceNote,
  };
}

/** Keeps the words of a report: cells of the audit's row, and its row in the table of reports. */
export function describeReport(
  register: Register,
  auditId: string,
  words: ReportWords,
  moment: Moment,
): Result<Plan> {
  const audit = openAudit(register, auditId);
  if (!audit.ok) return audit;
  const draft = new Draft(register, moment);
  writeWords(draft, register, audit.value, words);
  return draft.done(auditId);
}

/** Puts the words into a step; gives the audit's row as it will be. */
export function writeWords(
  draft: Draft,
  register: Register,
  audit: AuditRow,
  words: ReportWords,
): void {
  const { conclusion, limitsOfAudit, independenceNote, ...beside } = words;
  const { auditId } = audit;
  const there = register.rows.tblAuditReport.find((row) => row.auditId === auditId);
  const report = there ? draft.set("tblAuditReport", there, beside) : { auditId, ...beside };
  if (!there) draft.add("tblAuditReport", report);
  draft.log("describe", "report", auditId, {}, { table: "tblAuditReport", row: report });
  const row = draft.set("tblAudit", audit, { conclusion, limitsOfAudit, independenceNote });
  draft.log("describe", "audit", auditId, {}, { table: "tblAudit", row });
  draft.say(auditSignText.described(auditId));
}

/** Marks the report as a draft that people are reading. */
export function draftReport(register: Register, auditId: string, moment: Moment): Result<Plan> {
  const audit = openAudit(register, auditId);
  if (!audit.ok) return audit;
  const draft = new Draft(register, moment);
  if (audit.value.state !== "draft_report") {
    const row = draft.set("tblAudit", audit.value, { state: "draft_report" });
    draft.log("draft", "audit", auditId, { state: row.state }, { table: "tblAudit", row });
    draft.say(auditSignText.drafted(auditId));
  }
  return draft.done(auditId);
}
