// @vitest-environment happy-dom
import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { policyOf } from "../../src/audit/life/policy";
import { registerOf } from "../audit/desk";
import { staffed } from "../audit/life-desk";
import { hostSubject } from "../contract/subjects";
import { button, heading, openPane } from "./pane";

it("the limits of audits are set by a lead, shown first, and put back", async () => {
  const { workbook } = await hostSubject((await staffed()).model);
  const { user } = openPane(workbook);
  await user.click(await button(/^Audit/));
  await user.click(await button("Recommendations, action log, risks, editions, limits"));
  await user.click(await button(/^Limits/));
  await heading("Limits");
  const field = await screen.findByLabelText("Minor finding: cause and plan within");
  expect(field.closest(".fui-Field")?.textContent).toContain("Proposed: 30 days");
  await user.type(field, "ten days");
  await user.type(screen.getByLabelText("Your name"), "r.shah");
  await user.click(await button("Show what will be written"));
  await screen.findByText(/^r\.shah cannot set the limits of audits/, { selector: "p" });
  await user.clear(screen.getByLabelText("Your name"));
  await user.type(screen.getByLabelText("Your name"), "d.khan");
  await user.click(await button("Show what will be written"));
  await screen.findByText(/^“ten days” cannot be read for “Minor finding/, { selector: "p" });
  await user.clear(field);
  await user.type(field, "10 working days");
  await user.click(await button("Show what will be written"));
  await screen.findByText(
    "Minor finding: cause and plan within: 10 working days instead of 30 days.",
  );
  expect((await registerOf(workbook)).rows.tblSetting).toEqual([]);
  await user.click(await button("Set these limits"));
  await waitFor(async () =>
    expect(policyOf(await registerOf(workbook)).policy.response.minor).toEqual({
      rule: "working_days",
      days: 10,
    }),
  );
  await user.click(await button("Put back"));
  await waitFor(async () => expect((await registerOf(workbook)).rows.tblSetting).toEqual([]));
});
