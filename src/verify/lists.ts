import { parseAddress } from "../cells/address";
import { isBlank, type Cell } from "../cells/cell";
import { fail, ok, type Result } from "../text/trouble";
import { packText } from "../text/pack";
import { verifyText } from "../text/verify";
import { workbookText } from "../text/workbook";
import type { Workbook, WorkbookFacts } from "../workbook/port";
import { cleanHeading } from "./pack-model";
import type { ListJson } from "./pack-shape";

/** The sheet on which a list stands; null where it is written in the pack, or cannot be found. */
export function sheetOfList(facts: WorkbookFacts, list: ListJson | undefined): string | null {
  if (!list || "values" in list) return null;
  return placeOf(facts, list)?.sheet ?? null;
}

type PlacedList = Exclude<ListJson, { readonly values: unknown }>;

const placeOf = (facts: WorkbookFacts, list: PlacedList) =>
  "range" in list ? parseAddress(list.range) : columnArea(facts, list.table, list.column);

/** The values of a list: written in the pack, or standing in a range or table of the workbook. */
export async function readList(
  workbook: Workbook,
  facts: WorkbookFacts,
  list: ListJson | undefined,
): Promise<Result<readonly Cell[]>> {
  if (!list) return ok([]);
  if ("values" in list) return ok(list.values);
  const area = placeOf(facts, list);
  if (!area) {
    const message =
      "range" in list
        ? packText.wrongForm([], list.range)
        : verifyText.notRun.tableMissing(list.table);
    return fail({ code: "list-missing", message });
  }
  const sheet = facts.sheets.find((one) => one.name.toLowerCase() === area.sheet.toLowerCase());
  if (!sheet) return fail(workbookText.sheetMissing(area.sheet));
  const rows = Math.min(
    area.rows,
    Math.max(0, (sheet.filled?.row ?? 0) + (sheet.filled?.rows ?? 0) - area.row),
  );
  if (rows === 0) return ok([]);
  const block = await workbook.read({ ...area, rows });
  if (!block.ok) return block;
  return ok(
    block.value.columns.flatMap((column) => column.values.filter((value) => !isBlank(value))),
  );
}

function columnArea(facts: WorkbookFacts, name: string, column: string) {
  const table = facts.tables.find((one) => one.name.toLowerCase() === name.toLowerCase());
  const at =
    table?.columns.findIndex((title) => cleanHeading(title) === cleanHeading(column)) ?? -1;
  if (!table || at < 0) return null;
  return {
    ...table.area,
    row: table.area.row + 1,
    rows: table.area.rows - 1,
    column: table.area.column + at,
    columns: 1,
  };
}
