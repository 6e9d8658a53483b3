import { expect, test } from "vitest";
import { addPeople, peopleInWorkbook } from "../../src/audit/programme/known-people";
import { candidatesFor } from "../../src/audit/programme/independence";
import type { Cell } from "../../src/cells/cell";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { emptySheet, emptyWorkbook, putCell } from "../../src/workbook/model";
import { caseload, code, moment, registerOf, step, TODAY, value } from "./desk";

function cases() {
  const model = emptyWorkbook("cases.xlsx");
  const sheet = emptySheet("Cases");
  const rows: readonly (readonly Cell[])[] = [
    ["Case", "Name", "Worker", "Owner agency", "Case manager"],
    ["C1", "Zebedee Quill", "M. Leger", "Police", " m. leger "],
    ["C2", "Ottoline Marsh", "A. Osei", "Probation", "T. Ward"],
    ["C3", "Peter Holm", 12, "Police", "team 4"],
  ];
  rows.forEach((cells, row) => cells.forEach((cell, at) => putCell(sheet, row, at, cell)));
  model.sheets.push(sheet);
  return new MemoryWorkbook(model);
}

test("those who do the work are found in the tables, and nobody on the caseload", async () => {
  const workbook = cases();
  const found = value(await peopleInWorkbook(workbook, await registerOf(workbook)));
  expect(found).toEqual([
    { name: "A. Osei", where: ["Cases: Worker"], rows: 1 },
    { name: "M. Leger", where: ["Cases: Worker", "Cases: Case manager"], rows: 2 },
    { name: "T. Ward", where: ["Cases: Case manager"], rows: 1 },
  ]);
});

test("they go on the list of people once, with a role, and then count where auditors are chosen", async () => {
  const workbook = cases();
  const as = (name: string) =>
    ({ name, role: "auditor", unit: "", auditorQualifiedUntil: null }) as const;
  await step(workbook, (register) => addPeople(register, [as("M. Leger")], moment()));
  const register = await registerOf(workbook);
  const left = value(await peopleInWorkbook(workbook, register)).map(({ name }) => name);
  expect(left).toEqual(["A. Osei", "T. Ward"]);
  expect(candidatesFor(register, "Referrals", TODAY).map(({ name }) => name)).toEqual(["M. Leger"]);
  expect(code(addPeople(register, [as("m. leger")], moment()))).toBe("person-known");
  expect(code(addPeople(register, [as("T. Ward"), as("t. ward ")], moment()))).toBe("person-known");
  expect(code(addPeople(register, [as(" ")], moment()))).toBe("missing-name");
  expect(code(addPeople(register, [], moment()))).toBe("missing-name");
});

test("the sample caseload names its workers", async () => {
  const workbook = caseload();
  const found = value(await peopleInWorkbook(workbook, await registerOf(workbook)));
  expect(found.length).toBeGreaterThan(2);
  expect(found.every(({ where }) => where.every((each) => each.includes("Worker")))).toBe(true);
});
