import { describe, expect, it } from "vitest";
import type { Cell } from "../../../src/cells/cell";
import { readPack } from "../../../src/verify/pack";
import { subjectOf } from "../../../src/verify/putting-right/subject";
import { verify } from "../../../src/verify/run";
import { MemoryWorkbook } from "../../../src/workbook/memory";
import { day, modelOf, packJson, tableOf, trouble, value } from "../make";

const CHILDREN = { Child: "string", Born: "date", Died: "date" };
const STAYS = { Child: "string", Begin: "date", End: "date", Days: "number" };

const children: readonly Cell[][] = [
  ["c1", "01/03/2015", null],
  ["c2", "01/05/2016", "01/06/2025"],
  ["c3", "01/06/2017", null],
];
const stays: readonly Cell[][] = [
  ["c1", "01/02/2025", "01/03/2025", 28],
  ["C1", "01/04/2025", null, 9],
  ["c2", "01/05/2025", "02/06/2025", 32],
  [null, null, null, null],
  ["Total", null, null, 69],
];

const modelWith = (rows: readonly (readonly Cell[])[]) =>
  modelOf(
    { sheet: "Children", rows: [Object.keys(CHILDREN), ...children] },
    { sheet: "Stays", rows: [Object.keys(STAYS), ...rows] },
  );

const packWith = (rule: object) =>
  readPack(
    packJson({
      tables: [tableOf("Children", CHILDREN), tableOf("Stays", STAYS)],
      rules: [{ id: "R", kind: "formula", table: "Children", ...rule }],
    }),
  );

async function runOf(rule: object, previous?: MemoryWorkbook, rows = stays) {
  const options = { asOf: day("31/10/2025"), ...(previous && { previous }) };
  return value(await verify(new MemoryWorkbook(modelWith(rows)), value(packWith(rule)), options));
}

const told = async (rule: object, previous?: MemoryWorkbook) =>
  (await runOf(rule, previous)).findings
    .filter((finding) => finding.rule === "R")
    .map(({ locations, message }) => `${locations[0]?.cell ?? ""} ${message}`);

const formula = (text: string, more: object = {}) => ({
  fields: ["Child"],
  params: { formula: text },
  message: "{Child} failed",
  ...more,
});

describe("a finding that owns rows of several tables", () => {
  const placesOf = async (rule: object, rows?: readonly Cell[][]) =>
    (await runOf(rule, undefined, rows)).findings
      .filter((finding) => finding.rule === "R")
      .map(({ locations }) =>
        locations.map(({ sheet, cell, field }) => `${sheet} ${cell ?? ""} ${field ?? ""}`),
      );
  const open = formula('COUNTIFS(Stays[Child],[Child],Stays[Days],">9")=0');
  const also = (...rows: object[]) => ({ ...open, params: { ...open.params, also: rows } });

  it("names the rows that its formula looked at, picked as COUNTIFS picks them", async () => {
    const where = { Child: "[Child]", Days: '">9"' };
    expect(await placesOf(also({ table: "Stays", fields: ["Begin", "Days"], where }))).toEqual([
      ["Children A2 Child", "Stays B2 Begin", "Stays D2 Days"],
      ["Children A3 Child", "Stays B4 Begin", "Stays D4 Days"],
    ]);
  });

  it("compares with the row, and leaves out blank rows and totals", async () => {
    const where = { Begin: '">"&[Born]', Child: '"<>Nobody"' };
    const mixed = [stays[3]!, stays[0]!, stays[3]!, stays[4]!, stays[2]!];
    expect(await placesOf(also({ table: "Stays", fields: ["Days"], where }), mixed)).toEqual([
      ["Children A2 Child", "Stays D3 Days", "Stays D6 Days"],
      ["Children A3 Child", "Stays D3 Days", "Stays D6 Days"],
    ]);
  });

  it("names rows of several tables, of its own one too, and none where a criterion is blank", async () => {
    const rule = also(
      { table: "Stays", fields: ["Days"], where: { Child: "[Child]", End: "[Died]" } },
      { table: "Children", fields: ["Born"], where: { Born: '">"&[Born]' } },
    );
    expect(await placesOf(rule)).toEqual([
      ["Children A2 Child", "Children B3 Born", "Children B4 Born"],
      ["Children A3 Child", "Children B4 Born"],
    ]);
  });

  it("names twenty rows at most", async () => {
    const many = Array.from({ length: 30 }, () => stays[0]!);
    const [first = []] = await placesOf(
      also({ table: "Stays", fields: ["Days"], where: { Child: "[Child]" } }),
      many,
    );
    expect(first).toHaveLength(21);
  });

  it.each([
    ["Stay", { Child: "[Child]" }, ["Days"], "Stays"],
    ["Stays", { Kid: "[Child]" }, ["Days"], "Kid"],
    ["Stays", { Child: "[Child]" }, ["Day"], "Day"],
    ["Stays", { Child: "[Chill]" }, ["Days"], "also"],
    ["Stays", { Child: "[Child" }, ["Days"], "also"],
    ["Stays", {}, ["Days"], "where"],
  ])("of %s where %j with %j is refused in a sentence", (table, where, fields, said) => {
    expect(trouble(packWith(also({ table, fields, where })))).toContain(said);
  });

  it("agree: goes to what stands in the other table as well", async () => {
    const rule = {
      kind: "agree",
      fields: ["Child", "Born"],
      params: { table: "Stays", key: "Child", field: "Begin" },
    };
    expect(await placesOf(rule)).toEqual([
      ["Children B2 Born", "Stays B2 Begin", "Stays B3 Begin"],
      ["Children B3 Born", "Stays B4 Begin"],
    ]);
  });
});

