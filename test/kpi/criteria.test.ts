import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/cells/cell";
import { rowsMeeting } from "../../src/kpi/criteria";
import { error, on, one, problem, range, value } from "./ranges";

function count(cells: readonly Cell[], criterion: Cell, system: 1900 | 1904 = 1900): number {
  const beside = range(cells, "crit_range1", system);
  const rows = value(rowsMeeting(beside, [{ range: beside, criterion: one(criterion) }]));
  return rows?.size ?? -1;
}

const TEXTS = ["Open", "open", "OPEN ", "Op*n", "Opxn", "O~n", "Open plan", ""];

describe("a criterion", () => {
  it("finds text in any letter case, spaces and all", () => {
    expect(count(TEXTS, "open")).toBe(2);
    expect(count(TEXTS, "=OPEN")).toBe(2);
    expect(count(TEXTS, "OPEN ")).toBe(1);
    expect(count(TEXTS, "<>open")).toBe(6);
  });

  it("takes * for any letters, ? for one and ~ for the sign itself", () => {
    expect(count(TEXTS, "op*n")).toBe(5);
    expect(count(TEXTS, "op?n")).toBe(4);
    expect(count(TEXTS, "op~*n")).toBe(1);
    expect(count(TEXTS, "o~~n")).toBe(1);
    expect(count(TEXTS, "*")).toBe(TEXTS.length);
    expect(count(TEXTS, "?*")).toBe(TEXTS.length - 1);
    expect(count(TEXTS, "*en*p?an")).toBe(1);
    expect(count([5, true, null, "5"], "*")).toBe(1);
    expect(count(["a~b", "ab~"], "a~b")).toBe(1);
  });

  it("matches runs of letters without going round in circles", () => {
    const long = `${"a".repeat(20_000)}b`;
    expect(count([long], `${"*a".repeat(30)}*b`)).toBe(1);
    expect(count([long], `${"*a".repeat(30)}*c`)).toBe(0);
  });

  it("finds numbers as numbers and as text, but compares numbers alone", () => {
    const numbers = [5, "5", " 5 ", "£5", 4, 6, "6", true, null];
    expect(count(numbers, 5)).toBe(4);
    expect(count(numbers, "5")).toBe(4);
    expect(count(numbers, "=5.0")).toBe(4);
    expect(count(numbers, "<>5")).toBe(5);
    expect(count(numbers, ">=5")).toBe(2);
    expect(count(numbers, "<5")).toBe(1);
    expect(count([0.9, 0.5], ">=90%")).toBe(1);
  });

  it("compares text with text in the order of the alphabet", () => {
    expect(count(["Adam", "bea", "Carl", 7], ">=B")).toBe(2);
    expect(count(["Adam", "bea", "Carl", 7], "<b")).toBe(1);
  });

  it("reads dates day first, in the date system of the workbook", () => {
    const days = [on("31/03/2025"), on("01/04/2025"), on("04/01/2025"), "01/04/2025"];
    expect(count(days, ">=01/04/2025")).toBe(1);
    expect(count(days, "01/04/2025")).toBe(2);
    expect(count([on("01/04/2025") - 1462], "=01/04/2025", 1904)).toBe(1);
  });

  it("finds TRUE and FALSE, and not the words", () => {
    expect(count([true, false, "TRUE", 1], "true")).toBe(1);
    expect(count([true, false, "TRUE", 1], false)).toBe(1);
    expect(count([true, false, "TRUE", 1], "<>TRUE")).toBe(3);
  });

  it("tells blank cells from empty text", () => {
    const cells = [null, "", "x", 7];
    expect(count(cells, "")).toBe(2);
    expect(count(cells, "=")).toBe(1);
    expect(count(cells, "<>")).toBe(3);
    expect(count(cells, "<>x")).toBe(3);
  });

  it("reads a 0 among text or dates as the blank that Excel on the desktop makes of it", () => {
    for (const blank of [0, null]) {
      expect(count(["x", blank, "y"], "=")).toBe(1);
      expect(count([on("01/04/2025"), blank, blank], "")).toBe(2);
      expect(count([blank, blank], "")).toBe(2);
    }
    expect(count([0, 3], "=")).toBe(0);
    expect(count([0, true], "=")).toBe(0);
  });

  it("that points to a blank cell is 0, as in COUNTIFS", () => {
    for (const blank of [0, null]) expect(count([0, 1, 2], blank)).toBe(1);
  });

  it("needs a range of the same size and one cell, and returns errors", () => {
    const beside = range([1, 2]);
    const of = (cells: readonly Cell[], criterion: readonly Cell[] | null) =>
      problem(
        rowsMeeting(beside, [
          {
            range: range(cells, "crit_range1"),
            criterion: criterion && range(criterion, "crit1"),
          },
        ]),
      );
    expect(of([1, 2, 3], [1]).message).toContain("“crit_range1” has 3 cells");
    expect(of([1, 2], [1, 2]).code).toBe("#VALUE!");
    expect(of([1, error("#REF!")], [1]).code).toBe("#REF!");
    expect(of([1, 2], [error("#N/A")]).code).toBe("#N/A");
    expect(of([1, 2], null).message).toBe(
      "“crit_range1” has no criterion behind it. Give a range, then what its cells have to be.",
    );
  });
});
