import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/cells/cell";
import { day, figureOf, groupOf, measured, measures, resultOf, sheetOf } from "./counting";
import { byPack, onTheYear, percent } from "./published-figures";

const HEADINGS = ["Month", "Priority", "Area", "Crimes"];

/** Crimes of two years, as a force gives them to its commissioner. */
async function twoYears(
  years: readonly [string, string],
  counts: Record<string, [number, number]>,
) {
  const rows = Object.entries(counts).flatMap(([priority, [before, after]]): Cell[][] => [
    [day(years[0]), priority, "Force", before],
    [day(years[1]), priority, "Force", after],
  ]);
  const result = await byPack("policing-governance", "PC01", HEADINGS, rows, years[1], {
    length: "year",
    count: 2,
  });
  return (priority: string) => groupOf(result, "Priority", priority).figures[1]!;
}

describe("published figures of policing", () => {
  // lancashire-pcc.gov.uk, key national priorities, June 2022: homicides 28 to 16 (-42.9%), firearms discharges 83 to 141
  // (+69.9%), against a baseline before the pandemic.
  it("the national crime and policing measures of Lancashire", async () => {
    const of = await twoYears(["31/03/2021", "31/03/2022"], {
      Homicide: [28, 16],
      "Firearms discharges": [83, 141],
    });
    expect(percent(onTheYear(of("Homicide")), 1)).toBe("-42.9%");
    expect(of("Homicide").change?.word).toBe("Down 12: better");
    expect(percent(onTheYear(of("Firearms discharges")), 1)).toBe("69.9%");
    expect(of("Firearms discharges").change?.word).toBe("Up 58: worse");
  });

  // democracy.leics.gov.uk, Police and Crime Panel on the annual report of 2013/14: domestic burglary up 6.7% (3,935 offences
  // to 4,199) where it was to fall by 13%, violence with injury up 15.7% (4,365 to 5,052) where it was to fall by 2%.
  it("the crimes that a panel asked about in Leicestershire", async () => {
    const of = await twoYears(["31/03/2013", "31/03/2014"], {
      "Domestic burglary": [3935, 4199],
      "Violence with injury": [4365, 5052],
    });
    expect(percent(onTheYear(of("Domestic burglary")), 1)).toBe("6.7%");
    expect(percent(onTheYear(of("Violence with injury")), 1)).toBe("15.7%");
  });

  // kent.police.uk, stop and search, April 2022 to March 2023: individuals stopped, in the order in which the page has its
  // quarters. It prints the total of every quarter, the year by ethnicity with Mixed and Other in one, and 12,978 in all.
  it("stop and search in Kent: quarters, the year to date, and the year by ethnicity", async () => {
    const ethnicities = ["White", "Black", "Asian", "Mixed", "Other/not stated"];
    const stopped = [
      [2287, 248, 127, 118, 93],
      [2389, 306, 167, 21, 242],
      [2600, 318, 167, 0, 178],
      [2917, 295, 198, 0, 307],
    ];
    const days = ["30/06/2022", "30/09/2022", "31/12/2022", "31/03/2023"];
    const rows = stopped.flatMap((counts, quarter) =>
      counts.map((count, at): Cell[] => [day(days[quarter]!), ethnicities[at]!, count]),
    );
    const results = await measured(
      sheetOf("Cases", ["Date", "Ethnicity", "Stopped"], rows),
      measures({ form: "sum", numerator: "[Stopped]", groups: ["Ethnicity"] }),
      "31/03/2023",
      { length: "quarter", count: 4 },
    );
    const result = resultOf(results);
    expect(result.total.figures.map((one) => one.value)).toEqual([2873, 3125, 3263, 3717]);
    expect(result.total.figures.map(({ yearToDate }) => yearToDate?.value)).toEqual([
      2873, 5998, 9261, 12_978,
    ]);
    const [white, black, asian, mixed, other] = ethnicities.map(
      (one) => figureOf(groupOf(result, "Ethnicity", one), "2022-23-Q4").yearToDate?.value ?? 0,
    );
    expect([white, black, asian, mixed! + other!]).toEqual([10_193, 1167, 659, 959]);
  });

  // The Home Office for 2016/17, as reported: arrests after a stop and search by ethnicity. 814 of 5,259 are 15.48%, where 16%
  // is printed for the other ethnicities: the one share that its own counts do not give.
  it("arrests after a stop and search, by ethnicity", async () => {
    const table: readonly (readonly [string, number, number, string])[] = [
      ["White", 167_229, 26_765, "16.0%"],
      ["Black", 54_532, 11_982, "22.0%"],
      ["Asian", 28_768, 4657, "16.2%"],
      ["Mixed", 10_365, 2117, "20.4%"],
      ["Other", 5259, 814, "15.5%"],
    ];
    const results = await measured(
      sheetOf(
        "Cases",
        ["Date", "Ethnicity", "Stops", "Arrests"],
        table.map(([group, stops, arrests]): Cell[] => [day("31/03/2017"), group, stops, arrests]),
      ),
      measures({
        form: "share",
        numerator: "[Arrests]",
        denominator: "[Stops]",
        groups: ["Ethnicity"],
      }),
      "31/03/2017",
      { length: "year", count: 1 },
    );
    const result = resultOf(results);
    const shares = table.map(([group]) =>
      percent(figureOf(groupOf(result, "Ethnicity", group), "2016-17").value, 1),
    );
    expect(shares).toEqual(table.map(([, , , share]) => share));
    // What the counts of the groups give together is no mean of their shares, which would be 18.0%.
    expect(percent(figureOf(result.total, "2016-17").value, 1)).toBe("17.4%");
  });
});
