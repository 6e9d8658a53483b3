import { signWords } from "./audit-sign";

const counted = (n: number, one: string, many = `${one}s`) =>
  `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;

/** The page of an audit's report. */
export const paneReportText = {
  title: "Report",
  link: "Report: make a draft, sign and issue",
  missing: "This audit is not in the workbook any more.",
  loading: "Reading the audit tables…",
  draftState: "Not issued yet.",
  issuedState: (date: string) => `Issued and signed on ${date}. Its answers are locked.`,

  gaps: "Missing before it can be issued",
  ready: "Nothing is missing: it can be signed and issued.",
  remarks: "Worth knowing",
  contents: "What will be in it",
  section: (title: string, parts: number) => `${title} (${counted(parts, "part")})`,

  words: "What the report says",
  wordsHint:
    "Never name people on the caseload; what is recognised is withheld when it is printed.",
  opinion: "Overall opinion",
  noOpinion: "Choose",
  field: {
    conclusion: "Conclusion",
    good: "What is good",
    limitsOfAudit: "Limits of the audit",
    independenceNote: "Where the auditors are not independent",
    disagreements: "Disagreements not settled",
    distribution: "Distribution",
    marking: "Marking",
  },
  hint: {
    conclusion: "Does it conform, does it work, what must change?",
    good: "One thing a line.",
    independenceNote: "Name the bias; a second reader then signs first.",
    marking: "Such as Official-sensitive; printed on every page.",
  },
  keepWords: "Keep these words",
  lastMeeting: "Last meeting of the committee",
  lastMeetingHint: "The committee's page shows what has moved since. May stay blank.",

  makeDraft: "Put a draft into the workbook",
  putIssued: "Put the issued report into the workbook",
  addsSheets: (names: readonly string[]) => `Adds the sheets ${names.join(", ")}, ready to print.`,
  download: "Or as a file",
  word: "Save as a Word document",
  excel: "Save as a workbook",
  saved: (file: string) => `${file} is offered as a download.`,
  fileName: (audit: string, ending: string) => `Audit report ${audit}.${ending}`,

  sign: "Sign",
  role: "Signing as",
  roles: {
    lead_auditor: "Lead auditor: signs and issues",
    second_reader: signWords.role.second_reader,
    auditee: signWords.role.auditee,
    programme_manager: signWords.role.programme_manager,
  },
  name: "Name of who signs",
  account: "Account, such as an e-mail address",
  statement: "What the signature stands for",
  statements: {
    lead_auditor: "This report is complete and fair, and the evidence was looked at as it says.",
    second_reader:
      "I have read this report and its evidence, and the named bias did not change it.",
    auditee: "I have received this report and discussed it.",
    programme_manager: "I have received this report for the programme.",
  },
  showIssue: "Show what issuing does",
  showSign: "Show what signing does",
  issue: "Sign and issue",
  signNow: "Sign",

  changed: "Changed since it was issued",
  checkChanged: "Look what was changed since",
};
