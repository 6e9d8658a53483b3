import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  betaCdf,
  betaQuantile,
  chiSquareCdf,
  chiSquareQuantile,
  normalCdf,
  normalForConfidence,
  normalQuantile,
  tCdf,
  tQuantile,
} from "../../src/kpi/distributions";

/** The same to twelve digits, however small the figure. */
function expectSame(got: number, wanted: number, digits = 12) {
  expect(Math.abs(got / wanted - 1)).toBeLessThan(10 ** -digits);
}

describe("values known in closed form or from published tables", () => {
  it("are met by the normal distribution, far tails included", () => {
    // Abramowitz & Stegun 26.2 and Wichura's AS 241 test values.
    expectSame(normalQuantile(0.975), 1.959963984540054);
    expectSame(normalQuantile(0.999), 3.090232306167813);
    expectSame(normalQuantile(1e-20), -9.262340089798408);
    expectSame(normalForConfidence(0.95), 1.959963984540054);
    expectSame(normalForConfidence(0.998), 3.090232306167813);
    expectSame(normalCdf(10, "upper"), 7.61985302416052e-24);
    expect(normalCdf(0)).toBe(0.5);
    expect(normalQuantile(0.5)).toBe(0);
  });

  it("are met by Student's t", () => {
    // One degree of freedom is Cauchy: tan(π(p − ½)). Two: 2(p − ½)√(2 / (4p(1 − p))).
    expectSame(tQuantile(0.975, 1), Math.tan(Math.PI * 0.475));
    expectSame(tQuantile(0.975, 2), 0.95 * Math.sqrt(2 / (4 * 0.975 * 0.025)));
    // NIST/SEMATECH e-Handbook 1.3.6.7.2, and R's qt for more digits.
    expectSame(tQuantile(0.975, 7), 2.364624251592785);
    expectSame(tQuantile(0.025, 7, "upper"), 2.364624251592785);
    expectSame(tQuantile(0.025, 7), -2.364624251592785);
    expectSame(tCdf(1, 1), 0.75);
    expectSame(tCdf(-1, 1), 0.25);
    expect(tCdf(0, 5)).toBe(0.5);
    expectSame(tQuantile(0.975, 1e9), 1.959963986912, 10);
  });

  it("are met by chi-square", () => {
    // Two degrees of freedom are exponential with mean 2.
    expectSame(chiSquareQuantile(0.025, 2, "upper"), -2 * Math.log(0.025));
    expectSame(chiSquareCdf(300, 2, "upper"), Math.exp(-150));
    expectSame(chiSquareQuantile(0.95, 1), normalForConfidence(0.95) ** 2);
    expectSame(chiSquareQuantile(0.025, 4), 0.48441855708793);
    expectSame(chiSquareCdf(3.841458820694124, 1), 0.95);
  });

  it("are met by the beta distribution", () => {
    // With one parameter 1 it is a power.
    expectSame(betaQuantile(0.025, 1, 20, "upper"), 1 - 0.025 ** (1 / 20));
    expectSame(betaQuantile(0.025, 9, 1), 0.025 ** (1 / 9));
    expectSame(betaCdf(0.3, 2, 2), 3 * 0.09 - 2 * 0.027);
  });
});

describe("laws", () => {
  const share = fc.double({ min: 1e-6, max: 0.5, noNaN: true });
  const size = fc.double({ min: 0.5, max: 1e4, noNaN: true });

  it("a quantile leads back to its probability, in either tail", () => {
    fc.assert(
      fc.property(
        share,
        size,
        fc.constantFrom("lower" as const, "upper" as const),
        (p, df, tail) => {
          expectSame(normalCdf(normalQuantile(p, tail), tail), p, 10);
          expectSame(chiSquareCdf(chiSquareQuantile(p, df, tail), df, tail), p, 9);
          expectSame(tCdf(tQuantile(p, df, tail), df, tail), p, 9);
        },
      ),
    );
  });

  it("the tails add up to one", () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 8, noNaN: true }), size, (x, df) => {
        expect(normalCdf(x) + normalCdf(x, "upper")).toBeCloseTo(1, 13);
        expect(tCdf(x, df) + tCdf(x, df, "upper")).toBeCloseTo(1, 13);
        expect(tCdf(x, df)).toBeCloseTo(tCdf(-x, df, "upper"), 13);
      }),
    );
  });
});
