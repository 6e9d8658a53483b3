// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { parseAddress } from "../../src/cells/address";
import type { Cell } from "../../src/cells/cell";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { emptyWorkbook } from "../../src/workbook/model";
import type { Workbook } from "../../src/workbook/port";
import { announced, button, caseload, heading, openPane } from "./pane";

async function check(workbook: Workbook) {
  const opened = openPane(workbook);
  const { user } = opened;
  await user.click(await button(/^Verify/));
  await heading("Verify");
  await screen.findByText(/fits this workbook/);
  await user.click(await button("Check this workbook"));
  await heading("Results");
  return opened;
}

async function valueAt(workbook: Workbook, address: string): Promise<Cell> {
  const block = await workbook.read(parseAddress(address)!);
  if (!block.ok) throw new Error(block.trouble.message);
  return block.value.columns[0]!.values[0] ?? null;
}

async function type(workbook: Workbook, address: string, value: Cell) {
  const written = await workbook.apply([
    { kind: "setCells", area: parseAddress(address)!, values: [[value]] },
  ]);
  expect(written.ok).toBe(true);
}

describe("verify", () => {
  it("says first how things stand, then what to do next, group by group", async () => {
    await check(caseload());
    await screen.findByText(/\d+ to put right, \d+ to explain\./, { selector: "p > span" });
    await screen.findByText("Resettlement caseload, as at 22/11/2026, checked at 14:32");
    await screen.findByRole("heading", { name: "Fill in", level: 2 });
    await screen.findByRole("heading", { name: "Put right", level: 2 });
  });

  it("shows what, where, why and what to do, and goes to the cell", async () => {
    const workbook = caseload();
    const { user } = await check(workbook);
    await user.click(await button(/“Risk” is blank/));
    await heading("Fill in");
    expect(screen.getByText("Where")).toBeTruthy();
    expect(screen.getByText("What to do")).toBeTruthy();
    await user.click(await button("Go to Caseload!L195"));
    const selected = await workbook.selection();
    expect(selected).toEqual({ ok: true, value: parseAddress("Caseload!L195") });
  });

  it("returns to the list with the focus on the finding that was opened", async () => {
    const { user } = await check(caseload());
    await user.click(await button(/“Risk” is blank/));
    await user.click(await button("Back"));
    await heading("Results");
    expect(document.activeElement).toBe(await button(/“Risk” is blank/));
  });

  it("walks from finding to finding", async () => {
    const { user } = await check(caseload());
    await user.click(await button(/^Go through/));
    await screen.findByText(/^1 of \d+$/);
    await user.click(await button("Next"));
    await screen.findByText(/^2 of \d+$/);
    await user.click(await button("Previous"));
    await screen.findByText(/^1 of \d+$/);
  });

  it("closes a finding once its cell is put right, and says so", async () => {
    const workbook = caseload();
    const { user } = await check(workbook);
    await user.click(await button(/“Risk” is blank/));
    await type(workbook, "Caseload!L195", "Low");
    await screen.findByText(/^Closed: the sheet has been changed/, {}, { timeout: 3000 });
    expect(announced()).toBe("1 finding closed.");
    await user.click(await button("Back"));
    await button("Closed since the check (1)");
  });

  it("writes a proposed value only after it was shown, and puts it back", async () => {
    const workbook = caseload();
    const { user } = await check(workbook);
    await user.click(await button(/“medium” is “Medium” written another way/));
    await user.click(await button("Put right: write “Medium”"));
    await user.type(await screen.findByLabelText("Your name"), "A. Osei");
    await user.click(await button("Use this name"));
    await screen.findByText("Write “Medium” in Caseload!L63, where it now says “medium”.");
    expect(await valueAt(workbook, "Caseload!L63")).toBe("medium");

    const list = (await screen.findByRole("heading", { name: "This will be done" })).closest(
      "section",
    )!;
    const confirm = within(list.parentElement!).getByRole("button", { name: /^Put right/ });
    await user.click(confirm);
    await screen.findByText("Wrote “Medium” in Caseload!L63.");
    expect(await valueAt(workbook, "Caseload!L63")).toBe("Medium");

    await user.click(await button("Put back"));
    await screen.findByText(/^Put back: the workbook is as it was before/, { selector: "li" });
    expect(await valueAt(workbook, "Caseload!L63")).toBe("medium");
  });

  it("proposes no value that is only a guess: the likely one is named, to be chosen by hand", async () => {
    const { user } = await check(caseload());
    await user.click(await button(/“Close” is not one of the choices/));
    await screen.findByText(/If “Closed” is meant, choose it from the list\./);
    expect(screen.queryByRole("button", { name: /^Put right/ })).toBeNull();
  });

  it("makes only the corrections that tidy, all of them listed first", async () => {
    const workbook = caseload();
    const { user } = await check(workbook);
    await user.click(await button(/^Put right \d+ safe corrections/));
    await heading("Put right");
    expect(screen.queryByText(/V\. High/)).toBeNull();
    await user.type(await screen.findByLabelText("Your name"), "A. Osei");
    await user.click(await button("Use this name"));
    await user.click(await button(/^Put right \d+ cells/));
    await heading("Results");
    await button("Put back");
    expect(await valueAt(workbook, "Caseload!L151")).toBe("V. High");
  });

  it("narrows the list to the selected cells, with true counts", async () => {
    const workbook = caseload();
    const { command, user } = openPane(workbook);
    await screen.findByText(/“Resettlement caseload” fits/);
    await workbook.goTo(parseAddress("Caseload!L190:L200")!);
    command("verifySelection");
    await screen.findByText(/^Only your selection Caseload!L190:L200: 1 of \d+ findings\.$/);
    expect(screen.getAllByRole("button", { name: /is blank/ })).toHaveLength(1);
    await user.click(await button("Show all findings"));
    await waitFor(() => expect(screen.queryByText(/^Only your selection/)).toBeNull());
  });

  it("checks the selection as well when that is what opened the pane", async () => {
    const workbook = caseload();
    await workbook.goTo(parseAddress("Caseload!L190:L200")!);
    openPane(workbook).command("verifySelection");
    await screen.findByText(/^Only your selection Caseload!L190:L200: 1 of \d+ findings\.$/);
  });

  it("says that results are of another date once the date at the top has changed", async () => {
    const { user } = await check(caseload());
    await user.click(await button(/^As at/));
    await user.click(await button("End of last month, 31/10/2026"));
    await screen.findByText(
      "The date at the top is now 31/10/2026; these results are as at 22/11/2026.",
    );
    const again = await screen.findAllByRole("button", { name: "Check again" });
    expect(again).toHaveLength(1);
    await user.click(again[0]!);
    await screen.findByText("Resettlement caseload, as at 31/10/2026, checked at 14:32");
  });

  it("copies the list as text, group by group", async () => {
    const { user, copied } = await check(caseload());
    await user.click(await button("Copy the list as text"));
    expect(copied[0]).toMatch(/^resettlement-caseload\.xlsx\n\d+ to put right/);
    expect(copied[0]).toContain("\nFill in\n");
    expect(copied[0]).toContain("Caseload!L195 (RS-10191) – “Risk” is blank.");
  });

  it("refuses a file that is not a pack of rules with a sentence, and keeps the choice", async () => {
    const { user } = openPane(caseload());
    await user.click(await button(/^Verify/));
    await user.click(await button(/^Other rules/));
    const input = document.querySelector<HTMLInputElement>('input[type="file"]')!;
    fireEvent.change(input, { target: { files: [new File(["not json"], "rules.json")] } });
    await screen.findByText(/“rules\.json” is not a pack of rules: it cannot be read as JSON/);
    await screen.findByDisplayValue(/Resettlement caseload/);
  });

  it("asks for a pack instead of doing nothing when none fits", async () => {
    const { user } = openPane(new MemoryWorkbook(emptyWorkbook("Book1")));
    await user.click(await button(/^Verify/));
    await screen.findByText(/^None of the packs fits/);
    await user.click(await button("Check this workbook"));
    await screen.findByText("Choose a pack first.");
  });
});

describe("long checks", () => {
  /** A workbook whose reading waits until it is let go. */
  function held() {
    const workbook = caseload();
    const read = workbook.read.bind(workbook);
    let letGo: () => void = () => undefined;
    let isHeld = false;
    const waiting = new Promise<void>((resolve) => (letGo = resolve));
    workbook.read = async (area, options) => {
      if (isHeld) await waiting;
      return read(area, options);
    };
    return {
      workbook,
      hold: () => (isHeld = true),
      letGo: () => {
        isHeld = false;
        letGo();
      },
    };
  }

  it("show progress after half a second and stop when asked, with the earlier results kept", async () => {
    const { workbook, hold, letGo } = held();
    const { user } = await check(workbook);
    hold();
    await user.click(await screen.findByRole("button", { name: "Check again" }));
    expect(screen.queryByRole("progressbar")).toBeNull();
    await screen.findByRole("progressbar", {}, { timeout: 2000 });
    await screen.findByText("The results of the last check are kept until this one is done.");
    await user.click(await button("Stop checking"));
    letGo();
    await heading("Results");
    expect(announced()).toBe("Checking was stopped. Nothing was changed.");
  });
});
