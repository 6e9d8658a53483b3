// @vitest-environment happy-dom
import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { checklist } from "../../src/audit/checklist";
import { cellArea } from "../../src/cells/address";
import { registerOf, startedAudit } from "../audit/desk";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { emptyWorkbook } from "../../src/workbook/model";
import { button, heading, openPane } from "./pane";

/** Ten panels, seven of them on time, and a reported figure of 80%. */
async function panels(): Promise<MemoryWorkbook> {
  const workbook = new MemoryWorkbook(emptyWorkbook("panels.xlsx"));
  const applied = await workbook.apply([
    { kind: "addSheet", sheet: "Panels" },
    {
      kind: "addTable",
      sheet: "Panels",
      table: "Panels",
      columns: [{ title: "Panel" }, { title: "On time" }, { title: "Office" }],
      rows: Array.from({ length: 10 }, (_, at) => [
        `P${at}`,
        at < 7 ? "Yes" : "No",
        at % 2 === 0 ? "North" : "South",
      ]),
    },
    { kind: "addSheet", sheet: "Results" },
    {
      kind: "setCells",
      area: { sheet: "Results", row: 3, column: 1, rows: 1, columns: 1 },
      values: [[0.8]],
    },
  ]);
  if (!applied.ok) throw new Error(applied.trouble.message);
  return workbook;
}

/** Stands at the first question on clause 9.1. */
async function at(workbook: MemoryWorkbook) {
  const audit = await startedAudit(workbook);
  const question = checklist(await registerOf(workbook), audit).find(({ response }) =>
    response.clause.startsWith("9.1"),
  )!;
  const opened = openPane(workbook);
  const { user } = opened;
  await user.click(await button(/^Audit/));
  await user.click(await button(/^Referral recording/));
  await user.selectOptions(await screen.findByLabelText("Section"), question.item!.section);
  const { questionShown } = question.response;
  await user.click((await screen.findByText(questionShown, { exact: false })).closest("button")!);
  return { ...opened, question: question.response };
}

describe("a question on what is measured", () => {
  it("leads back to the rows of a reported figure, and keeps the difference as evidence", async () => {
    const workbook = await panels();
    const { user, question } = await at(workbook);
    await user.click(await button("Recount a reported figure"));
    await user.click(await button("Show the recount"));
    await screen.findByText(/^There is no reported number yet/, { selector: "p" });
    await workbook.goTo(cellArea("Results", 3, 1));
    await user.click(await button("Take the selected cell as the reported figure"));
    await screen.findByText("Reported in Results!B4: 0.8");
    await user.type(screen.getByLabelText("What the figure is called"), "Panels on time");
    await user.selectOptions(screen.getByLabelText("Count where"), "On time");
    await user.type(screen.getByLabelText("is"), "Yes");
    await user.click(await button("Show the recount"));
    await screen.findByText(
      "“Panels on time” was reported as 0.8. Recounted from its rows it is 0.7: 7 of 10.",
    );
    expect((await registerOf(workbook)).rows.tblEvidence).toEqual([]);
    await user.click(await button("Keep the recount as evidence"));
    await waitFor(async () =>
      expect((await registerOf(workbook)).rows.tblEvidence).toMatchObject([
        { kind: "sample_result", obtainedFrom: "Results!B4" },
      ]),
    );
    const { rows } = await registerOf(workbook);
    expect(rows.tblResponse.find(({ itemId }) => itemId === question.itemId)?.evidenceIds).toEqual([
      rows.tblEvidence[0]?.evidenceId,
    ]);
    await heading(/^Question/);
  });
});
