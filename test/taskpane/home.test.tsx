// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { emptyWorkbook } from "../../src/workbook/model";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { announced, button, caseload, heading, openPane } from "./pane";

describe("home", () => {
  it("asks one question and knows what the workbook holds", async () => {
    openPane(caseload());
    await heading("What would you like to do?");
    await screen.findByText("Plumbline found 1 table: tblCaseload.");
    await screen.findByText(/“Resettlement caseload” fits this workbook/);
    await screen.findByText(/^\d measures in this workbook, not worked out yet\./);
    await screen.findByText("No audit in this workbook yet");
  });

  it("says so when the workbook is empty", async () => {
    openPane(new MemoryWorkbook(emptyWorkbook("Book1")));
    await screen.findByText(/This workbook is empty/);
  });

  it("does not take the focus out of the sheet when it opens", async () => {
    openPane(caseload());
    await screen.findByText(/Plumbline found/);
    expect(document.activeElement).toBe(document.body);
  });

  it("opens the job that the ribbon asks for", async () => {
    const { command } = openPane(caseload());
    await heading("What would you like to do?");
    command("showMeasures");
    await heading("Measures");
  });
});

describe("the as-at date", () => {
  it("is proposed, seen, and changed by typing it day first", async () => {
    const { user } = openPane(caseload());
    await user.click(await button(/^As at 22\/11\/2026/));
    const field = screen.getByLabelText("Date");
    await user.clear(field);
    await user.type(field, "31/10/2026");
    await user.click(await button("Use this date"));
    await button(/^As at 31\/10\/2026/);
    expect(announced()).toBe("Everything is now worked out as at 31/10/2026.");
  });

  it("says what is wrong with a date that does not exist, and keeps the old one", async () => {
    const { user } = openPane(caseload());
    await user.click(await button(/^As at/));
    const field = screen.getByLabelText("Date");
    await user.clear(field);
    await user.type(field, "31/02/2026");
    await user.click(await button("Use this date"));
    await screen.findByText(/“31\/02\/2026” is not a date that can be read here/);
    await button(/^As at 22\/11\/2026/);
  });

  it("offers the end of last month", async () => {
    const { user } = openPane(caseload());
    await user.click(await button(/^As at/));
    await user.click(await button("End of last month, 31/10/2026"));
    await button(/^As at 31\/10\/2026/);
  });

  it("is left alone by Escape, and the focus returns to where it was asked for", async () => {
    const { user } = openPane(caseload());
    const opener = await button(/^As at/);
    await user.click(opener);
    await user.click(screen.getByLabelText("Date"));
    await user.keyboard("{Escape}");
    expect(screen.queryByLabelText("Date")).toBeNull();
    expect(document.activeElement).toBe(opener);
  });
});

describe("the menu", () => {
  it("leads to help and copies the version", async () => {
    const { user, copied } = openPane(caseload(), { root: "../" });
    await user.click(await button("Menu"));
    const help = await screen.findByRole("menuitem", { name: "Help" });
    expect(help.getAttribute("href")).toBe("../help.html");
    await user.click(screen.getByRole("menuitem", { name: "Version 0.1.0: copy" }));
    expect(copied).toEqual(["Plumbline 0.1.0"]);
  });
});
