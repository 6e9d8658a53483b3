import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { parseDate } from "../../src/cells/date";
import { describeShared } from "../shared";
import { EXPLAIN_EVENT } from "../../src/kpi/explain-request";
import type { ExplainedLine } from "../../src/kpi/explain";
import { listenForQuestions } from "../../functions/explanation";
import help from "../../functions/help.generated.json";
import { isErrorCode } from "../../src/cells/cell";
import { describeFunctions } from "../../tools/functions-metadata.mjs";
import { column, errorObject, fakeCustomFunctions } from "./excel";
import { readExample } from "./formula";
import { casesOf } from "./reference-cases";

const excel = fakeCustomFunctions();
vi.stubGlobal("CustomFunctions", excel.CustomFunctions);
await import("../../functions/register");

const { help: described } = await describeFunctions();
const examples = described.flatMap((told) => told.examples.map(readExample));

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

describe("the columns of a table", () => {
  it("are named, without being asked for in the sheet", () => {
    const { of } = explained(
      "FLOW",
      dates("01/03/2025"),
      dates("11/04/2025"),
      [[45_748]],
      [[45_777]],
    );
    expect(of("Columns")[0]).toMatch(/^Opening; Starts; Ends; Closing/);
    expect(explained("RATE", [[1]], [[2]]).of("Columns")).toEqual([]);
  });

  it("tell where limits are on trial, and where figures vary too much for the chart", () => {
    expect(explained("XMR", column(1, 2)).of("Columns")[0]).toContain("Lower (trial)");
    const large = column(...Array.from({ length: 14 }, () => 100_000));
    const counts = column(...Array.from({ length: 14 }, (_, month) => 50_000 + (month % 3) * 4000));
    const [shares] = explained("PCHART", counts, large).of("Columns");
    expect(shares).toContain("vary more than chance alone: use the Laney chart");
    expect(explained("PCHART", counts, large, [[true]]).of("Columns")[0]).not.toContain("Laney");
  });

  it("keep to themselves what stands in cells", () => {
    const stages = [
      ["People", "QXZ12345Q"],
      [1000, 100],
      [500, 150],
    ];
    const { text, of } = explained("DISPARITY", column("Group", "A", "B"), stages, [["A"]]);
    expect(of("Columns")).toHaveLength(1);
    expect(text).not.toContain("QXZ12345Q");
  });
});

