import { describe, expect, test } from "vitest";
import { escalation } from "../../src/audit/life/escalation";
import { listFindings } from "../../src/audit/life/lists";
import { REGISTER } from "../../src/audit/layout";
import { takeStep } from "../../src/audit/life/take-step";
import { trailReport } from "../../src/audit/trail";
import { RecordsDraft } from "../../src/records/draft";
import type { Plan } from "../../src/records/plan";
import type { Workbook } from "../../src/workbook/port";
import { emptyWorkbook } from "../../src/workbook/model";
import { sampleModels } from "../../samples/main";
import { fileSubject, hostSubject, memorySubject } from "../contract/subjects";
import { code, registerOf, TODAY, value } from "./desk";
import { findingOf, note, on, raise, take, underWay, verified } from "./life-desk";

const model = () => sampleModels()[0]!.model;

describe.each([
  ["in memory", async () => memorySubject(model())],
  ["as a file, saved and opened anew after every step", () => fileSubject(model())],
  ["open in Excel, simulated", () => hostSubject(model())],
] as const)("a finding's whole life in a workbook %s", (_name, open) => {
  test("ends closed, with a trail that holds and no row that cannot be read", async () => {
    const { workbook } = await open();
    const finding = await raise(workbook);
    await verified(workbook, finding);
    await take(workbook, finding, "2026-11-05", "m.leger", "review_effectiveness", {
      result: "effective",
      evidenceIds: [await note(workbook, "Sample")],
      note: "",
    });
    await take(workbook, finding, "2026-11-06", "a.osei", "close", { lessons: "" });
    expect(await findingOf(workbook, finding)).toMatchObject({
      state: "closed",
      closedBy: "a.osei",
    });
    const register = await registerOf(workbook);
    expect([...register.unreadable, ...register.damaged]).toEqual([]);
    expect(trailReport(register, null)).toMatchObject({ isSound: true, edited: [] });
  }, 60_000);
});

/** A finding whose last action is about to be marked as done: finding, action, history and trail change. */
async function lastAction(workbook: Workbook): Promise<Plan> {
  const finding = await raise(workbook);
  const actionId = await underWay(workbook, finding);
  const evidenceIds = [await note(workbook, "Form")];
  const given = { actionId, doneOn: on("2026-10-01", "").today, evidenceIds };
  const register = await registerOf(workbook);
  return value(takeStep(register, finding, "complete_action", given, on("2026-10-01", "j.powell")));
}

describe("Excel that breaks down half way through a step", () => {
  test.each([
    [0, 2],
    [1, 1],
    [2, 1],
    [2, 3],
    [3, 1],
    [4, 1],
    [5, 1],
    [6, 2],
  ])("in batch %i before action %i leaves all of it or none of it", async (batch, beforeAction) => {
    const { workbook, host } = await hostSubject(model());
    const plan = await lastAction(workbook);
    const before = await registerOf(workbook);
    host.faults.breakdown = { batch, beforeAction, code: "GeneralException" };
    const applied = await workbook.apply(plan.changes);
    host.faults.breakdown = null;
    const after = await registerOf(workbook);
    if (applied.ok) expect(after.rows.tblFinding[0]?.state).toBe("awaiting_verification");
    else expect(after.rows).toEqual(before.rows);
    expect(trailReport(after, null)).toMatchObject({ isSound: true, edited: [] });
  });
});

describe("a sheet of the register", () => {
  test("that is protected refuses the step, and nothing of it is written", async () => {
    const { workbook, host } = await hostSubject(model());
    const plan = await lastAction(workbook);
    const before = await registerOf(workbook);
    const sheet = host.workbook.sheets.find(({ name }) => name === "Audit finding steps")!;
    sheet.protection = {};
    expect(code(await workbook.apply(plan.changes))).toBe("sheet-protected");
    sheet.protection = null;
    expect((await registerOf(workbook)).rows).toEqual(before.rows);
    expect(code(await workbook.apply(plan.changes))).toBe("allowed");
  });

  test("that was deleted takes its rows along; the next step makes it anew and says so", async () => {
    const { workbook, host } = await hostSubject(model());
    const finding = await raise(workbook);
    await take(workbook, finding, "2026-09-02", "r.shah", "accept", {});
    host.workbook.removeSheet(
      host.workbook.sheets.find(({ name }) => name === "Audit finding steps")!,
    );
    const next = await take(workbook, finding, "2026-09-03", "r.shah", "look_across", {
      where: "Leeds",
      result: "None there.",
    });
    expect(next.said).toContain("Adds the sheet “Audit finding steps”.");
    expect((await registerOf(workbook)).rows.tblFindingStep).toHaveLength(1);
  });

  test("whose table was renamed is not there for us; a step on it says that the finding is not", async () => {
    const { workbook, host } = await hostSubject(model());
    const finding = await raise(workbook);
    const table = host.workbook.tables.find(({ name }) => name === "tblFinding")!;
    table.name = "tblFindingOld";
    const accept = await take(workbook, finding, "2026-09-02", "r.shah", "accept", {});
    expect(accept.code).toBe("finding-unknown");
    table.name = "tblFinding";
    expect((await take(workbook, finding, "2026-09-02", "r.shah", "accept", {})).code).toBe(
      "allowed",
    );
  });
});

describe("a register of 5,000 findings", () => {
  test("is listed and escalated with work that grows as its rows do", async () => {
    const listed = await timeOf(5000);
    const few = await timeOf(500);
    expect(listed.found).toBe(5000);
    // Ten times the rows; quadratic work would take a hundred times as long.
    expect(listed.time).toBeLessThan(40 * Math.max(few.time, 2));
  }, 60_000);
});

/** A register of so many findings, and how long it takes to list and escalate it. */
async function timeOf(findings: number): Promise<{ time: number; found: number }> {
  const { workbook } = memorySubject(emptyWorkbook("register.xlsx"));
  const first = await raise(workbook);
  const row = await findingOf(workbook, first);
  const draft = new RecordsDraft(REGISTER, await registerOf(workbook));
  for (let n = 1; n < findings; n++) {
    draft.add("tblFinding", { ...row, findingId: `NC-${n}`, owner: `owner ${n % 40}` });
  }
  value(await workbook.apply(value(draft.done()).changes));
  const register = await registerOf(workbook);
  const filter = {
    search: "records",
    mine: "",
    isOverdue: false,
    grade: "any",
    clause: "",
    state: "any",
  } as const;
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    listFindings(register, filter, TODAY + 100);
    escalation(register, TODAY + 100);
    return performance.now() - start;
  });
  const found = listFindings(register, filter, TODAY + 100).length;
  return { time: Math.min(...times), found };
}
