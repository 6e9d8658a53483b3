// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { readRegister } from "../../src/audit/register";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { emptySheet, emptyWorkbook, putCell } from "../../src/workbook/model";
import { staffed } from "../audit/life-desk";
import { button, heading, openPane } from "./pane";

async function register(workbook: MemoryWorkbook) {
  const read = await readRegister(workbook);
  if (!read.ok) throw new Error(read.trouble.message);
  return read.value;
}

async function atProgramme() {
  const workbook = await staffed();
  const { user } = openPane(workbook);
  await user.click(await button(/^Audit/));
  await user.click(await button(/^Audit programme/));
  await heading("Audit programme");
  return { workbook, user };
}

/** A workbook in which three people work, and nobody is listed. */
function worked() {
  const model = emptyWorkbook("cases.xlsx");
  const sheet = emptySheet("Cases");
  const rows = [
    ["Case", "Worker"],
    ["C1", "A. Osei"],
    ["C2", "M. Leger"],
    ["C3", "T. Ward"],
  ];
  rows.forEach((cells, row) => cells.forEach((cell, at) => putCell(sheet, row, at, cell)));
  model.sheets.push(sheet);
  return new MemoryWorkbook(model);
}

async function planned() {
  const { workbook, user } = await atProgramme();
  await user.click(await button(/^Record keeping/));
  await heading("Plan an audit");
  await user.type(screen.getByLabelText("Month"), "11/2026");
  await user.type(screen.getByLabelText("Area"), "Leeds");
  await user.click(await screen.findByRole("radio", { name: /^m\.leger/ }));
  await user.click(await button("Show what will be written"));
  await user.click(await button("Plan the audit"));
  await heading("Audit programme");
  return { workbook, user };
}

describe("the programme", () => {
  it("names processes that are due and not planned, and plans one with its interval", async () => {
    const { workbook } = await planned();
    await button(/^Record keeping · Leeds Due this month · 11\/2026/);
    await screen.findByText("Leeds: 0 of 1 audit looked at, 1 more planned");
    await screen.findByText(/^Clause 4: 0 of \d+ clauses looked at, \d+ more planned$/);
    expect((await register(workbook)).rows.tblProgramme[0]).toMatchObject({
      riskScore: 4,
      intervalMonths: 12,
      leadAuditor: "m.leger",
    });
  });

  it("starts an audit from its entry; who is not independent stands greyed with the reason", async () => {
    const { workbook, user } = await planned();
    await user.click(await button(/^Record keeping · Leeds/));
    await user.click(await button("Start this audit"));
    await heading("New audit");
    const near = await screen.findByRole<HTMLInputElement>("radio", { name: /^t\.ward/ });
    expect(near.disabled).toBe(true);
    await screen.findByText("t.ward works in Record keeping.");
    await user.type(screen.getByLabelText("Scope"), "Leeds");
    await user.click(await button("Show what will be written"));
    await user.click(await button("Start the audit"));
    await heading(/^Internal audit/);
    const { tblAudit, tblProgramme } = (await register(workbook)).rows;
    expect(tblProgramme[0]).toMatchObject({
      status: "in_progress",
      auditId: tblAudit[0]?.auditId,
    });
  });

  it("lets a small team go on with its bias named and a second reader, who signs", async () => {
    const { workbook, user } = await planned();
    await user.click(await button(/^Record keeping · Leeds/));
    await user.click(await button("Start this audit"));
    await user.click(await button("Small team: nobody else can"));
    await user.type(screen.getByLabelText("What speaks against independence"), "Works there.");
    await user.type(screen.getByLabelText("Second reader"), "d.khan");
    await user.click(await screen.findByRole("radio", { name: /^t\.ward/ }));
    await user.type(screen.getByLabelText("Scope"), "Leeds");
    await user.click(await button("Show what will be written"));
    await user.click(await button("Start the audit"));
    await screen.findByText("d.khan reads along and has not signed yet.");
    await user.click(await button("Sign as d.khan"));
    await user.click(await button("Sign as second reader"));
    await screen.findByText("d.khan read along and signed on 22/11/2026.");
    expect((await register(workbook)).rows.tblSignOff).toHaveLength(1);
  });

  it("moves an audit only with a reason", async () => {
    const { workbook, user } = await planned();
    await user.click(await button(/^Record keeping · Leeds/));
    await user.click(await button("Move it or call it off"));
    await user.type(screen.getByLabelText("New month"), "01/2027");
    await user.click(await button("Show the change"));
    await screen.findByText(/^Say why the audit is moved/, { selector: "section p" });
    await user.type(screen.getByLabelText("Reason"), "Inspection.");
    await user.click(await button("Show the change"));
    await user.click(await button("Change the programme"));
    await screen.findByText("From 11/2026: Inspection.");
    expect((await register(workbook)).rows.tblProgramme[0]?.status).toBe("postponed");
  });

  it("adds a process with its owner and staff", async () => {
    const { workbook, user } = await atProgramme();
    await user.click(await button("Add a process"));
    await user.type(screen.getByLabelText("Name of the process"), "Release");
    await user.type(screen.getByLabelText("Owner"), "r.shah");
    await user.type(screen.getByLabelText("Staff, parted by semicolons"), "x.one; y.two");
    await user.click(await button("Show the new process"));
    await user.click(await button("Add the process"));
    await button(/^Release/);
    expect((await register(workbook)).rows.tblProcess.at(-1)).toMatchObject({
      name: "Release",
      staff: ["x.one", "y.two"],
    });
  });

  it("lists the people whom the tables name as what they are, after showing it, and takes it back", async () => {
    const workbook = worked();
    const { user } = openPane(workbook);
    await user.click(await button(/^Audit/));
    await user.click(await button(/^Audit programme/));
    await user.click(await button("Add the people the workbook names"));
    await screen.findByText(/^Nobody is on the list of people yet\./);
    const boxes = await screen.findAllByRole("checkbox", { name: /Cases: Worker/ });
    await user.click(await button("Tick everybody"));
    await user.click(boxes[0]!);
    await user.type(screen.getByLabelText("Others, parted by semicolons"), "d.khan; ");
    await user.selectOptions(screen.getByLabelText("Add them as"), "an auditor");
    await user.click(await button("Show who is added"));
    await screen.findByText("Puts d.khan on the list of people as an auditor.");
    expect((await register(workbook)).rows.tblPeople).toEqual([]);
    await user.click(await button("Add them to the list of people"));
    await screen.findByText(/^1 person named in the tables and not on the list/);
    const { tblPeople } = (await register(workbook)).rows;
    expect(tblPeople.map(({ name, role }) => [name, role])).toEqual([
      ["M. Leger", "auditor"],
      ["T. Ward", "auditor"],
      ["d.khan", "auditor"],
    ]);
    await user.click(await button("Put back"));
    await screen.findByText(/^Nobody is on the list of people yet\./);
    expect((await register(workbook)).rows.tblPeople).toEqual([]);
  });
});
