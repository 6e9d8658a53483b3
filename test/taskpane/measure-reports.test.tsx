// @vitest-environment happy-dom
import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { readSubmissions } from "../../src/measures/calendar/layout";
import { paneText } from "../../src/text/pane";
import { value } from "../measures/counting";
import { measuredWorkbook } from "../report/measures/workbook";
import { announced, button, heading, openPane } from "./pane";

async function open() {
  const workbook = await measuredWorkbook();
  const opened = openPane(workbook);
  await opened.user.click(await button(/^Measures/));
  await heading("Measures");
  return { workbook, ...opened };
}

async function sheetsOf(workbook: Awaited<ReturnType<typeof measuredWorkbook>>) {
  return value(await workbook.facts()).sheets.map(({ name }) => name);
}

describe("reports in the pane", () => {
  it("are made, put into the workbook after everything was shown, and put back", async () => {
    const { workbook, user } = await open();
    const before = await sheetsOf(workbook);
    await user.click(await button(/^Reports/));
    await heading("Reports");
    await user.click(await button("Make the report"));
    await screen.findByText("Monthly contract report: Oct 2026 is ready.", { selector: "main p" });
    expect(announced()).toContain("is ready");
    expect(await sheetsOf(workbook)).toEqual(before);
    await user.click(await button("Put it into the workbook"));
    await screen.findByText("Adds the sheet “Performance”: values only.");
    await user.click(await button("Put it into the workbook"));
    await screen.findByText("Monthly contract report: Oct 2026 is ready.", { selector: "main p" });
    expect(await sheetsOf(workbook)).toContain("Performance");
    await user.click(await button("Put back"));
    await waitFor(() => expect(announced()).toBe(paneText.writing.wasPutBack));
    expect(await sheetsOf(workbook)).toEqual(before);
  });

  it("are published without small counts, and saved as files", async () => {
    const { user, saved } = await open();
    await user.click(await button(/^Reports/));
    await user.selectOptions(await screen.findByLabelText("Report"), "Partner return");
    expect(await screen.findByLabelText("Hide counts below")).toHaveProperty("value", "5");
    await user.click(await button("Make the report"));
    await screen.findByText(/Read it before you publish it/);
    await user.click(await button(/Read it here/));
    expect((await screen.findByText(/\[c\] confidential/)).textContent).not.toContain("Worker");
    await user.click(await button(/Word/));
    await screen.findByText(/Partner return Oct 2026.docx/);
    expect(saved).toEqual(["Partner return Oct 2026.docx"]);
  });

  it("say what will not do", async () => {
    const { user } = await open();
    await user.click(await button(/^Reports/));
    await user.selectOptions(await screen.findByLabelText("Edition"), "Published");
    const below = await screen.findByLabelText("Hide counts below");
    await user.clear(below);
    await user.type(below, "lots");
    await user.click(await button("Make the report"));
    await screen.findByText(/has to be a whole number from 2 to 100/, { selector: "section p" });
  });

  it("say how far they have come while they are made, and stop when they are asked to", async () => {
    const gate: { open: () => void; isShut: boolean } = { open: () => {}, isShut: false };
    const pause = () =>
      gate.isShut ? new Promise<void>((resolve) => (gate.open = resolve)) : Promise.resolve();
    const { user } = openPane(await measuredWorkbook(), { pause });
    await user.click(await button(/^Measures/));
    await user.click(await button(/^Reports/));
    gate.isShut = true;
    await user.click(await button("Make the report"));
    await screen.findByRole("progressbar", { name: "How far the report has come" });
    await screen.findByText(/^Working out the figures: .* rows$/, { selector: "main p" });
    await user.click(await button("Stop"));
    expect(await button("Stopping …")).toBeTruthy();
    gate.isShut = false;
    gate.open();
    await button("Make the report");
    await waitFor(() => expect(announced()).toBe("Stopped, as you asked. Nothing was made."));
    await user.click(await button("Make the report"));
    await screen.findByText("Monthly contract report: Oct 2026 is ready.", { selector: "main p" });
  });
});

describe("the submission calendar in the pane", () => {
  it("says what is due, lets it be handed in, and keeps the figures", async () => {
    const { workbook, user } = await open();
    await user.click(await button(/^Hand in/));
    await screen.findByText("Nothing stands in the calendar yet.");
    await user.click(await button("Put a report into the calendar"));
    await user.selectOptions(await screen.findByLabelText("Period"), "Oct 2026");
    await user.type(await screen.findByLabelText("Waits for"), "Cases; Absences");
    await user.click(await button("Put it into the calendar"));
    await screen.findByText(/due on 13\/11\/2026/);
    await user.click(await button("Put it into the calendar"));
    await screen.findByText("1 late, 0 to come, 0 handed in.");
    await user.click(await button(/Monthly contract report, Oct 2026/));
    await screen.findByText(/Absences: there is no table/);
    await user.type(await screen.findByLabelText("Your name"), "R. Shah");
    await user.click(await button("Hand in"));
    await screen.findByText(/1 thing is missing/, { selector: "section p" });
    await user.type(await screen.findByLabelText(/although something is missing/), "Agreed");
    await user.click(await button("Hand in"));
    await screen.findByText(/Handed in although something is missing: Agreed/);
    await user.click(await button("Hand in"));
    await screen.findByText("0 late, 0 to come, 1 handed in.");
    const { rows } = value(await readSubmissions(workbook));
    expect(rows.tblSubmission[0]).toMatchObject({ status: "submitted", submittedBy: "R. Shah" });
    expect(rows.tblSubmittedFigure.length).toBeGreaterThan(1);
  });
});
