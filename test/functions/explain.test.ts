import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { parseDate } from "../../src/cells/date";
import { describeShared } from "../shared";
import help from "../../functions/help.generated.json";
import { column, errorObject, fakeCustomFunctions } from "./excel";
import { casesOf } from "./reference-cases";

const excel = fakeCustomFunctions();
vi.stubGlobal("CustomFunctions", excel.CustomFunctions);
await import("../../functions/register");

/** The lines of an explanation; arguments as Excel hands repeated ones over, in one list. */
function explained(name: string, ...given: unknown[]) {
  const lines = excel.call("EXPLAIN", [[name]], given);
  const of = (label: string) => lines.filter(([told]) => told === label).map(([, value]) => value);
  return { lines, of, text: JSON.stringify(lines) };
}

const dates = (...texts: readonly string[]) =>
  column(...texts.map((text) => parseDate(text) ?? text));

describe("an error, in words", () => {
  it.each([
    ["RATE", [[[1]], [[0]]], "#DIV/0!", /denominator is 0/],
    ["RATE", [[[5]], [[4]]], "#NUM!", /larger than the denominator/],
    ["RATE", [[[3]], [[4]], null, [[10]]], "#N/A", /below the 10/],
    ["WORKDAYS", [[["soon"]], [["30/04/2025"]]], "#VALUE!", /not a date/],
    ["RATE", [[[errorObject("#REF!")]], [[4]]], "#REF!", /holds #REF!/],
  ])("%s with %j is %s", (name, given, code, sentence) => {
    const { of } = explained(name, ...given);
    expect(of("Error")).toEqual([code]);
    expect(of("Why")).toHaveLength(1);
    expect(of("Why")[0]).toMatch(sentence);
    expect(of("Result")).toEqual([]);
  });

  it("inside a table is said once, with the number of cells that show it", () => {
    const { of } = explained("CHANGE", column(5, 6, 7), column(0, 0, 2));
    expect(of("Result")).toEqual(["3 rows, 1 column"]);
    expect(of("Error")).toEqual(["#DIV/0! in 2 cells"]);
  });
});

describe("what is explained", () => {
  it("is the figure that the function itself gives", () => {
    const given = [column(5, 8, 0), column(10, 10, 5)];
    expect(explained("KPI.RATE", ...given).of("Result")).toEqual([excel.cell("RATE", ...given)]);
    expect(explained("=kpi.rate", ...given).of("Function")).toEqual(["KPI.RATE"]);
  });

  it("tells of rows left out of a rate, and of blanks that count as 0", () => {
    const { of } = explained("RATE", column(5, "n/a", true, "", null), column(10, 10, 10, 10, 10));
    expect([of("Rows given"), of("Rows used"), of("Rows left out")]).toEqual([[5], [2], [3]]);
    expect(of("Left out: text")).toEqual([1]);
    expect(of("Left out: TRUE or FALSE")).toEqual([1]);
    expect(of("Left out: empty text")).toEqual([1]);
    expect(of("Used: a blank counted as 0")).toEqual([1]);
  });

  it("tells of rows without an outcome and rows that do not meet the criteria", () => {
    const outcome = column("Yes", "No", "Yes", "", "Yes");
    const team = column("North", "North", "South", "North", "North");
    const { of } = explained("RATEIFS", outcome, [["Yes"]], team, [["north"]]);
    expect([of("Rows given"), of("Rows used")]).toEqual([[5], [3]]);
    expect(of("Left out: no outcome")).toEqual([1]);
    expect(of("Left out: the criteria are not met")).toEqual([1]);
    expect(of("Used: with the outcome asked for")).toEqual([2]);
    expect(of("Result")).toEqual([2 / 3]);
  });

  it("tells of months without a figure on a control chart", () => {
    const { of } = explained("XMR", column(10, 50, "", errorObject("#N/A"), 40, 30));
    expect([of("Rows used"), of("Left out: #N/A"), of("Left out: empty text")]).toEqual([
      [4],
      [1],
      [1],
    ]);
  });

  it("tells of open rows, which have no time from start to end", () => {
    const starts = dates("01/04/2025", "01/04/2025", "03/04/2025", "");
    const ends = dates("02/04/2025", "", "01/04/2025", "05/04/2025");
    const { of } = explained("DAYSTAT", starts, ends);
    expect([of("Rows given"), of("Rows used")]).toEqual([[4], [1]]);
    expect(of("Left out: no end date")).toEqual([1]);
    expect(of("Left out: end before start")).toEqual([1]);
    expect(of("Left out: no start date")).toEqual([1]);
  });

  it("tells which bank holidays, chart rules and published editions it rests on", () => {
    const scottish = explained("WORKDAYS", [["01/04/2025"]], [["30/04/2025"]], [["Scotland"]]);
    expect(scottish.text).toContain("Bank holidays: Scotland");
    expect(scottish.text).not.toContain("Bank holidays: England and Wales");
    expect(scottish.of("Given: division")).toEqual(["“Scotland”"]);
    expect(explained("XMR", column(1, 2)).text).toContain("Making Data Count");
    expect(explained("NPV", column(-100, 110)).of("Rests on: Green Book discount rates")).toEqual([
      "2026",
    ]);
  });
});

describeShared("the rows behind an on-time rate", () => {
  const input = z.object({
    rows: z.array(z.tuple([z.string().nullable(), z.string().nullable()])),
    days: z.number(),
    division: z.string(),
    asAt: z.string(),
  });
  const expected = z.object({ counts: z.record(z.string(), z.number()), rate: z.number() });
  const LABELS = [
    ["On time", "Used: on time"],
    ["Late", "Used: late"],
    ["Overdue", "Used: overdue"],
    ["Not yet due", "Left out: not yet due"],
    ["No start", "Left out: no start date"],
    ["Bad date", "Left out: a date that cannot be read"],
    ["End before start", "Left out: end before start"],
  ] as const;

  it.each(casesOf("ontime", "ONTIME", input, expected))(
    "$id",
    ({ input: given, expected: wanted }) => {
      const side = (at: 0 | 1) => column(...given.rows.map((row) => row[at]));
      const { of } = explained(
        "ONTIME",
        side(0),
        side(1),
        [[given.days]],
        [[given.asAt]],
        [[given.division]],
      );
      for (const [status, label] of LABELS)
        expect([label, of(label)[0] ?? 0]).toEqual([label, wanted.counts[status]]);
      expect(of("Result")[0]).toBeCloseTo(wanted.rate, 12);
      expect(Number(of("Rows used")[0]) + Number(of("Rows left out")[0])).toBe(given.rows.length);
    },
  );
});

describe("the rows told of", () => {
  const day = fc.oneof(fc.integer({ min: 45_700, max: 45_760 }), fc.constantFrom(null, "", 0));
  const rows = fc.array(fc.tuple(day, day), { minLength: 1, maxLength: 30 });

  it("are all rows, and those that the figure is made of", () => {
    fc.assert(
      fc.property(rows, (pairs) => {
        const sides = ([0, 1] as const).map((at) => column(...pairs.map((pair) => pair[at])));
        for (const [name, label, ...rest] of [
          ["ONTIME", "Used: on time", [[5]], [[45_750]]],
          ["CASELOAD", "Used: open on the report date", [[45_730]]],
        ] as const) {
          const { of } = explained(name, ...sides, ...rest);
          const [used, leftOut] = [Number(of("Rows used")[0]), Number(of("Rows left out")[0])];
          expect(used + leftOut).toBe(pairs.length);
          const counted = Number(of(label)[0] ?? 0);
          const result = excel.cell(name, ...sides, ...rest);
          if (name === "CASELOAD") expect(result).toBe(counted);
          else if (used > 0) expect(result).toBeCloseTo(counted / used, 12);
          else expect(result).toMatchObject({ error: "#DIV/0!" });
        }
      }),
    );
  });
});

describe("what is never told", () => {
  /** References, some with space around, some longer than a sentence quotes. */
  const reference = fc
    .tuple(fc.stringMatching(/^[QZX]{3}[0-9]{5}[QZX]$/), fc.constantFrom("", " ", "-".repeat(50)))
    .map(([text, more]) => `${more}${text}${more}`);
  const functions = help.filter(({ id }) => id !== "EXPLAIN");

  it.each(functions)("is the text of a cell, by $id", ({ id, parameters }) => {
    fc.assert(
      fc.property(
        fc.array(reference, { minLength: 1, maxLength: 3 }),
        fc.nat(parameters.length),
        (texts, from) => {
          const given = parameters.map((_, at) =>
            at < from ? column(...texts.map((__, row) => row + 1)) : column(...texts),
          );
          const { text } = explained(id, ...given);
          for (const own of texts) {
            expect(text).not.toContain(own.trim());
            expect(text).not.toMatch(/[QZX]{3}[0-9]{5}[QZX]/);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it("is a long number in a sentence", () => {
    const { text, of } = explained("WORKDAYS", column(9434765919, 45000), column(45001, 45001));
    expect(of("Why")[0]).toMatch(/holds a number/);
    expect(text).not.toContain("9434765919");
  });

  it("is the name of a function that is none", () => {
    const shown = excel.call("EXPLAIN", [["XQZ12345"]], []);
    expect(shown[0]?.[0]).toMatchObject({ error: "#VALUE!" });
    expect(JSON.stringify(shown)).not.toContain("XQZ12345");
  });
});

describe("a call that cannot be explained", () => {
  const sentence = (...given: unknown[]) => {
    const [cell] = excel.call("EXPLAIN", ...given).flat();
    return typeof cell === "object" ? cell.message : null;
  };

  it("says which argument is missing, how many are taken, and which function was meant", () => {
    expect(sentence([["ONTIME"]], [column(1), column(2)])).toBe(
      "KPI.ONTIME needs “days” too. Give all its arguments after its name.",
    );
    expect(sentence([["VERSION"]], [column(1)])).toMatch(/takes no arguments, and 1 were given/);
    expect(sentence([["ONTIEM"]], [])).toContain("Did you mean “ONTIME”?");
    expect(sentence([[null]], [])).toMatch(/is blank/);
  });
});
