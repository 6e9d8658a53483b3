import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellError, type Cell } from "../../src/cells/cell";
import { parseDate } from "../../src/cells/date";
import { checkFormula, type Names } from "../../src/formula/check";
import { compileFormula } from "../../src/formula/compile";
import type { ValueType } from "../../src/formula/expression";
import { FUNCTIONS } from "../../src/formula/functions/all";
import { parseFormula } from "../../src/formula/parse";
import { Patience } from "../../src/formula/patience";
import type { Result } from "../../src/text/trouble";

const COLUMNS = new Map<string, { type: ValueType; values: readonly Cell[] }>([
  ["Status", { type: "text", values: ["Open", "closed", null, "Open"] }],
  ["Start", { type: "date", values: [45931, 45931, 45931, null] }],
  ["End", { type: "date", values: [45940, 45920, null, 45940] }],
  ["Hours", { type: "number", values: [1, 2, null, 4] }],
  ["Case\nref", { type: "text", values: ["a", "b", "a", "c"] }],
  ["Phone #", { type: "any", values: ["1", 2, null, true] }],
  ["It's [odd]", { type: "any", values: [1, 2, 3, 4] }],
  ["__proto__", { type: "number", values: [7, 7, 7, 7] }],
  ["Broken", { type: "any", values: [cellError("#N/A"), 1, null, "x"] }],
]);

const names: Names = {
  column: (written) => {
    const name = [...COLUMNS.keys()].find((one) => one.toLowerCase() === written.toLowerCase());
    return name === undefined ? null : { name, type: COLUMNS.get(name)!.type };
  },
  columnTitles: [...COLUMNS.keys()],
  parameters: new Map<string, ValueType>([["as_of", "date"]]),
};

function work(formula: string, condition = false): Result<readonly Cell[]> {
  const parsed = parseFormula(formula);
  if (!parsed.ok) return parsed;
  const checked = checkFormula(parsed.value, names, { condition });
  if (!checked.ok) return checked;
  const compiled = compileFormula(checked.value, {
    column: (name) => COLUMNS.get(name)?.values ?? [],
    parameter: () => 45961,
  });
  return compiled.ok ? { ok: true, value: [0, 1, 2, 3].map(compiled.value) } : compiled;
}

function values(formula: string): readonly Cell[] {
  const result = work(formula);
  if (!result.ok) throw new Error(result.trouble.message);
  return result.value;
}

const first = (formula: string) => values(formula)[0];

function said(formula: string, condition = false): string {
  const result = work(formula, condition);
  return result.ok ? "" : result.trouble.message;
}

