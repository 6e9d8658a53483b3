import { describe, expect, it } from "vitest";
import { nameFit } from "../../../src/verify/returns/match-name";

const due = (fileName: string) => ({
  sender: "North Team",
  return: "Caseload",
  period: "Oct 2026",
  due: null,
  fileName,
});

describe("which file is which return", () => {
  it("is told by a pattern with * and ?, whatever the case and the folder", () => {
    expect(nameFit("in/North_10.XLSX", due("north_??.xlsx"))).toBeGreaterThan(0);
    expect(nameFit("C:\\in\\north_2026_10.xlsx", due("north*.xlsx"))).toBeGreaterThan(0);
    expect(nameFit("north_1.xlsx", due("north_??.xlsx"))).toBe(0);
    expect(nameFit("south.xlsx", due("north*"))).toBe(0);
  });

  it("is told by the words of sender and period where there is no pattern", () => {
    expect(nameFit("2026 Oct - North team return.xlsx", due(""))).toBeGreaterThan(0);
    expect(nameFit("2026 Nov - North team return.xlsx", due(""))).toBe(0);
  });

  it("prefers the pattern that says more", () => {
    const file = "north_young.xlsx";
    expect(nameFit(file, due("north_young*"))).toBeGreaterThan(nameFit(file, due("north*")));
  });

  it("takes no time over a pattern made to take long", () => {
    expect(nameFit("a".repeat(20_000), due(`${"*a".repeat(200)}*b`))).toBe(0);
  });
});
