// @vitest-environment happy-dom
import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { REGISTER } from "../../src/audit/layout";
import { RecordsDraft } from "../../src/records/draft";
import type { MemoryWorkbook } from "../../src/workbook/memory";
import { registerOf, value } from "../audit/desk";
import { findingOf, raise, staffed, underWay } from "../audit/life-desk";
import { announced, button, caseload, confirm, heading, openPane } from "./pane";

/** Opens the pane at one finding, under a name. */
async function at(workbook: MemoryWorkbook, finding: string, actor: string) {
  const opened = openPane(workbook);
  const { user } = opened;
  await user.click(await button(/^Audit/));
  await user.click(await button(new RegExp(finding)));
  await heading(finding);
  await user.click(await button("Change the name"));
  await user.clear(screen.getByLabelText("Your name"));
  await user.type(screen.getByLabelText("Your name"), actor);
  await user.click(await button("Use this name"));
  await screen.findByText(`Acting as ${actor}`);
  return opened;
}

describe("a finding on its screen", () => {
  it("names its stages and what is missing, shows the step first, then takes it", async () => {
    const workbook = await staffed();
    const finding = await raise(workbook);
    const { user } = await at(workbook, finding, "r.shah");
    expect(screen.getByText("Answer: now").closest("li")?.getAttribute("aria-current")).toBe(
      "step",
    );
    expect(screen.getByText("Cause: to come")).toBeTruthy();
    expect(screen.getByText("Acceptance or dispute by the owner")).toBeTruthy();
    await user.click(await button("Accept the finding"));
    await screen.findByText(`${finding} is accepted. Correction, cause and plan come next.`);
    expect((await findingOf(workbook, finding)).state).toBe("open");
    await user.click(await button("Accept the finding"));
    await screen.findByText("Cause: now");
    expect((await findingOf(workbook, finding)).state).toBe("in_analysis");
    await button("Record the correction");
  });

  it("refuses with why and who can do it, and writes nothing", async () => {
    const workbook = await staffed();
    const finding = await raise(workbook);
    const { user } = await at(workbook, finding, "m.leger");
    await user.click(await button("Accept the finding"));
    await screen.findByText(/This can be done by the owner, r\.shah\./, { selector: "p" });
    expect((await registerOf(workbook)).rows.tblFindingStep).toEqual([]);
  });

  it("asks what the method of the cause needs, and keeps what was typed over a refusal", async () => {
    const workbook = await staffed();
    const finding = await raise(workbook);
    const { user } = await at(workbook, finding, "r.shah");
    await confirm(user, "Accept the finding");
    await screen.findByRole("option", { name: "Record the cause" });
    await user.selectOptions(screen.getByLabelText("Step"), "Record the cause");
    await user.type(screen.getByLabelText("Why 1"), "It was blank.");
    await user.type(screen.getByLabelText("The cause"), "The form lets it stay blank.");
    await user.click(await button("Record the cause"));
    await screen.findByText(/write at least two answers to “why”/, { selector: "p" });
    expect(screen.getByLabelText<HTMLInputElement>("Why 1").value).toBe("It was blank.");
    await user.type(screen.getByLabelText("Why 2"), "The form allows it.");
    await confirm(user, "Record the cause");
    await waitFor(async () =>
      expect((await findingOf(workbook, finding)).causeMethod).toBe("five_whys"),
    );
    await user.click(await button("History (2)"));
    await screen.findByText(/2\. Why\? The form allows it\./);
  });

  it("marks an action as done with evidence that is noted on the way", async () => {
    const workbook = await staffed();
    const finding = await raise(workbook);
    await underWay(workbook, finding);
    const { user } = openPane(workbook);
    await user.click(await button(/^Audit/));
    await user.click(await button(/^Actions to be done \(1\)/));
    await heading("Actions");
    await user.click(await button(/Make the date required.*overdue by 38 days/));
    await heading(finding);
    await user.click(await button("Change the name"));
    await user.type(screen.getByLabelText("Your name"), "j.powell");
    await user.click(await button("Use this name"));
    await user.type(screen.getByLabelText("Done on"), "20/11/2026");
    await user.click(await button("Mark the action as done"));
    await screen.findByText(/^Evidence is missing/, { selector: "p" });
    await user.click(await button("Note a document or what was seen"));
    await user.type(screen.getByLabelText("What it shows"), "The new form");
    await user.type(screen.getByLabelText("Where to find it again"), "Intranet, form 12");
    await user.click(await button("Keep this evidence"));
    await screen.findByRole("checkbox", { name: /The new form/, checked: true });
    await confirm(user, "Mark the action as done");
    await screen.findByText("Verify: now");
    expect((await registerOf(workbook)).rows.tblAction[0]).toMatchObject({
      status: "done",
      doneBy: "j.powell",
    });
  });
});

