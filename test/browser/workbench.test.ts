import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dayNumber } from "../../src/cells/date";
import type { Cell } from "../../src/cells/cell";
import { onTime } from "../../src/kpi/on-time";
import type { Range } from "../../src/kpi/range";
import { openWorkbook } from "../../src/xlsx/open";
import { sampleModels } from "../../samples/main";
import { accessibilityTroubles, foreign, openWorkbench, type OpenedPage } from "./launch";

const CTRL = process.platform === "darwin" ? "Meta" : "Control";

/** Goes to a cell through the name box beside the formula bar. */
async function goTo(page: Page, address: string): Promise<void> {
  const nameBox = page.locator('[data-u-comp="defined-name"] input').first();
  await nameBox.fill(address);
  await nameBox.press("Enter");
}

async function typeInto(page: Page, address: string, content: string): Promise<void> {
  await goTo(page, address);
  await page.keyboard.type(content);
  await page.keyboard.press("Enter");
}

async function showTable(page: Page, sheet: string): Promise<void> {
  await page.getByRole("button", { name: "Table", exact: true }).click();
  await page
    .getByRole("navigation", { name: "Sheets" })
    .getByRole("button", { name: sheet, exact: true })
    .click();
}

/** A cell of the table view by its address on the sheet that is shown. */
function cell(page: Page, address: string) {
  const [, letter = "", row = ""] = /^([A-Z])(\d+)$/.exec(address) ?? [];
  const column = letter.charCodeAt(0) - 64;
  return page.locator(
    `.table-view tr[aria-rowindex="${Number(row) + 1}"] td:nth-of-type(${column})`,
  );
}

/** What the pane's frame is told of changes in the workbook, as the add-in would hear it. */
async function listenInPane(page: Page): Promise<() => Promise<string[]>> {
  const frame = page.frames().find((each) => each.url().endsWith("/taskpane.html"));
  if (!frame) throw new Error("The pane is not there.");
  await frame.waitForFunction(() => "Excel" in window);
  await frame.evaluate(async () => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    await Excel.run(async (context) => {
      context.workbook.worksheets.onChanged.add(async ({ address }) => {
        heard.push(address);
      });
      await context.sync();
    });
  });
  return () => frame.evaluate((): string[] => Reflect.get(window, "heard"));
}

/** Holds back the answers of the pane, as a function over a long list does; returns the way to let them come. */
async function heldBack(page: Page): Promise<() => Promise<void>> {
  const frame = page.frames().find((each) => each.url().endsWith("/taskpane.html"));
  if (!frame) throw new Error("The pane is not there.");
  await frame.waitForFunction(() => "Excel" in window);
  await frame.evaluate(() => {
    const post = Reflect.get(MessagePort.prototype, "postMessage");
    const waiting: (() => void)[] = [];
    MessagePort.prototype.postMessage = function (...sent: unknown[]) {
      waiting.push(() => Reflect.apply(post, this, sent));
    };
    const release = () => {
      MessagePort.prototype.postMessage = post;
      for (const send of waiting) send();
    };
    Object.assign(window, { release });
  });
  return () => frame.evaluate(() => Reflect.get(window, "release")());
}

/** What the add-in finds selected when it asks. */
async function selectedInPane(page: Page): Promise<string> {
  const frame = page.frames().find((each) => each.url().endsWith("/taskpane.html"));
  if (!frame) throw new Error("The pane is not there.");
  await frame.waitForFunction(() => "Excel" in window);
  return frame.evaluate(() =>
    Excel.run(async (context) => {
      const selected = context.workbook.getSelectedRange();
      selected.load("address");
      await context.sync();
      return selected.address;
    }),
  );
}

function range(name: string, cells: readonly Cell[]): Range {
  return { name, rows: cells.length, columns: 1, cells, dateSystem: 1900 };
}

