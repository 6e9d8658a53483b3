import { expect, it } from "vitest";
import { z } from "zod";
import { describeShared } from "../../shared";
import { column, type FakeExcel } from "../excel";
import { casesOf, expectWithin, SHAPES } from "../reference-cases";

const ends = z.tuple([z.number(), z.number()]);

/** The limits for 95 % and 99.8 %, as the cases name them. */
const atBothLevels = z.object({
  lower95: z.number().nullable(),
  upper95: z.number().nullable(),
  lower998: z.number().nullable(),
  upper998: z.number().nullable(),
});

const LEVELS = [
  [0.95, "lower95", "upper95"],
  [0.998, "lower998", "upper998"],
] as const;

export function confidenceCases(excel: FakeExcel): void {
  describeShared("published limits of proportions", () => {
    const methods = z.object({ wilson: ends, clopperPearson: ends });
    const input = z.object({ x: z.number(), n: z.number(), multiplier: z.number().optional() });
    const expected = z.union([methods, atBothLevels]);

    it.each(casesOf("ci-proportion", "CI", input, expected))("$id $title", (given) => {
      const { x, n, multiplier = 1 } = given.input;
      for (const shape of SHAPES) {
        if ("wilson" in given.expected) {
          const { wilson, clopperPearson } = given.expected;
          const methodsAsked = [
            [null, wilson],
            ["wilson", wilson],
            ["exact", clopperPearson],
          ] as const;
          for (const [method, limits] of methodsAsked) {
            const [shown = []] = excel.call("CI", shape(x), shape(n), null, null, method);
            limits.forEach((limit, end) => {
              expectWithin(shown[end], limit, given.tolerance);
            });
          }
          continue;
        }
        for (const [confidence, lower, upper] of LEVELS) {
          for (const [which, name] of [["lower", lower] as const, ["upper", upper] as const]) {
            const limit = given.expected[name];
            if (limit === null) continue;
            const shown = excel.cell(
              "CI",
              shape(x),
              shape(n),
              shape(confidence),
              shape(which),
              null,
            );
            expectWithin(shown, limit / multiplier, given.tolerance);
          }
        }
      }
    });
  });

  describeShared("published limits of rates", () => {
    const input = z.object({
      events: z.number(),
      exposure: z.number(),
      per: z.number().optional(),
      method: z.string().optional(),
    });

    it.each(casesOf("ci-rate", "RATECI", input, atBothLevels))("$id $title", (given) => {
      const { events, exposure, per = null, method = null } = given.input;
      for (const shape of SHAPES) {
        for (const [confidence, ...names] of LEVELS) {
          const [shown = []] = excel.call(
            "RATECI",
            shape(events),
            shape(exposure),
            per,
            confidence,
            null,
            method,
          );
          names.forEach((name, end) => {
            // A limit that the reference package leaves out, because it would lie below zero, is zero here.
            expectWithin(shown[end], given.expected[name] ?? 0, given.tolerance);
          });
        }
      }
    });

    const ratioInput = z.object({
      events1: z.number(),
      time1: z.number(),
      events0: z.number(),
      time0: z.number(),
    });
    const ratio = z.object({ ratio: z.number(), lower: z.number(), upper: z.number() });
    it.each(casesOf("ci-rate", "RATIOCI", ratioInput, ratio))("$id $title", (given) => {
      const { events1, time1, events0, time0 } = given.input;
      const [shown = []] = excel.call("RATIOCI", events1, time1, events0, time0, null);
      [given.expected.ratio, given.expected.lower, given.expected.upper].forEach(
        (wanted, index) => {
          expectWithin(shown[index], wanted, given.tolerance);
        },
      );
    });
  });

  describeShared("published limits of means", () => {
    const input = z.object({ values: z.array(z.number()), confidence: z.array(z.number()) });
    const expected = z.object({
      lower95_0cl: z.number(),
      upper95_0cl: z.number(),
      lower99_8cl: z.number(),
      upper99_8cl: z.number(),
    });

    it.each(casesOf("ci-mean", "MEANCI", input, expected))("$id $title", (given) => {
      const { lower95_0cl, upper95_0cl, lower99_8cl, upper99_8cl } = given.expected;
      const levels = [
        [0.95, [lower95_0cl, upper95_0cl]],
        [0.998, [lower99_8cl, upper99_8cl]],
      ] as const;
      for (const [confidence, wanted] of levels) {
        for (const blank of [null, ""]) {
          const values = column(blank, ...given.input.values, "not known");
          const [shown = []] = excel.call("MEANCI", values, confidence, null);
          wanted.forEach((limit, end) => {
            expectWithin(shown[end], limit, given.tolerance);
          });
        }
      }
    });
  });

  describeShared("published comparisons of proportions", () => {
    const input = z.object({ x1: z.number(), n1: z.number(), x2: z.number(), n2: z.number() });
    const difference = z.object({ difference: z.number(), lower: z.number(), upper: z.number() });
    it.each(casesOf("ci-difference", "DIFFCI", input, difference))("$id $title", (given) => {
      const { x1, n1, x2, n2 } = given.input;
      const wanted = [given.expected.difference, given.expected.lower, given.expected.upper];
      for (const shape of SHAPES) {
        const [shown = []] = excel.call("DIFFCI", ...[x1, n1, x2, n2].map(shape), null);
        wanted.forEach((figure, index) => {
          expectWithin(shown[index], figure, given.tolerance);
        });
      }
    });

    const tests = z.object({ pChi2: z.number(), pFisher: z.number() });
    it.each(casesOf("ci-difference", "SIGDIFF", input, tests))("$id $title", (given) => {
      const { x1, n1, x2, n2 } = given.input;
      const p = (test: string | null) => excel.cell("SIGDIFF", x1, n1, x2, n2, test);
      expectWithin(p("chi-square"), given.expected.pChi2, given.tolerance);
      expectWithin(p("fisher"), given.expected.pFisher, given.tolerance);
      expect([p("chi-square"), p("fisher")]).toContain(p(null));
    });
  });

  describeShared("published agreement of two readers", () => {
    const input = z.object({ table: z.array(z.array(z.number())) });
    const expected = z.object({ kappa: z.number() });

    it.each(casesOf("kappa", "KAPPA", input, expected))("$id $title", (given) => {
      const { table } = given.input;
      expectWithin(excel.cell("KAPPA", table, null), given.expected.kappa, given.tolerance);
      const pairs = table.flatMap((row, first) =>
        row.flatMap((cases, second) =>
          Array.from({ length: cases }, () => [`Category ${first}`, ` category ${second} `]),
        ),
      );
      const judged = (side: 0 | 1) => column(...pairs.map((pair) => pair[side]));
      expectWithin(
        excel.cell("KAPPA", judged(0), judged(1)),
        given.expected.kappa,
        given.tolerance,
      );
    });
  });

  describeShared("agreed sizes of samples", () => {
    const input = z.object({
      population: z.number(),
      expected: z.number(),
      margin: z.number(),
      confidence: z.number(),
    });
    const expected = z.object({ sample: z.number() });

    it.each(casesOf("sample", "SAMPLESIZE", input, expected))("$id $title", (given) => {
      const { population, margin, confidence } = given.input;
      for (const shape of SHAPES) {
        const sample = excel.cell(
          "SAMPLESIZE",
          ...[population, given.input.expected, margin, confidence].map(shape),
        );
        expect(sample).toBe(given.expected.sample);
      }
    });
  });
}
