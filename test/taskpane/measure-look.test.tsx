// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { MemoryWorkbook } from "../../src/workbook/memory";
import { panelBook } from "./measure-book";
import { button, heading, openPane } from "./pane";

async function openMeasure(workbook: MemoryWorkbook) {
  const opened = openPane(workbook);
  const { user } = opened;
  await user.click(await button(/^Measures/));
  await user.click(await button("Work out the figures"));
  await user.click(await button(/^Panels within ten days/));
  await heading("Panels within ten days");
  return opened;
}

async function choose(
  user: ReturnType<typeof openPane>["user"],
  name: string | RegExp,
  option: string,
) {
  await user.selectOptions(await screen.findByRole("combobox", { name }), option);
}

describe("why a figure is off its target", () => {
  it("says by how much, and with which groups most of the gap lies", async () => {
    const { user } = await openMeasure(await panelBook());
    await user.click(await button(/^Why is it so/));
    await heading("Where the gap lies");
    await screen.findByText("Oct 2026: 65.0%, 25.0 points below the target of 90.0%.");
    await screen.findByText("Most of it lies with South: 89.1 per cent.");
    const south = await button(/^South: −23\.8 points/);
    expect(south.textContent).toMatch(/26\.7% \(12 of 45 panels\) · 89\.1 per cent of the gap/);
    await button(/^North: \+1\.7 points.*pulls the other way/);
    await screen.findByRole("img", { name: /^Panels within ten days: the way from The target/ });
  });

  it("opens the rows of a group", async () => {
    const { user } = await openMeasure(await panelBook());
    await user.click(await button(/^Why is it so/));
    await user.click(await button(/^South: −/));
    await heading("Rows behind the figure");
    await screen.findByText("45 rows counted, 12 of them in the numerator; 0 rows left out.");
  });

  it("counts the causes of the rows that fall short, and opens them", async () => {
    const workbook = await panelBook();
    const { user } = await openMeasure(workbook);
    await user.click(await button(/^Why is it so/));
    await screen.findByText("42 rows behind the gap.");
    await user.click(await button("No venue: 33 rows"));
    await screen.findByText(/^78\.6 per cent of the rows/);
    await user.click(await button("Row 52"));
    const selected = await workbook.selection();
    expect(selected.ok && selected.value).toMatchObject({ sheet: "Panels", row: 51 });
    await button("No cause recorded: 6 rows");
  });

  it("takes a column that the definition does not name", async () => {
    const { user } = await openMeasure(await panelBook());
    await user.click(await button(/^Why is it so/));
    await choose(user, "By", "Ethnicity");
    await button(/^Black: −/);
  });
});

describe("groups side by side", () => {
  it("tells who stands out from the average more than chance would have it", async () => {
    const { user } = await openMeasure(await panelBook());
    await user.click(await button(/^Side by side/));
    await screen.findByText(
      "2 of 3 groups stand out from the average more than chance would have it.",
    );
    await screen.findByRole("img", { name: /by Team, against the number of cases/ });
    await user.click(await button(/^South: 26\.7%/));
    await heading("Rows behind the figure");
  });
});

describe("equality", () => {
  it("gives the rate of each group over that of the largest, with limits and none where there are too few", async () => {
    const { user } = await openMeasure(await panelBook());
    await user.click(await button(/^Equality/));
    const by = await screen.findByRole<HTMLSelectElement>("combobox", { name: "By" });
    expect(by.value).toBe("Ethnicity");
    await button(/^White: 1, the others are compared with it/);
    await button(/^Black: 0\.84.*No clear difference.*0\.63 to 1\.13 with 95% confidence/);
    await button(/^Mixed: not compared.*Too few to compare.*5 people or cases to begin with/);
    await choose(user, "Compared with", "Black");
    await button(/^White: 1\.19/);
  });

  it("lets the smallest numbers be set", async () => {
    const { user } = await openMeasure(await panelBook());
    await user.click(await button(/^Equality/));
    await user.click(await button("Smallest numbers that are compared"));
    const base = await screen.findByRole("textbox", { name: "Fewest people or cases in a group" });
    await user.clear(base);
    await user.type(base, "5");
    const count = await screen.findByRole("textbox", { name: "Fewest events in a group" });
    await user.clear(count);
    await user.type(count, "1");
    await button(/^Mixed: 1\.17/);
    await user.clear(count);
    await screen.findByText("Write a whole number, such as 30.");
  });
});

