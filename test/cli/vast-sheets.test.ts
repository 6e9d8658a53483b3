import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommandLine } from "../../src/cli/commands";
import { madeXlsx } from "../xlsx/zips";

const text = (cell: string, words: string) =>
  `<c r="${cell}" t="inlineStr"><is><t>${words}</t></is></c>`;

const ROWS = [
  `<row r="1">${text("A1", "Case ref")}${text("B1", "Status")}</row>`,
  `<row r="2">${text("A2", "CJ1")}${text("B2", "OPEN")}</row>`,
].join("");

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "plumbline-vast-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** What `verify` says of a sheet, over the reader of the command line. */
async function verified(name: string, sheet: string) {
  const path = join(folder, name);
  await writeFile(path, madeXlsx({ sheet }));
  let [out, err] = ["", ""];
  const code = await runCommandLine(["verify", path, "--as-of", "31/10/2025"], {
    out: (said) => (out += said),
    err: (said) => (err += said),
  });
  return { code, out, err };
}

describe("a sheet that reaches to its last corner", () => {
  it("is checked where a style alone stands there", async () => {
    const sheet = `<dimension ref="A1:XFD1048576"/><sheetData>${ROWS}<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>`;
    const { code, out, err } = await verified("styled-corner.xlsx", sheet);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("1,048,574 empty rows and 16,382 empty columns beyond A1:B2");
  });
});

describe("a million rows with a style and nothing in them", () => {
  it("are passed over, and the one record is checked", async () => {
    const rows = Array.from(
      { length: 1_000_000 },
      (_, at) => `<row r="${at + 3}" s="0" customFormat="1"><c r="A${at + 3}" s="0"/></row>`,
    );
    const { code, out, err } = await verified(
      "styled.xlsx",
      `<sheetData>${ROWS}${rows.join("")}</sheetData>`,
    );
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/rules, 1 row\.$/m);
  });
});
