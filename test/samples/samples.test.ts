import { describe, expect, test } from "vitest";
import { parseAddress } from "../../src/cells/address";
import { asText, type Cell } from "../../src/cells/cell";
import { makeSamples, plantedFaults, sampleAsAt, sampleModels } from "../../samples/main";
import { pncLetter } from "../../samples/people";
import { openWorkbook } from "../../src/xlsx/open";
import { MEASURES } from "../../src/measures/layout";
import { workbookFacts } from "../../src/workbook/facts";
import type { SheetModel, WorkbookModel } from "../../src/workbook/model";

function sample(file: string): WorkbookModel {
  const found = sampleModels().find((made) => made.file === file);
  if (!found) throw new Error(`no sample ${file}`);
  return found.model;
}

function sheetOf(model: WorkbookModel, name: string): SheetModel {
  const sheet = model.sheets.find((each) => each.name === name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}

function cellAt(model: WorkbookModel, sheet: string, cell: string): Cell {
  const at = parseAddress(cell, sheet);
  if (!at) throw new Error(`not an address: ${cell}`);
  return sheetOf(model, sheet).columns.get(at.column)?.values[at.row] ?? null;
}

function column(model: WorkbookModel, table: string, field: string): Cell[] {
  const facts = model.tables.find(({ name }) => name === table);
  if (!facts) throw new Error(`no table ${table}`);
  const { area, columns } = facts;
  const cells = sheetOf(model, area.sheet).columns.get(area.column + columns.indexOf(field));
  const values = cells?.values ?? [];
  return Array.from({ length: area.rows - 1 }, (_, row) => values[area.row + 1 + row] ?? null);
}

/** Without the blank cells at its end: whether a file holds those says nothing. */
function filledPart(values: readonly Cell[]): readonly Cell[] {
  return values.slice(0, values.findLastIndex((value) => value !== null) + 1);
}

describe("the sample workbooks", () => {
  test("are the same each time they are made", () => {
    expect(sampleModels()).toEqual(sampleModels());
  });

  test("hold the tables that the guides name, with so many records", () => {
    const kept = new Set(Object.keys(MEASURES.tables));
    const tables = sampleModels()
      .flatMap(({ model }) => workbookFacts(model).tables)
      .filter(({ name }) => !kept.has(name));
    expect(
      tables.map(({ name, area, columns }) => [name, area.sheet, area.rows - 1, columns[0]]),
    ).toEqual([
      ["tblCaseload", "Caseload", 300, "Case ref"],
      ["tblPanels", "Panels", 120, "Panel ref"],
      ["tblActionLog", "Action log", 80, "Meeting date"],
    ]);
  });

  test("measure the first appointment over all 300 referrals", () => {
    const summary = sheetOf(sample("resettlement-caseload.xlsx"), "Summary");
    expect(summary.columns.get(1)?.formulas.get(4)).toBe(
      '=KPI.ONTIME(Caseload!H5:H304,Caseload!I5:I304,5,DATE(2026,10,31),"england-and-wales")',
    );
    expect(summary.columns.get(3)?.formulas.get(4)).toBe("=KPI.RAG(B5,C5,0.05)");
  });

  test("hold the results that their formulas come to", () => {
    const summary = sheetOf(sample("resettlement-caseload.xlsx"), "Summary");
    const results = summary.columns.get(1)?.values.slice(4);
    expect(results?.[0]).toBeGreaterThan(0.85);
    expect(results?.[0]).toBeLessThan(0.95);
    expect(results?.[5]).toBe(22);
    expect(summary.columns.get(3)?.values[4]).toMatch(/^(Green|Amber|Red)$/);
  });

  test("are written as files that open again with the same cells, tables and lists", async () => {
    const models = sampleModels();
    for (const [at, { file, bytes }] of (await makeSamples()).entries()) {
      const opened = await openWorkbook(file, bytes);
      if (!opened.ok) throw new Error(opened.trouble.message);
      const made = models[at]!.model;
      expect(opened.value.tables).toEqual(made.tables);
      for (const [number, sheet] of opened.value.sheets.entries()) {
        const wanted = made.sheets[number]!;
        expect(sheet.name).toBe(wanted.name);
        expect([...sheet.hiddenRows]).toEqual([...wanted.hiddenRows]);
        expect(sheet.lists.length).toBe(wanted.lists.length);
        for (const [column, { values, formulas }] of wanted.columns) {
          const read = sheet.columns.get(column)?.values ?? [];
          expect(filledPart(read), `${sheet.name} ${column}`).toEqual(filledPart(values));
          expect(sheet.columns.get(column)?.formulas).toEqual(formulas);
        }
      }
    }
  });

  test("hold only PNC IDs with the right letter, apart from the planted ones", () => {
    const planted = plantedFaults().filter(({ field }) => field === "PNC").length;
    const wrong = column(sample("resettlement-caseload.xlsx"), "tblCaseload", "PNC").filter(
      (pnc) => {
        const match = /^(\d{4})\/(\d{7})([A-Z])$/.exec(asText(pnc));
        return !match || pncLetter(Number(match[1]), Number(match[2])) !== match[3];
      },
    );
    expect(planted).toBe(4);
    expect(wrong).toHaveLength(planted);
  });

  test("know a PNC ID from the public examples of the rule", () => {
    expect(pncLetter(1979, 163001)).toBe("B");
    expect(pncLetter(2002, 73319)).toBe("Z");
  });
});

describe("the faults planted in the samples", () => {
  const faults = plantedFaults();

  test("stand where the list says", () => {
    for (const { file, sheet, cell, fault } of faults) {
      const value = cellAt(sample(file), sheet, cell);
      const said = `${fault} at ${sheet}!${cell}: ${JSON.stringify(value)}`;
      if (fault === "blank" || fault === "overdue")
        expect(value === null || value === "Open", said).toBe(true);
      if (fault === "date as text") expect(value, said).toMatch(/^\d\d\/\d\d\/\d{4}$/);
      if (fault === "number as text") expect(value, said).toMatch(/^\d+$/);
      if (fault === "late" || fault === "wrong order") expect(typeof value, said).toBe("number");
      if (fault === "stray space") expect(value, said).toMatch(/^\s|\s$/);
      if (fault === "only a space") expect(value, said).toBe(" ");
      if (fault === "error cell") expect(value, said).toEqual({ error: "#N/A" });
    }
  });

  test("never share a cell", () => {
    const places = faults.map(({ file, sheet, cell }) => `${file} ${sheet} ${cell}`);
    expect(new Set(places).size).toBe(places.length);
  });

  test("are the only late, reversed or overdue ones", () => {
    const clocks = [
      ["resettlement-caseload.xlsx", "tblCaseload", "Referral date", "First appointment", 5],
      ["resettlement-caseload.xlsx", "tblCaseload", "First appointment", "Plan completed", 15],
      ["youth-justice-panels.xlsx", "tblPanels", "Court date", "Panel date", 20],
      ["youth-justice-panels.xlsx", "tblPanels", "Panel date", "Recorded on", 5],
    ] as const;
    for (const [file, table, from, to, limit] of clocks) {
      const model = sample(file);
      const starts = column(model, table, from);
      const ends = column(model, table, to);
      const firstRow = model.tables[0]!.area.row + 2;
      const outside = starts.flatMap((start, record) => {
        const end = ends[record] ?? null;
        if (typeof start !== "number") return [];
        const day = end === null ? sampleAsAt() : end;
        if (typeof day !== "number") return [];
        const days = weekdaysBetween(start, day);
        return days > limit || day < start ? [firstRow + record] : [];
      });
      const listed = faults
        .filter((each) => each.table === table && each.field === to)
        .filter(({ fault }) => fault === "late" || fault === "overdue" || fault === "wrong order")
        .map(({ cell }) => Number(/\d+/.exec(cell)?.[0]))
        .sort((a, b) => a - b);
      expect(outside, `${from} to ${to}`).toEqual(listed);
    }
  });

  test("leave the copied and the unfinished action as they should be", () => {
    const model = sample("marac-action-log.xlsx");
    expect(column(model, "tblActionLog", "Status")[6]).toBe("Done");
    expect(column(model, "tblActionLog", "Status")[51]).toBe("Done");
    for (const field of ["Meeting date", "Case ref", "Action", "Owner", "Outcome"]) {
      const values = column(model, "tblActionLog", field);
      expect(values[29]).toEqual(values[28]);
    }
  });
});

function weekdaysBetween(start: number, end: number): number {
  let days = 0;
  for (let day = start + 1; day <= end; day++) if ((day + 5) % 7 < 5) days++;
  return days;
}
