import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/cells/cell";
import type { Finding } from "../../src/verify/finding";
import { readPack } from "../../src/verify/pack";
import { copyPackIn, readOwnPack } from "../../src/verify/pack-table/own-pack";
import { recheck, startCheck } from "../../src/verify/recheck";
import { emptyWorkbook } from "../../src/workbook/model";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { check, day, modelOf, packJson, trouble, value } from "./make";

const sheet = (name: string, rows: readonly (readonly Cell[])[]) => ({ sheet: name, rows });

const schemaTable = (name: string, schema: object) => ({ name, find: { sheet: name }, schema });

const oneField = (field: object, more: object = {}) => ({
  tables: [schemaTable("S", { ...more, fields: [{ name: "ref" }, { name: "x", ...field }] })],
});

const said = (findings: readonly Finding[]) =>
  findings.map(({ rule, locations, message }) => `${rule} ${locations[0]?.cell ?? ""}: ${message}`);

/** What is said of some values under one field, below the heading x. */
async function saidOf(field: object, values: readonly Cell[], more: object = {}) {
  const rows = values.map((cell, at): Cell[] => [`R${at}`, cell]);
  const model = modelOf(sheet("S", [["ref", "x"], ...rows]));
  return said((await check(model, oneField(field, more))).findings);
}

