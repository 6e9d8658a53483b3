import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/cells/cell";
import { day, figureOf, groupOf, measured, measures, resultOf, sheetOf } from "./counting";
import { onTheYear, percent } from "./published-figures";

/** One figure a period, as it is printed; the year begins in the month named. */
async function series(
  counts: Readonly<Record<string, number>>,
  length: "quarter" | "year",
  yearStart: number,
  register = measures({ form: "sum", numerator: "[Count]", direction: "lower" }),
) {
  const days = Object.keys(counts);
  const rows = days.map((on): Cell[] => [day(on), counts[on]!]);
  const results = await measured(
    sheetOf("Cases", ["Date", "Count"], rows),
    register,
    days.at(-1) ?? "",
    { length, count: 8, yearStart },
  );
  return resultOf(results).total;
}

describe("published figures of the courts", () => {
  // gov.uk, criminal court statistics quarterly, October to December 2019 and January to March 2020: cases outstanding at the
  // Crown Court, up 13% (33,113 to 37,434) and up 21% (33,114 to 40,173) on the year before.
  it("cases outstanding at the Crown Court against the same quarter a year before", async () => {
    const outstanding = await series(
      { "31/12/2018": 33_113, "31/03/2019": 33_114, "31/12/2019": 37_434, "31/03/2020": 40_173 },
      "quarter",
      1,
    );
    expect(percent(onTheYear(figureOf(outstanding, "2019-Q4")), 0)).toBe("13%");
    expect(percent(onTheYear(figureOf(outstanding, "2020-Q1")), 0)).toBe("21%");
    expect(figureOf(outstanding, "2020-Q1").lastYear?.word).toBe("Up 7,059: worse");
  });

  // The same bulletin: the median wait at the Crown Court was 5.7 weeks, down 7% from 6.1. A median of medians is none, so a
  // year has no figure of its own here; each quarter has.
  it("the median wait at the Crown Court, from the waits of the cases", async () => {
    const waits = (on: string, median: number): Cell[][] =>
      [-3.2, -1.4, 0, 0.8, 4.6].map((more): Cell[] => [day(on), median + more]);
    const results = await measured(
      sheetOf(
        "Cases",
        ["Date", "Weeks"],
        [...waits("15/02/2019", 6.1), ...waits("15/02/2020", 5.7)],
      ),
      measures({ form: "median", numerator: "[Weeks]", direction: "lower" }),
      "31/03/2020",
      { length: "quarter", count: 8, yearStart: 1 },
    );
    const now = figureOf(resultOf(results).total, "2020-Q1");
    expect(now.value).toBeCloseTo(5.7, 9);
    expect(percent(onTheYear(now), 0)).toBe("-7%");
    expect(now.lastYear?.meaning).toBe("better");
  });
});

describe("published figures of safety in custody", () => {
  // gov.uk, safety in custody statistics: 396 deaths in the 12 months to September 2021, up 40% from 283, of them 81
  // self-inflicted, up 13% from 72; in the last quarter 65, down 6% from 69.
  it.each([
    ["deaths", 283, 396, "40%"],
    ["self-inflicted deaths", 72, 81, "13%"],
  ])("%s in the 12 months to September", async (_, before, after, published) => {
    const years = await series({ "30/09/2020": before, "30/09/2021": after }, "year", 10);
    expect(percent(onTheYear(years.figures.at(-1)!), 0)).toBe(published);
  });

  it("deaths of a quarter against the one before", async () => {
    const quarters = await series({ "30/06/2021": 69, "30/09/2021": 65 }, "quarter", 1);
    const { change } = quarters.figures.at(-1)!;
    expect(change?.word).toBe("Down 4: better");
    expect(percent(change && change.by / change.value, 0)).toBe("-6%");
  });

  // The bulletin on the 12 months to December 2020 prints 318 deaths, "an increase of 8% from 300". 318 is 6% more than 300:
  // the percentage rests on another count of the year before than the one beside it.
  it("a printed change that its own counts do not give", async () => {
    const years = await series({ "31/12/2019": 300, "31/12/2020": 318 }, "year", 1);
    expect(percent(onTheYear(years.figures.at(-1)!), 1)).toBe("6.0%");
  });

  // The same bulletins: incidents of self-harm for each person who harmed themselves, 4.7 and 4.8, and 4.6 (57,968 by 12,539)
  // in the 12 months to March 2019; 2,734 of 24,407 assaults, 11%, were serious.
  it("self-harm for each individual, and the share of assaults that were serious", async () => {
    const results = await measured(
      sheetOf(
        "Cases",
        ["Date", "Incidents", "Individuals", "Serious", "Assaults"],
        [
          [day("31/03/2019"), 57_968, 12_539, null, null],
          [day("30/09/2020"), 58_870, 12_356, 2734, 24_407],
          [day("30/06/2021"), 53_290, 11_453, null, null],
        ],
      ),
      measures(
        { form: "rate", numerator: "[Incidents]", denominator: "[Individuals]" },
        { form: "share", numerator: "[Serious]", denominator: "[Assaults]" },
      ),
      "30/06/2021",
      { length: "quarter", count: 12, yearStart: 1 },
    );
    const { total } = resultOf(results);
    const each = ["2019-Q1", "2020-Q3", "2021-Q2"].map((key) => figureOf(total, key).value);
    expect(each.map((one) => one?.toFixed(1))).toEqual(["4.6", "4.8", "4.7"]);
    const serious = figureOf(resultOf(results, "M2").total, "2020-Q3");
    expect(percent(serious.value, 0)).toBe("11%");
  });

  // Safety in custody to March 2019: 34,425 assaults, 32,908 of them in male prisons and 1,517 in female ones; 3,261 incidents
  // of self-harm with a visit to hospital, 3,026 and 235.
  it("male and female prisons add up to the whole", async () => {
    const rows: Cell[][] = [
      [day("31/03/2019"), "Male", 32_908, 3026],
      [day("31/03/2019"), "Female", 1517, 235],
    ];
    const results = await measured(
      sheetOf("Cases", ["Date", "Estate", "Assaults", "Hospital"], rows),
      measures(
        { form: "sum", numerator: "[Assaults]", groups: ["Estate"] },
        { form: "sum", numerator: "[Hospital]", groups: ["Estate"] },
      ),
      "31/03/2019",
      { length: "year", count: 1 },
    );
    expect(figureOf(resultOf(results).total, "2018-19").value).toBe(34_425);
    expect(figureOf(resultOf(results, "M2").total, "2018-19").value).toBe(3261);
    expect(figureOf(groupOf(resultOf(results), "Estate", "Female"), "2018-19").value).toBe(1517);
  });
});
