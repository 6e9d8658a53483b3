import { counted } from "./pane";

/** What is said where measures are made by choosing columns. */
export const suggestText = {
  // Names of the measures
  inTime: (done: string, days: number, from: string) =>
    `${done} within ${counted(days, "working day")} of ${from}`,
  share: (column: string, value: string) => `${column}: ${value === "" ? "…" : value}`,
  count: (date: string) => `How many, by ${date}`,
  caseload: (from: string, end: string) => `Open cases, from ${from} to ${end}`,
  mean: (column: string) => `Average of ${column}`,
  cases: "cases",

  // Choosing among suggestions
  title: "Your first measures",
  open: "Choose measures from your columns",
  openDetail: "Tick what your own columns can tell; no formula needed",
  intro:
    "These can be worked out from the columns of your table. Tick what you want to follow; Plumbline shows at once what would count.",
  looking: "Looking at your columns …",
  noTables:
    "There is no list with a column of dates in this workbook. Open the workbook with your extract, or write a measure by hand.",
  noDates:
    "This list has no column of dates, so nothing puts a row into a month. Choose another one.",
  table: "List",
  date: "Date that puts a row into a month",
  split: "Split by",
  noSplit: "Nothing",
  holidays: "Bank holidays of",
  divisions: ["England and Wales", "Scotland", "Northern Ireland", "Jersey"],
  suggestion: {
    inTime: (done: string, from: string) => `In time: from ${from} to ${done}`,
    share: (column: string) => `${column}: what share is one of them`,
  },
  days: "Working days allowed",
  value: (column: string) => `Which ${column}`,
  chooseValue: "Choose one …",
  target: "Target, if there is one",
  needsDays: "Write how many working days are allowed.",
  needsValue: "Choose which one is counted.",
  needsOne: "Tick at least one.",
  notANumber: (typed: string) => `“${typed}” is not a number such as 5 or 90%.`,
  review: "Show what will be written",
  save: (measures: number) => `Write ${counted(measures, "measure")}`,
  byHand: "Write a measure by hand",
  byHandDetail: "With formulas on your column names",

  // Conditions made by clicking
  builder: (what: string) => `Build the ${what.toLowerCase()} by choosing`,
  column: "Column",
  chooseColumn: "Choose a column …",
  how: "Counted where it",
  hows: {
    is: "is",
    filled: "is filled in",
    "in-time": "is in time",
    "at-least": "is at least",
    "at-most": "is at most",
  },
  from: "Counted from",
  unit: "Days are",
  units: { working: "working days", calendar: "calendar days" },
  daysAllowed: "Days allowed",
  amount: "Number",
  typedValue: "Value, as it stands in the cells",
  put: (what: string) => `Put it into the ${what.toLowerCase()}`,
  putAnd: (what: string) => `Add it to the ${what.toLowerCase()}: both have to hold`,
};
