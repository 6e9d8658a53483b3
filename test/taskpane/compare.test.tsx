// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { parseAddress } from "../../src/cells/address";
import { saveWorkbook } from "../../src/xlsx/save";
import { announced, button, caseload, caseloadModel, heading, openPane } from "./pane";

async function compareWithItself() {
  const saved = await saveWorkbook(caseloadModel());
  if (!saved.ok) throw new Error(saved.trouble.message);
  const workbook = caseload();
  const area = parseAddress("Caseload!L195")!;
  const written = await workbook.apply([{ kind: "setCells", area, values: [["Low"]] }]);
  expect(written.ok).toBe(true);
  const { user } = openPane(workbook);
  await user.click(await button(/^Verify/));
  await screen.findByText(/fits this workbook/);
  await user.click(await button("Check this workbook"));
  await heading("Results");
  await user.click(await button(/^Compare with/));
  await heading("Compare");
  await user.click(await button("Compare"));
  await screen.findAllByText("Choose the file to compare with first.");
  // A copy, because the buffer of a file may be shared and the browser's File takes none.
  const file = new File([Uint8Array.from(saved.value)], "september.xlsx");
  await user.upload(screen.getByLabelText("Choose the file"), file);
  await screen.findByText("Chosen: september.xlsx");
  await user.click(await button("Compare"));
  return { user, workbook };
}

describe("compare", () => {
  it("says what has changed since the other file, and goes to the cell", async () => {
    const { user, workbook } = await compareWithItself();
    await screen.findByText(/^1 changed; [\d,]+ records the same\.$/, { selector: "p" });
    expect(announced()).toMatch(/^1 changed;/);
    await user.click(await button(/Risk: blank → “Low”/));
    await heading("Changed");
    await user.click(await button("Go to Caseload!L195"));
    expect(await workbook.selection()).toEqual({ ok: true, value: parseAddress("Caseload!L195") });
    await user.selectOptions(screen.getByLabelText("Cause"), "Entered later here");
    await user.click(await button("Keep this cause"));
    await screen.findAllByText("Give your name, so that others know whom to ask.");
    await user.type(screen.getByLabelText("Your name"), "A. Osei");
    await user.click(await button("Keep this cause"));
    await user.click(await button("Write it down"));
    await screen.findByText("Risk: Entered later here (A. Osei)");
    await user.click(await button("Back"));
    await heading("Compare");
    await user.click(await button("Compare with something else"));
    await screen.findByLabelText("Compare with");
  });
});
