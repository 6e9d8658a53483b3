import { expect, it } from "vitest";
import { readRegister } from "../../src/audit/register";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { emptyWorkbook } from "../../src/workbook/model";
import { registerOf, value } from "../audit/desk";
import { fillIn, person } from "../audit/life-desk";

it("a long table is read a few hundred rows at a time, and read the same", async () => {
  const workbook = new MemoryWorkbook(emptyWorkbook("register.xlsx"));
  const people = Array.from({ length: 1500 }, (_, at) => person(`p.${at % 1400}`, "staff"));
  await fillIn(workbook, "tblPeople", people);
  let pauses = 0;
  const pause = async () => {
    pauses++;
  };
  const register = value(await readRegister(workbook, pause));
  expect(pauses).toBeGreaterThanOrEqual(5);
  expect(register.rows.tblPeople).toHaveLength(1400);
  expect(register.unreadable).toHaveLength(100);
  expect(register).toEqual(await registerOf(workbook));
});