describe("formulas over the rows of a table", () => {
  it("compare columns row by row and do not judge rows with a blank", () => {
    expect(values("=[End]>=[Start]")).toEqual([true, false, null, null]);
    expect(values("[Hours]*2")).toEqual([2, 4, null, 8]);
  });

  it("compare texts without regard to case, as Excel does", () => {
    expect(values('[Status]="OPEN"')).toEqual([true, false, null, true]);
    expect(first('EXACT([Status],"OPEN")')).toBe(false);
  });

  it('always judge ="" and ISBLANK', () => {
    expect(values('[Status]=""')).toEqual([false, false, true, false]);
    expect(values('[Status]<>""')).toEqual([true, true, false, true]);
    expect(values("ISBLANK([End])")).toEqual([false, false, true, false]);
  });

  it("let AND and OR decide where what is known decides", () => {
    expect(values("AND([Hours]>1,ISBLANK([End]))")).toEqual([false, false, null, false]);
    expect(values("OR([Hours]>1,ISBLANK([End]))")).toEqual([false, true, true, true]);
    expect(values("NOT([Hours]>1)")).toEqual([true, false, null, false]);
  });

  it("read = {…} as one of and <> {…} as none of", () => {
    expect(values('[Status]={"Open","Closed"}')).toEqual([true, true, null, true]);
    expect(values('[Status]<>{"Open"}')).toEqual([false, true, null, false]);
  });

  it("reach titles with brackets, number signs, apostrophes and names of the language", () => {
    expect(values("[It''s '[odd']]")).toEqual([1, 2, 3, 4]);
    expect(values("[Phone #]")).toEqual(["1", 2, null, true]);
    expect(values("[@[Phone #]]")).toEqual(["1", 2, null, true]);
    expect(values("[__proto__]+0")).toEqual([7, 7, 7, 7]);
  });

  it("count down whole columns", () => {
    expect(values('COUNTIF([Status],"open")')).toEqual([2, 2, 2, 2]);
    expect(values("COUNTIF([Case\nref],[Case\nref])")).toEqual([2, 1, 2, 1]);
    expect(values('COUNTIF([Hours],">1")')).toEqual([2, 2, 2, 2]);
    expect(values('COUNTIFS([Status],"Open",[Case\nref],[Case\nref])')).toEqual([1, 0, 1, 1]);
    expect(values('SUMIFS([Hours],[Status],"O*")')).toEqual([5, 5, 5, 5]);
  });

  it("count the rows before, after and between what stands in the row", () => {
    const hours = (sign: string) => values(`COUNTIFS([Hours],"${sign}"&[Hours])`);
    expect(hours("<")).toEqual([0, 1, null, 2]);
    expect(hours("<=")).toEqual([1, 2, null, 3]);
    expect(hours(">")).toEqual([2, 1, null, 0]);
    expect(hours(">=")).toEqual([3, 2, null, 1]);
    expect(hours("<>")).toEqual([3, 3, null, 3]);
    expect(values('COUNTIFS([Hours],">="&[Hours]-2,[Hours],"<"&[Hours])')).toEqual([0, 1, null, 1]);
    expect(values('COUNTIFS([Status],[Status],[Hours],"<"&[Hours])')).toEqual([0, 0, null, 1]);
    expect(values('SUMIFS([Hours],[Hours],">"&[Hours])')).toEqual([6, 4, null, 0]);
  });

  it("count texts in their order too, so that one of several equal rows can be told", () => {
    const earlier = 'COUNTIFS([Start],[Start],[Case\nref],"<"&[Case\nref])';
    expect(values(earlier)).toEqual([0, 2, 0, null]);
  });

  it("keep errors as errors, unless they are asked about", () => {
    expect(values("[Broken]=1")).toEqual([cellError("#N/A"), true, null, false]);
    expect(values("IFERROR([Broken],0)")).toEqual([0, 1, null, "x"]);
    expect(first("ISERROR([Broken])")).toBe(true);
    expect(first("1/0")).toBe(cellError("#DIV/0!"));
  });

  const answers: readonly (readonly [string, Cell])[] = [
    ["1+2*3^2", 19],
    ["-2^2", 4],
    ["10%", 0.1],
    ['"a"&1', "a1"],
    ['LEN("abc")', 3],
    ['TRIM("  a   b ")', "a b"],
    ['LEFT("abc",2)', "ab"],
    ['RIGHT("abc",2)', "bc"],
    ['MID("abc",2,1)', "b"],
    ['FIND("c","abc")', 3],
    ['SEARCH("C","abc")', 3],
    ['SUBSTITUTE("a-b-c","-","")', "abc"],
    ['VALUE("1,234.5")', 1234.5],
    ["INT(-1.5)", -2],
    ["ROUND(2.675,2)", 2.68],
    ["ROUND(-2.5,0)", -3],
    ["MOD(-3,2)", 1],
    ["MAX(1,5,3)", 5],
    ["SUM(1,2,3)", 6],
    ["DATE(2025,14,1)", parseDate("01/02/2026")],
    ["YEAR(45931)", 2025],
    ["EDATE(DATE(2024,2,29),12)", parseDate("28/02/2025")],
    ["EOMONTH(DATE(2024,1,15),1)", parseDate("29/02/2024")],
    ['DATEDIF(DATE(2007,6,2),DATE(2025,6,1),"Y")', 17],
    ['DATEDIF(DATE(2007,6,1),DATE(2025,6,1),"Y")', 18],
    ["WEEKDAY(DATE(2025,10,4),2)", 6],
    ['EDATE(DATEVALUE("26/10/1880"),300)', parseDate("26/10/1905")],
    ['DATEVALUE("26/10/1880")<DATE(1900,1,1)', true],
    ['DATEDIF(DATEVALUE("01/04/1880"),DATE(1980,3,31),"Y")', 99],
    [
      'YEAR(EOMONTH(DATEVALUE("01/02/1880"),0))*100+DAY(EOMONTH(DATEVALUE("01/02/1880"),0))',
      188029,
    ],
    ['WEEKDAY(DATEVALUE("26/10/1880"),2)', cellError("#NUM!")],
    ["NETWORKDAYS(DATE(2025,12,22),DATE(2025,12,31))", 8],
    ["WORKDAY(DATE(2025,12,24),1)", parseDate("25/12/2025")],
    ["KPI.WORKDAYS(DATE(2025,12,22),DATE(2025,12,31))", 5],
    ['KPI.DUE(DATE(2025,12,24),1,"E&W")', parseDate("29/12/2025")],
    ['IF(1>2,"a","b")', "b"],
    ['IFS(FALSE,"a",TRUE,"b")', "b"],
    ['SWITCH(2,1,"a",2,"b","c")', "b"],
    ["XOR(TRUE,TRUE,TRUE)", true],
  ];
  for (const [formula, answer] of answers) {
    it(`${formula} is ${String(answer)}`, () => expect(first(formula)).toEqual(answer));
  }
});

