import { describe, expect, it } from "vitest";
import type { Cell } from "../../../src/cells/cell";
import { cellsOf, check, day, modelOf, tableOf } from "../make";

const born = (...cells: Cell[]) =>
  modelOf({
    sheet: "People",
    rows: [["Ref", "Born"], ...cells.map((cell, at) => [`R${at}`, cell])],
  });
const people = tableOf("People", { Ref: "string", Born: "date" });
const findings = async (model: ReturnType<typeof born>, ...rules: object[]) =>
  (
    await check(model, {
      tables: [people],
      rules: rules.map((rule, at) => ({ id: `R${at}`, table: "People", ...rule })),
    })
  ).findings.filter(({ rule }) => /^R\d$/.test(rule));

describe("a day before 1900 in a column of dates", () => {
  const model = born("26/10/1880", day("26/10/1980"), "31/02/1980");

  it("is said to be one, and not to be no day at all", async () => {
    const found = await findings(model, { kind: "type" });
    expect(found.map(({ message }) => message)).toEqual([
      "“26/10/1880” is before 1900, when Excel's dates begin, so it is kept as text.",
      "“31/02/1980” is not a date: there is no such day.",
    ]);
    // No number may be written in its place: Excel could not show it.
    expect(found.map(({ fix }) => fix?.value ?? null)).toEqual([null, null]);
  });

  it("is out of every range, before every date, and old", async () => {
    const range = { kind: "range", fields: ["Born"], params: { minimum: "1910-01-01" } };
    expect(cellsOf(await findings(model, range))).toEqual(["People!B2"]);
    const order = { kind: "compare", fields: ["Born"], params: { op: ">=", to: "1900-01-01" } };
    expect(cellsOf(await findings(model, order))).toEqual(["People!B2"]);
    const formula = 'DATEDIF([Born],as_of,"Y")<=110';
    expect(cellsOf(await findings(model, { kind: "formula", params: { formula } }))).toEqual([
      "People!B2",
    ]);
  });

  it("is one mistake: what its type says is said once", async () => {
    const later = { kind: "formula", params: { formula: "[Born]>=DATE(1910,1,1)" } };
    expect(await findings(model, { kind: "type" }, later)).toHaveLength(2);
  });
});

describe("a date in text with hyphens", () => {
  it("is read day first, and told to be a text that could be read month first", async () => {
    const found = await findings(born("09-10-2022"), { kind: "date-as-text" }, { kind: "type" });
    expect(found.map(({ message }) => message)).toEqual([
      "“09-10-2022” is a text, not a date. It was read as 09/10/2022; read with the month first it would be 10/09/2022.",
    ]);
  });
});
