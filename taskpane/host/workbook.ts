import { address, type Area } from "../../src/cells/address";
import { fail, ok, type Result } from "../../src/text/trouble";
import { hostTask, workbookText } from "../../src/text/workbook";
import type { Change } from "../../src/workbook/change";
import type { Receipt, Workbook } from "../../src/workbook/port";
import { applyChanges } from "./apply";
import type { Capabilities } from "./capabilities";
import { areaOf, readFacts } from "./facts";
import { readArea } from "./read";
import { inExcel } from "./run";
import { readStructure } from "./structure";
import { readValidations } from "./validations";
import { watchCells } from "./watch";

function selection(): Promise<Result<Area>> {
  return inExcel({ task: hostTask.selection }, async (context) => {
    const { areas } = context.workbook.getSelectedRanges();
    areas.load(
      "items/rowIndex,items/columnIndex,items/rowCount,items/columnCount,items/worksheet/name",
    );
    await context.sync();
    const [first, ...others] = areas.items;
    if (!first || others.length > 0) return fail(workbookText.severalSelected());
    return ok(areaOf(first.worksheet.name, first));
  });
}

function goTo(area: Area): Promise<Result<void>> {
  const doing = { task: hostTask.select(address(area)), sheet: area.sheet };
  return inExcel(doing, async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(area.sheet);
    sheet.load("visibility");
    await context.sync();
    if (sheet.isNullObject) return fail(workbookText.sheetMissing(area.sheet));
    if (sheet.visibility !== Excel.SheetVisibility.visible) {
      return fail(workbookText.sheetHidden(area.sheet));
    }
    sheet.activate();
    sheet.getRangeByIndexes(area.row, area.column, area.rows, area.columns).select();
    await context.sync();
    return ok(undefined);
  });
}

/** The open workbook of Excel. Changes are made one `apply` after the other, never two at once. */
export function excelWorkbook(capabilities: Capabilities): Workbook {
  let changing: Promise<unknown> = Promise.resolve();

  const change = (changes: readonly Change[], task: string): Promise<Result<Receipt>> => {
    const turn = changing.then(async () => {
      const facts = await readFacts(capabilities);
      return facts.ok ? applyChanges(facts.value, changes, task) : facts;
    });
    changing = turn.catch(() => undefined);
    return turn;
  };

  return {
    facts: () => readFacts(capabilities),
    read: (area, options = {}) => readArea(area, options),
    structure: readStructure,
    validations: readValidations,
    selection,
    goTo,
    apply: (changes) => change(changes, hostTask.change),
    putBack: async (receipt) => {
      const done = await change(receipt.inverse, hostTask.putBack);
      return done.ok ? ok(undefined) : done;
    },
    watch: watchCells,
  };
}
