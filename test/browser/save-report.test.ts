import { readFile } from "node:fs/promises";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { WorkbookModel } from "../../src/workbook/model";
import { addFindings } from "../audit/many-findings";
import { audited } from "../report/audit/audited";
import { openOver } from "./audit-pages";
import { foreign, type OpenedPage } from "./launch";
import { heading, press } from "./pane";
import { ended, threadsOf, watchTasks } from "./threads";

const FINDINGS = 2_000;
/** Packing takes seconds in one piece. A task of the page is allowed what a busy machine adds to 50 ms. */
const LONGEST_TASK_MS = 300;

let model: WorkbookModel;
let opened: OpenedPage | null = null;

beforeAll(async () => {
  const { workbook } = await audited();
  await addFindings(workbook, FINDINGS);
  ({ model } = workbook);
});

afterEach(async () => {
  await opened?.close();
  opened = null;
});

/** The page of the report of an audit with thousands of findings, once it is composed. */
async function openReport() {
  const over = await openOver(model);
  opened = over;
  const threads = threadsOf(over.page);
  await press(over.pane, /^Audit/);
  await press(over.pane, /^Referral recording/);
  await press(over.pane, /^Report: make a draft/);
  await heading(over.pane, "Report");
  await over.pane
    .getByRole("button", { name: "Save as a Word document" })
    .waitFor({ timeout: 60_000 });
  return { ...over, threads };
}

describe("The report of an audit with 2,000 findings", () => {
  it.each([
    ["Save as a Word document", "docx"],
    ["Save as a workbook", "xlsx"],
  ])("%s: the pane stays alive while a thread makes it", async (name, ending) => {
    const { page, pane, threads, errors, requests } = await openReport();
    const seen = await watchTasks(pane);
    const started = performance.now();
    const saving = page.waitForEvent("download", { timeout: 110_000 });
    await press(pane, name);
    // A workbook of so many findings is made within a second, and what it says meanwhile is easily missed.
    if (ending === "docx") {
      await pane.getByRole("progressbar", { name: "How far the file has come" }).waitFor();
      await pane.getByText("Packing the file …").waitFor({ timeout: 60_000 });
    }
    const bytes = await readFile(await (await saving).path());
    const { long, drawn } = await seen();
    console.log(
      `2,000 findings as .${ending} in ${Math.round(performance.now() - started)} ms: ${long.length} tasks of the page over 50 ms (${long.join(", ") || "none"}), ${drawn} frames drawn.`,
    );
    expect(bytes.length).toBeGreaterThan(100_000);
    expect(Math.max(0, ...long)).toBeLessThan(LONGEST_TASK_MS);
    expect(drawn).toBeGreaterThan(20);
    expect(threads.map(({ url }) => new URL(url).pathname)).toEqual([
      expect.stringMatching(/^\/assets\/[\w.]+\.js$/),
    ]);
    await ended(threads);
    expect(errors).toEqual([]);
    expect(foreign(requests)).toEqual([]);
  });

  it("is stopped at once in the middle of packing, and no file comes", async () => {
    const { page, pane, threads, errors } = await openReport();
    const files: unknown[] = [];
    page.on("download", (download) => files.push(download));
    await press(pane, "Save as a Word document");
    await pane.getByText("Packing the file …").waitFor({ timeout: 60_000 });
    const stopped = performance.now();
    await press(pane, "Stop");
    await pane.getByText("Stopped, as you asked. No file was made.").waitFor({ state: "attached" });
    const took = performance.now() - stopped;
    console.log(`Packing was stopped after ${Math.round(took)} ms.`);
    expect(took).toBeLessThan(2_000);
    await ended(threads);
    await pane.getByRole("button", { name: "Save as a Word document" }).waitFor();
    expect(files).toEqual([]);
    expect(errors).toEqual([]);
  });
});
