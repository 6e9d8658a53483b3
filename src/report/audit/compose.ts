import { auditIn } from "../../audit/issue-words";
import type { Register } from "../../audit/register";
import { trailReport, type TrailReport } from "../../audit/trail";
import { formatDate } from "../../cells/date";
import { auditSlices } from "../../text/audit-slices";
import { reportAuditText as words } from "../../text/report-audit";
import { ok, type Result } from "../../text/trouble";
import { atOnce, type Slices } from "../../workbook/slices";
import type { Fact, ReportDocument, Section } from "../document";
import { annexSections } from "./annex";
import { chartSections } from "./charts";
import { extractSections } from "./extract";
import { findingSections } from "./findings";
import { withoutPersonal } from "./personal";
import { sceneOf, type AuditReportOptions, type ReportScene } from "./scene";
import { anchorOf, signOffSections } from "./sign-off";
import { summarySections } from "./summary";

const PARTS = 6;

export interface ComposedAuditReport {
  readonly document: ReportDocument;
  /** How many names and identifiers of people were withheld, in words; null for none. */
  readonly personal: string | null;
}

/**
 * The report of an audit in the order in which it is read: the first pages for the manager, the rest as
 * annex, and one page for a committee. Nothing in it says who is on the caseload.
 */
export function* auditReportSteps(
  register: Register,
  auditId: string,
  options: AuditReportOptions,
  trail: TrailReport,
): Slices<Result<ComposedAuditReport>> {
  const audit = auditIn(register, auditId);
  if (!audit.ok) return audit;
  const scene = sceneOf(register, audit.value, options, trail);
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
    sections: yield* sectionsOf(scene),
  };
  const { document, withheld } = yield* withoutPersonal(whole, register, auditId, options.asAt);
  return ok({ document, personal: withheld === 0 ? null : words.personal(withheld) });
}

/** The same at once. */
export function composeAuditReport(
  register: Register,
  auditId: string,
  options: AuditReportOptions,
  trail: TrailReport = trailReport(register, null),
): Result<ComposedAuditReport> {
  return atOnce(auditReportSteps(register, auditId, options, trail));
}

function* sectionsOf(scene: ReportScene): Slices<readonly Section[]> {
  const say = (done: number) => auditSlices.parts(done, PARTS);
  yield say(0);
  const summary = summarySections(scene);
  const findings = yield* findingSections(scene);
  yield say(2);
  const annex = annexSections(scene);
  yield say(3);
  const charts = chartSections(scene);
  yield say(4);
  const signOff = yield* signOffSections(scene);
  yield say(5);
  const extract = extractSections(scene);
  return [...summary, ...findings, ...annex, ...charts, ...signOff, ...extract];
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
