import type { Cell } from "../../src/cells/cell";
import { pncLetter } from "../../samples/people";
import { dayNumber } from "../../src/cells/date";
import type { WorkbookModel } from "../../src/workbook/model";
import { modelOf } from "../verify/make";

const HEADINGS = [
  "Case ref",
  "Prison",
  "Worker",
  "Forename",
  "Surname",
  "Date of birth",
  "PNC",
  "Referral date",
  "First appointment",
  "Plan completed",
  "Release date",
  "Risk",
  "Status",
  "Accommodation on release",
  "Contacts",
];
const DATES = [5, 7, 8, 9, 10];

type Case = readonly [forename: string, surname: string, risk: string, accommodation: Cell];

const CASES: readonly Case[] = [
  ["Amal", "Rahman", "Low", "Settled"],
  // Written another way than in the list: a correction is proposed.
  ["Bryony", "Cole", "medium", "Temporary"],
  // Released without a word on where to: a query that only a person can answer.
  ["Callum", "Doyle", "High", null],
  ["Dilys", "Evans", "Low", "Settled"],
];

interface Otherwise {
  readonly name?: string;
  /** What the heading of the column “Risk” reads. */
  readonly risk?: string;
  /** The status of the second case. */
  readonly status?: string;
}

/** Four cases of the resettlement caseload: one correction to make, one query to answer, nothing else. */
export function smallCaseload({
  name = "small-caseload.xlsx",
  risk: heading = "Risk",
  status = "Open",
}: Otherwise = {}): WorkbookModel {
  const rows = CASES.map(([forename, surname, risk, accommodation], n): Cell[] => [
    `RS-1000${n + 1}`,
    "HMP Ashmoor",
    n % 2 === 0 ? "Jo Baker" : "Sam Ilves",
    forename,
    surname,
    dayNumber(1980 + n, 3, 4 + n),
    `19${99 - n}/980000${n}${pncLetter(99 - n, 9_800_000 + n)}`,
    dayNumber(2026, 6, 1),
    dayNumber(2026, 6, 3),
    dayNumber(2026, 6, 10),
    dayNumber(2026, 9, 1 + n),
    risk,
    n === 1 ? status : "Open",
    accommodation,
    3 + n,
  ]);
  const headings = HEADINGS.map((title) => (title === "Risk" ? heading : title));
  const formats = new Map(
    rows.flatMap((_, row) =>
      DATES.map((column) => [`${row + 1},${column}`, "dd/mm/yyyy"] as const),
    ),
  );
  return { ...modelOf({ sheet: "Caseload", rows: [headings, ...rows], formats }), name };
}
