import { expect, test } from "vitest";
import { answerItem } from "../../src/audit/answer";
import { checklist } from "../../src/audit/checklist";
import { captureEvidence } from "../../src/audit/evidence";
import { readEvidence } from "../../src/audit/evidence-range";
import { raiseNonConformance } from "../../src/audit/finding";
import { recheckEvidence, snapshotOf } from "../../src/audit/recheck-evidence";
import { trailReport } from "../../src/audit/trail";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { openWorkbook } from "../../src/xlsx/open";
import { saveWorkbook } from "../../src/xlsx/save";
import { makeSamples } from "../../samples/main";
import { moment, registerOf, startedAudit, step, tailsFrom, TODAY, value } from "./desk";

test("an audit survives saving, closing and opening: answers, evidence, finding and trail", async () => {
  const sample = (await makeSamples())[0]!;
  const workbook = new MemoryWorkbook(value(await openWorkbook(sample.file, sample.bytes)));
  const tails = tailsFrom("aaaa");
  const now = moment("a.osei", TODAY, tails);
  const auditId = await startedAudit(workbook, now);
  const questions = checklist(await registerOf(workbook), auditId)
    .map(({ response }) => response)
    .filter(({ critical }) => !critical);
  const [first, second, third] = questions.map(({ responseId }) => responseId);

  await step(workbook, (register) =>
    answerItem(register, { responseId: first!, result: "conform" }, now),
  );
  await step(workbook, (register) =>
    answerItem(
      register,
      { responseId: second!, result: "not_applicable", reason: "=1+1 is no design work" },
      now,
    ),
  );
  const selected = { sheet: "Caseload", row: 10, column: 7, rows: 20, columns: 2 };
  const range = value(await readEvidence(workbook, selected));
  const evidenceId = await step(workbook, (register) =>
    captureEvidence(
      register,
      range,
      {
        title: "Twenty referrals",
        periodFrom: TODAY - 200,
        periodTo: TODAY,
        obtainedHow: "remote",
        obtainedFrom: "Caseload table",
        containsPersonalData: false,
        responseId: third!,
        leaveOut: [],
      },
      now,
    ),
  );
  const findingId = await step(workbook, (register) =>
    raiseNonConformance(
      register,
      {
        responseId: third!,
        source: "internal_audit",
        grade: "minor",
        gradeReason: "",
        requirement: "Referral procedure 2.1",
        statement: "Two of 20 referrals had no first appointment within 5 working days.",
        evidenceIds: [evidenceId],
        processId: "",
        owner: "r.shah",
        isRequirementMet: false,
      },
      now,
    ),
  );

  const saved = value(await saveWorkbook(workbook.model, sample.bytes));
  const reopened = new MemoryWorkbook(value(await openWorkbook(sample.file, saved)));
  const register = await registerOf(reopened);

  expect(register.unreadable).toEqual([]);
  expect(register.damaged).toEqual([]);
  const before = await registerOf(workbook);
  expect(register.rows).toEqual(before.rows);
  const results = checklist(register, auditId).map(({ response }) => response.result);
  expect(results.filter((result) => result !== "not_assessed").sort()).toEqual([
    "conform",
    "minor_nonconformity",
    "not_applicable",
  ]);
  expect(register.rows.tblFinding[0]).toMatchObject({
    findingId,
    evidenceIds: [evidenceId],
    state: "open",
  });
  expect(snapshotOf(register, register.rows.tblEvidence[0]!)?.rows).toHaveLength(20);
  expect(trailReport(register, null)).toMatchObject({
    isSound: true,
    edited: [],
    verdict: { verdict: "OK", count: 8 },
  });
  const check = value(await recheckEvidence(reopened, register, evidenceId));
  expect(check.verdict).toEqual({ verdict: "unchanged" });
});
