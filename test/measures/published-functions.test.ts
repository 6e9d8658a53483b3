import { describe, expect, it, vi } from "vitest";
import { fakeCustomFunctions } from "../functions/excel";
import { percent } from "./published-figures";

const excel = fakeCustomFunctions();
vi.stubGlobal("CustomFunctions", excel.CustomFunctions);
await import("../../functions/register");

/** What a formula with single cells as arguments shows, as a number; `null` leaves an argument out. */
function shown(id: string, ...given: readonly (number | string | null)[]): number {
  const cell = excel.cell(id, ...given.map((one) => (one === null ? null : [[one]])));
  if (typeof cell !== "number") throw new Error(`KPI.${id} shows ${JSON.stringify(cell)}`);
  return cell;
}

describe("published figures by a formula in a cell", () => {
  // The pages that test/measures/published-policing and published-courts-and-prisons name.
  it.each([
    ["homicides in Lancashire", 16, 28, "-42.9%"],
    ["firearms discharges in Lancashire", 141, 83, "69.9%"],
    ["domestic burglary in Leicestershire", 4199, 3935, "6.7%"],
    ["violence with injury in Leicestershire", 5052, 4365, "15.7%"],
    ["cases outstanding at the Crown Court", 40_173, 33_114, "21.3%"],
    // Youth justice statistics 2019/20: 19,000 children, a fall of 12% from the 21,700 of the year before.
    ["children cautioned or sentenced", 19_000, 21_700, "-12.4%"],
  ])("KPI.CHANGE: %s", (_, current, previous, published) => {
    expect(percent(shown("CHANGE", current, previous), 1)).toBe(published);
  });

  // data.justice.gov.uk/probation/crc-performance, SL001R: 94.7% to 93.8%.
  it("KPI.CHANGE: nine tenths of a point are not nine tenths of a per cent", () => {
    expect(shown("CHANGE", 0.938, 0.947, "pp")).toBeCloseTo(-0.9, 9);
    expect(percent(shown("CHANGE", 0.938, 0.947), 2)).toBe("-0.95%");
  });

  // National Audit Office, 2016: robust data for 18 of the 25 service levels of the National Probation Service.
  it("KPI.RATE: service levels with robust data", () => {
    expect(percent(shown("RATE", 18, 25), 0)).toBe("72%");
  });

  // russellwebster.com, massive variation in private probation performance: within 5 points of the target is met, 5 to 10
  // below is poor, more than 10 below is terrible.
  it("KPI.RAGBANDS: a commentator's bands of probation performance", () => {
    const points = [
      ["licence completions", 76 - 65, "meets"],
      ["accommodation on release", -20, "terrible"],
      ["breach referral", -17, "terrible"],
      ["HDC and ROTL assessments", -12, "terrible"],
    ] as const;
    const banded = points.map(([, gap]) =>
      excel.cell("RAGBANDS", [[gap]], [[-10, -5]], [["terrible", "poor", "meets"]]),
    );
    expect(banded).toEqual(points.map(([, , band]) => band));
  });

  // HMI Probation, youth inspections: 12 standards of 0 to 3 points; 0-6, 7-18, 19-30, 31-36.
  it("KPI.RAGBANDS: the four ratings of an inspection by their points", () => {
    const points = [0, 6, 7, 18, 19, 30, 31, 36];
    const labels = [["Inadequate", "Requires improvement", "Good", "Outstanding"]];
    const ratings = points.map((one) => excel.cell("RAGBANDS", [[one]], [[7, 19, 31]], labels));
    expect(ratings).toEqual(labels[0]!.flatMap((rating) => [rating, rating]));
  });

  // Justice Data Lab, Leeds Integrated Offender Management, July 2017.
  it("KPI.BINARYRATE and KPI.FREQUENCY: a comparison group of 100", () => {
    expect(percent(shown("BINARYRATE", 56, 100), 0)).toBe("56%");
    expect(shown("FREQUENCY", 205, 100).toFixed(2)).toBe("2.05");
    expect(shown("FREQUENCY", 205, 56).toFixed(2)).toBe("3.66");
  });

  it("KPI.REOFFENDING: the same from a list of people and a list of offences", () => {
    const people = Array.from({ length: 100 }, (_, at) => [`P${at}`]);
    const index = people.map(() => ["01/07/2015"]);
    const offences = Array.from({ length: 205 }, (_, at) => [`P${at % 56}`]);
    const answer = excel.call(
      "REOFFENDING",
      people,
      index,
      offences,
      offences.map(() => ["15/01/2016"]),
      offences.map(() => ["15/06/2016"]),
    );
    const [cohort, reoffenders, reoffences, binary, each, all] = answer.flat();
    expect([cohort, reoffenders, reoffences, binary, all]).toEqual([100, 56, 205, 0.56, 2.05]);
    expect(each).toBeCloseTo(205 / 56, 12);
  });

  // The same analysis: 203 records sent in, 142 analysed.
  it("KPI.ATTRITION: what is left of the records that were sent in", () => {
    const [, analysed] = excel.call("ATTRITION", [
      ["Sent in", 203],
      ["Analysed", 142],
    ]);
    expect(percent(1 - Number(analysed?.[2]), 0)).toBe("30%");
  });

  // Justice Data Lab on Langley House: 231 people, of whom 26% reoffended against 35% of the comparison group, a difference of
  // 2 to 14 points. How many the comparison group has is not printed, nor more digits: 61 of 231 and 34.7% of many give it.
  it("KPI.DIFFCI: between which points the effect of a programme lies", () => {
    const limits = excel.call("DIFFCI", [[61]], [[231]], [[34_700]], [[100_000]]).flat();
    const points = limits.map((limit) => (Number(limit) * -100).toFixed(0));
    expect(points).toEqual(expect.arrayContaining(["2", "14"]));
  });

  // The Home Office for 2016/17, as reported: 36 of 1,000 Black people and 4 of 1,000 white people were stopped and searched,
  // nine times as many; 11,982 of 54,532 and 26,765 of 167,229 stops ended in an arrest.
  it("KPI.RRI: stop and search of Black people and of white people", () => {
    expect(shown("RRI", 36, 1000, 4, 1000, "rri", null, null, 1)).toBeCloseTo(9, 9);
    expect(shown("RRI", 11_982, 54_532, 26_765, 167_229).toFixed(2)).toBe("1.37");
    // By the usual minimum four cases are too few for a ratio.
    expect(excel.cell("RRI", [[36]], [[1000]], [[4]], [[1000]])).toMatchObject({ error: "#N/A" });
  });

  // Youth justice statistics 2022/23: Black children were 20% of stops and searches, 14 points more than of all children.
  it("KPI.REPRESENTATION: Black children among those stopped and searched", () => {
    expect(shown("REPRESENTATION", 0.2, 0.06).toFixed(1)).toBe("3.3");
  });

  // parallelparliament.co.uk, HL13695: releases by risk, every figure rounded to 5. 2,765 and 38,435 make 41,200, and 41,205 is
  // printed; the percentages were worked out before the rounding and still come out.
  it("KPI.RATE: percentages of rounded counts", () => {
    expect(percent(shown("RATE", 20, 2765), 1)).toBe("0.7%");
    expect(percent(shown("RATE", 4980, 38_435), 1)).toBe("13.0%");
    const parts = excel.call("SUPPRESS", [[2764], [38_437]], [[0]], [[5]]).flat();
    const whole = excel.cell("SUPPRESS", [[2764 + 38_437]], [[0]], [[5]]);
    // Parts and whole that are rounded each for itself differ by no more than half a step for each cell.
    expect(parts).toEqual([2765, 38_435]);
    expect(Math.abs(41_205 - 2765 - 38_435)).toBeLessThanOrEqual(2.5 * 3);
    expect(whole).toBe(41_200);
  });
});
