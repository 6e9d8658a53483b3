// @vitest-environment happy-dom
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { readRegister } from "../../src/audit/register";
import { shippedAuditPacks } from "../../src/audit/shipped";
import { startAudit, suggestedDetails } from "../../src/audit/start-audit";
import { parseAddress } from "../../src/cells/address";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { button, caseload, heading, openPane, TODAY } from "./pane";

async function register(workbook: MemoryWorkbook) {
  const read = await readRegister(workbook);
  if (!read.ok) throw new Error(read.trouble.message);
  return read.value;
}

/** Starts an audit by hand, as an auditor does, and stands at its checklist. */
async function started(workbook = caseload()) {
  const { user } = openPane(workbook);
  await user.click(await button(/^Audit/));
  await user.click(await button("Start an audit"));
  await user.type(screen.getByLabelText("Process or team that is audited"), "Referrals");
  await user.type(screen.getByLabelText("Your name"), "Jo Baker");
  await user.type(screen.getByLabelText("Scope"), "HMP Ashmoor");
  await user.type(screen.getByLabelText("Period from"), "01/10/2026");
  await user.type(screen.getByLabelText("Period to"), "31/10/2026");
  await user.click(await button("Show what will be written"));
  await user.click(await button("Start the audit"));
  await heading("Internal audit 22/11/2026");
  return { user, workbook };
}

describe("starting an audit", () => {
  it("asks for what is missing, field by field, before anything is written", async () => {
    const workbook = caseload();
    const { user } = openPane(workbook);
    await user.click(await button(/^Audit/));
    await user.click(await button("Start an audit"));
    await user.click(await button("Show what will be written"));
    await screen.findByText("Fill in: Process or team that is audited.");
    await screen.findByText("Fill in: Your name.");
    expect((await register(workbook)).rows.tblAudit).toEqual([]);
  });

  it("lists every change, writes them all, and takes them all back", async () => {
    const { user, workbook } = await started();
    await screen.findByText("0 of 155 questions answered");
    const before = await register(workbook);
    expect(before.rows.tblAudit).toHaveLength(1);
    expect(before.rows.tblResponse).toHaveLength(155);

    await user.click(await button("Put back"));
    await screen.findByText("This audit is not in the workbook any more.");
    const tablesOf = async (each: MemoryWorkbook) => {
      const facts = await each.facts();
      return facts.ok ? facts.value.tables.map(({ name }) => name) : [];
    };
    expect(await tablesOf(workbook)).toEqual(await tablesOf(caseload()));
  });
});

describe("starting an audit while somebody else does", () => {
  it("plans once more on the register as it stands, and keeps both audits", async () => {
    const workbook = caseload();
    const { user } = openPane(workbook);
    await user.click(await button(/^Audit/));
    await user.click(await button("Start an audit"));
    await user.type(screen.getByLabelText("Process or team that is audited"), "Referrals");
    await user.type(screen.getByLabelText("Your name"), "Jo Baker");
    await user.type(screen.getByLabelText("Scope"), "HMP Ashmoor");
    await user.click(await button("Show what will be written"));
    await button("Start the audit");

    const pack = shippedAuditPacks()[0]!;
    const moment = {
      at: "2026-11-22T14:31:00.000Z",
      today: TODAY,
      actor: "Sam Field",
      token: () => "zzzz",
    };
    const details = {
      ...suggestedDetails(pack, moment),
      title: "The other audit",
      processId: "Release",
      leadAuditor: "Sam Field",
      scope: "HMP Easterby",
    };
    const other = startAudit(await register(workbook), pack, details, moment);
    if (!other.ok) throw new Error(other.trouble.message);
    expect((await workbook.apply(other.value.changes)).ok).toBe(true);

    await user.click(await button("Start the audit"));
    await heading("Internal audit 22/11/2026");
    const audits = (await register(workbook)).rows.tblAudit.map(({ title }) => title);
    expect(audits).toEqual(["The other audit", "Internal audit 22/11/2026"]);
  });
});

