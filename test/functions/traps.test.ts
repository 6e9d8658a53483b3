import { describe, expect, it, vi } from "vitest";
import { parseDate } from "../../src/cells/date";
import { column, errorObject, errorOf, fakeCustomFunctions } from "./excel";

const excel = fakeCustomFunctions();
vi.stubGlobal("CustomFunctions", excel.CustomFunctions);
await import("../../functions/register");

const day = (text: string) => parseDate(text);
const workdays = (start: string, end: string, ...rest: unknown[]) =>
  excel.cell("WORKDAYS", [[day(start)]], [[day(end)]], ...rest);

// Where formulas that people write by hand, or other tools, give a wrong figure.
describe("what usually goes wrong", () => {
  it("elapsed working days: from a day off on they are one more than NETWORKDAYS − 1, and 0 on the same day", () => {
    // Saturday 5 April to Monday 7 April 2025 is one working day on; NETWORKDAYS gives 1, less one is 0.
    expect(workdays("05/04/2025", "07/04/2025")).toBe(1);
    expect(workdays("05/04/2025", "07/04/2025", null, null, null, [["inclusive"]])).toBe(1);
    // NETWORKDAYS(start + 1, end) would be −2 on the same working day.
    expect(workdays("07/04/2025", "07/04/2025")).toBe(0);
  });

  it("closure days: the first error is returned, dates in any form count, TRUE is no date, and no weekend but Saturday and Sunday", () => {
    const within = (closures: unknown, weekend: unknown = null) =>
      workdays("31/03/2025", "11/04/2025", [["none"]], closures, weekend);
    expect(within(null)).toBe(9);
    expect(within(column("01/04/2025", "2025-04-02", "03-Apr-2025", day("04/04/2025")))).toBe(5);
    const errors = column("01/04/2025", errorObject("#DIV/0!"), errorObject("#NUM!"));
    expect(errorOf(within(errors))).toBe("#DIV/0!");
    expect(errorOf(within([[true]]))).toBe("#VALUE!");
    expect(within(null, [[true]])).toBe(within(null, [[1]]));
  });

  it("NHS numbers: 987 654 4321 looks like one and is none, 987 654 3210 is one", () => {
    const right = excel.call("IDCHECK", column("987 654 4321", "987 654 3210"), [["nhs"]]);
    expect(right).toEqual([[false], [true]]);
  });

  it("present values: Excel's NPV discounts the first amount, ours that of year 0 does not; social return starts at the end of year 1", () => {
    const amounts = column(-100, 60, 60);
    const rate = [[0.035]];
    const ours = Number(excel.cell("NPV", amounts, null, rate));
    expect(ours).toBeCloseTo(-100 + 60 / 1.035 + 60 / 1.035 ** 2, 12);
    expect(excel.cell("NPV", amounts, [[1]], rate)).toBeCloseTo(ours / 1.035, 12);
    const map = [[10, 100, 0]];
    expect(excel.cell("SROI", map, [[1000]], rate, [[1]])).toBeCloseTo(1 / 1.035, 12);
    const told = excel.call("SROI", map, [[1000]], rate, [[1]], [["table"]]).flat();
    expect(told.slice(-2)).toEqual(["Year 1 is discounted as at its", "end"]);
  });

  it("rates of other people: more reoffenders than the cohort has are no 107 %", () => {
    for (const id of ["RATE", "BINARYRATE", "CI"]) {
      expect([id, errorOf(excel.call(id, [[107]], [[100]])[0]![0]!)]).toEqual([id, "#NUM!"]);
    }
  });

  it("standardised rates: a blank count is 0, a blank population is an error", () => {
    const people = column(100, 100, 100);
    const rate = (counts: unknown, populations: unknown) =>
      excel.call("DSR", counts, populations, column(1, 1, 1), [[100]])[0]![0]!;
    expect(rate(column(20, null, 10), people)).toBe(rate(column(20, 0, 10), people));
    expect(errorOf(rate(column(20, 5, 10), column(100, null, 100)))).toBe("#DIV/0!");
  });

  it("monthly percentages: they are added up, never averaged", () => {
    // 1 of 1 and 0 of 9 are 10 %, not 50 %.
    expect(excel.cell("RATE", column(1, 0), column(1, 9))).toBe(0.1);
  });

  it("the colour follows the figure that is shown", () => {
    const rag = (decimals: number | null) =>
      excel.cell(
        "RAG",
        [[0.8996]],
        [[0.9]],
        [[0]],
        null,
        null,
        decimals === null ? null : [[decimals]],
      );
    expect([rag(null), rag(2), rag(3)]).toEqual(["Red", "Green", "Green"]);
    expect(excel.cell("RAG", [[0.1 + 0.2]], [[0.3]], [[0]], [["lower"]])).toBe("Green");
  });
});
