import { isoDate } from "../cells/date";
import type { ReportDocument } from "./document";
import { wordCharts } from "./word-chart";
import { sealed } from "./word-file";

/**
 * A report as a Word document, its charts native ones that are edited like every other, each over the table that it is drawn
 * from. The library is fetched when the first document is made, so that the pane starts without it.
 */
export async function reportDocx(report: ReportDocument): Promise<Uint8Array> {
  const { wordDocument, Packer } = await import("./word-document");
  const packed = await Packer.toArrayBuffer(wordDocument(report));
  return sealed(new Uint8Array(packed), isoDate(report.meta.asAt), await wordCharts(report));
}