describe("the rows behind other figures", () => {
  const used = (...[name, ...given]: Parameters<typeof explained>) => {
    const { lines, of } = explained(name, ...given);
    const left = lines
      .filter(([label]) => String(label).startsWith("Left out: "))
      .map(([label, count]) => [String(label).slice("Left out: ".length), count]);
    return {
      rows: of("Rows given")[0],
      used: of("Rows used")[0],
      of,
      left: Object.fromEntries(left),
    };
  };

  it("of a cross table: no value for its row or column, criteria not met, no figure", () => {
    const team = column("North", "", "South", "North", "South");
    const status = column("Open", "Open", "Open", "Closed", "Open");
    const figures = column(1, 2, "", 4, 5);
    const {
      rows,
      used: counted,
      left,
    } = used("PIVOT", team, status, figures, [["sum"]], status, [["Open"]]);
    expect([rows, counted]).toEqual([5, 2]);
    expect(left).toEqual({
      "no value for its row or column": 1,
      "no figure": 1,
      "the criteria are not met": 1,
    });
  });

  it("of each row’s status", () => {
    const starts = dates("01/04/2025", "01/04/2025", "soon", "");
    const ends = dates("02/04/2025", "01/09/2025", "01/04/2025", "");
    const { rows, used: told, of, left } = used("TIMELINESS", starts, ends, [[5]]);
    expect([rows, told]).toEqual([4, 3]);
    expect([of("Used: on time"), of("Used: late"), of("Used: bad date")]).toEqual([[1], [1], [1]]);
    expect(left).toEqual({ blank: 1 });
  });

  it("of a trend, a forecast and its errors", () => {
    const values = column(1, 2, "", 4, "n/a", 6);
    expect(used("TREND", values).left).toEqual({ "empty text": 1, text: 1 });
    expect(used("TREND", values, column(1, "", 3, 4, 5, 6))).toMatchObject({ used: 3 });
    expect(used("FORECAST", column(null, 3, 4, 5, 6), [[2]], [["naive"]]).used).toBe(4);
    expect(used("FORECASTERROR", values, column(1, 2, 3, 4, 5, ""))).toMatchObject({ used: 3 });
  });

  it("of a funnel: units without a denominator", () => {
    const { used: drawn, left } = used("FUNNEL", column(1, 2, 3, "x"), column(10, 0, 30, 40));
    expect(drawn).toBe(2);
    expect(left).toEqual({ "no denominator": 1, text: 1 });
  });

  it("of the quality of data", () => {
    const table = [
      ["A1", 45000],
      ["", null],
      ["A1", ""],
      [errorObject("#N/A"), 45001],
    ];
    expect(used("COMPLETENESS", table)).toMatchObject({
      rows: 4,
      used: 3,
      left: { "nothing in the row": 1 },
    });
    expect(used("DQREPORT", table)).toMatchObject({ rows: 4, used: 3 });
    const keys = column("A1", "a1 ", "B2", "", errorObject("#N/A"));
    expect(used("UNIQUENESS", keys)).toMatchObject({ used: 3, left: { "blank, or an error": 2 } });
    expect(used("DUPLICATES", keys).of("Used: the value of another row")).toEqual([2]);
    expect(used("VALIDITY", keys, [["crn"]]).used).toBe(4);
    expect(used("IDREPORT", keys, [["crn"]]).left).toEqual({ blank: 1, "#N/A": 1 });
    const { of } = used("CONSISTENCY", column(true, false, "", errorObject("#N/A")));
    expect([of("Used: TRUE"), of("Used: FALSE"), of("Left out: blank")]).toEqual([[1], [1], [1]]);
    expect(of("Used: an error counted as FALSE")).toEqual([1]);
    const lag = used("ENTRYLAG", column(45000, 45000, "soon", ""), column(45003, 44999, 45000, 1));
    expect(lag).toMatchObject({
      used: 1,
      left: { "recorded before it happened": 1, "a date that cannot be read": 1, "no date": 1 },
    });
    const judged = used("KAPPA", column("a", "b", "", "a"), column("A", "a", "b", "a"));
    expect(judged.of("Used: judged alike")).toEqual([2]);
    expect(judged.left).toEqual({ "not judged by both": 1 });
  });

  it("of reoffending: why an offence does not count", () => {
    const ids = column("A1", "B2");
    const index = dates("01/01/2023", "01/01/2023");
    const offenders = column("a1", "B2", "C3", "", "A1", "A1", "A1");
    const offences = dates(
      "01/03/2023",
      "01/01/2023",
      "01/03/2023",
      "01/03/2023",
      "",
      "01/04/2023",
      "01/05/2023",
    );
    const proven = dates(
      "01/05/2023",
      "01/05/2023",
      "01/05/2023",
      "01/05/2023",
      "01/05/2023",
      "",
      "01/01/2025",
    );
    const {
      rows,
      used: counted,
      left,
    } = used("REOFFENDING", ids, index, offenders, offences, proven);
    expect([rows, counted]).toEqual([7, 1]);
    expect(left).toEqual({
      "outside the follow-up": 1,
      "by nobody who is followed up": 1,
      "no identifier": 1,
      "no offence date": 1,
      "not proven": 1,
      "proven after the waiting period": 1,
    });
  });

  it("of totals: every pair of amounts, and both pairs where two are compared", () => {
    const [part, whole] = [column(5, "n/a", null), column(10, 10, 10)];
    for (const name of ["CLEARANCE", "CI", "RATECI", "BINARYRATE", "FREQUENCY"]) {
      expect([name, used(name, part, whole)]).toMatchObject([
        name,
        { rows: 3, used: 2, left: { text: 1 } },
      ]);
    }
    expect(used("LIKELY", part, whole, [[0.9]])).toMatchObject({ rows: 3, used: 2 });
    expect(used("DIFFCI", part, whole, column(4, ""), column(8, 8))).toMatchObject({
      rows: 5,
      used: 3,
      left: { text: 1, "empty text": 1 },
    });
  });

  it("of a cost for each output: each range by itself, for they need not be as long", () => {
    const cost = used("UNITCOST", column(100, 50, "tbc"), column(4, ""));
    expect(cost).toMatchObject({ rows: 5, used: 3, left: { text: 1, "empty text": 1 } });
    expect([cost.of("Used: cost"), cost.of("Used: outputs")]).toEqual([[2], [1]]);
    expect(used("COSTPEROUTCOME", column(100, 50), column(4, 5), [[0.1]]).used).toBe(4);
  });

  it("of a weighted caseload: tiers with a count and a weight, or cases with a tier", () => {
    expect(used("WEIGHTEDLOAD", column(10, "", 2), column(1, 2, 4))).toMatchObject({
      rows: 3,
      used: 2,
      left: { "empty text": 1 },
    });
    const table = [
      ["High", 3],
      ["Low", 1],
    ];
    expect(used("WEIGHTEDLOAD", column("High", "low", null, 0), table)).toMatchObject({
      rows: 4,
      used: 2,
      left: { blank: 2 },
    });
  });

  it("of the stages of a process: those with a count", () => {
    expect(used("ATTRITION", column(200, "", 60))).toMatchObject({ rows: 3, used: 2 });
    const stages = [
      ["Referred", 80],
      ["Assessed", "not known"],
      ["Started", 60],
    ];
    expect(used("ATTRITION", stages)).toMatchObject({ rows: 3, used: 2, left: { text: 1 } });
  });

  it("of standardised rates: every group, a blank count as 0", () => {
    const [counts, people] = [column(20, null, 10), column(100, 100, 100)];
    for (const name of ["DSR", "SMR"]) {
      const given = name === "DSR" ? [people] : [column(10, 20, 10), people];
      const { rows, used: counted, of } = used(name, counts, people, ...given);
      expect([name, rows, counted]).toEqual([name, 3, 3]);
      expect(of("Used: a blank counted as 0")).toEqual([1]);
    }
  });

  it("of relative rates: groups of which every ratio, some or none can be shown", () => {
    const groups = column("Group", "White", "Black", "Mixed", "Other");
    const stages = [
      ["People", "Arrests", "Charges"],
      [1000, 100, 50],
      [500, 150, 75],
      [400, 50, 2],
      [20, 3, 1],
    ];
    for (const headers of [false, true]) {
      const shown = used("DISPARITY", groups, stages, [["White"]], null, null, [[headers]]);
      expect(shown).toMatchObject({
        rows: 5,
        used: 3,
        left: { headings: 1, "no ratio can be shown": 1 },
      });
      expect(shown.of("Used: every ratio shown")).toEqual([2]);
      expect(shown.of("Used: some ratios shown")).toEqual([1]);
    }
  });

  it("of a quality score: dimensions without a score", () => {
    expect(used("DQSCORE", column(0.9, "", errorObject("#N/A")))).toMatchObject({
      rows: 3,
      used: 1,
      left: { blank: 1, "#N/A": 1 },
    });
  });

  it("of money over years: a blank is a year without money", () => {
    for (const name of ["NPV", "EANC", "PAYBACK"]) {
      const { rows, used: counted, of } = used(name, column(-100, "", 160));
      expect([name, rows, counted]).toEqual([name, 3, 3]);
      expect(of("Used: a blank counted as a year without money")).toEqual([1]);
    }
    const { rows, of } = used("BCR", column("", 60, 60), column(100, 0, 0));
    expect([rows, of("Used: benefits"), of("Used: costs")]).toEqual([6, [2], [3]]);
  });

  it("of an impact map: rows in which something stands", () => {
    const map = [
      ["Housing", 40, 2500, 0.3],
      ["", 0, null, ""],
      ["Work", 10, 1000, 0.1],
    ];
    for (const name of ["SROI", "SENSITIVITY"]) {
      expect(used(name, map, [[60000]])).toMatchObject({
        rows: 3,
        used: 2,
        left: { "nothing in the row": 1 },
      });
    }
  });

  it("that each have an answer of their own: those without one, and why", () => {
    const ends = column("01/04/2025", "", "01/04/1999");
    const starts = column("01/04/2025", "01/04/2025", "01/03/1999");
    const { used: answered, left } = used("WORKDAYS", starts, ends);
    expect(answered).toBe(1);
    expect(left).toEqual({ "#N/A": 2 });
  });

  it.each(["SROI", "SENSITIVITY"])("rests on the Green Book, in KPI.%s too", (name) => {
    const map = [[40, 2500, 0.3, 0.05, 0.25, 0.2, 3]];
    expect(explained(name, map, [[60000]]).of("Rests on: Green Book discount rates")).toEqual([
      "2026",
    ]);
  });
});

