// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { readMeasureRegister } from "../../src/measures/register";
import { value } from "../verify/make";
import { panelBook } from "./measure-book";
import { button, heading, openPane } from "./pane";

type User = ReturnType<typeof openPane>["user"];

const extract = () => panelBook(undefined, { isExtract: true });
const textbox = (name: string | RegExp) => screen.findByRole<HTMLInputElement>("textbox", { name });
const tick = async (user: User, name: string) =>
  user.click(await screen.findByRole("checkbox", { name }));
const choose = async (user: User, name: string, option: string) =>
  user.selectOptions(await screen.findByRole("combobox", { name }), option);

async function open(workbook: Awaited<ReturnType<typeof panelBook>>) {
  const opened = openPane(workbook);
  await opened.user.click(await button(/^Measures/));
  return opened;
}

describe("a workbook without measures", () => {
  it("gets its first ones by ticking, and then their figures", async () => {
    const workbook = await extract();
    const { user } = await open(workbook);
    await user.click(await button("Choose measures from your columns"));
    await heading("Your first measures");
    await tick(user, "In time: from Court date to Panel date");
    await user.type(await textbox("Working days allowed"), "10");
    await screen.findByText(/^Oct 2026: 65\.0% \(78 of 120\)\. 120 rows counted/);
    await user.type(await textbox("Target, if there is one"), "90%");
    await tick(user, "How many, by Court date");
    await user.click(await button("Show what will be written"));
    await screen.findByText("Adds the measure “Panel date within 10 working days of Court date”.");
    await user.click(await button("Write 2 measures"));
    await user.click(await button("Work out the figures"));
    await user.click(
      await button(/Panel date within 10 working days.*Oct 2026: 65\.0%, target 90\.0%/),
    );
    await button("By Team");
    const { register } = value(await readMeasureRegister(workbook));
    expect(register.measures.map(({ groups, target }) => [groups, target])).toEqual([
      [["Team"], null],
      [["Team"], 0.9],
    ]);
  });

  it("says what only people can know is still missing", async () => {
    const { user } = await open(await extract());
    await user.click(await button("Choose measures from your columns"));
    await user.click(await button("Show what will be written"));
    const asked = await screen.findAllByText("Tick at least one.");
    expect(asked.length).toBeGreaterThan(0);
    await tick(user, "In time: from Court date to Panel date");
    await tick(user, "Ethnicity: what share is one of them");
    await user.click(await button("Show what will be written"));
    await screen.findByText("Write how many working days are allowed.");
    await screen.findByText("Choose which one is counted.");
  });
});

describe("a measure built by choosing columns", () => {
  it("becomes a formula that is checked at once", async () => {
    const { user } = await open(await extract());
    await user.click(await button(/^Write the first measure/));
    await user.type(await textbox("Name"), "North in time");
    await choose(user, "Table", "tblPanels");
    await choose(user, "Date that puts a row into a period", "[Court date]");
    await user.click(await button("Build the numerator by choosing"));
    await choose(user, "Column", "Panel date");
    await user.type(await textbox("Days allowed"), "10");
    await choose(user, "Days are", "calendar days");
    await user.click(await button("Put it into the numerator"));
    const numerator = await textbox("Numerator");
    expect(numerator.value).toBe(
      "IF(ISBLANK([Panel date]), FALSE, [Panel date] <= [Court date] + 10)",
    );
    await user.click(await button("Build the numerator by choosing"));
    await user.click(await button("Build the denominator by choosing"));
    await choose(user, "Column", "Team");
    await choose(user, "Which Team", "North");
    await user.click(await button("Put it into the denominator"));
    expect((await textbox("Denominator")).value).toBe('[Team] = "North"');
    await screen.findByText(/^Oct 2026: 95\.0% \(38 of 40\)/);
  });
});
