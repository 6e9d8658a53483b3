// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { MemoryWorkbook } from "../../src/workbook/memory";
import { panelBook } from "./measure-book";
import { button, heading, openPane } from "./pane";

type User = ReturnType<typeof openPane>["user"];

async function openMark(workbook: MemoryWorkbook) {
  const opened = openPane(workbook);
  const { user } = opened;
  await user.click(await button(/^Measures/));
  await user.click(await button("Work out the figures"));
  await user.click(await button(/^Panels within ten days/));
  await user.click(await button("Definition"));
  await user.click(await button("Note a break, an event or rows to leave out"));
  await heading("What is special about it");
  return opened;
}

const textbox = (name: string | RegExp) => screen.findByRole<HTMLInputElement>("textbox", { name });

async function writeAndLook(user: User) {
  await user.click(await button("Show what will be written"));
  await user.click(await button("Write it down"));
  await heading("Panels within ten days");
  await user.click(await button("Back"));
  await user.click((await screen.findAllByRole("button", { name: "Work out again" }))[0]!);
  await user.click(await button(/^Panels within ten days/));
}

describe("what is special about a measure", () => {
  it("is a break, which stands beside its figures from then on", async () => {
    const courts = ["03/08/2026", "01/09/2026", "05/10/2026"];
    const { user } = await openMark(await panelBook(undefined, { courts }));
    await user.click(await button("Show what will be written"));
    expect((await screen.findAllByText(/^Write the reason/)).length).toBeGreaterThan(0);
    await user.type(await textbox("From this day on"), "01/10/2026");
    await user.type(await textbox("Reason"), "Counted by court date");
    await user.click(await button("Show what will be written"));
    await screen.findByText("“Panels within ten days” breaks on 01/10/2026: Counted by court date");
    await user.click(await button("Do not change anything"));
    await writeAndLook(user);
    await screen.findByText("Break at Oct 2026: Counted by court date");
  });

  it("is rows that are left out, chosen by their columns", async () => {
    const { user } = await openMark(await panelBook());
    await user.selectOptions(
      await screen.findByRole("combobox", { name: "What it is" }),
      "Rows that are left out, and why",
    );
    await user.click(await button("Build the rows that are left out by choosing"));
    await user.selectOptions(await screen.findByRole("combobox", { name: "Column" }), "Team");
    await user.selectOptions(await screen.findByRole("combobox", { name: "Which Team" }), "South");
    await user.click(await button("Put it into the rows that are left out"));
    await user.type(await textbox("Reason"), "No panels are held in the South");
    await writeAndLook(user);
    await screen.findByText(/^Oct 2026 · 66 of 75 panels/);
  });

  it("is an event, which cannot end before it begins", async () => {
    const { user } = await openMark(await panelBook());
    await user.selectOptions(
      await screen.findByRole("combobox", { name: "What it is" }),
      "An event in the data that is not the work",
    );
    await user.type(await textbox("From"), "12/10/2026");
    const to = await textbox(/^To, blank/);
    await user.type(to, "01/10/2026");
    await user.type(await textbox("What happened"), "The diary was down");
    await user.click(await button("Show what will be written"));
    expect((await screen.findAllByText("It ends before it begins.")).length).toBeGreaterThan(0);
    await user.clear(to);
    await user.type(to, "16/10/2026");
    await writeAndLook(user);
    await screen.findByText("12/10/2026 to 16/10/2026: The diary was down");
  });
});
