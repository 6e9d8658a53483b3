import { describe, expect, it } from "vitest";
import type { Figure, MeasureResult, Results } from "../../../src/measures/result";
import { draftCommentary } from "../../../src/measures/commentary/draft";
import { inWords } from "../../../src/text/commentary";
import { spcText } from "../../../src/text/kpi-spc";
import {
  day,
  madeFigure,
  madeMeasure,
  madeResult,
  madeSeries,
  madeSplit,
  month,
  OCTOBER,
} from "../made";

const SEPTEMBER = month(9);

function results(...measures: readonly MeasureResult[]): Results {
  return {
    asOf: day(2026, 10, 31),
    length: "month",
    yearStart: 4,
    periods: [SEPTEMBER, OCTOBER],
    measures,
    notMeasured: [],
    dataUntil: null,
  };
}

const draft = (result: MeasureResult) => draftCommentary(results(result));
const say = (result: MeasureResult) => draft(result).map(({ text }) => text);
const said = (result: MeasureResult, topic: string) =>
  draft(result).find((one) => one.topic === topic)?.text ?? null;

const share = (figure: Figure, more: Parameters<typeof madeMeasure>[1] = {}) =>
  madeResult(madeMeasure("share", more), madeSeries(null, [figure]));

const red = { rag: "red", word: "Red", byFigure: "red", isTooClose: false } as const;

