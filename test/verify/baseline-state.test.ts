import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/cells/cell";
import { readPack } from "../../src/verify/pack";
import { verify } from "../../src/verify/run";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { day, modelOf, packJson, tableOf, value } from "./make";

const RULES = [
  { id: "filled", kind: "required", table: "S", fields: ["hours"] },
  { id: "range", kind: "range", table: "S", fields: ["hours"], params: { maximum: 40 } },
  { id: "moved", kind: "change", table: "S", fields: ["hours"], params: { pct: 50 } },
];

const workbookOf = (rows: readonly (readonly Cell[])[], sheet = "S") =>
  new MemoryWorkbook(modelOf({ sheet, rows: [["ref", "hours"], ...rows] }));

const pack = value(
  readPack(
    packJson({
      tables: [tableOf("S", { ref: "string", hours: "number" }, { primaryKey: "ref" })],
      rules: RULES,
    }),
  ),
);
const options = { asOf: day("31/10/2025") };

const NOW = [
  ["A1", 50],
  ["A2", 60],
  ["A3", 10],
  ["A4", null],
  ["A5", 20],
];
const BEFORE = [
  ["A9", 99],
  ["A2", 61],
  ["A1", 50],
  ["A4", 7],
  ["A5", 3],
];

describe("findings against the last accepted return", () => {
  it("are new, as before, with another value, or gone", async () => {
    const run = value(
      await verify(workbookOf(NOW), pack, { ...options, previous: workbookOf(BEFORE) }),
    );
    const states = run.findings
      .filter(({ rule }) => rule !== "moved")
      .map(({ rule, baselineState, status, locations }) => [
        rule,
        locations[0]?.rowKey,
        baselineState,
        status,
      ]);
    expect(new Set(states.map((one) => one.join(" ")))).toEqual(
      new Set([
        "range A1 unchanged open",
        "range A2 updated open",
        "filled A4 new open",
        "range A9 absent closed",
      ]),
    );
    expect(run.against).toBe(
      "Against the last return: 2 new, 1 as before, 1 with another value, 1 gone.",
    );
    expect(run.counts.errors + run.counts.queries).toBe(4);
  });

  it("rules about changes run, with the last return as what was before", async () => {
    const run = value(
      await verify(workbookOf(NOW), pack, { ...options, previous: workbookOf(BEFORE) }),
    );
    expect(run.notRun).toEqual([]);
    expect(
      run.findings
        .filter(({ rule }) => rule === "moved")
        .map(({ locations }) => locations[0]?.cell),
    ).toEqual(["B6"]);
  });

  it("says why the last return is of no use, and checks all the same", async () => {
    const run = value(
      await verify(workbookOf(NOW), pack, { ...options, previous: workbookOf([], "Other") }),
    );
    expect(run.against).toContain("The last accepted return could not be read");
    expect(run.findings.every(({ baselineState }) => baselineState === undefined)).toBe(true);
    expect(run.notRun.map(({ rule }) => rule)).toEqual(["moved"]);
  });

  it("where no last return is given, against the check before", async () => {
    const before = value(await verify(workbookOf(BEFORE), pack, options));
    const run = value(
      await verify(workbookOf(NOW), pack, { ...options, earlier: before.findings }),
    );
    expect(run.against).toBe(
      "Against the check before: 1 new, 1 as before, 1 with another value, 1 gone.",
    );
  });
});