describe("Each member of Table Schema, version 2", () => {
  const read: readonly (readonly [string, object, object?])[] = [
    ["$schema", {}, { $schema: "https://datapackage.org/profiles/2.0/tableschema.json" }],
    ["fieldsMatch", {}, { fieldsMatch: "partial" }],
    ["fieldsMatch as the published profile has it", {}, { fieldsMatch: ["partial"] }],
    ["missingValues as texts", {}, { missingValues: ["", "-"] }],
    ["missingValues with labels", {}, { missingValues: [{ value: "-99", label: "Refused" }] }],
    ["primaryKey", {}, { primaryKey: ["ref", "x"] }],
    ["primaryKey as one text", {}, { primaryKey: "ref" }],
    ["uniqueKeys", {}, { uniqueKeys: [["ref"], ["ref", "x"]] }],
    ["foreignKeys", {}, { foreignKeys: [{ fields: ["x"], reference: { fields: ["ref"] } }] }],
    [
      "foreignKeys as version 1 has them",
      {},
      { foreignKeys: [{ fields: "x", reference: { resource: "", fields: "ref" } }] },
    ],
    ["title, description", { title: "X", description: "What x is" }],
    ["example, rdfType", { example: 1, rdfType: "http://schema.org/Country" }],
    ["missingValues of a field", { missingValues: ["-"] }],
    ["categories", { type: "string", categories: ["a", "b"] }],
    ["categories of numbers", { type: "integer", categories: [1, 2], categoriesOrdered: true }],
    ["categories with labels", { type: "integer", categories: [{ value: 1, label: "Low" }] }],
    ["string", { type: "string", format: "default" }],
    ["string, email", { type: "string", format: "email" }],
    ["string, uri", { type: "string", format: "uri" }],
    ["string, uuid", { type: "string", format: "uuid" }],
    ["string, binary", { type: "string", format: "binary" }],
    ["number", { type: "number" }],
    ["integer", { type: "integer", format: "default" }],
    ["boolean", { type: "boolean" }],
    ["date", { type: "date", format: "default" }],
    ["date, any", { type: "date", format: "any" }],
    ["date, day first", { type: "date", format: "%d/%m/%Y" }],
    ["date, as an early version wrote it", { type: "date", format: "fmt:%d/%m/%Y" }],
    ["date, month in letters", { type: "date", format: "%d %B %Y" }],
    ["datetime", { type: "datetime", format: "%d/%m/%Y %H:%M:%S" }],
    ["datetime, year first", { type: "datetime", format: "%Y-%m-%dT%H:%M:%SZ" }],
    ["any", { type: "any" }],
    ["required, unique", { constraints: { required: true, unique: true } }],
    ["minLength, maxLength", { constraints: { minLength: 1, maxLength: 3 } }],
    ["minimum, maximum", { type: "number", constraints: { minimum: 1, maximum: 3 } }],
    [
      "exclusiveMinimum, exclusiveMaximum",
      { type: "date", constraints: { exclusiveMinimum: "2026-01-01" } },
    ],
    ["pattern, enum", { constraints: { pattern: "a|b", enum: ["a"] } }],
  ];
  const cases = read.map(([name, field, more = {}]) => [name, field, more] as const);
  it.each(cases)("%s is read", (_, field, more) => {
    expect(value(readPack(packJson(oneField(field, more)))).tables).toHaveLength(1);
  });

  const refused: readonly (readonly [string, object, string])[] = [
    ["time", { type: "time" }, "Excel keeps a time of day as a number below 1: use “number”"],
    ["year", { type: "year" }, "“year” is not read here. Use “integer”"],
    ["yearmonth", { type: "yearmonth" }, "Use “date” with the first day of the month"],
    ["duration", { type: "duration" }, "Use “number” of hours, minutes or days."],
    ["geopoint", { type: "geopoint" }, "Give longitude and latitude a field"],
    ["object", { type: "object" }, "Use “string”, with a “pattern” in “constraints”."],
    ["array", { type: "array" }, "Use “string”, with a “pattern” in “constraints”."],
    ["list", { type: "list" }, "Use “string”, with a “pattern” in “constraints”."],
    ["geojson", { type: "geojson" }, "Use “string”, with a “pattern” in “constraints”."],
    ["another type", { type: "strng" }, "not “strng”. Did you mean “string”?"],
    ["trueValues", { type: "boolean", trueValues: ["ja"] }, "For other words use “string”"],
    ["falseValues", { type: "boolean", falseValues: ["nein"] }, "For other words use “string”"],
    ["decimalChar", { type: "number", decimalChar: "," }, "a point before its decimals"],
    ["groupChar", { type: "number", groupChar: "." }, "Commas between the digits"],
    ["bareNumber", { type: "number", bareNumber: false }, "Pound and percent signs"],
    ["delimiter", { delimiter: ";" }, "“delimiter” is not read here. Use “string”"],
    ["itemType", { itemType: "date" }, "“itemType” is not read here. Use “string”"],
    ["jsonSchema", { constraints: { jsonSchema: {} } }, "Give every value a field of its own"],
    ["another word", { categorys: ["a"] }, "“categorys” means nothing here."],
    ["another constraint", { constraints: { minimun: 1 } }, "Did you mean “minimum”?"],
    [
      "a day after its month",
      { type: "date", format: "%m/%d/%Y" },
      "Its format “%m/%d/%Y” cannot be kept to: here a date as text has its day before its month",
    ],
    ["a year of two digits", { type: "date", format: "%d/%m/%y" }, "four digits for the year"],
    ["a date without its year", { type: "date", format: "%d/%m" }, "Its format “%d/%m” cannot"],
    ["a percent sign at the end", { type: "date", format: "%d/%m/%Y%" }, "cannot be kept to"],
    ["another format of a text", { type: "string", format: "emial" }, "Did you mean “email”?"],
    [
      "a format of a number",
      { type: "number", format: "currency" },
      "It has the format “currency”, and the type “number” takes none.",
    ],
    ["a format of no type", { format: "%d/%m/%Y" }, "choose the type that it belongs to"],
    [
      "categories of dates",
      { type: "date", categories: ["2026-01-01"] },
      "Only a string or an integer has categories, and it is of the type “date”. Use “enum” in “constraints”.",
    ],
    [
      "an enum beyond the categories",
      { categories: ["a"], constraints: { enum: ["a", "c"] } },
      "Its enum allows “c”, which is none of its categories.",
    ],
  ];
  it.each(refused)("%s is refused with what to use instead", (_, field, sentence) => {
    const why = trouble(readPack(packJson(oneField(field))));
    expect(why).toContain(sentence);
    expect(why).toMatch(/“tables › 0|The field “x” of the table “S”/);
  });

  it.each([
    ["a table that is not there", { resource: "Teems", fields: ["code"] }, "Did you mean “Teams”?"],
    ["a column that is not there", { resource: "Teams", fields: ["cod"] }, "Did you mean “code”?"],
    [
      "another number of columns",
      { resource: "Teams", fields: ["code", "area"] },
      "It needs 2 columns, and names 1.",
    ],
  ])("a foreign key to %s is refused", (_, reference, sentence) => {
    const teams = schemaTable("Teams", { fields: [{ name: "code" }, { name: "area" }] });
    const { tables } = oneField({}, { foreignKeys: [{ fields: ["x"], reference }] });
    expect(trouble(readPack(packJson({ tables: [...tables, teams] })))).toContain(sentence);
  });
});