describe("a drafted commentary", () => {
  it("says the figure with what it is made of", () => {
    expect(say(share(madeFigure(OCTOBER, 72, 100)))).toEqual([
      "Panels on time: 72.0% in Oct 2026 (72 of 100 panels).",
    ]);
  });

  it("calls small numbers small, and makes nothing of very small ones", () => {
    expect(said(share(madeFigure(OCTOBER, 15, 20)), "figure")).toBe(
      "Panels on time: 75.0% in Oct 2026 (15 of 20 panels). With 20 panels it is a small number, and to be read with care.",
    );
    const few = share(madeFigure(OCTOBER, 3, 7, { target: 0.9, rating: red }));
    expect(say(few)).toEqual(["Panels on time: 3 of 7 panels in Oct 2026: too few to judge."]);
  });

  it("says why there is no figure", () => {
    expect(say(share(madeFigure(OCTOBER, 0, 0)))).toEqual([
      "Panels on time: no figure for Oct 2026. No row is counted in this period.",
    ]);
  });

  it("gives the gap to the target in points, and the rating in its word", () => {
    const figure = madeFigure(OCTOBER, 72, 100, { target: 0.9, rating: red });
    expect(said(share(figure), "target")).toBe(
      "It is 18.0 points below the target of 90.0%. Rated Red.",
    );
    const close = { ...red, rag: "grey", word: "Too close to say", isTooClose: true } as const;
    expect(said(share({ ...figure, rating: close }), "target")).toBe(
      "It is 18.0 points below the target of 90.0%. That is too close to say: the range that chance alone gives holds the target.",
    );
    expect(said(share({ ...figure, target: 0.71 }, { direction: "lower" }), "target")).toBe(
      "It is 1.0 point above the target of 71.0%. Lower is better. Rated Red.",
    );
    expect(said(share({ ...figure, target: 0.72 }), "target")).toBe(
      "It is at the target of 72.0%. Rated Red.",
    );
  });

  it("keeps points and per cent apart", () => {
    const change = {
      period: SEPTEMBER,
      value: 0.947,
      by: -0.009,
      meaning: "worse",
      word: "Down 0.9 points: worse",
      isClear: false,
    } as const;
    const points = said(share(madeFigure(OCTOBER, 938, 1000, { change })), "change");
    expect(points).toBe(
      "It is down 0.9 points since Sep 2026 (94.7%). Whether it moved is too close to say.",
    );
    // Homicides 28 to 16: 42.9 per cent fewer.
    const fewer = { ...change, value: 28, by: -12, meaning: "better", isClear: null } as const;
    const counted = madeResult(
      madeMeasure("count", { name: "Homicides", direction: "lower" }),
      madeSeries(null, [madeFigure(OCTOBER, 16, 0, { value: 16, why: null, change: fewer })]),
    );
    expect(said(counted, "change")).toBe(
      "It is down 12 since Sep 2026 (28). That is 42.9 per cent fewer. That is better.",
    );
    const small = madeResult(
      madeMeasure("count"),
      madeSeries(null, [
        madeFigure(OCTOBER, 6, 0, { value: 6, why: null, change: { ...fewer, value: 3, by: 3 } }),
      ]),
    );
    expect(said(small, "change")).toContain("so no percentage change is given");
    expect(said(small, "change")).not.toContain("per cent");
  });

  it("puts signals of the control chart into words, and the usual range where there is none", () => {
    const chart = (flag: string | null, isTrial = false) =>
      madeResult(
        madeMeasure(),
        madeSeries(null, [madeFigure(OCTOBER, 72, 100)], {
          assurance: "Hit or miss",
          chart: {
            isTrial,
            points: [
              {
                period: OCTOBER,
                value: 0.72,
                centre: 0.8,
                lower: 0.7,
                upper: 0.9,
                flag,
                meaning: flag === null ? null : "concern",
                startsPhase: false,
              },
            ],
          },
        }),
      );
    expect(said(chart(null), "signal")).toBe(
      "It lies within the usual ups and downs, 70.0% to 90.0%.",
    );
    expect(said(chart(spcText.outside(-1)), "signal")).toBe(
      "It lies below the lower limit of 70.0% of the control chart. That is a signal of concern: more than the usual ups and downs.",
    );
    expect(said(chart(spcText.shift(7, -1)), "signal")).toContain(
      "The last 7 figures all lie below the mean of 80.0%.",
    );
    expect(said(chart(spcText.trend(7, -1)), "signal")).toContain(
      "The last 7 figures are falling without a break.",
    );
    expect(said(chart(spcText.twoInThree(1)), "signal")).toContain("far above the mean");
    expect(said(chart(null), "assurance")).toBe(
      "As things are, the target will be met at some times and missed at others.",
    );
    expect(said(chart(spcText.outside(1), true), "signal")).toBeNull();
  });

  it("gives the year so far, and what the rest of it needs", () => {
    const figure = madeFigure(OCTOBER, 72, 100, {
      target: 0.9,
      rating: red,
      yearToDate: {
        first: day(2026, 4, 1),
        last: day(2026, 10, 31),
        numerator: 560,
        denominator: 700,
        value: 0.8,
        why: null,
        crossesBreak: true,
      },
      runRate: {
        needed: 520,
        remaining: 500,
        rate: 1.04,
        isPossible: false,
        basis: "At the pace of the year so far it ends with 1,200 cases.",
      },
    });
    expect(said(share(figure), "year-to-date")).toBe(
      "In the year so far (Apr 2026 to Oct 2026): 80.0% (560 of 700 panels). The year holds a break, so its parts were not counted alike.",
    );
    expect(said(share(figure), "run-rate")).toBe(
      "On what is still expected, the target of the year can no longer be reached. At the pace of the year so far it ends with 1,200 cases.",
    );
    const possible = { needed: 475, remaining: 500, rate: 0.95, isPossible: true, basis: "" };
    expect(said(share({ ...figure, runRate: possible }), "run-rate")).toBe(
      "To end the year at 90.0%, 475 of the 500 still expected have to be met (95.0%).",
    );
  });

  it("mentions events, breaks and rows that could not be read", () => {
    const figure = madeFigure(OCTOBER, 72, 100, {
      events: [{ from: OCTOBER.first, to: OCTOBER.last, note: "Delius was down for a week." }],
      breakBefore: "The wording changed.",
      leftOut: [
        { kind: "blank", why: "A cell that its date needs is blank.", rows: 1 },
        { kind: "exclusion", why: "Withdrawn.", rows: 4 },
      ],
    });
    expect(say(share(figure)).slice(1)).toEqual([
      "1 row was left out: A cell that its date needs is blank.",
      "Known event in the data: Delius was down for a week.",
      "Not comparable with the figures before: The wording changed.",
    ]);
  });

  it("says where a missed target lies, and how far groups are apart", () => {
    const aim = { target: 0.9, rating: red };
    const result = madeResult(
      madeMeasure(),
      madeSeries(null, [madeFigure(OCTOBER, 75, 100, aim)]),
      [
        madeSplit("Team", [
          madeSeries("North", [madeFigure(OCTOBER, 36, 40, aim)]),
          madeSeries("East", [madeFigure(OCTOBER, 20, 40, aim)]),
          madeSeries("South", [madeFigure(OCTOBER, 14, 15, aim)]),
          madeSeries("New", [madeFigure(OCTOBER, 5, 5, aim)]),
        ]),
      ],
    );
    expect(said(result, "groups Team")).toBe(
      "By Team, it goes from 50.0% (East) to 93.3% (South). 1 group has too few to judge.",
    );
    expect(said(result, "gap Team")).toBe(
      "By Team, most of the gap to the target lies with East: 100 per cent of it.",
    );
  });

  it("says by what the groups are made that are all too small", () => {
    const small = (column: string, names: readonly string[]) =>
      madeSplit(
        column,
        names.map((name) => madeSeries(name, [madeFigure(OCTOBER, 2, 3)])),
      );
    const result = madeResult(madeMeasure(), madeSeries(null, [madeFigure(OCTOBER, 72, 100)]), [
      small("Prison", ["Ashmoor", "Easterby"]),
      small("Worker", ["A", "B", "C"]),
    ]);
    expect(said(result, "groups Prison")).toBe("By Prison, 2 groups have too few to judge.");
    expect(said(result, "groups Worker")).toBe("By Worker, 3 groups have too few to judge.");
  });

  it("says what a caseload did, and what a service credit comes to", () => {
    const flow = { opening: 100, started: 20, ended: 15, closing: 105, unbalanced: 1 };
    const result = madeResult(
      madeMeasure("caseload", { name: "Caseload", unitOfCount: "cases" }),
      madeSeries(null, [
        madeFigure(OCTOBER, 105, 0, { value: 105, why: null, flow, serviceCredit: 1250.5 }),
      ]),
    );
    expect(say(result)).toEqual([
      "Caseload: 105 cases in Oct 2026.",
      "The caseload opened at 100; 20 started, 15 ended, and it closed at 105. 1 case ends before it starts and is not in these numbers.",
      "The service credit for the period comes to £1,250.50.",
    ]);
  });

  it("carries with every sentence the figures that it tells, and where their rows stand", () => {
    const figure = madeFigure(OCTOBER, 72, 100, { target: 0.9, rating: red });
    for (const sentence of draft(share(figure))) {
      expect(sentence.from.length).toBeGreaterThan(0);
      expect(sentence.source).toEqual({ sheet: "Panels", table: "tblPanels" });
      const numbers = sentence.text.match(/\d+(?:\.\d+)?(?=%| points)/g) ?? [];
      const told = sentence.from.map(({ value }) =>
        typeof value === "number" ? Math.abs(value * 100).toFixed(1) : "",
      );
      for (const number of numbers) expect(told).toContain(number);
    }
  });

  it("takes the last period that is over, or the one that is asked for, and the measures asked for", () => {
    const begun = month(11, true);
    const figures = [
      madeFigure(SEPTEMBER, 60, 100),
      madeFigure(OCTOBER, 72, 100),
      madeFigure(begun, 10, 40),
    ];
    const all = {
      ...results(madeResult(madeMeasure(), madeSeries(null, figures))),
      periods: [SEPTEMBER, OCTOBER, begun],
    };
    expect(draftCommentary(all)[0]?.period).toBe("2026-10");
    expect(draftCommentary(all, { period: "2026-09" })[0]?.text).toContain("60.0%");
    expect(draftCommentary(all, { period: "2026-11" })[0]?.text).toContain(
      "Nov 2026 is not over, so this figure can still change.",
    );
    expect(draftCommentary(all, { measures: ["other"] })).toEqual([]);
  });

  it("makes no causal claim, whatever the figures are", () => {
    const forbidden =
      /\b(because|caused?|causes|due to|owing to|thanks to|led to|leads to|as a result|results? in|driven by|therefore|reason|explains?|effect of|impact of|improved by|attributable)\b/i;
    const change = {
      period: SEPTEMBER,
      value: 0.9,
      by: -0.18,
      meaning: "worse",
      word: "",
      isClear: true,
    } as const;
    const full = madeFigure(OCTOBER, 72, 100, {
      target: 0.9,
      rating: red,
      change,
      lastYear: change,
    });
    const drafted = [
      ...say(share(full)),
      ...say(share({ ...full, change: { ...change, by: 0.1, meaning: "better" } })),
      ...say(share(madeFigure(OCTOBER, 3, 7))),
      ...say(share(madeFigure(OCTOBER, 0, 0))),
    ];
    expect(drafted.length).toBeGreaterThan(8);
    for (const text of drafted) expect(text).not.toMatch(forbidden);
  });

  it("is plain to read: short sentences of short words", () => {
    const change = {
      period: SEPTEMBER,
      value: 0.9,
      by: -0.18,
      meaning: "worse",
      word: "",
      isClear: true,
    } as const;
    const figure = madeFigure(OCTOBER, 72, 100, {
      target: 0.9,
      rating: red,
      change,
      lastYear: change,
    });
    const sentences = say(share(figure)).flatMap((text) => text.split(/(?<=[.:]) /));
    for (const sentence of sentences) {
      const words = sentence.split(" ");
      expect(words.length).toBeLessThanOrEqual(24);
      expect(words.join("").length / words.length).toBeLessThan(7);
    }
  });
});

describe("figures in words", () => {
  it("have one rule each for points, per cent, lists and plurals", () => {
    expect(inWords.points(-0.009)).toBe("0.9 points");
    expect(inWords.points(0.01)).toBe("1.0 point");
    expect(inWords.points(0.1)).toBe("10.0 points");
    expect(inWords.perCent(-12 / 28)).toBe("42.9 per cent");
    expect(inWords.list(["a"])).toBe("a");
    expect(inWords.list(["a", "b"])).toBe("a and b");
    expect(inWords.list(["a", "b", "c"])).toBe("a, b and c");
    expect(inWords.are(1, "row was", "rows were")).toBe("1 row was");
    expect(inWords.are(1204, "row was", "rows were")).toBe("1,204 rows were");
  });
});
