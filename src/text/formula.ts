import { didYouMean } from "./near";
import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });
const calls = (n: number) => (n === 1 ? "one value" : `${n} values`);

export const formulaText = {
  empty: () =>
    trouble(
      "formula-empty",
      "The formula is empty. Write a comparison such as [End date] >= [Start date].",
    ),
  tooLong: (most: number) =>
    trouble(
      "formula-too-long",
      `The formula is longer than the ${most.toLocaleString("en-GB")} characters that Excel allows. Split it into two rules.`,
    ),
  tooDeep: (most: number) =>
    trouble(
      "formula-too-deep",
      `The formula is nested more than ${most} levels deep. Split it into two rules.`,
    ),
  openBracket: () =>
    trouble(
      "formula-open-bracket",
      "A column name in the formula starts with [ and never ends. Add the closing ].",
    ),
  openQuote: () =>
    trouble(
      "formula-open-quote",
      'A text in the formula starts with " and never ends. Add the closing ".',
    ),
  unreadable: (at: string) =>
    trouble(
      "formula-unreadable",
      at === ""
        ? "The formula stops too early: something is missing at its end."
        : `The formula cannot be read from “${at}” on. Check brackets, commas and quotes there.`,
    ),
  reference: (text: string) =>
    trouble(
      "formula-reference",
      `The formula names the cell or range ${text}. Rules name columns, so that they hold for every row: write [Column title].`,
    ),
  construct: (what: string) =>
    trouble(
      "formula-construct",
      `${what} cannot be used in rules. Write the rule with columns, comparisons and functions.`,
    ),
  volatile: (name: string) =>
    trouble(
      "formula-volatile",
      `${name} cannot be used in rules, because a check done again tomorrow would give another answer. Use as_of, the date of the check.`,
    ),
  unknownFunction: (name: string, known: Iterable<string>) =>
    trouble("formula-function", `There is no function ${name} in rules.${didYouMean(name, known)}`),
  unknownColumn: (name: string, known: Iterable<string>, table = "") =>
    trouble(
      "formula-column",
      `There is no column “${name}” in ${table === "" ? "this table" : `the table “${table}”`}.${didYouMean(name, known)}`,
    ),
  unknownTable: (name: string, known: Iterable<string>) =>
    trouble(
      "formula-table",
      `The formula names a table “${name}” that the pack does not have.${didYouMean(name, known)}`,
    ),
  unknownParameter: (name: string, known: Iterable<string>) =>
    trouble(
      "formula-parameter",
      `“${name}” is neither a column nor a parameter. Columns stand in brackets: [${name}].${didYouMean(name, known)}`,
    ),
  tooFew: (name: string, least: number) =>
    trouble("formula-arguments", `${name} needs at least ${calls(least)} between its brackets.`),
  tooMany: (name: string, most: number) =>
    trouble("formula-arguments", `${name} takes at most ${calls(most)} between its brackets.`),
  needsColumn: (name: string) =>
    trouble(
      "formula-arguments",
      `${name} counts down a whole column: give it one as [Column title], or as Table[Column title] from another table.`,
    ),
  wholeColumn: (table: string, column: string) =>
    trouble(
      "formula-whole-column",
      `${table}[${column}] is a whole column, not one value. Say which of its rows you mean: COUNTIFS(${table}[${column}], …), MAXIFS, MINIFS, SUMIFS or XLOOKUP; the value in the row itself is [${column}].`,
    ),
  oneTable: (table: string) =>
    trouble(
      "formula-table",
      `The formula names a column of “${table}”. Here it can look at its own table only: write [Column title].`,
    ),
  severalTables: (name: string) =>
    trouble(
      "formula-arguments",
      `${name} looks at columns of more than one table. Take all of its columns from the same one.`,
    ),
  ownTable: (name: string) =>
    trouble(
      "formula-arguments",
      `${name} looks at the records of the table that the rule is about. For another table write LATESTIFS or EARLIESTIFS.`,
    ),
  columnAlone: (name: string) =>
    trouble(
      "formula-arguments",
      `${name} takes either values of the row or one whole column by itself. Write ${name}([Column], ${name}(Table[Column])) for both.`,
    ),
  exactMatch: () =>
    trouble(
      "formula-arguments",
      "MATCH without a 0 at its end looks for the nearest value in a column that is in order. Write MATCH(…, …, 0), which looks for the value itself.",
    ),
  calendarWrittenOut: (name: string) =>
    trouble(
      "formula-arguments",
      `The calendar of ${name} has to be written out in the formula, not taken from a column.`,
    ),
  gapWrittenOut: (name: string) =>
    trouble(
      "formula-arguments",
      `The fourth value of ${name}, how many days after one period the next may begin, has to be written out in the formula: 0 or more, not taken from a column.`,
    ),
  unlike: (left: string, right: string) =>
    trouble(
      "formula-types",
      `The formula compares ${left} with ${right}, which are never equal. Check the column, or the quotes round a number.`,
    ),
  notNumber: (operator: string, what: string) =>
    trouble(
      "formula-types",
      `The formula uses ${operator} on ${what}. It works on numbers and dates only.`,
    ),
  notCondition: (what: string) =>
    trouble(
      "formula-types",
      `The formula gives ${what}, but a rule needs TRUE or FALSE. Compare the result with something.`,
    ),
  unknownDivision: (message: string) => trouble("formula-division", message),
};

/** How a type is named in the sentences above. */
export const typeNames = {
  text: "a text",
  number: "a number",
  date: "a date",
  boolean: "TRUE or FALSE",
  any: "any value",
} as const;
