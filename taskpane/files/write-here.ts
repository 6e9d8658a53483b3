import type { WriteReport } from "./writing";

/**
 * Makes files on the thread that asks for them, in slices; packing a Word document is one piece. Each kind of file brings
 * what it needs along when the first one is made.
 */
export const writeHere: WriteReport = async (report, ending, slices) => {
  if (ending === "docx") {
    const { docxInSlices } = await import("../../src/report/word");
    return docxInSlices(report, slices);
  }
  const { reportXlsx } = await import("../../src/report/file");
  return reportXlsx(report, slices);
};
