import { listed } from "./listed";
import type { Trouble } from "./trouble";

const counted = (n: number, one: string, many = `${one}s`) =>
  `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;

const STATES = {
  prepared: "prepared",
  in_progress: "in progress",
  draft_report: "report in draft",
  issued: "issued",
  closed: "closed",
} as const;

const grades = (major: number, minor: number, ofi: number) =>
  `${major} major, ${minor} minor, ${counted(ofi, "opportunity", "opportunities")}`;

/** Lines of a register's status and of its trail, as the command line prints them. */
export const auditReport = {
  auditCommand: {
    summary:
      "say how the audit register of a workbook stands: answers, findings, actions, recommendations, data breaches, what is overdue",
    usage: "plumbline audit FILE [--as-of DATE [--at TIME]]",
    options: [
      [
        "--as-of DATE",
        "the date as at which things are overdue, such as 31/10/2026; left out, nothing is said of that",
      ],
      [
        "--at TIME",
        "the time of that day here, such as 16:30, for the 72-hour clock of data breaches; the day as it begins unless told otherwise",
      ],
      ["--format text|json", "how to say it; text unless told otherwise"],
    ],
  },
  trailCommand: {
    summary: "check that the trail of an audit register was not changed",
    usage: "plumbline trail FILE [--anchor COUNT:HASH]",
    options: [
      [
        "--anchor COUNT:HASH",
        "the number of entries and the last hash as a report, e-mail or sign-off shows them",
      ],
      ["--format text|json", "how to say it; text unless told otherwise"],
    ],
  },
  oneFile: (usage: string): Trouble => ({
    code: "no-file",
    message: `Say which workbook to look at, one at a time: ${usage}`,
  }),
  noTrail: (file: string): Trouble => ({
    code: "no-trail",
    message: `${file} holds no audit trail, so there is nothing to check. A trail begins with the first audit that is started in the workbook.`,
  }),
  badTime: (typed: string): Trouble => ({
    code: "bad-time",
    message: `“${typed}” is not a time of day such as 16:30.`,
  }),
  overdueNeedsDate: "Give a date with --as-of to see what is overdue.",
  none: (file: string) => `${file}: no audit register in this workbook.`,
  heading: (file: string) => `${file}: audit register`,
  headingAsAt: (file: string, date: string) => `${file}: audit register as at ${date}`,
  audit: (
    id: string,
    title: string,
    state: keyof typeof STATES,
    answered: number,
    questions: number,
  ) =>
    `  ${id}  ${title}: ${STATES[state]}, ${answered} of ${counted(questions, "question")} answered`,
  findings: (major: number, minor: number, ofi: number) =>
    major + minor + ofi === 0 ? "No open findings." : `Open findings: ${grades(major, minor, ofi)}`,
  overdue: (
    id: string,
    owner: string,
    what: "response" | "completion",
    due: string,
    days: number,
  ) =>
    `  Overdue: ${id}, ${what === "response" ? "cause and plan" : "everything done"} due ${due}, ${counted(days, "day")} ago (${owner})`,
  clause: (clause: string, major: number, minor: number, ofi: number) =>
    `  ${clause === "" ? "Without a clause" : `Clause ${clause}`}: ${grades(major, minor, ofi)}`,
  actions: (n: number) => `Actions still to be done: ${n.toLocaleString("en-GB")}`,
  actionOverdue: (id: string, finding: string, responsible: string, due: string, days: number) =>
    `  Overdue: ${id} on ${finding}, due ${due}, ${counted(days, "day")} ago (${responsible})`,
  changedEvidence: (ids: readonly string[]) =>
    `Evidence changed since it was captured, without an explanation: ${listed(ids)}`,
  trailOf: (file: string, sentence: string) => `${file}: ${sentence}`,
  anchorUnreadable: (typed: string): Trouble => ({
    code: "anchor-unreadable",
    message: `“${typed}” is not an anchor. Give the count and the last hash as the report prints them, with a colon between: 12:8df9… (64 letters and digits).`,
  }),
};