/** They take single figures, or make a list out of dates: there are no rows to leave out. */
const WITHOUT_ROWS = [
  "BANKHOLIDAYS",
  "EXPLAIN",
  "FUNNELLIMITS",
  "PBR",
  "PERIODS",
  "RUNRATE",
  "SAMPLESIZE",
  "SERVICECREDIT",
  "VERSION",
];

describe("every function that takes rows", () => {
  const answering = examples.filter(({ expected }) => !isErrorCode(String(expected)));

  it.each(help.map(({ id }) => id))("accounts for them all: %s", (id) => {
    const calls = answering.filter((example) => example.id === id);
    for (const { given } of calls) {
      const { lines, of } = explained(id, ...given);
      const parts = lines.filter(([label]) => String(label).startsWith("Left out: "));
      const told = of("Rows given").length === 1;
      expect([id, told]).toEqual([id, !WITHOUT_ROWS.includes(id)]);
      if (!told) continue;
      const [rows, used, left] = [of("Rows given"), of("Rows used"), of("Rows left out")].map(
        ([count]) => Number(count),
      );
      expect(used! + left!).toBe(rows);
      expect(parts.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(left);
    }
    expect(calls.length > 0 || WITHOUT_ROWS.includes(id)).toBe(true);
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

describe("the pane on the same page", () => {
  const page = new EventTarget();
  listenForQuestions(page);
  const asked = (id: unknown, given: unknown) => {
    const told: ExplainedLine[] = [];
    const answer = (lines: readonly ExplainedLine[]) => told.push(...lines);
    page.dispatchEvent(new CustomEvent(EXPLAIN_EVENT, { detail: { id, given, answer } }));
    return told;
  };
  const valueOf = (lines: readonly ExplainedLine[], label: string) =>
    lines.find((line) => line.label === label)?.value;

  it("is told the very sentence behind an error, the rows and the editions", () => {
    const late = asked("WORKDAYS", [[["01/04/2099"]], [["30/04/2099"]], null]);
    const cell = excel.cell("WORKDAYS", [["01/04/2099"]], [["30/04/2099"]]);
    expect(valueOf(late, "Error")).toBe("#N/A");
    expect(cell).toEqual({ error: "#N/A", message: valueOf(late, "Why") });
    const rate = asked("RATE", [column(5, "n/a"), column(10, 10)]);
    expect(valueOf(rate, "Rows left out")).toBe(1);
    expect(valueOf(rate, "Rests on: Plumbline")).toMatch(/^[0-9]/);
    expect(valueOf(rate, "What it does")).toBeUndefined();
  });

  it("gets no answer to what is no question", () => {
    expect(asked("NONESUCH", [])).toEqual([]);
    expect(asked("RATE", null)).toEqual([]);
    expect(asked(7, [])).toEqual([]);
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
