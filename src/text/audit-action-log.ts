import type { Trouble } from "./trouble";

const counted = (n: number, one: string) =>
  `${n.toLocaleString("en-GB")} ${n === 1 ? one : `${one}s`}`;
const named = (agency: string) => (agency === "" ? "No agency named" : agency);

/** Words on the action log of a MARAC or JMAPPA panel, which staff keep as a table of their own. */
export const actionLogText = {
  columnsMissing: (table: string, missing: readonly string[]): Trouble => ({
    code: "columns-missing",
    message: `The table ${table} cannot be read as an action log: no column was found for ${missing.join(", ")}.`,
  }),
  noDate: (row: number, column: string, value: string) =>
    `Row ${row}: “${value}” in ${column} is not a date such as 31/10/2026. The row is kept as it is.`,
  noDue: (row: number) => `Row ${row}: the action has no due date, so it is never overdue.`,

  chasingTitle: (agency: string, n: number, date: string) =>
    `${named(agency)}: ${counted(n, "action")} overdue as at ${date}`,
  chasingLine: (row: number, meeting: string, due: string, days: number) =>
    `- Row ${row} of the action log${meeting === "" ? "" : `, meeting of ${meeting}`}: due ${due}, ${counted(days, "day")} ago`,
  chasingClose: (table: string) =>
    `Please update the action log (${table}) or say when each will be done. Case details are in the log and not in this message.`,

  pane: {
    title: "Action log",
    open: "Action log of a panel",
    openHint: "Open, carried over and overdue, agency by agency",
    loading: "Reading the action log …",
    none: "This workbook has no table with columns for an action, its agency and its due date, so there is no action log to read.",
    readFrom: (table: string, sheet: string) =>
      `Read as it stands from ${table} on the sheet “${sheet}”.`,
    summary: (open: number, carried: number, overdue: number) =>
      `${counted(open, "action")} open, ${carried} carried over, ${overdue} overdue.`,
    onTime: (closed: number, due: number) =>
      due === 0
        ? "Nothing was due yet."
        : `${closed} of ${counted(due, "action")} closed by the due date.`,
    agencies: "By agency",
    lastMeeting: (date: string) => `Last meeting: ${date}`,
    minutes: (date: string, days: number) =>
      `Minutes due: ${date}, ${counted(days, "working day")} after the meeting`,
    minutesDays: "Working days until the minutes are out",
    agency: (agency: string, open: number, overdue: number) =>
      `${named(agency)}: ${open} open${overdue === 0 ? "" : `, ${overdue} overdue`}`,
    action: (row: number, due: string, days: number) =>
      `Row ${row}: due ${due}, ${counted(days, "day")} ago`,
    go: (row: number) => `Go to row ${row}`,
    copy: "Copy a message to chase it",
    copied: "Copied. It names no case.",
    notRead: (n: number) => `To put right in the log (${n})`,
  },
} as const;
