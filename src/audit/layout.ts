import { z } from "zod";
import type { Layout, RowIn } from "../records/layout";
import {
  choice,
  choiceOrNone,
  count,
  day,
  dayOrNone,
  names,
  note,
  text,
  yesNo,
} from "../records/field";
import { BREACH_TABLES } from "./breach/table";
import { EDITION_TABLES } from "./editions/table";
import { GRADES } from "./pack";
import { METHODS, programme } from "./programme/rows";
import { sample, sampleItem } from "./sampling/rows";
import { RECOMMENDATION_TABLES } from "./recommendations/table";
import { RESULTS } from "./results";
import { RISK_TABLES } from "./risk/table";

export { RESULTS, type AnswerResult } from "./results";

export const AUDIT_TYPES = [
  "internal",
  "follow_up",
  "supplier",
  "partner",
  "inspection_prep",
  "peer_review",
] as const;
const AUDIT_STATES = ["prepared", "in_progress", "draft_report", "issued", "closed"] as const;

const FINDING_SOURCES = [
  "internal_audit",
  "data_check",
  "complaint",
  "inspection",
  "incident",
  "review",
] as const;

const FINDING_STATES = [
  "open",
  "disputed",
  "in_analysis",
  "plan_submitted",
  "in_progress",
  "awaiting_verification",
  "awaiting_effectiveness",
  "ready_to_close",
  "closed",
  "withdrawn",
  "considered",
] as const;

export const ACTION_STATES = ["planned", "in_progress", "done", "verified", "cancelled"] as const;
export const ROLES = [
  "auditor",
  "lead_auditor",
  "programme_manager",
  "owner",
  "staff",
  "reader",
] as const;
export const CAUSE_METHODS = ["five_whys", "fishbone", "timeline", "comparison", "other"] as const;

/** From the best to the worst; what each means is said in every report. */
export const OPINIONS = ["substantial", "moderate", "limited", "unsatisfactory"] as const;

const EVIDENCE_KINDS = [
  "range",
  "sample_result",
  "document",
  "observation",
  "interview",
  "screenshot_reference",
] as const;
export const OBTAINED = ["in_person", "remote", "supplied"] as const;
const VERDICTS = [
  "unchanged",
  "reordered",
  "cells_changed",
  "rows_changed",
  "headers_changed",
  "size_changed",
  "missing",
] as const;

const audit = z.object({
  auditId: text(20),
  programmeId: note(14),
  title: text(40),
  type: choice(AUDIT_TYPES),
  packId: text(18),
  packVersion: text(12),
  edition: text(26),
  objectives: text(40),
  scope: text(40),
  criteria: text(30),
  processId: text(20),
  method: choice(METHODS, 10),
  leadAuditor: text(20),
  auditors: names(),
  auditees: names(),
  start: day(),
  end: dayOrNone(),
  periodFrom: dayOrNone(),
  periodTo: dayOrNone(),
  state: choice(AUDIT_STATES, 13),
  limitsOfAudit: note(),
  conclusion: note(40),
  independenceNote: note(),
  trailHead: note(20),
  previousAuditId: note(20),
  /** Who reads along and signs where the auditors are not independent. */
  secondReader: note(18),
});

const auditReport = z.object({
  auditId: text(20),
  opinion: choiceOrNone(OPINIONS, 16),
  good: note(50),
  disagreements: note(50),
  distribution: note(30),
  marking: note(20),
});

const pack = z.object({
  packId: text(18),
  packVersion: text(12),
  edition: text(26),
  title: text(50),
  note: note(50),
  adoptedOn: day(),
});

const packItem = z.object({
  packId: text(18),
  packVersion: text(12),
  itemId: text(18),
  section: text(24),
  clause: note(9),
  label: note(30),
  question: text(70),
  lookFor: note(50),
  requirement: note(30),
  workbookCheck: note(40),
  weight: count(1),
  critical: yesNo(),
  unit: note(14),
  sectionWeight: count(1),
});

const response = z.object({
  responseId: text(34),
  auditId: text(20),
  itemId: text(18),
  clause: note(9),
  questionShown: text(70),
  unitKey: note(14),
  result: choice(RESULTS, 22),
  reason: note(),
  note: note(40),
  weight: count(1),
  critical: yesNo(),
  evidenceIds: names(),
  findingId: note(20),
  answeredBy: note(18),
  answeredAt: note(22),
});

