import { describe, expect, it } from "vitest";
import { recordsText } from "../../../src/text/records";
import { compareReturns } from "../../../src/verify/compare/compare-returns";
import { gather } from "../../../src/verify/gather";
import { readUnmatched } from "../../../src/verify/maps/unmatched";
import { packById } from "../../../src/verify/shipped";
import { profileWorkbook } from "../../../src/verify/profile/profile";
import { verify } from "../../../src/verify/run";
import { MemoryWorkbook } from "../../../src/workbook/memory";
import { day, modelOf, value } from "../make";

const HEAD = ["Fix id", "At", "Old"];
const options = { asOf: day("31/10/2025") };
const anyPack = value(packById("any-workbook"));

/** Data on one sheet, and a table that Plumbline keeps on another. */
async function workbookWith(old: string): Promise<MemoryWorkbook> {
  const workbook = new MemoryWorkbook(
    modelOf({
      sheet: "Data",
      rows: [
        ["Name", "Hours"],
        ["Ada", 3],
        ["Ben", 4],
      ],
    }),
  );
  value(
    await workbook.apply([
      { kind: "addSheet", sheet: "Kept" },
      {
        kind: "addTable",
        sheet: "Kept",
        table: "tblFix",
        heading: recordsText.heading("Fixes", 1),
        columns: HEAD.map((title) => ({ title, width: 10 })),
        rows: [
          ["FX-1", 45_000, old],
          ["FX-1", 45_000, old],
        ],
      },
    ]),
  );
  return workbook;
}

describe("a table that Plumbline keeps", () => {
  it("is never taken for data", async () => {
    const gathered = value(await gather(await workbookWith(" 12 "), anyPack, options));
    expect(gathered.tables.map(({ sheet }) => sheet)).toEqual(["Data"]);
  });

  it("is not checked: rows twice, stray spaces and numbers as text in it are nobody's business", async () => {
    const run = value(await verify(await workbookWith(" 12 "), anyPack, options));
    expect(run.findings).toEqual([]);
    expect(run.counts.rows).toBe(2);
  });

  it("is not profiled, nor compared, nor asked about when columns are matched", async () => {
    const workbook = await workbookWith("1");
    const profile = value(await profileWorkbook(workbook, options));
    expect(profile.tables.map(({ table }) => table.sheet)).toEqual(["Data"]);
    const compared = value(await compareReturns(workbook, await workbookWith("2"), anyPack, {}));
    expect(compared.tables.map(({ name }) => name)).toEqual(["Data"]);
    expect(compared.counts.changed).toBe(0);
    const open = value(await readUnmatched(workbook, anyPack));
    expect(open.headings).not.toContain("Fix id");
  });

  it("is data to somebody who only types such a line, without a table of Plumbline's", async () => {
    const workbook = new MemoryWorkbook(
      modelOf({
        sheet: "Data",
        rows: [[recordsText.heading("My own list", 1)], ["Name", "Hours"], ["Ada", 3]],
      }),
    );
    const gathered = value(await gather(workbook, anyPack, options));
    expect(gathered.tables.map(({ sheet }) => sheet)).toEqual(["Data"]);
  });
});