describe("A foreign key of a pack", () => {
  const teams = schemaTable("Teams", { fields: [{ name: "code" }, { name: "area" }] });
  const teamRows = sheet("Teams", [
    ["code", "area"],
    ["T1", "North"],
    ["T2", "South"],
  ]);

  it("asks that a value stands in a column of another table; a blank asks nothing", async () => {
    const cases = schemaTable("Cases", {
      fields: [{ name: "ref" }, { name: "team", title: "Team" }],
      foreignKeys: [{ fields: ["team"], reference: { resource: "Teams", fields: ["code"] } }],
    });
    const model = modelOf(teamRows, {
      sheet: "Cases",
      rows: [
        ["ref", "Team"],
        ["R1", "T1"],
        ["R2", "T9"],
        ["R3", null],
      ],
    });
    const run = await check(model, { tables: [cases, teams] });
    expect(said(run.findings)).toEqual([
      "Cases.team.in-Teams B3: “T9” in “Team” is not in “Teams”.",
    ]);
    const [rule] = value(readPack(packJson({ tables: [cases, teams] }))).rules;
    expect(rule?.title).toBe("“Team” has to stand in the column that it refers to.");
  });

  it("takes several columns together", async () => {
    const cases = schemaTable("Cases", {
      fields: [{ name: "team" }, { name: "area" }],
      foreignKeys: [
        { fields: ["team", "area"], reference: { resource: "Teams", fields: ["code", "area"] } },
      ],
    });
    const model = modelOf(teamRows, {
      sheet: "Cases",
      rows: [
        ["team", "area"],
        ["T1", "North"],
        ["T1", "South"],
        ["T2", null],
      ],
    });
    const run = await check(model, { tables: [cases, teams] });
    expect(run.findings.map(({ locations }) => locations[0]?.cell)).toEqual(["A3"]);
  });

  it.each([[{}], [{ resource: "" }]])(
    "without a resource (%o) looks at its own table, also after an edit of the column it refers to",
    async (resource) => {
      const staff = schemaTable("Staff", {
        fields: [{ name: "id" }, { name: "manager" }],
        foreignKeys: [{ fields: ["manager"], reference: { ...resource, fields: ["id"] } }],
      });
      const model = modelOf({
        sheet: "Staff",
        rows: [
          ["id", "manager"],
          ["P1", null],
          ["P2", "P1"],
          ["P3", "P9"],
        ],
      });
      const workbook = new MemoryWorkbook(model);
      const pack = value(readPack(packJson({ tables: [staff] })));
      const options = { asOf: day("31/10/2025") };
      const kept = value(await startCheck(workbook, pack, options));
      expect(said(kept.run.findings)).toEqual([
        "Staff.manager.in-Staff B4: “P9” in “manager” is not in “Staff”.",
      ]);
      const area = { sheet: "Staff", row: 1, column: 0, rows: 1, columns: 1 };
      value(await workbook.apply([{ kind: "setCells", area, values: [["P9"]] }]));
      const again = value(await recheck(kept, workbook, pack, options, [area]));
      const open = again.run.findings.filter(({ status }) => status === "open");
      expect(said(open)).toEqual([
        "Staff.manager.in-Staff B3: “P1” in “manager” is not in “Staff”.",
      ]);
    },
  );
});

describe("Categories of a pack", () => {
  it("are the choices of a column, their labels left aside", async () => {
    expect(
      await saidOf({ type: "string", categories: ["Open", "Closed"] }, ["Open", "Opn"]),
    ).toEqual(["S.x.allowed B3: “Opn” is not one of the choices for “x” (Open or Closed)."]);
    const categories = [
      { value: 1, label: "Low" },
      { value: 2, label: "High" },
    ];
    expect(await saidOf({ type: "integer", categories }, [1, 2, 3])).toHaveLength(1);
  });

  it("are narrowed by an enum", async () => {
    const field = { categories: ["a", "b"], constraints: { enum: ["a"] } };
    expect(await saidOf(field, ["a", "b"])).toHaveLength(1);
  });

  it("give one finding for a value that is not of the declared type either", async () => {
    const found = await saidOf({ type: "integer", categories: [1, 2] }, ["many", 3]);
    expect(found.map((line) => line.split(":")[0])).toEqual(["fields.types B2", "S.x.allowed B3"]);
  });
});

describe("An enum of a pack", () => {
  it("of dates takes a date for what it is, and names the choices as dates", async () => {
    const field = { type: "date", constraints: { enum: ["2026-04-01", "2026-07-01"] } };
    const cells = [day("01/04/2026"), "01/07/2026", day("02/07/2026")];
    const found = await saidOf(field, cells);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain("“02/07/2026”");
    expect(found[0]).toContain("01/04/2026 or 01/07/2026");
  });

  it("gives one finding for a value that fails its pattern and its length too", async () => {
    const constraints = { enum: ["AB1", "AB2"], pattern: "AB\\d", maxLength: 3 };
    expect(await saidOf({ constraints }, ["AB1", "none"])).toHaveLength(1);
  });
});

