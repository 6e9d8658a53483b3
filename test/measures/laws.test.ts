import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellError, type Cell } from "../../src/cells/cell";
import type { Figure, FigureRows, Results } from "../../src/measures/result";
import { rowsBehind } from "../../src/measures/results";
import { day, figureOf, measured, measures, resultOf, sheetOf, value } from "./counting";

const HEADINGS = ["Date", "End", "Team", "Done", "Pence"];
const FIRST = day("01/11/2025");
const AS_OF = "31/10/2026";

const record = fc.tuple(
  fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: FIRST, max: day(AS_OF) }) },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
  fc.option(fc.integer({ min: FIRST, max: day(AS_OF) + 40 })),
  fc.constantFrom("North", "South", "east", "East", null),
  fc.constantFrom<Cell>("yes", "no", null),
  fc.integer({ min: 0, max: 100_000 }),
);
const records = fc.array(record, { minLength: 1, maxLength: 60 });
type Records = readonly (readonly Cell[])[];

const ALL = measures(
  {
    form: "share",
    numerator: '[Done] = "yes"',
    groups: ["Team"],
    target: 0.8,
    direction: "higher",
  },
  { form: "count", numerator: '[Done] = "yes"', groups: ["Team"] },
  { form: "sum", numerator: "[Pence]", groups: ["Team"] },
  { form: "mean", numerator: "[Pence]", groups: ["Team"] },
  { form: "median", numerator: "[Pence]", groups: ["Team"] },
  { form: "caseload", endDate: "[End]", groups: ["Team"] },
);
const figures = (rows: Records, options = {}) =>
  measured(sheetOf("Cases", HEADINGS, rows), ALL, AS_OF, options);

type Told = Pick<Figure, "value" | "numerator" | "denominator" | "rows" | "leftOut">;

const told = ({ value, numerator, denominator, rows, leftOut }: Told) => ({
  value,
  numerator,
  denominator,
  rows,
  leftOut,
});

function everyFigure(results: Results) {
  return results.measures.map(({ measure, total, splits }) => [
    measure.id,
    total.figures.map(told),
    splits.map(({ groups }) => groups.map((one) => [one.group, one.figures.map(told)])),
  ]);
}

