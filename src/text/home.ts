import { counted } from "./pane";

const listed = (names: readonly string[]) =>
  names.length > 5
    ? `${names.slice(0, 5).join(", ")} and ${names.length - 5} more`
    : names.join(", ");

/** Words of the home screen: one question and three cards that know the answer. */
export const homeText = {
  question: "What would you like to do?",
  found: (names: readonly string[]) =>
    `Plumbline found ${counted(names.length, "table")}: ${listed(names)}.`,
  foundNone: (sheets: number) =>
    `Plumbline found no Excel tables in ${counted(sheets, "sheet")}. Lists with a heading row can still be checked.`,
  empty:
    "This workbook is empty. Open the workbook you want to check, or type the first rows; Plumbline will notice.",
  tryFirst: "A sensible first step is to check it: checking changes nothing.",
  verify: {
    title: "Verify",
    what: "Check the return before you send it",
    notChecked: "Not checked yet",
    notCheckedWith: (pack: string) => `Not checked yet. “${pack}” fits this workbook.`,
    checked: (sentence: string, time: string) => `${sentence} Checked at ${time}.`,
    oldDate: (date: string) => `Checked as at ${date}; the date has changed since.`,
    running: "Checking now …",
  },
  measures: {
    title: "Measures",
    what: "Figures by period and team, and the formulas behind them",
    ready: (n: number) => `${counted(n, "KPI formula")} ready to use`,
    loading: "Looking up the formulas …",
    missing: "The list of formulas could not be read",
  },
  audit: {
    title: "Audit",
    what: "Work through a checklist and keep the evidence",
    none: "No audit in this workbook yet",
    state: (counts: { open: number; findings: number; overdue: number; changed: number }) =>
      [
        counted(counts.open, "open audit"),
        counted(counts.findings, "open finding"),
        ...(counts.overdue > 0 ? [`${counts.overdue} overdue`] : []),
        ...(counts.changed > 0 ? [`evidence changed on ${counts.changed}`] : []),
      ].join(", "),
    loading: "Looking for audits …",
    missing: "The audit tables could not be read",
  },
};
