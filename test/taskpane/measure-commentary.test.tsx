// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { readCommentary } from "../../src/measures/commentary/layout";
import type { MemoryWorkbook } from "../../src/workbook/memory";
import { day, value } from "../verify/make";
import { panelBook } from "./measure-book";
import { button, heading, openPane } from "./pane";

const FIGURE = /^Panels within ten days: 65\.0% in Oct 2026 \(78 of 120 panels\)\./;
const MINE = "Two panels in three were on time; the South had no venue.";

async function openCommentary(workbook: MemoryWorkbook) {
  const opened = openPane(workbook);
  const { user } = opened;
  await user.click(await button(/^Measures/));
  await user.click(await button("Work out the figures"));
  await user.click(await button(/^Commentary/));
  await heading("In words");
  return opened;
}

async function reword(user: ReturnType<typeof openPane>["user"], text: string) {
  const wording = await screen.findByRole("textbox", { name: "Your wording" });
  await user.clear(wording);
  await user.type(wording, text);
  // Asked once in a session, and said from then on.
  const name = screen.queryByRole("textbox", { name: /^Your name/ });
  if (name) await user.type(name, "Ada");
  else await screen.findByText("In the name of Ada");
  await user.click(await button("Show what will be written"));
  await user.click(await button("Keep it"));
}

/** One panel more that was late: the figure is another, and so is the draft. */
async function oneMoreIsLate(workbook: MemoryWorkbook) {
  const area = { sheet: "Panels", row: 1, column: 4, rows: 1, columns: 1 };
  value(await workbook.apply([{ kind: "setCells", area, values: [[day("30/11/2026")]] }]));
}

describe("the figures in words", () => {
  it("are drafted sentence by sentence, and written into the workbook", async () => {
    const workbook = await panelBook();
    const { user } = await openCommentary(workbook);
    await button(FIGURE);
    await user.click(await button("Write the commentary into the workbook"));
    await screen.findByText(/^Writes \d+ new sentences, drafts 0 sentences anew/);
    await user.click(await button("Write the commentary into the workbook"));
    await screen.findByText("The workbook holds these sentences as they stand.");
    const { rows } = value(await readCommentary(workbook));
    expect(rows.tblCommentary[0]?.drafted).toMatch(FIGURE);
  });

  it("tell which figures a sentence comes from, each the way to its rows", async () => {
    const { user } = await openCommentary(await panelBook());
    await user.click(await button(/^By Team, most of the gap to the target lies with South/));
    await heading("One sentence");
    const from = await button(/^Oct 2026, South/);
    expect(from.textContent).toMatch(/counted 12 · out of 45 · part of the gap −23\.8 points/);
    await user.click(from);
    await heading("Rows behind the figure");
    await screen.findByText(/^45 rows counted, 12 of them/);
  });

  it("keep a wording before anything was written, and flag it once its figures have changed", async () => {
    const workbook = await panelBook();
    const { user } = await openCommentary(workbook);
    await user.click(await button(FIGURE));
    await reword(user, MINE);
    await screen.findByText(/1 reworded by somebody\.$/);
    await button(/^Two panels in three.* Reworded$/);

    await oneMoreIsLate(workbook);
    await user.click(await button("Back"));
    await screen.findByText("The workbook has changed since these figures were worked out.");
    await user.click(screen.getAllByRole("button", { name: "Work out again" })[0]!);
    await user.click(await button(/^Commentary/));
    await screen.findByRole("region", { name: "Figures have changed under your wording" });
    await user.click(await button(/^Two panels in three.*Reworded · Figures have changed since$/));
    await screen.findByText(
      /Then: Panels within ten days\. Oct 2026: figure 65\.0%, .* Now: Panels within ten days\. Oct 2026: figure 64\.2%, /,
    );
    await screen.findByText(/^Panels within ten days: 64\.2% in Oct 2026/);
    await reword(user, "Fewer than two in three were on time.");
    await screen.findByText(/1 reworded by somebody\.$/);
    expect(screen.queryByText(/wording stands on figures/)).toBeNull();
  });

  it("can be left out of reports, and a wording given up again", async () => {
    const workbook = await panelBook();
    const { user } = await openCommentary(workbook);
    await user.click(await button(FIGURE));
    await reword(user, MINE);
    await user.click(await button(/^Two panels in three/));
    await user.click(await button("Leave it out of reports"));
    await user.click(await button("Keep it"));
    await screen.findByText(/1 left out of reports\.$/);
    await user.click(await button(/^Two panels in three.*Reworded · Left out of reports$/));
    await user.click(await button("Go back to the drafted sentence"));
    await user.click(await button("Keep it"));
    await button(FIGURE);
    const { rows } = value(await readCommentary(workbook));
    expect(rows.tblCommentary).toHaveLength(1);
    expect(rows.tblCommentary[0]).toMatchObject({ edited: "", leaveOut: false });
  });

  it("ask whose wording it is", async () => {
    const { user } = await openCommentary(await panelBook());
    await user.click(await button(FIGURE));
    await user.click(await button("Leave it out of reports"));
    const asked = await screen.findAllByText(/^Write your name first/);
    expect(asked.length).toBeGreaterThan(0);
  });
});
