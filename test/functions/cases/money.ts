import { expect, it } from "vitest";
import { z } from "zod";
import { describeShared } from "../../shared";
import { column, type FakeExcel } from "../excel";
import { cases } from "../reference-cases";
import { readFormulaArguments } from "../formula";

function near(shown: unknown, wanted: number, relative = 1e-9) {
  expect(Math.abs(Number(shown) - wanted)).toBeLessThanOrEqual(relative * Math.abs(wanted));
}

export function moneyCases(excel: FakeExcel): void {
  describeShared("published discount factors", () => {
    const schema = z.object({
      id: z.string(),
      input: z.object({ years: z.array(z.number()), schedule: z.string() }),
      expected: z.object({ factor: z.array(z.number()) }),
    });

    it.each(cases("discount", schema))("$id", ({ input, expected }) => {
      const factors = excel.call("DISCOUNT", column(...input.years), input.schedule).flat();
      expect(factors).toHaveLength(expected.factor.length);
      expected.factor.forEach((factor, at) => near(factors[at], factor));
    });
  });

  describeShared("net present values: Excel’s help and the Green Book", () => {
    const formula = z.object({
      id: z.string(),
      input: z.object({ formula: z.string() }),
      expected: z.object({ value: z.number() }),
    });
    const greenBook = z.object({
      id: z.string(),
      input: z.object({
        cashflows: z.array(z.number()),
        firstYear: z.number(),
        schedule: z.string(),
      }),
      expected: z.object({ npv: z.number(), equivalentAnnual: z.number() }),
    });

    it.each(cases("npv", z.union([formula, greenBook])))("$id", (given) => {
      if ("npv" in given.expected && "cashflows" in given.input) {
        const { cashflows, firstYear, schedule } = given.input;
        near(excel.cell("NPV", column(...cashflows), firstYear, schedule), given.expected.npv);
        near(
          excel.cell("EANC", column(...cashflows), firstYear, schedule),
          given.expected.equivalentAnnual,
        );
        return;
      }
      const { input, expected } = formula.parse(given);
      const { name, given: values } = readFormulaArguments(input.formula);
      const [rate, ...rest] = values;
      const ours =
        name === "XNPV"
          ? excel.cell("NPV", rest[0], rest[1], rate)
          : excel.cell("NPV", column(...rest.flat(2)), 1, rate);
      near(ours, expected.value, 1e-6);
    });
  });

  describeShared("amounts in real terms", () => {
    const schema = z.object({
      id: z.string(),
      input: z.object({
        value: z.number(),
        fromYear: z.number(),
        toYear: z.number(),
        index: z.record(z.string(), z.number()),
      }),
      expected: z.object({ value: z.number() }),
    });

    it.each(cases("deflate", schema))("$id", ({ input, expected }) => {
      const { value, fromYear, toYear } = input;
      const index = Object.entries(input.index).map(([year, level]) => [Number(year), level]);
      for (const own of [index, null]) {
        near(excel.cell("REALTERMS", value, fromYear, toYear, own), expected.value);
      }
    });
  });

  describeShared("agreed cases of social return", () => {
    const schema = z.object({
      id: z.string(),
      input: z.object({
        outcomes: z.array(z.array(z.number())),
        investment: z.number(),
        rate: z.number(),
        years: z.number(),
      }),
      expected: z.object({
        impactYear1: z.array(z.number()),
        yearTotals: z.array(z.number()),
        presentValue: z.number(),
        netPresentValue: z.number(),
        ratio: z.number(),
      }),
    });

    it.each(cases("sroi", schema))("$id", ({ input, expected }) => {
      const given = [input.outcomes, input.investment, input.rate, input.years];
      near(excel.cell("SROI", ...given, null, null, null), expected.ratio, 1e-10);
      const shown = excel.call("SROI", ...given, "table", null, null).map(([, figure]) => figure);
      const { impactYear1, yearTotals, presentValue, netPresentValue, ratio } = expected;
      [...impactYear1, ...yearTotals, presentValue, netPresentValue, ratio].forEach((figure, at) =>
        near(shown[at], figure, 1e-10),
      );
      input.outcomes.forEach(([q, p, ...shares], at) => {
        near(excel.cell("IMPACT", q, p, ...shares, null), impactYear1[at]!, 1e-10);
      });
    });
  });
}
