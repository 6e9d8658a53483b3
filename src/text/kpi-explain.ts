import type { ErrorCode } from "../cells/cell";
import { problem } from "./kpi";
import { didYouMean } from "./near";

const count = (n: number, one: string, several: string) => `${n} ${n === 1 ? one : several}`;

const listed = (words: readonly string[]) =>
  words.length < 2
    ? words.join("")
    : `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;

interface Counts {
  readonly numbers: number;
  readonly texts: number;
  readonly booleans: number;
  readonly blank: number;
  readonly errors: number;
}

/** The labels and sentences of KPI.EXPLAIN. */
export const explainText = {
  function: "Function",
  does: "What it does",
  method: "How it counts",
  gives: "What it gives",
  result: "Result",
  columns: "Columns",
  error: "Error",
  why: "Why",
  rowsGiven: "Rows given",
  rowsUsed: "Rows used",
  usedAs: (what: string) => `Used: ${what}`,
  rowsLeftOut: "Rows left out",
  leftOut: (why: string) => `Left out: ${why}`,
  argument: (name: string) => `Given: ${name}`,
  edition: (part: string) => `Rests on: ${part}`,

  cells: (rows: number, columns: number) =>
    `${count(rows, "row", "rows")}, ${count(columns, "column", "columns")}`,
  errorCells: (code: ErrorCode, n: number) => `${code} in ${count(n, "cell", "cells")}`,
  /** A text that may be somebody's name or reference is told by its length alone. */
  text: (length: number) => `a text of ${count(length, "character", "characters")}`,
  blankCell: "a blank cell",
  notGiven: "left out",
  counts: ({ numbers, texts, booleans, blank, errors }: Counts) =>
    listed([
      ...(numbers > 0 ? [count(numbers, "number or date", "numbers or dates")] : []),
      ...(texts > 0 ? [count(texts, "text", "texts")] : []),
      ...(booleans > 0 ? [`${booleans} TRUE or FALSE`] : []),
      ...(blank > 0 ? [`${blank} blank`] : []),
      ...(errors > 0 ? [count(errors, "error", "errors")] : []),
    ]),
  holds: (cells: number, what: string) => `${count(cells, "cell", "cells")}: ${what}`,
  /** In place of a cell's text or long number inside a sentence. */
  someText: "a text",
  someNumber: "a number",

  noName: (place: string) =>
    problem("#VALUE!", `${place} is blank. Name the function to explain, such as "ONTIME".`),
  unknownFunction: (place: string, typed: string, names: readonly string[]) =>
    problem(
      "#VALUE!",
      `${place} names no function of Plumbline.${didYouMean(typed, names)} Write a name such as "ONTIME".`,
    ),
  argumentMissing: (name: string, argument: string) =>
    problem("#VALUE!", `${name} needs “${argument}” too. Give all its arguments after its name.`),
  tooMany: (name: string, most: number, given: number) =>
    problem(
      "#VALUE!",
      `${name} takes ${most === 0 ? "no arguments" : `at most ${count(most, "argument", "arguments")}`}, and ${given} were given.`,
    ),
} as const;

/** Why a row does not count, or how it does. */
export const ROW_WORDS = {
  blank: "blank",
  emptyText: "empty text",
  text: "text",
  boolean: "TRUE or FALSE",
  notAvailable: "#N/A",
  noOutcome: "no outcome",
  noGroup: "no group",
  noDates: "no dates",
  noStart: "no start date",
  noEnd: "no end date",
  noDate: "no date",
  badDate: "a date that cannot be read",
  endBeforeStart: "end before start",
  open: "open, and no report date given",
  notYetDue: "not yet due",
  overdueNotCompleted: "overdue, and only finished rows are asked for",
  unmatched: "the criteria are not met",
  noCases: "0 of 0 cases",
  afterReport: "after the report date",
  beforeYear: "before the financial year",
  startsAfterReport: "started after the report date",
  youngest: "younger than the first band",
  outsidePeriod: "outside the period",
  onTime: "on time",
  late: "late",
  overdue: "overdue",
  withOutcome: "with the outcome asked for",
  otherOutcome: "with another outcome",
  ended: "ended",
  stillOpen: "still open",
  openThen: "open on the report date",
  endedBefore: "ended on the report date or before",
  startedAfter: "started after the report date",
  blankAsZero: "a blank counted as 0",
  noRowLabel: "no value for its row or column",
  noFigure: "no figure",
  noDenominator: "no denominator",
  emptyRow: "nothing in the row",
  noKey: "blank, or an error",
  repeated: "the value of another row",
  onlyOnce: "a value of its own",
  holds: "TRUE",
  fails: "FALSE",
  errorAsFalse: "an error counted as FALSE",
  recordedBefore: "recorded before it happened",
  oneJudge: "not judged by both",
  tableOfCounts: "a row of the table of counts",
  agreed: "judged alike",
  disagreed: "judged differently",
  noPerson: "no identifier",
  noOffenceDate: "no offence date",
  unproven: "not proven",
  outsideCohort: "by nobody who is followed up",
  outsideFollowUp: "outside the follow-up",
  provenLate: "proven after the waiting period",
  yearWithoutMoney: "a blank counted as a year without money",
  headings: "headings",
  everyRatio: "every ratio shown",
  someRatios: "some ratios shown",
  noRatio: "no ratio can be shown",
} as const;
