import { auditIn } from "../../audit/issue-words";
import type { Register } from "../../audit/register";
import { formatDate } from "../../cells/date";
import { reportAuditText as words } from "../../text/report-audit";
import { ok, type Result } from "../../text/trouble";
import type { Fact, ReportDocument } from "../document";
import { annexSections } from "./annex";
import { chartSections } from "./charts";
import { extractSections } from "./extract";
import { findingSections } from "./findings";
import { withoutPersonal } from "./personal";
import { sceneOf, type AuditReportOptions, type ReportScene } from "./scene";
import { anchorOf, signOffSections } from "./sign-off";
import { summarySections } from "./summary";

export interface ComposedAuditReport {
  readonly document: ReportDocument;
  /** How many names and identifiers of people were withheld, in words; null for none. */
  readonly personal: string | null;
}

/**
 * The report of an audit in the order in which it is read: the first pages for the manager, the rest as
 * annex, and one page for a committee. Nothing in it says who is on the caseload.
 */
export function composeAuditReport(
  register: Register,
  auditId: string,
  options: AuditReportOptions,
): Result<ComposedAuditReport> {
  const audit = auditIn(register, auditId);
  if (!audit.ok) return audit;
  const scene = sceneOf(register, audit.value, options);
  const { marking } = scene.words;
  const whole: ReportDocument = {
    title: words.title(audit.value.title),
    meta: {
      status: scene.isDraft ? "draft" : "issued",
      asAt: options.asAt,
      edition: audit.value.edition,
      marking: marking === "" ? null : marking,
      facts: factsOf(scene),
      trailHead: anchorOf(scene),
    },
    sections: [
      ...summarySections(scene),
      ...findingSections(scene),
      ...annexSections(scene),
      ...chartSections(scene),
      ...signOffSections(scene),
      ...extractSections(scene),
    ],
  };
  const { document, withheld } = withoutPersonal(whole, register, auditId, options.asAt);
  return ok({ document, personal: withheld === 0 ? null : words.personal(withheld) });
}

function factsOf({ audit, words: said }: ReportScene): readonly Fact[] {
  const label = words.facts;
  const day = (date: number | null) => (date === null ? "" : formatDate(date));
  const { periodFrom } = audit;
  const facts: readonly (readonly [string, string])[] = [
    [label.audit, words.audit(audit.auditId, audit.type)],
    [label.unit, audit.processId],
    [label.dates, words.between(formatDate(audit.start), day(audit.end))],
    [label.period, periodFrom === null ? "" : words.between(day(periodFrom), day(audit.periodTo))],
    [label.method, words.method[audit.method]],
    [label.objectives, audit.objectives],
    [label.scope, audit.scope],
    [label.criteria, audit.criteria],
    [label.lead, audit.leadAuditor],
    [label.auditors, audit.auditors.join(", ")],
    [label.auditees, audit.auditees.join(", ")],
    [label.distribution, said.distribution],
    [label.pack, words.pack(audit.packId, audit.packVersion)],
  ];
  return facts.filter(([, value]) => value !== "").map(([name, value]) => ({ label: name, value }));
}
