import { didYouMean } from "./near";
import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });

const USAGE = "plumbline fn NAME [FILE] [ARGUMENT …] [--show answer|dates|explanation]";

/** What `plumbline fn` says. */
export const fnCommandText = {
  summary: "works out one KPI. function, as Excel does, on figures or on the columns of a workbook",
  usage: USAGE,
  options: [
    ["NAME", "the function, such as ONTIME or KPI.ONTIME; docs/functions.md tells what each does"],
    [
      "FILE",
      "the workbook that columns and cells are read from; left out, all arguments are figures or words",
    ],
    [
      "ARGUMENT",
      'the arguments in their order: "Panels[Held]" a column of a table (or of a sheet whose first row holds the titles), "Sheet1!B2:B90" cells, 0.9, 31/10/2026, TRUE or a word; {1;2;3} a list; "" one that is left out',
    ],
    [
      "--show WHAT",
      "answer (if left out); dates shows whole numbers as dates; explanation adds rows used, rows left out and why, and what the figure rests on",
    ],
    ["--format json", "one JSON document in place of lines"],
  ],

  noName: trouble("fn-name", `Name the function to work out: ${USAGE}`),
  unknownFunction: (typed: string, known: Iterable<string>) =>
    trouble(
      "fn-unknown",
      `There is no function “${typed}”.${didYouMean(typed, known)} The page docs/functions.md lists them all.`,
    ),
  formula: (typed: string) =>
    trouble(
      "fn-formula",
      `“${typed}” is a whole formula. Write the name and then each argument by itself, such as: plumbline fn RATE 18 25`,
    ),
  needsFile: (argument: string) =>
    trouble(
      "fn-file",
      `“${argument}” stands in a workbook. Name its file behind the function: plumbline fn NAME FILE ARGUMENT …`,
    ),
  noTable: (typed: string, argument: string, known: readonly string[]) =>
    trouble(
      "fn-table",
      `“${argument}”: the workbook has no table or sheet “${typed}”.${didYouMean(typed, known)}`,
    ),
  noColumn: (typed: string, table: string, known: readonly string[]) =>
    trouble("fn-column", `“${table}” has no column “${typed}”.${didYouMean(typed, known)}`),
  noSheet: (typed: string, argument: string, known: readonly string[]) =>
    trouble(
      "fn-sheet",
      `“${argument}”: the workbook has no sheet “${typed}”.${didYouMean(typed, known)}`,
    ),
  unreadableList: (argument: string) =>
    trouble(
      "fn-list",
      `“${argument}” is no list that can be read. Write {1;2;3}, or {"a",1;"b",2} for two columns.`,
    ),
  noFunctions: (path: string) =>
    trouble(
      "fn-missing",
      `The functions stand in “${path}”, which is not there or is damaged. Install Plumbline again.`,
    ),
  explained: (label: string, value: string) => `${label}: ${value}`,
} as const;
