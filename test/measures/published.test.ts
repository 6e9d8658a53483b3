import { expect, it } from "vitest";
import type { Cell } from "../../src/cells/cell";
import { measureWorkbook } from "../../src/measures/results";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { openWorkbook } from "../../src/xlsx/open";
import { describeShared, sharedBytes } from "../shared";
import { day, figureOf, groupOf, measured, measures, resultOf, sheetOf, value } from "./counting";

async function shared(name: string) {
  return new MemoryWorkbook(value(await openWorkbook(name, sharedBytes(`data/justice/${name}`))));
}

describeShared("figures that were published", () => {
  it("police outcomes of 45 forces add up to the totals of every outcome, to the unit", async () => {
    const forces = await shared("police_outcomes_by_force.csv");
    const totals = await shared("police_outcomes_totals.csv");
    const facts = value(await totals.facts());
    const sheet = facts.sheets[0]!;
    const block = value(await totals.read(sheet.filled!));
    const [names, counts] = block.columns.map((column) => column.values.slice(1));
    const table = value(await forces.facts()).sheets[0]!.name;
    const register = measures(
      ...(names ?? []).map((name, at) => ({
        id: `O${at}`,
        form: "sum",
        table,
        date: "as_of",
        numerator: `IF(ISBLANK([${String(name)}]), 0, [${String(name)}])`,
        groups: ["Force"],
      })),
    );
    const results = value(
      await measureWorkbook(forces, register, { asOf: day("31/10/2016"), count: 1 }),
    );
    expect(results.notMeasured).toEqual([]);
    expect(results.measures.map(({ total }) => total.figures[0]?.value)).toEqual(counts);
    for (const { total, splits } of results.measures) {
      const sum = splits[0]?.groups.reduce((all, one) => all + (one.figures[0]?.value ?? 0), 0);
      expect(splits[0]?.groups).toHaveLength(45);
      expect(sum).toBe(total.figures[0]?.value);
    }
  });

  it("the published series of SL001R by quarter, with its blank first quarter", async () => {
    // data.justice.gov.uk/probation/crc-performance: share of cases with an appointment arranged in time.
    const published = [94.6, 96.3, 96.7, 96.9, 97.6, 96.9, 96.1, 94.7, 94.7, 94.5, 93.8];
    const starts = ["07", "10", "01", "04"].map((month) => `01/${month}`);
    const rows = published.map((percent, at): Cell[] => {
      const year = 2017 + Math.floor((at + 2) / 4);
      return [day(`${starts[at % 4] ?? ""}/${year}`), percent * 10, 1000];
    });
    rows.push([day("01/04/2017"), null, null]);
    const results = await measured(
      sheetOf("Cases", ["Date", "Met", "All"], [...rows].reverse()),
      measures({ form: "share", numerator: "[Met]", denominator: "[All]" }),
      "31/03/2020",
      { length: "quarter", count: 12 },
    );
    const { total } = resultOf(results);
    expect(total.figures[0]).toMatchObject({ value: null, rows: 0 });
    expect(total.figures[0]?.leftOut).toMatchObject([{ kind: "blank", rows: 1 }]);
    const shown = total.figures.slice(1).map(({ value: share }) => ((share ?? 0) * 100).toFixed(1));
    expect(shown).toEqual(published.map((percent) => percent.toFixed(1)));
    // 96.1 to 93.8 is a fall in points, not in per cent.
    const last = total.figures.at(-1);
    expect(last?.lastYear?.word).toBe("Down 2.3 points");
    expect(figureOf(total, "2018-19-Q1").lastYear).toBeNull();
  });

  it("MARAC cases for each 10,000 women: 12 months of meetings, and a repeat rate of their sums", async () => {
    // SafeLives, 12 months to 30 June 2023: 273 MARACs, 108,775 cases, 32% repeats, 45 for each 10,000.
    const population = 24_172_222;
    const rows = Array.from({ length: 12 }, (_, month): Cell[] => {
      const cases = month < 11 ? 9_064 : 108_775 - 11 * 9_064;
      return [
        day(`15/${String(((month + 6) % 12) + 1).padStart(2, "0")}/${month < 6 ? 2022 : 2023}`),
        cases,
        month < 11 ? 2_900 : 34_808 - 11 * 2_900,
        month % 2 === 0 ? "North" : "South",
      ];
    });
    const results = await measured(
      sheetOf("Cases", ["Date", "Cases", "Repeats", "Area"], rows),
      measures(
        { form: "rate", numerator: "[Cases]", denominator: String(population), per: 10_000 },
        { form: "share", numerator: "[Repeats]", denominator: "[Cases]", groups: ["Area"] },
      ),
      "30/06/2023",
    );
    const rate = figureOf(resultOf(results).total, "2023-06").rollingTwelve;
    expect(rate?.numerator).toBe(108_775);
    expect(rate?.value?.toFixed(0)).toBe("45");
    const repeats = resultOf(results, "M2");
    const all = figureOf(repeats.total, "2023-06").rollingTwelve;
    expect(all?.value?.toFixed(2)).toBe("0.32");
    const parts = ["North", "South"].map(
      (area) => figureOf(groupOf(repeats, "Area", area), "2023-06").rollingTwelve,
    );
    expect(parts.reduce((sum, part) => sum + (part?.denominator ?? 0), 0)).toBe(108_775);
  });
});
