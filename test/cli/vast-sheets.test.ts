import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { columnLetters } from "../../src/cells/address";
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

  it("is checked where a value stands there, and the value is told of", async () => {
    const sheet = `<sheetData>${ROWS}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>`;
    const { out, err } = await verified("corner.xlsx", sheet);
    expect(err).toBe("");
    expect(out).toContain("The used range reaches XFD1048576");
    expect(out).toMatch(/rules, 1 row\.$/m);
  });

  it("cannot be read where a table goes all the way across", async () => {
    const across = (row: number, words: string) =>
      Array.from({ length: 64 }, (_, at) => text(`${columnLetters(at)}${row}`, `${words} ${at}`));
    const sheet = `<sheetData><row r="1">${across(1, "Heading").join("")}</row><row r="2">${across(2, "Entry").join("")}</row><row r="1048576"><c r="BL1048576"><v>1</v></c></row></sheetData>`;
    const { code, out, err } = await verified("across.xlsx", sheet);
    expect([code, err]).toEqual([3, ""]);
    expect(out).toContain("holds something as far out as BL1048576");
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
