import { describe, expect, it } from "vitest";
import { readPack } from "../../../src/verify/pack";
import { packById } from "../../../src/verify/shipped";
import { modelOf, value } from "../make";
import {
  expectCatalogue,
  places,
  runModel,
  sheetOf,
  testSheets,
  type SheetExample,
} from "./sheet-examples";

const pack = value(packById("cj-identifiers"));

/** A column of one identifier beside a harmless one. */
const one = (
  id: string,
  heading: string,
  fails: string | number,
  passes: readonly (string | number)[],
  extra: Partial<SheetExample> = {},
): SheetExample => ({
  id,
  columns: [heading, "Team"],
  fails: [[fails, "North"]],
  passes: passes.map((text) => [text, "North"]),
  at: "A2",
  ...extra,
});

const EXAMPLES: readonly SheetExample[] = [
  one("ID-01", "PNC", "TOTALLYINVALID", ["1981/0000034U", "2003/0000003Y"]),
  one("ID-02", "PNC number", "2000/1234567A", ["2015/1234567Y", "2026/0000042Q"], { says: "V" }),
  {
    id: "ID-03",
    columns: ["PNC", "DOB"],
    fails: [["2015/1234567Y", "01/02/2009"]],
    passes: [
      ["2015/1234567Y", "01/02/2000"],
      [null, "01/02/2012"],
      ["2015/1234567Y", null],
    ],
    at: "A2",
    says: "when this person was 6",
  },
  one("ID-03-future", "PNC", "2027/0000001E", ["2026/0000042Q"]),
  one("ID-04", "CRO", "85227/65G", ["SF83/50058Z", "065656/91H", "000001/99W", "SF65/1G"]),
  one("ID-01-form", "PNC", "81/34U", ["1981/0000034U"], { says: "1981/0000034U" }),
  one("ID-04-form", "CRO", "65656/91H", ["065656/91H"]),
  one("ID-05-form", "CRN", "b123435", ["B123435"]),
  one("ID-06-form", "NOMS number", "a1234bc", ["A1234BC"]),
  one("ID-11-form", "UPN", "b801200005001", ["B801200005001"]),
  one("ID-13-form", "Postcode", "m11ae", ["M1 1AE"]),
  one("ID-05", "CRN", "C1234567", ["X555555", "B123435"]),
  one("ID-06", "NOMS number", "AB1234C", ["A1234BC"]),
  one("ID-07", "NHS number", "9876544321", ["9434765919", 9990000018]),
  one("ID-08", "NINO", "QQ123456A", ["AB123456C", "ab 12 34 56 c"]),
  one("ID-09", "NI number", "PY123456A", ["OA123456A"]),
  one("ID-10", "NINO", "JY123456A", ["HJ000000D"]),
  one("ID-11", "UPN", "A801200005001", ["B801200005001", "P207000016049"]),
  one("ID-12", "ULN", "9876543210", ["9276308686", 1000000043]),
  one("ID-13", "Postcode", "Q1A 9AA", ["EC1A 1BB", "W1A 0AX", "NF1 1NF"]),
  {
    id: "ID-14",
    columns: ["Postcode", "Accommodation"],
    fails: [["NF1 1NF", "Settled"]],
    passes: [
      ["NF1 1NF", "No fixed abode"],
      ["M1 1AE", "Settled"],
      [null, "Settled"],
      ["NF1 1NF", null],
    ],
    at: "B2",
    says: "No Fixed Abode",
  },
  one("ID-15", "Offence code", "105/01", ["MD71101", "COML025"], { says: "Home Office" }),
  one("ID-16", "Court code", "LONDON", ["B10JQ", "B10JQ00"]),
  one("ID-17", "Ethnicity code", "X9", ["W1", "W4", "NS", "ETH03"], { says: "“X9”" }),
  {
    id: "ID-18",
    columns: ["Ethnicity", "Ref"],
    fails: Array.from({ length: 30 }, (_, at) => [at < 3 ? "NS" : "W1", `R${at}`]),
    passes: Array.from({ length: 30 }, (_, at) => [at < 1 ? "NS" : "W1", `R${at}`]),
    at: "A2",
  },
  {
    id: "ID-19",
    columns: ["CRN", "DOB"],
    fails: [
      ["A123456", "01/02/1980"],
      ["A123456", "02/01/1980"],
    ],
    passes: [
      ["A123456", "01/02/1980"],
      ["A123456", null],
      ["A123456", "01/02/1980"],
      ["B123456", "03/03/1990"],
      [null, "04/04/1991"],
    ],
    at: "B2",
    says: "appears with 2 dates of birth",
  },
  {
    id: "ID-20",
    columns: ["PNC", "CRN"],
    fails: [
      ["2015/1234567Y", "A123456"],
      ["2015/1234567Y", "B123456"],
    ],
    passes: [
      ["2015/1234567Y", "A123456"],
      ["2015/1234567Y", "A123456"],
      ["2024/0654321H", "B123456"],
      [null, "C123456"],
    ],
    at: "B2",
    says: "A123456, B123456",
  },
  {
    id: "ID-20-nhs",
    columns: ["NHS number", "CRN"],
    fails: [
      [9990000018, "A123456"],
      [9990000018, "B123456"],
    ],
    passes: [
      [9990000018, "A123456"],
      [9990000026, "B123456"],
    ],
    at: "B2",
  },
  {
    id: "ID-21",
    columns: ["Surname", "Forename", "DOB", "CRN"],
    fails: [
      ["Example", "Alex", "03/04/1990", "A123456"],
      ["Sample", "Kim", "09/11/1985", "B123456"],
      ["Example", "Alex", "03/04/1990", "C123456"],
    ],
    passes: [
      ["Example", "Alex", "03/04/1990", "A123456"],
      ["Sample", "Kim", "09/11/1985", "B123456"],
    ],
    at: "A2",
  },
  {
    id: "ID-23",
    columns: ["Surname", "CRN", "PNC"],
    fails: [
      ["Example", "A123456", null],
      ["Sample", null, null],
    ],
    passes: [
      ["Example", "A123456", null],
      ["Sample", null, "2015/1234567Y"],
    ],
    at: "C3",
  },
  {
    id: "ID-24",
    sheet: "JDL upload",
    columns: ["Surname", "Forename", "DOB", "Gender", "Sentence date"],
    fails: [["Example", "Alex", "03/04/1990", null, "01/02/2025"]],
    passes: [["Example", "Alex", "03/04/1990", "M", "01/02/2025"]],
    at: "D2",
    parameters: { jdl_least: 1 },
  },
];

