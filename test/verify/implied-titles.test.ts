import { describe, expect, it } from "vitest";
import { shippedPacks } from "../../src/verify/shipped";
import { RULE_KINDS } from "../../src/verify/kinds/all";
import { readPack } from "../../src/verify/pack";
import { verify } from "../../src/verify/run";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { day, modelOf, packJson, value } from "./make";

describe("Rules that a pack makes by describing its columns", () => {
  it("are called by what they ask of their column, not by what the kind of rule does", () => {
    const [caseload] = shippedPacks().filter(({ id }) => id.includes("caseload"));
    const titles = caseload?.rules
      .filter(({ kind }) => kind === "required")
      .map(({ title }) => title);
    expect(titles).toContain("“Risk” has to be filled in.");
    const about = new Set([...RULE_KINDS.values()].map((kind) => kind.about));
    const implied = caseload?.rules.filter(({ id }) => /\.(required|allowed|unique)$/.test(id));
    expect(implied?.length).toBeGreaterThan(0);
    expect(implied?.filter(({ title }) => about.has(title))).toEqual([]);
  });

  it("keep values off a bound that is none of them, be it a number or a date", async () => {
    const fields = [
      { name: "ref" },
      { name: "hours", type: "number", constraints: { exclusiveMinimum: 0 } },
      { name: "start", type: "date", constraints: { exclusiveMaximum: "2026-01-01" } },
    ];
    const tables = [{ name: "S", find: { sheet: "S" }, schema: { fields } }];
    const model = modelOf({
      sheet: "S",
      rows: [
        ["ref", "hours", "start"],
        ["R1", 0, day("31/12/2025")],
        ["R2", 0.5, day("01/01/2026")],
      ],
    });
    const pack = value(readPack(packJson({ tables })));
    const run = value(await verify(new MemoryWorkbook(model), pack, { asOf: day("31/10/2026") }));
    expect(run.findings.map(({ rule, locations }) => [rule, locations[0]?.cell])).toEqual([
      ["S.hours.above", "B2"],
      ["S.start.below", "C3"],
    ]);
  });
});
