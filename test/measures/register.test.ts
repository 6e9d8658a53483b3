import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/cells/cell";
import { titleOf, fieldsIn } from "../../src/records/layout";
import { MEASURE_TABLES } from "../../src/measures/layout";
import { copyMeasuresIn, readMeasurePack } from "../../src/measures/pack";
import { packOfTables } from "../../src/measures/pack-of-tables";
import { readMeasureRegister } from "../../src/measures/register";
import { shippedMeasurePacks } from "../../src/measures/shipped";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { emptyWorkbook } from "../../src/workbook/model";
import { day, modelOf, trouble, value } from "../verify/make";

type Row = Readonly<Record<string, Cell>>;

/** A workbook in which these rows stand in the tables of measures. */
function kept(tables: Partial<Record<keyof typeof MEASURE_TABLES, readonly Row[]>>) {
  const model = modelOf();
  for (const [name, rows] of Object.entries(tables)) {
    const layout = Object.entries(MEASURE_TABLES).find(([table]) => table === name)?.[1];
    if (!layout) throw new Error(name);
    const fields = fieldsIn(layout);
    const columns = fields.map(titleOf);
    const grid = modelOf({
      sheet: layout.sheet,
      rows: [
        [`${layout.title} · kept by Plumbline, layout 1`],
        [],
        columns,
        ...rows.map((row) => fields.map((field) => row[field] ?? null)),
      ],
    });
    model.sheets.push(...grid.sheets);
    model.tables.push({
      name,
      area: {
        sheet: layout.sheet,
        row: 2,
        column: 0,
        rows: rows.length + 1,
        columns: columns.length,
      },
      columns,
      hasTotals: false,
    });
  }
  return new MemoryWorkbook(model);
}

const SHARE: Row = {
  measureId: "A",
  name: "On time",
  form: "Share",
  table: "tblCases",
  numerator: "[Panel] <= KPI.DUE([Court], 20)",
  date: "Court",
  target: "90%",
  direction: "higher",
};

async function read(tables: Parameters<typeof kept>[0]) {
  return value(await readMeasureRegister(kept(tables))).register;
}

describe("the register of measures", () => {
  it("is read with what people write: words in any case, percentages as text, bare titles as dates", async () => {
    const { measures, unusable } = await read({ tblMeasure: [SHARE] });
    expect(unusable).toEqual([]);
    expect(measures[0]).toMatchObject({
      id: "A",
      version: "1",
      form: "share",
      target: 0.9,
      direction: "higher",
      frequency: "monthly",
    });
    expect(measures[0]?.date?.expression).toEqual({ kind: "column", name: "Court" });
    expect(measures[0]?.numerator?.columns).toEqual(["Panel", "Court"]);
  });

  it("names a row that cannot be used, with why, and the rest stands", async () => {
    const { measures, unusable } = await read({
      tblMeasure: [
        SHARE,
        { ...SHARE, measureId: "B", form: "sher" },
        { ...SHARE, measureId: "C", numerator: "[Panel] <=" },
        { ...SHARE, measureId: "D", numerator: "TODAY() > [Panel]" },
        { ...SHARE, measureId: "E", numerator: null },
        { ...SHARE, measureId: "F", date: null },
        { ...SHARE, measureId: "G", form: "caseload" },
        { ...SHARE, measureId: "H", validFrom: day("01/04/2026"), validTo: day("01/03/2026") },
        { ...SHARE, measureId: "I", numerator: "period_ends > [Panel]" },
      ],
    });
    expect(measures.map(({ id }) => id)).toEqual(["A"]);
    const why = new Map(unusable.map((one) => [one.measure, one.why]));
    expect(why.get("Row 5 of sheet “Measures”")).toContain("“sher” is not one of");
    expect(why.get("C")).toContain("stops too early");
    expect(why.get("D")).toContain("TODAY cannot be used");
    expect(why.get("E")).toContain("needs a numerator");
    expect(why.get("F")).toContain("no date");
    expect(why.get("G")).toContain("end_date");
    expect(why.get("H")).toContain("before its valid_from");
    expect(why.get("I")).toContain("Did you mean “period_end”");
  });

  it("attaches exclusions, breaks, events, targets and service credits", async () => {
    const april = day("01/04/2026");
    const { measures, unusable } = await read({
      tblMeasure: [SHARE, { ...SHARE, measureId: "B" }],
      tblMeasureExclusion: [
        { measureId: "A", when: '[Type] = "test"', reason: "Test records" },
        { measureId: "B", version: "2", when: "[Type] = 1", reason: "Another version" },
      ],
      tblMeasureBreak: [{ measureId: "A", on: april, reason: "New form" }],
      tblDataEvent: [
        { from: april, note: "System down" },
        { from: april, to: april + 3, measureIds: "B", note: "Late upload" },
      ],
      tblMeasureTarget: [
        { measureId: "A", from: april, target: 0.95 },
        { measureId: "A", from: april, splitBy: "Team", group: "North", target: 0.8 },
        { measureId: "A", from: april, splitBy: "Team", target: 0.8 },
      ],
      tblServiceCredit: [
        { measureId: "A", from: april, fee: 1000, threshold: 0.9, percent: 0.05 },
        { measureId: "A", from: april, fee: 1000, threshold: 0.8, percent: 0.1 },
        { measureId: "X", from: april, fee: 1000, threshold: 0.8, percent: 0.1 },
      ],
    });
    const [a, b] = measures;
    expect(a?.exclusions.map(({ reason }) => reason)).toEqual(["Test records"]);
    expect(b?.exclusions).toEqual([]);
    expect(a?.breaks).toEqual([{ on: april, reason: "New form" }]);
    expect(a?.events).toEqual([{ from: april, to: april, note: "System down" }]);
    expect(b?.events).toHaveLength(2);
    expect(a?.targets.map(({ group }) => group)).toEqual([
      null,
      { column: "Team", value: "North" },
    ]);
    expect(a?.credits).toEqual([
      {
        from: april,
        fee: 1000,
        floor: null,
        mostPercent: null,
        steps: [
          { threshold: 0.9, percent: 0.05 },
          { threshold: 0.8, percent: 0.1 },
        ],
      },
    ]);
    expect(unusable.map(({ why }) => why).join("\n")).toContain("There is no measure “X”");
    expect(unusable.map(({ why }) => why).join("\n")).toContain("both split_by and group");
  });

  it("does without a measure one of whose exclusions cannot be read", async () => {
    const { measures, unusable } = await read({
      tblMeasure: [SHARE],
      tblMeasureExclusion: [{ measureId: "A", when: "[Type] =", reason: "Test records" }],
    });
    expect(measures).toEqual([]);
    expect(unusable.map(({ measure }) => measure)).toEqual([
      "Row 4 of sheet “Measure exclusions”",
      "A",
    ]);
  });
});

