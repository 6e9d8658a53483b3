import { expect, it } from "vitest";
import { z } from "zod";
import { parseDate } from "../../../src/cells/date";
import { describeShared } from "../../shared";
import { column, type FakeExcel } from "../excel";
import { casesOf, expectWithin, SHAPES } from "../reference-cases";

export function survivalCases(excel: FakeExcel): void {
  describeShared("published survival curves", () => {
    const input = z.object({ times: z.array(z.number()), ended: z.array(z.number()) });
    const expected = z.object({
      eventTimes: z.array(z.number()),
      survival: z.array(z.number()),
      median: z.number(),
    });
    const asAt = parseDate("2025-12-31")!;

    it.each(casesOf("survival", "SURVIVAL", input, expected))("$id $title", (given) => {
      const { times, ended } = given.input;
      for (const blank of [0, null, "", asAt + 1]) {
        // A case that has ended may have started at any time; one that is open started as long ago as it was observed.
        const starts = column(...times.map((time, row) => asAt - time - (ended[row] ? row : 0)));
        const ends = column(...times.map((_, row) => (ended[row] ? asAt - row : blank)));
        for (const shape of SHAPES) {
          const curve = excel.call("SURVIVAL", starts, ends, shape(asAt), shape("curve"), null);
          expect(curve.map(([time]) => time)).toEqual(given.expected.eventTimes);
          given.expected.survival.forEach((wanted, row) => {
            expectWithin(curve[row]?.[1], wanted, given.tolerance);
          });
          for (const half of [null, shape(0.5)]) {
            expect(excel.cell("SURVIVAL", starts, ends, shape(asAt), half, null)).toBe(
              given.expected.median,
            );
          }
        }
      }
    });
  });
}