describe("the checklist", () => {
  it("saves an answer at once, in the workbook, under the auditor's name", async () => {
    const { user, workbook } = await started();
    await user.click(await button("Go on with question 1"));
    await heading("Question 1 of 155");
    await user.click(await button("Conforms"));
    await screen.findByText("Saved: Jo Baker, 14:32");
    const [answer] = (await register(workbook)).rows.tblResponse;
    expect(answer).toMatchObject({ result: "conform", answeredBy: "Jo Baker" });
    expect((await button("Conforms")).getAttribute("aria-pressed")).toBe("true");
  });

  it("asks for a reason before a question counts as not applicable", async () => {
    const { user, workbook } = await started();
    await user.click(await button("Go on with question 1"));
    await user.click(await button("Not applicable"));
    await user.click(await button("Save: Not applicable"));
    await screen.findByText(/^Give a reason for “not applicable”/, { selector: "section p" });
    expect((await register(workbook)).rows.tblResponse[0]?.result).toBe("not_assessed");

    await user.type(screen.getByLabelText("Why it does not apply here"), "No suppliers.");
    await user.click(await button("Save: Not applicable"));
    await screen.findByText("Saved: Jo Baker, 14:32");
    expect((await register(workbook)).rows.tblResponse[0]).toMatchObject({
      result: "not_applicable",
      reason: "No suppliers.",
    });
  });

  it("keeps the selected cells as evidence and leaves personal columns out unless they are ticked", async () => {
    const { user, workbook } = await started();
    await user.click(await button("Go on with question 1"));
    await workbook.goTo(parseAddress("Caseload!A10:G15")!);
    await user.click(await button("Add from selection"));
    await screen.findByText("6 rows, 7 columns");
    expect(screen.getByRole<HTMLInputElement>("checkbox", { name: /^Forename/ }).checked).toBe(
      false,
    );
    expect(screen.getByRole<HTMLInputElement>("checkbox", { name: /^Prison/ }).checked).toBe(true);
    await user.click(await button("Keep this as evidence"));
    await screen.findByText(/^Fingerprint [0-9a-f]{8}, 22\/11\/2026, 14:32$/);

    const [evidence] = (await register(workbook)).rows.tblEvidence;
    expect(evidence?.columns).toContain("Prison");
    expect(evidence?.columns).not.toContain("Forename");
    expect(evidence?.containsPersonalData).toBe(false);
    expect((await register(workbook)).rows.tblResponse[0]?.evidenceIds).toEqual([
      evidence?.evidenceId,
    ]);
  });

  it("shows dates of the sheet as dates", async () => {
    const { user, workbook } = await started();
    await user.click(await button("Go on with question 1"));
    await workbook.goTo(parseAddress("Caseload!H10:H15")!);
    await user.click(await button("Add from selection"));
    const column = await screen.findByRole("checkbox", { name: /^Referral date/ });
    expect(column.closest("span")?.textContent).toMatch(/\d\d\/\d\d\/\d{4} · \d\d\/\d\d\/\d{4}/);
  });

  it("raises a non-conformance only with evidence, requirement, statement and owner", async () => {
    const { user, workbook } = await started();
    await user.click(await button("Go on with question 1"));
    await user.click(await button("Minor non-conformance"));
    await user.type(screen.getByLabelText("What was not met"), "Two plans were late.");
    await user.click(await button("Raise the finding"));
    await screen.findByText(/^No evidence, no finding/, { selector: "section p" });

    await workbook.goTo(parseAddress("Caseload!A10:B15")!);
    await user.click(await button("Add from selection"));
    await user.click(await button("Keep this as evidence"));
    await screen.findByText(/^Fingerprint/);
    expect(screen.getByLabelText<HTMLTextAreaElement>("What was not met").value).toBe(
      "Two plans were late.",
    );
    await user.type(screen.getByLabelText("Owner, who will answer"), "Sam Cole");
    await user.click(await button("Raise the finding"));
    await user.click(await button(/^Finding NC-2026-001/));
    await screen.findByText("Two plans were late.");
    await screen.findByText("22/12/2026");

    const now = await register(workbook);
    expect(now.rows.tblFinding[0]).toMatchObject({ grade: "minor", owner: "Sam Cole" });
    expect(now.rows.tblResponse[0]?.result).toBe("minor_nonconformity");
  });

  it("offers to put an answer back beside that answer, and nowhere else", async () => {
    const { user, workbook } = await started();
    await user.click(await button("Go on with question 1"));
    await user.click(await button("Conforms"));
    await screen.findByText("Saved: Jo Baker, 14:32");
    await user.click(await button("Next question"));
    await heading("Question 2 of 155");
    expect(screen.queryByRole("button", { name: "Put back" })).toBeNull();
    await user.click(await button("Previous"));
    await user.click(await button("Put back"));
    await waitFor(async () =>
      expect((await register(workbook)).rows.tblResponse[0]?.result).toBe("not_assessed"),
    );
  });

  it("does not lose a step when two follow each other at once", async () => {
    const { user, workbook } = await started();
    await user.click(await button("Go on with question 1"));
    await user.click(await button("Conforms"));
    await user.click(await button("Next question"));
    await user.click(await button("Conforms"));
    await screen.findByText("Saved: Jo Baker, 14:32");
    const now = await register(workbook);
    expect(now.rows.tblResponse.slice(0, 2).map(({ result }) => result)).toEqual([
      "conform",
      "conform",
    ]);
    expect(now.rows.tblTrail.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });
});

describe("an audit in a workbook that is opened again", () => {
  it("stands where it was left, read back from its tables", async () => {
    const { user, workbook } = await started();
    await user.click(await button("Go on with question 1"));
    await user.click(await button("Conforms"));
    await screen.findByText(/^Saved:/);

    const again = openPane(new MemoryWorkbook(workbook.model));
    const card = await button(/^Audit/);
    await within(card).findByText("1 open audit, 0 open findings");
    await again.user.click(card);
    await again.user.click(await button(/^Internal audit 22\/11\/2026/));
    await screen.findByText("1 of 155 questions answered");
    await again.user.click(await button("Go on with question 2"));
    await screen.findByText("Answering as Jo Baker");
  });

  it("can be seen by section and by what is still open", async () => {
    const { user } = await started();
    await user.selectOptions(screen.getByLabelText("Section"), "Leadership");
    const rows = await screen.findAllByRole("button", { name: /^\d+\. 5\./ });
    expect(rows.length).toBeGreaterThan(3);
    expect(screen.queryByRole("button", { name: /^1\. 4\.1/ })).toBeNull();
    await user.selectOptions(screen.getByLabelText("Show"), "With a finding");
    await screen.findByText("No questions here. Choose another section or show all.");
  });
});
