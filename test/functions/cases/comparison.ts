import { expect, it } from "vitest";
import { z } from "zod";
import { describeShared } from "../../shared";
import { column, type FakeExcel } from "../excel";
import { casesOf, expectWithin } from "../reference-cases";

const numbers = z.array(z.number());

export function comparisonCases(excel: FakeExcel): void {
  describeShared("published funnels", () => {
    const limitsInput = z.object({
      average: z.number(),
      denominators: numbers,
      multiplier: z.number(),
      levels: numbers,
    });
    const limits = z.object({
      lower95: numbers,
      upper95: numbers,
      lower998: numbers,
      upper998: numbers,
      baseline: z.number(),
    });

    it.each(casesOf("funnel", "FUNNELLIMITS", limitsInput, limits))("$id $title", (given) => {
      const { average, denominators, multiplier, levels } = given.input;
      for (const asked of [null, [levels], column(...levels)]) {
        const shown = excel.call(
          "FUNNELLIMITS",
          average,
          column(...denominators),
          null,
          asked,
          null,
        );
        expect(shown.length).toBe(denominators.length);
        shown.forEach(([mean, ...ends], row) => {
          expectWithin(Number(mean) * multiplier, given.expected.baseline, given.tolerance);
          const { lower95, upper95, lower998, upper998 } = given.expected;
          [lower95, upper95, lower998, upper998].forEach((wanted, index) => {
            expectWithin(Number(ends[index]) * multiplier, wanted[row]!, given.tolerance);
          });
        });
      }
    });

    const funnelInput = z.union([
      z.object({ numerators: numbers, denominators: numbers, average: z.number() }),
      z.object({ observed: numbers, expected: numbers, statistic: z.string() }),
    ]);
    const verdicts = z.object({ significance: z.array(z.string()) });

    it.each(casesOf("funnel", "FUNNEL", funnelInput, verdicts))(
      "$id $title",
      ({ input, expected }) => {
        const shown =
          "observed" in input
            ? excel.call(
                "FUNNEL",
                column(...input.observed),
                column(...input.expected),
                input.statistic,
                null,
                null,
                null,
                null,
              )
            : excel.call(
                "FUNNEL",
                column(...input.numerators),
                column(...input.denominators),
                null,
                input.average,
                null,
                null,
                null,
              );
        expect(shown.map((row) => row.at(-1))).toEqual(expected.significance);
        for (const [value, , lower, upper, outerLower, outerUpper, verdict] of shown) {
          const isOutside = (low: unknown, high: unknown) =>
            Number(value) < Number(low) || Number(value) > Number(high);
          expect(isOutside(lower, upper)).toBe(verdict !== "Not significant");
          expect(isOutside(outerLower, outerUpper)).toBe(String(verdict).includes("0.001"));
        }
      },
    );

    const dispersionInput = z.object({
      numerators: numbers,
      denominators: numbers,
      type: z.string(),
      trim: z.number(),
    });
    const dispersion = z.object({ z: numbers, phi: z.number(), tau2: z.number() });

    it.each(casesOf("funnel", "FUNNELOD", dispersionInput, dispersion))("$id $title", (given) => {
      const { numerators, denominators, type, trim } = given.input;
      for (const statistic of [type, null]) {
        const shown = excel.call(
          "FUNNELOD",
          column(...numerators),
          column(...denominators),
          statistic,
          trim,
          null,
          null,
        );
        shown.forEach(([score, phi, tau2], row) => {
          expectWithin(score, given.expected.z[row]!, given.tolerance);
          expectWithin(phi, given.expected.phi, given.tolerance);
          expectWithin(tau2, given.expected.tau2, given.tolerance);
        });
      }
    });
  });

  describeShared("published standardised rates", () => {
    const directInput = z.object({
      counts: z.array(z.number().nullable()),
      populations: numbers,
      standard: numbers,
      per: z.number(),
    });
    const direct = z.object({
      value: z.number().nullable(),
      lower95: z.number().nullable(),
      upper95: z.number().nullable(),
      lower998: z.number().nullable(),
      upper998: z.number().nullable(),
      error: z.string().nullable(),
    });

    it.each(casesOf("standardise", "DSR", directInput, direct))("$id $title", (given) => {
      const { counts, populations, standard, per } = given.input;
      const { value, lower95, upper95, lower998, upper998, error } = given.expected;
      for (const blank of [0, null, ""]) {
        const events = column(...counts.map((count) => (count === 0 ? blank : count)));
        for (const [confidence, wanted] of [
          [null, [value, lower95, upper95]],
          [0.998, [value, lower998, upper998]],
        ] as const) {
          const shown = excel.call(
            "DSR",
            events,
            column(...populations),
            column(...standard),
            per,
            confidence,
          );
          if (error !== null) {
            expect(shown).toEqual([[expect.objectContaining({ error })]]);
            continue;
          }
          wanted.forEach((figure, index) => {
            expectWithin(shown[0]?.[index], figure!, given.tolerance);
          });
        }
      }
    });

    const indirectInput = z.object({
      counts: numbers,
      populations: numbers,
      refCounts: numbers,
      refPopulations: numbers,
      per: z.number(),
    });
    const indirect = z.object({
      ratio: z.number(),
      ratioLower95: z.number(),
      ratioUpper95: z.number(),
      rate: z.number(),
      rateLower95: z.number(),
      rateUpper95: z.number(),
    });

    it.each(casesOf("standardise", "SMR", indirectInput, indirect))("$id $title", (given) => {
      const { counts, populations, refCounts, refPopulations, per } = given.input;
      const { expected: e, tolerance } = given;
      const columns = [counts, populations, refCounts, refPopulations].map((each) =>
        column(...each),
      );
      for (const [asked, wanted] of [
        [null, [e.ratio, e.ratioLower95, e.ratioUpper95]],
        [per, [e.rate, e.rateLower95, e.rateUpper95]],
      ] as const) {
        const [shown = []] = excel.call("SMR", ...columns, null, asked);
        wanted.forEach((figure, index) => {
          expectWithin(shown[index], figure, tolerance);
        });
      }
    });
  });
}
