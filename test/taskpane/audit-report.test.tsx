// @vitest-environment happy-dom
import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { issueReport, type Signature } from "../../src/audit/issue";
import type { MemoryWorkbook } from "../../src/workbook/memory";
import { registerOf, step } from "../audit/desk";
import { on } from "../audit/life-desk";
import { addFindings } from "../audit/many-findings";
import { audited } from "../report/audit/audited";
import type { Services } from "../../taskpane/state/services";
import { announced, button, confirm, heading, openPane } from "./pane";
import { atOnce } from "../../src/workbook/slices";

const LEAD: Signature = {
  role: "lead_auditor",
  name: "a.osei",
  account: "",
  identity: "self_declared",
  statement: "Complete and fair.",
};

/** Opens the pane at the report of the one audit of a workbook. */
async function at(workbook: MemoryWorkbook, changed: Partial<Services> = {}) {
  const opened = openPane(workbook, changed);
  const { user } = opened;
  await user.click(await button(/^Audit/));
  const closed = screen.queryByRole("button", { name: /^Issued and closed|closed audit/i });
  if (closed) await user.click(closed);
  await user.click(await button(/^Referral recording/));
  await user.click(await button(/^Report: make a draft/));
  await heading("Report");
  return opened;
}

describe("the page of an audit's report", () => {
  it("says what is missing and what will be in it, and keeps the words that are written", async () => {
    const { workbook, audit } = await audited();
    const { user } = await at(workbook);
    await screen.findByText("Not issued yet.");
    await screen.findByText(/were withheld from this report/);
    await user.click(await button("What will be in it"));
    await screen.findByText(/^Conclusion \(3 parts\)/);
    await user.click(await button("What the report says"));
    const conclusion = screen.getByLabelText("Conclusion");
    await user.clear(conclusion);
    await confirm(user, "Keep these words");
    await screen.findByText(/^The conclusion is missing/);
    expect((await registerOf(workbook)).rows.tblAudit[0]).toMatchObject({
      auditId: audit,
      conclusion: "",
    });
  });

  it("puts a draft into the workbook as sheets, all at once, and takes it back", async () => {
    const { workbook } = await audited();
    const { user } = await at(workbook);
    const before = (await registerOf(workbook)).sheets;
    await user.click(await button("Put a draft into the workbook"));
    await screen.findByText(
      /^Adds the sheets Audit report, .*Committee extract, ready to print\.$/,
    );
    expect((await registerOf(workbook)).sheets).toEqual(before);
    await user.click(await button("Put a draft into the workbook"));
    await button("Put back");
    const drafted = await registerOf(workbook);
    expect(drafted.sheets).toHaveLength(before.length + 6);
    expect(drafted.rows.tblAudit[0]?.state).toBe("draft_report");
    await user.click(await button("Put back"));
    await waitFor(async () => expect((await registerOf(workbook)).sheets).toEqual(before));
  });

  it("offers the report as a file", async () => {
    const { workbook, audit } = await audited();
    const { user, saved } = await at(workbook);
    await user.click(await button("Save as a Word document"));
    await waitFor(() => expect(saved).toEqual([`Audit report ${audit}.docx`]));
    await user.click(await button("Save as a workbook"));
    await waitFor(() => expect(saved).toHaveLength(2));
    expect(announced()).toContain("is offered as a download.");
  });

  it("signs and issues, shown first; from then on the answers are locked", async () => {
    const { workbook } = await audited();
    const { user } = await at(workbook);
    await user.click(await button("Sign"));
    await user.clear(screen.getByLabelText("Name of who signs"));
    await user.type(screen.getByLabelText("Name of who signs"), "r.shah");
    await user.click(await button("Show what issuing does"));
    await screen.findByText(/^r\.shah cannot issue this report/, { selector: "p" });
    await user.clear(screen.getByLabelText("Name of who signs"));
    await user.type(screen.getByLabelText("Name of who signs"), "a.osei");
    await user.click(await button("Show what issuing does"));
    await screen.findByText(/^Anchor printed in the report: \d+:[0-9a-f]{64}$/);
    expect((await registerOf(workbook)).rows.tblAudit[0]?.state).toBe("in_progress");
    await user.click(await button("Sign and issue"));
    await screen.findByText(/^Issued and signed on 22\/11\/2026/);
    await screen.findByText("Nothing that was issued has been changed since.");
    expect(screen.getAllByText(/^How identity is known: the names were typed/)).not.toEqual([]);
    await button("Put the issued report into the workbook");
  });

  it("names the rows that somebody changed on the sheet after it was issued", async () => {
    const { workbook, audit } = await audited();
    await step(workbook, (register) =>
      atOnce(issueReport(register, audit, LEAD, on("2026-11-02", "a.osei"))),
    );
    const register = await registerOf(workbook);
    const { facts } = register.places.get("tblResponse")!;
    const column = facts.area.column + facts.columns.indexOf("note");
    const row = register.rows.tblResponse[3]!.sheetRow;
    const applied = await workbook.apply([
      {
        kind: "setCells",
        area: { sheet: facts.area.sheet, row, column, rows: 1, columns: 1 },
        values: [["later"]],
      },
    ]);
    expect(applied.ok).toBe(true);
    await at(workbook);
    await button(/^Row \d+ of sheet “Audit answers” .* was changed on the sheet after/);
  });

  it("counts how far long work has come, stops when asked, and goes on when asked", async () => {
    const { workbook } = await audited();
    await addFindings(workbook, 400);
    // Work over the register waits at its first breath until it is let go.
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let isHeld = false;
    const { user } = await at(workbook, { pause: () => (isHeld ? held : Promise.resolve()) });
    await screen.findByText(/^Not issued yet/);
    isHeld = true;
    await user.type(screen.getByLabelText(/^Last meeting of the committee/), "1/10/2026");
    await screen.findByText(/^Checking the trail: 0 of \d{3} entries$/);
    await user.click(await button("Stop"));
    isHeld = false;
    letGo();
    await screen.findByText("Stopped, as you asked. Nothing was changed.");
    expect(screen.queryByText(/^Not issued yet/)).toBeNull();
    await user.click(await button("Work it out after all"));
    await screen.findByText(/^Not issued yet/);
  });
});
