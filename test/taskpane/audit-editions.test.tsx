// @vitest-environment happy-dom
import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { answerItem } from "../../src/audit/answer";
import { checklist } from "../../src/audit/checklist";
import { REGISTER } from "../../src/audit/layout";
import { trailReport } from "../../src/audit/trail";
import { RecordsDraft } from "../../src/records/draft";
import { emptyWorkbook } from "../../src/workbook/model";
import type { Workbook } from "../../src/workbook/port";
import { isoPack, moment, registerOf, startedAudit, step, value } from "../audit/desk";
import { laterPack } from "../audit/later-pack";
import { hostSubject } from "../contract/subjects";
import { button, heading, openPane } from "./pane";

/** An audit that is still only prepared, with two answers noted beforehand. */
async function prepared(workbook: Workbook): Promise<string> {
  const audit = await startedAudit(workbook);
  for (const clause of ["7.2", "7.3"]) {
    await step(workbook, (register) => {
      const question = checklist(register, audit).find(
        ({ response }) => response.clause === clause,
      )!;
      const { responseId } = question.response;
      return answerItem(register, { responseId, result: "conform", note: "Seen" }, moment());
    });
  }
  const register = await registerOf(workbook);
  const draft = new RecordsDraft(REGISTER, register);
  draft.set("tblAudit", register.rows.tblAudit[0]!, { state: "prepared" });
  value(await workbook.apply(value(draft.done()).changes));
  return audit;
}

it("takes a prepared audit over to a pack of a later edition: shown first, then written, and looked at again", async () => {
  const { workbook } = await hostSubject(emptyWorkbook("audits.xlsx"));
  const audit = await prepared(workbook);
  const { user } = openPane(workbook);
  await user.click(await button(/^Audit/));
  await user.click(await button("Recommendations, action log, risks, editions, limits"));
  await user.click(await button(/^Editions and versions/));
  // What is known of each clause, and that it is a draft, stands before anything is chosen.
  await screen.findByText(/Plumbline has no source that shows it as published/);
  await user.click(await button(/^What becomes of each clause/));
  await screen.findByText(/4\.3 → 4\.3: is worded anew/);
  await screen.findByText(/^Plumbline has no later version of this audit’s pack/);

  const file = new File([JSON.stringify(laterPack())], "later.json", { type: "application/json" });
  await user.upload(screen.getByLabelText("Open a pack from a file"), file);
  await screen.findByRole("option", { name: /, 0\.1\.0$/ });
  await user.type(screen.getByLabelText("Your name"), "a.osei");
  const before = await registerOf(workbook);
  await user.click(await button("Show what carries over"));
  await screen.findByText(
    /^“Referral recording” \(.*\) goes on as .*, which follows ISO 9001:2026;/,
  );
  await screen.findByText(
    /clause 7\.3, asks for more: goes back to not assessed\. Before: conforms\.$/,
  );
  await screen.findByText(/^1 question keeps its answer: the text is the same\.$/);
  await screen.findByText(/^The map is a draft\./);
  expect((await registerOf(workbook)).rows).toEqual(before.rows);

  await user.click(await button("Take the audit over"));
  await user.click(await button(/^Referral recording: to look at again/));
  await screen.findByRole("button", { name: /Before: conforms/ });
  const after = await registerOf(workbook);
  expect(after.rows.tblAudit.map(({ state, edition }) => [state, edition])).toEqual([
    ["closed", isoPack().edition],
    ["prepared", "ISO 9001:2026"],
  ]);
  const taken = after.rows.tblAudit[1]!;
  expect(taken.previousAuditId).toBe(audit);
  const resultsOn = (clause: string) =>
    checklist(after, taken.auditId)
      .filter(({ response }) => response.clause === clause)
      .map(({ response }) => response.result);
  expect(resultsOn("7.2")).toContain("conform");
  expect(new Set(resultsOn("7.3"))).toEqual(new Set(["not_assessed"]));
  expect(checklist(after, audit)).toHaveLength(isoPack().items.length);
  // The step that was taken beside the audit, to prepare it, is not in the trail; the rest is.
  expect(trailReport(after, null).isSound).toBe(true);

  await user.click(await button("Put back"));
  await waitFor(async () => expect((await registerOf(workbook)).rows).toEqual(before.rows));
  await heading("Editions and versions");
});

it("says of a file that is no pack why it is of no use; a pack about a draft is no edition to follow", async () => {
  const { workbook } = await hostSubject(emptyWorkbook("audits.xlsx"));
  await prepared(workbook);
  const { user } = openPane(workbook);
  await user.click(await button(/^Audit/));
  await user.click(await button("Recommendations, action log, risks, editions, limits"));
  await user.click(await button(/^Editions and versions/));
  const file = new File(['{"format":"audit-pack/1"}'], "torn.json", { type: "application/json" });
  await user.upload(await screen.findByLabelText("Open a pack from a file"), file);
  await screen.findByText(
    /^This is not an audit pack that can be read: at “id” something is missing/,
    { selector: "p" },
  );
  await screen.findByText(/^Plumbline has no later version of this audit’s pack/);
  expect(screen.queryByRole("button", { name: "Show what carries over" })).toBeNull();
});
