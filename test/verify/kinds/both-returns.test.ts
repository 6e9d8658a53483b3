import { describe, expect, it } from "vitest";
import type { Cell } from "../../../src/cells/cell";
import { readPack } from "../../../src/verify/pack";
import { verify } from "../../../src/verify/run";
import { MemoryWorkbook } from "../../../src/workbook/memory";
import { day, modelOf, packJson, tableOf, value } from "../make";

type Rows = readonly (readonly Cell[])[];

const CHILDREN = { Child: "string" };
const STAYS = { Child: "string", Start: "date", End: "date" };
const book = (children: Rows, stays: Rows) =>
  new MemoryWorkbook(
    modelOf(
      { sheet: "Children", rows: [Object.keys(CHILDREN), ...children] },
      { sheet: "Stays", rows: [Object.keys(STAYS), ...stays] },
    ),
  );

async function runOf(
  table: string,
  formula: string,
  last: MemoryWorkbook | null,
  primaryKey?: readonly string[],
) {
  const pack = readPack(
    packJson({
      tables: [tableOf("Children", CHILDREN), tableOf("Stays", STAYS, { primaryKey })],
      rules: [{ id: "R", kind: "formula", table, fields: ["Child"], params: { formula } }],
    }),
  );
  const now = book(
    [["c1"], ["c2"], ["c3"]],
    [
      ["c1", "01/06/2026", "01/07/2026"],
      ["Total", null, null],
      ["c2", "01/05/2026", null],
    ],
  );
  const options = { asOf: day("31/10/2026"), ...(last && { previous: last }) };
  const run = value(await verify(now, value(pack), options));
  const cells = run.findings
    .filter(({ rule }) => rule === "R")
    .map(({ locations }) => locations[0]?.cell);
  return { cells, notRun: run.notRun };
}

const LAST = book(
  [["c1"]],
  [
    ["c1", "01/01/2026", "01/02/2026"],
    ["c2", "01/05/2026", "02/05/2026"],
    ["gone", "01/01/2026", null],
  ],
);

describe("both! before the name of a table", () => {
  it("gives the records of this return and of the last one", async () => {
    const counted = "COUNTIFS(both!Stays[Child],[Child])";
    expect((await runOf("Children", `${counted}<>2`, LAST)).cells).toEqual(["A2", "A3"]);
    expect((await runOf("Children", `${counted}>0`, LAST)).cells).toEqual(["A4"]);
  });

  it("gives a record that stands in both once, as it stands here, where the table has a key", async () => {
    const days =
      "DAYSIFS(DATE(2026,1,1),as_of,BOTH!Stays[Start],BOTH!Stays[End],BOTH!Stays[Child],[Child])";
    const last = book([["c1"]], [["c1", "01/06/2026", null]]);
    expect((await runOf("Children", `${days}<=30`, last)).cells).toEqual(["A2", "A3"]);
    expect((await runOf("Children", `${days}<=30`, last, ["Child", "Start"])).cells).toEqual([
      "A3",
    ]);
    const counted = "COUNTIFS(both!Stays[Child],[Child])=1";
    expect((await runOf("Children", counted, LAST, ["Child", "Start"])).cells).toEqual([
      "A2",
      "A4",
    ]);
  });

  it("may name the table that the rule is about", async () => {
    const first = "[Start]=MINIFS(both!Stays[Start],both!Stays[Child],[Child])";
    expect((await runOf("Stays", first, LAST)).cells).toEqual(["A2"]);
  });

  it("needs the last return, as last! does", async () => {
    const counted = "COUNTIFS(both!Stays[Child],[Child])>0";
    expect((await runOf("Children", counted, null)).notRun).toEqual([
      { rule: "R", reason: "no last accepted return was given to compare with" },
    ]);
    expect((await runOf("Stays", counted, null)).notRun).toHaveLength(1);
  });

  it("needs the columns of the key in both, so that no record is told twice unnoticed", async () => {
    const bare = new MemoryWorkbook(
      modelOf(
        {
          sheet: "Stays",
          rows: [
            ["Child", "End"],
            ["c1", null],
          ],
        },
        { sheet: "Children", rows: [["Child"]] },
      ),
    );
    const counted = "COUNTIFS(both!Stays[Child],[Child])>0";
    expect((await runOf("Children", counted, bare)).notRun).toEqual([]);
    expect((await runOf("Children", counted, bare, ["Child", "Start"])).notRun).toEqual([
      { rule: "R", reason: "column “Start” is not in the last accepted return" },
    ]);
  });

  it("keeps columns of different returns apart in one function", () => {
    const mixed = readPack(
      packJson({
        tables: [tableOf("Children", CHILDREN), tableOf("Stays", STAYS)],
        rules: [
          {
            id: "R",
            kind: "formula",
            table: "Children",
            params: { formula: "MAXIFS(both!Stays[Start],last!Stays[Child],[Child])>0" },
          },
        ],
      }),
    );
    expect(mixed.ok ? "" : mixed.trouble.message).toContain("columns of more than one table");
  });
});
