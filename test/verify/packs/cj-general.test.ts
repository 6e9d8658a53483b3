import { describe, expect, it } from "vitest";
import { readPack } from "../../../src/verify/pack";
import { packById } from "../../../src/verify/shipped";
import { putCell, type WorkbookModel } from "../../../src/workbook/model";
import { MemoryWorkbook } from "../../../src/workbook/memory";
import { verify } from "../../../src/verify/run";
import { openWorkbook } from "../../../src/xlsx/open";
import { day, modelOf, packJson, tableOf, value } from "../make";
import {
  AS_AT,
  expectCatalogue,
  places,
  runModel,
  sheetOf,
  testSheets,
  type SheetExample,
} from "./sheet-examples";

const pack = value(packById("cj-general"));

const EXAMPLES: readonly SheetExample[] = [
  {
    id: "GEN-09",
    columns: ["CRN", "Hours"],
    fails: [
      ["A123456", 1],
      [null, 2],
      ["B123456", 3],
    ],
    passes: [["A123456", 1]],
    at: "A3",
  },
  {
    id: "GEN-10",
    columns: ["Team", "Cases"],
    fails: [
      ["North", 1],
      ["Total", 1],
      ["South", 2],
      ["East", 5],
    ],
    passes: [
      ["North", 1],
      ["South", 2],
      ["Total", 3],
    ],
    at: "3:3",
  },
  {
    id: "GEN-11",
    columns: ["Team", "Town"],
    fails: [
      ["North", "A"],
      ["Team", "Town"],
      ["South", "B"],
    ],
    passes: [
      ["North", "A"],
      ["Teams", "B"],
    ],
    at: "3:3",
  },
  {
    id: "GEN-14",
    columns: ["Team", "Town"],
    fails: [["North ", "A"]],
    passes: [["North", "A"]],
    at: "A2",
  },
  {
    id: "GEN-14-inner",
    columns: ["Team", "Town"],
    fails: [["North  team", "A"]],
    passes: [["North team", "A"]],
    at: "A2",
  },
  {
    id: "GEN-15",
    columns: ["Team", "Town", "Area"],
    fails: [["North", " ", "x"]],
    passes: [["North", null, "x"]],
    at: "B2",
  },
  {
    id: "GEN-16",
    columns: ["Ref", "Risk"],
    fails: [["R1", "Severe"]],
    passes: [
      ["R1", "Very high"],
      ["R2", null],
    ],
    at: "B2",
  },
  {
    id: "GEN-16-sex",
    columns: ["Ref", "Gender"],
    fails: [["R1", "X9"]],
    passes: [["R1", "M"]],
    at: "B2",
  },
  {
    id: "GEN-18",
    columns: ["Ref", "Hours"],
    fails: [["R1", { error: "#REF!" }]],
    passes: [["R1", 2]],
    at: "B2",
  },
  {
    id: "GEN-22",
    columns: ["Team", "Town"],
    fails: [
      ["North", "A"],
      ["North", "A"],
    ],
    passes: [
      ["North", "A"],
      ["North", "B"],
    ],
    at: "A3",
  },
  {
    id: "GEN-23",
    columns: ["Ref", "Provider"],
    fails: [
      ["R1", "Elm Trust"],
      ["R2", "Oak Trust"],
    ],
    passes: [
      ["R1", "Elm Trust"],
      ["R2", null],
    ],
    at: "B3",
    parameters: { provider: "Elm Trust" },
    says: "Row of “Oak Trust”, but this return is for “Elm Trust”.",
  },
  {
    id: "GEN-24",
    columns: ["Ref", "Datestamp"],
    fails: [["R1", "29/09/2026"]],
    passes: [
      ["R1", "02/10/2026"],
      ["R2", null],
    ],
    at: "B2",
    parameters: { period_end: "30/09/2026" },
    says: "taken on 29/09/2026; the period ended on 30/09/2026",
  },
  {
    id: "GEN-26",
    columns: ["Ref", "Account"],
    fails: [["R1", 1234567890123456700]],
    passes: [["R1", 123456789012345]],
    at: "B2",
  },
  {
    id: "GEN-27",
    columns: ["Age band", "Cases"],
    fails: [
      ["10-17", 1],
      ["18-24", 2],
      ["01/10/2017", 3],
      ["25-34", 4],
    ],
    passes: [
      ["10-17", 1],
      ["18-24", 2],
      ["25-34", 4],
    ],
    at: "A4",
    says: "01/10/2017",
  },
  {
    id: "GEN-28",
    columns: ["Team", "Note"],
    fails: [["North", "Didnâ€™t attend"]],
    passes: [["North", "Didn’t attend, café"]],
    at: "B2",
  },
  {
    id: "GEN-30",
    columns: ["Ref", "Score"],
    fails: [
      ["R1", 3],
      ["R2", 4],
      ["R3", 5],
      ["R4", 999],
      ["R5", 6],
      ["R6", 2],
    ],
    passes: [
      ["R1", 990],
      ["R2", 995],
      ["R3", 999],
      ["R4", 1005],
      ["R5", 990],
      ["R6", 988],
    ],
    at: "B5",
  },
  {
    id: "GEN-31",
    columns: ["Ref", "Score"],
    fails: [
      ["R1", 3],
      ["R2", 4],
    ],
    passes: [
      ["R1", 1],
      ["R2", 3],
      ["R3", 4],
      ["R4", 5],
      ["R5", 7],
    ],
    at: "A2",
    parameters: { last_rows: 5 },
  },
  {
    id: "GEN-32",
    sheet: "Publish Q2",
    columns: ["Area", "Note"],
    fails: [
      ["North", "Call 07700 900123"],
      ["South", "fine"],
    ],
    passes: [
      ["North", "12 of 40 people"],
      ["South", "2026/27"],
    ],
    at: "B2",
  },
];