describe("The workbench", () => {
  let opened: OpenedPage;
  let page: Page;

  beforeEach(async () => {
    opened = await openWorkbench();
    page = opened.page;
  });

  afterEach(async () => {
    await opened.close();
  });

  it("shows the resettlement sample, calculated, and asks no other origin for anything", async () => {
    await showTable(page, "Summary");
    await expect.poll(() => cell(page, "B10").textContent()).toBe("22");
    await page.getByRole("button", { name: "Caseload", exact: true }).click();
    expect(await page.getByRole("columnheader").count()).toBeGreaterThan(15);
    expect(foreign(opened.requests)).toEqual([]);
    expect(opened.errors).toEqual([]);
  });

  it("calculates a KPI function typed into a cell", async () => {
    await typeInto(page, "F5", '=KPI.WORKDAYS(DATE(2025,4,1),DATE(2025,4,30),"england-and-wales")');
    await showTable(page, "Summary");
    await expect.poll(() => cell(page, "F5").textContent()).toBe("19");
  });

  it("gives over a column of the sample what the core gives", async () => {
    const sample = sampleModels().find(({ file }) => file.startsWith("resettlement"))?.model;
    const table = sample?.tables.find(({ name }) => name === "tblCaseload");
    const sheet = sample?.sheets.find(({ name }) => name === "Caseload");
    if (!table || !sheet) throw new Error("The sample has no caseload.");
    const cells = (title: string) => {
      const column = table.area.column + table.columns.indexOf(title);
      const first = table.area.row + 1;
      const values = sheet.columns.get(column)?.values ?? [];
      return range(
        title,
        Array.from({ length: table.area.rows - 1 }, (_, i) => values[first + i] ?? null),
      );
    };
    const expected = onTime({
      starts: cells("Referral date"),
      ends: cells("First appointment"),
      days: range("days", [5]),
      asAt: range("as_at", [dayNumber(2026, 10, 31)]),
      division: null,
      extraHolidays: null,
      weekend: null,
      unit: null,
      denominator: null,
    });
    if (!expected.ok) throw new Error("The core gives no answer.");

    await typeInto(
      page,
      "F6",
      "=KPI.ONTIME(tblCaseload[Referral date],tblCaseload[First appointment],5,DATE(2026,10,31))",
    );
    await showTable(page, "Summary");
    await expect.poll(() => cell(page, "F6").textContent()).toBe(String(expected.value));
  });

  it("goes on calculating after a function has failed", async () => {
    await typeInto(page, "F7", '=KPI.WORKDAYS("soon","later")');
    await typeInto(page, "F8", "=1+2");
    await showTable(page, "Summary");
    await expect.poll(() => cell(page, "F8").textContent()).toBe("3");
    await expect.poll(() => cell(page, "F7").textContent()).toBe("#VALUE!");
  });

  it("gives each formula its result that is typed while functions are still awaited", async () => {
    // The formulas of the sample have been calculated by then.
    await page.waitForTimeout(2000);
    const release = await heldBack(page);
    await typeInto(page, "F5", '=KPI.WORKDAYS("soon","later")');
    const calculating = page.getByText("Calculating …", { exact: true });
    await calculating.waitFor();
    await typeInto(page, "F6", "=1+2");
    await page.waitForTimeout(500);
    await release();
    await showTable(page, "Summary");
    await expect.poll(() => cell(page, "F6").textContent()).toBe("3");
    await expect.poll(() => cell(page, "F5").textContent()).toBe("#VALUE!");
    await calculating.waitFor({ state: "detached" });
  });

  it("reads a typed date in British order and leaves an American one as text", async () => {
    await typeInto(page, "F9", "03/04/2025");
    await typeInto(page, "F10", "12/25/2025");
    await typeInto(page, "F11", "=F9");
    await showTable(page, "Summary");
    await expect.poll(() => cell(page, "F11").textContent()).toMatch(/^(45750|03\/04\/2025)$/);
    expect(await cell(page, "F9").textContent()).toBe("03/04/2025");
    expect(await cell(page, "F10").textContent()).toBe("12/25/2025");
  });

  it("tells the add-in of an edit, but not of a result", async () => {
    const heard = await listenInPane(page);
    await typeInto(page, "C5", "0.5");
    await expect.poll(heard).toEqual(["C5"]);
    await showTable(page, "Summary");
    await expect.poll(() => cell(page, "D5").textContent()).toBe("Green");
    expect(await heard()).toEqual(["C5"]);
  });

  it("shows what the add-in writes, and calculates with it", async () => {
    const frame = page.frames().find((each) => each.url().endsWith("/taskpane.html"));
    await frame?.waitForFunction(() => "Excel" in window);
    await frame?.evaluate(() =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("Summary");
        sheet.getRange("F12:F13").values = [[20], ["=F12+1"]];
        await context.sync();
      }),
    );
    await showTable(page, "Summary");
    await expect.poll(() => cell(page, "F13").textContent()).toBe("21");
  });

  it("saves what was changed, and opens it again with every value in place", async () => {
    await typeInto(page, "F5", "Kept £5");
    await expect.poll(() => page.getByText("Not saved").isVisible()).toBe(true);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save as .xlsx" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("resettlement-caseload.xlsx");
    await expect.poll(() => page.getByText("No changes to save").isVisible()).toBe(true);
    const bytes = new Uint8Array(await readFile(await download.path()));

    const read = await openWorkbook("saved.xlsx", bytes);
    if (!read.ok) throw new Error(read.trouble.message);
    expect(read.value.tables.map(({ name }) => name)).toContain("tblCaseload");

    await page.setInputFiles('input[type="file"]', {
      name: "saved.xlsx",
      mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      buffer: Buffer.from(bytes),
    });
    await page.getByRole("heading", { name: "saved.xlsx" }).waitFor();
    await showTable(page, "Summary");
    await expect.poll(() => cell(page, "F5").textContent()).toBe("Kept £5");
    await expect.poll(() => cell(page, "B10").textContent()).toBe("22");
  });

  it("asks before changes are lost, and keeps them if told to", async () => {
    await typeInto(page, "F5", "mine");
    await page.getByLabel("Sample workbooks").selectOption({ label: "Youth justice panels" });
    await page.getByRole("button", { name: "Keep working" }).click();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(
      "resettlement-caseload.xlsx",
    );
    await showTable(page, "Summary");
    expect(await cell(page, "F5").textContent()).toBe("mine");
  });

  it("answers a file that is no workbook with a sentence and keeps what is open", async () => {
    const transfer = await page.evaluateHandle(() => {
      const dropped = new DataTransfer();
      dropped.items.add(
        new File([new Uint8Array([0x50, 0x4b, 3, 4, 0xff, 0xff, 0, 1, 2])], "returns.xlsx"),
      );
      return dropped;
    });
    await page.locator(".page").dispatchEvent("drop", { dataTransfer: transfer });
    const alert = page.getByRole("alert");
    await expect.poll(() => alert.textContent()).toMatch(/returns\.xlsx/);
    expect(await alert.textContent()).not.toMatch(/invalid|null|exception|undefined/i);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(
      "resettlement-caseload.xlsx",
    );
  });

  it("can be read, walked and changed as a table by keyboard alone", async () => {
    await showTable(page, "Summary");
    await cell(page, "A1").focus();
    for (const key of ["ArrowDown", "ArrowDown", "ArrowRight"]) await page.keyboard.press(key);
    await page.keyboard.press("Enter");
    await page.keyboard.type("=6*7");
    await page.keyboard.press("Enter");
    await expect.poll(() => cell(page, "B3").textContent()).toBe("42");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("F2");
    await page.keyboard.type("no");
    await page.keyboard.press("Escape");
    expect(await cell(page, "B3").textContent()).toBe("42");
  });

  it("undoes in the grid what was typed there, and the workbook follows", async () => {
    await typeInto(page, "F5", "once");
    await page.keyboard.press(`${CTRL}+z`);
    await showTable(page, "Summary");
    await expect.poll(() => cell(page, "F5").count()).toBe(0);
  });

  it.each([
    ["the name box", () => goTo(page, "A5:G12"), "A5:G12"],
    [
      "the keyboard",
      async () => {
        await goTo(page, "B3");
        for (const key of ["ArrowDown", "Shift+ArrowRight", "Shift+ArrowDown"])
          await page.keyboard.press(key);
      },
      "B4:C5",
    ],
    [
      "the mouse",
      async () => {
        await goTo(page, "A1");
        const grid = page.locator("canvas").first();
        const from = { x: 150, y: 120 };
        const box = await grid.boundingBox();
        if (!box) throw new Error("The grid is not drawn.");
        await page.mouse.move(box.x + from.x, box.y + from.y);
        await page.mouse.down();
        await page.mouse.move(box.x + from.x + 200, box.y + from.y + 60, { steps: 4 });
        await page.mouse.up();
      },
      /^[A-Z]+\d+:[A-Z]+\d+$/,
    ],
  ])(
    "tells the add-in what is selected by %s, on the sheet whose tab was clicked",
    async (_, select, address) => {
      await page.getByText("Caseload", { exact: true }).last().click();
      await select();
      const wanted = typeof address === "string" ? `Caseload!${address}` : address;
      await expect
        .poll(async () => {
          const selected = await selectedInPane(page);
          return typeof wanted === "string" ? selected : selected.replace("Caseload!", "");
        })
        .toMatch(wanted);
    },
  );

  it("leaves the user's sheet in front when the add-in adds one", async () => {
    await page.getByText("Caseload", { exact: true }).last().click();
    const frame = page.frames().find((each) => each.url().endsWith("/taskpane.html"));
    await frame?.evaluate(() =>
      Excel.run(async (context) => {
        context.workbook.worksheets.add("Written by the add-in");
        await context.sync();
      }),
    );
    await page.getByText("Written by the add-in", { exact: true }).first().waitFor();
    await goTo(page, "B2");
    await expect.poll(() => selectedInPane(page)).toBe("Caseload!B2");
  });

  it("has no accessibility trouble around the drawn grid, in any theme and view", async () => {
    for (const theme of ["Light", "Dark", "Contrast"]) {
      await page.getByLabel("Theme").selectOption({ label: theme });
      await page.getByRole("button", { name: "Sheet", exact: true }).click();
      expect(await accessibilityTroubles(page, { without: [".grid", "iframe"] })).toEqual([]);
      await showTable(page, "Summary");
      expect(await accessibilityTroubles(page, { without: [".grid", "iframe"] })).toEqual([]);
    }
  });
});
