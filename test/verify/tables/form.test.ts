import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Area } from "../../../src/cells/address";
import type { Cell } from "../../../src/cells/cell";
import { readPack } from "../../../src/verify/pack";
import { packShape } from "../../../src/verify/pack-shape";
import { readOwnPack, writePackIn } from "../../../src/verify/pack-table/own-pack";
import { recheck, startCheck } from "../../../src/verify/recheck";
import { verify } from "../../../src/verify/run";
import { frozenCopy } from "../../../src/verify/sign-off/frozen-copy";
import { readSignOffs } from "../../../src/verify/sign-off/signed-returns";
import { MemoryWorkbook } from "../../../src/workbook/memory";
import { putCell } from "../../../src/workbook/model";
import { checkNow, sign } from "../sign-off/signing";
import { cellsOf, check, day, modelOf, packJson, trouble, value } from "../make";

const SELECT = "< Select >";

/** A return in the manner of a form: answers below their questions, and a block of lines. */
const sheets = (over: { readonly office?: Cell; readonly lines?: readonly (readonly Cell[])[] }) =>
  modelOf(
    {
      sheet: "About",
      rows: [
        ["Which office?"],
        [over.office ?? "North"],
        ["Who answers?", "From when?"],
        ["Ada", 45_748],
      ],
    },
    {
      sheet: "Risks",
      rows: [
        ["Name", "Impact", "Owner"],
        ["as in this example", "High", "the officer in charge"],
        ...(over.lines ?? [
          ["Flood", "High", "Ada"],
          [SELECT, SELECT, null],
          [SELECT, SELECT, null],
        ]),
        ["Total", 2, null],
      ],
    },
    {
      sheet: "Owners",
      rows: [
        ["Office", "Owner"],
        ["North", "Ada"],
        ["South", "Ben"],
      ],
    },
  );

const required = { required: true };
const PACK = {
  tables: [
    {
      name: "about",
      find: { sheet: "About" },
      schema: {
        fields: [
          { name: "Office", cell: "A2", type: "string", constraints: required },
          { name: "Person", cell: "A4", type: "string", constraints: required },
          { name: "Start", cell: "B4", type: "date" },
        ],
      },
    },
    {
      name: "risks",
      find: { sheet: "Risks", lines: { heading: 1, first: 3, last: 5 } },
      schema: {
        missingValues: ["", SELECT],
        fields: [
          { name: "Name", cell: "A", type: "string", constraints: required },
          { name: "Impact", cell: "B", constraints: { enum: ["High", "Low"], required: true } },
          { name: "Owner", cell: "C", type: "string" },
          { name: "Office", cell: "About!$A$2", type: "string" },
        ],
      },
    },
    {
      name: "owners",
      find: { sheet: "Owners" },
      schema: { fields: [{ name: "Office" }, { name: "Owner" }] },
    },
  ],
  rules: [
    {
      id: "started",
      kind: "formula",
      table: "about",
      fields: ["Start"],
      params: { formula: "[Start]<=[Start]" },
    },
    { id: "some", kind: "row-count", table: "risks", params: { least: 1 } },
    {
      id: "ours",
      kind: "reference",
      table: "risks",
      fields: ["Owner", "Office"],
      params: { table: "owners", field: ["Owner", "Office"] },
    },
  ],
};

const found = async (model: ReturnType<typeof sheets>) => {
  const { findings, counts } = await check(model, PACK);
  return {
    rows: counts.rows,
    told: findings.map((one) => [one.rule, ...cellsOf([one])].join(" ")),
  };
};

describe("a form whose fields each have their own cell", () => {
  it("is one record, and a form that is filled in is quiet", async () => {
    expect(await found(sheets({}))).toEqual({ rows: 4, told: [] });
  });

  it("is judged even where nothing is filled in", async () => {
    const { told } = await found(modelOf({ sheet: "About", rows: [["Which office?"]] }));
    expect(told).toEqual(
      expect.arrayContaining(["about.Office.required About!A2", "about.Person.required About!A4"]),
    );
  });
});

describe("a block of lines of a form", () => {
  it("holds a record in each line in which something was entered", async () => {
    const lines = [
      ["Flood", "High", "Ada"],
      [SELECT, "Low", null],
      ["Fire", "Enormous", null],
    ];
    expect((await found(sheets({ lines }))).told).toEqual([
      "risks.Name.required Risks!A4",
      "risks.Impact.allowed Risks!B5",
    ]);
  });

  it("without any line is gone to by its heading", async () => {
    const lines = [[null], [SELECT, SELECT], [null]];
    expect((await found(sheets({ lines }))).told).toEqual(["some Risks!A1"]);
  });

  it("shares a cell of another sheet with every line", async () => {
    expect((await found(sheets({ office: "South" }))).told).toEqual(["ours Risks!C3 About!A2"]);
  });
});

