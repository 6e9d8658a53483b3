import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jaroWinkler, slipsBetween } from "../../../src/verify/linkage/similarity";

const word = fc.string({ unit: fc.constantFrom(..."abcd"), maxLength: 12 });

/** The whole table of optimal string alignment, with nothing left out. */
function allSlips(left: string, right: string): number {
  const table = Array.from({ length: left.length + 1 }, (_, i) =>
    Array.from({ length: right.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  for (let i = 1; i <= left.length; i++) {
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1] ? 0 : 1;
      let slips = Math.min(
        table[i - 1]![j - 1]! + same,
        table[i - 1]![j]! + 1,
        table[i]![j - 1]! + 1,
      );
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1])
        slips = Math.min(slips, table[i - 2]![j - 2]! + 1);
      table[i]![j] = slips;
    }
  }
  return table[left.length]![right.length]!;
}

describe("Jaro-Winkler", () => {
  it.each([
    // The examples of Winkler's own papers.
    ["martha", "marhta", 0.961],
    ["dwayne", "duane", 0.84],
    ["dixon", "dicksonx", 0.813],
    ["abc", "xyz", 0],
    ["", "a", 0],
    ["a", "a", 1],
  ])("%s and %s", (one, other, expected) => {
    expect(jaroWinkler(one, other)).toBeCloseTo(expected, 3);
  });

  it("is the same both ways round, and 1 for equal words alone", () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        const alike = jaroWinkler(one, other);
        expect(alike).toBe(jaroWinkler(other, one));
        expect(alike === 1).toBe(one === other);
        expect(alike).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

it("Jaro-Winkler gives up only on words that cannot be alike enough", () => {
  fc.assert(
    fc.property(
      word,
      word,
      fc.double({ min: 0.5, max: 0.95, noNaN: true }),
      (one, other, least) => {
        const alike = jaroWinkler(one, other);
        if (alike >= least) expect(jaroWinkler(one, other, least)).toBe(alike);
        else expect(jaroWinkler(one, other, least)).toBeLessThan(least);
      },
    ),
    { numRuns: 1000 },
  );
});

describe("slips", () => {
  it.each([
    ["smith", "smyth", 1],
    ["smith", "smtih", 1],
    ["smith", "smit", 1],
    ["smith", "jones", 3],
    ["", "ab", 2],
  ])("%s and %s", (one, other, expected) => {
    expect(slipsBetween(one, other, 2)).toBe(expected);
  });

  it("within the band are those of the whole table", () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 4 }), (one, other, most) => {
        expect(slipsBetween(one, other, most)).toBe(Math.min(allSlips(one, other), most + 1));
      }),
      { numRuns: 1000 },
    );
  });
});
