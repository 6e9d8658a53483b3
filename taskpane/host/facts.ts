import type { Area } from "../../src/cells/address";
import type { DateSystem } from "../../src/cells/date";
import { ok, type Result } from "../../src/text/trouble";
import { hostTask } from "../../src/text/workbook";
import type { SheetFacts, TableFacts, Visibility, WorkbookFacts } from "../../src/workbook/port";
import type { Capabilities } from "./capabilities";
import { inExcel } from "./run";

const VISIBILITY = new Map<string, Visibility>([
  ["Visible", "visible"],
  ["Hidden", "hidden"],
  ["VeryHidden", "veryHidden"],
]);

/** What is needed of a range to know where it stands. */
export const PLACE = "rowIndex,columnIndex,rowCount,columnCount";

export function areaOf(sheet: string, range: Excel.Range): Area {
  return {
    sheet,
    row: range.rowIndex,
    column: range.columnIndex,
    rows: range.rowCount,
    columns: range.columnCount,
  };
}

export function areaOrNull(sheet: string, range: Excel.Range): Area | null {
  return range.isNullObject ? null : areaOf(sheet, range);
}

// The first day that both systems know: 1 in the 1904 system, 1463 in the 1900 system.
const PROBE = [1904, 1, 2] as const;

function askSystem(context: Excel.RequestContext): Excel.FunctionResult<number> {
  const probe = context.workbook.functions.date(...PROBE);
  probe.load("value");
  return probe;
}

function systemOf(probe: Excel.FunctionResult<number>): DateSystem {
  return probe.value === 1 ? 1904 : 1900;
}

/** Which of the two date systems the workbook counts its days in. */
export async function readDateSystem(context: Excel.RequestContext): Promise<DateSystem> {
  const probe = askSystem(context);
  await context.sync();
  return systemOf(probe);
}

/** A table before its place is known. */
interface Named {
  readonly table: Excel.Table;
  readonly range: Excel.Range;
}

function tableFacts({ table, range }: Named): TableFacts {
  const { sheet, ...whole } = areaOf(range.worksheet.name, range);
  return {
    name: table.name,
    area: { sheet, ...whole, rows: whole.rows - (table.showTotals ? 1 : 0) },
    columns: table.columns.items.map((column) => column.name),
    hasTotals: table.showTotals,
  };
}

/** What is in the workbook, in two round trips whatever its size. */
export function readFacts(capabilities: Capabilities): Promise<Result<WorkbookFacts>> {
  return inExcel({ task: hostTask.describe }, async (context) => {
    const { workbook } = context;
    workbook.load("name");
    const { worksheets, tables } = workbook;
    worksheets.load("items/name,items/visibility,items/protection/protected");
    tables.load("items/name,items/showHeaders,items/showTotals,items/columns/items/name");
    const probe = askSystem(context);
    const links = capabilities.externalLinks ? workbook.linkedWorkbooks : null;
    links?.load("items/id");
    await context.sync();

    const sheets = worksheets.items.map((sheet) => {
      const used = sheet.getUsedRangeOrNullObject(false);
      const filled = sheet.getUsedRangeOrNullObject(true);
      used.load(PLACE);
      filled.load(PLACE);
      return { sheet, used, filled };
    });
    // Rules and changes find their columns by the header, so a table without one is no table to them.
    const named = tables.items
      .filter((table) => table.showHeaders)
      .map((table): Named => {
        const range = table.getRange();
        range.load(`${PLACE},worksheet/name`);
        return { table, range };
      });
    await context.sync();

    return ok({
      name: workbook.name,
      dateSystem: systemOf(probe),
      sheets: sheets.map(({ sheet, used, filled }): SheetFacts => ({
        name: sheet.name,
        visibility: VISIBILITY.get(sheet.visibility) ?? "visible",
        isProtected: sheet.protection.protected,
        used: areaOrNull(sheet.name, used),
        filled: areaOrNull(sheet.name, filled),
      })),
      tables: named.map(tableFacts),
      externalLinks: links?.items.map((link) => link.id) ?? [],
      unreadable: [],
    });
  });
}
