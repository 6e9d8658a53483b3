import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellError, type Cell } from "../../src/cells/cell";
import { checkFormula } from "../../src/formula/check";
import { looksAtOtherRows } from "../../src/formula/other-rows";
import { parseFormula } from "../../src/formula/parse";
import { overTables } from "./over-tables";

const tables = overTables(
  {
    Children: { Child: ["a", "b", "c", null], Born: [100, 200, 300, 400] },
    Stays: {
      Child: ["A", "a", "b", "b", "d", null],
      Begin: [110, 150, 190, 250, 10, 20],
      End: [140, null, 240, 300, 30, 40],
      Place: ["Home", "Foster", "Home", null, "Prison", "Home"],
    },
    "Odd table": { "It's [odd]": [1, 2] },
  },
  { last: { Stays: { Child: ["c"], Begin: [5], End: [6] } } },
);
const values = (formula: string, own = "Children") => tables.values(formula, own);
const said = (formula: string) => tables.said(formula, "Children");

describe("columns of another table", () => {
  it("are counted by a key that both tables have, without regard to case", () => {
    expect(values("COUNTIFS(Stays[Child],[Child])")).toEqual([2, 2, 0, null]);
    expect(values('COUNTIFS(Stays[Child],[Child],Stays[Place],"Home")')).toEqual([1, 1, 0, null]);
    expect(values("COUNTIF(Stays[Child],[Child])>0")).toEqual([true, true, false, null]);
  });

  it("are held against what stands in the row", () => {
    expect(values('COUNTIFS(Stays[Child],[Child],Stays[Begin],"<"&[Born])')).toEqual([
      0,
      1,
      0,
      null,
    ]);
    const running = 'COUNTIFS(Stays[Begin],"<="&[Born],Stays[End],">="&[Born])';
    expect(values(running)).toEqual([0, 1, 1, 0]);
  });

  it("give their highest, lowest, sum and average; blank where no row is meant", () => {
    expect(values("MAXIFS(Stays[Begin],Stays[Child],[Child])")).toEqual([150, 250, null, null]);
    expect(values("MINIFS(Stays[Begin],Stays[Child],[Child])")).toEqual([110, 190, null, null]);
    expect(values('MAXIFS(Stays[End],Stays[Begin],"<"&[Born])')).toEqual([40, 240, 300, 300]);
    expect(values("SUMIFS(Stays[Begin],Stays[Child],[Child])")).toEqual([260, 440, 0, null]);
    expect(values("SUMIF(Stays[Child],[Child],Stays[Begin])")).toEqual([260, 440, 0, null]);
    expect(values("AVERAGEIFS(Stays[Begin],Stays[Child],[Child])")).toEqual([130, 220, null, null]);
    expect(values("AVERAGEIF(Stays[Child],[Child],Stays[End])")).toEqual([140, 270, null, null]);
  });

  it("give all that they hold to MAX, MIN, SUM, AVERAGE and COUNT", () => {
    expect(values("MAX(Stays[Begin])")[0]).toBe(250);
    expect(values("MIN(Stays[Begin])")[0]).toBe(10);
    expect(values("SUM(Stays[End])")[0]).toBe(750);
    expect(values("AVERAGE(Stays[End])")[0]).toBe(150);
    expect(values("COUNT(Stays[End])+COUNTA(Stays[Child])+COUNTBLANK(Stays[Place])")[0]).toBe(11);
    expect(values("MAX([Born],MAX(Stays[Begin]))")).toEqual([250, 250, 300, 400]);
    expect(said("MAX([Born],Stays[Begin])")).toContain("one whole column by itself");
  });

  it("are looked up, the first row that has the value", () => {
    const missing = cellError("#N/A");
    expect(values("XLOOKUP([Child],Stays[Child],Stays[Place])")).toEqual([
      "Home",
      "Home",
      missing,
      null,
    ]);
    expect(values('XLOOKUP([Child],Stays[Child],Stays[Place],"none")')[2]).toBe("none");
    expect(values("INDEX(Stays[Begin],MATCH([Child],Stays[Child],0))")).toEqual([
      110,
      190,
      missing,
      null,
    ]);
    expect(values("ISNA(MATCH([Child],Stays[Child],0))")[2]).toBe(true);
    expect(values('IFNA(XLOOKUP([Child],Stays[Child],Stays[Place]),"?")')[2]).toBe("?");
    expect(values("INDEX(Stays[Begin],99)")[0]).toBe(cellError("#REF!"));
  });

  it("can be those of the last return, and of the own table by its name", () => {
    expect(values("COUNTIFS(last!Stays[Child],[Child])")).toEqual([0, 0, 1, null]);
    expect(values("MAX(last!Stays[End])")[0]).toBe(6);
    expect(values("COUNTIFS(last!Stays[Child],[Child])", "Stays")).toEqual([0, 0, 0, 0, 0, null]);
    expect(values("COUNTIFS(Stays[Child],[Child])", "Stays")).toEqual([2, 2, 2, 2, 1, null]);
    expect(values("[Begin]=MAX(Stays[Begin])", "Stays")[3]).toBe(true);
  });

  it("may belong to a table whose name needs apostrophes", () => {
    expect(values("SUM('Odd table'[It''s '[odd']])")[0]).toBe(3);
  });

  it.each([
    ["[Born]<Stays[Begin]", "is a whole column, not one value"],
    ["COUNTIFS(Stays[Child],[Child],[Born],5)", "more than one table"],
    ["XLOOKUP([Child],Stays[Child],[Born])", "more than one table"],
    ["COUNTIFS(Nowhere[Child],[Child])", "no Nowhere Child"],
    ["COUNTIFS(5,[Child])", "Table[Column title]"],
    ["INDEX(Stays[Begin],MATCH([Child],Stays[Child]))", "MATCH(…, …, 0)"],
    ["COUNTIFS(Stays[Child,[Child])", "at least 2 values"],
  ])("%s is refused in a sentence", (formula, sentence) => {
    expect(said(formula)).toContain(sentence);
  });

  it("are refused where formulas speak of one table alone", () => {
    const parsed = parseFormula("COUNTIFS(Stays[Child],[Child])");
    const { elsewhere: _, ...alone } = tables.names("Children");
    const checked = parsed.ok ? checkFormula(parsed.value, alone) : parsed;
    expect(!checked.ok && checked.trouble.message).toContain("its own table only");
  });

  it("are named with what is looked at, each table once", () => {
    const parsed = parseFormula(
      "COUNTIFS(Stays[Child],[Child])+MAX(Stays[End])+MAX(last!Stays[End])+MAX(Children[Born])",
    );
    const checked = parsed.ok ? checkFormula(parsed.value, tables.names("Children")) : parsed;
    if (!checked.ok) throw new Error(checked.trouble.message);
    expect(checked.value).toMatchObject({
      columns: ["Child", "Born"],
      others: [
        { table: "Stays", isLast: false, fields: ["Child", "End"] },
        { table: "Stays", isLast: true, fields: ["End"] },
      ],
    });
    expect(looksAtOtherRows(checked.value.expression)).toBe(true);
    const other = parseFormula("COUNTIFS(Stays[Child],[Child])");
    const alone = other.ok ? checkFormula(other.value, tables.names("Children")) : other;
    expect(alone.ok && looksAtOtherRows(alone.value.expression)).toBe(false);
  });
});