describe("The format of a field", () => {
  const form = (format: string, cells: readonly Cell[], type = "date") =>
    saidOf({ type, format }, cells);

  it("says how dates are written where they are text; a date of Excel's own is always one", async () => {
    expect(
      await form("%d/%m/%Y", [day("01/04/2026"), "01/04/2026", "1/4/2026", "2026-04-01", "soon"]),
    ).toEqual([
      "fields.types B5: “2026-04-01” is a date, but not written as dd/mm/yyyy.",
      "fields.types B6: “soon” is not a date.",
    ]);
    expect(await form("%Y-%m-%d", ["2026-04-01", "01/04/2026", "31/02/2026"])).toEqual([
      "fields.types B3: “01/04/2026” is a date, but not written as yyyy-mm-dd.",
      "fields.types B4: “31/02/2026” is not a date: there is no such day.",
    ]);
    expect(await form("%d %b %Y", ["1 Apr 2026", "1 April 2026"])).toHaveLength(1);
    expect(await form("%d/%m/%Y %H:%M", ["01/04/2026 09:30", "01/04/2026"], "datetime")).toEqual([
      "fields.types B3: “01/04/2026” is a date, but not written as dd/mm/yyyy hh:mm.",
    ]);
    expect(await form("default", ["2026-04-01", "01/04/2026"])).toEqual([]);
    expect(await form("any", ["2026-04-01", "01/04/2026"])).toEqual([]);
  });

  it("gives one finding for a date written another way, with the checks of any workbook beside it", async () => {
    const model = modelOf(
      sheet("S", [
        ["ref", "x"],
        ["R1", "2026-04-01"],
        ["R2", "01/04/2026"],
      ]),
    );
    const parts = oneField({ type: "date", format: "%d/%m/%Y" });
    const { findings } = await check(model, { ...parts, extends: ["any-workbook"] });
    const about = findings.filter(({ locations }) => locations[0]?.cell === "B2");
    expect(about.map(({ rule }) => rule)).toHaveLength(1);
    expect(said(about)[0]).toContain("not written as dd/mm/yyyy");
  });

  it.each([
    ["email", ["a.osei@example.org"], ["a.osei@example", "a b@example.org", "a@b.org; c@d.org"]],
    [
      "uri",
      ["https://www.example.org/a?b=c#d", "mailto:a@b.org", `https://e.org/${"x".repeat(900)}`],
      ["www.example.org", "https://e.org/a b", "C:\\Returns"],
    ],
    ["uuid", ["123E4567-e89b-12d3-a456-426614174000"], ["123e4567e89b12d3a456426614174000", "x"]],
    ["binary", ["UGx1bQ==", "UGx1", "QUJD".repeat(500)], ["UGx1b", "Pl umb"]],
  ])("%s asks a text to look like one", async (format, right, wrong) => {
    expect(await saidOf({ type: "string", format }, right)).toEqual([]);
    const found = await saidOf({ type: "string", format }, wrong);
    expect(found.map((line) => line.split(":")[0])).toEqual(
      wrong.map((_, at) => `S.x.format B${at + 2}`),
    );
    expect(found[0]).toMatch(/does not have the form of “x”, such as /);
  });
});

describe("What stands for a missing value", () => {
  it("in one column stands in place of what does so in the others", async () => {
    const more = { missingValues: ["", "n/a"] };
    const field = { type: "number", missingValues: ["-", { value: "not chosen yet" }] };
    expect(await saidOf(field, ["-", "not chosen yet", 4, "n/a"], more)).toEqual([
      "fields.types B5: “n/a” is not a number.",
    ]);
    expect(await saidOf({ type: "number" }, ["n/a", "-"], more)).toHaveLength(1);
  });

  it("is a missing value also where the cell holds it as a number", async () => {
    const constraints = { required: true, minimum: 0 };
    const more = { missingValues: ["", { value: "-99", label: "Refused" }] };
    const found = await saidOf({ type: "number", constraints }, [-99, "-99", 3, -98], more);
    expect(found.map((line) => line.split(":")[0])).toEqual([
      "S.x.required B2",
      "S.x.required B3",
      "S.x.range B5",
    ]);
  });
});

it("A pack with the words of Table Schema comes back from a workbook's own tables as it was", async () => {
  const parts = oneField(
    { type: "date", format: "%d/%m/%Y", missingValues: ["-"] },
    { foreignKeys: [{ fields: ["ref"], reference: { fields: ["ref"] } }], uniqueKeys: [["x"]] },
  );
  const pack = value(readPack(packJson(parts)));
  const workbook = new MemoryWorkbook(emptyWorkbook("own.xlsx"));
  value(await workbook.apply(value(await copyPackIn(workbook, pack)).changes));
  const own = value(await readOwnPack(workbook));
  expect(own?.bad).toEqual([]);
  expect(own?.pack.tables).toEqual(pack.tables);
  expect(own?.pack.rules.map(({ id }) => id)).toEqual(pack.rules.map(({ id }) => id));
});
