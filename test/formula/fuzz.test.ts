import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseFormula } from "../../src/formula/parse";

const PARTS = [
  ..."()[]{},;:!@#%&*+-/^<>=\"'. ",
  "[Status]",
  '"Open"',
  "IF(",
  "AND(",
  "KPI.WORKDAY(",
  "__proto__",
  "constructor",
  "1e999",
  "0.1",
  "TRUE",
  "A1:XFD1048576",
  "#REF!",
  "\u0000",
  "😀",
];

describe("whatever somebody types as a formula", () => {
  it("is read, or refused in a sentence, and soon", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(fc.constantFrom(...PARTS), { maxLength: 60 }).map((parts) => parts.join("")),
          fc.string({ unit: "binary", maxLength: 80 }),
        ),
        (text) => {
          const read = parseFormula(text);
          if (!read.ok) expect(read.trouble.message).toMatch(/\S.*[.?)]$/s);
        },
      ),
      { numRuns: 2000, seed: 20261122, interruptAfterTimeLimit: 20_000 },
    );
  });

  it("is not too deep for anyone: a thousand brackets and a very long text are read or refused", () => {
    for (const text of [
      "(".repeat(2000),
      `${"(".repeat(500)}1${")".repeat(500)}`,
      "-".repeat(5000),
      "1+".repeat(20_000),
    ]) {
      expect(typeof parseFormula(text).ok).toBe("boolean");
    }
  });
});
