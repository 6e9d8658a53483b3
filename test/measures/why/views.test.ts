import { describe, expect, it } from "vitest";
import { besidePartner, judgedCases } from "../../../src/measures/why/beside-partner";
import { equalityView } from "../../../src/measures/why/equality";
import { groupFunnel } from "../../../src/measures/why/group-funnel";
import { causePareto, rowsBehindGap } from "../../../src/measures/why/pareto";
import type { FigureRows } from "../../../src/measures/result";
import { madeFigure, madeMeasure, madeResult, madeSeries, madeSplit, OCTOBER } from "../made";

function split(column: string, groups: readonly (readonly [string, number, number])[]) {
  const [x, n] = groups.reduce<readonly [number, number]>(
    ([a, b], [, met, all]) => [a + met, b + all],
    [0, 0],
  );
  return madeResult(madeMeasure(), madeSeries(null, [madeFigure(OCTOBER, x, n)]), [
    madeSplit(
      column,
      groups.map(([name, met, all]) => madeSeries(name, [madeFigure(OCTOBER, met, all)])),
    ),
  ]);
}

const rows: FigureRows = {
  sheet: "Panels",
  table: "tblPanels",
  counted: [4, 5, 6, 7],
  inNumerator: [4, 6],
  leftOut: [],
  undated: [],
};

describe("the causes behind a figure", () => {
  it("are those of the rows not met, or of the rows counted where fewer is better", () => {
    expect(rowsBehindGap(rows, "higher")).toEqual([5, 7]);
    expect(rowsBehindGap(rows, "lower")).toEqual([4, 6]);
  });

  it("are counted, most frequent first, with what has none last", () => {
    const { causes, withoutCause } = causePareto([
      "No transport",
      "Moved prison",
      " no transport ",
      null,
      "NO TRANSPORT",
      "No transport",
      "Moved prison",
      "Illness",
      null,
      null,
      null,
      null,
    ]);
    expect(withoutCause).toBe(5);
    expect(causes.map(({ cause, count, isMain }) => [cause, count, isMain])).toEqual([
      ["No transport", 4, true],
      ["Moved prison", 2, true],
      ["Illness", 1, false],
      ["No cause recorded", 5, false],
    ]);
    expect(causes.at(-1)?.cumulative).toBe(1);
    expect(causePareto([]).causes).toEqual([]);
  });
});

describe("groups of people side by side", () => {
  const view = (groups: readonly (readonly [string, number, number])[], reference?: string) => {
    const asked = { period: "2026-10", column: "Ethnicity" };
    const found = equalityView(
      split("Ethnicity", groups),
      reference === undefined ? asked : { ...asked, reference },
    );
    if (!found.ok) throw new Error(found.trouble.message);
    return found.value;
  };

  it("30 of 2,000 beside 60 of 12,000 is three times as often, and clearly so", () => {
    const { reference, rows: table } = view([
      ["Black", 30, 2000],
      ["White", 60, 12_000],
    ]);
    expect(reference).toBe("White");
    expect(table[0]?.index).toBeCloseTo(3, 12);
    // sqrt(1/30 - 1/2000 + 1/60 - 1/12000) = 0.22230; exp(1.95996 x 0.22230) = 1.5461.
    expect(table[0]?.lower).toBeCloseTo(3 / 1.5461, 3);
    expect(table[0]?.upper).toBeCloseTo(3 * 1.5461, 3);
    expect(table[0]?.word).toBe("Higher");
    expect(table[1]?.verdict).toBe("reference");
  });

  it("3 of 600 says nothing, and no ratio is given", () => {
    const { rows: table } = view([
      ["Mixed", 3, 600],
      ["White", 40, 9000],
    ]);
    expect(table[0]).toMatchObject({ verdict: "too-few", index: null });
    expect(table[0]?.why).toBe("3 events counted, fewer than 5.");
  });

  it("a small group says so, a named reference is found in any case, blank is none", () => {
    const { rows: table, reference } = view(
      [
        ["", 90, 900],
        ["Female", 9, 20],
        ["Male", 50, 400],
      ],
      "male",
    );
    expect(reference).toBe("Male");
    expect(table[1]?.why).toBe("20 people or cases to begin with, fewer than 30.");
    expect(
      view([
        ["", 90, 900],
        ["Female", 9, 20],
      ]).reference,
    ).toBe("Female");
  });

  it("a group that was never counted is a finding where the others were often", () => {
    const { rows: table } = view([
      ["Asian", 0, 400],
      ["White", 60, 500],
    ]);
    expect(table[0]).toMatchObject({ index: 0, lower: 0, verdict: "lower" });
  });

  it("is refused where nothing can be compared", () => {
    const asked = { period: "2026-10", column: "Sex" };
    const one = equalityView(split("Sex", [["Male", 5, 50]]), asked);
    expect(one.ok ? null : one.trouble.code).toBe("too-few-groups");
    const gone = equalityView(split("Sex", [["Male", 5, 50]]), { ...asked, period: "2026-09" });
    expect(gone.ok ? null : gone.trouble.code).toBe("no-such-period");
    const named = equalityView(
      split("Sex", [
        ["Male", 5, 50],
        ["Female", 5, 50],
      ]),
      { ...asked, reference: "Other" },
    );
    expect(named.ok ? null : named.trouble.code).toBe("no-reference");
  });
});