const change = (
  build: (model: WorkbookModel) => void,
  rows: readonly (readonly (string | number | null)[])[] = [
    ["R1", "North"],
    ["R2", "South"],
  ],
) => {
  const model = modelOf(sheetOf("Return", ["Ref", "Team"], rows));
  build(model);
  return runModel(pack, model);
};
const sheetAt = (model: WorkbookModel) => model.sheets[0]!;

describe("any return", () => {
  it("has every check of the catalogue, with its severity; three hold for every pack with tables", () => {
    expectCatalogue(pack, "GEN", "-I--EWWIEWEWWIWEWEWWWEEWWEEWIWWE");
  });

  testSheets(pack, EXAMPLES);

  const declared = packJson({
    extends: ["cj-general@1"],
    tables: [
      {
        name: "cases",
        find: { sheet: "Return", header: { contains: ["Ref"] } },
        schema: {
          fields: [
            { name: "Ref" },
            { name: "Team" },
            { name: "Referral date", constraints: { required: true } },
          ],
        },
      },
      tableOf("extra", { Name: "string", Town: "string" }),
    ],
  });
  const runDeclared = async (model: WorkbookModel) => runModel(value(readPack(declared)), model);
  const extra = sheetOf("extra", ["Name", "Town"], [["a", "b"]]);

  it("GEN-01, GEN-03, GEN-04: sheets, headings and columns that the return needs", async () => {
    const whole = modelOf(
      sheetOf("Return", ["Ref", "Team", "Referral date"], [["R1", "N", "01/06/2026"]]),
      extra,
    );
    expect(places(await runDeclared(whole))).toEqual([]);
    const noColumn = modelOf(
      sheetOf("Return", ["Ref", "Team", "Other"], [["R1", "N", "x"]]),
      extra,
    );
    expect(places(await runDeclared(noColumn))).toEqual(["GEN-03 at 1:1"]);
    const noSheet = modelOf(
      sheetOf("Return", ["Ref", "Team", "Referral date"], [["R1", "N", "01/06/2026"]]),
    );
    expect(places(await runDeclared(noSheet))).toEqual(["GEN-04 at the sheet"]);
    const noHeader = modelOf(sheetOf("Return", ["A", "B", "C"], [["R1", "N", "x"]]), extra);
    expect(places(await runDeclared(noHeader))).toEqual(["GEN-01 at the sheet"]);
  });

  it("GEN-02, GEN-05, GEN-06: hidden line breaks, two headings alike, data under no heading", async () => {
    const run = async (...columns: string[]) => {
      const own = packJson({
        extends: ["cj-general@1"],
        tables: [
          {
            name: "cases",
            find: { sheet: "Return" },
            schema: { fieldsMatch: "partial", fields: [{ name: "Ref" }, { name: "Team" }] },
          },
        ],
      });
      const rows = [columns.map((_, at) => `value ${at}`)];
      return places(
        await runModel(value(readPack(own)), modelOf(sheetOf("Return", columns, rows))),
      );
    };
    expect(await run("Ref", "Team")).toEqual([]);
    expect(await run("Ref\n", "Team")).toEqual(["GEN-02 at A1"]);
    expect(await run("Ref", "Team", "team")).toEqual(["GEN-05 at C1"]);
    expect(await run("Ref", "", "Team")).toEqual(["GEN-06 at B1"]);
  });

  it("GEN-07: a heading that is nearly the one asked for", async () => {
    const optional = packJson({
      extends: ["cj-general@1"],
      tables: [
        {
          name: "cases",
          find: { sheet: "Return" },
          schema: {
            fieldsMatch: "partial",
            fields: [{ name: "Ref" }, { name: "Team" }, { name: "Referral date" }],
          },
        },
      ],
    });
    const run = async (heading: string) =>
      places(
        await runModel(
          value(readPack(optional)),
          modelOf(sheetOf("Return", ["Ref", "Team", heading], [["R1", "N", "x"]])),
        ),
      );
    expect(await run("Refferal date")).toEqual(["GEN-07 at C1"]);
    expect(await run("Town")).toEqual([]);
  });

  it("GEN-08: a long tail of empty rows", async () => {
    const far = (rows: number) =>
      change((model) => {
        sheetAt(model).declared = { sheet: "Return", row: 0, column: 0, rows, columns: 2 };
      });
    expect(places(await far(5000))).toEqual(["GEN-08 at A1:B5000"]);
    expect(places(await far(50))).toEqual([]);
  });

  it("GEN-12: a key that is a number on one sheet and text on another", async () => {
    const two = (ref: string | number) =>
      runModel(
        pack,
        modelOf(
          sheetOf("A", ["OM key", "Team"], [[101, "N"]]),
          sheetOf("B", ["OM key", "Team"], [[ref, "S"]]),
        ),
      );
    expect(places(await two("'101"))).toEqual(["GEN-12 at A1"]);
    expect(places(await two(102))).toEqual([]);
  });

  it("GEN-13: numbers kept as text", async () => {
    const rows = [
      ["R1", 1],
      ["R2", "'2"],
      ["R3", 3],
    ];
    expect(
      places(await runModel(pack, modelOf(sheetOf("Return", ["Ref", "Hours"], rows)))),
    ).toEqual(["GEN-13 at B3"]);
  });

  it("GEN-17: one choice written two ways", async () => {
    const teams = ["North", "North", "North", "Nor th", "South", "South", "South", "South"];
    const run = await change(
      () => {},
      teams.map((team, at) => [`R${at}`, team]),
    );
    expect(places(run)).toEqual(["GEN-17 at B5"]);
  });

  it("GEN-19: a typed number among formulas", async () => {
    const run = (typed: number | null) =>
      change(
        (model) => {
          for (let row = 1; row <= 8; row++) {
            const formula = row === typed ? null : `=A${row + 1}*2`;
            putCell(sheetAt(model), row, 1, row * 2, "General", formula);
          }
        },
        Array.from({ length: 8 }, (_, at) => [at + 1, null]),
      );
    expect(places(await run(4))).toEqual(["GEN-19 at B5"]);
    expect(places(await run(null))).toEqual([]);
  });

  it("GEN-20 and GEN-21: hidden rows and columns, and merged cells, in the data", async () => {
    expect(places(await change((model) => sheetAt(model).hiddenRows.add(1)))).toEqual([
      "GEN-20 at 2:2",
    ]);
    expect(places(await change((model) => sheetAt(model).hiddenColumns.add(1)))).toEqual([
      "GEN-20-columns at B:B",
    ]);
    expect(
      places(
        await change((model) =>
          sheetAt(model).merged.push({ sheet: "Return", row: 1, column: 1, rows: 2, columns: 1 }),
        ),
      ),
    ).toEqual(["GEN-21 at B2:B3"]);
  });

  it("GEN-25: a return that came late, in working days", async () => {
    const model = modelOf(sheetOf("Return", ["Ref", "Team"], [["R1", "N"]]));
    const run = (received_date: string) =>
      runModel(pack, model, { due_date: "28/08/2026", received_date });
    const late = await run("02/09/2026");
    expect(late.findings.map(({ rule, message }) => [rule, message])).toEqual([
      [
        "GEN-25",
        "The return was due on 28/08/2026 and received on 02/09/2026: 2 working days late.",
      ],
    ]);
    expect(places(await run("28/08/2026"))).toEqual([]);
  });

  it("GEN-29: line ends of old Mac computers", async () => {
    const run = async (text: string) => {
      const model = value(await openWorkbook("return.csv", new TextEncoder().encode(text)));
      return value(await verify(new MemoryWorkbook(model), pack, { asOf: day(AS_AT) }));
    };
    const old = await run("Ref,Team\rR1,North\rR2,South\r");
    expect(old.findings.map(({ rule, message }) => [rule, message])).toEqual([
      ["GEN-29", "This file uses the line ends of old Mac computers. It was read as 3 rows."],
    ]);
    expect((await run("Ref,Team\r\nR1,North\r\n")).findings).toEqual([]);
  });
});
