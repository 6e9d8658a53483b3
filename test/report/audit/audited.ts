import { captureEvidence } from "../../../src/audit/evidence";
import { describeReport, type ReportWords } from "../../../src/audit/issue-words";
import { raiseNonConformance } from "../../../src/audit/finding";
import type { EvidenceRange } from "../../../src/audit/evidence-range";
import type { MemoryWorkbook } from "../../../src/workbook/memory";
import { registerOf, startedAudit, step, TODAY } from "../../audit/desk";
import { failing, on, staffed } from "../../audit/life-desk";

export const AS_AT = TODAY;

export const WORDS: ReportWords = {
  opinion: "moderate",
  good: "Every panel was chaired by a trained volunteer.\nMinutes are kept.",
  disagreements: "The owner holds that dates are entered elsewhere.",
  distribution: "Steering group",
  marking: "Official-sensitive",
  conclusion: "The process conforms in the main. Zebedee Quill's record has to be mended.",
  limitsOfAudit: "One office of four.",
  independenceNote: "",
};

const RANGE: EvidenceRange = {
  workbook: "register.xlsx",
  sheet: "Cases",
  table: "Cases",
  address: "A1:C3",
  columns: ["CRN", "Name", "Start"],
  hasHeaders: true,
  keyColumn: "CRN",
  isWholeTable: false,
  rows: [
    ["X123456", "Zebedee Quill", null],
    ["X654321", "Ottoline Marsh", null],
  ],
};

/** An audit with a major finding on a captured range, an opportunity, and words for its report. */
export async function audited(): Promise<{
  readonly workbook: MemoryWorkbook;
  readonly audit: string;
  readonly finding: string;
}> {
  const workbook = await staffed();
  const audit = await startedAudit(workbook, on("2026-09-01", "a.osei"));
  const register = await registerOf(workbook);
  const responseId = register.rows.tblResponse[0]!.responseId;
  const evidence = await step(workbook, (now) =>
    captureEvidence(
      now,
      RANGE,
      {
        title: "Records without a start",
        periodFrom: null,
        periodTo: null,
        obtainedHow: "in_person",
        obtainedFrom: "",
        containsPersonalData: true,
        responseId,
        leaveOut: [],
      },
      on("2026-09-01", "a.osei"),
    ),
  );
  const finding = await step(workbook, (now) =>
    raiseNonConformance(
      now,
      {
        ...failing,
        responseId,
        grade: "major",
        gradeReason: "Half of the records.",
        statement: "The record of Zebedee Quill (X123456, PNC 2001/0000012H) had no start date.",
        evidenceIds: [evidence],
      },
      on("2026-09-01", "a.osei"),
    ),
  );
  await step(workbook, (now) => describeReport(now, audit, WORDS, on("2026-09-02", "a.osei")));
  return { workbook, audit, finding };
}
