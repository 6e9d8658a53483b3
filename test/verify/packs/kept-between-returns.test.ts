import { describe, expect, it } from "vitest";
import { sampleModels } from "../../../samples/main";
import { packById } from "../../../src/verify/shipped";
import { verify } from "../../../src/verify/run";
import { MemoryWorkbook } from "../../../src/workbook/memory";
import { putCell } from "../../../src/workbook/model";
import { day, value } from "../make";

const SAMPLES = [
  ["resettlement-caseload.xlsx", "resettlement-caseload", "Caseload", "Date of birth"],
  ["youth-justice-panels.xlsx", "youth-panels", "Panels", "Date of birth"],
] as const;

describe.each(SAMPLES)("%s against the last return", (file, packId, sheetName, heading) => {
  const opened = () => structuredClone(sampleModels().find((one) => one.file === file)!.model);
  const kept = async (previous: MemoryWorkbook | null, now = new MemoryWorkbook(opened())) => {
    const pack = value(packById(packId));
    const asOf = day("31/10/2026");
    const run = value(await verify(now, pack, { asOf, ...(previous && { previous }) }));
    return {
      found: run.findings.filter(({ rule }) => rule === "dob-kept"),
      notRun: run.notRun.filter(({ rule }) => rule === "dob-kept"),
    };
  };

  it("finds the person whose date of birth is another one now, and nobody else", async () => {
    const now = opened();
    const sheet = now.sheets.find(({ name }) => name === sheetName)!;
    const column = [...sheet.columns].find(([, { values }]) => values.includes(heading))![0];
    putCell(sheet, 5, column, day("05/05/1991"));
    const { found, notRun } = await kept(new MemoryWorkbook(opened()), new MemoryWorkbook(now));
    expect(notRun).toEqual([]);
    expect(found.map(({ level, locations }) => `${level} ${locations[0]?.cell ?? ""}`)).toEqual([
      expect.stringMatching(/^error [A-Z]6$/),
    ]);
    expect(found[0]?.message).toContain("05/05/1991");
  });

  it("says nothing where all is as it was, and that it waits where there is no last return", async () => {
    expect((await kept(new MemoryWorkbook(opened()))).found).toEqual([]);
    expect((await kept(null)).notRun).toHaveLength(1);
  });
});
