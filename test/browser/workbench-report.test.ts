import { readFile } from "node:fs/promises";
import { strFromU8, unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { afterEach, describe, expect, it } from "vitest";
import { all, treeOf } from "../xlsx/xml-tree";
import { openOver } from "./audit-pages";
import type { OpenedPage } from "./launch";
import { caseloadModel } from "./measure-pages";
import { press } from "./pane";

let opened: OpenedPage | null = null;

afterEach(async () => {
  await opened?.close();
  opened = null;
});

async function saved(page: Page): Promise<Uint8Array> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save as .xlsx" }).click(),
  ]);
  return new Uint8Array(await readFile(await download.path()));
}

describe("A report that is put into the workbook and saved from the workbench", () => {
  it("is in the file with its charts, its looks and its pages, however often it is saved", async () => {
    const over = await openOver(caseloadModel());
    opened = over;
    const { pane, page } = over;
    await press(pane, /^Measures/);
    await press(pane, /^Reports/);
    await press(pane, "Make the report");
    await pane
      .getByText(/is ready\.$/)
      .first()
      .waitFor();
    await press(pane, "Put it into the workbook");
    await pane.getByText("All of it is done, or none of it.").waitFor();
    await press(pane, "Put it into the workbook");
    await pane.getByText(/^Done\./).waitFor();

    const first = await saved(page);
    const parts = new Map(
      Object.entries(unzipSync(first)).map(([name, part]) => [name, strFromU8(part)]),
    );
    const charts = [...parts.keys()].filter((name) => name.startsWith("xl/charts/"));
    expect(charts.length).toBeGreaterThan(5);
    const sheets = [...parts].filter(([name]) => name.startsWith("xl/worksheets/sheet"));
    const printed = sheets.flatMap(([, xml]) => all(treeOf(xml), "pageSetup"));
    expect(printed).toHaveLength(7);
    expect(new Set(printed.map(({ attributes }) => attributes.get("paperSize")))).toEqual(
      new Set(["9"]),
    );
    expect(await saved(page)).toEqual(first);
    expect(over.errors).toEqual([]);
  }, 120_000);
});
