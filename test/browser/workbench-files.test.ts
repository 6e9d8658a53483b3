import { readFile } from "node:fs/promises";
import { afterEach, describe, expect, it } from "vitest";
import { openWorkbook } from "../../src/xlsx/open";
import { modelOf, value } from "../verify/make";
import { openOver } from "./audit-pages";
import { foreign, openWorkbench, type OpenedPage } from "./launch";
import { ended, threadsOf, watchTasks } from "./threads";

const ROWS = 40_000;
const COLUMNS = 8;
/**
 * Saving takes a second and more in one piece. A task of the page is allowed what a busy machine, and clearing up behind the
 * grid, add to 50 ms.
 */
const LONGEST_TASK_MS = 300;

const LARGE = modelOf({
  sheet: "Cases",
  rows: Array.from({ length: ROWS }, (_, row) =>
    Array.from({ length: COLUMNS }, (__, column) => (column === 0 ? `C${row}` : row * column)),
  ),
});
LARGE.name = "large.xlsx";

let opened: OpenedPage | null = null;

afterEach(async () => {
  await opened?.close();
  opened = null;
});

describe("A workbook of 320,000 cells in the workbench", () => {
  it("is saved in a thread of its own while the page stays alive", async () => {
    const over = await openOver(LARGE);
    opened = over;
    const { page, errors, requests } = over;
    const threads = threadsOf(page);
    const save = page.getByRole("button", { name: "Save as .xlsx" });
    const seen = await watchTasks(page.mainFrame());
    const started = performance.now();
    const [download] = await Promise.all([page.waitForEvent("download"), save.click()]);
    const took = Math.round(performance.now() - started);
    const { long, drawn } = await seen();
    console.log(
      `320,000 cells saved in ${took} ms: ${long.length} tasks over 50 ms (${long.join(", ") || "none"}), ${drawn} frames drawn.`,
    );
    const bytes = new Uint8Array(await readFile(await download.path()));
    const again = value(await openWorkbook("again.xlsx", bytes));
    expect(again.sheets[0]?.columns.get(7)?.values.at(-1)).toBe((ROWS - 1) * 7);
    expect(Math.max(0, ...long)).toBeLessThan(LONGEST_TASK_MS);
    expect(threads.map(({ url }) => new URL(url).pathname)).toEqual([
      expect.stringMatching(/^\/workbench\/assets\/[\w.]+\.js$/),
    ]);
    await ended(threads);
    expect(errors).toEqual([]);
    expect(foreign(requests)).toEqual([]);
  });

  it("keeps the name, the place and the looks of a sheet that the pane renames", async () => {
    const over = await openOver(LARGE);
    opened = over;
    await over.pane.evaluate(() =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem("Cases").name = "Cases of May";
        context.workbook.worksheets.add("Before it").position = 0;
        await context.sync();
      }),
    );
    const [download] = await Promise.all([
      over.page.waitForEvent("download"),
      over.page.getByRole("button", { name: "Save as .xlsx" }).click(),
    ]);
    const bytes = new Uint8Array(await readFile(await download.path()));
    const again = value(await openWorkbook("again.xlsx", bytes));
    expect(again.sheets.map(({ name }) => name)).toEqual(["Before it", "Cases of May"]);
    expect(over.errors).toEqual([]);
  });

  it("is not opened where that is stopped; what was open stays open", async () => {
    opened = await openWorkbench();
    const { page } = opened;
    const before = await page.getByRole("heading", { level: 1 }).first().textContent();
    const rows = Array.from({ length: 1_000_000 }, (_, row) => `C${row},${row},${row * 7},North`);
    await page.setInputFiles('input[type="file"]', {
      name: "long.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(rows.join("\n")),
    });
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    await page.getByText("“long.csv” was not opened, because you stopped it.").waitFor();
    expect(await page.getByRole("heading", { level: 1 }).first().textContent()).toBe(before);
    expect(opened.errors).toEqual([]);
  });
});
