import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/cells/cell";
import { day, figureOf, measured, measures, resultOf, sheetOf } from "./counting";
import { byPack, percent, printed, times } from "./published-figures";

// What the Ministry of Justice prints are percentages without their counts. Here each quarter has a thousand cases, of which
// as many are in time as the percentage says; the definition decides which those are, and into which quarter they fall.

const IN_TIME = 4;
const LATE = 21;

/** A thousand cases that begin in the middle of a quarter, with the day of what was to be done. */
function thousand(begun: string, percentage: number): readonly (readonly Cell[])[] {
  const from = day(begun);
  const done = Math.round(percentage * 10);
  return [...times(done, [from, from + IN_TIME]), ...times(1000 - done, [from, from + LATE])];
}

// data.justice.gov.uk/probation/crc-performance.
const SL001R: readonly (readonly [quarter: string, begun: string, published: string])[] = [
  ["2017-18-Q2", "14/08/2017", "94.6%"],
  ["2017-18-Q3", "13/11/2017", "96.3%"],
  ["2017-18-Q4", "12/02/2018", "96.7%"],
  ["2018-19-Q1", "14/05/2018", "96.9%"],
  ["2018-19-Q2", "13/08/2018", "97.6%"],
  ["2018-19-Q3", "12/11/2018", "96.9%"],
  ["2018-19-Q4", "11/02/2019", "96.1%"],
  ["2019-20-Q1", "13/05/2019", "94.7%"],
  ["2019-20-Q2", "12/08/2019", "94.7%"],
  ["2019-20-Q3", "11/11/2019", "94.5%"],
  ["2019-20-Q4", "10/02/2020", "93.8%"],
];

describe("published service levels of probation", () => {
  it("SL001R by quarter from the counts of each, with its blank first quarter", async () => {
    const rows = SL001R.map(([, begun, share]): Cell[] => [
      day(begun),
      Number.parseFloat(share) * 10,
      1000,
    ]);
    rows.unshift([day("15/05/2017"), null, null]);
    const results = await measured(
      // The page has the newest first.
      sheetOf("Cases", ["Date", "Met", "All"], rows.reverse()),
      measures({ form: "share", numerator: "[Met]", denominator: "[All]" }),
      "31/03/2020",
      { length: "quarter", count: 12 },
    );
    const { total } = resultOf(results);
    expect(total.figures[0]).toMatchObject({ value: null, rows: 0 });
    expect(total.figures[0]?.leftOut).toMatchObject([{ kind: "blank", rows: 1 }]);
    const quarters = SL001R.map(([quarter]) => quarter);
    expect(printed(total, quarters, 1)).toEqual(SL001R.map(([, , share]) => share));
    expect(figureOf(total, "2018-19-Q1").lastYear).toBeNull();
    const last = figureOf(total, "2019-20-Q4");
    // 96.1% to 93.8% is a fall by points, not by per cent.
    expect(last.lastYear?.word).toBe("Down 2.3 points");
    expect(last.change?.word).toBe("Down 0.7 points");
    expect(last.yearToDate).toMatchObject({ numerator: 3777, denominator: 4000 });
    expect(percent(last.rollingTwelve?.value, 1)).toBe("94.4%");
  });

  // Working days are counted from 2019 on, the first year for which the bank holidays are held: what was allocated before is
  // not judged by a calendar that is not known, so the quarters up to the end of 2018 cannot be had from dates.
  it("SL001R from dates: an appointment within five working days of allocation, from 2019 on", async () => {
    const { total } = await byPack(
      "probation-service-levels",
      "SL001",
      ["Allocation date", "First appointment", "Excluded"],
      SL001R.flatMap(([, begun, share]) => thousand(begun, Number.parseFloat(share))).map(
        (row): Cell[] => [...row, null],
      ),
      "31/03/2020",
      { length: "quarter", count: 12 },
    );
    const known = SL001R.filter(([quarter]) => quarter >= "2018-19-Q4");
    expect(total.figures.map(({ period }) => period.key)).toEqual(known.map(([key]) => key));
    const quarters = known.map(([quarter]) => quarter);
    expect(printed(total, quarters, 1)).toEqual(known.map(([, , share]) => share));
    expect(total.undated.reduce((all, { rows }) => all + rows, 0)).toBe(6000);
  });

  // The same page, AE: 92.7% in Jan-Mar 2019 and 92.1% in the quarter after.
  it("AE: a breach referred within eight working days", async () => {
    const { total } = await byPack(
      "probation-service-levels",
      "AE",
      ["Breach aware", "Breach referred"],
      [...thousand("11/02/2019", 92.7), ...thousand("13/05/2019", 92.1)],
      "30/06/2019",
      { length: "quarter", count: 2 },
    );
    expect(printed(total, ["2018-19-Q4", "2019-20-Q1"], 1)).toEqual(["92.7%", "92.1%"]);
    expect(figureOf(total, "2019-20-Q1").change?.word).toBe("Down 0.6 points: worse");
  });

  // gov.uk, offender accommodation outcomes: 86.3%, 85.7% and 84.0% were housed on the night of their release. Data from
  // May 2024 on must not be compared with those before.
  it("MI014: three years of releases, of which the last may not be compared", async () => {
    const years = [
      ["2022-23", "15/09/2022", 86.3],
      ["2023-24", "15/09/2023", 85.7],
      ["2024-25", "15/09/2024", 84.0],
    ] as const;
    const rows = years.flatMap(([year, released, share]) =>
      Array.from({ length: 1000 }, (_, at): Cell[] => [
        `${year}/${at}`,
        `Person ${at}`,
        day(released),
        at < share * 10 ? "Yes" : "No",
      ]),
    );
    // Two releases of a person on one day count once, and what is not known is no part of the figure.
    rows.push(["2024-25/later", "Person 999", day("15/09/2024"), "Yes"]);
    rows.push(["2024-25/unknown", "Person 1000", day("15/09/2024"), "Not known"]);
    const { total } = await byPack(
      "probation-service-levels",
      "MI014",
      ["Release ref", "Person", "Release date", "Housed on release"],
      rows,
      "31/03/2025",
      { length: "year", count: 3 },
    );
    const keys = years.map(([key]) => key);
    expect(printed(total, keys, 1)).toEqual(["86.3%", "85.7%", "84.0%"]);
    expect(figureOf(total, "2023-24").change?.word).toBe("Down 0.6 points: worse");
    const last = figureOf(total, "2024-25");
    expect(last).toMatchObject({ rows: 1000, change: null, lastYear: null });
    expect(last.breakBefore).toContain("Probation Reset");
  });

  // gov.uk, community performance, updates to March 2023, 2024 and 2025: 10 of 26, 9 of 26 and 7 of 27 service levels of
  // the Probation Service met their target; of those of the commissioned rehabilitative services 2 of 3 in 2024/25.
  it("how many service levels met their target in three years", async () => {
    const year = (on: string, met: number, all: number) => [
      ...times(met, [day(on), "Probation Service", "Yes"]),
      ...times(all - met, [day(on), "Probation Service", "No"]),
    ];
    const rows = [
      ...year("31/03/2023", 10, 26),
      ...year("31/03/2024", 9, 26),
      ...year("31/03/2025", 7, 27),
      ...times(2, [day("31/03/2025"), "Commissioned", "Yes"]),
      [day("31/03/2025"), "Commissioned", "No"],
    ];
    const { splits } = await byPack(
      "resettlement-contract",
      "RC13",
      ["Period", "Team", "Met"],
      rows,
      "31/03/2025",
      { length: "year", count: 3 },
    );
    const told = splits[0]?.groups.map(({ group, figures }) => [
      group,
      ...figures.map(({ numerator, denominator }) => `${numerator} of ${denominator}`),
    ]);
    expect(told).toEqual([
      ["Commissioned", "0 of 0", "0 of 0", "2 of 3"],
      ["Probation Service", "10 of 26", "9 of 26", "7 of 27"],
    ]);
  });
});