const finding = z.object({
  findingId: text(20),
  auditId: note(20),
  source: choice(FINDING_SOURCES),
  raisedOn: day(),
  raisedBy: text(18),
  grade: choice(GRADES, 9),
  gradeReason: note(),
  clause: note(9),
  mappedClause: note(13),
  edition: note(26),
  requirementRef: note(40),
  statement: text(60),
  evidenceIds: names(),
  processId: text(20),
  owner: text(18),
  state: choice(FINDING_STATES, 22),
  cycle: count(1),
  responseDue: dayOrNone(),
  completionDue: dayOrNone(),
  correction: note(40),
  correctionOn: dayOrNone(),
  correctionEvidence: names(),
  correctionNotPossible: note(),
  causeMethod: choiceOrNone(CAUSE_METHODS),
  cause: note(40),
  causeCategory: note(),
  lookAcross: note(),
  lookAcrossResult: note(),
  effectivenessDue: dayOrNone(),
  effectivenessOn: dayOrNone(),
  effectivenessBy: note(18),
  effectivenessResult: choiceOrNone(["effective", "not_effective"]),
  effectivenessEvidence: names(),
  repeatOf: note(20),
  closedOn: dayOrNone(),
  closedBy: note(18),
  lessons: note(40),
});

const action = z.object({
  actionId: text(20),
  findingId: note(20),
  /** Which time round of the finding it belongs to: one that did not work is no answer to the next. */
  cycle: count(1),
  type: choice(["correction", "corrective", "improvement", "risk"], 12),
  text: text(50),
  responsible: text(18),
  due: day(),
  originalDue: day(),
  extensions: count(0),
  extensionReason: note(),
  extensionBy: note(18),
  /** Asked for by whoever does the action, until somebody else has decided on it. */
  requestedDue: dayOrNone(),
  requestReason: note(),
  status: choice(ACTION_STATES, 12),
  doneOn: dayOrNone(),
  doneBy: note(18),
  evidenceIds: names(),
  verifiedBy: note(18),
  verifiedOn: dayOrNone(),
  result: note(),
});

const findingStep = z.object({
  stepId: text(20),
  findingId: text(20),
  cycle: count(1),
  on: day(),
  by: text(18),
  step: text(22),
  state: choice(FINDING_STATES, 22),
  text: note(60),
  evidenceIds: names(),
});

const person = z.object({
  personId: text(18),
  name: text(24),
  role: choice(ROLES),
  unit: note(20),
  auditorQualifiedUntil: dayOrNone(),
  account: note(),
  active: yesNo(),
});

const process = z.object({
  processId: text(20),
  name: text(30),
  owner: text(18),
  staff: names(30),
  tablesUsed: names(30),
  active: yesNo(),
  /** Whoever owned it until `ownerSince` may not audit it for a year. */
  ownerSince: dayOrNone(),
  previousOwner: note(18),
});

const setting = z.object({
  setting: text(30),
  value: text(20),
  note: note(50),
});

const evidence = z.object({
  evidenceId: text(20),
  kind: choice(EVIDENCE_KINDS, 20),
  title: text(40),
  workbook: note(),
  sheet: note(18),
  tableName: note(18),
  columns: names(40),
  /** Title of the column whose values tell the rows apart; blank where there is none. */
  keyColumn: note(16),
  /** The keys of the rows; `*` stands for every row of the table. */
  keys: names(40),
  addressHint: note(18),
  headers: yesNo(),
  rows: count(0),
  cols: count(0),
  fingerprint: note(24),
  snapshotPartIds: names(),
  periodFrom: dayOrNone(),
  periodTo: dayOrNone(),
  obtainedHow: choiceOrNone(OBTAINED, 13),
  obtainedFrom: note(),
  capturedAt: text(22),
  capturedBy: text(18),
  containsPersonalData: yesNo(),
  lastChecked: dayOrNone(),
  lastVerdict: choiceOrNone(VERDICTS),
  changeExplainedBy: note(18),
  changeReason: note(),
});

const snapshot = z.object({
  partId: text(24),
  evidenceId: text(20),
  part: count(),
  text: text(80),
});

