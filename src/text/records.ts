import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });

const NOTHING = "Nothing was changed.";
const list = (choices: readonly string[]) => choices.join(", ");
const s = (n: number) => (n === 1 ? "" : "s");

/** What there is to say about the tables that Plumbline keeps in a workbook. */
export const recordsText = {
  // Cells and rows as people leave them
  cellBlank: "it is blank, and it is needed",
  cellIsError: (code: string) => `it shows ${code}`,
  cellNotADate: (value: string) => `“${value}” is not a date such as 31/10/2026`,
  cellNotACount: (value: string) => `“${value}” is not a whole number`,
  cellNotANumber: (value: string) => `“${value}” is not a number`,
  cellNotAChoice: (value: string, choices: readonly string[]) =>
    `“${value}” is not one of ${list(choices)}`,
  cellColumnMissing: "its column is not in the table",
  idTwice: (row: number) => `row ${row} has the same id`,
  rowUnreadable: (sheet: string, row: number, column: string, why: string) =>
    `Row ${row} of sheet “${sheet}” cannot be read: in ${column}, ${why}. The row is kept as it is; put it right on the sheet.`,
  tableLacksColumns: (table: string, columns: readonly string[]) =>
    `The table ${table} has lost its column${s(columns.length)} ${list(columns)}. Put ${columns.length === 1 ? "it" : "them"} back, with the same title.`,
  tableTooNew: (table: string, version: number) =>
    `The table ${table} was made by a newer Plumbline (layout ${version}). It can be read here; to write, update Plumbline.`,
  heading: (title: string, version: number) => `${title} · kept by Plumbline, layout ${version}`,

  // Writing
  tableClosed: (why: string) => trouble("register-damaged", `${why} ${NOTHING}`),
  textTooLong: (field: string, limit: number) =>
    trouble(
      "text-too-long",
      `The ${field.replaceAll("_", " ")} is longer than an Excel cell can hold (${limit.toLocaleString("en-GB")} characters). Shorten it. ${NOTHING}`,
    ),
  tableAdded: (sheet: string) => `Adds the sheet “${sheet}”.`,
};
