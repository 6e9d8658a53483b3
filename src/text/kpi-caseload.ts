import type { Problem } from "./kpi";

const problem = (code: Problem["code"], message: string): Problem => ({ code, message });

const FLOW_HEADERS = [
  "Opening",
  "Starts",
  "Ends",
  "Closing",
  "Person-days",
  "Mean daily caseload",
  "Mean length of stay (days)",
] as const;

/** What the functions of caseload and flow say. */
export const caseloadText = {
  flowHeaders: FLOW_HEADERS,
  flowTableHeaders: ["Period", ...FLOW_HEADERS],
  attritionHeaders: ["Stage", "Count", "Share of previous stage", "Share of first stage"],
  noDay: (place: string) => problem("#VALUE!", `${place} is blank. Give a date.`),
  noneEnded: problem("#DIV/0!", "No case ended in the period, so there is no length of stay."),
  noPeriods: problem("#N/A", "“periods” holds no period."),
  twoColumns: (columns: number) =>
    problem(
      "#VALUE!",
      `“periods” has ${columns === 1 ? "1 column" : `${columns} columns`}. Give the first and the last day of each period side by side, as KPI.PERIODS lists them.`,
    ),
  noStaff: problem("#DIV/0!", "There is no staff to share the caseload among."),
  noPlaces: problem("#DIV/0!", "There is no place, or no day, to be occupied."),
  noStart: problem("#DIV/0!", "Nothing started, so there is nothing to measure the ends against."),
  nothingBefore: problem("#DIV/0!", "The stage to compare with has a count of 0."),
  noStages: problem("#N/A", "“stage_counts” holds no count."),
  unknownTier: (place: string, tier: string) =>
    problem("#N/A", `${place} holds “${tier}”, which “weights” does not list.`),
} as const;
