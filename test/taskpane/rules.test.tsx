// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { MemoryWorkbook } from "../../src/workbook/memory";
import { announced, button, caseload, heading, openPane } from "./pane";

async function openRules(workbook: MemoryWorkbook) {
  const opened = openPane(workbook);
  await opened.user.click(await button(/^Verify/));
  await screen.findByText(/fits this workbook/);
  await opened.user.click(await button(/^Edit the rules/));
  await heading("Rules of this workbook");
  return opened;
}

async function copyIn(workbook: MemoryWorkbook) {
  const opened = await openRules(workbook);
  await opened.user.click(await button("Copy the pack into the workbook"));
  await screen.findByText(/Copies “Resettlement caseload”/);
  await opened.user.click(await button("Write it into the workbook"));
  await screen.findByText(/^Resettlement caseload: \d+ rules in use\.$/);
  return opened;
}

/** Writes into a row of the rules' table as a person would on the sheet. */
async function editRule(workbook: MemoryWorkbook, at: number, title: string, cell: string) {
  const table = workbook.model.tables.find(({ name }) => name === "tblRule");
  if (!table) throw new Error("There are no rules.");
  const column = table.area.column + table.columns.indexOf(title);
  const row = table.area.row + 1 + at;
  const area = { sheet: table.area.sheet, row, column, rows: 1, columns: 1 };
  const written = await workbook.apply([{ kind: "setCells", area, values: [[cell]] }]);
  expect(written.ok).toBe(true);
}

describe("the rules of a workbook", () => {
  it("are a copy of the pack that was chosen, previewed and put back in one step", async () => {
    const workbook = caseload();
    const { user } = await copyIn(workbook);
    expect(workbook.model.tables.map(({ name }) => name)).toContain("tblRule");
    await user.click(await button("Put back"));
    await screen.findByText(/has no rules of its own/);
    expect(workbook.model.tables.map(({ name }) => name)).not.toContain("tblRule");
  });

  it("are what the workbook is checked against from then on", async () => {
    const workbook = caseload();
    const { user } = await copyIn(workbook);
    await editRule(workbook, 0, "on", "no");
    await screen.findByText(/1 rule switched off\./, undefined, { timeout: 10_000 });
    await user.click(await button("Back"));
    await user.click(await button("Check this workbook"));
    await heading("Results");
  });

  it("name the row that makes no rule, say why, lead there, and write it beside the row", async () => {
    const workbook = caseload();
    const { user } = await copyIn(workbook);
    await editRule(workbook, 1, "check", "has to be splendid");
    await user.click(await button(/There is no kind of rule called “has to be splendid”/));
    const selected = await workbook.selection();
    expect(selected.ok && selected.value.row).toBe(4);
    await user.click(await button("Write the reasons beside the rows"));
    await user.click(await button("Write it into the workbook"));
    const table = workbook.model.tables.find(({ name }) => name === "tblRule");
    const why = table!.area.column + table!.columns.indexOf("cannot_be_read_because");
    const sheet = workbook.model.sheets.find(({ name }) => name === table!.area.sheet);
    await expect
      .poll(() => sheet!.columns.get(why)?.values[table!.area.row + 2])
      .toContain("There is no kind of rule");
    expect(announced()).toContain("Done");
  });

  it("can be handed on as text for a file", async () => {
    const { user, copied } = await copyIn(caseload());
    await user.click(await button("Copy the pack as text for a file"));
    await button("Copied");
    expect(JSON.parse(copied[0] ?? "")).toMatchObject({ format: 1, id: "resettlement-caseload" });
  });
});
