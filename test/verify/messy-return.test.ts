import { expect, it } from "vitest";
import { z } from "zod";
import { packById } from "../../src/verify/shipped";
import { verify } from "../../src/verify/run";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { putCell, type WorkbookModel } from "../../src/workbook/model";
import { openWorkbook } from "../../src/xlsx/open";
import { describeShared, sharedBytes, sharedJson } from "../shared";
import { cellsOf, day, value } from "./make";

const FILE = "data/workbooks/made/messy_return.xlsx";

/** The words of the reference file, and the rule that speaks of each. */
const RULES = new Map([
  ["edge-space-header", "GEN-02"],
  ["number-as-text", "GEN-13"],
  ["date-as-text", "date-as-text"],
  ["edge-space", "GEN-14"],
  ["error-value", "GEN-18"],
  ["mixed-date-format", "date-format"],
  ["duplicate-key", "cases.key-unique"],
  ["blank-required", "cases.key-filled"],
  ["category-variant", "GEN-16"],
  ["impossible-date", "DT-01"],
  ["total-range-short", "total-short"],
  ["hidden-row", "GEN-20"],
  ["hidden-column", "GEN-20-columns"],
  ["merged-cells", "GEN-21"],
  ["hidden-sheet", "hidden-sheets"],
  ["very-hidden-sheet", "hidden-sheets"],
]);

const place = (rule: string, sheet: string, cell: string | null) =>
  `${rule} ${sheet}!${cell ?? ""}`;

async function found(model: WorkbookModel): Promise<string[]> {
  const run = value(
    await verify(new MemoryWorkbook(model), value(packById("case-return")), {
      asOf: day("30/11/2025"),
    }),
  );
  return run.findings
    .flatMap(({ rule, locations }) => locations.map(({ sheet, cell }) => place(rule, sheet, cell)))
    .sort();
}

describeShared("the messy return", () => {
  const { findings } = z
    .object({
      findings: z.array(
        z.object({ sheet: z.string(), cell: z.string().nullable(), kind: z.string() }),
      ),
    })
    .parse(sharedJson("data/workbooks/made/messy_return.expected.json"));
  const expected = findings
    .map(({ sheet, cell, kind }) => place(RULES.get(kind) ?? kind, sheet, cell))
    .sort();
  const open = async () => value(await openWorkbook("messy_return.xlsx", sharedBytes(FILE)));

  it("gives all nineteen expected findings, at their cells, and no others", async () => {
    const model = await open();
    const sheet = model.sheets[0]!;
    // The file was meant to leave this key blank, but holds CJ110039 there.
    expect(sheet.columns.get(0)?.values[43]).toBe("CJ110039");
    putCell(sheet, 43, 0, null);
    expect(await found(model)).toEqual(expected);
  });

  it("gives the same without the blank key where the file is taken as it is", async () => {
    const withoutBlank = expected.filter((one) => !one.startsWith("cases.key-filled"));
    expect(await found(await open())).toEqual(withoutBlank);
  });

  it("closes the finding and only it when the cell is put right", async () => {
    const model = await open();
    const before = await found(model);
    putCell(model.sheets[0]!, 49, 6, "Open");
    const after = await found(model);
    expect(before.filter((one) => !after.includes(one))).toEqual(["GEN-16 Return!G50"]);
    expect(after.filter((one) => !before.includes(one))).toEqual([]);
  });

  it("says first what there is to do", async () => {
    const run = value(
      await verify(new MemoryWorkbook(await open()), value(packById("case-return")), {
        asOf: day("30/11/2025"),
      }),
    );
    expect(run.sentence).toBe("3 to put right, 8 to explain.");
    expect(run.state).toBe("errors");
    expect(run.counts).toMatchObject({ rows: 60, errors: 3, queries: 8, notRun: 0 });
    expect(cellsOf(run.findings.filter(({ group }) => group === "correct"))).toEqual([
      "Return!I26",
      "Return!A37",
      "Return!A38",
      "Return!D62",
    ]);
  });
});
