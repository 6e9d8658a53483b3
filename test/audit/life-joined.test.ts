import { describe, expect, test } from "vitest";
import { captureEvidence } from "../../src/audit/evidence";
import { readEvidence } from "../../src/audit/evidence-range";
import { checkEvidenceOf } from "../../src/audit/life/evidence-gate";
import { draftFindings, raiseDraft, type CheckResult } from "../../src/audit/life/drafted";
import { keepRecount, type Recount } from "../../src/audit/life/recount";
import { takeStep } from "../../src/audit/life/take-step";
import { snapshotOf } from "../../src/audit/recheck-evidence";
import { trailReport } from "../../src/audit/trail";
import { parseDate } from "../../src/cells/date";
import type { Workbook } from "../../src/workbook/port";
import { caseload, code, moment, registerOf, startedAudit, step, value } from "./desk";
import { findingOf, note, on, raise, staffed, take, underWay } from "./life-desk";

const day = (date: string) => parseDate(date)!;

const failed: CheckResult = {
  pack: "Caseload checks, 3",
  asOf: day("2026-10-31"),
  rules: new Map([["start-before-end", { title: "Start before end", basis: "Contract 7.2" }]]),
  checked: new Map([["tblCaseload", 40]]),
  faults: [
    fault("start-before-end", "tblCaseload", "F4", "C1", "03/09/2026"),
    fault("start-before-end", "tblCaseload", "F9", "C2", null),
    fault("start-before-end", "tblPanels", "B2", "P1", "01/01/1900"),
    fault("crn-shape", "tblCaseload", "A4", "C1", "=1+1"),
  ],
};

function fault(rule: string, scope: string, cell: string, rowKey: string, text: string | null) {
  return { rule, scope, sheet: "Caseload", cell, rowKey, value: text };
}

const confirmed = {
  grade: "minor",
  gradeReason: "",
  requirement: "Contract 7.2",
  statement: "Two of 40 records end before they start.",
  processId: "Record keeping",
  owner: "r.shah",
} as const;

describe("a failed check", () => {
  test("becomes one draft for each rule and table, with requirement, statement and cells", () => {
    const drafts = draftFindings(failed);
    expect(drafts.map(({ rule, scope }) => [rule, scope])).toEqual([
      ["start-before-end", "tblCaseload"],
      ["start-before-end", "tblPanels"],
      ["crn-shape", "tblCaseload"],
    ]);
    expect(drafts[0]).toMatchObject({
      requirement: "Contract 7.2",
      statement: "2 of 40 records in tblCaseload did not meet the check “Start before end”.",
      reference: "Caseload checks, 3, as at 31/10/2026. Cells: Caseload!F4; Caseload!F9",
    });
    expect(drafts[2]?.requirement).toBe("crn-shape");
  });

  test("is raised with its evidence in one step, once, by somebody who may", async () => {
    const workbook = await staffed();
    const [draft] = draftFindings(failed);
    const owner = raiseDraft(
      await registerOf(workbook),
      draft!,
      confirmed,
      on("2026-11-02", "r.shah"),
    );
    expect(code(owner)).toBe("not-authorised");
    const finding = await step(workbook, (register) =>
      raiseDraft(register, draft!, confirmed, on("2026-11-02", "a.osei")),
    );
    const register = await registerOf(workbook);
    expect(await findingOf(workbook, finding)).toMatchObject({
      source: "data_check",
      evidenceIds: [register.rows.tblEvidence[0]?.evidenceId],
    });
    expect(snapshotOf(register, register.rows.tblEvidence[0]!)?.rows).toEqual([
      ["F4", "C1", "03/09/2026"],
      ["F9", "C2", null],
    ]);
    expect(trailReport(register, null)).toMatchObject({ isSound: true, edited: [] });
    const again = raiseDraft(register, draft!, confirmed, on("2026-11-03", "a.osei"));
    expect(code(again)).toBe("finding-stands");
    await take(workbook, finding, "2026-11-04", "a.osei", "withdraw", { reason: "Rule wrong." });
    const after = raiseDraft(
      await registerOf(workbook),
      draft!,
      confirmed,
      on("2026-11-05", "a.osei"),
    );
    expect(code(after)).toBe("allowed");
  });
});

