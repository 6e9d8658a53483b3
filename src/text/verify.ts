import { didYouMean } from "./near";
import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });
const quoted = (value: string) => `“${value}”`;
const count = (n: number, one: string, many = `${one}s`) =>
  `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;
const either = (values: readonly string[]) => {
  if (values.length <= 1) return values[0] ?? "";
  return `${values.slice(0, -1).join(", ")} or ${values.at(-1)}`;
};

// Enough to see which rows are meant; the finding itself names them all.
const MOST_ROWS = 6;
const listed = (rows: readonly number[]) =>
  `${rows.slice(0, MOST_ROWS).join(", ")}${rows.length > MOST_ROWS ? " …" : ""}`;

// Beyond this many choices the sentence sends people to the list.
const MOST_CHOICES = 8;

/** What is found in a workbook, in words: the value, the place, what to do. */
export const verifyText = {
  sentence: (errors: number, queries: number, notRun: number) => {
    const parts = [
      ...(errors > 0 ? [`${errors.toLocaleString("en-GB")} to put right`] : []),
      ...(queries > 0 ? [`${queries.toLocaleString("en-GB")} to explain`] : []),
    ];
    const first = parts.length === 0 ? "Ready to submit." : `${parts.join(", ")}.`;
    return notRun === 0 ? first : `${first} ${count(notRun, "rule")} did not run.`;
  },
  and: (n: number, column: string) =>
    `${count(n, "more cell")} in ${quoted(column)} with the same fault.`,

  paramUnreadable: (kind: string, said: string) =>
    trouble("params", `What it says in “params” does not fit the kind ${quoted(kind)}: ${said}`),
  emptyWorkbook: () =>
    trouble(
      "workbook-empty",
      "There is nothing in this workbook to check: no sheet holds a filled cell. Open the workbook that holds the return.",
    ),
  noTable: (titles: readonly string[]) =>
    trouble(
      "no-table",
      titles.length === 0
        ? "No table was found in this workbook: no sheet has a row of headings with filled rows below it. Put the headings in one row, above the data."
        : `None of the tables that the pack expects was found in this workbook: ${titles.join(", ")}. Choose the pack that belongs to this workbook, or check the names of the sheets and headings.`,
    ),
  parameterWrong: (name: string, type: string, given: string) =>
    trouble(
      "parameter-wrong",
      `The parameter ${quoted(name)} has to be ${type === "date" ? "a date such as 01/04/2026" : type === "number" ? "a number" : "a text"}, not ${quoted(given)}.`,
    ),
  parameterUnknown: (name: string, known: Iterable<string>) =>
    trouble(
      "parameter-unknown",
      `The pack has no parameter called ${quoted(name)}.${didYouMean(name, known)}`,
    ),
  cancelled: () => trouble("cancelled", "Stopped, as you asked. Nothing was changed."),

  notRun: {
    columnMissing: (column: string, near: string) =>
      `column ${quoted(column)} not found${near === "" ? "" : ` (did you mean ${quoted(near)}?)`}`,
    tableMissing: (table: string) => `table ${quoted(table)} not found`,
    ofTable: (rules: number, table: string) =>
      `${count(rules, "rule")} for the table ${quoted(table)} did not run: the workbook has no such table.`,
    noSuchColumn: "no table has the columns that it is about",
    notOfType: (column: string, wanted: "dates" | "numbers") =>
      `${quoted(column)} does not hold ${wanted}`,
    parameterMissing: (name: string, title: string) =>
      `${title === name ? quoted(name) : `${title} (${quoted(name)})`} was not given`,
    listMissing: (name: string, why: string) =>
      `the list ${quoted(name)} could not be read: ${why}`,
    notYet: (from: string) => `holds from ${from} on`,
    noLonger: (to: string) => `held until ${to}`,
    tooLong:
      "given up, because its formula compares rows in more ways than can be done in good time; give what it counts a key, such as the person, that both rows share",
    partly: (rows: number, why: string) => `${count(rows, "row")} could not be judged: ${why}`,
  },

  sheetMissing: (sheet: string, near: string) =>
    `Sheet ${quoted(sheet)} is missing from this workbook.${near === "" ? "" : ` The sheet ${quoted(near)} looks like it.`}`,
  sheetMissingAdvice: (sheet: string) =>
    `Add the sheet, or rename the one that holds it to ${quoted(sheet)}.`,
  tableMissing: (table: string) => `The table ${quoted(table)} was not found in this workbook.`,
  tableMissingAdvice: "Check that the headings stand in one row and read as the return asks.",
  headerMissing: (table: string) =>
    `I could not find the row of headings of ${quoted(table)} on this sheet.`,
  columnMissing: (column: string, near: string) =>
    near === ""
      ? `Column ${quoted(column)} is missing. The return needs it.`
      : `Column ${quoted(column)} is missing. ${quoted(near)} looks like it.`,
  columnMissingAdvice: (column: string, near: string) =>
    near === ""
      ? `Add a column with the heading ${quoted(column)}.`
      : `If ${quoted(near)} is meant, change its heading to ${quoted(column)}.`,
  columnUnexpected: (heading: string) => `Column ${quoted(heading)} is not part of this return.`,
  columnUnexpectedAdvice: "Take it out, or ask the owner of the return.",

  headingSpace: (clean: string, breaks: boolean) =>
    `The heading ${quoted(clean)} has a hidden ${breaks ? "line break" : "space"} in it; it was still recognised.`,
  headingSpaceAdvice: (clean: string) => `Type the heading again as ${quoted(clean)}.`,
  headingTwice: (heading: string, first: string) =>
    `Two columns are both called ${quoted(heading)} (the other is ${first}). The first one was used.`,
  headingTwiceAdvice: "Rename one of them.",
  headingNear: (heading: string, wanted: string) =>
    `${quoted(heading)} looks like ${quoted(wanted)}, which is missing.`,
  headingNone: (column: string) => `Column ${column} has data but no heading.`,
  headingNoneAdvice: "Give it a heading, or empty it.",
  totalInside: (rows: readonly number[]) =>
    rows.length === 1
      ? `Row ${listed(rows)} looks like a total among the records. It was left out; counted as a record it would count twice.`
      : `Rows ${listed(rows)} look like totals among the records. They were left out; counted as records they would count twice.`,
  totalInsideAdvice: "Move totals below the last record.",
  headingInside: (rows: readonly number[]) =>
    rows.length === 1
      ? `Row ${listed(rows)} repeats the headings among the records. It was left out.`
      : `Rows ${listed(rows)} repeat the headings among the records. They were left out.`,
  headingInsideAdvice: "Delete what repeats the headings.",
  blankInside: (rows: readonly number[]) =>
    rows.length === 1
      ? `Row ${listed(rows)} is blank, among the records. Excel's own tools may take the records for two lists.`
      : `Rows ${listed(rows)} are blank, among the records. Excel's own tools may take the records for several lists.`,
  blankInsideAdvice: "Delete the row, or fill it in if a record is missing.",

  errorValue: (error: string) => `The cell shows ${error}.`,
  errorValueAdvice: "Mend the formula, or type the value.",
  onlySpace: () => "The cell looks empty but holds a space, so it counts as filled.",
  onlySpaceAdvice: "Empty the cell.",
  edgeSpace: (text: string) => `${quoted(text)} has a stray space before or after it.`,
  edgeSpaceAdvice: (text: string) => `Type it again as ${quoted(text)}.`,
  numberAsText: (text: string) => `${quoted(text)} is stored as text, so formulas leave it out.`,
  numberAsTextAdvice: (text: string) => `Type ${text} again as a number.`,
  dateAsText: (text: string) =>
    `${quoted(text)} is a text, not a date, so it cannot be sorted or counted as one.`,
  dateAmbiguous: (text: string, dayFirst: string, monthFirst: string) =>
    `${quoted(text)} is a text, not a date. It was read as ${dayFirst}; read with the month first it would be ${monthFirst}.`,
  dateAsTextAdvice: (date: string) => `Type it again as the date ${date}.`,
  notDate: (text: string) => `${quoted(text)} is not a date.`,
  impossibleDate: (text: string) => `${quoted(text)} is not a date: there is no such day.`,
  before1900: (text: string) =>
    `${quoted(text)} is before 1900, when Excel's dates begin, so it is kept as text.`,
  before1900Advice: "Check the year.",
  notDateAdvice: "Type the date as dd/mm/yyyy.",
  otherDateForm: (text: string, form: string) =>
    `${quoted(text)} is a date, but not written as ${form}.`,
  dateFormAdvice: (form: string) => `Type the date as ${form}.`,
  notNumber: (text: string) => `${quoted(text)} is not a number.`,
  notWholeNumber: (text: string) => `${quoted(text)} is not a whole number.`,
  notNumberAdvice: "Type the number alone, without words or units.",
  notTruth: (text: string) => `${quoted(text)} is neither yes nor no.`,
  notTruthAdvice: "Choose Yes or No.",
  mixedDateFormat: (shown: string, usual: string) =>
    `This date is shown as ${shown}; the others in the column as ${usual}. It may have been read with day and month changed round.`,
  mixedDateFormatAdvice: (date: string) =>
    `Check that ${date} is meant, then give the cell the format of its neighbours.`,

  blank: (column: string) => `${quoted(column)} is blank.`,
  blankKey: (column: string) => `The row has data but no ${quoted(column)}. Whose is it?`,
  blankAdvice: (column: string) => `Fill in ${quoted(column)}.`,
  notAllowed: (value: string, column: string, choices: readonly string[]) =>
    `${quoted(value)} is not one of the choices for ${quoted(column)}${choices.length > 0 && choices.length <= MOST_CHOICES ? ` (${either(choices)})` : ""}.`,
  notAllowedAdvice: (choices: readonly string[], near: string | null) =>
    near !== null
      ? `If ${quoted(near)} is meant, choose it from the list.`
      : choices.length <= MOST_CHOICES
        ? `Choose ${either(choices.map(quoted))}.`
        : "Choose a value from the list.",
  variant: (value: string, choice: string) =>
    `${quoted(value)} is ${quoted(choice)} written another way, so it is counted apart.`,
  variantAdvice: (choice: string) => `Write ${quoted(choice)}.`,
  pattern: (value: string, column: string, example: string | null) =>
    `${quoted(value)} does not have the form of ${quoted(column)}${example === null ? "" : `, such as ${example}`}.`,
  patternAdvice: "Check it against the record and type it again.",
  range: (value: string, column: string, low: string | null, high: string | null) =>
    low !== null && high !== null
      ? `${quoted(column)} is ${value}; it has to be from ${low} to ${high}.`
      : low !== null
        ? `${quoted(column)} is ${value}; it has to be ${low} or more.`
        : `${quoted(column)} is ${value}; it has to be ${high ?? ""} or less.`,
  rangeDates: (value: string, column: string, low: string | null, high: string | null) =>
    low !== null && high !== null
      ? `${quoted(column)} is ${value}; it has to be from ${low} to ${high}.`
      : low !== null
        ? `${quoted(column)} is ${value}; it cannot be before ${low}.`
        : `${quoted(column)} is ${value}; it cannot be after ${high ?? ""}.`,
  rangeAdvice: "Check the figure against the record.",
  length: (
    value: string,
    column: string,
    length: number,
    least: number | null,
    most: number | null,
  ) =>
    `${quoted(value)} has ${count(length, "character")}; ${quoted(column)} needs ${least !== null && most !== null ? (least === most ? String(least) : `${least} to ${most}`) : least !== null ? `at least ${least}` : `at most ${most ?? 0}`}.`,
  identifierOtherwise: (value: string, usual: string) =>
    `${quoted(value)} is right, but its usual form is ${quoted(usual)}; written differently, the same number is not found again.`,
  identifierOtherwiseAdvice: (usual: string) => `Write ${quoted(usual)}.`,
  identifierAdvice: "Check it against the record and type it again.",
  identifier: (value: string, why: string) => `${quoted(value)}: ${why}`,

  duplicate: (value: string, columns: readonly string[], rows: readonly number[]) =>
    `${quoted(value)} stands in ${count(rows.length, "row")} (${rows.length > 6 ? `${rows.slice(0, 6).join(", ")} …` : rows.join(", ")}); ${either(columns.map(quoted)).replace(" or ", " with ")} has to be different in each.`,
  duplicateAdvice: "Keep one of the rows, or correct the value that was mistyped.",
  sameRow: (rows: readonly number[]) => `Rows ${rows.join(" and ")} are identical.`,
  sameRowAdvice: "Delete one of them, unless both are meant.",
  compare: (left: string, leftValue: string, words: string, right: string, rightValue: string) =>
    `${quoted(left)} is ${leftValue}; it has to be ${words} ${right === "" ? rightValue : `${quoted(right)} (${rightValue})`}.`,
  compareWords: {
    "=": "the same as",
    "<>": "different from",
    "<": "less than",
    ">": "more than",
    "<=": "at most",
    ">=": "at least",
  },
  compareDateWords: {
    "=": "the same day as",
    "<>": "another day than",
    "<": "before",
    ">": "after",
    "<=": "on or before",
    ">=": "on or after",
  },
  offset: (n: number, unit: string) => `${count(Math.abs(n), unit)} ${n < 0 ? "before" : "after"}`,
  compareAdvice: "Check both against the record.",
  formula: (title: string) => `${title.replace(/\.$/, "")}: this row does not agree.`,
  formulaAdvice: "Check the cells named here against the record.",
  together: {
    "all-or-none": (filled: readonly string[], blank: readonly string[]) =>
      `${filled.map(quoted).join(", ")} filled in, ${blank.map(quoted).join(", ")} blank: either all or none.`,
    "exactly-one": (columns: readonly string[], filled: number) =>
      `${filled === 0 ? "None" : count(filled, "cell")} of ${columns.map(quoted).join(", ")} filled in: it has to be exactly one.`,
    "at-most-one": (columns: readonly string[], filled: number) =>
      `${count(filled, "cell")} of ${columns.map(quoted).join(", ")} filled in: at most one may be.`,
    "at-least-one": (columns: readonly string[]) =>
      `None of ${columns.map(quoted).join(", ")} is filled in: at least one has to be.`,
  },
  togetherAdvice: "Fill in what is missing, or empty what should not be there.",
  late: (event: string, on: string, taken: number, unit: string, start: string, limit: string) =>
    `${quoted(event)} on ${on} is ${count(taken, unit)} after ${quoted(start)}; the limit is ${limit}.`,
  overdue: (event: string, due: string) => `${quoted(event)} is blank; it was due by ${due}.`,
  lateAdvice: "Check both dates. If they are right, give the reason.",
  overdueAdvice: "Fill in the date, or give the reason why it has not happened.",
  reference: (value: string, column: string, table: string) =>
    `${quoted(value)} in ${quoted(column)} is not in ${quoted(table)}.`,
  referenceAdvice: (table: string) => `Check the value, or add it to ${quoted(table)}.`,
  disagree: (column: string, value: string, table: string, other: string) =>
    `${quoted(column)} is ${value} here and ${other} in ${quoted(table)}.`,
  disagreeAdvice: "Find out which is right and change the other.",

  hiddenRow: (row: number) => `Row ${row} is hidden. It is still part of the return.`,
  hiddenRows: (first: number, last: number) =>
    `Rows ${first} to ${last} are hidden. They are still part of the return.`,
  hiddenRowAdvice: "Show it, or take it out if it does not belong.",
  hiddenColumn: (heading: string) =>
    `Column ${quoted(heading)} is hidden. It is still part of the return.`,
  hiddenSheet: (sheet: string) => `The sheet ${quoted(sheet)} is hidden.`,
  hiddenSheetAdvice: "Look at it once: does it belong to what you send?",
  veryHiddenSheet: (sheet: string) =>
    `The sheet ${quoted(sheet)} is hidden so that Excel does not list it under Unhide.`,
  veryHiddenSheetAdvice: "Ask whoever made the workbook what it holds before you send it on.",
  mergedData: (cells: string) =>
    `The cells ${cells} are merged, which leaves all but the first of them blank.`,
  mergedDataAdvice: "Unmerge them and fill in each cell.",
  mergedTitle: (cells: string, others: number) =>
    `The cells ${cells}${others > 0 ? ` and ${count(others, "other area")}` : ""} are merged. They stand outside the data, where that does no harm.`,
  totalShort: (formula: string, row: number, last: number) =>
    `${formula} stops at row ${row}; the data goes on to row ${last}.`,
  totalShortAdvice: (range: string) => `Let the formula cover ${range}.`,
  usedRange: (rows: number, columns: number, filled: string) =>
    `Excel counts ${[...(rows > 0 ? [count(rows, "empty row")] : []), ...(columns > 0 ? [count(columns, "empty column")] : [])].join(" and ")} beyond ${filled} as used. They were left out.`,
  usedFarOut: (last: string) =>
    `The used range reaches ${last}: a few cells stand far away from the rest.`,
  tooLargeToRead: (sheet: string, last: string) =>
    trouble(
      "sheet-too-large",
      `The sheet ${quoted(sheet)} holds something as far out as ${last}, and is too large to be read. Look at that cell, empty it if it does not belong there, and check again.`,
    ),
  usedFarOutAdvice: "Look at that cell. Empty it if it does not belong there.",
  usedRangeAdvice: "Delete them to make the file smaller.",
  formulaText: (text: string) =>
    `${quoted(text)} is a text that a spreadsheet would run as a formula if it were saved as CSV and opened again.`,
  formulaTextAdvice: "Put a word before it, or delete it if nobody knows where it comes from.",
  unreadableCells: (reason: string) => `These cells could not be read: ${reason}`,
  unreadableCellsAdvice: "Compare them with the source. The file may be damaged.",
  externalLink: (target: string) => `The workbook takes figures from another file: ${target}.`,
  externalLinkAdvice: "Send the figures, not the link: copy the cells and paste them as values.",
};