describe("identifiers", () => {
  it("has every check of the catalogue, with its severity", () => {
    expectCatalogue(pack, "ID", "WEWWWWEEWWWWWEWWWWEEWEWE");
  });

  testSheets(pack, EXAMPLES);

  it("ID-22: names the column in which a number belongs, in place of saying that it is not of the form", async () => {
    const rows = [["2015/1234567Y", "North"]];
    const run = await runModel(pack, modelOf(sheetOf("Return", ["Prison number", "Team"], rows)));
    expect(run.findings.map(({ message }) => message)).toEqual([
      "“2015/1234567Y” in “Prison number” looks like a PNC number.",
    ]);
    for (const [heading, id, text] of [
      ["PNC", "ID-22", "A1234BC"],
      ["CRN", "ID-22-crn", "A1234BC"],
      ["Prison number", "ID-22-prison", "A123456"],
    ] as const) {
      const other = await runModel(
        pack,
        modelOf(sheetOf("Return", [heading, "Team"], [[text, "North"]])),
      );
      expect(places(other)).toEqual([`${id} at A2`]);
    }
  });

  it("ID-24-people: asks for sixty people, and only on the sheet for the Justice Data Lab", async () => {
    const columns = ["Surname", "Forename", "DOB", "Gender", "Sentence date"];
    const letters = [..."ABCDEFGHIJ"];
    const rows = letters.map((letter, at) => [
      `${letter.repeat(6)}son`,
      letter,
      `0${(at % 9) + 1}/0${9 - (at % 9)}/19${60 + at}`,
      "F",
      "01/02/2025",
    ]);
    const asked = await runModel(pack, modelOf(sheetOf("JDL", columns, rows)));
    expect(asked.findings.map(({ rule }) => rule)).toEqual(["ID-24-people"]);
    expect(places(await runModel(pack, modelOf(sheetOf("Caseload", columns, rows))))).toEqual([]);
  });

  it("accepts a Jersey number where the service says that it is in Jersey", async () => {
    const model = modelOf(sheetOf("Return", ["NINO", "Team"], [["JY123456A", "North"]]));
    expect(places(await runModel(pack, model, { island: "Jersey" }))).toEqual([]);
  });

  it("says that nothing could be checked where no column holds an identifier", async () => {
    const run = await runModel(
      pack,
      modelOf(sheetOf("Return", ["Fruit", "Team"], [["Pear", "A"]])),
    );
    expect(run.findings).toEqual([]);
    expect(new Set(run.notRun.map(({ rule }) => rule)).size).toBe(pack.rules.length);
    expect(run.notRun[0]?.reason).toBe("no table has the columns that it is about");
  });

  it("finds the column by what the pack of a return declares, whatever its heading", async () => {
    const own = value(
      readPack({
        format: 1,
        id: "own-return",
        version: "1.0",
        title: "Own",
        owner: "Own",
        extends: ["cj-identifiers@1"],
        tables: [
          {
            name: "people",
            find: { sheet: "Return" },
            schema: {
              fields: [{ name: "police_no", title: "Police no", role: "pnc" }, { name: "Team" }],
            },
          },
        ],
      }),
    );
    const model = modelOf(sheetOf("Return", ["Police no", "Team"], [["2000/1234567A", "North"]]));
    expect(places(await runModel(own, model))).toEqual(["ID-02 at A2"]);
  });

  it("offers the usual form of a number that is only written otherwise, and of one with stray signs", async () => {
    const rows = [
      ["81/34u", "North"],
      ["2015-1234567Y.", "North"],
      ["20151234567", "North"],
    ];
    const run = await runModel(pack, modelOf(sheetOf("Return", ["PNC", "Team"], rows)));
    expect(
      run.findings.map(({ rule, level, fix }) => [rule, level, fix?.value, fix?.kind]),
    ).toEqual([
      ["ID-01-form", "note", "1981/0000034U", "identifier"],
      ["ID-01", "query", "2015/1234567Y", "identifier"],
      ["ID-01", "query", null, undefined],
    ]);
  });
});
