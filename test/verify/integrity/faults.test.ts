import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnLetters } from "../../../src/cells/address";
import type { Finding } from "../../../src/verify/finding";
import { findFaults } from "../../../src/verify/integrity/find";
import { FormulaBook, readGrid } from "../../../src/verify/integrity/formula-grid";
import { MemoryWorkbook } from "../../../src/workbook/memory";
import { openWorkbook } from "../../../src/xlsx/open";
import {
  emptySheet,
  emptyWorkbook,
  putCell,
  type WorkbookModel,
} from "../../../src/workbook/model";
import { describeShared, sharedBytes, sharedJson } from "../../shared";
import { cellsOf, check, value } from "../make";

const integrity = (params: object = { scope: "workbook" }) => ({
  rules: [{ id: "F", kind: "formula-integrity", params }],
});

/** A sheet written as formulas and values, row by row. */
function sheetOf(
  rows: readonly (readonly (string | number | null)[])[],
  name = "Sheet",
): WorkbookModel {
  const model = emptyWorkbook("test.xlsx");
  const sheet = emptySheet(name);
  rows.forEach((row, r) =>
    row.forEach((cell, c) => {
      if (typeof cell === "string" && cell.startsWith("="))
        putCell(sheet, r, c, 1, "General", cell);
      else if (cell !== null) putCell(sheet, r, c, cell);
    }),
  );
  model.sheets.push(sheet);
  return model;
}

/** What the one rule found, whether or not anything on the sheets looks like a table. */
async function found(model: WorkbookModel, params?: object): Promise<readonly Finding[]> {
  const run = await check(model, integrity(params));
  return run.findings.filter(({ rule }) => rule === "F");
}

const places = async (rows: readonly (readonly (string | number | null)[])[], params?: object) => {
  const findings = await found(sheetOf(rows), params);
  return findings.map(({ locations }) => locations[0]?.cell);
};

const many = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));

describe("a sheet full of slips", () => {
  it("is searched in short stretches: after a few hundred formulas and faults others have their turn", async () => {
    const formulas = 4000;
    const model = sheetOf(many(formulas, (n) => [n, `=A${n + 1}*TODAY()+${n % 2}`]));
    const workbook = new MemoryWorkbook(model);
    const book = new FormulaBook();
    const area = value(await workbook.facts()).sheets[0]!.filled!;
    const reading = { workbook, pause: async () => {}, signal: undefined };
    const grid = value(await readGrid(area, book, reading))!;
    let pauses = 0;
    const pause = async () => {
      pauses++;
    };
    const faults = await findFaults({ grids: [grid], book, externalLinks: [], pause });
    expect(faults).toHaveLength(formulas);
    expect(pauses).toBeGreaterThan(formulas / 500 + formulas / 200);
  });
});

/** A list that says of each cell, or of the whole of itself, that it was looked at. */
function watched<T extends object & { readonly length: number }>(
  list: T,
  look: (cells: number) => void,
): T {
  return new Proxy(list, {
    get(target, key) {
      const held: unknown = Reflect.get(target, key, target);
      if (typeof held === "function") {
        look(target.length);
        return held.bind(target);
      }
      if (typeof key === "string" && /^\d+$/.test(key)) look(1);
      return held;
    },
  });
}

