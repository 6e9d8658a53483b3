// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { parseAddress } from "../../src/cells/address";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { saveWorkbook } from "../../src/xlsx/save";
import { modelOf, packJson, tableOf, value } from "../verify/make";
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

  it("stops while the other file is opened, says so, and can be begun again", async () => {
    const cases = modelOf({ sheet: "Cases", rows: [["Ref"], ["C1"]] });
    const { user } = openPane(new MemoryWorkbook(cases));
    await user.click(await button(/^Verify/));
    await user.click(await button(/^Compare with/));
    const held = new File([Uint8Array.from(value(await saveWorkbook(cases)))], "held.xlsx");
    held.arrayBuffer = () => new Promise(() => {});
    await user.upload(screen.getByLabelText("Choose the file"), held);
    await user.click(await button("Compare"));
    await user.click(await button("Stop comparing"));
    await screen.findByText("Comparing with “held.xlsx” was stopped. Nothing was changed.", {
      selector: "p",
    });
    expect(announced()).toMatch(/^Comparing with “held.xlsx” was stopped/);
    await button("Compare");
  });

  it("has headings that read otherwise chosen from those found, and takes letter case and limits", async () => {
    const workbook = new MemoryWorkbook(
      modelOf({
        sheet: "Cases",
        rows: [
          ["Ref", "Team", "Contacts"],
          ["C1", "North", 10],
          ["C2", "South", 20],
        ],
      }),
    );
    const there = modelOf({
      sheet: "Cases",
      rows: [
        ["Ref", "Office", "Contacts"],
        ["C1", "NORTH", 11],
        ["C2", "South", 40],
      ],
    });
    const bytes = value(await saveWorkbook(there));
    const file = new File([Uint8Array.from(bytes)], "partner.xlsx");
    const { user } = openPane(workbook);
    await user.click(await button(/^Verify/));
    await user.click(await button(/^Compare with/));
    await user.upload(screen.getByLabelText("Choose the file"), file);
    await screen.findByText("Chosen: partner.xlsx");
    await user.click(await button("Compare"));
    await heading("Which columns mean the same?");
    await user.click(await button("Compare"));
    await screen.findByText(/^Not compared, because the other side has no such columns.*: Team\.$/);
    await screen.findByText(/^There, and not here: Office\./);
    await user.click(await button("Compare with something else"));

    await user.upload(screen.getByLabelText("Choose the file"), file);
    await user.click(await button("Case, limits"));
    await user.type(screen.getByLabelText("How far figures may move"), "Contacts=15%");
    await user.click(screen.getByLabelText("Capital and small letters are the same"));
    await user.click(await button("Compare"));
    await heading("Which columns mean the same?");
    await user.selectOptions(screen.getByLabelText("Team"), "Office");
    await user.click(await button("Compare"));
    await screen.findByText(/^2 changed; 0 records the same\. 1 figure moved further/, {
      selector: "p",
    });
    expect(screen.queryByText(/^Not compared/)).toBeNull();
    await user.click(await button(/^C2/));
    await user.click(await button("Go to Cases!C3"));
    expect(await workbook.selection()).toEqual({ ok: true, value: parseAddress("Cases!C3") });
  });

  it("proposes the heading that looks like the one missing, also for the key", async () => {
    const rows = [
      ["C1", 10],
      ["C2", 20],
    ];
    const workbook = new MemoryWorkbook(
      modelOf({ sheet: "Cases", rows: [["Case reference", "Contacts"], ...rows] }),
    );
    const there = modelOf({ sheet: "Cases", rows: [["Reference of case", "Contacts"], ...rows] });
    const bytes = value(await saveWorkbook(there));
    const { user } = openPane(workbook);
    await user.click(await button(/^Verify/));
    await user.click(await button(/^Compare with/));
    const file = new File([Uint8Array.from(bytes)], "partner.xlsx");
    await user.upload(screen.getByLabelText("Choose the file"), file);
    await screen.findByText("Chosen: partner.xlsx");
    await user.click(await button("Compare"));
    await heading("Which columns mean the same?");
    expect(announced()).toBe("Which columns mean the same?");
    expect(screen.getByLabelText("Case reference")).toHaveProperty("value", "Reference of case");
    await screen.findByText(/^“Reference of case” looks like it/);
    await user.click(await button("Compare"));
    await screen.findByText("Nothing has changed: 2 records the same.", { selector: "p" });
  });

  it("has the limits of the pack filled in", async () => {
    const workbook = new MemoryWorkbook(
      modelOf({
        sheet: "Cases",
        rows: [
          ["Ref", "Contacts"],
          ["C1", 10],
        ],
      }),
    );
    const pack = packJson({
      tables: [tableOf("Cases", { Ref: "string", Contacts: "number" }, { primaryKey: "Ref" })],
      rules: [
        {
          id: "moved",
          kind: "change",
          table: "Cases",
          fields: ["Contacts"],
          params: { pct: 25, minBase: 40 },
        },
      ],
    });
    const { user } = openPane(workbook);
    await user.click(await button(/^Verify/));
    await user.click(await button(/^Other rules/));
    const input = document.querySelector<HTMLInputElement>('input[type="file"]')!;
    fireEvent.change(input, { target: { files: [new File([JSON.stringify(pack)], "own.json")] } });
    await screen.findByDisplayValue("Test");
    await user.click(await button(/^Compare with/));
    await user.click(await button("Case, limits"));
    expect(screen.getByLabelText("How far figures may move")).toHaveProperty(
      "value",
      "Contacts=25% from 40",
    );
  });
});
