import type { Result } from "../text/trouble";
import { applyToModel } from "../workbook/apply";
import { emptyWorkbook } from "../workbook/model";
import { saveWorkbook } from "../xlsx/save";
import type { ReportDocument } from "./document";
import { reportSheets } from "./sheets";

/** A report as an .xlsx file of its own. */
export async function reportXlsx(document: ReportDocument): Promise<Result<Uint8Array>> {
  const model = emptyWorkbook(`${document.title}.xlsx`);
  const applied = applyToModel(model, reportSheets(document));
  return applied.ok ? saveWorkbook(model) : applied;
}
