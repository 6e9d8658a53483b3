import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/cells/cell";
import { disparity } from "../../src/kpi/disparity";
import { parityGap, relativeRateIndex } from "../../src/kpi/relative-rate";
import { fourFifths, representation } from "../../src/kpi/share-ratio";
import { cells, error, one, problem, range, value } from "./ranges";

const groups = (g: Cell, gBase: Cell, r: Cell, rBase: Cell, more = {}) => ({
  groupCount: one(g, "group_count"),
  groupBase: one(gBase, "group_base"),
  refCount: one(r, "ref_count"),
  refBase: one(rBase, "ref_base"),
  which: null,
  confidence: null,
  minBase: null,
  minCount: null,
  ...more,
});

const part = fc
  .integer({ min: 30, max: 5000 })
  .chain((n) => fc.record({ x: fc.integer({ min: 5, max: n }), n: fc.constant(n) }));

describe("KPI.RRI", () => {
  const rri = (...given: Parameters<typeof groups>) => relativeRateIndex(groups(...given));

  it("is one over itself when the groups change places, limits included", () => {
    fc.assert(
      fc.property(part, part, (a, b) => {
        const all = { which: one("all") };
        const [ratio, lower, upper] = cells(rri(a.x, a.n, b.x, b.n, all)).map(Number);
        const [other, otherLower, otherUpper] = cells(rri(b.x, b.n, a.x, a.n, all)).map(Number);
        expect(ratio! * other!).toBeCloseTo(1, 10);
        expect(lower! * otherUpper!).toBeCloseTo(1, 10);
        expect(upper! * otherLower!).toBeCloseTo(1, 10);
        expect(lower).toBeLessThanOrEqual(ratio! * (1 + 1e-12));
        expect(upper).toBeGreaterThanOrEqual(ratio! * (1 - 1e-12));
      }),
    );
  });

  it("says nothing of few people or few cases, and says why", () => {
    expect(problem(rri(10, 29, 10, 100))).toEqual({
      code: "#N/A",
      message:
        "One of the groups has 29 people or cases to begin with, fewer than the 30 that “min_base” asks for, so no ratio is shown.",
    });
    expect(problem(rri(4, 100, 10, 100)).code).toBe("#N/A");
    expect(problem(rri(10, 100, 4, 100)).message).toContain("counted 4 times");
    expect(cells(rri(4, 29, 10, 100, { minBase: one(20), minCount: one(1) }))[0]).toBeCloseTo(
      4 / 2.9,
      12,
    );
  });

  it("shows a group that was never counted as 0, with an upper limit only if asked for", () => {
    expect(cells(rri(0, 100, 10, 100))).toEqual([0]);
    expect(cells(rri(0, 100, 10, 100, { which: one("all") }))).toEqual([0, 0, "#N/A"]);
    expect(problem(rri(0, 100, 10, 100, { which: one("upper") })).code).toBe("#N/A");
    // (0.5/101)/(10.5/101) × exp(1.96 √(1/0.5 − 1/101 + 1/10.5 − 1/101))
    const error = Math.sqrt(1 / 0.5 - 1 / 101 + 1 / 10.5 - 1 / 101);
    const [upper] = cells(rri(0, 100, 10, 100, { which: one("upper+0.5") }));
    expect(upper).toBeCloseTo((0.5 / 10.5) * Math.exp(1.959963984540054 * error), 10);
  });

  it("needs a case to compare with, and counts within their bases", () => {
    expect(problem(rri(10, 100, 0, 100)).code).toBe("#DIV/0!");
    expect(problem(rri(10, 0, 10, 100)).code).toBe("#NUM!");
    expect(problem(rri(0, 0, 10, 100)).code).toBe("#DIV/0!");
    expect(problem(rri(10, 100, 101, 100)).code).toBe("#NUM!");
    expect(problem(rri(10, 100, 10, 100, { which: one("ratio") })).code).toBe("#VALUE!");
  });
});

