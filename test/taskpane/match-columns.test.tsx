// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { putCell } from "../../src/workbook/model";
import { button, caseloadModel, heading, openPane } from "./pane";

/** The sample as another system would have named one of its columns. */
function renamed(to: string): MemoryWorkbook {
  const model = structuredClone(caseloadModel());
  for (const sheet of model.sheets) {
    for (const [column, { values }] of sheet.columns) {
      const row = values.indexOf("Risk");
      if (row >= 0) putCell(sheet, row, column, to);
    }
  }
  return new MemoryWorkbook(model);
}

async function openMatch(workbook: MemoryWorkbook) {
  const opened = openPane(workbook);
  await opened.user.click(await button(/^Verify/));
  await screen.findByText(/fits this workbook/);
  await opened.user.click(await button(/^Match columns/));
  await heading("Match columns");
  return opened;
}

describe("matching headings to the columns of a pack", () => {
  it("proposes the heading, keeps it once it is confirmed, and asks no more", async () => {
    const workbook = renamed("Risk (Omnia)");
    const { user } = await openMatch(workbook);
    const choice = await screen.findByRole<HTMLSelectElement>("combobox", { name: /Risk/ });
    expect(choice.value).toBe("Risk (Omnia)");
    await user.click(await button("Review the matches"));
    await screen.findByText("“Risk (Omnia)” is read as “Risk” from now on.");
    expect(workbook.model.tables.map(({ name }) => name)).not.toContain("tblColumnMap");
    await user.click(await button("Keep the matches in the workbook"));
    await heading("Verify");
    expect(workbook.model.tables.map(({ name }) => name)).toContain("tblColumnMap");
    await user.click(await button(/^Match columns/));
    await screen.findByText(/has its heading/);
  });

  it("is reached from the finding that a column is missing", async () => {
    const { user } = openPane(renamed("Risk (Omnia)"));
    await user.click(await button(/^Verify/));
    await screen.findByText(/fits this workbook/);
    await user.click(await button("Check this workbook"));
    await heading("Results");
    await user.click(await button(/Column “Risk” is missing/));
    await user.click(await button(/^Match columns/));
    await heading("Match columns");
  });

  it("says so where every column has its heading", async () => {
    await openMatch(renamed("Risk"));
    await screen.findByText(/has its heading/);
  });
});
