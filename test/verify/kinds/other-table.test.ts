import { describe, expect, it } from "vitest";
import type { Cell } from "../../../src/cells/cell";
import { readPack } from "../../../src/verify/pack";
import { check, modelOf, packJson, tableOf, trouble } from "../make";

const CASES = { person: "string", case: "string", referred: "date" };
const MEETINGS = { person: "string", case: "string", held: "date" };

async function messages(rule: object, cases: readonly Cell[][], meetings: readonly Cell[][]) {
  const run = await check(
    modelOf(
      { sheet: "cases", rows: [Object.keys(CASES), ...cases] },
      { sheet: "meetings", rows: [Object.keys(MEETINGS), ...meetings] },
    ),
    {
      tables: [tableOf("cases", CASES), tableOf("meetings", MEETINGS)],
      rules: [{ id: "R", table: "meetings", ...rule }],
    },
  );
  expect(run.notRun).toEqual([]);
  return run.findings
    .filter((finding) => finding.rule === "R")
    .map(({ locations, message }) => [locations[0]?.cell, message]);
}

const cases = [
  ["a", "1", "01/03/2025"],
  ["a", "2", "01/05/2025"],
  ["b", "1", "01/06/2025"],
];

describe("records of another table that several columns tell", () => {
  it("reference: what the columns hold together has to stand there", async () => {
    const rule = {
      kind: "reference",
      fields: ["person", "case"],
      params: { table: "cases", field: ["person", "case"] },
    };
    const found = await messages(rule, cases, [
      ["a", "2", "02/05/2025"],
      ["b", "2", "02/05/2025"],
      ["b", null, "02/05/2025"],
    ]);
    expect(found.map(([cell]) => cell)).toEqual(["A3"]);
    expect(found[0]?.[1]).toContain("b · 2");
  });

  it("agree: the last column is held against the record with the same key", async () => {
    const rule = {
      kind: "agree",
      fields: ["person", "case", "held"],
      params: { table: "cases", key: ["person", "case"], field: "referred", op: ">=" },
    };
    const found = await messages(rule, cases, [
      ["a", "1", "02/03/2025"],
      ["b", "1", "02/03/2025"],
      ["c", "1", "02/03/2020"],
    ]);
    expect(found.map(([cell]) => cell)).toEqual(["C3"]);
  });

  it("as many columns are named on either side", () => {
    const pack = readPack(
      packJson({
        tables: [tableOf("cases", CASES), tableOf("meetings", MEETINGS)],
        rules: [
          {
            id: "R",
            kind: "reference",
            table: "meetings",
            fields: ["person"],
            params: { table: "cases", field: ["person", "case"] },
          },
        ],
      }),
    );
    expect(trouble(pack)).toContain("It needs 2 columns, and names 1.");
  });
});