const signOff = z.object({
  signoffId: text(20),
  object: choice(["audit", "report", "finding", "programme"], 12),
  objectId: text(20),
  role: choice(["lead_auditor", "auditee", "programme_manager", "second_reader"]),
  name: text(20),
  account: note(),
  identity: choice(["signed_in", "self_declared"], 14),
  statement: text(40),
  signedAt: text(22),
  trailCount: count(),
  trailHead: text(24),
  contentFingerprint: text(24),
});

const trail = z.object({
  seq: count(),
  at: text(22),
  actor: text(18),
  action: text(16),
  object: text(12),
  objectId: text(34),
  detail: text(60),
  prev: text(24),
  hash: text(24),
});

/**
 * Every table of the register, one a sheet, by the fixed name under which people and other programs
 * find it. `id` is the column that names a row; several make one name together.
 */
export const TABLES = {
  tblAudit: {
    sheet: "Audits",
    title: "Audits",
    row: audit,
    id: ["auditId"],
    later: ["secondReader"],
  },
  tblAuditReport: {
    sheet: "Audit reports",
    title: "What the report of an audit says beside its answers and findings",
    row: auditReport,
    id: ["auditId"],
  },
  tblPack: {
    sheet: "Audit packs",
    title: "Packs in use",
    row: pack,
    id: ["packId", "packVersion"],
  },
  tblPackItem: {
    sheet: "Audit questions",
    title: "Questions of the packs in use, as they were when the pack was taken up",
    row: packItem,
    id: ["packId", "packVersion", "itemId"],
    later: ["sectionWeight"],
  },
  tblResponse: { sheet: "Audit answers", title: "Answers", row: response, id: ["responseId"] },
  tblProgramme: {
    sheet: "Audit programme",
    title: "Programme: what is audited, when, and why then",
    row: programme,
    id: ["programmeId"],
  },
  tblSample: {
    sheet: "Audit samples",
    title: "Samples: what was drawn from, how, and with which seed",
    row: sample,
    id: ["sampleId"],
  },
  tblSampleItem: {
    sheet: "Audit sample items",
    title: "The records of each sample and its reserve, in the order of the draw",
    row: sampleItem,
    id: ["sampleId", "order"],
  },
  tblFinding: { sheet: "Audit findings", title: "Findings", row: finding, id: ["findingId"] },
  tblAction: { sheet: "Audit actions", title: "Actions", row: action, id: ["actionId"] },
  tblFindingStep: {
    sheet: "Audit finding steps",
    title: "What was done on each finding, step by step. Rows are only ever added",
    row: findingStep,
    id: ["stepId"],
  },
  tblPeople: {
    sheet: "Audit people",
    title: "People: who may do what. Fill it in by hand",
    row: person,
    id: ["personId"],
  },
  tblProcess: {
    sheet: "Audit processes",
    title: "Processes: who owns them and who works in them. Fill it in by hand",
    row: process,
    id: ["processId"],
  },
  tblSetting: {
    sheet: "Audit settings",
    title:
      "Settings: time limits, calendar and risk matrix. Set in the pane under Limits, or by hand",
    row: setting,
    id: ["setting"],
  },
  ...RECOMMENDATION_TABLES,
  ...RISK_TABLES,
  ...BREACH_TABLES,
  ...EDITION_TABLES,
  tblEvidence: { sheet: "Audit evidence", title: "Evidence", row: evidence, id: ["evidenceId"] },
  tblSnapshot: {
    sheet: "Audit snapshots",
    title: "What the evidence held when it was captured",
    row: snapshot,
    id: ["partId"],
  },
  tblSignOff: { sheet: "Audit sign-offs", title: "Sign-offs", row: signOff, id: ["signoffId"] },
  tblTrail: {
    sheet: "Audit trail",
    title: "Trail: who did what, and when. Rows are only ever added",
    row: trail,
    id: [],
    isChain: true,
  },
} as const;

/** The register, with the layout that this version writes; a table says in A1 with which it was made. */
export const REGISTER: Layout<typeof TABLES> = { version: 2, tables: TABLES };

export type TableName = keyof typeof TABLES;
export type RowOf<T extends TableName> = RowIn<typeof TABLES, T>;
