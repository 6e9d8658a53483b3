import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DayTally } from "../../src/kpi/day-tally";
import { median } from "../../src/kpi/spc/average";

describe("a tally of days", () => {
  it("has the median of the days that were added, in whatever order", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { minLength: 1, maxLength: 60 }), (days) => {
        const tally = new DayTally();
        expect(tally.isEmpty).toBe(true);
        for (const day of days) tally.add(day);
        expect(tally.isEmpty).toBe(false);
        expect(tally.median).toBe(median(days));
      }),
      { seed: 7 },
    );
  });

  it("takes the days between the first date of Excel and the last", () => {
    const tally = new DayTally();
    tally.add(2_958_465);
    tally.add(0);
    expect(tally.median).toBe(1_479_232.5);
  });
});
