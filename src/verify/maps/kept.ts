import { RecordsDraft } from "../../records/draft";
import type { Moment } from "../../records/moment";
import type { Plan } from "../../records/plan";
import { readRecords, type Records } from "../../records/read";
import { mapsText } from "../../text/verify-maps";
import { ok, type Result } from "../../text/trouble";
import type { Workbook } from "../../workbook/port";
import { cleanHeading } from "../pack-model";
import { COLUMN_MAP } from "./layout";
import type { ColumnMap, MappedColumn } from "./map";

export type KeptColumns = Records<(typeof COLUMN_MAP)["tables"]>;

/** What the workbook keeps of matched columns; read it anew before each write. */
export const readKeptColumns = (workbook: Workbook): Promise<Result<KeptColumns>> =>
  readRecords(workbook, COLUMN_MAP);

/** The map that a workbook keeps: the last word for each heading; null where it keeps none. */
export function keptMap({ rows }: KeptColumns): ColumnMap | null {
  const last = new Map<string, MappedColumn & { readonly system: string }>();
  for (const row of rows.tblColumnMap) last.set(cleanHeading(row.heading), row);
  const columns = [...last.values()].map(({ heading, column }) => ({ heading, column }));
  const [first] = last.values();
  if (!first) return null;
  return {
    id: "kept-in-workbook",
    title: mapsText.own,
    system: first.system,
    basis: "",
    columns,
  };
}

/** Keeps what a person confirmed; what is kept already, and the same, is not written again. */
export function planKeptColumns(
  kept: KeptColumns,
  { system, columns }: Pick<ColumnMap, "system" | "columns">,
  moment: Moment,
): Result<Plan> {
  const before = new Map(
    (keptMap(kept)?.columns ?? []).map(({ heading, column }) => [cleanHeading(heading), column]),
  );
  const draft = new RecordsDraft(COLUMN_MAP, kept);
  for (const { heading, column } of columns) {
    const earlier = before.get(cleanHeading(heading));
    if (earlier === column) continue;
    draft.add("tblColumnMap", {
      heading,
      column,
      system,
      matchedBy: moment.actor,
      matchedAt: moment.at,
    });
    draft.say(
      earlier === undefined
        ? mapsText.kept(heading, column)
        : mapsText.keptAgain(heading, earlier, column),
    );
  }
  return draft.done();
}

/** The map that an open workbook keeps; null where it keeps none. */
export async function readKeptMap(workbook: Workbook): Promise<Result<ColumnMap | null>> {
  const kept = await readKeptColumns(workbook);
  return kept.ok ? ok(keptMap(kept.value)) : kept;
}
