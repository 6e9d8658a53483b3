import { reportFileText } from "../text/report-file";
import type { Result } from "../text/trouble";
import { applyToModel } from "../workbook/apply";
import { emptyWorkbook } from "../workbook/model";
import { inSlices, type SliceOptions } from "../workbook/slices";
import { saveWorkbook } from "../xlsx/save";
import type { ReportDocument } from "./document";
import { reportSheetsSteps } from "./sheets";

/** A report as an .xlsx file of its own. */
export async function reportXlsx(
  document: ReportDocument,
  slices: SliceOptions = {},
): Promise<Result<Uint8Array>> {
  const sheets = await inSlices(reportSheetsSteps(document), slices);
  if (!sheets.ok) return sheets;
  slices.onProgress?.(reportFileText.packing);
  await slices.pause?.();
  const model = emptyWorkbook(`${document.title}.xlsx`);
  const applied = applyToModel(model, sheets.value);
  return applied.ok ? saveWorkbook(model) : applied;
}