describe("a pack with forms", () => {
  it("says the same after an edit as a check from the start", async () => {
    const pack = value(readPack(packJson(PACK)));
    const options = { asOf: day("31/10/2025") };
    const workbook = new MemoryWorkbook(sheets({}));
    const kept = value(await startCheck(workbook, pack, options));
    const area: Area = { sheet: "About", row: 1, column: 0, rows: 1, columns: 1 };
    value(await workbook.apply([{ kind: "setCells", area, values: [["South"]] }]));
    const again = value(await recheck(kept, workbook, pack, options, [area]));
    const afresh = value(await verify(workbook, pack, options));
    expect(again.run.findings).toEqual(afresh.findings);
    expect(afresh.findings.map(({ rule }) => rule)).toEqual(["ours"]);
  });

  it("says so whatever was edited, and mostly looks at the edit alone", async () => {
    const pack = value(readPack(packJson(PACK)));
    const options = { asOf: day("31/10/2025") };
    const cell = fc.constantFrom<Cell>(
      null,
      "North",
      "South",
      "Ada",
      "Ben",
      "High",
      "Low",
      SELECT,
      " ",
      45_748,
      "Owner",
      "=1+1",
    );
    const place = fc.constantFrom<readonly [string, number, number]>(
      ...[1, 3].map((row) => ["About", row, 0] as const),
      ["About", 3, 1],
      ["About", 0, 0],
      ...[2, 3, 4].flatMap((row) => [0, 1, 2].map((column) => ["Risks", row, column] as const)),
      ["Risks", 5, 1],
      ["Owners", 1, 0],
      ["Owners", 2, 1],
    );
    let parts = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.tuple(place, cell), { minLength: 1, maxLength: 3 }), {
          minLength: 1,
          maxLength: 4,
        }),
        async (rounds) => {
          const workbook = new MemoryWorkbook(sheets({}));
          let kept = value(await startCheck(workbook, pack, options));
          for (const edits of rounds) {
            const stale: Area[] = [];
            for (const [[sheet, row, column], held] of edits) {
              const area = { sheet, row, column, rows: 1, columns: 1 };
              value(await workbook.apply([{ kind: "setCells", area, values: [[held]] }]));
              stale.push(area);
            }
            const before = kept.verification;
            kept = value(await recheck(kept, workbook, pack, options, stale));
            if (kept.verification === before) parts++;
            const afresh = value(await verify(workbook, pack, options));
            expect({
              ...kept.run,
              findings: kept.run.findings.filter(({ status }) => status !== "closed"),
            }).toEqual(afresh);
          }
        },
      ),
      { numRuns: 100 },
    );
    expect(parts).toBeGreaterThan(60);
  });

  it("is the same pack once it has been a table of the workbook", async () => {
    const pack = value(readPack(packJson(PACK)));
    const workbook = new MemoryWorkbook(sheets({ office: "South" }));
    value(
      await workbook.apply(
        value(await writePackIn(workbook, packShape.parse(packJson(PACK)))).changes,
      ),
    );
    const own = value(await readOwnPack(workbook));
    expect(own?.pack.tables).toEqual(pack.tables);
  });

  it("once signed, tells which cells have changed", async () => {
    const workbook = new MemoryWorkbook(sheets({}));
    await sign(workbook, {}, 0, value(readPack(packJson(PACK))));
    expect((await checkNow(workbook)).changes).toEqual([]);
    const area: Area = { sheet: "About", row: 3, column: 0, rows: 1, columns: 1 };
    value(await workbook.apply([{ kind: "setCells", area, values: [["Ben"]] }]));
    const { changes } = await checkNow(workbook);
    expect(changes.map((change) => change.area)).toEqual([area]);
  });

  it("once signed, is copied with the number format of each field", async () => {
    const model = sheets({});
    putCell(model.sheets[0]!, 3, 1, 45_748, "dd mmmm yyyy");
    const workbook = new MemoryWorkbook(model);
    await sign(workbook, {}, 0, value(readPack(packJson(PACK))));
    const taken = { sheets: model.sheets.map(({ name }) => name), tables: [] };
    const plan = value(await frozenCopy(workbook, value(await readSignOffs(workbook)), taken));
    value(await workbook.apply(plan.changes));
    const copied: Area = { sheet: "Signed About", row: 2, column: 0, rows: 2, columns: 3 };
    const { columns } = value(await workbook.read(copied, { formats: true }));
    const told = columns.map(({ values, formats }) => [
      ...values,
      typeof formats === "string" ? formats : formats?.[1],
    ]);
    expect(told).toContainEqual(["Start", 45_748, "dd mmmm yyyy"]);
    expect(told).toContainEqual(["Office", "North", "General"]);
  });

  it("names the sheet that is not there", async () => {
    const model = sheets({});
    model.sheets.splice(1, 1);
    const { findings } = await check(model, PACK);
    expect(findings.map(({ message }) => message)).toEqual([expect.stringContaining("“Risks”")]);
  });

  it.each([
    ["no sheet", { find: {}, cell: "A2" }, "Add the sheet"],
    ["a column and no lines", { find: { sheet: "About" }, cell: "A" }, '"cell": "B6"'],
    ["several cells", { find: { sheet: "About" }, cell: "A2:B3" }, '"cell": "B6"'],
    ["words for a cell", { find: { sheet: "About" }, cell: "top left" }, '"cell": "B6"'],
    ["a cell among lines", { find: lines(3, 5), cell: "A3" }, '"cell": "B"'],
    ["no cell among lines", { find: lines(3, 5) }, '"cell": "B"'],
    ["shared cells alone", { find: lines(3, 5), cell: "$A$2" }, "cell that all lines share"],
    ["lines that end first", { find: lines(5, 3), cell: "A" }, "end before they begin"],
  ])("says what is wrong with %s", (_, { find, ...field }, sentence) => {
    const table = { name: "t", find, schema: { fields: [{ name: "Office", ...field }] } };
    expect(trouble(readPack(packJson({ tables: [table] })))).toContain(sentence);
  });
});

function lines(first: number, last: number) {
  return { sheet: "About", lines: { first, last } };
}
