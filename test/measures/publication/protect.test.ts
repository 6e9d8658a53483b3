import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMeasureFormula } from "../../../src/measures/formula";
import { policyOf } from "../../../src/measures/publication/policy";
import { protect } from "../../../src/measures/publication/protect";
import type { MeasureResult } from "../../../src/measures/result";
import { atOnce } from "../../../src/workbook/slices";
import { value } from "../counting";
import { madeFigure, madeMeasure, madeResult, madeSeries, madeSplit, OCTOBER } from "../made";

const GROUPS = ["North", "East", "South", "West"];
const CONDITION = '[Contacted] = "Yes"';
const formula = (written: string) => value(readMeasureFormula(written));
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

/** How many victims were contacted, and how many of them took part: two measures over the same rows. */
function twoMeasures(cases: readonly (readonly [above: number, below: number])[]): MeasureResult[] {
  const below = cases.map(([, all]) => all);
  const above = cases.map(([some]) => some);
  const count = madeMeasure("count", { id: "N", numerator: formula(CONDITION) });
  const share = madeMeasure("share", {
    id: "P",
    numerator: formula('[Part] = "Direct"'),
    denominator: formula(CONDITION),
  });
  const counted = (n: number) => madeFigure(OCTOBER, n, 0, { value: n, rows: n });
  return [
    madeResult(count, madeSeries(null, [counted(sum(below))]), [
      madeSplit(
        "Team",
        below.map((n, at) => madeSeries(GROUPS[at] ?? "", [counted(n)])),
      ),
    ]),
    madeResult(share, madeSeries(null, [madeFigure(OCTOBER, sum(above), sum(below))]), [
      madeSplit(
        "Team",
        cases.map(([some, all], at) =>
          madeSeries(GROUPS[at] ?? "", [madeFigure(OCTOBER, some, all)]),
        ),
      ),
    ]),
  ];
}

function protectedTogether(results: readonly MeasureResult[]) {
  const shown = { period: OCTOBER.key, columns: ["Team"] };
  const policy = value(policyOf({ threshold: 5, roundTo: 0 }));
  return atOnce(
    protect(
      results.map((result) => ({ result, shown })),
      policy,
    ),
  );
}

const figuresOf = (result: MeasureResult) =>
  (result.splits[0]?.groups ?? []).flatMap(({ figures }) => figures);

describe("what measures over the same rows tell of each other", () => {
  it("hides a count in every measure that shows it", () => {
    const results = twoMeasures([
      [1, 3],
      [20, 30],
      [25, 40],
      [30, 50],
    ]);
    const [count, share] = results;
    const found = protectedTogether(results);
    figuresOf(count!).forEach((figure, at) => {
      const isHidden = found.get(count!)?.isHidden(figure, "numerator");
      const other = figuresOf(share!)[at]!;
      expect(found.get(share!)?.isHidden(other, "denominator")).toBe(isHidden);
    });
    expect(found.get(count!)?.isHidden(figuresOf(count!)[0]!, "numerator")).toBe(true);
  });

  it("never leaves one group alone hidden where its total is shown in either table", () => {
    const group = fc
      .tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }))
      .map(([some, rest]) => [some, some + rest] as const);
    fc.assert(
      fc.property(fc.array(group, { minLength: 2, maxLength: 4 }), (cases) => {
        const results = twoMeasures(cases);
        const [count, share] = results;
        const found = protectedTogether(results);
        const [ofCount, ofShare] = [found.get(count!)!, found.get(share!)!];
        expect([...ofCount.leaks, ...ofShare.leaks]).toEqual([]);
        const total = count!.total.figures[0]!;
        const whole = share!.total.figures[0]!;
        const isTotalShown =
          !ofCount.isHidden(total, "numerator") || !ofShare.isHidden(whole, "denominator");
        const unknown = cases.filter((_, at) => {
          const inCount = ofCount.isHidden(figuresOf(count!)[at]!, "numerator");
          return inCount && ofShare.isHidden(figuresOf(share!)[at]!, "denominator");
        });
        if (isTotalShown) expect(unknown.length).not.toBe(1);
        cases.forEach(([, all], at) => {
          if (all === 0 || all >= 5) return;
          expect(ofCount.isHidden(figuresOf(count!)[at]!, "numerator")).toBe(true);
          expect(ofShare.isHidden(figuresOf(share!)[at]!, "denominator")).toBe(true);
        });
      }),
      { numRuns: 60 },
    );
  });
});