describe("between two pauses", () => {
  const book = new FormulaBook();
  const NUMBER = 1;
  const ERROR = 4;

  interface Cells {
    readonly rows: number;
    readonly columns: number;
    readonly formula: (row: number, column: number) => string | null;
    readonly content?: (row: number, column: number) => number;
  }

  /** The most cells that are looked at without a pause in a search of one sheet, and how many cells it has. */
  async function longestStretch({ rows, columns, formula, content = () => NUMBER }: Cells) {
    let [most, since] = [0, 0];
    const look = (cells: number) => {
      since += cells;
    };
    const pause = async () => {
      most = Math.max(most, since);
      since = 0;
    };
    const columnOf = <T>(make: (row: number, column: number) => T) =>
      many(columns, (column) => many(rows, (row) => make(row, column)));
    const codes = columnOf((row, column) => {
      const text = formula(row, column);
      return text === null ? 0 : book.codeOfText(text);
    });
    const grid = {
      area: { sheet: "S", row: 0, column: 0, rows, columns },
      contents: columnOf(content).map((cells) => watched(Uint8Array.from(cells), look)),
      codes: codes.map((cells) => watched(Int32Array.from(cells), look)),
      values: columnOf(() => 1).map((cells) => watched(cells, look)),
      formulaCount: codes.flat().filter((code) => code !== 0).length,
    };
    const faults = await findFaults({ grids: [grid], book, externalLinks: [], pause });
    await pause();
    return { most, faults: faults.length };
  }

  // A cell takes some tens of nanoseconds: fifty milliseconds are a million of them, on a slow machine half of that.
  const FEW = 250_000;
  // Some questions are settled by one walk along a line, which takes a few nanoseconds a cell.
  const WALKS = 3;

  it.each<readonly [string, Cells]>([
    [
      "a long column of running totals",
      { rows: 60_000, columns: 2, formula: (_, column) => (column ? "SUM(R1C1:RC1)" : null) },
    ],
    [
      "a volatile formula in every other row",
      { rows: 60_000, columns: 2, formula: (row, column) => (column && row % 2 ? "NOW()" : null) },
    ],
    [
      "formulas that all refer to a long column of errors",
      {
        rows: 60_000,
        columns: 2,
        formula: (_, column) => (column ? "SUM(C1)" : null),
        content: () => ERROR,
      },
    ],
    [
      "another formula in every row",
      { rows: 60_000, columns: 2, formula: (row, column) => (column ? `RC1*${row % 7}` : null) },
    ],
    [
      "a sheet that is wide and not high",
      {
        rows: 6,
        columns: 8000,
        formula: (row) => (row === 5 ? null : row > 0 ? "R[-1]C*2" : null),
      },
    ],
    ["a column without a formula", { rows: 400_000, columns: 1, formula: () => null }],
    [
      "one formula far down",
      { rows: 400_000, columns: 1, formula: (row) => (row === 399_999 ? "SUM(R1C:R9C)" : null) },
    ],
  ])("no more than a few cells are looked at: %s", async (_, cells) => {
    const { most } = await longestStretch(cells);
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThan(FEW + WALKS * Math.max(cells.rows, cells.columns));
  });
});

describe("formulas and those around them", () => {
  const rates = (odd: ReadonlyMap<number, string | number>) =>
    many(12, (n) => [n + 40, n + 50, odd.get(n) ?? `=A${n + 1}/B${n + 1}`]);

  it("a column of one formula is as it should be", async () => {
    expect(await places(rates(new Map()))).toEqual([]);
  });

  it("the first and the last row of a block are held to it, where they are rows like the others", async () => {
    const table = (rows: readonly (readonly (string | number)[])[], last: readonly unknown[]) => [
      ["Team", "Opened", "Closed", "Rate", "Open"],
      ...rows,
      last as (string | number)[],
    ];
    const team = (n: number, rate?: string | number) => [
      `Team ${n}`,
      n + 40,
      n + 20,
      rate ?? `=C${n}/B${n}`,
      `=B${n}-C${n}`,
    ];
    const whole = many(6, (n) => team(n + 2));
    const total = ["Total", "=SUM(B2:B7)", "=SUM(C2:C7)", 0.6];
    expect(await places(table(whole, total))).toEqual([]);
    expect(await places(table([team(2, 0.5), ...whole.slice(1)], total))).toEqual(["D2"]);
    expect(await places(table([...whole.slice(0, -1), team(7, 0.5)], total))).toEqual(["D7"]);
    expect(await places(table([...whole.slice(0, -1), team(7, "=ROUND(B7/60,2)")], total))).toEqual(
      ["D7"],
    );
  });

  it("without another formula in the row, its words and numbers say whether it is one of the block", async () => {
    const rows = (first: readonly (string | number | null)[], typed: number | string = 7) => [
      first,
      ["Team 1", 5, typed],
      ...many(5, (n) => [`Team ${n + 2}`, n, `=B${n + 3}*2`]),
    ];
    expect(await places(rows(["Team", "Cases", "Points"]))).toEqual(["C2"]);
    expect(await places(rows(["Team", "Cases", "Points"], "=B2*2"))).toEqual([]);
    const years = [["Team", 2023, 2024], ...many(5, (n) => [`Team ${n}`, n, `=B${n + 2}*2`])];
    expect(await places(years)).toEqual([]);
    const totals = [
      ["Team", "Cases", "Points"],
      ...many(5, (n) => [`Team ${n}`, n, `=B${n + 2}*2`]),
      ["All teams", 20, 40],
    ];
    expect(await places(totals)).toEqual([]);
  });

  it("a number typed among formulas is told of", async () => {
    expect(await places(rates(new Map([[4, 0.5]])))).toEqual(["C5"]);
  });

  it("a formula unlike its neighbours is told of, with what it would be", async () => {
    const findings = await found(sheetOf(rates(new Map([[6, "=B7/A7"]]))));
    expect(findings.map(({ message }) => message)).toEqual([
      "The formula in C7 is =B7/A7; like the cells beside it, it would be =A7/B7",
    ]);
  });

  it("slips side by side are told of one by one, and like ones together", async () => {
    expect(
      await places(
        rates(
          new Map<number, string | number>([
            [4, 0.5],
            [5, "=B6/A6"],
          ]),
        ),
      ),
    ).toEqual(["C5", "C6"]);
    expect(
      await places(
        rates(
          new Map([
            [4, 0.5],
            [5, 0.4],
          ]),
        ),
      ),
    ).toEqual(["C5:C6"]);
  });

  it("rows are compared as columns are", async () => {
    const rows = [
      many(12, (n) => n + 1),
      many(12, (n) => (n === 5 ? 7 : `=${columnLetters(n)}1*2`)),
    ];
    expect(await places(rows)).toEqual(["F2"]);
  });

  it("subtotals among the lines they add up are meant", async () => {
    const block = (from: number) => [
      ...many(4, (n) => [from + n, `=A${from + n}*2`]),
      [null, `=SUM(B${from}:B${from + 3})`],
    ];
    expect(await places([1, 6, 11].flatMap(block))).toEqual([]);
  });

  it("a running total starts differently and is meant", async () => {
    const rows = many(10, (n) => [n, n === 0 ? "=A1" : `=B${n}+A${n + 1}`]);
    expect(await places(rows)).toEqual([]);
  });

  it("a row with a formula of its own in every column is meant", async () => {
    const rows = many(9, (n) =>
      many(6, (c) =>
        n === 4 ? `=MAX(${columnLetters(c)}40,3)` : `=${columnLetters(c)}${n + 30}+1`,
      ),
    );
    expect(await places(rows)).toEqual([]);
  });

  it("blanks, texts and errors among formulas are no typed numbers", async () => {
    const rows = many(9, (n) => [n, n === 3 ? null : n === 6 ? "see note" : `=A${n + 1}*2`]);
    expect(await places(rows)).toEqual([]);
  });
});