describe("formulas that cannot be used", () => {
  it("name the column or function that was probably meant", () => {
    expect(said("[Strat]>1")).toBe(
      "There is no column “Strat” in this table. Did you mean “Start”?",
    );
    expect(said("ISBLNAK([End])")).toContain("Did you mean “ISBLANK”?");
    expect(said("[Start] <= as_off")).toContain("“as_of”");
  });

  it("never depend on the day of the check", () => {
    expect(said("[End]<TODAY()")).toContain("Use as_of, the date of the check.");
    expect(said("NOW()>1")).toContain("NOW");
  });

  it("are told by their types before any row is read", () => {
    expect(said('[Start]="Open"')).toContain("compares a date with a text");
    expect(said("[Status]+1=2")).toContain("works on numbers and dates only");
    expect(said("[Hours]+1", true)).toContain("a rule needs TRUE or FALSE");
    expect(said("COUNTIF(5,1)")).toContain("give it one as [Column title]");
    expect(said("LEFT()")).toContain("needs at least one value");
    expect(said("ABS(1,2)")).toContain("takes at most one value");
    expect(said('KPI.DUE([Start],5,"Atlantis")')).toContain("Atlantis");
  });

  it("say where they cannot be read", () => {
    expect(said("[Start")).toContain("Add the closing ]");
    expect(said('[Status]="Open')).toContain('Add the closing "');
    expect(said("[Start]>")).toContain("stops too early");
    expect(said("")).toContain("empty");
    expect(said("A1>2")).toContain("names the cell or range A1");
    expect(said("LET(x,1,x)")).toContain("LET and LAMBDA");
    expect(said("(".repeat(5000))).toContain("nested");
    expect(said("1+".repeat(6000))).toContain("longer than");
  });

  it("end in a sentence whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const result = work(text);
        return result.ok || result.trouble.message.length > 10;
      }),
    );
    const piece = fc.constantFrom(
      "[Hours]",
      "(",
      ")",
      ",",
      "+",
      "=",
      "IF",
      "AND",
      '"',
      "{",
      "}",
      "1",
      "%",
      "&",
      "[",
      "]",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const result = work(pieces.join(""));
        return result.ok || result.trouble.message.length > 10;
      }),
    );
  });
});

describe("the functions of rule formulas", () => {
  it("are those that coordinators use, and none that changes from day to day", () => {
    expect(FUNCTIONS.size).toBeGreaterThanOrEqual(60);
    for (const name of ["TODAY", "NOW", "RAND"]) expect(FUNCTIONS.has(name)).toBe(false);
  });

  it("give the same on every call", () => {
    const patience = new Patience();
    for (const { name, least, build, wholeColumns } of FUNCTIONS.values()) {
      const column = [1, 2, 3];
      const args = Array.from({ length: least }, () => ({
        at: () => 2,
        column,
        list: null,
        isFixed: !wholeColumns,
      }));
      const built = build(args, {
        spend: () => true,
        finish: (steps) => patience.finish(steps),
        gone: (rows) => patience.gone(rows),
      });
      const evaluate = typeof built === "function" ? built : built.ok ? built.value : null;
      expect(evaluate?.(0), name).toEqual(evaluate?.(0));
    }
  });
});
