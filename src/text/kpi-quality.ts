import { problem } from "./kpi";

/** What the functions about data quality and identifiers say. */
export const qualityText = {
  nothingInRange: (place: string) =>
    problem("#DIV/0!", `${place} holds nothing, so there is no share to work out.`),
  noList: (place: string, rule: string, needs: string) =>
    problem("#VALUE!", `For the rule “${rule}”, ${place} has to hold ${needs}.`),
  bounds: "the lowest and the highest value, in two cells; leave one blank for no limit",
  pattern: "a pattern: # a digit, @ a letter, ? any one character, * any number of them",
  values: "the values that are allowed",
  mixedCondition: (place: string) =>
    problem("#VALUE!", `${place} holds something other than TRUE or FALSE. Give a comparison.`),
  noPair: problem("#N/A", "No row holds both dates."),
  noScore: problem("#DIV/0!", "No dimension has both a score and a weight."),
  blankIdentifier: problem("#N/A", "The cell is blank."),
  noIdentifier: (reason: string) =>
    problem("#N/A", `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`),
  noDuplicates: problem("#N/A", "No value occurs twice."),
  ruleCount: (place: string, rules: number, columns: number) =>
    problem("#VALUE!", `${place} has ${rules} rules, and the table has ${columns} columns.`),

  duplicateHeaders: ["Value", "Rows"],
  duplicateMarks: { unique: "", repeated: "Duplicate" },
  lagHeaders: [
    "Rows",
    "Mean days",
    "Median days",
    "Longest",
    "Within",
    "Share within",
    "Entered before the event",
  ],
  scoreMissing: "Left out",
  score: "Score",
  dimension: (place: number) => `Dimension ${place}`,
  reportHeaders: ["Column", "Filled", "Valid", "Unique", "Errors", "First bad row"],
  columnNumber: (column: number) => `Column ${column}`,
  identifierHeaders: ["Figure", "Cells"],
  identifierCounts: {
    cells: "Cells",
    blank: "Blank",
    errors: "Errors",
    valid: "Right",
    asTyped: "Right, and written in full",
    flagged: "Right, to be looked at",
    wrong: "Wrong",
    wrongForm: "Wrong form",
    wrongCheck: "Check letter or digit does not fit",
    wrongOther: "Wrong otherwise",
    distinct: "Different identifiers",
    repeated: "Cells that repeat one",
  },
} as const;
