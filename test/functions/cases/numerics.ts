import { it } from "vitest";
import { z } from "zod";
import { describeShared } from "../../shared";
import { column, type FakeExcel } from "../excel";
import { casesOf, expectWithin } from "../reference-cases";

const numbers = z.array(z.number());
const oneOrEach = z.union([z.number(), numbers]);

/** The cases of the NIST name no function: they are about sums wherever one is taken. */
const SUMS = "(mean, SD, lag-1)";

export function numericsCases(excel: FakeExcel): void {
  describeShared("sums of figures that differ in their last digits alone", () => {
    const generated = z.object({ first: z.number(), then: numbers, repeat: z.number() });
    const input = z.object({ values: z.union([numbers, generated]) });
    const expected = z.object({ mean: z.number(), sd: z.number() });

    it.each(casesOf("numerics", SUMS, input, expected))("$id $title", (given) => {
      const written = given.input.values;
      const values = Array.isArray(written)
        ? written
        : [written.first, ...Array.from({ length: written.repeat }, () => written.then).flat()];
      const mean = excel.cell("LIMIT", column(...values), "mean");
      expectWithin(mean, given.expected.mean, { rel: 1e-15 });
      // The spread about the mean, from the standard error of a line through the figures.
      const [row = []] = excel.call("TREND", column(...values), null, "ols");
      const [share, error] = [Number(row[5]), Number(row[6])];
      const n = values.length;
      const sd = Math.sqrt((error ** 2 * (n - 2)) / (1 - share) / (n - 1));
      expectWithin(sd, given.expected.sd, given.tolerance);
    });
  });

  describeShared("published percentiles", () => {
    const input = z.object({ values: numbers, p: oneOrEach, method: z.string() });
    const expected = z.object({ value: oneOrEach });

    it.each(casesOf("numerics", "PERCENTILEDAYS", input, expected))("$id $title", (given) => {
      const { values, p, method } = given.input;
      const shares = [p].flat();
      const figures = [given.expected.value].flat();
      for (const blank of [null, ""]) {
        const days = column(blank, ...values, blank);
        for (const layout of [column(...shares), [shares]]) {
          const shown = excel.call("PERCENTILEDAYS", days, layout, method).flat();
          figures.forEach((wanted, at) => {
            expectWithin(shown[at], wanted, given.tolerance);
          });
        }
      }
    });
  });
}