describe("a figure made of hours or pounds", () => {
  it("has no limits of chance, so neither view is given", () => {
    const result = madeResult(
      madeMeasure(),
      madeSeries(null, [madeFigure(OCTOBER, 7.5, 10, { interval: null })]),
      [madeSplit("Sex", [madeSeries("Male", [madeFigure(OCTOBER, 7.5, 10)])])],
    );
    const asked = { period: "2026-10", column: "Sex" };
    for (const view of [equalityView(result, asked), groupFunnel(result, asked)]) {
      expect(view.ok ? null : view.trouble.code).toBe("needs-cases");
    }
  });
});

describe("a funnel of teams", () => {
  it("has each team, its limits, and the curves between the smallest and the largest", () => {
    const found = groupFunnel(
      split("Team", [
        ["North", 45, 50],
        ["East", 30, 50],
        ["South", 180, 200],
        ["New", 0, 0],
      ]),
      { period: "2026-10", column: "Team" },
    );
    if (!found.ok) throw new Error(found.trouble.message);
    const { average, points, curve, empty } = found.value;
    expect(average).toBeCloseTo(0.85, 12);
    // 0.85 ± 1.95996 x sqrt(0.85 x 0.15 / 50) = 0.85 ± 0.0990.
    expect(points[0]?.lower95).toBeCloseTo(0.751, 3);
    expect(points[0]?.upper95).toBeCloseTo(0.949, 3);
    expect(points.map(({ group, isOutside }) => [group, isOutside])).toEqual([
      ["North", false],
      ["East", true],
      ["South", true],
    ]);
    expect(empty).toEqual(["New"]);
    expect(curve[0]?.size).toBeCloseTo(50, 9);
    expect(curve.at(-1)?.size).toBeCloseTo(200, 9);
    expect(curve[0]?.lower95).toBeCloseTo(points[0]?.lower95 ?? 0, 9);
  });
});

describe("our figure beside the partner’s", () => {
  it("names the cases behind the difference", () => {
    const beside = besidePartner(
      [
        { key: "RS-1", isMet: true },
        { key: "RS-2", isMet: true },
        { key: "RS-3", isMet: false },
        { key: " rs-4", isMet: true },
      ],
      [
        { key: "RS-1", isMet: true },
        { key: "RS-2", isMet: false },
        { key: "RS-4", isMet: true },
        { key: "RS-5", isMet: false },
      ],
      0.6,
    );
    expect(beside.ours).toEqual({ met: 3, cases: 4, value: 0.75 });
    expect(beside.theirs).toEqual({ met: 2, cases: 4, value: 0.5 });
    expect(beside.difference).toBe(0.25);
    expect(beside.isPublishedTheirs).toBe(false);
    expect(beside.agree).toBe(2);
    expect(beside.different).toEqual([
      { key: "RS-2", kind: "judged-differently", ours: true, theirs: false },
      { key: "RS-3", kind: "only-ours", ours: false, theirs: null },
      { key: "RS-5", kind: "only-theirs", ours: null, theirs: false },
    ]);
  });

  it("two sides with the same cases judged alike have nothing to tell", () => {
    const same = [
      { key: 1, isMet: true },
      { key: 2, isMet: false },
    ];
    const beside = besidePartner(same, [...same].reverse(), 0.5);
    expect(beside).toMatchObject({ difference: 0, agree: 2, different: [], leftOut: [] });
    expect(beside.isPublishedTheirs).toBe(true);
  });

  it("keys that are blank or stand twice are named, and no case is guessed", () => {
    const beside = besidePartner(
      [
        { key: "A", isMet: true },
        { key: "A", isMet: false },
        { key: null, isMet: true },
      ],
      [{ key: "A", isMet: true }],
    );
    expect(beside.different).toEqual([]);
    expect(beside.agree).toBe(0);
    expect(beside.leftOut.map(({ key }) => key)).toEqual(["A", ""]);
    expect(beside.ours.cases).toBe(3);
  });

  it("takes our cases from the rows of a figure", () => {
    const keys = new Map([
      [4, "P1"],
      [5, "P2"],
      [6, "P3"],
      [7, "P4"],
    ]);
    expect(judgedCases(rows, (row) => keys.get(row) ?? null)).toEqual([
      { key: "P1", isMet: true },
      { key: "P2", isMet: false },
      { key: "P3", isMet: true },
      { key: "P4", isMet: false },
    ]);
  });
});
