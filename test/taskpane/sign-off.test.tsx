// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Workbook } from "../../src/workbook/port";
import { announced, button, caseload, heading, openPane } from "./pane";

async function check(workbook: Workbook) {
  const opened = openPane(workbook);
  await opened.user.click(await button(/^Verify/));
  await screen.findByText(/fits this workbook/);
  await opened.user.click(await button("Check this workbook"));
  await heading("Results");
  return opened;
}

describe("sign-off", () => {
  it("is refused while findings are to be put right, and says so", async () => {
    const { user } = await check(caseload());
    await user.click(await button("Sign off this return"));
    await heading("Sign-off");
    await screen.findByText("This return has not been signed yet.");
    await user.type(await screen.findByLabelText("Your name"), "R. Shah");
    await user.click(await button("Show what will be signed"));
    await screen.findByText(/to be put right before the return can be signed/, {
      selector: "section p",
    });
    expect(announced()).toContain("before the return can be signed");
  });
});
