import type { Frame, Page } from "playwright-core";
import { afterEach, describe, expect, it } from "vitest";
import { openOver } from "./audit-pages";
import { foreign, type OpenedPage } from "./launch";
import { caseloadModel, extractModel, walkMeasurePages } from "./measure-pages";
import { confirm, heading, press, select, tabTo, troubles } from "./pane";

let opened: OpenedPage | null = null;

afterEach(async () => {
  await opened?.close();
  opened = null;
});

describe("The pages of figures, reports and formulas, 320 px wide", () => {
  it.each(["Light", "Dark"] as const)(
    "have nothing that axe minds and nothing that scrolls sideways: %s",
    async (theme) => {
      const over = await openOver(caseloadModel(), theme === "Dark" ? { theme } : {});
      opened = over;
      const shown = new Map<string, readonly string[]>();
      await walkMeasurePages(over.pane, async (name) => {
        shown.set(name, await troubles(over.pane));
      });
      expect([...shown]).toEqual([...shown.keys()].map((name) => [name, []]));
      expect(shown.size).toBeGreaterThanOrEqual(20);
      expect(over.errors).toEqual([]);
      expect(foreign(over.requests)).toEqual([]);
    },
    180_000,
  );
});

describe("A coordinator with last month’s extract, who has read nothing", () => {
  it("gets a control chart and rated figures by ticking and typing two numbers", async () => {
    const over = await openOver(extractModel());
    opened = over;
    const { pane } = over;
    await press(pane, /^Measures/);
    await press(pane, "Choose measures from your columns");
    await pane.getByLabel("In time: from Referral date to First appointment").check();
    await pane.getByLabel("Working days allowed").fill("5");
    await pane.getByLabel("Target, if there is one").fill("90%");
    await pane.getByText(/^Oct 2026: 95\.8% \(23 of 24\)/).waitFor();
    await press(pane, "Show what will be written");
    await press(pane, "Write 1 measure");
    await press(pane, "Work out the figures");
    const row = pane.getByRole("button", { name: /^First appointment within 5 working days/ });
    await row.waitFor();
    expect(await row.innerText()).toContain("◇ Too close to say");
    expect(await row.innerText()).toContain("Oct 2026: 95.8%, target 90.0%");
    await row.click();
    await pane.getByRole("img", { name: /^First appointment within 5 working days/ }).waitFor();
    expect(over.errors).toEqual([]);
  });
});

describe("A formula for somebody who knows what they want to know", () => {
  it("is found in plain words, filled in, and stands in the cell with its value", async () => {
    const over = await openOver(caseloadModel());
    opened = over;
    const { pane } = over;
    await select(pane, "Summary", "F3");
    await press(pane, /^Measures/);
    await press(pane, /^Formulas/);
    await pane.getByRole("searchbox").fill("what share was seen within 5 working days");
    await pane.locator("#function-ONTIME").click();
    await pane.getByText(/^Your columns were filled in/).waitFor();
    await pane.getByLabel(/^days/i).first().fill("5");
    await confirm(pane, "Insert at the active cell");
    await pane.getByText(/^The cell shows \d/).waitFor();
    const cell = await cellAt(pane, "Summary", "F3");
    expect(cell.formula).toMatch(/^=KPI\.ONTIME\(tblCaseload\[/);
    expect(cell.value).toBeGreaterThan(0.5);
    expect(cell.value).toBeLessThanOrEqual(1);
  });

  it("says in words why a cell has no answer", async () => {
    const over = await openOver(caseloadModel());
    opened = over;
    const { pane } = over;
    await pane.evaluate(async () => {
      await Excel.run(async (context) => {
        const cell = context.workbook.worksheets.getItem("Summary").getRange("F4");
        cell.formulas = [["=KPI.RATE(5, 0)"]];
        cell.select();
        await context.sync();
      });
    });
    await press(pane, /^Measures/);
    await press(pane, /^Formulas/);
    await press(pane, /^Explain the active cell/);
    await heading(pane, /F4/);
    await pane
      .getByText(/denominator/)
      .first()
      .waitFor();
  });
});

describe("The measures by keyboard alone", () => {
  it("lead from the question to a figure, to where its gap lies, and to the rows", async () => {
    const over = await openOver(caseloadModel());
    opened = over;
    const { page, pane } = over;
    await pane.locator("body").evaluate(() => window.focus());
    await pressByKey(page, pane, /^Measures/);
    await pane.getByRole("button", { name: "Work out the figures" }).waitFor();
    await pressByKey(page, pane, /^Work out the figures/);
    await pane.getByText(/^Figures as at/).waitFor();
    // Beyond the pane's end lies the sheet, which keeps Tab to itself.
    await pane.getByRole("button", { name: "Back" }).focus();
    await pressByKey(page, pane, /^First appointment/);
    await heading(pane, /^First appointment/);
    await pressByKey(page, pane, /^Why is it so/);
    await heading(pane, "Where the gap lies");
    await pressByKey(page, pane, /^Community: /);
    await heading(pane, "Rows behind the figure");
    await pane.getByRole("button", { name: "Back" }).focus();
    await page.keyboard.press("Enter");
    await heading(pane, "Where the gap lies");
    await expect
      .poll(() => pane.evaluate(() => document.activeElement?.textContent))
      .toContain("Community");
  });
});

async function pressByKey(page: Page, pane: Frame, name: RegExp): Promise<void> {
  await tabTo(page, pane, name);
  await page.keyboard.press("Enter");
}

/** What a cell of the sheet holds. */
function cellAt(
  pane: Frame,
  sheet: string,
  address: string,
): Promise<{ readonly formula: unknown; readonly value: unknown }> {
  return pane.evaluate(
    async ([name, at]) =>
      Excel.run(async (context) => {
        const cell = context.workbook.worksheets.getItem(name).getRange(at);
        cell.load(["formulas", "values"]);
        await context.sync();
        return { formula: cell.formulas[0]?.[0], value: cell.values[0]?.[0] };
      }),
    [sheet, address] as const,
  );
}
