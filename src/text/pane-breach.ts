import { counted } from "./pane";

/** Words of the pages for breaches of personal data. */
export const paneBreachText = {
  title: "Data breaches",
  open: (n: number) => `Data breaches (${n.toLocaleString("en-GB")})`,
  openHint: (running: number) =>
    running === 0
      ? "The 72-hour clock, and what was decided"
      : `${counted(running, "clock")} running or past`,
  none: "No breach of personal data is kept here.",
  running: "To be decided",
  settled: (n: number) => `Reported, or need not be (${n.toLocaleString("en-GB")})`,
  add: "Write down a breach",
  missing: "This breach is not in the workbook any more.",
  kind: "What happened to the data",
  what: "What happened",
  whatHint: "Without names of the people concerned",
  awareOn: "Known since: date",
  awareAt: "Known since: time",
  dateHint: "Such as 23/11/2026",
  timeHint: "Such as 16:30, by the clock here",
  timeUnreadable: "Type the time as hours and minutes, such as 16:30.",
  name: "Your name",
  nameMissing: {
    code: "missing-name",
    message: "Write your name first: the breach is kept under it. Nothing was changed.",
  },
  show: "Show what will be written",
  record: "Write it down",
  confirm: "Write it",
  step: "What to do",
  steps: {
    report: "Keep that it was reported",
    need_not_report: "Keep why it need not be reported",
    tell_people: "Keep that the people were told",
  },
  reportedOn: "Reported on",
  reportedAt: "Reported at",
  reference: "Reference of the report",
  lateBecause: "Why it is late",
  lateHint: "Only where 72 hours had passed",
  reason: "Why no risk to people is likely",
  toldOn: "Told on",
  facts: {
    standing: "Stands",
    kind: "Kind",
    aware: "Known since",
    due: "72 hours end",
    by: "Written by",
    reported: "Reported",
    reference: "Reference",
    late: "Late because",
    notReported: "Not reported",
    told: "People told",
  },
} as const;
