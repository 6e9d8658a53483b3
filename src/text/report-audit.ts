import { auditWords } from "./audit";
import { listed } from "./listed";

const counted = (n: number, one: string, many = `${one}s`) =>
  `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;
const days = (n: number) => counted(n, "day");

/** What each kind of audit is called. */
export const auditTypeWords = {
  internal: "internal audit",
  follow_up: "follow-up audit",
  supplier: "audit of a supplier",
  partner: "audit of a partner",
  inspection_prep: "preparation for an inspection",
  peer_review: "peer review",
} as const;

const METHODS = {
  on_site: "on site",
  remote: "remote",
  mixed: "partly on site, partly remote",
} as const;

/** Everything that the report of an audit says by itself. */
export const reportAuditText = {
  // Sheets
  sheet: {
    summary: "Audit report",
    findings: "Audit report findings",
    annex: "Audit report annex",
    charts: "Audit report charts",
    sign: "Audit report sign-off",
    extract: "Committee extract",
  },

  // Heading
  title: (title: string) => `Audit report: ${title}`,
  facts: {
    audit: "Audit",
    unit: "Process or unit",
    dates: "Dates",
    period: "Period looked at",
    method: "Method",
    objectives: "Objectives",
    scope: "Scope",
    criteria: "Criteria",
    lead: "Lead auditor",
    auditors: "Auditors",
    auditees: "Auditees",
    distribution: "Distribution",
    pack: "Questions",
  },
  audit: (id: string, type: keyof typeof auditTypeWords) => `${id}, ${auditTypeWords[type]}`,
  method: METHODS,
  pack: (id: string, version: string) => `${id}, version ${version}`,
  between: (from: string, to: string) => (to === "" ? `from ${from}` : `${from} to ${to}`),

  // Conclusion
  conclusion: "Conclusion",
  conclusionMissing: "No conclusion has been written yet.",
  opinion: (words: string) => `Overall opinion: ${words}.`,
  opinionMissing: "No overall opinion has been given yet.",
  scale: (steps: readonly string[]) =>
    `The scale, from the best to the worst: ${steps.join("; ")}.`,

  // Summary
  results: "Results by section",
  resultColumns: {
    section: "Section",
    items: "Items",
    conform: "Conform",
    ofi: "Opportunity",
    minor: "Minor",
    major: "Major",
    notApplicable: "Not applicable",
    notAssessed: "Not assessed",
    score: "Score",
    before: "Score in the last audit",
  },
  noSection: "Without a section",
  total: "All",
  noScore: "none",
  scoreNote: (majors: readonly string[]) =>
    majors.length === 0
      ? "The score is never read alone: no major non-conformance was found."
      : `The score is never read alone: ${counted(majors.length, "major non-conformance")} (${listed(majors)}).`,
  lastAudit: (id: string, date: string) => `The last audit beside it is ${id} of ${date}.`,
  noLastAudit: "There is no earlier audit of this process with the same questions.",
  findings: "Findings",
  noFindings: "No non-conformance and no opportunity was raised in this audit.",
  found: (id: string, statement: string) => `${id}: ${statement}`,
  findingColumns: {
    grade: "Grade",
    clause: "Clause",
    statement: "Finding and what was found",
    owner: "Owner",
    due: "Due",
    state: "State",
  },

  // Each finding
  each: "Each finding",
  findingTitle: (id: string, grade: keyof typeof auditWords.grade, clause: string) =>
    `${id}: ${auditWords.grade[grade]}${clause === "" ? "" : `, clause ${clause}`}`,
  parts: {
    requirement: "Requirement",
    evidence: "Evidence",
    statement: "What was not met",
    grade: "Grade and why",
    effect: "Effect",
    correction: "Correction",
    cause: "Cause",
    across: "Looked elsewhere",
    action: "Action",
    effectiveness: "Effectiveness",
    dates: "Dates",
    repeats: "Repeats",
    withdrawn: "Withdrawn",
  },
  part: "Part",
  said: "What is recorded",
  notAnswered: "not answered yet",
  noReason: "no reason given",
  correctionNotPossible: (why: string) => `Not possible: ${why}`,
  action: (text: string, responsible: string, due: string, state: string) =>
    `${text} (${responsible}, due ${due}, ${state})`,
  dates: (raised: string, response: string, completion: string) =>
    `Raised ${raised}${response === "" ? "" : `; cause and plan due ${response}`}${completion === "" ? "" : `; everything done by ${completion}`}.`,
  closedOn: (date: string) => `Closed ${date}.`,
  effect: {
    major:
      "Puts in doubt that the process achieves what it is for, that it is under control, or that requirements will be met.",
    minor: "A requirement is not met; the process as a whole is not put in doubt.",
    ofi: "Requirements are met; something could be better.",
  },
  evidence: {
    range: (where: string, columns: readonly string[], rows: number) =>
      `${where}, ${columns.length === 0 ? "" : `columns ${columns.join(", ")}, `}${counted(rows, "row")}`,
    keys: (keys: readonly string[], more: number) =>
      `records ${keys.join(", ")}${more > 0 ? ` and ${more} more` : ""}`,
    allRows: "every row of the table",
    fingerprint: (short: string) => `fingerprint ${short}`,
    obtained: {
      in_person: "seen in person",
      remote: "seen remotely",
      supplied: "supplied",
    },
  },

  // What is good
  good: "What is good",
  nothingGood: "Nothing was written down as good practice.",
  opportunities: "Opportunities for improvement",
  noOpportunities: "No opportunity for improvement was raised.",
  opportunity: (id: string, text: string) => `${id}: ${text}`,

  // Samples
  samples: "Samples",
  noSamples:
    "No sample was drawn in this audit. What was found speaks of the records that were looked at, and of no others.",
  sampleTitle: (id: string, purpose: string) => `${id}: ${purpose}`,
  sampleFacts: {
    population: "Population",
    size: "Size",
    method: "Method",
    seed: "Seed",
    found: "Found",
    claim: "What may and may not be concluded",
    frame: "Fingerprint of the population",
    drawn: "Drawn",
  },
  population: (table: string, filter: string, n: number) =>
    `${table}${filter === "" ? "" : `, ${filter}`}: ${counted(n, "record")}`,
  noSeed: "none, because chance had no part in it",
  sampleFound: (tested: number, failing: number, missing: number) =>
    `${counted(tested, "record")} tested, ${failing} not conforming${missing === 0 ? "" : `, ${missing} could not be found`}`,
  drawnBy: (who: string, when: string) => `by ${who}, ${when}`,

  // Follow-up
  followUp: "Follow-up of earlier findings",
  noEarlier: "There are no earlier findings on this process.",
  followUpCounts: (closed: number, open: number, overdue: number, reopened: number) =>
    `Of the earlier findings on this process ${closed} ended, ${open} are open, ${overdue} of them overdue; ${reopened} were opened again.`,
  followUpColumns: {
    id: "Finding",
    grade: "Grade",
    raised: "Raised",
    statement: "What was found",
    state: "State",
    due: "Due",
    effectiveness: "Effectiveness",
  },
  overdue: (state: string, late: number) => `${state}; overdue by ${days(late)}`,
  reopened: (state: string, times: number) =>
    `${state}; opened again ${times === 1 ? "once" : `${times} times`}`,
  effectiveness: { effective: "worked", not_effective: "did not work" },
  effectivenessOn: (result: string, date: string) => `${result}, looked at ${date}`,
  notReviewed: "not looked at yet",

  // Limits
  limits: "Limits, independence and disagreements",
  limitsOf: "Limits of the audit",
  noLimits: "None were written down.",
  independence: "Independence",
  peerReview:
    "This is a peer review: colleagues read each other’s work, and learn from it. It is not an independent audit and does not stand in for one.",
  independent: "No bias was named by the auditors.",
  disagreements: "Disagreements not settled",
  noDisagreements: "None.",
  edited: "Edited on the sheet since the trail last recorded it",

  // Charts
  charts: "Figures",
  chartsOf: (date: string) =>
    `Counted over all findings in this workbook as at ${date}, not only those of this audit.`,
  clause: "Clause",
  noClause: "none",
  byClause: "Findings by clause",
  findingsAxis: "Findings",
  grades: { major: "Major", minor: "Minor", ofi: "Opportunity" },
  byMonth: "Opened and closed by month",
  month: "Month",
  monthOf: (month: number, year: number) => `${String(month).padStart(2, "0")}/${year}`,
  raised: "Opened",
  closed: "Closed",
  openAtEnd: "Open at the end",
  ageing: "Age of what is open",
  age: "Days since raised",
  ages: ["0–30", "31–60", "61–90", "91–180", "over 180"],
  open: "Open",
  toClose: "Days to close, median",
  noneClosed: "none closed yet",
  repeats: "Repeat findings by clause",
  repeated: "Repeats",
  noRepeats: "No finding repeats an earlier one.",

  // Sign-off
  signOff: "Signatures and anchor",
  statements: "What each signature stands for",
  signedStatement: (name: string, role: string, statement: string) =>
    `${name} (${role.toLowerCase()}): “${statement}”`,
  anchor: (anchor: string) => `Trail anchor: ${anchor}`,
  anchorMeans: (anchor: string) =>
    `This printed anchor shows later whether the trail of the workbook was cut short or written anew: plumbline trail FILE --anchor ${anchor}. It does not show who typed a name, nor what was done before the first entry.`,
  noTrail: "This workbook has no trail, so there is no anchor.",
  changedSince: "Changed since it was issued",

  // Committee extract
  extract: "Committee extract",
  extractOf: (title: string, date: string) => `${title}, as at ${date}.`,
  byPriority: "Open findings by priority",
  priority: "Priority",
  ratings: {
    red: "Overdue",
    amber: "Due within 30 days",
    green: "On track",
    grey: "Without a date",
  },
  otherPriority: "No priority",
  recommendations: {
    one: "Recommendation",
    byPriority: "Recommendations by priority",
    ratings: {
      red: "Past target",
      amber: "Outstanding",
      green: "Completed",
      grey: "Not adopted",
    },
    moved: {
      raised: "Recommendations received",
      completed: "Recommendations completed",
      overdue: "Recommendations past target",
    },
  },
  risks: {
    one: "Action on a risk",
    byBand: "Risks by band, after what was put in place",
    band: "Band",
    count: "Risks",
    unrated: "Not rated",
  },
  overdueByName: "Overdue",
  noneOverdue: "Nothing is overdue.",
  overdueColumns: {
    owner: "Owner",
    finding: "Number",
    grade: "What",
    due: "Due",
    days: "Days late",
  },
  movement: (since: string) => `Movement since ${since}`,
  movementSince: "the last meeting",
  more: (n: number) => `${n} more stand in the workbook.`,
  moved: {
    raised: "Raised",
    closed: "Closed or ended",
    reopened: "Opened again",
    overdue: "Became overdue",
  },
  noMeeting: "No date of the last meeting was given, so movement is not shown.",

  // Nothing personal
  withheld: "[withheld]",
  personal: (n: number) =>
    `${counted(n, "name or identifier", "names or identifiers")} of people on the caseload ${n === 1 ? "was" : "were"} withheld from this report and stand${n === 1 ? "s" : ""} as “[withheld]”. Put the words right in the register where they were written.`,
};
