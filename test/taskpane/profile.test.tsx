// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { putCell } from "../../src/workbook/model";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { saveWorkbook } from "../../src/xlsx/save";
import { modelOf, value } from "../verify/make";
import { announced, button, heading, openPane } from "./pane";

function cases() {
  const rows = Array.from({ length: 40 }, (_, n) => [
    n === 7 ? "none yet" : `CJ${110000 + n}`,
    n + 1,
  ]);
  const model = modelOf({ sheet: "Cases", rows: [["Case ref", "Hours"], ...rows] });
  putCell(model.sheets[0]!, 42, 1, 820, "General", "=SUM(B2:B41)");
  return model;
}

async function openSetup(model = cases()) {
  const workbook = new MemoryWorkbook(model);
  const opened = openPane(workbook);
  await opened.user.click(await button(/^Verify/));
  await heading("Verify");
  await screen.findByText(/^Version/);
  return { ...opened, workbook };
}

describe("what is in each column", () => {
  it("a column opens to what is in it; a rule that is accepted finds what it said", async () => {
    const { user, workbook } = await openSetup();
    await user.click(await button(/^What is in each column/));
    await heading("What is in each column");
    await user.click(await button(/^Case ref: /));
    await screen.findByText(
      /97.5% of 40 values in “Case ref” look like AA999999; 1 does not: A9\./,
    );
    await user.click(await button("Accept: Case ref looks like AA999999"));
    await screen.findByText(/^Seen in the columns: 97\.5% of 40 values|^Copies “Rules for/);
    expect(workbook.model.tables).toEqual([]);
    await user.click(await button("Add this rule"));
    await screen.findByText("Among the rules of this workbook", undefined, { timeout: 10_000 });
    const rules = workbook.model.sheets.find(({ name }) => name.startsWith("Rules for"))!;
    const texts = [...rules.columns.values()].flatMap(({ values }) => values);
    expect(texts).toContainEqual(expect.stringMatching(/^Seen in the columns: 97\.5% of 40/));
    await user.click(await button(/^Accept: Case ref is filled in/));
    await screen.findByText(/^Adds the rule cases-required-case-ref/);
    await user.click(await button("Add this rule"));
    await expect
      .poll(() => screen.queryAllByText("Among the rules of this workbook").length, {
        timeout: 10_000,
      })
      .toBe(2);
    await user.click(await button("Check with these rules"));
    await heading("Verify");
    await user.click(await button("Check this workbook"));
    await heading("Results");
    await screen.findByText(/none yet/);
  });
});

describe("the blank form", () => {
  it("is chosen as a file, and a formula typed over is found", async () => {
    const bytes = value(await saveWorkbook(cases()));
    const filled = cases();
    putCell(filled.sheets[0]!, 42, 1, 99);
    const { user } = await openSetup(filled);
    const file = new File([bytes.slice().buffer], "blank.xlsx");
    await user.click(await button(/^Other rules/));
    fireEvent.change(screen.getByLabelText("Hold it against the blank form …"), {
      target: { files: [file] },
    });
    await screen.findByText(/^With the blank form: .*“?blank\.xlsx/);
    await user.click(await button("Check this workbook"));
    await heading("Results");
    await screen.findByText(/was typed over in B43/);
  });

  it("is what several returns share, where nobody has it any more", async () => {
    const [one, other, filled] = [cases(), cases(), cases()];
    putCell(one.sheets[0]!, 2, 0, "only here");
    putCell(other.sheets[0]!, 2, 0, "only there");
    putCell(filled.sheets[0]!, 2, 0, "another");
    putCell(filled.sheets[0]!, 42, 1, 99);
    const { user } = await openSetup(filled);
    const files = await Promise.all(
      [one, other].map(
        async (model, at) =>
          new File([value(await saveWorkbook(model)).slice().buffer], `return-${at + 1}.xlsx`),
      ),
    );
    await user.click(await button(/^Other rules/));
    fireEvent.change(screen.getByLabelText("Hold it against the blank form …"), {
      target: { files },
    });
    await screen.findByText(/^With the blank form: .*return-1\.xlsx and one other/);
    expect(announced()).toBe("What 2 returns share stands for the blank form.");
    await user.click(await button("Check this workbook"));
    await heading("Results");
    await screen.findByText(/was typed over in B43/);
    expect(screen.queryByText(/only here/)).toBeNull();
  });
});