describe("published figures of proven reoffending", () => {
  // Justice Data Lab, Leeds Integrated Offender Management, July 2017: of 100 people like those of the comparison group 56
  // reoffended, 205 times. "Slightly over 2.0" for each person; 205 / 56 = 3.66 for each who reoffended.
  const rows = [
    ...times(44, [day("01/07/2015"), 0]),
    ...times(55, [day("01/07/2015"), 3]),
    [day("01/07/2015"), 205 - 55 * 3],
  ];
  it.each([
    ["REOFF-BINARY", "0.56"],
    ["REOFF-FREQUENCY", "3.66"],
    ["REOFF-PER-100", "205.00"],
  ])("%s of the comparison group of a programme is %s", async (measure, value) => {
    const { total } = await byPack(
      "probation-service-levels",
      measure,
      ["Cohort start", "Reoffences"],
      rows,
      "30/09/2015",
      { length: "quarter", count: 1 },
    );
    expect(figureOf(total, "2015-16-Q2").value?.toFixed(2)).toBe(value);
  });

  // The same analysis: of 203 records that were sent in, 142 could be analysed.
  it("three in ten records that a charity sends in are lost before the analysis", async () => {
    const sent = [
      ...times(142, [day("01/07/2017"), "yes"]),
      ...times(203 - 142, [day("01/07/2017"), "no"]),
    ];
    const results = await measured(
      sheetOf("Cases", ["Date", "Matched"], sent),
      measures({ form: "share", numerator: '[Matched] = "no"', direction: "lower" }),
      "31/07/2017",
    );
    expect(percent(figureOf(resultOf(results).total, "2017-07").value, 0)).toBe("30%");
  });
});
