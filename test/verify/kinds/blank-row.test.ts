import { describe, expect, it } from "vitest";
import type { Cell } from "../../../src/cells/cell";
import { cellsOf, check, modelOf, tableOf } from "../make";

const found = async (rows: readonly (readonly Cell[])[]) => {
  const run = await check(modelOf({ sheet: "S", rows: [["Ref", "Team"], ...rows] }), {
    tables: [tableOf("S", { Ref: "string", Team: "string" })],
    rules: [{ id: "gap", kind: "blank-row" }],
  });
  return run.findings.filter(({ rule }) => rule === "gap");
};

describe("a blank row among the records", () => {
  it("is told of once, with all of them", async () => {
    const findings = await found([
      ["a", "North"],
      [null, " "],
      ["b", "South"],
      [null, null],
      ["c", "South"],
    ]);
    expect(findings.map(({ level, message }) => [level, message])).toEqual([
      ["query", expect.stringContaining("Rows 3, 5 are blank, among the records.")],
    ]);
    expect(cellsOf(findings)).toEqual(["S!3:3", "S!5:5"]);
  });

  it("is none where blanks come after the last record, or stand beside a value", async () => {
    expect(
      await found([
        ["a", null],
        [null, "South"],
        [null, null],
        [null, null],
      ]),
    ).toEqual([]);
  });
});
