import { describe, expect, test } from "vitest";
import { issueReport } from "../../src/audit/issue";
import { changedSinceIssue } from "../../src/audit/issue-seal";
import { describeReport } from "../../src/audit/issue-words";
import { trailReport } from "../../src/audit/trail";
import type { Plan } from "../../src/records/plan";
import { emptyWorkbook } from "../../src/workbook/model";
import type { Workbook } from "../../src/workbook/port";
import { hostSubject } from "../contract/subjects";
import { code, registerOf, startedAudit, step, value } from "./desk";
import { on } from "./life-desk";
import { atOnce } from "../../src/workbook/slices";

/** An audit whose report is about to be issued: audit, sign-off and trail change. */
async function aboutToIssue(workbook: Workbook): Promise<{ plan: Plan; audit: string }> {
  const audit = await startedAudit(workbook, on("2026-11-02", "a.osei"));
  const words = {
    opinion: "moderate",
    good: "",
    disagreements: "",
    distribution: "",
    marking: "",
    conclusion: "It conforms.",
    limitsOfAudit: "One office.",
    independenceNote: "",
  } as const;
  await step(workbook, (register) =>
    describeReport(register, audit, words, on("2026-11-02", "a.osei")),
  );
  const signature = {
    role: "lead_auditor",
    name: "a.osei",
    account: "",
    identity: "self_declared",
    statement: "Complete and fair.",
  } as const;
  const register = await registerOf(workbook);
  return {
    plan: value(atOnce(issueReport(register, audit, signature, on("2026-11-02", "a.osei")))),
    audit,
  };
}

describe("issuing a report in Excel, simulated", () => {
  test.each([
    [0, 2],
    [1, 1],
    [2, 1],
    [3, 1],
    [4, 1],
  ])(
    "that breaks down in batch %i before action %i issues it whole or not at all",
    async (batch, beforeAction) => {
      const { workbook, host } = await hostSubject(emptyWorkbook("register.xlsx"));
      const { plan, audit } = await aboutToIssue(workbook);
      const before = await registerOf(workbook);
      host.faults.breakdown = { batch, beforeAction, code: "GeneralException" };
      const applied = await workbook.apply(plan.changes);
      host.faults.breakdown = null;
      const after = await registerOf(workbook);
      if (applied.ok) expect(atOnce(changedSinceIssue(after, audit))).toEqual([]);
      else expect(after.rows).toEqual(before.rows);
      expect(trailReport(after, null)).toMatchObject({ isSound: true, edited: [] });
    },
  );

  test("on a protected sheet refuses, and nothing of it is written", async () => {
    const { workbook, host } = await hostSubject(emptyWorkbook("register.xlsx"));
    const { plan } = await aboutToIssue(workbook);
    const before = await registerOf(workbook);
    const sheet = host.workbook.sheets.find(({ name }) => name === "Audits")!;
    sheet.protection = {};
    expect(code(await workbook.apply(plan.changes))).toBe("sheet-protected");
    sheet.protection = null;
    expect((await registerOf(workbook)).rows).toEqual(before.rows);
    expect(code(await workbook.apply(plan.changes))).toBe("allowed");
  });
});
