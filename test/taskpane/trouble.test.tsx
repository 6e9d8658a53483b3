// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fail } from "../../src/text/trouble";
import { workbookText } from "../../src/text/workbook";
import { faultDetails } from "../../taskpane/parts/fault-details";
import { WriteFault } from "../../taskpane/state/fail-loudly";
import { INITIAL, step } from "../../taskpane/state/screens";
import { button, caseload, heading, openPane } from "./pane";

describe("expected trouble", () => {
  it("is one sentence in place, and the pane goes on", async () => {
    const workbook = caseload();
    workbook.facts = async () => fail(workbookText.cellEditing());
    openPane(workbook);
    await screen.findByText(/^Excel is waiting for you to finish typing in a cell/, {
      selector: "section p",
    });
    await heading("What would you like to do?");
  });
});

describe("a fault of Plumbline itself", () => {
  // React tells the console of every fault that a boundary catches.
  beforeEach(() => void vi.spyOn(console, "error").mockImplementation(() => undefined));
  afterEach(() => void vi.restoreAllMocks());

  it("is told loudly, with what it means for the data and details to copy", async () => {
    const workbook = caseload();
    workbook.selection = () => Promise.reject(new TypeError("RS-10006 Finlay Dyer"));
    const { user, command, copied } = openPane(workbook);
    await screen.findByText(/Plumbline found/);
    command("verifySelection");
    await heading("Something went wrong in Plumbline");
    await screen.findByText("Nothing was changed in your workbook.");
    await user.click(await button("Copy details"));
    expect(copied[0]).toContain("Plumbline 0.1.0");
    expect(copied[0]).toContain("kind: TypeError");
    expect(copied[0]).not.toContain("Finlay");

    await user.click(await button("Start again"));
    await heading("What would you like to do?");
  });

  it("does not promise that nothing was changed when it happened during a write", async () => {
    const workbook = caseload();
    const { user } = openPane(workbook);
    await user.click(await button(/^Measures/));
    await user.click(await button(/^Formulas/));
    await user.click(await button(/^Working days/));
    await user.click(await button(/^WORKDAYS/));
    await user.click(await button("Insert at the active cell"));
    workbook.apply = () => Promise.reject(new Error("gone"));
    await user.click(await button("Insert at the active cell"));
    await screen.findByText(/^It is not certain whether the change reached the workbook/);
  });

  it("keeps the text of the fault, which may quote a cell, out of the details", () => {
    const details = faultDetails(new WriteFault(new RangeError("HMP Ashmoor")), "0.1.0");
    expect(details).toMatch(/^Plumbline 0\.1\.0\nkind: WriteFault\n/);
    expect(details).toContain("because of:\nkind: RangeError");
    expect(details).not.toContain("Ashmoor");
  });
});

describe("the way through the pane", () => {
  it("never loses home, and Back returns to what was left as it was left", () => {
    const there = step(INITIAL, { kind: "go", screen: { name: "verify" }, scroll: 40, focus: "a" });
    const back = step(there, { kind: "back" });
    expect(back.entries).toEqual([{ key: 0, screen: { name: "home" }, scroll: 40, focus: "a" }]);
    expect(step(back, { kind: "back" }).entries).toEqual(back.entries);
  });

  it("does not use a key twice, so that no screen is taken for another", () => {
    const go = { kind: "go", screen: { name: "verify" }, scroll: 0, focus: "" } as const;
    const first = step(INITIAL, go);
    const second = step(step(first, { kind: "back" }), go);
    expect(second.entries[1]?.key).not.toBe(first.entries[1]?.key);
  });

  it("replaces a screen without adding a step to the way back", () => {
    const there = step(INITIAL, { kind: "go", screen: { name: "measures" }, scroll: 0, focus: "" });
    const next = step(there, { kind: "replace", screen: { name: "audit" } });
    expect(next.entries.map(({ screen: { name } }) => name)).toEqual(["home", "audit"]);
  });
});
