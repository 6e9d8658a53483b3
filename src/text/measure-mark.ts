import { formatDate } from "../cells/date";

/** What is said where somebody writes down what is special about a measure: a break, an event, rows left out. */
export const markText = {
  open: "Note a break, an event or rows to leave out",
  title: "What is special about it",
  intro: "It is kept beside the measure, and stands wherever its figures are shown.",
  kind: "What it is",
  kinds: {
    break: "A break: from a day on figures are not comparable",
    event: "An event in the data that is not the work",
    exclusion: "Rows that are left out, and why",
  },
  on: "From this day on",
  from: "From",
  to: "To, blank where it still goes on",
  dateHint: "For example 01/04/2026",
  reason: "Reason",
  note: "What happened",
  when: "Rows that are left out",
  whenHint: "A formula on [Column] names; rows where it is TRUE are left out",
  needsReason: "Write the reason: it is part of the definition.",
  backwards: "It ends before it begins.",
  needsWhen: "Say which rows are left out.",
  review: "Show what will be written",
  save: "Write it down",
  brokenAt: (name: string, on: number, reason: string) =>
    `“${name}” breaks on ${formatDate(on)}: ${reason}`,
  happened: (name: string, from: number, note: string) =>
    `Notes on “${name}” from ${formatDate(from)}: ${note}`,
  leavesOut: (name: string, reason: string) => `“${name}” leaves rows out: ${reason}`,
};