describe("what a fault is known by", () => {
  it("stays the same when rows are inserted above, and is another for each fault", async () => {
    const row = (label: string, n: number, at: number, isTyped: boolean) => [
      label,
      n,
      isTyped ? n * 2 : `=B${at}*2`,
    ];
    const rows = (above: number) => [
      ...Array.from({ length: above }, () => ["note", null, null]),
      ["Team", "Cases", "Double"],
      ...Array.from({ length: 12 }, (_, n) =>
        row(n % 2 === 0 ? "North" : "South", n + 1, above + n + 2, n === 4 || n === 8),
      ),
    ];
    const marks = async (above: number) =>
      (await found(sheetOf(rows(above)), { scope: "workbook" })).map(
        ({ fingerprint }) => fingerprint,
      );
    const before = await marks(0);
    expect(before.length).toBe(2);
    expect(new Set(before).size).toBe(2);
    expect(await marks(3)).toEqual(before);
  });
});

describe("ranges that stop short", () => {
  const column = (formula: string) => [...many(11, (n) => [n + 1]), [formula]];

  it("a total that leaves out the last rows says how far the numbers go", async () => {
    const findings = await found(sheetOf(column("=SUM(A1:A9)")));
    expect(findings.map(({ message, fix }) => [message, fix?.advice])).toEqual([
      ["SUM(A1:A9) stops at A9; the numbers go on to A11.", "Let the formula cover A1:A11."],
    ]);
  });

  it("a total of all, and one of a part that another goes on from, are as they should be", async () => {
    expect(await places(column("=SUM(A1:A11)"))).toEqual([]);
    expect(await places([...column("=SUM(A1:A6)"), [null], ["=SUM(A7:A11)"]])).toEqual([]);
  });

  it("a range on another sheet is followed there", async () => {
    const model = sheetOf(
      many(20, (n) => [n + 1]),
      "Data",
    );
    model.sheets.push(...sheetOf([["=SUM(Data!A1:A15)"]], "Summary").sheets);
    const findings = await found(model);
    expect(cellsOf(findings)).toEqual(["Summary!A1"]);
  });

  it("a moving sum beside the data is meant", async () => {
    expect(await places(many(12, (n) => [n + 1, `=SUM(A$1:A${n + 1})`]))).toEqual([]);
  });
});

