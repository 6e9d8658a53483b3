import { expect, it } from "vitest";
import { z } from "zod";
import { parseDate } from "../../../src/cells/date";
import { describeShared } from "../../shared";
import { column, type FakeExcel } from "../excel";
import { casesOf, expectWithin, SHAPES } from "../reference-cases";

const serial = (text: string) => parseDate(text)!;

export function targetsCases(excel: FakeExcel): void {
  describeShared("agreed cases of trajectories", () => {
    const input = z.object({
      startValue: z.number(),
      endValue: z.number(),
      startDate: z.string(),
      endDate: z.string(),
      date: z.string(),
    });
    const expected = z.object({ value: z.number() });

    it.each(casesOf("trajectory", "TRAJECTORY", input, expected))("$id $title", (given) => {
      const { startValue, endValue, startDate, endDate, date } = given.input;
      const values = [startValue, endValue];
      for (const days of [[startDate, endDate, date].map(serial), [startDate, endDate, date]]) {
        for (const shape of SHAPES) {
          const shown = excel.cell("TRAJECTORY", ...[...values, ...days].map(shape), null);
          expectWithin(shown, given.expected.value, given.tolerance);
        }
        const fixed = [...values, ...days.slice(0, 2)].map((value) => [[value]]);
        const spilled = excel.call("TRAJECTORY", ...fixed, column(days[2], null, 0, ""), "linear");
        expectWithin(spilled[0]?.[0], given.expected.value, given.tolerance);
        expect(spilled.slice(1)).toEqual([[""], [""], [""]]);
      }
    });
  });

  describeShared("agreed cases of service credits", () => {
    const input = z.object({
      actual: z.number(),
      target: z.number(),
      floor: z.number(),
      maxPercent: z.number(),
      fee: z.number(),
    });
    const expected = z.object({ credit: z.number() });

    it.each(casesOf("servicecredit", "SERVICECREDIT", input, expected))("$id $title", (given) => {
      const { actual, target, floor, maxPercent, fee } = given.input;
      for (const shape of SHAPES) {
        const terms = [actual, target, floor, maxPercent, fee].map(shape);
        for (const direction of [null, shape("higher")]) {
          const shown = excel.cell("SERVICECREDIT", ...terms, direction, null);
          expectWithin(shown, given.expected.credit, given.tolerance);
        }
      }
    });
  });
}
