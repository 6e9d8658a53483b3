import { isoDate } from "../cells/date";
import { reportFileText } from "../text/report-file";
import { ok, type Result } from "../text/trouble";
import { inSlices, type SliceOptions } from "../workbook/slices";
import type { ReportDocument } from "./document";
import { wordCharts } from "./word-chart";
import { sealed } from "./word-file";

/**
 * A report as a Word document, its charts native ones that are edited like every other, each over the table that it is drawn
 * from. The library is fetched when the first document is made, so that the pane starts without it. Refused only where it
 * was stopped.
 */
export async function docxInSlices(
  report: ReportDocument,
  slices: SliceOptions = {},
): Promise<Result<Uint8Array>> {
  const { wordDocumentSteps, Packer } = await import("./word-document");
  const document = await inSlices(wordDocumentSteps(report), slices);
  if (!document.ok) return document;
  const charts = await wordCharts(report, slices);
  if (!charts.ok) return charts;
  slices.onProgress?.(reportFileText.packing);
  await slices.pause?.();
  const packed = await Packer.toArrayBuffer(document.value);
  return ok(sealed(new Uint8Array(packed), isoDate(report.meta.asAt), charts.value));
}

/** The same without a pause and without an end before its time. */
export async function reportDocx(report: ReportDocument): Promise<Uint8Array> {
  const made = await docxInSlices(report);
  if (!made.ok) throw new Error(made.trouble.message);
  return made.value;
}
