import { describe, expect, test } from "vitest";
import { answerItem } from "../../src/audit/answer";
import { checklist } from "../../src/audit/checklist";
import { captureEvidence } from "../../src/audit/evidence";
import { readEvidence } from "../../src/audit/evidence-range";
import { raiseNonConformance } from "../../src/audit/finding";
import { recheckEvidence } from "../../src/audit/recheck-evidence";
import { trailReport } from "../../src/audit/trail";
import { sampleModels } from "../../samples/main";
import type { WorkbookModel } from "../../src/workbook/model";
import type { Workbook } from "../../src/workbook/port";
import { fileSubject, hostSubject, memorySubject } from "../contract/subjects";
import { moment, registerOf, startedAudit, step, tailsFrom, TODAY, value } from "./desk";

function caseloadModel(): WorkbookModel {
  return sampleModels()[0]!.model;
}

/** The auditor's job: start, answer three, attach a range, raise one; gives the ids of what was made. */
async function wholeJob(workbook: Workbook) {
  const now = moment("a.osei", TODAY, tailsFrom("aaaa"));
  const auditId = await startedAudit(workbook, now);
  const [first, second, third, fourth] = checklist(await registerOf(workbook), auditId)
    .map(({ response }) => response)
    .filter(({ critical }) => !critical)
    .map(({ responseId }) => responseId);
  for (const responseId of [first!, second!]) {
    await step(workbook, (register) =>
      answerItem(register, { responseId, result: "conform" }, now),
    );
  }
  await step(workbook, (register) =>
    answerItem(
      register,
      { responseId: third!, result: "not_applicable", reason: "No design" },
      now,
    ),
  );
  const selected = { sheet: "Caseload", row: 10, column: 7, rows: 12, columns: 2 };
  const range = value(await readEvidence(workbook, selected));
  const evidenceId = await step(workbook, (register) =>
    captureEvidence(
      register,
      range,
      {
        title: "Twelve referrals",
        periodFrom: TODAY - 200,
        periodTo: TODAY,
        obtainedHow: "in_person",
        obtainedFrom: "Caseload",
        containsPersonalData: false,
        responseId: fourth!,
        leaveOut: [],
      },
      now,
    ),
  );
  const findingId = await step(workbook, (register) =>
    raiseNonConformance(
      register,
      {
        responseId: fourth!,
        source: "internal_audit",
        grade: "minor",
        gradeReason: "",
        requirement: "Referral procedure 2.1",
        statement: "Two of 12 referrals had no first appointment within 5 working days.",
        evidenceIds: [evidenceId],
        processId: "",
        owner: "r.shah",
        isRequirementMet: false,
      },
      now,
    ),
  );
  return { auditId, evidenceId, findingId, fourth: fourth! };
}

describe.each([
  ["in memory", async () => memorySubject(caseloadModel())],
  ["as a file, saved and opened anew after every step", () => fileSubject(caseloadModel())],
  ["open in Excel, simulated", () => hostSubject(caseloadModel())],
] as const)("the auditor's job on a workbook %s", (_name, open) => {
  test("leaves audit, answers, evidence, finding and trail standing in its tables", async () => {
    const { workbook } = await open();
    const { auditId, evidenceId, findingId, fourth } = await wholeJob(workbook);
    const register = await registerOf(workbook);
    expect(register.unreadable).toEqual([]);
    expect(register.damaged).toEqual([]);
    const answered = checklist(register, auditId).filter(
      ({ response }) => response.result !== "not_assessed",
    );
    expect(answered.map(({ response }) => response.result).sort()).toEqual([
      "conform",
      "conform",
      "minor_nonconformity",
      "not_applicable",
    ]);
    expect(register.rows.tblFinding).toMatchObject([
      { findingId, evidenceIds: [evidenceId], state: "open", raisedOn: TODAY },
    ]);
    expect(register.rows.tblResponse.find((row) => row.responseId === fourth)).toMatchObject({
      findingId,
      evidenceIds: [evidenceId],
    });
    expect(trailReport(register, null)).toMatchObject({
      isSound: true,
      edited: [],
      verdict: { verdict: "OK", count: 9 },
    });
    const check = value(await recheckEvidence(workbook, register, evidenceId));
    expect(check.verdict).toEqual({ verdict: "unchanged" });
  }, 30_000);
});

describe("Excel that breaks down while an answer is written", () => {
  test.each([
    [0, 2],
    [1, 1],
    [2, 1],
    [3, 1],
    [3, 4],
    [4, 2],
    [5, 1],
    [6, 1],
  ])("in batch %i before action %i leaves all of it or none of it", async (batch, beforeAction) => {
    const { workbook, host } = await hostSubject(caseloadModel());
    const now = moment("a.osei", TODAY, tailsFrom("aaaa"));
    const auditId = await startedAudit(workbook, now);
    const before = await registerOf(workbook);
    const { responseId } = checklist(before, auditId)[3]!.response;
    const plan = value(answerItem(before, { responseId, result: "conform", note: "Seen" }, now));

    host.faults.breakdown = { batch, beforeAction, code: "GeneralException" };
    const applied = await workbook.apply(plan.changes);
    host.faults.breakdown = null;
    const between = await registerOf(workbook);
    if (!applied.ok) expect(between.rows).toEqual(before.rows);

    if (!applied.ok) {
      await step(workbook, (register) =>
        answerItem(register, { responseId, result: "conform", note: "Seen" }, now),
      );
    }
    const after = await registerOf(workbook);
    expect(after.unreadable).toEqual([]);
    expect(after.rows.tblResponse.filter(({ result }) => result === "conform")).toHaveLength(1);
    expect(trailReport(after, null)).toMatchObject({
      isSound: true,
      edited: [],
      verdict: { verdict: "OK", count: 3 },
    });
  });
});
