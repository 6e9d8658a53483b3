import type { Result } from "../../text/trouble";
import type { Workbook } from "../../workbook/port";
import { gather, type Gathered } from "../gather";
import type { VerifyOptions } from "../options";
import type { TableSpec } from "../pack-model";
import type { Table } from "../tables/table";

/** How a reading can be watched and stopped. */
export type ReadingOptions = Pick<VerifyOptions, "signal" | "pause" | "onProgress">;

/** Reads tables by their descriptions, without the rules of a pack. */
export function gatherDescribed(
  workbook: Workbook,
  tables: readonly TableSpec[],
  options: ReadingOptions = {},
): Promise<Result<Gathered>> {
  const described = { tables, roles: [] };
  // A reading knows no date; only rules do.
  return gather(workbook, described, { ...options, asOf: 0 });
}

/** Which columns of a table matter, and which of them tell its records apart. */
export interface Concern {
  readonly columns: readonly string[];
  readonly key: readonly string[];
}

/** How to find a table again, here or in another workbook: by its own name and sheet first. */
export function describedAs(table: Table, { columns, key }: Concern): TableSpec {
  const { spec } = table;
  const fields = table.columns.flatMap(({ field }) =>
    columns.includes(field.name) ? [{ ...field, isRequired: false }] : [],
  );
  return {
    ...spec,
    isOptional: true,
    isGuessed: false,
    tableNames: [...(table.excelName === null ? [] : [table.excelName]), ...spec.tableNames],
    sheetNames: [table.sheet, ...spec.sheetNames],
    fieldsMatch: "partial",
    key,
    fields,
  };
}

/** The same table on a certain sheet, and on no other. */
export function onSheet(spec: TableSpec, sheet: string | undefined): TableSpec {
  if (sheet === undefined) return spec;
  return { ...spec, tableNames: [], sheetNames: [sheet], headerContains: [] };
}
