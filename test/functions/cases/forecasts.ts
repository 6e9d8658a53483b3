import { expect, it } from "vitest";
import { z } from "zod";
import { describeShared } from "../../shared";
import { column, type FakeExcel } from "../excel";
import { cases } from "../reference-cases";

export function forecastsCases(excel: FakeExcel): void {
  describeShared("forecasts of a well-known implementation", () => {
    const schema = z.object({
      id: z.string(),
      input: z.object({
        values: z.array(z.number()),
        alpha: z.number(),
        beta: z.number().optional(),
        horizon: z.number(),
      }),
      expected: z.object({ forecast: z.array(z.number()) }),
    });

    it.each(cases("forecast", schema))("$id", ({ input, expected }) => {
      const { values, alpha, beta = null, horizon } = input;
      const method = beta === null ? "simple" : "holt";
      for (const asked of [method, "auto", null]) {
        const rows = excel.call(
          "FORECAST",
          column(...values),
          horizon,
          asked,
          null,
          alpha,
          beta,
          null,
          null,
          null,
        );
        expect(rows.map(([period]) => period)).toEqual(expected.forecast.map((_, at) => at + 1));
        rows.forEach(([, value], at) => {
          const wanted = expected.forecast[at]!;
          expect(Math.abs(Number(value) - wanted)).toBeLessThanOrEqual(1e-9 * Math.abs(wanted));
        });
      }
    });
  });

  describeShared("agreed cases of run rates", () => {
    const schema = z.object({
      id: z.string(),
      input: z.object({
        achieved: z.number(),
        soFar: z.number(),
        target: z.number(),
        expectedTotal: z.number(),
      }),
      expected: z.object({
        needed: z.number(),
        remaining: z.number(),
        requiredRate: z.number(),
        achievable: z.boolean(),
      }),
    });

    it.each(cases("runrate", schema))("$id", ({ input, expected }) => {
      const { achieved, soFar, target, expectedTotal } = input;
      const { needed, remaining, requiredRate, achievable } = expected;
      expect(excel.call("RUNRATE", achieved, soFar, target, expectedTotal, null)).toEqual([
        [needed, remaining, requiredRate, achievable],
      ]);
    });
  });
}
