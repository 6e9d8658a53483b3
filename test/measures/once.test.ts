import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/cells/cell";
import { measureText } from "../../src/cli/measure-text";
import { draftCommentary } from "../../src/measures/commentary/draft";
import { readMeasureRegister } from "../../src/measures/register";
import { rowsBehind } from "../../src/measures/results";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { modelOf } from "../verify/make";
import { day, figureOf, groupOf, measured, measures, resultOf, sheetOf, value } from "./counting";

const HEADINGS = ["Date", "Person ID", "Team", "Seen"];
const PEOPLE = { oncePer: "[Person ID]", unitOfCount: "people", groups: ["Team"] };
const AS_OF = "31/10/2026";

type Rows = readonly (readonly Cell[])[];
const on = (date: string, person: Cell, team: Cell = "North", seen: Cell = "yes") => [
  day(date),
  person,
  team,
  seen,
];

// Four referrals about two people in September, and one of them again in October.
const REFERRALS: Rows = [
  on("01/09/2026", "P1", "North", "no"),
  on("08/09/2026", " p1 ", "South", "yes"),
  on("09/09/2026", "P2", "North", "no"),
  on("21/09/2026", "P2", "North", "no"),
  on("02/10/2026", "P1", "North", "no"),
  on("03/10/2026", "P3", "North", "yes"),
  on("04/10/2026", null, "North", "yes"),
];

const SHARE = measures({ form: "share", numerator: '[Seen] = "yes"', ...PEOPLE });
const COUNT = measures({ form: "count", ...PEOPLE });
const counts = async (rows: Rows, register = COUNT, options = {}) =>
  resultOf(await measured(sheetOf("Cases", HEADINGS, rows), register, AS_OF, options));

describe("a measure that counts people", () => {
  it("counts a person once in a month however many rows are about them", async () => {
    const { total } = await counts(REFERRALS);
    expect(figureOf(total, "2026-09")).toMatchObject({ value: 2, rows: 2 });
    expect(figureOf(total, "2026-10")).toMatchObject({ value: 2, rows: 2 });
  });

  it("counts a person once in the year to date, which is not the sum of the months", async () => {
    const { total } = await counts(REFERRALS);
    const october = figureOf(total, "2026-10");
    expect(october.yearToDate?.value).toBe(3);
    expect(october.runRate).toBeNull();
  });

  it("takes a person as done where any of their rows is", async () => {
    const { total } = await counts(REFERRALS, SHARE);
    expect(figureOf(total, "2026-09")).toMatchObject({ numerator: 1, denominator: 2, value: 0.5 });
    expect(figureOf(total, "2026-10").yearToDate).toMatchObject({ numerator: 2, denominator: 3 });
  });

  it("counts a person who is in two groups in each, and once in the whole", async () => {
    const result = await counts(REFERRALS);
    const september = (team: string) => figureOf(groupOf(result, "Team", team), "2026-09").value;
    expect([september("North"), september("South")]).toEqual([2, 1]);
    expect(figureOf(result.total, "2026-09").value).toBe(2);
  });

  it("sets people against a population, with the limits of their own number", async () => {
    const register = measures({
      form: "rate",
      numerator: "TRUE",
      denominator: "1000",
      per: 1000,
      ...PEOPLE,
    });
    const rate = figureOf((await counts(REFERRALS, register)).total, "2026-09");
    expect(rate).toMatchObject({ numerator: 2, denominator: 1000, value: 2 });
    expect(rate.interval?.lower).toBeCloseTo(0.242, 3);
    expect(rate.interval?.upper).toBeCloseTo(7.225, 3);
  });

  it("counts over periods in which rows are judged anew", async () => {
    const register = measures({
      form: "count",
      date: undefined,
      numerator: "AND([Date] >= period_start, [Date] <= period_end)",
      ...PEOPLE,
    });
    const { total } = await counts(REFERRALS, register);
    expect(figureOf(total, "2026-09").value).toBe(2);
    expect(figureOf(total, "2026-10").yearToDate?.value).toBe(3);
  });

  it("says which rows stand for a person, which repeat one, and which name nobody", async () => {
    const workbook = sheetOf("Cases", HEADINGS, REFERRALS);
    const results = await measured(workbook, SHARE, AS_OF);
    const behind = async (period: string) =>
      value(await rowsBehind(workbook, SHARE, results, { measure: "M1", period, group: null }));
    const september = await behind("2026-09");
    expect(september.counted).toEqual([3, 4]);
    expect(september.inNumerator).toEqual([3]);
    expect(september.leftOut).toEqual([
      { row: 2, kind: "repeat", why: "Another row counts this “Person ID” already." },
      { row: 5, kind: "repeat", why: "Another row counts this “Person ID” already." },
    ]);
    expect((await behind("2026-10")).leftOut).toEqual([
      { row: 8, kind: "blank", why: "A cell that its once_per needs is blank." },
    ]);
  });

  it("says in the list of figures that the months do not add up to the year", async () => {
    const results = await measured(sheetOf("Cases", HEADINGS, REFERRALS), COUNT, AS_OF);
    const text = measureText([{ file: "book.xlsx", results, trouble: null }], day(AS_OF), false);
    expect(text.replace(/\s+/g, " ")).toContain(
      "Each “Person ID” counts once in a period and once in the year",
    );
  });

  it("does not tell repeats as faults of the data, and a row without a person as one", async () => {
    const results = await measured(sheetOf("Cases", HEADINGS, REFERRALS), COUNT, AS_OF);
    const told = (period: string) =>
      draftCommentary(results, { period })
        .map(({ text }) => text)
        .join(" ");
    expect(told("2026-09")).not.toContain("already");
    expect(told("2026-10")).toContain("once_per needs is blank");
  });

  it("is refused where it adds up numbers, and where it names no single column", () => {
    const why = (given: object) => () => measures({ ...PEOPLE, ...given });
    expect(why({ form: "sum", numerator: "[Hours]" })).toThrow("cannot count each once");
    expect(why({ oncePer: '[Name] & "x"' })).toThrow("one column");
  });
});

