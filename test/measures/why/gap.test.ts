import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MeasureResult } from "../../../src/measures/result";
import { decompose } from "../../../src/measures/why/decompose";
import { explainGap, type Against } from "../../../src/measures/why/explain-gap";
import {
  madeFigure,
  madeMeasure,
  madeResult,
  madeSeries,
  madeSplit,
  month,
  OCTOBER,
} from "../made";

const SEPTEMBER = month(9);

type Pair = readonly [number, number];

/** Teams in two months: successes of cases. */
function teams(
  rows: ReadonlyMap<string, { readonly then: Pair; readonly now: Pair }>,
  target: number | null = null,
  form: "share" | "count" = "share",
): MeasureResult {
  const all = [...rows.values()];
  const sum = (pick: (row: { then: Pair; now: Pair }) => Pair) =>
    all.reduce<Pair>(([a, b], row) => [a + pick(row)[0], b + pick(row)[1]], [0, 0]);
  const [then, now] = [sum((row) => row.then), sum((row) => row.now)];
  const valued = (figure: ReturnType<typeof madeFigure>) =>
    form === "count" ? { ...figure, value: figure.numerator, denominator: 0 } : figure;
  const value = form === "count" ? then[0] : then[1] === 0 ? 0 : then[0] / then[1];
  const change = {
    period: SEPTEMBER,
    value,
    by: 0,
    meaning: "changed" as const,
    word: "",
    isClear: null,
  };
  const total = madeSeries(null, [
    valued(madeFigure(SEPTEMBER, ...then)),
    valued(madeFigure(OCTOBER, ...now, { target, change })),
  ]);
  const groups = [...rows].map(([name, row]) =>
    madeSeries(name, [
      valued(madeFigure(SEPTEMBER, ...row.then)),
      valued(madeFigure(OCTOBER, ...row.now, { target })),
    ]),
  );
  return madeResult(madeMeasure(form), total, [madeSplit("Team", groups)]);
}

function explained(result: MeasureResult, against: Against = "target") {
  const found = explainGap(result, { period: "2026-10", column: "team", against });
  if (!found.ok) throw new Error(found.trouble.message);
  return found.value;
}

const troubleOf = (result: MeasureResult, against: Against, column = "Team") => {
  const found = explainGap(result, { period: "2026-10", column, against });
  return found.ok ? null : found.trouble.code;
};

describe("a gap is shared out among groups", () => {
  it("against a target: cases short of it, team by team", () => {
    // 90% of 40, 40 and 20 is 36, 36 and 18. North has 36, East 20, South 19: 0, 16 short, 1 over.
    const gap = explained(
      teams(
        new Map([
          ["North", { then: [0, 1], now: [36, 40] }],
          ["East", { then: [0, 1], now: [20, 40] }],
          ["South", { then: [0, 1], now: [19, 20] }],
        ]),
        0.9,
      ),
    );
    expect(gap.to).toBe(0.75);
    expect(gap.gap).toBeCloseTo(-0.15, 12);
    const amounts = new Map(gap.parts.map(({ group, amount }) => [group, amount]));
    expect(amounts.get("East")).toBeCloseTo(-16, 10);
    expect(amounts.get("South")).toBeCloseTo(1, 10);
    expect(amounts.get("North")).toBeCloseTo(0, 10);
    expect(gap.parts[0]?.group).toBe("East");
    expect(gap.parts[0]?.shareOfGap).toBeCloseTo(1, 10);
    expect(gap.main).toEqual(["East"]);
  });

  it("tells a team that does worse from a team that has more of the cases", () => {
    // Both keep their rates (90% and 50%); East goes from 10 of 20 cases to 30 of 40.
    const gap = explained(
      teams(
        new Map([
          ["North", { then: [9, 10], now: [9, 10] }],
          ["East", { then: [5, 10], now: [15, 30] }],
        ]),
      ),
      "before",
    );
    expect(gap.gap).toBeCloseTo(0.6 - 0.7, 12);
    for (const part of gap.parts) expect(part.rateEffect).toBeCloseTo(0, 12);
    expect(gap.parts.reduce((sum, part) => sum + part.mixEffect, 0)).toBeCloseTo(-0.1, 12);
  });

  it("of counts by what each group brings now, less what it brought", () => {
    const gap = explained(
      teams(
        new Map([
          ["North", { then: [12, 12], now: [10, 10] }],
          ["East", { then: [8, 8], now: [2, 2] }],
        ]),
        null,
        "count",
      ),
      "before",
    );
    expect(gap.gap).toBe(-8);
    expect(gap.parts.map(({ group, amount }) => [group, amount])).toEqual([
      ["East", -6],
      ["North", -2],
    ]);
    expect(gap.main).toEqual(["East", "North"]);
  });

  it("says why it cannot be done", () => {
    const rows = new Map([["North", { then: [1, 2] as Pair, now: [1, 2] as Pair }]]);
    expect(troubleOf(teams(rows), "target")).toBe("no-target");
    expect(troubleOf(teams(rows), "last-year")).toBe("nothing-before");
    expect(troubleOf(teams(rows), "before", "Prison")).toBe("no-such-split");
    const short = madeResult(
      madeMeasure(),
      madeSeries(null, [madeFigure(OCTOBER, 5, 10, { target: 0.9 })]),
      [madeSplit("Team", [madeSeries("North", [madeFigure(OCTOBER, 1, 4)])])],
    );
    expect(troubleOf(short, "target")).toBe("parts-do-not-add-up");
    const empty = madeResult(madeMeasure(), madeSeries(null, [madeFigure(OCTOBER, 0, 0)]), [
      madeSplit("Team", []),
    ]);
    expect(troubleOf(empty, "target")).toBe("no-figure");
  });
});

const pair = fc
  .tuple(fc.nat({ max: 60 }), fc.nat({ max: 60 }))
  .map(([met, missed]): Pair => [met, met + missed]);

describe("whatever the groups", () => {
  it("rate and mix effects add up to the difference", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(pair, pair), { minLength: 1, maxLength: 12 }), (rows) => {
        const counts = (at: 0 | 1) =>
          rows.map((row) => ({ numerator: row[at][0], denominator: row[at][1] }));
        const rate = (all: readonly { numerator: number; denominator: number }[]) =>
          all.reduce((sum, one) => sum + one.numerator, 0) /
          all.reduce((sum, one) => sum + one.denominator, 0);
        const [before, after] = [counts(0), counts(1)];
        fc.pre(Number.isFinite(rate(before)) && Number.isFinite(rate(after)));
        const effects = decompose(before, after);
        const sum = effects.reduce((total, one) => total + one.rate + one.mix, 0);
        expect(sum).toBeCloseTo(rate(after) - rate(before), 10);
      }),
    );
  });

  it("parts add up to the gap, against a target and against the month before", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(pair, pair), { minLength: 1, maxLength: 8 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (rows, target) => {
          const named = new Map(rows.map(([then, now], at) => [`T${at}`, { then, now }]));
          const result = teams(named, target);
          for (const against of ["target", "before"] as const) {
            const found = explainGap(result, { period: "2026-10", column: "Team", against });
            if (!found.ok) continue;
            const sum = found.value.parts.reduce((total, part) => total + part.effect, 0);
            expect(sum).toBeCloseTo(found.value.gap, 9);
          }
        },
      ),
    );
  });
});
