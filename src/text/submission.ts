import { counted } from "./pane";
import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });

const days = (n: number) => counted(n, "day");

/** Words of the submission calendar: what is due when, what it waits for, and what was handed in. */
export const submissionText = {
  planned: (report: string, period: string, due: string) =>
    `Puts “${report}” for ${period} into the calendar, due on ${due}.`,
  noReport: trouble("submission-report", "Say what is to be handed in: give the report a name."),
  twice: (report: string, period: string) =>
    trouble(
      "submission-twice",
      `“${report}” for ${period} stands in the calendar already. Nothing was changed.`,
    ),
  unknown: (id: string) =>
    trouble("submission-unknown", `There is no ${id} in the submission calendar. Read it anew.`),
  noName: trouble("submission-name", "Give the name of the person who hands it in."),
  alreadyIn: (on: string) =>
    trouble(
      "submission-in",
      `It was handed in on ${on}, and no figure has changed since. There is nothing to hand in again.`,
    ),
  needsReason: (changed: number) =>
    trouble(
      "submission-reason",
      `It was handed in before, and ${counted(changed, "figure has", "figures have")} changed. Say why, so that the log can tell.`,
    ),
  incomplete: (missing: number) =>
    trouble(
      "submission-incomplete",
      `${counted(missing, "thing is", "things are")} missing. Wait for what is missing, or say why it is handed in without.`,
    ),

  amount: (n: number | null) =>
    n === null ? "none" : n.toLocaleString("en-GB", { maximumFractionDigits: 4 }),
  change: (what: string, isValue: boolean, from: string, to: string) =>
    `${what}${isValue ? "" : ", counted"}: ${from} → ${to}`,

  late: (by: number) => `Late by ${days(by)}`,
  dueToday: "Due today",
  dueIn: (n: number) => `Due in ${days(n)}`,
  handedIn: (on: string, by: string) => `Handed in on ${on} by ${by}`,
  handedInLate: (on: string, by: string, late: number) =>
    `Handed in on ${on} by ${by}, ${days(late)} late`,
  moved: (rule: string) => `By its rule it would be due on ${rule}; the date was moved.`,
  rule: (n: number, unit: "working_days" | "calendar_days") =>
    `${counted(n, unit === "working_days" ? "working day" : "day")} after the period`,

  missing: {
    notOver: (last: string) => `The period is not over before ${last}.`,
    feed: (name: string) =>
      `${name}: there is no table, sheet or report of this name that has come in.`,
    emptyFeed: (name: string) => `${name}: there is nothing in it yet.`,
    notHandedIn: (name: string) => `${name}: it has not been handed in for this period.`,
    notSigned: (name: string) => `${name}: no sign-off reaches to the end of the period.`,
    notMeasured: (measure: string, why: string) => `${measure} has no figures: ${why}`,
    noFigure: (measure: string, why: string) => `${measure} has no figure for the period: ${why}`,
  },
  complete: "Everything that it waits for is there.",

  handsIn: (report: string, period: string, figures: number, fingerprint: string) =>
    `Hands in “${report}” for ${period}: ${counted(figures, "figure")} kept as they are now, under the fingerprint ${fingerprint.slice(0, 12)}…`,
  withoutAll: (reason: string) => `Handed in although something is missing: ${reason}`,
  restates: (changed: number) =>
    `Notes ${counted(changed, "figure")} that ${changed === 1 ? "has" : "have"} changed since it was handed in before.`,
  untouched: "The kept figures are as they were handed in.",
  touched:
    "The kept figures are not those that were handed in: somebody has changed a row of the table.",

  pane: {
    title: "Hand in",
    intro: "What is due when, the latest first.",
    reading: "Reading the calendar …",
    none: "Nothing stands in the calendar yet.",
    summary: (late: number, due: number, done: number) =>
      `${late} late, ${due} to come, ${done} handed in.`,
    groups: { late: "Late", due: "To come", done: "Handed in" },
    add: "Put a report into the calendar",
    report: "Report",
    period: "Period",
    dueDays: "Days after the period",
    countedIn: "Counted in",
    units: { working_days: "Working days", calendar_days: "Calendar days" },
    holidays: "Bank holidays of",
    dependsOn: "Waits for",
    dependsOnHint: "Tables, sheets or reports, parted by semicolons",
    owner: "Who sees to it",
    save: "Put it into the calendar",
    next: (period: string) => `Plan ${period} as well`,
    reason: "Why it is handed in again",
    whyIncomplete: "Why it is handed in although something is missing",
    handIn: "Hand in",
    again: "Hand in again",
    checking: "Looking at what it waits for …",
    waitsFor: "What it waits for",
    changed: "What has changed since",
    due: "Due",
    dueOn: (date: string) => `Due ${date}`,
    entry: (report: string, period: string) => `${report}, ${period}`,
    rule: "Rule",
    fingerprint: "Fingerprint",
    badDays: "Give a whole number of days.",
  },
};
