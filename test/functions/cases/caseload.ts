import { expect, it } from "vitest";
import { z } from "zod";
import { parseDate } from "../../../src/cells/date";
import { describeShared } from "../../shared";
import { column, type FakeExcel } from "../excel";
import { cases, casesOf, expectWithin, SHAPES } from "../reference-cases";

const serial = (text: string) => parseDate(text)!;

export function caseloadCases(excel: FakeExcel): void {
  describeShared("agreed cases of caseload and flow", () => {
    const input = z.object({
      rows: z.array(z.tuple([z.string().nullable(), z.string().nullable()])),
      asAt: z.array(z.string()),
      periodStart: z.string(),
      periodEnd: z.string(),
    });
    const expected = z.object({
      openAt: z.array(z.number()),
      openingCaseload: z.number(),
      starts: z.number(),
      ends: z.number(),
      closingCaseload: z.number(),
      personDays: z.number(),
      meanDailyCaseload: z.number(),
      meanLengthOfStay: z.number(),
    });

    it.each(casesOf("caseload", "FLOW", input, expected))("$id $title", (given) => {
      const { rows, asAt, periodStart, periodEnd } = given.input;
      for (const blank of [0, null, ""]) {
        const dates = (side: 0 | 1) =>
          column(...rows.map((row) => (row[side] === null ? blank : serial(row[side]))));
        const open = excel.call("CASELOAD", dates(0), dates(1), column(...asAt.map(serial)), []);
        expect(open.flat()).toEqual(given.expected.openAt);
        asAt.forEach((day, index) => {
          for (const shape of SHAPES) {
            const one = excel.cell("CASELOAD", dates(0), dates(1), shape(serial(day)), []);
            expect(one).toBe(given.expected.openAt[index]);
          }
        });
        const { openAt, ...flow } = given.expected;
        expect(openAt).toHaveLength(asAt.length);
        const [from, to] = [serial(periodStart), serial(periodEnd)];
        const shown = excel.call("FLOW", dates(0), dates(1), [[from]], [[to]], null);
        Object.values(flow).forEach((wanted, index) => {
          expectWithin(shown[0]?.[index], wanted, given.tolerance);
        });
        const table = excel.call("FLOWTABLE", dates(0), dates(1), [[from, to, "Q4"]], null);
        expect(table).toEqual([["Q4", ...(shown[0] ?? [])]]);
      }
    });
  });

  describeShared("agreed cases of criteria", () => {
    const schema = z.object({
      title: z.string(),
      input: z.object({
        values: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])),
        criterion: z.union([z.string(), z.number(), z.boolean()]),
      }),
      expected: z.object({ count: z.number() }),
    });
    it.each(cases("criteria", schema))("$title", ({ input, expected }) => {
      const values = column(...input.values.map((cell) => (cell === '=""' ? "" : cell)));
      const ones = values.map(() => [1]);
      const open = values.map(() => [null]);
      for (const shape of SHAPES) {
        const criterion = shape(input.criterion);
        expect(excel.cell("CASELOAD", ones, open, 1, [values, criterion])).toBe(expected.count);
        expect(excel.cell("CASELOAD", ones, open, 1, values, criterion)).toBe(expected.count);
        const doubled = excel.cell("CASELOAD", ones, open, 1, [values, criterion, ones, 1]);
        expect(doubled).toBe(expected.count);
      }
    });
  });
}