describe("what may be checked", () => {
  it("a number stored as text is told of where a formula adds it up", async () => {
    const rows = [[1], ["2"], [3], ["=SUM(A1:A3)"], [null], ["7"]];
    expect(await places(rows)).toEqual(["A2"]);
  });

  it("only the ranges and the checks that are named", async () => {
    const rows = many(12, (n) => [
      n,
      n === 4 ? 9 : `=A${n + 1}*2`,
      n === 8 ? "=NOW()" : `=A${n + 1}*3`,
    ]);
    expect(await places(rows, { scope: ["Sheet!B1:B12"] })).toEqual(["B5"]);
    expect(await places(rows, { scope: "workbook", checks: ["volatile"] })).toEqual(["C9"]);
  });

  it("a scope that is no range is refused by name", async () => {
    await expect(check(sheetOf([[1]]), integrity({ scope: ["B2 to H40"] }))).rejects.toThrow(
      "“B2 to H40” is no range",
    );
  });

  it("an error is told of where it begins, not where it is passed on", async () => {
    const model = sheetOf([["=1/0", "=A1*2", "=B1+1"]]);
    for (const column of [0, 1, 2]) {
      const text = model.sheets[0]!.columns.get(column)!.formulas.get(0)!;
      putCell(model.sheets[0]!, 0, column, { error: "#DIV/0!" }, "General", text);
    }
    const findings = await found(model);
    expect(findings.map(({ level, locations }) => [level, locations[0]?.cell])).toEqual([
      ["error", "A1"],
    ]);
  });

  it("a cell in the farthest corner ends with a sentence, and at once", async () => {
    const model = sheetOf([[1, "=A1*2"]]);
    putFar(model);
    const findings = await found(model);
    expect(findings.map(({ message }) => message)).toEqual([
      "The formulas of “Sheet” were not looked at: a few cells far away make it too large.",
    ]);
  });
});

/** A cell at XFD1048576 without the million blank ones above it that a real column would hold. */
function putFar(model: WorkbookModel): void {
  const values: number[] = [];
  values[1_048_575] = 1;
  model.sheets[0]!.columns.set(16_383, {
    values: Array.from(values, (cell) => cell ?? null),
    formats: [],
    formulas: new Map(),
  });
}

describe("laws", () => {
  const grid = fc.array(
    fc.array(fc.constantFrom<string | number>("a", "b", 3, 8, ""), { minLength: 3, maxLength: 5 }),
    { minLength: 3, maxLength: 14 },
  );
  /** Letters stand for formulas relative to their cell. */
  const written = (
    cells: readonly (readonly (string | number)[])[],
    down: number,
    right: number,
  ) => [
    ...many(down, () => []),
    ...cells.map((row, r) => [
      ...many(right, () => null),
      ...row.map((cell, c) => {
        const left = `${columnLetters(c + right + 20)}${r + down + 1}`;
        const next = `${columnLetters(c + right + 21)}${r + down + 1}`;
        return cell === "a"
          ? `=${left}*2`
          : cell === "b"
            ? `=${left}/${next}`
            : cell === ""
              ? null
              : cell;
      }),
    ]),
  ];
  const shifted = (cell: string, down: number, right: number) =>
    cell.replace(
      /([A-Z]+)(\d+)/g,
      (_, letters: string, row: string) =>
        columnLetters(letters.charCodeAt(0) - 65 + right) + (Number(row) + down),
    );

  it("rows and columns put in before the formulas move the findings and change none", async () => {
    await fc.assert(
      fc.asyncProperty(grid, fc.nat(4), fc.nat(4), async (cells, down, right) => {
        const before = await places(written(cells, 0, 0));
        const after = await places(written(cells, down, right));
        expect(after).toEqual(before.map((cell) => shifted(cell ?? "", down, right)));
      }),
      { numRuns: 60 },
    );
  });

  it("one formula copied over a block of any size gives no finding", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom("a", "b"),
        async (rows, columns, letter) => {
          expect(
            await places(
              written(
                many(rows, () => many(columns, () => letter)),
                1,
                1,
              ),
            ),
          ).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describeShared("reference workbooks", () => {
  const opened = async (path: string) =>
    value(await openWorkbook(path, sharedBytes(`data/workbooks/${path}`)));

  it("every planted fault is found, and nothing else", async () => {
    const expected = sharedJson("data/workbooks/made/formula_faults.expected.json");
    const planted = [...JSON.stringify(expected).matchAll(/"cell":"([A-Z]+\d+)"/g)].map(
      ([, cell]) => `KPI!${cell}`,
    );
    const findings = await found(await opened("made/formula_faults.xlsx"));
    expect(planted).toHaveLength(9);
    expect(cellsOf(findings).sort()).toEqual(planted.sort());
  });

  it("the payroll of the researchers is marked where they marked it by hand, and nowhere else", async () => {
    const findings = await found(await opened("formula/act3_lab23_posey.xlsx"));
    expect(cellsOf(findings)).toEqual(["Sheet1!F6:F11", "Sheet1!G6:G8"]);
  });

  // A majority vote down each column gives 262 inconsistent formulas on this accepted return.
  it("an accepted return of thirty thousand formulas gives a handful of questions", async () => {
    const findings = await found(await opened("council-returns/TF_Round_4_Success.xlsx"));
    expect(findings.length).toBeLessThanOrEqual(3);
  });
});
