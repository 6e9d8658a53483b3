// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { parseAddress } from "../../src/cells/address";
import { readPuttingRight } from "../../src/verify/putting-right/settle";
import { MemoryWorkbook } from "../../src/workbook/memory";
import type { Change } from "../../src/workbook/change";
import type { Workbook } from "../../src/workbook/port";
import { workbookText } from "../../src/text/workbook";
import { fail } from "../../src/text/trouble";
import { button, caseload, caseloadModel, heading, openPane } from "./pane";

async function check(workbook: Workbook) {
  const opened = openPane(workbook);
  const { user } = opened;
  await user.click(await button(/^Verify/));
  await screen.findByText(/fits this workbook/);
  await user.click(await button("Check this workbook"));
  await heading("Results");
  return opened;
}

async function kept(workbook: Workbook) {
  const records = await readPuttingRight(workbook);
  if (!records.ok) throw new Error(records.trouble.message);
  return records.value.rows;
}

describe("putting right in the pane", () => {
  it("accepts an error for a time, with a reason, once it was shown", async () => {
    const workbook = caseload();
    const { user } = await check(workbook);
    await user.click(await button(/“Risk” is blank/));
    await user.click(await button("Accept for a time"));
    await user.click(await button("Show what will be written"));
    await screen.findAllByText(/Give the reason in a few words/);
    await user.type(screen.getByLabelText("Why it cannot be put right yet"), "File is at court");
    await user.type(screen.getByLabelText("Your name"), "A. Osei");
    expect(screen.getByLabelText<HTMLInputElement>("Until").value).toBe("31/03/2027");
    await user.click(await button("Show what will be written"));
    await screen.findByText("Reason, given by A. Osei: File is at court");
    expect((await kept(workbook)).tblWaiver).toHaveLength(0);
    await user.click(await button("Accept it"));
    await screen.findByText(
      /^Accepted until 31\/03\/2027: “File is at court”/,
      {},
      { timeout: 5000 },
    );
    expect((await kept(workbook)).tblWaiver[0]).toMatchObject({
      reason: "File is at court",
      by: "A. Osei",
      status: "accepted",
    });
    await user.click(await button("Back"));
    await button("Accepted with a reason (1)");
  });

  it("keeps a fix with its old value, so that it can be put back later as well", async () => {
    const workbook = caseload();
    const { user } = await check(workbook);
    await user.click(await button(/“medium” is “Medium” written another way/));
    await user.click(await button("Put right: write “Medium”"));
    await user.type(await screen.findByLabelText("Your name"), "A. Osei");
    await user.click(await button("Use this name"));
    const buttons = await screen.findAllByRole("button", { name: "Put right: write “Medium”" });
    await user.click(buttons.at(-1)!);
    await screen.findByText(/^Wrote “Medium” in Caseload!L63\./);
    expect((await kept(workbook)).tblFix[0]).toMatchObject({
      cell: "L63",
      old: "medium",
      new: "Medium",
      by: "A. Osei",
    });
  });

  it("puts a kept correction back later, by whoever is at work now, and keeps that too", async () => {
    const workbook = caseload();
    const first = await check(workbook);
    await first.user.click(await button(/“medium” is “Medium” written another way/));
    await first.user.click(await button("Put right: write “Medium”"));
    await first.user.type(await screen.findByLabelText("Your name"), "A. Osei");
    await first.user.click(await button("Use this name"));
    const confirm = await screen.findAllByRole("button", { name: "Put right: write “Medium”" });
    await first.user.click(confirm.at(-1)!);
    await screen.findByText(/^Wrote “Medium” in Caseload!L63\./);

    // Another day, another pane: the receipt of the write is gone, the table is not.
    const { user } = openPane(workbook);
    await user.click(await button(/^Verify/));
    await user.click(await button(/^What was put right/));
    await screen.findByText("1 correction, the last one first.");
    await user.click(await button(/^Caseload!L63: “medium” → “Medium”/));
    await user.click(await button("Show how it would be put back"));
    await screen.findAllByText(/^Say who you are/);
    const name = screen.getByLabelText<HTMLInputElement>("Your name");
    expect([...name.list!.options].map(({ value }) => value)).toEqual(["A. Osei"]);
    await user.type(name, "R. Shah");
    await user.click(await button("Show how it would be put back"));
    await screen.findByText("Write “medium” back in Caseload!L63.");
    await user.click(await button("Put it back"));
    await screen.findByText(/^Put back by R\. Shah/);
    const block = await workbook.read(parseAddress("Caseload!L63")!);
    expect(block.ok && block.value.columns[0]!.values[0]).toBe("medium");
    expect((await kept(workbook)).tblFix[0]).toMatchObject({ putBackBy: "R. Shah" });
    await user.click(await button("Back"));
    await button("Put back (1)");
  });

  it("leaves a correction alone whose cell has been edited since", async () => {
    const workbook = caseload();
    const { user } = await check(workbook);
    await user.click(await button(/“medium” is “Medium” written another way/));
    await user.click(await button("Put right: write “Medium”"));
    await user.type(await screen.findByLabelText("Your name"), "A. Osei");
    await user.click(await button("Use this name"));
    const confirm = await screen.findAllByRole("button", { name: "Put right: write “Medium”" });
    await user.click(confirm.at(-1)!);
    await screen.findByText(/^Wrote “Medium” in Caseload!L63\./);
    const area = parseAddress("Caseload!L63")!;
    await workbook.apply([{ kind: "setCells", area, values: [["Low"]] }]);
    await user.click(await button("Back"));
    await user.click(await button(/^What was put right/));
    await user.click(await button(/^Caseload!L63/));
    // Named before in this session, and so not asked again.
    await screen.findByText("In the name of A. Osei");
    await user.click(await button("Show how it would be put back"));
    await screen.findAllByText(/^Caseload!L63 no longer holds what the correction wrote there/);
  });

  it("leaves a protected sheet alone and says so", async () => {
    const model = caseloadModel();
    model.sheets.find(({ name }) => name === "Caseload")!.isProtected = true;
    const workbook = new MemoryWorkbook(model);
    const { user } = await check(workbook);
    await user.click(await button(/“medium” is “Medium” written another way/));
    await user.click(await button("Put right: write “Medium”"));
    await user.type(await screen.findByLabelText("Your name"), "A. Osei");
    await user.click(await button("Use this name"));
    await screen.findAllByText(/1 cell of the sheet “Caseload” left out: the sheet is protected/);
    expect((await kept(workbook)).tblFix).toHaveLength(0);
  });

  it("changes nothing and says so where writing fails half way", async () => {
    class Failing extends MemoryWorkbook {
      override async apply(_: readonly Change[]) {
        return fail(workbookText.sheetMissing("Waivers"));
      }
    }
    const workbook = new Failing(caseloadModel());
    const { user } = await check(workbook);
    await user.click(await button(/“Risk” is blank/));
    await user.click(await button("Accept for a time"));
    await user.type(screen.getByLabelText("Why it cannot be put right yet"), "At court");
    await user.type(screen.getByLabelText("Your name"), "A. Osei");
    await user.click(await button("Show what will be written"));
    await user.click(await button("Accept it"));
    await screen.findAllByText(workbookText.sheetMissing("Waivers").message);
    await button("Accept it");
  });
});
