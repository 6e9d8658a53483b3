import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Cell } from "../../../src/cells/cell";
import { readPack } from "../../../src/verify/pack";
import { verify } from "../../../src/verify/run";
import { MemoryWorkbook } from "../../../src/workbook/memory";
import { describeShared, sharedJson } from "../../shared";
import { day, modelOf, packJson, tableOf, trouble, value } from "../make";

type Rows = readonly (readonly Cell[])[];

interface Asked {
  readonly kind: string;
  readonly fields: readonly string[];
  readonly params?: object;
  readonly types: Readonly<Record<string, string>>;
  readonly key?: readonly string[];
  readonly columns: readonly string[];
}

const packOf = ({ kind, fields, params = {}, types, key, columns }: Asked) =>
  readPack(
    packJson({
      tables: [
        tableOf(
          "T",
          Object.fromEntries(columns.map((name) => [name, types[name] ?? "string"])),
          key ? { primaryKey: key } : {},
        ),
      ],
      rules: [{ id: "R", kind, table: "T", fields, params }],
    }),
  );

async function cellsFound(asked: Asked, now: Rows, last: Rows | null) {
  const book = (rows: Rows) =>
    new MemoryWorkbook(modelOf({ sheet: "T", rows: [asked.columns, ...rows] }));
  const run = value(
    await verify(book(now), value(packOf(asked)), {
      asOf: day("31/10/2026"),
      ...(last ? { previous: book(last) } : {}),
    }),
  );
  const found = run.findings.filter(({ rule }) => rule === "R");
  return {
    cells: found.map(({ locations }) => locations[0]?.cell ?? null),
    messages: found.map(({ message }) => message),
    notRun: run.notRun,
  };
}

describe("figures against the last accepted return", () => {
  const asked: Asked = {
    kind: "change",
    fields: ["Count"],
    params: { pct: 50, minBase: 10 },
    types: { Count: "number" },
    key: ["Unit"],
    columns: ["Unit", "Count"],
  };
  const last: Rows = [
    ["a", 100],
    ["b", 100],
    ["c", 4],
    ["d", null],
    ["gone", 100],
  ];

  it("asks about what moved further than its limit, wherever the record stands now", async () => {
    const now: Rows = [
      ["d", 900],
      ["c", 40],
      ["b", 149],
      ["A", 151],
      ["new", 900],
      ["a text", "many"],
    ];
    const { cells, messages } = await cellsFound(asked, now, last);
    expect(cells).toEqual(["B5"]);
    expect(messages[0]).toBe("“Count” was 100 in the last accepted return and is 151 now (+51%).");
  });

  it("asks by the unit of the figure where “abs” says so", async () => {
    const abs = { ...asked, params: { abs: 5 } };
    expect(
      (
        await cellsFound(
          abs,
          [
            ["c", 10],
            ["a", 104],
          ],
          last,
        )
      ).cells,
    ).toEqual(["B2"]);
  });

  it("says why it did not run without a last return, or where that has no such column", async () => {
    expect((await cellsFound(asked, [["a", 1]], null)).notRun).toEqual([
      { rule: "R", reason: "no last accepted return was given to compare with" },
    ]);
    const columns = ["Unit", "Team", "Count"];
    const other = new MemoryWorkbook(
      modelOf({
        sheet: "T",
        rows: [
          ["Unit", "Team"],
          ["a", "x"],
        ],
      }),
    );
    const run = value(
      await verify(
        new MemoryWorkbook(modelOf({ sheet: "T", rows: [columns, ["a", "x", 1]] })),
        value(packOf({ ...asked, columns })),
        { asOf: day("31/10/2026"), previous: other },
      ),
    );
    expect(run.notRun.map(({ reason }) => reason)).toEqual([
      "column “Count” is not in the last accepted return",
    ]);
  });

  it("needs a limit and a key", () => {
    expect(trouble(packOf({ ...asked, params: {} }))).toContain("how far a figure may move");
    const { key: _, ...keyless } = asked;
    expect(trouble(packOf(keyless))).toContain("no key");
  });
});

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const rowsShape = z.array(z.array(cell));
const cases = z.object({
  cases: z.array(
    z.object({
      id: z.string(),
      tables: z.record(
        z.string(),
        z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.unknown())) }),
      ),
      expectedFailingRows: z.record(z.string(), z.array(z.unknown())),
    }),
  ),
});

const episodes = (field: string) => ({
  table: "Episodes",
  fields: [field],
  params: { by: ["CHILD"], order: "DECOM", blank: "counts" },
  types: { DECOM: "date", DEC: "date" },
});
const header = (field: string, blank: string) => ({
  table: "Header",
  fields: [field],
  params: { by: ["CHILD"], blank },
  types: {},
});

/** Published rules of two statutory returns that hold this period against the last. */
const RULES = new Map([
  ["lac-202", header("SEX", "counts")],
  ["lac-624", header("MC_DOB", "was-filled")],
  ["lac-2022_23-204-1", header("ETHNIC", "counts")],
  ["lac-2022_23-503A-1", episodes("RNE")],
  ["lac-2022_23-503G-1", episodes("PL_DISTANCE")],
  ["lac-2022_23-503H-1", episodes("PL_LA")],
]);

describeShared("published rules about the same person in two periods", () => {
  const all = ["rule-cases", "peer-rules"].flatMap(
    (file) => cases.parse(sharedJson(`cases/verify/${file}.json`)).cases,
  );
  it.each([...RULES])("%s", async (id, { table, fields, params, types }) => {
    const one = all.find((each) => each.id === id)!;
    const now = one.tables[table]!;
    const last = one.tables[`${table}_last`]!;
    const at = last.columns.map((name) => now.columns.indexOf(name));
    const { cells } = await cellsFound(
      { kind: "same-person", fields, params, types, columns: now.columns },
      rowsShape.parse(now.rows),
      rowsShape
        .parse(last.rows)
        .map((cellsThen) => now.columns.map((_, column) => cellsThen[at.indexOf(column)] ?? null)),
    );
    expect(cells.map((cell) => Number(/\d+$/.exec(cell ?? "")?.[0]) - 2)).toEqual(
      one.expectedFailingRows[table],
    );
  });
});
