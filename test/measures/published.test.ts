import { expect, it } from "vitest";
import { asText, type Cell } from "../../src/cells/cell";
import { measureWorkbook } from "../../src/measures/results";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { openWorkbook } from "../../src/xlsx/open";
import { describeShared, sharedBytes } from "../shared";
import { day, figureOf, groupOf, measured, measures, resultOf, sheetOf, value } from "./counting";
import { percent } from "./published-figures";

async function shared(name: string) {
  return new MemoryWorkbook(value(await openWorkbook(name, sharedBytes(`data/justice/${name}`))));
}

/** The columns of a file under their headings. */
async function columnsOf(workbook: MemoryWorkbook): Promise<ReadonlyMap<string, readonly Cell[]>> {
  const sheet = value(await workbook.facts()).sheets[0]!;
  const { columns } = value(await workbook.read(sheet.filled!));
  return new Map(columns.map(({ values }) => [asText(values[0] ?? null), values.slice(1)]));
}

async function tableOf(workbook: MemoryWorkbook): Promise<string> {
  return value(await workbook.facts()).sheets[0]!.name;
}

describeShared("outcomes of crimes by force, 2012 to 2016", () => {
  // police.uk, as BBC-Data-Unit/unsolved-crime publishes it: 45 forces, and the totals of 26 outcomes.
  it("45 forces add up to the totals of every outcome, to the unit", async () => {
    const forces = await shared("police_outcomes_by_force.csv");
    const totals = await columnsOf(await shared("police_outcomes_totals.csv"));
    const [names, counts] = [...totals.values()];
    const table = await tableOf(forces);
    const register = measures(
      ...(names ?? []).map((name, at) => ({
        id: `O${at}`,
        form: "sum",
        table,
        date: "as_of",
        numerator: `IF(ISBLANK([${asText(name)}]), 0, [${asText(name)}])`,
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

  it("39.7% of 29,343,720 crimes have no outcome, and all of two forces", async () => {
    const forces = await shared("police_outcomes_by_force.csv");
    const outcomes = [...(await columnsOf(forces)).keys()].filter((name) => name !== "Force");
    const register = measures({
      form: "share",
      table: await tableOf(forces),
      date: "as_of",
      numerator: "[(blank)]",
      denominator: `SUM(${outcomes.map((name) => `[${name}]`).join(", ")})`,
      groups: ["Force"],
    });
    const result = resultOf(await measured(forces, register, "31/10/2016", { count: 1 }));
    const whole = figureOf(result.total, "2016-10");
    expect([whole.numerator, whole.denominator]).toEqual([11_640_944, 29_343_720]);
    expect(percent(whole.value, 1)).toBe("39.7%");
    const without = result.splits[0]?.groups.filter(({ figures }) => figures[0]?.value === 1);
    expect(without?.map(({ group }) => group)).toEqual([
      "British Transport Police",
      "Police Service of Northern Ireland",
    ]);
  });
});

describeShared("children cautioned or sentenced, 2013/14 to 2023/24", () => {
  // Youth Justice Board, as traffordDataLab/trafford_themes publishes it: ten authorities and England. A year stands as
  // "2013/14", and counts and rates stand under each other.
  const COUNT = '[measure] = "Count"';
  const register = (table: string) =>
    measures({
      form: "sum",
      table,
      date: "DATE(VALUE(LEFT([period], 4)), 9, 30)",
      numerator: "[value]",
      denominator: COUNT,
      exclusions: [{ when: `NOT(${COUNT})`, reason: "A rate, and no number of children." }],
      groups: ["area_name"],
    });
  const years = { length: "year", count: 11 } as const;

  it("eleven years of England, and ten authorities that leave their rates out of the sum", async () => {
    const file = await shared("children_cautioned_or_sentenced.csv");
    const result = resultOf(
      await measured(file, register(await tableOf(file)), "31/03/2024", years),
    );
    const england = groupOf(result, "area_name", "England");
    expect(england.figures.map((one) => one.value)).toEqual([
      38_964, 36_018, 31_193, 26_898, 26_796, 22_201, 19_925, 15_898, 13_610, 13_076, 12_908,
    ]);
    const last = figureOf(england, "2023-24");
    expect(last.leftOut).toMatchObject([{ kind: "exclusion", rows: 1 }]);
    expect(last.lastYear?.by).toBe(-168);
    const authorities = result.splits[0]?.groups.filter(({ group }) => group !== "England") ?? [];
    expect(authorities).toHaveLength(10);
    const all = authorities.reduce((sum, { figures }) => sum + (figures.at(-1)?.value ?? 0), 0);
    expect(figureOf(result.total, "2023-24").value).toBe(all + 12_908);
  });

  // A rate is the count for each 10,000 aged 10 to 17 of the mid-year estimate, rounded to a whole number. The estimates are no
  // part of the file, so that most rates cannot be had from it. But the estimate of 2023 serves the last two years, because
  // there was none for 2024 yet: one population of each area has to give both of its printed rates, and it does, while none
  // gives the rate of ten years before.
  it("one population gives the rates of the last two years in every area", async () => {
    const columns = await columnsOf(await shared("children_cautioned_or_sentenced.csv"));
    const at = (name: string, row: number) => columns.get(name)?.[row] ?? null;
    const printedOf = new Map<string, { count: number; rate: number }>();
    columns.get("value")?.forEach((cell, row) => {
      const key = `${asText(at("area_name", row))} ${asText(at("period", row))}`;
      const known = printedOf.get(key) ?? { count: 0, rate: 0 };
      printedOf.set(key, {
        ...known,
        [at("measure", row) === "Count" ? "count" : "rate"]: Number(cell),
      });
    });
    const areas = [...new Set(columns.get("area_name")?.map(asText))];
    const of = (area: string, year: string) => printedOf.get(`${area} ${year}`)!;
    const possible = (area: string, year: string) => {
      const { count, rate } = of(area, year);
      return [(count / (rate + 0.5)) * 10_000, (count / (rate - 0.5)) * 10_000] as const;
    };
    const rows = areas.map((area): Cell[] => {
      const [first, second] = [possible(area, "2022/23"), possible(area, "2023/24")];
      const people = (Math.max(first[0], second[0]) + Math.min(first[1], second[1])) / 2;
      return [area, Math.round(people)];
    });
    const three = ["2013/14", "2022/23", "2023/24"];
    const counted = three.flatMap((year) =>
      rows.map(([area = null, people = null]): Cell[] => [
        day(`30/09/${year.slice(0, 4)}`),
        area,
        of(asText(area), year).count,
        people,
      ]),
    );
    const result = resultOf(
      await measured(
        sheetOf("Cases", ["Date", "Area", "Children", "Aged 10 to 17"], counted),
        measures({
          form: "rate",
          numerator: "[Children]",
          denominator: "[Aged 10 to 17]",
          per: 10_000,
          groups: ["Area"],
        }),
        "31/03/2024",
        years,
      ),
    );
    expect(areas).toHaveLength(11);
    for (const area of areas) {
      const series = groupOf(result, "Area", area);
      const rate = (key: string) => figureOf(series, key).value?.toFixed(0);
      expect([rate("2022-23"), rate("2023-24")]).toEqual([
        String(of(area, "2022/23").rate),
        String(of(area, "2023/24").rate),
      ]);
      expect(rate("2013-14")).not.toBe(String(of(area, "2013/14").rate));
    }
  });
});

describeShared("a statutory return of children looked after", () => {
  // data-to-insight/csc-validator-be-903, invented children: 5,050 episodes, 1,413 with a reason why they ceased and no end.
  it("counts episodes, the children whom they are about, and those that ceased without an end", async () => {
    const file = await shared("ssda903_episodes_synthetic.csv");
    const table = await tableOf(file);
    const register = measures(
      { table, date: "as_of" },
      { table, date: "as_of", oncePer: "[CHILD]", unitOfCount: "children" },
      { table, date: "as_of", numerator: "AND(NOT(ISBLANK([REC])), ISBLANK([DEC]))" },
    );
    const results = await measured(file, register, "31/03/2018", { count: 1 });
    const counts = ["M1", "M2", "M3"].map((id) => resultOf(results, id).total.figures[0]?.value);
    expect(counts).toEqual([5050, 2123, 1413]);
  });
});