describe("a recount", () => {
  const recount: Recount = {
    label: "Panels on time",
    sheet: "Summary",
    cell: "B4",
    reported: 0.76,
    numerator: 18,
    denominator: 25,
    basis: "rows of tblPanels due in October",
    periodFrom: day("2026-10-01"),
    periodTo: day("2026-10-31"),
    responseId: null,
  };

  test("is kept as evidence with the difference, beside its question", async () => {
    const workbook = caseload();
    const now = moment();
    await startedAudit(workbook, now);
    const { responseId } = (await registerOf(workbook)).rows.tblResponse.find(({ clause }) =>
      clause.startsWith("9.1"),
    )!;
    const id = await step(workbook, (register) =>
      keepRecount(register, { ...recount, responseId }, now),
    );
    const { rows } = await registerOf(workbook);
    expect(rows.tblResponse.find((row) => row.responseId === responseId)?.evidenceIds).toEqual([
      id,
    ]);
    const kept = snapshotOf(await registerOf(workbook), rows.tblEvidence[0]!);
    expect(kept?.rows).toEqual([
      ["reported", 0.76],
      ["numerator", 18],
      ["denominator", 25],
      ["recounted", 0.72],
      ["difference", 0.04],
    ]);
  });

  test("says whether it is what was reported", async () => {
    const register = await registerOf(await staffed());
    const said = (changed: Partial<Recount>) =>
      value(keepRecount(register, { ...recount, ...changed }, moment())).sentences.join(" ");
    expect(said({})).toContain(
      "was reported as 0.76. Recounted from its rows it is 0.72: 18 of 25.",
    );
    expect(said({ reported: 0.72 })).toContain("It is what was reported, 0.72.");
    expect(said({ reported: 18, denominator: null })).toContain("It is what was reported, 18.");
    expect(code(keepRecount(register, { ...recount, denominator: 0 }, moment()))).toBe(
      "recount-empty",
    );
  });
});

describe("evidence that changes while a finding is worked on", () => {
  async function captured(workbook: Workbook): Promise<string> {
    const area = { sheet: "Caseload", row: 10, column: 7, rows: 12, columns: 2 };
    const range = value(await readEvidence(workbook, area));
    return step(workbook, (register) =>
      captureEvidence(
        register,
        range,
        {
          title: "Twelve",
          periodFrom: null,
          periodTo: null,
          obtainedHow: null,
          obtainedFrom: "",
          containsPersonalData: false,
          responseId: null,
          leaveOut: [],
        },
        on("2026-09-01", "a.osei"),
      ),
    );
  }

  test("blocks verification as it stands in the workbook now, until an auditor explains it", async () => {
    const workbook = caseload();
    const evidenceId = await captured(workbook);
    const finding = await raise(workbook, { evidenceIds: [evidenceId] });
    const actionId = await underWay(workbook, finding);
    const proof = [await note(workbook, "Form")];
    await take(workbook, finding, "2026-10-01", "j.powell", "complete_action", {
      actionId,
      doneOn: day("2026-10-01"),
      evidenceIds: proof,
    });
    const given = { result: "done", evidenceIds: proof, note: "" } as const;
    const checked = async () => {
      const register = await registerOf(workbook);
      const row = register.rows.tblFinding[0]!;
      return { register, checks: value(await checkEvidenceOf(workbook, register, row)) };
    };
    const verify = async () => {
      const { register, checks } = await checked();
      const by = on("2026-10-05", "m.leger");
      return takeStep(register, finding, "verify_implementation", given, by, { checks });
    };
    expect(code(await verify())).toBe("allowed");

    const area = { sheet: "Caseload", row: 12, column: 8, rows: 1, columns: 1 };
    const stood = value(await workbook.read(area)).columns[0]?.values[0] ?? null;
    value(
      await workbook.apply([{ kind: "setCells", area, values: [["changed"]], over: [[stood]] }]),
    );
    const refused = await verify();
    expect(code(refused)).toBe("evidence-changed");
    expect(refused.ok ? "" : refused.trouble.message).toContain(`${evidenceId}, “Twelve”`);

    const { register, checks } = await checked();
    const explained = takeStep(
      register,
      finding,
      "explain_evidence",
      { evidenceId, reason: "Typed in late." },
      on("2026-10-05", "m.leger"),
      { checks },
    );
    value(await workbook.apply(value(explained).changes));
    expect(code(await verify())).toBe("allowed");
  });
});
