import type { Frame, Page } from "playwright-core";
import { afterEach, describe, expect, it } from "vitest";
import {
  accessibilityTroubles,
  foreign,
  openPage,
  openWorkbench,
  type OpenedPage,
  type OpenOptions,
} from "./launch";
import { heading, paneOf, press, select, tabTo, troubles, type Looks } from "./pane";

let opened: OpenedPage | null = null;

afterEach(async () => {
  await opened?.close();
  opened = null;
});

/** The pane in the workbench, over the caseload sample. */
async function openPane(
  looks: Looks = {},
  options: OpenOptions = {},
): Promise<{ page: Page; pane: Frame; opened: OpenedPage }> {
  const workbench = await openWorkbench(options);
  opened = workbench;
  const { page } = workbench;
  return { page, pane: await paneOf(page, looks), opened: workbench };
}

type Shown = Map<string, readonly string[]>;

/** Walks through the screens of all three jobs and asks of each what is wrong with it. */
async function walk(pane: Frame): Promise<Shown> {
  const shown: Shown = new Map();
  const look = async (name: string) => shown.set(name, await troubles(pane));

  await look("home");
  await press(pane, /^As at/);
  await pane.getByLabel("Date", { exact: true }).fill("31/02/2026");
  await press(pane, "Use this date");
  await look("as-at date");
  await press(pane, "Cancel");

  await press(pane, /^Verify/);
  await pane
    .getByText(/fits this workbook/)
    .first()
    .waitFor({ state: "attached" });
  await look("verify");
  await press(pane, "Check this workbook");
  await heading(pane, "Results");
  await look("results");
  await press(pane, /“medium” is “Medium” written another way/);
  await press(pane, /^Put right/);
  await look("finding with its correction");
  await press(pane, "Back");
  await press(pane, "Back");

  await press(pane, /^Measures/);
  await press(pane, /^Work out the figures/);
  await pane.getByText(/^Figures as at/).waitFor();
  await look("figures");
  await press(pane, /First appointment/);
  await pane.getByRole("img").waitFor();
  await look("measure");
  await press(pane, "Show the rows behind it");
  await pane
    .getByText(/rows? counted/)
    .first()
    .waitFor();
  await look("rows behind a figure");
  await press(pane, "Back");
  await press(pane, "Back");
  await press(pane, /^Formulas/);
  await press(pane, /^Timeliness \(/);
  await pane.locator("#function-ONTIME").waitFor();
  await look("measures");
  await pane.getByRole("searchbox").fill("how many panels were on time");
  await pane.getByText(/may answer this/).waitFor();
  await look("measures found");
  await pane.locator("#function-ONTIME").click();
  await pane.getByText(/^Your columns were filled in/).waitFor();
  await press(pane, "Insert at the active cell");
  await look("formula");
  await press(pane, "Back");
  await pane.getByRole("searchbox").fill("");
  await select(pane, "Summary", "B5");
  await press(pane, /^Explain the active cell/);
  await pane.getByRole("heading", { name: "What it reads" }).waitFor();
  await look("explanation");
  await press(pane, "Back");
  await press(pane, "Back");
  await press(pane, "Back");

  await press(pane, /^Audit/);
  await look("audit");
  await press(pane, "Start an audit");
  await pane.getByLabel("Process or team that is audited").fill("Referrals");
  await pane.getByLabel("Your name").fill("Jo Baker");
  await press(pane, "Show what will be written");
  await look("new audit");
  await pane.getByLabel("Scope").fill("HMP Ashmoor");
  await press(pane, "Show what will be written");
  await press(pane, "Start the audit");
  await heading(pane, /^Internal audit/);
  await look("checklist");
  await press(pane, /^Go on with question 1/);
  await heading(pane, /^Question 1 of/);
  await press(pane, "Major non-conformance");
  await press(pane, "Add from selection");
  await pane.getByRole("button", { name: "Keep this as evidence" }).waitFor();
  await look("question with evidence and finding");
  return shown;
}

const clean = (shown: Shown) => [...shown.keys()].map((name) => [name, []]);

describe("The pane, 320 px wide", () => {
  it("has nothing that axe minds and nothing that scrolls sideways, in all three jobs", async () => {
    const { pane, opened: workbench } = await openPane();
    const shown = await walk(pane);
    expect([...shown]).toEqual(clean(shown));
    expect(shown.size).toBeGreaterThanOrEqual(11);
    expect(workbench.errors).toEqual([]);
    expect(foreign(workbench.requests)).toEqual([]);
  });

  it("is as clean in the dark", async () => {
    const { pane } = await openPane({ theme: "Dark" });
    const shown = await walk(pane);
    expect([...shown]).toEqual(clean(shown));
  });

  it("gives every control at least 24 px, and the primary action 40", async () => {
    const { pane } = await openPane();
    await press(pane, /^Verify/);
    await press(pane, "Check this workbook");
    await heading(pane, "Results");
    const small = await pane.evaluate(() =>
      [...document.querySelectorAll("button, input, select, a[href]")]
        .map((control) => ({ text: control.textContent, box: control.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
        .map(({ text }) => text),
    );
    expect(small).toEqual([]);
    const primary = await pane.locator("#primary-action").boundingBox();
    expect(primary?.height).toBeGreaterThanOrEqual(40);
  });

  it("keeps everything within reach at 400 % zoom: nothing is pinned over it", async () => {
    const { pane } = await openPane({}, { width: 320, height: 256 });
    await press(pane, /^Verify/);
    await press(pane, "Check this workbook");
    await heading(pane, "Results");
    expect(await troubles(pane)).toEqual([]);
  });
});

describe("The pane by keyboard alone", () => {
  it("leads from the question to a finding, its cell and back, with the focus where it was", async () => {
    const { page, pane } = await openPane();
    await pane.locator("body").evaluate(() => window.focus());
    await tabTo(page, pane, /^Verify/);
    await page.keyboard.press("Enter");
    await heading(pane, "Verify");
    // Until the fitting pack is known the button waits.
    await pane.locator('#primary-action:not([aria-disabled="true"])').waitFor();
    await tabTo(page, pane, /^Check this workbook/);
    await page.keyboard.press("Enter");
    await heading(pane, "Results");
    await tabTo(page, pane, /^“Risk” is blank/);
    await page.keyboard.press("Enter");
    await heading(pane, "Fill in");
    await tabTo(page, pane, /^Go to Caseload!L195/);
    await page.keyboard.press("Enter");
    await expect
      .poll(() => page.locator('[data-u-comp="defined-name"] input').first().inputValue())
      .toBe("L195");

    await pane.getByRole("button", { name: "Back" }).focus();
    await page.keyboard.press("Enter");
    await heading(pane, "Results");
    await expect
      .poll(() => pane.evaluate(() => document.activeElement?.textContent))
      .toContain("“Risk” is blank");
  });
});

describe("The pane beside the sheet", () => {
  it("closes a finding when its cell is put right in the sheet", async () => {
    const { page, pane } = await openPane();
    await press(pane, /^Verify/);
    await press(pane, "Check this workbook");
    await heading(pane, "Results");
    await press(pane, /“Risk” is blank/);
    await press(pane, /^Go to Caseload!L195/);
    const nameBox = page.locator('[data-u-comp="defined-name"] input').first();
    await expect.poll(() => nameBox.inputValue()).toBe("L195");
    await nameBox.press("Enter");
    await page.keyboard.type("Low");
    await page.keyboard.press("Enter");
    await pane.getByText("Closed: the sheet has been changed and the rule is met now.").waitFor();
    await pane.getByText("1 finding closed.").waitFor({ state: "attached" });
  });
});

describe("Before and without Excel", () => {
  it("shows a first screen without any script, and what to do if Excel does not answer", async () => {
    opened = await openPage("/help.html", { width: 320, height: 640 });
    const { page } = opened;
    await page.route("**/*.js", (route) => route.abort());
    await page.goto(page.url().replace("help.html", "workbench/taskpane.html"));
    expect(await page.getByText("Starting …").isVisible()).toBe(true);
    const late = page.getByText("Excel is taking its time");
    expect(await late.isVisible()).toBe(false);
    await page.evaluate(() => {
      for (const animation of document.getAnimations()) animation.finish();
    });
    expect(await late.isVisible()).toBe(true);
    expect(await accessibilityTroubles(page)).toEqual([]);
  });

  it("says in a plain window that it belongs into Excel", async () => {
    opened = await openPage("/taskpane.html", { width: 320, height: 640 });
    const { page } = opened;
    await page.getByRole("heading", { name: "Plumbline works inside Excel" }).waitFor();
    expect(await accessibilityTroubles(page)).toEqual([]);
  });
});
