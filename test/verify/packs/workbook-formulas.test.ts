import { describe, expect, it } from "vitest";
import { packById } from "../../../src/verify/shipped";
import { verify } from "../../../src/verify/run";
import { MemoryWorkbook } from "../../../src/workbook/memory";
import { cellsOf, day, modelOf, value } from "../make";

/** Planned and attended contacts, and the share of them that a formula works out in every row. */
async function found(typedIn: readonly number[]) {
  const rows = Array.from({ length: 12 }, (_, row) => [`C${row}`, 20 + row, 10 + row, 0.5]);
  const model = modelOf({
    sheet: "Return",
    rows: [["Ref", "Planned", "Attended", "Share"], ...rows],
  });
  const share = model.sheets[0]?.columns.get(3);
  for (let row = 1; row <= rows.length; row++) {
    if (!typedIn.includes(row)) share?.formulas.set(row, `=C${row + 1}/B${row + 1}`);
  }
  const pack = value(packById("workbook-formulas"));
  const run = value(await verify(new MemoryWorkbook(model), pack, { asOf: day("31/10/2026") }));
  return cellsOf(run.findings.filter(({ rule }) => rule === "WF-01"));
}

describe("the pack for a workbook and its formulas", () => {
  it("finds a figure that was typed over a formula", async () => {
    expect(await found([6])).toEqual(["Return!D7"]);
  });

  it("lets formulas pass that all say the same", async () => {
    expect(await found([])).toEqual([]);
  });
});
