import { describe, expect, it } from "vitest";
import type { Cell } from "../../../src/cells/cell";
import { readPack } from "../../../src/verify/pack";
import { verify } from "../../../src/verify/run";
import { MemoryWorkbook } from "../../../src/workbook/memory";
import { day, modelOf, packJson, tableOf, trouble, value } from "../make";

type Rows = readonly (readonly Cell[])[];

const COLUMNS = { Child: "string", Start: "date", End: "date", Status: "string" };
const book = (rows: Rows) =>
  new MemoryWorkbook(modelOf({ sheet: "Stays", rows: [Object.keys(COLUMNS), ...rows] }));
const packOf = (params: object, more: object = {}, fields = ["Child", "Start"]) =>
  readPack(
    packJson({
      tables: [tableOf("Stays", COLUMNS)],
      rules: [{ id: "R", kind: "carried-over", table: "Stays", fields, params, ...more }],
    }),
  );

async function runOf(now: Rows, last: Rows | null, params: object = {}, more: object = {}) {
  const options = { asOf: day("31/10/2026"), ...(last && { previous: book(last) }) };
  const run = value(await verify(book(now), value(packOf(params, more)), options));
  return { ...run, findings: run.findings.filter(({ rule }) => rule === "R") };
}

const told = async (...asked: Parameters<typeof runOf>) =>
  (await runOf(...asked)).findings.map(
    ({ locations, message }) => `${locations[0]?.cell ?? ""} ${message}`,
  );

const LAST: Rows = [
  ["c1", "01/02/2026", "01/03/2026", "Closed"],
  ["c1", "01/04/2026", null, "Open"],
  ["c2", "01/05/2026", null, "Paused"],
  ["c3", day("01/06/2026"), null, "Open"],
];

describe("records of the last return", () => {
  it("stand in this one too, by what the columns hold together", async () => {
    const now: Rows = [
      ["c2", day("01/05/2026"), "01/07/2026", "Closed"],
      ["C1", "04/04/2026", null, "Open"],
      ["C1", "01/02/2026", "01/03/2026", "Closed"],
    ];
    expect(await told(now, LAST)).toEqual([
      "A1 “c3 · 01/06/2026” stood in the last accepted return and is not in this one.",
      "A3 “c1 · 01/04/2026” stood in the last accepted return and is not in this one.",
    ]);
  });

  it("are asked for only where they were open, or held one of some values, then", async () => {
    const now: Rows = [["new", "01/10/2026", null, "Open"]];
    const open = await told(now, LAST, { open: "End" });
    expect(open).toHaveLength(3);
    expect(open[0]).toBe(
      "A1 “c1 · 01/04/2026” stood in the last accepted return without “End” and is not in this one.",
    );
    const paused = await told(now, LAST, { field: "Status", values: ["paused"] });
    expect(paused.map((one) => /c\d/.exec(one)?.[0])).toEqual(["c2"]);
  });

  it("have each a finding that is known again, however many there are and whoever is new", async () => {
    const marks = async (now: Rows) =>
      (await runOf(now, LAST, { open: "End" })).findings.map(({ fingerprint }) => fingerprint);
    const three = await marks([["new", "01/10/2026", null, "Open"]]);
    expect(new Set(three).size).toBe(3);
    expect(await marks([["c2", "01/05/2026", null, "Open"]])).toEqual([three[0], three[2]]);
  });

  it("are looked for in the rows that “when” picks", async () => {
    const now: Rows = LAST.map(([child, start]) => [child!, start!, null, "Removed"]);
    const only = { when: '[Status]<>"Removed"' };
    expect(await told(now, LAST)).toEqual([]);
    expect(await told(now, LAST, { open: "End" }, only)).toHaveLength(3);
  });

  it("without a key, or twice, are not asked for twice", async () => {
    const last: Rows = [
      ["c1", null, null, "Open"],
      ["c2", "01/05/2026", null, "Open"],
      ["c2", "01/05/2026", null, "Open"],
      ["c2", "#N/A", null, "Open"],
    ];
    expect(await told([["new", "01/10/2026", null, "Open"]], last)).toHaveLength(1);
  });

  it("cannot be asked for without a last return; and a rule says what it lacks", async () => {
    expect((await runOf([["c1", "01/04/2026", null, "Open"]], null)).notRun).toEqual([
      { rule: "R", reason: "no last accepted return was given to compare with" },
    ]);
    expect(trouble(packOf({ field: "Status" }))).toContain("Name both “field” and “values”");
    expect(trouble(packOf({ open: "Ende" }))).toContain("Did you mean “End”?");
    expect(trouble(packOf({}, {}, []))).toContain("R");
  });
});
