// @vitest-environment happy-dom
import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { dayNumber } from "../../src/cells/date";
import type { Workbook } from "../../src/workbook/port";
import { samplingWords } from "../../src/text/audit-sampling";
import { registerOf, value } from "../audit/desk";
import { fillIn, findingOf, PEOPLE, person, verified } from "../audit/life-desk";
import { hostSubject } from "../contract/subjects";
import { button, caseloadModel, confirm, heading, openPane } from "./pane";

type User = ReturnType<typeof openPane>["user"];

/** Checks the workbook and raises what was found about the risk column, as an auditor does. */
async function raiseFromCheck(workbook: Workbook): Promise<string> {
  const { user } = openPane(workbook, {
    today: () => dayNumber(2026, 9, 1)!,
    now: () => "2026-09-01T09:00:00.000Z",
  });
  await user.click(await button(/^Verify/));
  await screen.findByText(/fits this workbook/);
  await user.click(await button("Check this workbook"));
  await heading("Results");
  await user.click(await button(/“Risk” is blank/));
  await user.click(await button("Raise as a non-conformance"));
  await heading("Raise from a check");
  await user.type(screen.getByLabelText("Owner, who will answer"), "r.shah");
  await user.type(screen.getByLabelText("Process"), "Record keeping");
  await user.type(screen.getByLabelText("Your name"), "a.osei");
  await confirm(user, "Raise the finding");
  await screen.findByText("Answer: now");
  const [finding] = (await registerOf(workbook)).rows.tblFinding;
  return finding!.findingId;
}

/** Fills the blank cells of a column in, as the owner does. */
async function fillColumn(workbook: Workbook, title: string, typed: string): Promise<number> {
  const facts = value(await workbook.facts());
  const table = facts.tables.find(({ columns }) => columns.includes(title))!;
  const column = table.area.column + table.columns.indexOf(title);
  const area = { ...table.area, row: table.area.row + 1, rows: table.area.rows - 1 };
  const cells = value(await workbook.read({ ...area, column, columns: 1 })).columns[0]!.values;
  const blank = cells.flatMap((cell, at) => (cell === null || cell === "" ? [at] : []));
  for (const at of blank) {
    const one = { sheet: area.sheet, row: area.row + at, column, rows: 1, columns: 1 };
    value(await workbook.apply([{ kind: "setCells", area: one, values: [[typed]] }]));
  }
  return blank.length;
}

async function actAs(user: User, actor: string): Promise<void> {
  const change = screen.queryByRole("button", { name: "Change the name" });
  if (change) await user.click(change);
  await user.clear(screen.getByLabelText("Your name"));
  await user.type(screen.getByLabelText("Your name"), actor);
  await user.click(await button("Use this name"));
  await screen.findByText(`Acting as ${actor}`);
}

it("tests what was done by running the check again on a fresh sample, before and after with limits", async () => {
  const { workbook } = await hostSubject(caseloadModel());
  await fillIn(
    workbook,
    "tblPeople",
    Object.entries(PEOPLE).map(([id, role]) => person(id, role)),
  );
  const finding = await raiseFromCheck(workbook);
  const faults = (await registerOf(workbook)).rows.tblEvidence[0]!.rows;
  await verified(workbook, finding);
  expect(await fillColumn(workbook, "Risk", "Low")).toBe(faults);

  const { user } = openPane(workbook);
  await user.click(await button(/^Audit/));
  await user.click(await button(new RegExp(finding)));
  await heading(finding);
  await actAs(user, "m.leger");
  await user.selectOptions(screen.getByLabelText("Step"), "Record the review");
  await user.click(await button("Run the failed check again on a fresh sample"));
  await user.type(await screen.findByLabelText("How many records to draw"), "30");
  await user.type(screen.getByLabelText(/^Seed/), "autumn");
  expect(screen.getByLabelText<HTMLInputElement>("Records at fault before").value).toBe(
    String(faults),
  );
  await user.type(screen.getByLabelText("Records looked at before"), "40");
  const before = await registerOf(workbook);
  // Two referrals have the number of another one: what becomes of them is asked, and nothing drawn.
  await user.click(await button("Run the check"));
  await screen.findByText(/^These keys stand on more than one record/, { selector: "p" });
  await user.selectOptions(
    screen.getByLabelText("Keys that stand in several rows"),
    samplingWords.repeats.rows,
  );
  await user.click(await button("Run the check"));
  // Before and after, each with its limits, and what the two together show; nothing is written yet.
  await screen.findByText(new RegExp(`^Before: ${faults} of 40 \\(.*; between .*% and .*%\\)\\.$`));
  await screen.findByText(/^After: 0 of 30 \(0\.0%; between 0\.0% and .*%\)\.$/);
  expect((await registerOf(workbook)).rows).toEqual(before.rows);
  await user.click(await button("Keep before and after as evidence"));
  await waitFor(async () =>
    expect((await registerOf(workbook)).rows.tblEvidence.at(-1)).toMatchObject({
      kind: "sample_result",
      capturedBy: "m.leger",
    }),
  );
  await waitFor(() =>
    expect(screen.getByLabelText<HTMLTextAreaElement>("Note").value).toContain("After: 0 of 30"),
  );
  await user.click(await screen.findByRole("checkbox", { name: /run again/ }));
  await confirm(user, "Record the review");
  await screen.findByText("Close: now");
  expect(await findingOf(workbook, finding)).toMatchObject({
    state: "ready_to_close",
    effectivenessBy: "m.leger",
    effectivenessResult: "effective",
  });
});