describe("laws of the figures", () => {
  it("groups add up to the whole", () =>
    fc.assert(
      fc.asyncProperty(records, async (rows) => {
        const results = await figures(rows);
        for (const { total, splits } of results.measures) {
          const groups = splits[0]?.groups ?? [];
          total.figures.forEach((whole, at) => {
            const sum = (of: (figure: Figure) => number) =>
              groups.reduce((all, one) => all + of(one.figures[at]!), 0);
            expect(sum((one) => one.rows)).toBe(whole.rows);
            expect(sum((one) => one.numerator)).toBe(whole.numerator);
            expect(sum((one) => one.denominator)).toBe(whole.denominator);
            const left = (one: Figure) => one.leftOut.reduce((all, { rows: n }) => all + n, 0);
            expect(sum(left)).toBe(left(whole));
          });
        }
      }),
      { numRuns: 60 },
    ));

  it("every row is counted, left out or without a date, and never twice", () =>
    fc.assert(
      fc.asyncProperty(records, async (rows) => {
        const { total } = resultOf(await figures(rows), "M1");
        const told = total.figures.reduce(
          (all, { rows: counted, leftOut }) =>
            all + counted + leftOut.reduce((sum, one) => sum + one.rows, 0),
          0,
        );
        const undated = total.undated.reduce((all, one) => all + one.rows, 0);
        expect(told + undated).toBe(rows.length);
      }),
      { numRuns: 60 },
    ));

  it("the year to date is what a count of the whole year gives", () =>
    fc.assert(
      fc.asyncProperty(records, async (rows) => {
        const months = await figures(rows);
        const years = await figures(rows, { length: "year" });
        for (const id of ["M1", "M2", "M3", "M4", "M5", "M6"]) {
          const last = figureOf(resultOf(months, id).total, "2026-10").yearToDate;
          const year = figureOf(resultOf(years, id).total, "2026-27");
          if (!last) expect(year.rows).toBe(0);
          else if (last.value === null || year.value === null) expect(last.value).toBe(year.value);
          else expect(last.value).toBeCloseTo(year.value, 9);
        }
      }),
      { numRuns: 40 },
    ));

  it("the last twelve months are what a count of a year that ends with them gives", () =>
    fc.assert(
      fc.asyncProperty(records, async (rows) => {
        const months = await figures(rows);
        // A year from November to October.
        const years = await figures(rows, { length: "year", yearStart: 11, count: 1 });
        for (const id of ["M1", "M2", "M3", "M4", "M5", "M6"]) {
          const twelve = figureOf(resultOf(months, id).total, "2026-10").rollingTwelve;
          const year = resultOf(years, id).total.figures.at(-1)!;
          // Twelve months of which some lie before the first row have no figure.
          if (!twelve || twelve.value === null || year.value === null) continue;
          expect(twelve.value).toBeCloseTo(year.value, 9);
          expect(twelve.denominator).toBe(year.denominator);
        }
      }),
      { numRuns: 40 },
    ));

  it("the months of a quarter add up to it", () =>
    fc.assert(
      fc.asyncProperty(records, async (rows) => {
        const months = await figures(rows);
        const quarters = await figures(rows, { length: "quarter" });
        for (const id of ["M1", "M2", "M3", "M4"]) {
          for (const { period, ...whole } of resultOf(quarters, id).total.figures) {
            const parts = resultOf(months, id).total.figures.filter(
              (one) => one.period.first >= period.first && one.period.last <= period.last,
            );
            if (parts.length < 3) continue;
            for (const of of ["numerator", "denominator", "rows"] as const) {
              expect(parts.reduce((sum, one) => sum + one[of], 0)).toBe(whole[of]);
            }
          }
        }
      }),
      { numRuns: 40 },
    ));

  it("the order of the rows changes nothing", () =>
    fc.assert(
      fc.asyncProperty(
        records.chain((rows) =>
          fc.tuple(
            fc.constant(rows),
            fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
          ),
        ),
        async ([rows, shuffled]) => {
          expect(everyFigure(await figures(shuffled))).toEqual(everyFigure(await figures(rows)));
        },
      ),
      { numRuns: 40 },
    ));

  it("a month without rows changes no other figure", () =>
    fc.assert(
      fc.asyncProperty(records, async (rows) => {
        fc.pre(rows.some(([date]) => date !== null));
        const workbook = () => sheetOf("Cases", HEADINGS, rows);
        const now = await measured(workbook(), ALL, AS_OF);
        const later = await measured(workbook(), ALL, "30/11/2026", { count: 25 });
        const withTotals = ({ yearToDate, rollingTwelve, ...figure }: Figure) => ({
          ...told(figure),
          yearToDate,
          rollingTwelve,
        });
        for (const { measure, total, splits } of now.measures) {
          const after = resultOf(later, measure.id);
          const seriesNow = [total, ...(splits[0]?.groups ?? [])];
          const seriesLater = [after.total, ...(after.splits[0]?.groups ?? [])];
          expect(seriesLater.map(({ group }) => group)).toEqual(
            seriesNow.map(({ group }) => group),
          );
          seriesNow.forEach(({ figures: before }, at) => {
            const known = seriesLater[at]!.figures.filter(({ period }) => period.key !== "2026-11");
            expect(known.map(withTotals)).toEqual(before.map(withTotals));
          });
        }
      }),
      { numRuns: 40 },
    ));

  it("a caseload closes with what it opened with, and those that began, less those that ended", () =>
    fc.assert(
      fc.asyncProperty(records, async (rows) => {
        const { total } = resultOf(await figures(rows), "M6");
        let before: number | null = null;
        for (const { flow } of total.figures) {
          if (!flow) continue;
          expect(flow.closing).toBe(flow.opening + flow.started - flow.ended);
          if (before !== null) expect(flow.opening).toBe(before);
          before = flow.closing;
        }
      }),
      { numRuns: 40 },
    ));

  it("all rows counted at once come to what each row comes to when it is looked at alone", () =>
    fc.assert(
      fc.asyncProperty(oddRecords, async (rows) => {
        const workbook = sheetOf("Cases", HEADINGS, rows);
        const results = await measured(workbook, ODD, AS_OF, { length: "year", count: 1 });
        for (const { measure, total, splits } of results.measures) {
          for (const series of [total, ...(splits[0]?.groups ?? [])]) {
            const group = series.group === null ? null : { column: "Team", value: series.group };
            const key = { measure: measure.id, period: "2026-27", group };
            const behind = value(await rowsBehind(workbook, ODD, results, key));
            const figure = figureOf(series, "2026-27");
            const left = new Map(figure.leftOut.map(({ why, rows: many }) => [why, many]));
            expect(left).toEqual(reasonsIn(behind));
            expect(figure.rows).toBe(behind.counted.length);
            if (measure.form === "count" || measure.oncePer !== null)
              expect(figure.numerator).toBe(behind.inNumerator.length);
          }
        }
      }),
      { numRuns: 60 },
    ));
});

const oddCell = fc.constantFrom<Cell>("yes", "no", null, true, false, 0, 3, -2, cellError("#N/A"));
const oddRecords = fc.array(
  fc.tuple(
    fc.integer({ min: day("01/04/2026"), max: day(AS_OF) }),
    fc.option(fc.integer({ min: FIRST, max: day(AS_OF) + 40 })),
    fc.constantFrom("North", "South", null),
    oddCell,
    fc.oneof(fc.integer({ min: -1, max: 3 }), oddCell),
  ),
  { minLength: 1, maxLength: 40 },
);

const ODD = measures(
  ...[
    { form: "share", numerator: "[Done]", denominator: 'OR([Pence], [End] <> "")' },
    { form: "count", numerator: "AND([Done], [End] - [Date] <= 30)" },
    { form: "share", numerator: "[Pence]", denominator: "[Done]" },
    { form: "rate", numerator: "[Pence] > 1", denominator: "[Pence]", per: 100 },
    { form: "sum", numerator: "[Pence]", denominator: "[Done]" },
    { form: "mean", numerator: "[Pence]" },
    { form: "share", numerator: '[Done] = "yes"', oncePer: "[Pence]" },
    { form: "count", numerator: "[Pence]" },
  ].map((one) => ({
    ...one,
    groups: ["Team"],
    exclusions: [
      { when: '[Done] = "no"', reason: "Not done" },
      { when: "[Pence] = 3", reason: "Three" },
    ],
  })),
);

function reasonsIn({ leftOut }: FigureRows) {
  const reasons = new Map<string, number>();
  for (const { why } of leftOut) reasons.set(why, (reasons.get(why) ?? 0) + 1);
  return reasons;
}
