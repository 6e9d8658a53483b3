import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/cells/cell";
import { calendarDate } from "../../src/cells/date";
import { checkFormula } from "../../src/formula/check";
import { compileFormula } from "../../src/formula/compile";
import { parseFormula } from "../../src/formula/parse";

const names = {
  column: (name: string) => ({ name, type: "date" }) as const,
  columnTitles: ["From", "To"],
  parameters: new Map(),
};

/** Whole years between two days as a person counts them. */
function birthdays(from: number, to: number): number {
  const [a, b] = [calendarDate(from), calendarDate(to)];
  const isYetToCome = b.month < a.month || (b.month === a.month && b.day < a.day);
  return b.year - a.year - (isYetToCome ? 1 : 0);
}

function dateDif(from: number, to: number): Cell | undefined {
  const parsed = parseFormula('DATEDIF([From],[To],"y")');
  const checked = parsed.ok ? checkFormula(parsed.value, names) : parsed;
  if (!checked.ok) throw new Error(checked.trouble.message);
  const compiled = compileFormula(checked.value, {
    column: (name) => [name === "From" ? from : to],
    parameter: () => null,
  });
  return compiled.ok ? compiled.value(0) : undefined;
}

describe("DATEDIF in whole years", () => {
  it("counts birthdays, for days that are years apart give or take a few", () => {
    const start = fc.integer({ min: 1, max: 80_000 });
    const later = fc.record({ years: fc.nat(120), more: fc.integer({ min: -3, max: 3 }) });
    fc.assert(
      fc.property(start, later, fc.double({ min: 0, max: 0.99, noNaN: true }), (from, by, hour) => {
        const to = Math.max(from, Math.round(from + by.years * 365.25) + by.more) + hour;
        expect(dateDif(from, to)).toBe(birthdays(from, to));
      }),
      { numRuns: 3000, seed: 3 },
    );
  });
});