describe("a finding that shows a row of another table", () => {
  it("is remembered by its own record alone", async () => {
    const pack = readPack(
      packJson({
        tables: [
          tableOf("Children", CHILDREN, { primaryKey: "Child" }),
          tableOf("Stays", STAYS, { primaryKey: "Days" }),
        ],
        rules: [
          {
            id: "R",
            kind: "agree",
            table: "Children",
            fields: ["Child", "Born"],
            params: { table: "Stays", key: "Child", field: "Begin" },
          },
        ],
      }),
    );
    const run = value(
      await verify(new MemoryWorkbook(modelWith(stays)), value(pack), { asOf: day("31/10/2025") }),
    );
    const [first] = run.findings.filter(({ rule }) => rule === "R");
    expect(first?.locations.map(({ table, rowKey }) => [table, rowKey])).toEqual([
      ["Children", "c1"],
      ["Stays", "28"],
      ["Stays", "9"],
    ]);
    expect(first && subjectOf(first)).toMatchObject({ recordKey: "c1", otherKey: "" });
  });
});

describe("a formula that looks at another table", () => {
  it("finds who has no row there", async () => {
    expect(await told(formula("COUNTIFS(Stays[Child],[Child])>0"))).toEqual(["A4 c3 failed"]);
  });

  it("finds what lies after a day of the row", async () => {
    expect(
      await told(formula("[Died]>=MAXIFS(Stays[End],Stays[Child],[Child])", { fields: ["Died"] })),
    ).toEqual(["C3 c2 failed"]);
  });

  it("leaves out totals and blank rows of that table", async () => {
    expect(await told(formula("SUM(Stays[Days])=69"))).toEqual([]);
    expect(await told(formula('COUNTIFS(Stays[End],"<>1")=3'))).toEqual([]);
  });

  it("can be the condition of a rule, and stand in its sentence", async () => {
    const rule = {
      kind: "required",
      fields: ["Died"],
      params: {},
      when: "COUNTIFS(Stays[Child],[Child])>0",
      message:
        "{Child} had {= COUNTIFS(Stays[Child],[Child])} stays until {= MAXIFS(Stays[End],Stays[Child],[Child])}",
    };
    expect(await told(rule)).toEqual(["C2 c1 had 2 stays until 01/03/2025"]);
  });

  it("can look at the last accepted return", async () => {
    const before = new MemoryWorkbook(modelWith([["c3", "01/02/2024", null, 9]]));
    const rule = formula("COUNTIFS(last!Stays[Child],[Child])=0");
    expect(await told(rule, before)).toEqual(["A4 c3 failed"]);
    const { notRun } = await runOf(rule);
    expect(notRun).toEqual([{ rule: "R", reason: expect.stringContaining("last") as string }]);
  });

  it("did not run where the other table, or its column, is not there", async () => {
    const pack = value(packWith(formula("COUNTIFS(Stays[Child],[Child])>0")));
    const options = { asOf: day("31/10/2025") };
    const model = modelWith(stays);
    model.sheets.pop();
    const without = value(await verify(new MemoryWorkbook(model), pack, options));
    expect(without.notRun).toEqual([
      {
        rule: "R",
        reason: "table “Stays” not found",
        lacks: { what: "table", title: "Stays" },
      },
    ]);
    const renamed = modelWith(stays);
    renamed.sheets[1]!.columns.get(0)!.values[0] = "Kid";
    const { notRun } = value(await verify(new MemoryWorkbook(renamed), pack, options));
    expect(notRun.map(({ reason }) => reason)).toEqual([
      expect.stringContaining("column “Child” not found"),
    ]);
  });

  it("did not run where it would compare every row with every row", async () => {
    const many = Array.from({ length: 12_000 }, (_, at): Cell[] => [`k${at}`, null, null, at]);
    const rule = {
      table: "Stays",
      fields: ["Child"],
      params: { formula: 'COUNTIFS(Stays[Child],"<>"&[Child])>0' },
    };
    const { notRun, sentence } = await runOf(rule, undefined, many);
    expect(notRun).toEqual([{ rule: "R", reason: expect.stringContaining("given up") as string }]);
    expect(sentence).toContain("1 rule did not run");
  });

  it.each([
    [
      "COUNTIFS(Stay[Child],[Child])>0",
      "a table “Stay” that the pack does not have. Did you mean “Stays”?",
    ],
    [
      "COUNTIFS(Stays[Chld],[Child])>0",
      "no column “Chld” in the table “Stays”. Did you mean “Child”?",
    ],
    ["[Born]<Stays[Begin]", "whole column"],
  ])("is refused with what is wrong: %s", (text, sentence) => {
    expect(trouble(packWith(formula(text)))).toContain(sentence);
  });
});
