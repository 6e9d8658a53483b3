import { ok, type Result } from "../text/trouble";
import type { Workbook, WorkbookFacts } from "../workbook/port";
import { readAll, readHeads, tablesOn, withTypes, type Found } from "./gather";
import type { VerifyOptions } from "./options";
import { cleanHeading, type FieldType } from "./pack-model";
import { sameName } from "./tables/locate";
import type { Sheet, Table } from "./tables/table";

/** A table that is asked for by its name, or by that of its sheet. */
export interface NamedTable {
  readonly name: string;
  /** What columns are likely to hold, by clean heading: dates and numbers kept as text are then read as such. */
  readonly likely: ReadonlyMap<string, FieldType>;
}

export interface GatheredByName {
  readonly facts: WorkbookFacts;
  /** By the name that was asked for; those that are not there are left out. */
  readonly tables: ReadonlyMap<string, Table>;
}

/** Reads tables by name, each with the columns that its own headings make. */
export async function gatherNamed(
  workbook: Workbook,
  wanted: readonly NamedTable[],
  options: VerifyOptions,
): Promise<Result<GatheredByName>> {
  const facts = await workbook.facts();
  if (!facts.ok) return facts;
  if (wanted.length === 0) return ok({ facts: facts.value, tables: new Map() });
  const places = wanted.map(({ name }) => ({
    tableNames: [name],
    sheetNames: [name],
    headerContains: [],
  }));
  const heads = await readHeads(workbook, facts.value, places, options.signal);
  if (!heads.ok) return heads;
  const sheetOf = (name: string) => heads.value.get(name) ?? null;
  const found = new Map<string, Found>();
  for (const { name, likely } of wanted) {
    const one = findNamed(name, facts.value, sheetOf);
    if (one)
      found.set(
        name,
        withTypes(one, ({ title }) => likely.get(cleanHeading(title))),
      );
  }
  const read = await readAll(workbook, facts.value, [...found.values()], [], options);
  if (!read.ok) return read;
  const tables = new Map<string, Table>();
  for (const [name, { spec }] of found) {
    const table = read.value.tables.find((one) => one.spec === spec);
    if (table) tables.set(name, table);
  }
  return ok({ facts: facts.value, tables });
}

function findNamed(
  name: string,
  facts: WorkbookFacts,
  sheetOf: (name: string) => Sheet | null,
): Found | null {
  const byName = facts.tables.find((table) => sameName(table.name, name));
  const sheet = facts.sheets.find((one) =>
    byName ? one.name === byName.area.sheet : sameName(one.name, name),
  );
  const head = sheet ? sheetOf(sheet.name) : null;
  if (!head) return null;
  const onSheet = tablesOn(head, facts);
  return (byName ? onSheet.find(({ place }) => place.excelTable === byName) : onSheet[0]) ?? null;
}
