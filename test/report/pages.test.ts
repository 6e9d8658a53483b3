import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paginated, PLAIN_HEIGHT, type KeptRow } from "../../src/report/pages";

const WIDTHS = [26, 13, 13, 13, 13];
const row = (keep: KeptRow["keep"], startsPage = false): KeptRow => ({
  cells: [],
  height: null,
  startsPage,
  keep,
});
const rows = (count: number, keep: KeptRow["keep"]) =>
  Array.from({ length: count }, () => row(keep));
const startsOf = (given: readonly KeptRow[]) =>
  paginated(given, WIDTHS, "portrait").flatMap(({ startsPage }, at) => (startsPage ? [at] : []));

describe("the pages of a report sheet", () => {
  it("leaves rows that stand alone to the host", () => {
    expect(startsOf(rows(200, "no"))).toEqual([]);
  });

  it("takes a heading to the page of its table, and a table that fits on one page whole", () => {
    const table = [row("always"), ...rows(19, "mostly"), row("no")];
    expect(startsOf([...rows(30, "no"), row("always"), ...table])).toEqual([30]);
  });

  it("tears a table that is longer than a page, but leaves no heading behind", () => {
    const long = [row("always"), row("always"), ...rows(90, "mostly"), row("no")];
    const filled = Math.floor(700 / PLAIN_HEIGHT);
    expect(startsOf([...rows(filled, "no"), ...long])).toEqual([filled]);
  });

  it("takes a table that has no room below its chart to the next page, whole", () => {
    const chart = [...rows(29, "always"), row("loosely")];
    const table = [row("always"), ...rows(19, "mostly"), row("no")];
    expect(startsOf([...chart, ...table])).toEqual([30]);
    expect(startsOf([...chart.slice(10), ...table])).toEqual([]);
  });

  it("says where a page begins on which others follow that hold together", () => {
    const pair = [row("always"), row("no")];
    const filled = Math.floor(700 / PLAIN_HEIGHT);
    expect(startsOf([...rows(filled + 3, "no"), ...pair])).toEqual([filled]);
    expect(startsOf([...rows(filled - 3, "no"), ...pair])).toEqual([]);
  });

  it("asks for no more breaks than a sheet can keep", () => {
    const given = Array.from({ length: 3000 }, () => row("no", true));
    expect(startsOf(given)).toEqual(Array.from({ length: 1026 }, (_, at) => at));
  });

  it("keeps every break that was asked for, and the rows as they were", () => {
    const kept = fc.constantFrom<KeptRow["keep"]>("no", "loosely", "mostly", "always");
    const any = fc.tuple(kept, fc.boolean()).map(([keep, starts]) => row(keep, starts));
    fc.assert(
      fc.property(fc.array(any, { maxLength: 120 }), (given) => {
        const placed = paginated(given, WIDTHS, "landscape");
        expect(placed).toHaveLength(given.length);
        given.forEach(({ startsPage }, at) => {
          if (startsPage) expect(placed[at]?.startsPage).toBe(true);
        });
      }),
    );
  });
});
