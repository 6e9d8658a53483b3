import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/cells/cell";
import { completeness } from "../../src/kpi/quality/completeness";
import { consistency } from "../../src/kpi/quality/consistency";
import { duplicates, uniqueness } from "../../src/kpi/quality/duplicates";
import { entryLag } from "../../src/kpi/quality/entry-lag";
import { matcher } from "../../src/kpi/quality/pattern";
import { qualityReport } from "../../src/kpi/quality/report";
import type { Schemes } from "../../src/kpi/quality/schemes";
import { qualityScore } from "../../src/kpi/quality/score";
import { validity } from "../../src/kpi/quality/validity";
import type { Range } from "../../src/kpi/range";
import { words } from "../../src/kpi/reading";
import { cells, error, one, problem, range, value } from "./ranges";

function table(rows: readonly (readonly Cell[])[]): Range {
  const columns = rows[0]?.length ?? 0;
  return { name: "table", rows: rows.length, columns, cells: rows.flat(), dateSystem: 1900 };
}

/** One kind of identifier, which has to begin with X. */
const schemes: Schemes = {
  names: words([["code", "code"]]),
  read: (_, text) =>
    text.startsWith("X")
      ? { canonical: text, reason: null, warning: null }
      : { canonical: null, reason: { code: "form", message: "no code." }, warning: null },
};

describe("completeness", () => {
  it("counts errors as missing and leaves rows out in which nothing stands", () => {
    const rows = [
      ["a", error("#N/A")],
      [" ", null],
      ["b", "c"],
    ];
    expect(cells(completeness(table(rows), null))).toEqual([1, 0.5]);
    expect(cells(completeness(table(rows), one("all")))).toEqual([0.75]);
  });

  it("takes every row of a single column, and a 0 among numbers as a number", () => {
    expect(cells(completeness(range(["a", null, 0, "b"]), null))).toEqual([0.5]);
    expect(cells(completeness(range([5, 0, 3, null]), null))).toEqual([0.75]);
    expect(cells(completeness(table([[null, ""]]), null))).toEqual(["#DIV/0!"]);
    expect(cells(completeness(one("a"), one("diagonal")))).toEqual(["#VALUE!"]);
  });

  it("does not depend on the order of the rows", () => {
    const row = fc.tuple(fc.constantFrom("", "a", " "), fc.constantFrom("x", null, "\u00a0"));
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (rows) => {
        const turned = [...rows].reverse();
        expect(cells(completeness(table(turned), null))).toEqual(
          cells(completeness(table(rows), null)),
        );
      }),
    );
  });
});

describe("validity", () => {
  const share = (column: readonly Cell[], rule: Cell, list: readonly Cell[] | null = null) =>
    validity(range(column), one(rule, "rule"), list && range(list, "list"), schemes);

  it("judges what is filled, and counts errors as wrong", () => {
    expect(cells(share(["X1", "Y1", "", null], "code"))).toEqual([0.5]);
    expect(cells(share(["X1", error("#REF!")], "code"))).toEqual([0.5]);
    expect(cells(share(["", null], "code"))).toEqual(["#DIV/0!"]);
  });

  it("knows lists, ranges and patterns", () => {
    expect(cells(share([" low ", "Mid"], "list", ["Low"]))).toEqual([0.5]);
    expect(
      cells(share(["01/04/2025", "31/03/2025", "soon"], "date-range", ["01/04/2025", ""])),
    ).toEqual([1 / 3]);
    expect(cells(share([1, "2", 3, "many"], "number-range", [null, 2]))).toEqual([0.5]);
    expect(cells(share(["RS-1", "RS-X"], "pattern", ["rs-#"]))).toEqual([0.5]);
    expect(cells(share(["30/02/2025", "28/02/2025"], "date"))).toEqual([0.5]);
  });

  it("says what a rule needs, and which rules there are", () => {
    expect(problem(share(["a"], "list")).message).toContain("values that are allowed");
    expect(problem(share(["a"], "number-range", [1])).code).toBe("#VALUE!");
    expect(problem(share(["a"], "cod")).message).toContain("code");
  });

  it("takes no longer for a pattern that is made to be slow", () => {
    const fits = matcher("*a*a*a*a*a*a*a*a*a*a*b");
    expect(fits("a".repeat(20_000))).toBe(false);
    expect([matcher("~*?@#")("*xy1"), matcher("~*?@#")("*xyz")]).toEqual([true, false]);
  });
});

describe("duplicates", () => {
  it("are all that keeps values from being unique", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "A ", "b", "c", ""), { minLength: 1 }), (keys) => {
        const filled = keys.filter((key) => key !== "").length;
        if (filled === 0) return;
        const marks = cells(duplicates(range(keys), one("mark"), null));
        const share = value(uniqueness(range(keys)));
        expect(marks.includes("Duplicate")).toBe(share < 1);
      }),
    );
  });

  it("of several columns are rows that are the same in all of them", () => {
    const rows = table([
      ["a", 1],
      ["A", 1],
      ["a", 2],
    ]);
    expect(value(duplicates(rows, null, null))).toEqual([["a | 1", 2]]);
    expect(value(uniqueness(rows))).toBe(2 / 3);
    expect(cells(duplicates(range(["a", "b"]), null, null))).toEqual(["#N/A"]);
  });
});

describe("consistency, entry lag and the score", () => {
  it("of conditions leaves blanks out and takes an error for FALSE", () => {
    expect(value(consistency(range([true, 0, "", error("#N/A"), "TRUE", false])))).toBe(0.5);
    expect(problem(consistency(range([true, "maybe"]))).code).toBe("#VALUE!");
    expect(problem(consistency(range([null]))).code).toBe("#DIV/0!");
  });

  it("of entries keeps those recorded too early apart", () => {
    const lag = entryLag({
      events: range(["01/04/2025", "01/04/2025", "05/04/2025", null, "soon"]),
      entries: range(["02/04/2025", "09/04/2025", "01/04/2025", "01/04/2025", "01/04/2025"]),
      within: one(7),
      headers: null,
    });
    expect(value(lag)).toEqual([[2, 4.5, 4.5, 8, 1, 0.5, 1]]);
  });

  it("lies between the lowest and the highest dimension, and leaves missing ones out", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 8 }), (scores) => {
        const score = Number(cells(qualityScore(range(scores), null, null))[0]);
        expect(score).toBeGreaterThanOrEqual(Math.min(...scores) - 1e-12);
        expect(score).toBeLessThanOrEqual(Math.max(...scores) + 1e-12);
        const more = qualityScore(range([...scores, "", error("#N/A")]), null, null);
        expect(cells(more)[0]).toBe(score);
      }),
    );
    expect(cells(qualityScore(one(1.2), null, null))).toEqual(["#NUM!"]);
    expect(cells(qualityScore(one(""), null, null))).toEqual(["#DIV/0!"]);
  });
});

describe("the report on a table", () => {
  it("names the first row with a fault and counts errors", () => {
    const report = qualityReport(
      {
        table: table([
          ["X1", 1],
          ["X1", 2],
          [error("#REF!"), 2],
        ]),
        rules: null,
        headers: null,
      },
      schemes,
    );
    expect(value(report)).toEqual([
      ["Column 1", 2 / 3, "", 0.5, 1, 3],
      ["Column 2", 1, "", 2 / 3, 0, ""],
    ]);
  });

  it("wants a rule for each column", () => {
    const given = { table: table([["X1", 1]]), rules: one("code", "rules"), headers: null };
    expect(problem(qualityReport(given, schemes)).message).toContain("2 columns");
  });
});
