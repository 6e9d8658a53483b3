import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Frame } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { madeXlsx } from "../xlsx/zips";
import { openOver } from "./audit-pages";
import { foreign, type OpenedPage } from "./launch";
import { heading, press, tabTo, troubles } from "./pane";
import { smallCaseload } from "./small-caseload";
import { ended, threadsOf, watchTasks } from "./threads";

const ROWS = 100_000;
const COLUMNS = 20;
const RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

let folder = "";
let opened: OpenedPage | null = null;

/** A sheet of numbers and dates, as XML: writing so many cells one by one would take longer than reading them. */
function sheetXml(): string {
  const rows: string[] = [];
  for (let row = 1; row <= ROWS; row++) {
    const cells = Array.from(
      { length: COLUMNS },
      (_, n) => `<c><v>${(row * 7 + n * 31) % 9973}</v></c>`,
    );
    rows.push(`<row>${cells.join("")}</row>`);
  }
  return `<sheetData>${rows.join("")}</sheetData>`;
}

/** The same sheet several times over. */
function bookOf(sheets: number, xml: string): Uint8Array {
  const numbers = Array.from({ length: sheets }, (_, n) => n + 1);
  const part = (n: number) => `worksheets/sheet${n}.xml`;
  const parts = numbers.map((n): [string, string] => [
    `xl/${part(n)}`,
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${xml}</worksheet>`,
  ]);
  const links = numbers.map(
    (n) => `<Relationship Id="rId${n}" Type="${RELATIONSHIP}/worksheet" Target="${part(n)}"/>`,
  );
  const listed = numbers.map((n) => `<sheet name="Sheet${n}" sheetId="${n}" r:id="rId${n}"/>`);
  return madeXlsx({
    parts: {
      ...Object.fromEntries(parts),
      "xl/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${RELATIONSHIP}"><sheets>${listed.join("")}</sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join("")}</Relationships>`,
    },
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "plumbline-files-"));
  const xml = sheetXml();
  await writeFile(join(folder, "september.xlsx"), bookOf(1, xml));
  await writeFile(join(folder, "year.xlsx"), bookOf(4, xml));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

afterEach(async () => {
  await opened?.close();
  opened = null;
});

/** The page over a small workbook, on the page of Verify. */
async function openPane() {
  const over = await openOver(smallCaseload());
  opened = over;
  const threads = threadsOf(over.page);
  await press(over.pane, /^Verify/);
  await heading(over.pane, "Verify");
  return { ...over, threads };
}

const lastReturn = (pane: Frame) => pane.getByLabel("Hold it against the last accepted return …");

describe("A file of 100,000 rows that is opened in the pane", () => {
  it("is read in a thread of its own, which ends with it; the pane tells how far it is and stays alive", async () => {
    const { pane, threads, errors, requests } = await openPane();
    await press(pane, /^Other rules/);
    const seen = await watchTasks(pane);
    await lastReturn(pane).setInputFiles(join(folder, "september.xlsx"));
    await pane.getByText("Opening “september.xlsx” …").first().waitFor();
    await pane.getByText(/^[\d,]+ rows read$/).waitFor();
    await pane
      .getByText("Checks are held against “september.xlsx”.")
      .first()
      .waitFor({ state: "attached" });
    const { long, drawn } = await seen();
    // Told and not judged: how long a task takes is the machine's doing too.
    console.log(
      `100,000 rows opened in the pane: ${long.length} tasks over 50 ms (${long.join(", ") || "none"}), ${drawn} frames drawn.`,
    );
    expect(drawn).toBeGreaterThan(10);
    expect(threads.map(({ url }) => new URL(url).pathname)).toEqual([
      expect.stringMatching(/^\/assets\/[\w.]+\.js$/),
    ]);
    await ended(threads);
    expect(errors).toEqual([]);
    expect(foreign(requests)).toEqual([]);
  });

  it("can be stopped, with keys alone: its thread ends, the pane says so, and the choice is there again", async () => {
    const { page, pane, threads, errors } = await openPane();
    await press(pane, /^Other rules/);
    await lastReturn(pane).setInputFiles(join(folder, "year.xlsx"));
    await pane.getByRole("button", { name: "Stop opening" }).waitFor();
    expect(await troubles(pane)).toEqual([]);
    await pane.locator("body").evaluate(() => window.focus());
    await tabTo(page, pane, /^Stop opening/);
    await page.keyboard.press("Enter");
    await pane.getByText("“year.xlsx” was not opened, because you stopped it.").first().waitFor();
    await pane.getByRole("button", { name: /^Hold it against the last/ }).waitFor();
    await ended(threads);
    expect(errors).toEqual([]);
  });
});

describe("A folder of returns", () => {
  it("is read whole; what is no workbook is named", async () => {
    const { pane, threads, errors } = await openPane();
    await press(pane, /^Check many returns/);
    await writeFile(join(folder, "letter.docx"), "no workbook");
    await pane.getByLabel("Choose a folder").setInputFiles(folder);
    await pane.getByText("Chosen: 2 files").waitFor();
    await pane.getByText("Not read, because it is no workbook or CSV file: letter.docx.").waitFor();
    expect(await troubles(pane)).toEqual([]);
    await press(pane, "Check the files");
    await pane.getByText(/^september\.xlsx/).waitFor();
    await pane.getByText(/^[\d,]+ rows read$/).waitFor();
    expect(await troubles(pane)).toEqual([]);
    await press(pane, "Stop");
    await pane.getByText(/^Stopped after/).waitFor();
    await ended(threads);
    expect(errors).toEqual([]);
  });
});
