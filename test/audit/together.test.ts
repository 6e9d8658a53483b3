import { describe, expect, test } from "vitest";
import { answerItem } from "../../src/audit/answer";
import { checklist } from "../../src/audit/checklist";
import { trailReport } from "../../src/audit/trail";
import { putCell } from "../../src/workbook/model";
import { caseload, code, moment, registerOf, startedAudit, step, value } from "./desk";

async function two() {
  const workbook = caseload();
  const auditId = await startedAudit(workbook);
  const register = await registerOf(workbook);
  const [first, second] = checklist(register, auditId).map(({ response }) => response);
  const plan = (responseId: string, actor: string) =>
    value(answerItem(register, { responseId, result: "conform" }, moment(actor)));
  return { workbook, first: first!, second: second!, plan };
}

describe("two auditors at work in one workbook", () => {
  test("who comes second is told so, nothing is half written, and the trail stays whole", async () => {
    const { workbook, first, second, plan } = await two();
    const [mine, yours] = [plan(first.responseId, "a.osei"), plan(second.responseId, "m.leger")];
    value(await workbook.apply(mine.changes));
    expect(code(await workbook.apply(yours.changes))).toBe("changed-meanwhile");
    const between = await registerOf(workbook);
    expect(between.rows.tblTrail).toHaveLength(3);
    expect(between.rows.tblResponse.filter(({ result }) => result === "conform")).toHaveLength(1);
    await step(workbook, (register) =>
      answerItem(register, { responseId: second.responseId, result: "conform" }, moment("m.leger")),
    );
    expect(trailReport(await registerOf(workbook), null)).toMatchObject({
      isSound: true,
      edited: [],
      verdict: { count: 4 },
    });
  });

  test("an answer does not land in another row that was sorted there meanwhile", async () => {
    const { workbook, first, second, plan } = await two();
    const planned = plan(first.responseId, "a.osei");
    const answers = workbook.model.sheets.find(({ name }) => name === "Audit answers")!;
    for (const { values } of answers.columns.values()) {
      const [a, b] = [values[first.sheetRow] ?? null, values[second.sheetRow] ?? null];
      [values[first.sheetRow], values[second.sheetRow]] = [b, a];
    }
    expect(code(await workbook.apply(planned.changes))).toBe("changed-meanwhile");
    const { rows } = await registerOf(workbook);
    expect(rows.tblResponse.every(({ result }) => result === "not_assessed")).toBe(true);
  });

  test("an answer typed on the sheet meanwhile is not written over", async () => {
    const { workbook, first, plan } = await two();
    const planned = plan(first.responseId, "a.osei");
    const table = workbook.model.tables.find(({ name }) => name === "tblResponse")!;
    const answers = workbook.model.sheets.find(({ name }) => name === "Audit answers")!;
    putCell(answers, first.sheetRow, table.columns.indexOf("note"), "Not what I saw");
    const applied = await workbook.apply(planned.changes);
    expect(applied.ok ? "" : applied.trouble.message).toContain("has been changed meanwhile");
  });

  test("a step can be put back whole", async () => {
    const { workbook, first, plan } = await two();
    const before = (await registerOf(workbook)).rows;
    const receipt = value(await workbook.apply(plan(first.responseId, "a.osei").changes));
    value(await workbook.putBack(receipt));
    expect((await registerOf(workbook)).rows).toEqual(before);
  });
});

describe("a workbook that cannot be written to", () => {
  test("with a protected sheet of the register refuses the whole step", async () => {
    const { workbook, first, plan } = await two();
    workbook.model.sheets.find(({ name }) => name === "Audit trail")!.isProtected = true;
    expect(code(await workbook.apply(plan(first.responseId, "a.osei").changes))).toBe(
      "sheet-protected",
    );
    const { rows } = await registerOf(workbook);
    expect(rows.tblResponse.every(({ result }) => result === "not_assessed")).toBe(true);
  });

  test("with a renamed table says which one is missing", async () => {
    const { workbook, first, plan } = await two();
    const planned = plan(first.responseId, "a.osei");
    const at = workbook.model.tables.findIndex(({ name }) => name === "tblTrail");
    workbook.model.tables[at] = { ...workbook.model.tables[at]!, name: "Trail_old" };
    const applied = await workbook.apply(planned.changes);
    expect(applied.ok ? "" : applied.trouble.message).toContain(
      "“tblTrail” is not in this workbook",
    );
  });
});
