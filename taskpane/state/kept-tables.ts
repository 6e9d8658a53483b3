import { REGISTER } from "../../src/audit/layout";
import { SUBMISSIONS } from "../../src/measures/calendar/layout";
import { MEASURES } from "../../src/measures/layout";
import { COLUMN_MAP } from "../../src/verify/maps/layout";
import { packLayout } from "../../src/verify/pack-table/layout";
import { COMMENTARY } from "../../src/measures/commentary/layout";
import { DIFFERENCES } from "../../src/verify/compare/causes";
import { SIGN_OFF } from "../../src/verify/sign-off/layout";
import { RETURN_DUE } from "../../src/verify/returns/layout";
import { PUTTING_RIGHT } from "../../src/verify/putting-right/layout";
import type { Layout, Tables } from "../../src/records/layout";

/** Every family of tables that Plumbline keeps in a workbook. */
export const FAMILIES: readonly Layout<Tables>[] = [
  REGISTER,
  PUTTING_RIGHT,
  packLayout(),
  MEASURES,
  COLUMN_MAP,
  SIGN_OFF,
  RETURN_DUE,
  DIFFERENCES,
  COMMENTARY,
  SUBMISSIONS,
];

const NAMES: ReadonlySet<string> = new Set(
  FAMILIES.flatMap(({ tables }) => Object.keys(tables)).map((name) => name.toLowerCase()),
);

/** Whether a table is one that Plumbline keeps, and not the people's own work. */
export function isKeptTable(name: string): boolean {
  return NAMES.has(name.toLowerCase());
}