describe("the findings of a register", () => {
  it("are found by word and filter, and what is late can be copied as text", async () => {
    const workbook = await staffed();
    await raise(workbook);
    await raise(workbook, { statement: "Two plans were late.", grade: "major" });
    const { user, copied } = openPane(workbook);
    await user.click(await button(/^Audit/));
    await user.click(await button(/^All findings \(2\)/));
    await heading("Findings");
    await screen.findByText("2 findings");
    await user.type(screen.getByLabelText("Search"), "plans");
    await screen.findByText("1 finding");
    await user.click(await button("Filters"));
    await user.selectOptions(screen.getByLabelText("Grade"), "minor non-conformance");
    await screen.findByText(/^No finding fits/);
    await button("Filters (1 set)");
    await user.click(await button(/^What is late, and whom to tell \(2\)/));
    await user.click(await button("Copy as text"));
    expect(copied[0]).toContain("Tell the programme manager");
    expect(copied[0]).not.toContain("Two plans were late.");
    await waitFor(() => expect(announced()).toContain("Copied what is late."));
  });

  it("are drawn a screenful at a time, however many there are", async () => {
    const workbook = await staffed();
    const first = await raise(workbook);
    const row = await findingOf(workbook, first);
    const draft = new RecordsDraft(REGISTER, await registerOf(workbook));
    for (let n = 1; n < 5000; n++) draft.add("tblFinding", { ...row, findingId: `NC-${n}` });
    value(await workbook.apply(value(draft.done()).changes));
    const { user } = openPane(workbook);
    await user.click(await button(/^Audit/));
    await user.click(await button(/^All findings \(5,000\)/));
    await screen.findByText("5,000 findings");
    expect(screen.getAllByRole("button", { name: /Seven of 20 records/ })).toHaveLength(20);
  });
});

describe("something that a check found", () => {
  it("is raised as a non-conformance with its requirement, cells and statement drafted", async () => {
    const workbook = caseload();
    const { user } = openPane(workbook);
    await user.click(await button(/^Verify/));
    await screen.findByText(/fits this workbook/);
    await user.click(await button("Check this workbook"));
    await heading("Results");
    await user.click(await button(/“Risk” is blank/));
    await user.click(await button("Raise as a non-conformance"));
    await heading("Raise from a check");
    expect(screen.getByLabelText<HTMLTextAreaElement>("What was not met").value).toMatch(
      /did not meet the check/,
    );
    await user.type(screen.getByLabelText("Owner, who will answer"), "r.shah");
    await user.type(screen.getByLabelText("Process"), "Record keeping");
    await user.click(await button("Raise the finding"));
    await screen.findByText(/^Write your name first/, { selector: "p" });
    await user.type(screen.getByLabelText("Your name"), "a.osei");
    await confirm(user, "Raise the finding");
    await screen.findByText("Answer: now");
    const { rows } = await registerOf(workbook);
    expect(rows.tblFinding).toMatchObject([{ source: "data_check", owner: "r.shah" }]);
    expect(rows.tblEvidence).toMatchObject([{ kind: "sample_result" }]);
  });
});
