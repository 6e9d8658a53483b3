import { expect, test } from "vitest";
import { limitsOf, setLimits } from "../../src/audit/limits";
import { escalation } from "../../src/audit/life/escalation";
import { policyOf } from "../../src/audit/life/policy";
import { matrixOf } from "../../src/audit/risk/matrix";
import { trailReport } from "../../src/audit/trail";
import { emptyWorkbook } from "../../src/workbook/model";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { code, moment, registerOf, step, value } from "./desk";
import { findingOf, on, raise, staffed } from "./life-desk";

test("what is proposed can be read, and is what holds where nothing is said", async () => {
  const empty = await registerOf(new MemoryWorkbook(emptyWorkbook("register.xlsx")));
  const ours = policyOf(empty).policy;
  const workbook = new MemoryWorkbook(emptyWorkbook("register.xlsx"));
  const away = new Map(
    limitsOf(empty).map(({ name, proposed }) => [
      name,
      /^\d+( days)?$/.test(proposed) ? "7" : proposed,
    ]),
  );
  await step(workbook, (register) => setLimits(register, away, moment()));
  expect(policyOf(await registerOf(workbook)).policy).not.toEqual(ours);
  const back = new Map(limitsOf(empty).map(({ name }) => [name, ""]));
  await step(workbook, (register) => setLimits(register, back, moment()));
  const register = await registerOf(workbook);
  expect(policyOf(register)).toEqual({ policy: ours, faults: [] });
  expect(matrixOf(register).matrix).toEqual(matrixOf(empty).matrix);
  expect(trailReport(register, null)).toMatchObject({ isSound: true, edited: [] });
});

test("a lead sets them; what is raised from then on has other dates, and what is late is told sooner", async () => {
  const workbook = await staffed();
  const early = await raise(workbook);
  const limits = new Map([
    ["minor_plan", "10 working days"],
    ["escalate_manager", "10"],
    ["risk_bands", "1 to 4 low; 6 to 9 high"],
  ] as const);
  await step(workbook, (register) => setLimits(register, limits, on("2026-09-01", "d.khan")));
  const late = await raise(workbook);
  const [before, after] = [await findingOf(workbook, early), await findingOf(workbook, late)];
  // 30 calendar days as we propose it; ten working days from 1 September.
  expect(before.responseDue! - before.raisedOn).toBe(30);
  expect(after.responseDue! - after.raisedOn).toBe(14);
  const register = await registerOf(workbook);
  expect(matrixOf(register).matrix.bands).toHaveLength(2);
  const levels = escalation(register, after.responseDue! + 10)
    .filter(({ findingId }) => findingId === late)
    .map(({ level }) => level);
  expect(levels).toEqual(["manager"]);
});

test.each([
  ["r.shah", "minor_plan", "10 days", "not-authorised"],
  ["d.khan", "minor_plan", "soon", "limit-unfit"],
  ["d.khan", "calendar", "Narnia", "limit-unfit"],
  ["d.khan", "risk_bands", "high", "limit-unfit"],
  ["d.khan", "minor_plan", "30 days", "nothing-to-set"],
] as const)("%s cannot set %s to “%s”: %s", async (who, name, typed, refusal) => {
  const register = await registerOf(await staffed());
  const plan = setLimits(register, new Map([[name, typed]]), on("2026-09-01", who));
  expect(code(plan)).toBe(refusal);
  expect(plan.ok ? "" : plan.trouble.message).toContain("Nothing was changed.");
});

test("a setting that somebody typed by hand in their own way is found and changed, not doubled", async () => {
  const workbook = await staffed();
  const first = new Map([["minor_plan", "20 days"]] as const);
  await step(workbook, (register) => setLimits(register, first, on("2026-09-01", "d.khan")));
  const register = await registerOf(workbook);
  const { facts } = register.places.get("tblSetting")!;
  const { row, column, sheet } = facts.area;
  const area = { sheet, row: row + 1, column, rows: 1, columns: 1 };
  value(await workbook.apply([{ kind: "setCells", area, values: [["Minor plan"]] }]));
  const second = new Map([["minor_plan", "21 days"]] as const);
  await step(workbook, (now) => setLimits(now, second, on("2026-09-01", "d.khan")));
  expect((await registerOf(workbook)).rows.tblSetting).toMatchObject([
    { setting: "Minor plan", value: "21 days" },
  ]);
});