const SIGNS: Readonly<Record<string, (value: number, wanted: number) => boolean>> = {
  "<": (value, wanted) => value < wanted,
  "<=": (value, wanted) => value <= wanted,
  ">": (value, wanted) => value > wanted,
  ">=": (value, wanted) => value >= wanted,
};

const number = fc.option(fc.integer({ min: 0, max: 40 }), { nil: null, freq: 6 });

describe("counting over rows that are compared in two columns", () => {
  it("gives what a look at every row gives", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(number, number, number), { maxLength: 300 }),
        fc.array(number, { minLength: 1, maxLength: 20 }),
        fc.constantFrom("<", "<=", ">", ">=", "<>"),
        fc.constantFrom("<", "<=", ">", ">=", "<>"),
        fc.constantFrom("COUNTIFS", "SUMIFS", "MAXIFS", "MINIFS"),
        (rows, asked, one, two, name) => {
          const [from, to, weight] = [0, 1, 2].map((at) => rows.map((row) => row[at] ?? null));
          const formula = `${name}(${name === "COUNTIFS" ? "" : "S[W],"}S[A],"${one}"&[X],S[B],"${two}"&[X])`;
          const over = overTables({ One: { X: asked }, S: { A: from!, B: to!, W: weight! } });
          const isSo = (sign: string, value: number | null, wanted: number) =>
            sign === "<>" ? value !== wanted : value !== null && SIGNS[sign]!(value, wanted);
          const plainly = asked.map((wanted): Cell => {
            if (wanted === null) return null;
            const met = rows.filter(([a, b]) => isSo(one, a, wanted) && isSo(two, b, wanted));
            const weights = met.flatMap(([, , w]) => w ?? []);
            if (name === "COUNTIFS") return met.length;
            if (name === "SUMIFS") return weights.reduce((sum, w) => sum + w, 0);
            if (weights.length === 0) return null;
            return name === "MAXIFS" ? Math.max(...weights) : Math.min(...weights);
          });
          expect(over.values(formula, "One")).toEqual(plainly);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("finds what comes before in the order of texts, without a look at every row", () => {
    const many = Array.from({ length: 30_000 }, (_, at) => `T${String(at).padStart(5, "0")}`);
    const over = overTables({ Many: { Name: many } });
    expect(over.values('COUNTIFS(Many[Name],"<"&[Name])', "Many").at(-1)).toBe(29_999);
    const given = over.values('COUNTIFS(Many[Name],"<"&[Name],Many[Name],"<>")', "Many");
    expect(given.at(-1)).toBe(29_999);
  });

  it("is given up where it would look at every row for every row, and says so once", () => {
    const many = Array.from({ length: 30_000 }, (_, at) => `t${at}`);
    let times = 0;
    const over = overTables({ Many: { Name: many } }, { onTooLong: () => times++ });
    const given = over.values('COUNTIFS(Many[Name],"<>"&[Name])', "Many");
    expect(given.at(-1)).toBeNull();
    expect(given[0]).toBe(29_999);
    expect(times).toBe(1);
  });
});
