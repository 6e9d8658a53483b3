import { address, intersection, type Area } from "../../src/cells/address";
import { fail, ok, type Result } from "../../src/text/trouble";
import { hostTask, workbookText } from "../../src/text/workbook";
import type { Structure } from "../../src/workbook/port";
import { areaOf, areaOrNull, PLACE } from "./facts";
import { inExcel } from "./run";

const NOTHING: Structure = { merged: [], hiddenRows: [], hiddenColumns: [] };

/** Merged, hidden rows and hidden columns within the used part of an area, in four round trips. */
export function readStructure(area: Area): Promise<Result<Structure>> {
  const doing = { task: hostTask.read(address(area)), sheet: area.sheet, where: address(area) };
  return inExcel(doing, async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(area.sheet);
    await context.sync();
    if (sheet.isNullObject) return fail(workbookText.sheetMissing(area.sheet));
    const used = sheet.getUsedRangeOrNullObject(false);
    used.load(PLACE);
    await context.sync();
    const whole = areaOrNull(area.sheet, used);
    const part = whole && intersection(area, whole);
    if (!part) return ok(NOTHING);

    const range = sheet.getRangeByIndexes(part.row, part.column, part.rows, part.columns);
    range.load("rowHidden,columnHidden");
    const merged = range.getMergedAreasOrNullObject();
    await context.sync();

    // Null says that some are hidden and some are not; only then each has to be asked for.
    const someRows: boolean | null = range.rowHidden;
    const someColumns: boolean | null = range.columnHidden;
    const rows = someRows === null ? range.getRowProperties({ rowHidden: true }) : null;
    const columns = someColumns === null ? range.getColumnProperties({ columnHidden: true }) : null;
    const areas = merged.isNullObject ? null : merged.areas;
    if (areas) {
      areas.load("items/rowIndex,items/columnIndex,items/rowCount,items/columnCount");
    }
    await context.sync();

    return ok({
      merged: areas?.items.map((item) => areaOf(area.sheet, item)) ?? [],
      hiddenRows: numbers(part.row, part.rows, (i) =>
        rows ? rows.value[i]?.rowHidden === true : someRows === true,
      ),
      hiddenColumns: numbers(part.column, part.columns, (i) =>
        columns ? columns.value[i]?.columnHidden === true : someColumns === true,
      ),
    });
  });
}

function numbers(first: number, count: number, isHidden: (offset: number) => boolean): number[] {
  const found: number[] = [];
  for (let i = 0; i < count; i++) if (isHidden(i)) found.push(first + i);
  return found;
}
