import { describe, expect, it } from "vitest";
import { plantedFaults, sampleAsAt, sampleModels } from "../../samples/main";
import { bestPack, packById, shippedPacks } from "../../src/verify/shipped";
import { verify } from "../../src/verify/run";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { openWorkbook } from "../../src/xlsx/open";
import { describeShared, sharedBytes } from "../shared";
import { day, modelOf, trouble, value } from "./make";

async function fits(workbook: MemoryWorkbook): Promise<string | null> {
  const pack = await bestPack(value(await workbook.facts()), workbook);
  return pack?.id ?? null;
}

describe("the packs that come with Plumbline", () => {
  it("say what they are, whose they are and what they rest on", () => {
    for (const pack of shippedPacks()) {
      expect(pack.title, pack.id).not.toBe("");
      expect(pack.owner, pack.id).not.toBe("");
      expect(pack.basis, pack.id).not.toBe("");
      expect(pack.version, pack.id).toMatch(/^\d+\.\d+$/);
    }
  });

  it("are found by id, and near misses are named", () => {
    expect(value(packById("Case-Return")).id).toBe("case-return");
    expect(trouble(packById("case-retrun"))).toContain("Did you mean “case-return”?");
    expect(trouble(packById("__proto__"))).toContain("There is no rule pack called “__proto__”.");
  });

  it("are offered only where they fit", async () => {
    const plain = modelOf({
      sheet: "Sheet1",
      rows: [
        ["Name", "Town"],
        ["A", "B"],
        ["C", "D"],
      ],
    });
    expect(await fits(new MemoryWorkbook(plain))).toBe("any-workbook");
    expect(await fits(new MemoryWorkbook(modelOf({ sheet: "Sheet1", rows: [] })))).toBeNull();
  });
});

describe("the sample workbooks", () => {
  for (const { file, model } of sampleModels()) {
    const planted = plantedFaults().filter((fault) => fault.file === file);

    it(`${file}: every fault that was put in is found where it was put`, async () => {
      const workbook = new MemoryWorkbook(model);
      const pack = await bestPack(value(await workbook.facts()), workbook);
      const run = value(await verify(workbook, pack!, { asOf: sampleAsAt() }));
      // Limits, days and a last return that nobody gave; all else is judged.
      const waiting = /was not given$|^no last accepted return was given/;
      expect(run.notRun.filter(({ reason }) => !waiting.test(reason))).toEqual([]);
      const rowsFound = new Set(
        run.findings.flatMap(({ locations }) =>
          locations.map(({ cell }) => Number(/\d+/.exec(cell ?? "")?.[0])),
        ),
      );
      const cellsFound = new Set(
        run.findings.flatMap(({ locations }) => locations.map(({ cell }) => cell)),
      );
      const isAboutRow = (fault: string) =>
        ["hidden row", "duplicate row", "overdue"].includes(fault);
      const missed = planted.filter(({ cell, fault }) =>
        isAboutRow(fault) ? !rowsFound.has(Number(/\d+/.exec(cell)?.[0])) : !cellsFound.has(cell),
      );
      expect(missed).toEqual([]);
    });

    it(`${file}: nothing is found in rows where nothing was put`, async () => {
      const workbook = new MemoryWorkbook(model);
      const pack = await bestPack(value(await workbook.facts()), workbook);
      const run = value(await verify(workbook, pack!, { asOf: sampleAsAt() }));
      const rows = new Set(planted.map(({ cell }) => Number(/\d+/.exec(cell)?.[0])));
      const beyond = run.findings.filter(({ locations }) =>
        locations.every(({ cell }) => !rows.has(Number(/\d+/.exec(cell ?? "")?.[0]))),
      );
      expect(beyond).toEqual([]);
    });
  }
});

describeShared("probation workload extracts", () => {
  const run = async (file: string) => {
    const model = value(
      await openWorkbook(file, sharedBytes(`data/workbooks/probation-workload/${file}`)),
    );
    const workbook = new MemoryWorkbook(model);
    expect(await fits(workbook)).toBe("probation-workload");
    return value(
      await verify(workbook, value(packById("probation-workload")), { asOf: day("31/03/2017") }),
    );
  };

  it("names the four sheets that ND01 lacks, and the rules that could not run without them", async () => {
    const { findings, notRun, counts } = await run("ND01.xlsx");
    expect(
      findings.filter(({ level }) => level === "error").map(({ locations }) => locations[0]?.sheet),
    ).toEqual(["WMT_Extract_Filtered", "Suspended_Lifers", "T2A_Detail", "OMIC_Teams"]);
    expect(counts.notRun).toBe(notRun.length);
    expect(notRun).toContainEqual({
      rule: "suspended-lifers-case",
      reason: "table “Suspended lifers” not found",
      lacks: { what: "table", title: "Suspended lifers" },
    });
  });

  it("knows every heading of ND01 in spite of sixteen line breaks, and finds nothing else", async () => {
    const { findings } = await run("ND01.xlsx");
    const rest = findings.filter(({ level }) => level !== "error");
    expect(rest.map(({ rule }) => rule)).toEqual(new Array(16).fill("GEN-02"));
  });

  it("finds the whole extract in order, forty-one line breaks aside", async () => {
    const { findings, sentence, notRun } = await run("WMT_Extract_sample.xlsx");
    expect(sentence).toBe("Ready to submit.");
    expect(notRun).toEqual([]);
    expect(findings.map(({ rule }) => rule)).toEqual(new Array(41).fill("GEN-02"));
  });
});
