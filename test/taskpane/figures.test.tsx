// @vitest-environment happy-dom
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/cells/cell";
import { parseDate } from "../../src/cells/date";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { modelOf, value } from "../verify/make";
import { announced, button, heading, openPane } from "./pane";

const day = (text: string): number => {
  const number = parseDate(text);
  if (number === null) throw new Error(`${text} is no date.`);
  return number;
};

const HEAD = ["Panel ref", "Team", "Court date", "Panel date"];

/** Panels of two teams: in October 2026 the north is on time three times out of four, the south once out of four. */
function panels(): MemoryWorkbook {
  const rows: Cell[][] = [HEAD];
  const on = ["12/10/2026", "13/10/2026", "14/10/2026"];
  const late = "30/11/2026";
  const add = (team: string, panel: string) =>
    rows.push([`P-${1000 + rows.length}`, team, day("05/10/2026"), day(panel)]);
  for (const panel of on) add("North", panel);
  add("North", late);
  add("South", "12/10/2026");
  for (let n = 0; n < 3; n++) add("South", late);
  const formats = new Map(
    rows.flatMap((_, row) =>
      row === 0 ? [] : [`${row},2`, `${row},3`].map((at) => [at, "dd/mm/yyyy"] as const),
    ),
  );
  const model = modelOf({ sheet: "Panels", rows, formats });
  model.tables.push({
    name: "tblPanels",
    area: { sheet: "Panels", row: 0, column: 0, rows: rows.length, columns: HEAD.length },
    columns: HEAD,
    hasTotals: false,
  });
  return new MemoryWorkbook(model);
}

const field = (name: string | RegExp) => screen.findByRole<HTMLInputElement>("textbox", { name });

async function choose(user: ReturnType<typeof openPane>["user"], name: string, option: string) {
  await user.selectOptions(await screen.findByRole("combobox", { name }), option);
}

async function writeMeasure(workbook: MemoryWorkbook) {
  const opened = openPane(workbook);
  const { user } = opened;
  await user.click(await button(/^Measures/));
  await screen.findByText(/This workbook has no measures yet/);
  await user.click(await button(/^Write the first measure/));
  await heading("A new measure");
  await user.type(await field("Name"), "Panels within ten days");
  await choose(user, "Table", "tblPanels");
  await choose(user, "Date that puts a row into a period", "[Court date]");
  await user.click(await field("Numerator"));
  await user.paste("[Panel date] <= [Court date] + 10");
  await user.type(await field("Target"), "90%");
  return opened;
}

async function workedOut(workbook: MemoryWorkbook) {
  const opened = await writeMeasure(workbook);
  const { user } = opened;
  await user.click(await button("May be split by"));
  await user.click(await screen.findByRole("checkbox", { name: "Team" }));
  await user.click(await button("Show what will be written"));
  await screen.findByText("Adds the measure “Panels within ten days”.");
  await user.click(await button("Write the measure"));
  await user.click(await button("Work out the figures"));
  await screen.findByText("Figures as at 22/11/2026.");
  return opened;
}