describe("KPI.PARITYGAP", () => {
  const gap = (...given: Parameters<typeof groups>) => parityGap(groups(...given));

  it("lies between its limits, and its excess is the gap times the group", () => {
    fc.assert(
      fc.property(part, part, (a, b) => {
        const [points, lower, upper] = cells(gap(a.x, a.n, b.x, b.n)).map(Number);
        expect(lower).toBeLessThanOrEqual(points! + 1e-12);
        expect(upper).toBeGreaterThanOrEqual(points! - 1e-12);
        const [excess] = cells(gap(a.x, a.n, b.x, b.n, { which: one("excess") })).map(Number);
        expect(excess).toBeCloseTo(points! * a.n, 8);
      }),
    );
  });
});

describe("KPI.DISPARITY", () => {
  const table = (names: readonly Cell[], rows: readonly (readonly Cell[])[], reference: Cell) =>
    disparity({
      groups: range(names, "groups"),
      stages: {
        name: "stages",
        rows: rows.length,
        columns: rows[0]?.length ?? 0,
        cells: rows.flat(),
        dateSystem: 1900,
      },
      reference: one(reference, "reference"),
      minBase: null,
      minCount: null,
      headers: one(true),
    });

  it("takes each stage as a share of the stage before, so that nothing is counted twice", () => {
    const shown = table(
      ["White", "Black"],
      [
        [1000, 100, 50],
        [500, 150, 75],
      ],
      " black ",
    );
    expect(value(shown)).toEqual([
      ["Group", "Stage 2", "Stage 3"],
      ["White", 1 / 3, 1],
      ["Black", 1, 1],
    ]);
  });

  it("recognises a row of names over the stages", () => {
    const shown = table(
      ["Ethnicity", "White", "Black"],
      [
        ["Population", "Arrests", "Charges"],
        [1000, 100, "50"],
        [500, 150, 75],
      ],
      "White",
    );
    expect(value(shown)[0]).toEqual(["Group", "Arrests", "Charges"]);
    expect(value(shown)[2]).toEqual(["Black", 3, 1]);
  });

  it("shows what cannot be worked out in its own cell", () => {
    const shown = table(
      ["White", "Black", "Mixed"],
      [
        [1000, 100, 0],
        [500, 150, 151],
        [20, 10, null],
      ],
      "White",
    );
    expect(cells(shown).slice(3)).toEqual([
      ...["White", 1, "#DIV/0!"],
      ...["Black", 3, "#NUM!"],
      ...["Mixed", "#N/A", "#DIV/0!"],
    ]);
  });

  it("refuses tables that do not fit, and names the nearest group", () => {
    const rows = [
      [1000, 100],
      [500, 150],
    ];
    expect(problem(table(["White", "Black"], rows, "Blakc")).message).toBe(
      "“reference” holds “Blakc”, which is none of the groups. Did you mean “Black”?",
    );
    expect(problem(table(["White"], rows, "White")).code).toBe("#VALUE!");
    expect(problem(table(["White", "Black"], [[1000], [500]], "White")).code).toBe("#VALUE!");
    expect(
      problem(
        table(
          ["White", "Black"],
          [
            [1000, 100],
            [500, "many"],
          ],
          "White",
        ),
      ).code,
    ).toBe("#VALUE!");
    expect(
      problem(
        table(
          ["White", "Black"],
          [
            [1000, -1],
            [500, 5],
          ],
          "White",
        ),
      ).code,
    ).toBe("#NUM!");
    expect(
      problem(
        table(
          ["White", "Black"],
          [
            [1000, error("#REF!")],
            [500, 5],
          ],
          "White",
        ),
      ).code,
    ).toBe("#REF!");
  });
});

describe("KPI.REPRESENTATION and KPI.FOURFIFTHS", () => {
  it("compare shares row by row", () => {
    const shown = representation({
      groupShare: range(["27%", 0.1, null, 1.2], "group_share"),
      baseShare: one(0.18),
    });
    expect(cells(shown)).toEqual([0.27 / 0.18, 0.1 / 0.18, "", "#NUM!"]);
    expect(cells(representation({ groupShare: one(0.1), baseShare: one(0) }))).toEqual(["#DIV/0!"]);
  });

  it("let exactly four fifths pass, rounding aside", () => {
    const ratios = fourFifths({
      rate: range([0.4, 0.56, 0.399, null]),
      bestRate: range([0.5, 0.7, 0.5, 0.5]),
    });
    expect(value(ratios).map((row) => row[1])).toEqual([false, false, true, ""]);
  });
});
