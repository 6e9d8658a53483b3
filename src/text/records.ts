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
  cellNotAnInstant: (value: string) =>
    `“${value}” is not a time with its zone such as 2026-11-20T16:30:00Z`,
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
  tableOlder: (table: string, version: number) =>
    `The table ${table} was made by an older Plumbline (layout ${version}). It can be read here; to write, bring it up to date first.`,
  heading: (title: string, version: number) => `${title} · kept by Plumbline, layout ${version}`,

  // Writing
  tableClosed: (why: string) => trouble("register-damaged", `${why} ${NOTHING}`),
  textTooLong: (field: string, limit: number) =>
    trouble(
      "text-too-long",
      `The ${field.replaceAll("_", " ")} is longer than an Excel cell can hold (${limit.toLocaleString("en-GB")} characters). Shorten it. ${NOTHING}`,
    ),
  // Bringing older tables up to date
  migrated: (table: string, sheet: string, titles: readonly string[]) =>
    `${table} on the sheet “${sheet}” gets the column${s(titles.length)} ${list(titles)} at its right, blank in every row.`,
  migratedHeading: (sheets: readonly string[], version: number) =>
    `The heading${s(sheets.length)} in A1 of ${sheets.map((sheet) => `“${sheet}”`).join(", ")} then say${sheets.length === 1 ? "s" : ""} layout ${version}.`,
  migratedKeeps: (rows: number, unreadable: number) =>
    `${rows === 1 ? "1 row stays" : `${rows.toLocaleString("en-GB")} rows stay`} as ${rows === 1 ? "it is" : "they are"}${
      unreadable === 0
        ? ""
        : `, ${unreadable === 1 ? "the one" : `the ${unreadable.toLocaleString("en-GB")}`} that cannot be read among them`
    }. Nothing is deleted, moved or rewritten.`,
  upToDate: () =>
    trouble("up-to-date", `The tables have the layout of this Plumbline already. ${NOTHING}`),
  outdated: (tables: readonly string[], layout: number) =>
    `This workbook’s tables were made by an older Plumbline (layout ${layout}): ${list(tables)}. They can be read; bring them up to date before you write to them. Nothing in them is lost.`,

  tableAdded: (sheet: string) => `Adds the sheet “${sheet}”.`,
};
