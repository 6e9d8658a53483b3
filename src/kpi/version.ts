import project from "../../package.json";
import { bankHolidays } from "../calendar/bank-holidays";
import { kpiText } from "../text/kpi";
import deflator from "./money/gdp-deflator.json";
import greenBook from "./money/green-book.json";
import type { Spill } from "./problem";

const DIVISIONS = ["england-and-wales", "scotland", "northern-ireland", "jersey"] as const;

/** What the figures rest on, a row each: the part, its version, where it is from. */
export function versions(): Spill {
  return [
    ["Plumbline", project.version, ""],
    ...DIVISIONS.map(bankHolidays).map(({ title, verifiedFrom, verifiedTo, source }) => [
      kpiText.bankHolidaysOf(title),
      `${verifiedFrom}-${verifiedTo}`,
      source,
    ]),
    [greenBook.title, greenBook.edition, greenBook.source],
    [deflator.title, deflator.vintage, deflator.source],
  ];
}
