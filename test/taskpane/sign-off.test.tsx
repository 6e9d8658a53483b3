// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { shippedPacks } from "../../src/verify/shipped";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { returnOf, ROWS } from "../verify/sign-off/signing";
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
    await user.click(await button(/^Sign off this return/));
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

describe("a return without findings", () => {
  it("is signed after everything was shown, and a later edit is told at once", async () => {
    const workbook = new MemoryWorkbook(returnOf(ROWS));
    const { user } = openPane(workbook);
    await user.click(await button(/^Verify/));
    await heading("Verify");
    const { title } = shippedPacks().find(({ id }) => id === "any-workbook")!;
    const packs = await screen.findByLabelText("Pack of rules");
    const option = [...packs.querySelectorAll("option")].find((one) =>
      one.textContent.includes(title),
    )!;
    await user.selectOptions(packs, option);
    await user.click(await button("Check this workbook"));
    await heading("Results");
    await user.click(await button("Sign off this return"));
    await user.type(await screen.findByLabelText("Your name"), "R. Shah");
    await user.click(await button("Show what will be signed"));
    await screen.findByText(/^Signs 4 records/);
    await user.click(await button("Sign this return"));
    await heading("Results");
    await user.click(await button("Sign-off Signed on 22/11/2026 by R. Shah."));
    await screen.findByText("Signed on 22/11/2026 by R. Shah.");
    const area = { sheet: "Cases", row: 1, column: 1, rows: 1, columns: 1 };
    await workbook.apply([{ kind: "setCells", area, values: [["Lost"]] }]);
    await screen.findByText("Changed since it was signed: 1 cell.");
    await user.click(await button(/Cases!B2: “Status” of “C1” is not as it was signed/));
    expect(await workbook.selection()).toEqual({ ok: true, value: area });
  });
});
