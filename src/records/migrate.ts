import { isBlank } from "../cells/cell";
import { recordsText } from "../text/records";
import { fail, ok, type Result } from "../text/trouble";
import type { Change } from "../workbook/change";
import { columnsIn, titleOf, type Layout, type NameIn, type Tables } from "./layout";
import type { Plan } from "./plan";
import type { OutdatedTable, Records, TablePlace } from "./read";

/**
 * Brings tables of an older layout up to date: the columns that came since are added at the right, and the
 * line above the table says the new layout. No row is touched, readable or not. Refused (`up-to-date`) where
 * there is nothing to do, and (`register-damaged`) where a table was made by a newer version.
 */
export function migrateRecords<T extends Tables>(
  layout: Layout<T>,
  records: Records<T>,
): Result<Plan> {
  if (records.outdated.length === 0) return fail(recordsText.upToDate());
  const changes: Change[] = [];
  const sentences: string[] = [];
  const headings: string[] = [];
  let rows = 0;
  for (const table of records.outdated) {
    const place = records.places.get(table.table);
    if (!place) continue;
    rows += filledRows(place);
    const columns = newColumns(layout, table);
    const { sheet } = place.facts.area;
    if (columns.length > 0) {
      changes.push({ kind: "addColumns", table: place.facts.name, columns });
      const titles = columns.map(({ title }) => title);
      sentences.push(recordsText.migrated(place.facts.name, sheet, titles));
    }
    const heading = headingChange(place, layout.version);
    if (heading) {
      changes.push(heading);
      headings.push(sheet);
    }
  }
  const unreadable = records.unreadable.filter(({ table }) =>
    records.outdated.some((each) => each.table === table),
  );
  return ok({
    changes,
    sentences: [
      ...sentences,
      ...(headings.length > 0 ? [recordsText.migratedHeading(headings, layout.version)] : []),
      recordsText.migratedKeeps(rows, unreadable.length),
    ],
    made: null,
  });
}

function newColumns<T extends Tables>(
  { tables }: Layout<T>,
  { table, missing }: OutdatedTable<NameIn<T>>,
) {
  const layout = tables[table];
  if (!layout) return [];
  const titles = new Set(missing.map(titleOf));
  return columnsIn(layout).filter(({ title }) => titles.has(title));
}

function filledRows({ body }: TablePlace): number {
  let filled = 0;
  for (let row = 0; row < body.area.rows; row++) {
    if (body.columns.some(({ values }) => !isBlank(values[row] ?? null))) filled++;
  }
  return filled;
}

function headingChange({ facts, heading }: TablePlace, version: number): Change | null {
  if (heading === null) return null;
  return {
    kind: "setCells",
    area: { sheet: facts.area.sheet, row: 0, column: 0, rows: 1, columns: 1 },
    values: [[heading.replace(/\d{1,4}\s*$/, String(version))]],
    over: [[heading]],
  };
}
