import { ok, type Result } from "../../text/trouble";
import type { Workbook } from "../../workbook/port";
import { locateAll } from "../gather";
import { cleanHeading, type Pack } from "../pack-model";
import { suggestMap, type Suggestion } from "./suggest";
import { wantedColumns, type WantedColumn } from "./wanted";

/** What a workbook leaves open: columns that no heading stands for, and headings that nobody asked for. */
export interface Unmatched {
  readonly columns: readonly WantedColumn[];
  readonly headings: readonly string[];
  readonly suggestions: readonly Suggestion[];
}

/** Which columns of a pack the workbook has under no name that the pack knows. Reads and never writes. */
export async function readUnmatched(workbook: Workbook, pack: Pack): Promise<Result<Unmatched>> {
  const facts = await workbook.facts();
  if (!facts.ok) return facts;
  const everywhere = await locateAll(workbook, facts.value, { tables: [], roles: [] });
  if (!everywhere.ok) return everywhere;
  const headings = new Map<string, string>();
  for (const { place } of everywhere.value.found) {
    for (const { text } of place.headings)
      if (cleanHeading(text) !== "") headings.set(cleanHeading(text), text.trim());
  }
  const columns = wantedColumns(pack);
  const known = new Set(
    columns.flatMap(({ name, title, aliases }) => [name, title, ...aliases].map(cleanHeading)),
  );
  const open = [...headings].flatMap(([clean, text]) => (known.has(clean) ? [] : [text]));
  const missing = columns.filter(
    ({ name, title, aliases }) =>
      ![name, title, ...aliases].some((one) => headings.has(cleanHeading(one))),
  );
  const suggestions = suggestMap(missing, open);
  const suggested = new Set(suggestions.map(({ column }) => column));
  // A part that no column plays is missed by nobody; a column of a table is.
  const asked = missing.filter((column) => column.table !== null || suggested.has(column));
  return ok({ columns: asked, headings: open, suggestions });
}