describe("ours beside the partner's figure", () => {
  const theirs = {
    sheet: "From the CRC",
    rows: [
      ["Ref", "On time?"],
      ["P-1001", "Yes"],
      ["p-1002 ", "Yes"],
      ["P-1003", "No"],
      ["P-1004", "No"],
      ["P-9999", "Yes"],
    ],
  };

  it("names the cases that make the difference, each the way to its row", async () => {
    const workbook = await panelBook([["North", "White", 3, 2, "Ill"]], { sheets: [theirs] });
    const { user } = await openMeasure(workbook);
    await user.click(await button(/^Ours against a partner/));
    await choose(user, "The partner’s list", "From the CRC");
    await choose(user, "Their column that says whether the case was met", "On time?");
    const met = await screen.findByRole("checkbox", { name: "Yes (3 cases)" });
    expect((met as HTMLInputElement).checked).toBe(true);
    await user.type(await screen.findByRole("textbox", { name: /^The figure they pub/ }), "80%");
    await user.click(await button("Compare the cases"));
    await screen.findByText("The two figures are the same.");
    await screen.findByText(/^Their list gives 60\.0%, not the 80\.0% that they published\./);
    await screen.findByText("3 cases judged alike on both sides.");
    const different = await screen.findByRole("region", { name: "Judged differently" });
    within(different).getByText("Ours: met. Theirs: not met.");
    await button(/^P-1005.*Ours: not met/);
    await user.click(await button(/^P-9999.*Theirs: met/));
    const selected = await workbook.selection();
    expect(selected.ok && selected.value).toMatchObject({ sheet: "From the CRC", row: 5 });
  });

  it("takes the partner's list from a file that is opened beside the workbook", async () => {
    const workbook = await panelBook([["North", "White", 3, 2, "Ill"]]);
    const { user } = await openMeasure(workbook);
    await user.click(await button(/^Ours against a partner/));
    const lines = theirs.rows.map((row) => row.join(","));
    await user.upload(
      await screen.findByLabelText<HTMLInputElement>("Open their file"),
      new File([`${lines.join("\r\n")}\r\n`], "from the crc.csv", { type: "text/csv" }),
    );
    await screen.findByText("Their lists are those of from the crc.csv.", { selector: "main p" });
    await choose(user, "Their column that says whether the case was met", "On time?");
    await screen.findByRole("checkbox", { name: "Yes (3 cases)" });
    await user.click(await button("Compare the cases"));
    await screen.findByText("3 cases judged alike on both sides.");
    await screen.findByText(/^P-9999: Theirs: met \(sheet “.*”, row 6\)$/);
    await user.click(await button("Compare with other columns"));
    await user.click(await button("Use a list of this workbook instead"));
    await screen.findByText("There is no other list in this workbook yet.");
  });

  it("says why a file holds no list", async () => {
    const { user } = await openMeasure(await panelBook());
    await user.click(await button(/^Ours against a partner/));
    await user.upload(
      await screen.findByLabelText<HTMLInputElement>("Open their file"),
      new File(["Only one line\r\n"], "note.csv", { type: "text/csv" }),
    );
    await screen.findByText(/^There is no list in note\.csv: /, { selector: "section p" });
  });

  it("says what is missing before anything is compared", async () => {
    const { user } = await openMeasure(await panelBook(undefined, { sheets: [theirs] }));
    await user.click(await button(/^Ours against a partner/));
    await user.click(await button("Compare the cases"));
    expect(
      (await screen.findAllByText(/^Choose their list, both references/)).length,
    ).toBeGreaterThan(0);
  });
});

describe("a break in the figures", () => {
  it("is drawn, named below the chart, and told beside its period", async () => {
    const courts = ["01/06/2026", "01/07/2026", "03/08/2026", "01/09/2026", "05/10/2026"];
    const breaks = [{ on: "2026-08-01", reason: "Panels are counted by court date" }];
    const { user } = await openMeasure(await panelBook(undefined, { courts, breaks }));
    const chart = await screen.findByRole("img", { name: /^Panels within ten days/ });
    expect(chart.querySelectorAll("line[data-break]")).toHaveLength(1);
    await screen.findByText("Break: not comparable across it");
    await screen.findByText("Break at Aug 2026: Panels are counted by court date");
    await button(/^Aug 2026: 65\.0%.*Break: Panels are counted by court date/);
    await user.click(await button("The figures of the chart"));
    await screen.findByRole("rowheader", { name: "Aug 2026" });
  });
});