describe("the register", () => {
  it("keeps once_per, and counts every row where the table has no such column", async () => {
    const register = async (more: readonly string[], cells: readonly Cell[]) => {
      const headings = ["measure_id", "name", "form", "table", "date", ...more];
      const model = modelOf({
        sheet: "Measures",
        rows: [headings, ["A", "People", "count", "Cases", "[Date]", ...cells]],
      });
      const area = { sheet: "Measures", row: 0, column: 0, rows: 2, columns: headings.length };
      model.tables.push({ name: "tblMeasure", area, columns: headings, hasTotals: false });
      return value(await readMeasureRegister(new MemoryWorkbook(model))).register.measures[0];
    };
    expect((await register(["once_per"], ["[Person ID]"]))?.oncePer?.text).toBe("[Person ID]");
    expect(await register([], [])).toMatchObject({ id: "A", oncePer: null });
  });
});

const row = fc.tuple(
  fc.integer({ min: day("01/11/2025"), max: day(AS_OF) }),
  fc.constantFrom<Cell>("P1", "p1", "P2", "P3", 4, "4", null),
  fc.constantFrom<Cell>("North", "South", null),
  fc.constantFrom<Cell>("yes", "no"),
);
const someRows = fc.array(row, { minLength: 1, maxLength: 50 });
const same = (person: Cell) => String(person).toLowerCase();

describe("laws of counting people", () => {
  it("a month, the year to date and the last twelve months are what a recount gives", () =>
    fc.assert(
      fc.asyncProperty(someRows, async (rows) => {
        const { total } = await counts(rows, SHARE);
        const people = (from: number, to: number, isDone: boolean) =>
          new Set(
            rows.flatMap(([date, person, , seen]) =>
              date >= from && date <= to && person !== null && (!isDone || seen === "yes")
                ? same(person)
                : [],
            ),
          ).size;
        for (const figure of total.figures) {
          const { first, last } = figure.period;
          expect(figure.numerator).toBe(people(first, last, true));
          expect(figure.denominator).toBe(people(first, last, false));
          for (const span of [figure.yearToDate, figure.rollingTwelve]) {
            if (!span) continue;
            expect(span.numerator).toBe(people(span.first, span.last, true));
            expect(span.denominator).toBe(people(span.first, span.last, false));
          }
        }
      }),
      { numRuns: 60 },
    ));

  it("there are never more people than rows, and every row is counted or left out once", () =>
    fc.assert(
      fc.asyncProperty(someRows, async (rows) => {
        const { total } = await counts(rows, SHARE);
        for (const { period, denominator, numerator, rows: counted, leftOut } of total.figures) {
          const inPeriod = rows.filter(([date]) => date >= period.first && date <= period.last);
          const left = leftOut.reduce((sum, one) => sum + one.rows, 0);
          expect(counted + left).toBe(inPeriod.length);
          expect(denominator).toBeLessThanOrEqual(inPeriod.length);
          expect(numerator).toBeLessThanOrEqual(denominator);
        }
      }),
      { numRuns: 60 },
    ));

  it("the order of the rows changes nothing, and the groups come to no less than the whole", () =>
    fc.assert(
      fc.asyncProperty(
        someRows.chain((rows) =>
          fc.tuple(
            fc.constant(rows),
            fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
          ),
        ),
        async ([rows, shuffled]) => {
          const [result, other] = [await counts(rows), await counts(shuffled)];
          expect(other.total).toEqual(result.total);
          expect(other.splits).toEqual(result.splits);
          result.total.figures.forEach(({ value: whole }, at) => {
            const groups = result.splits[0]?.groups ?? [];
            const sum = groups.reduce((all, { figures }) => all + (figures[at]?.value ?? 0), 0);
            expect(sum).toBeGreaterThanOrEqual(whole ?? 0);
          });
        },
      ),
      { numRuns: 40 },
    ));

  it("the rows behind a figure are as many as the figure says", () =>
    fc.assert(
      fc.asyncProperty(someRows, async (rows) => {
        const workbook = sheetOf("Cases", HEADINGS, rows);
        const results = await measured(workbook, SHARE, AS_OF);
        const figure = figureOf(resultOf(results).total, "2026-10");
        const key = { measure: "M1", period: "2026-10", group: null };
        const behind = value(await rowsBehind(workbook, SHARE, results, key));
        expect(behind.counted).toHaveLength(figure.denominator);
        expect(behind.inNumerator).toHaveLength(figure.numerator);
        const left = figure.leftOut.reduce((sum, one) => sum + one.rows, 0);
        expect(behind.leftOut).toHaveLength(left);
      }),
      { numRuns: 40 },
    ));
});