describe("measure packs", () => {
  it.each(shippedMeasurePacks().map((pack) => [pack.id, pack] as const))(
    "%s is copied into a workbook and comes out as it went in",
    async (_, pack) => {
      const workbook = new MemoryWorkbook(emptyWorkbook("new.xlsx"));
      const plan = value(await copyMeasuresIn(workbook, pack, { adoptedOn: day("01/10/2026") }));
      value(await workbook.apply(plan.changes));
      const { records, register } = value(await readMeasureRegister(workbook));
      expect(register.unusable).toEqual([]);
      expect(register.measures).toEqual(pack.register.measures);
      const again = value(
        readMeasurePack(packOfTables(records, { id: pack.id, version: pack.version })),
      );
      expect(again.register).toEqual(pack.register);
      expect(again.about).toBe(pack.about);
      expect(again.basis).toEqual(pack.basis);
    },
  );

  it("leave a measure that the workbook has, and say so", async () => {
    const [pack] = shippedMeasurePacks();
    if (!pack) throw new Error("There are no packs.");
    const workbook = new MemoryWorkbook(emptyWorkbook("new.xlsx"));
    const [first] = pack.register.measures;
    const only = [first?.id ?? ""];
    const one = value(await copyMeasuresIn(workbook, pack, { adoptedOn: day("01/10/2026"), only }));
    value(await workbook.apply(one.changes));
    const rest = value(await copyMeasuresIn(workbook, pack, { adoptedOn: day("01/10/2026") }));
    expect(rest.sentences.join(" ")).toContain(only[0]);
    value(await workbook.apply(rest.changes));
    const none = await copyMeasuresIn(workbook, pack, { adoptedOn: day("01/10/2026") });
    expect(trouble(none)).toContain("all of these measures already");
  });

  it("are refused whole, with the place of the fault", () => {
    const pack = {
      format: 1,
      id: "p",
      version: "1",
      title: "P",
      measures: [{ id: "A", version: "1", name: "A", form: "share", table: "T", date: "[D]" }],
    };
    expect(trouble(readMeasurePack(pack))).toContain("In the measure “A”:");
    expect(trouble(readMeasurePack({ ...pack, measures: [] }))).toContain("measures");
    expect(trouble(readMeasurePack({ ...pack, measures: "none" }))).toBe(
      "The measure pack cannot be read. “measures”: this has to be a list in [ ].",
    );
    const twice = { ...pack.measures[0], form: "count" };
    expect(trouble(readMeasurePack({ ...pack, measures: [twice, twice] }))).toContain("twice");
  });
});