describe("the measures of a workbook", () => {
  it("shows what a measure would count while it is being written", async () => {
    await writeMeasure(panels());
    await screen.findByText(/^Oct 2026: 50\.0% \(4 of 8\)\. 8 rows counted, 0 rows left out\.$/);
  });

  it("counts each once where rows are about the same, and shows the repeats as left out", async () => {
    const { user } = await writeMeasure(panels());
    await choose(user, "What counts", "Each [Team] once");
    await screen.findByText(/^Oct 2026: .* 2 rows counted, 6 rows left out\.$/);
    await choose(user, "What kind of figure", "A sum of numbers");
    expect(screen.queryByRole("combobox", { name: "What counts" })).toBeNull();
  });

  it("says at the groups that people count once, so that groups may come to more than the whole", async () => {
    const workbook = panels();
    const { user } = await writeMeasure(workbook);
    await choose(user, "What counts", "Each [Team] once");
    await user.click(await button("May be split by"));
    await user.click(await screen.findByRole("checkbox", { name: "Team" }));
    await user.click(await button("Show what will be written"));
    await user.click(await button("Write the measure"));
    await user.click(await button("Work out the figures"));
    await user.click(await button(/^Panels within ten days/));
    await user.click(await button("By Team"));
    await screen.findByText(/Each “Team” counts once .* groups may come to more than the whole/);
    await user.click(await button(/^Why is it so/));
    await screen.findByText(/Each “Team” counts once .* groups may come to more than the whole/);
  });

  it("says why a formula cannot be worked out, with the name that was probably meant", async () => {
    const { user } = await writeMeasure(panels());
    const numerator = await field("Numerator");
    await user.clear(numerator);
    await user.click(numerator);
    await user.paste("[Panel dat] <= [Court date]");
    await screen.findByText(/There is no column “Panel dat”.*Panel date/);
  });

  it("asks for a name and a table before anything is written", async () => {
    const { user } = openPane(panels());
    await user.click(await button(/^Measures/));
    await user.click(await button(/^Write the first measure/));
    await user.click(await button("Show what will be written"));
    await screen.findByText("Give the measure a name.");
    expect(screen.getAllByText("Choose the table in which the rows stand.").length).toBeGreaterThan(
      0,
    );
  });

  it("holds figures that were worked out right after a measure was written to be up to date", async () => {
    const workbook = panels();
    await workedOut(workbook);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    const isStale = () => screen.queryByText(/^The workbook has changed since/) !== null;
    expect(isStale()).toBe(false);
    const area = { sheet: "Panels", row: 1, column: 3, rows: 1, columns: 1 };
    value(await workbook.apply([{ kind: "setCells", area, values: [[46300]] }]));
    await waitFor(() => expect(isStale()).toBe(true));
  });

  it("takes a column from the list into the formula", async () => {
    const { user } = await writeMeasure(panels());
    await choose(user, "Put a column into the denominator", "Team");
    expect((await field("Denominator")).value).toBe("[Team]");
  });

  it("says first what needs looking at, then each measure with its figure and target", async () => {
    await workedOut(panels());
    await screen.findByText(/^1 below target\.$/);
    await button(/Panels within ten days.*Oct 2026: 50\.0%, target 90\.0%/);
    expect(announced()).toContain("Figures of 1 measure are worked out.");
  });

  it("says where the data end well before the date, and offers that date", async () => {
    const { user } = await workedOut(panels());
    expect(await screen.findByText(/^The last date in these tables is 05\/10\/2026/)).toBeDefined();
    await user.click(await button("Use 05/10/2026 as the date"));
    await user.click((await screen.findAllByRole("button", { name: "Work out again" }))[0]!);
    await screen.findByText("Figures as at 05/10/2026.");
    expect(screen.queryByText(/^The last date in these tables/)).toBeNull();
  });

  it("opens a measure by period and by team, and a figure to its rows", async () => {
    const workbook = panels();
    const { user } = await workedOut(workbook);
    await user.click(await button(/^Panels within ten days/));
    await heading("Panels within ten days");
    await user.click(await button("By Team"));
    await button(/^North: 75\.0%/);
    await user.click(await button(/^South: 25\.0%/));
    await heading("Rows behind the figure");
    await screen.findByText("4 rows counted, 1 of them in the numerator; 0 rows left out.");
    await user.click(await button("1 row in the numerator"));
    await user.click(await button("Row 6"));
    const selected = await workbook.selection();
    expect(selected.ok && selected.value).toMatchObject({ sheet: "Panels", row: 5 });
  });

  it("shows the definition, and changes it in place", async () => {
    const workbook = panels();
    const { user } = await workedOut(workbook);
    await user.click(await button(/^Panels within ten days/));
    await user.click(await button("Definition"));
    const card = await screen.findByText("Numerator");
    expect(within(card.parentElement!).getByText("[Panel date] <= [Court date] + 10")).toBeTruthy();
    await user.click(await button("Change the definition"));
    await heading("Change the definition");
    const target = await field("Target");
    expect(target.value).toBe("0.9");
    await user.clear(target);
    await user.type(target, "40%");
    await user.click(await button("Show what will be written"));
    await user.click(await button("Write the measure"));
    await heading("Panels within ten days");
    await user.click(await button("Back"));
    await screen.findByText("The workbook has changed since these figures were worked out.");
    await user.click(screen.getAllByRole("button", { name: "Work out again" })[0]!);
    await screen.findByText(/^1 (on target|too close to say)\.$/);
  });

  it("copies the measures that are ticked from a pack, and puts them back", async () => {
    const workbook = panels();
    const { user } = openPane(workbook);
    await user.click(await button(/^Measures/));
    await user.click(await button(/^Copy measures from a pack/));
    await choose(user, "Pack", "MARAC and JMAPPA");
    const list = await screen.findByRole("group", { name: "Which measures" });
    const [first, ...others] = within(list).getAllByRole("checkbox");
    for (const other of others) await user.click(other);
    expect(first).toBeTruthy();
    await user.click(await button("Show what will be written"));
    await screen.findByText(/^Copies 1 measure of/);
    await user.click(await button("Copy them into the workbook"));
    await screen.findByText(/^1 measure in this workbook, not worked out yet\./);
    await user.click(await button("Put back"));
    await screen.findByText(/This workbook has no measures yet/);
  });

  it("tells on the home page how the figures stand", async () => {
    const { user } = await workedOut(panels());
    await user.click(await button("Back"));
    await button(/^Measures.*1 below target\. Figures as at 22\/11\/2026\./);
  });
});
