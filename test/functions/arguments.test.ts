import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellError, ERROR_CODES } from "../../src/cells/cell";
import { criteriaPairs, optional, required } from "../../functions/arguments";
import { errorObject } from "./excel";

const cellsOf = (argument: unknown) => required("argument", argument).cells;

describe("an argument of a function", () => {
  it("that is left out arrives as nothing", () => {
    expect(optional("per", null)).toBeNull();
    expect(optional("per", undefined)).toBeNull();
    expect(required("numerator", null).cells).toEqual([null]);
  });

  it("that is a blank cell is not the same as one left out", () => {
    for (const blank of [null, 0, ""]) expect(optional("weekend", [[blank]])).not.toBeNull();
  });

  it("is read row by row, whatever its shape", () => {
    const range = required("actual", [
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect([range.name, range.rows, range.columns]).toEqual(["actual", 2, 3]);
    expect(range.cells).toEqual([1, 2, 3, 4, 5, 6]);
    expect(required("actual", 7)).toMatchObject({ rows: 1, columns: 1, cells: [7] });
    expect(required("actual", [])).toMatchObject({ rows: 0, cells: [] });
  });

  it("keeps what is plain as it is", () => {
    expect(cellsOf([[1.5, "text", "", true, false, null, undefined]])).toEqual([
      1.5,
      "text",
      "",
      true,
      false,
      null,
      null,
    ]);
  });

  it("holds errors in every form in which Excel hands them over", () => {
    for (const code of ERROR_CODES) {
      const forms = [errorObject(code), { code }, code];
      expect(cellsOf([forms])).toEqual(forms.map(() => cellError(code)));
    }
    expect(cellsOf([[{ type: "Error", errorType: "Div0" }]])).toEqual([cellError("#DIV/0!")]);
    expect(cellsOf([[{ type: "Error", errorType: "Brand new" }]])).toEqual([
      cellError("#UNKNOWN!"),
    ]);
    expect(cellsOf([[Number.NaN, Infinity]])).toEqual([cellError("#NUM!"), cellError("#NUM!")]);
  });

  it("takes the value out of Excel's data types", () => {
    const rich = [
      {
        type: "FormattedNumber",
        basicType: "Double",
        basicValue: 45748,
        numberFormat: "dd/mm/yyyy",
      },
      { type: "Double", basicValue: 2.5 },
      { type: "String", basicValue: "Open" },
      { type: "Boolean", basicValue: true },
      { type: "Empty", basicType: "Empty", basicValue: "" },
      {
        type: "Entity",
        basicType: "Error",
        basicValue: "#VALUE!",
        text: "HMP Ashmoor",
        properties: {},
      },
      { type: "LinkedEntity", text: "Leeds" },
      { type: "Array", elements: [[1]], basicValue: { nested: true } },
      () => 1,
    ];
    expect(cellsOf([rich])).toEqual([
      45748,
      2.5,
      "Open",
      true,
      null,
      "HMP Ashmoor",
      "Leeds",
      cellError("#VALUE!"),
      cellError("#VALUE!"),
    ]);
  });

  it("does not take ordinary text for an error", () => {
    expect(cellsOf([["#1 priority", "N/A", "#n/a maybe"]])).toEqual([
      "#1 priority",
      "N/A",
      "#n/a maybe",
    ]);
  });
});

describe("the cells of a range", () => {
  it("are read once for all formulas of one go, and again in the next", async () => {
    const given = [["Open"], ["Closed"]];
    const first = cellsOf(given);
    expect(cellsOf(given)).toBe(first);
    given[0] = ["Open again"];
    await Promise.resolve();
    expect(cellsOf(given)).toEqual(["Open again", "Closed"]);
  });
});

describe("a long column", () => {
  const names = (changedAt: number, name: string) =>
    Array.from({ length: 3000 }, (_, row) => [row === changedAt ? name : `Team ${row % 7}`]);
  const columnGiven = (rows: unknown[][]) => required("range", rows).column;

  it("is known again by its cells, in whatever lists and go they come", async () => {
    const first = columnGiven(names(-1, ""));
    expect(first?.spellings?.different).toHaveLength(7);
    await Promise.resolve();
    expect(columnGiven(names(-1, ""))).toBe(first);
  });

  it.each([0, 1, 500, 2998, 2999])("is another one when row %i alone differs", (row) => {
    const before = required("range", names(-1, ""));
    expect(before.column?.spellings?.different).toHaveLength(7);
    const after = required("range", names(row, "Team 9"));
    expect(after.column).not.toBe(before.column);
    expect(after.column?.at(row)).toBe("Team 9");
    expect(after.cells[row]).toBe("Team 9");
    expect(before.cells[row]).toBe(`Team ${row % 7}`);
  });

  it("holds the same cells however they are asked for", () => {
    const cell = fc.oneof(
      fc.constantFrom("#N/A", "", "a", "A", " a", "#hash", 0, null, true, false, -1.5, 45000),
      fc.integer(),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(cell, { minLength: 64, maxLength: 200 }), (values) => {
        const given = values.map((value) => [value]);
        const short = values.map((value) => cellsOf([[value]])[0]);
        const whole = required("range", given);
        expect(whole.cells).toEqual(short);
        const spelled = required("range", given.slice());
        const { different, ofRow } = spelled.column!.spellings!;
        expect(values.map((_, row) => different[ofRow[row]!])).toEqual(short);
        expect(spelled.cells).toEqual(short);
        const numbers = new Float64Array(values.length - 7);
        required("range", given.slice()).column!.numbersFrom(7, numbers);
        expect(Array.from(numbers)).toEqual(
          short.slice(7).map((one) => (one === null ? 0 : typeof one === "number" ? one : NaN)),
        );
      }),
      { seed: 5 },
    );
  });

  it("of too many different cells has no spellings, and all its cells", () => {
    const given = Array.from({ length: 5000 }, (_, row) => [`ref ${row}`]);
    const { column, cells } = required("range", given);
    expect(column?.spellings).toBeNull();
    expect(cells).toEqual(given.flat());
  });
});

describe("ranges with their criteria", () => {
  const [teams, sizes] = [
    [["North"], ["South"]],
    [[1], [2]],
  ];
  const shownPairs = (...given: unknown[]) =>
    criteriaPairs(given).map(({ range, criterion }) => [
      range.name,
      range.cells,
      criterion?.name ?? null,
      criterion?.cells ?? null,
    ]);
  const both = [
    ["crit_range1", ["North", "South"], "crit1", ["North"]],
    ["crit_range2", [1, 2], "crit2", [">1"]],
  ];

  it("may come in one list, as Excel gathers them, or one by one", () => {
    const list = [teams, [["North"]], sizes, [[">1"]]];
    expect(shownPairs(list)).toEqual(both);
    expect(shownPairs(list, { functionName: "RATEIFS" })).toEqual(both);
    expect(shownPairs(...list)).toEqual(both);
    expect(shownPairs(teams, "North", sizes, ">1", {})).toEqual(both);
  });

  it("may be left out", () => {
    for (const none of [[], [[]], [null], [undefined], [null, null], [{ address: "A1" }]]) {
      expect(shownPairs(...none)).toEqual([]);
    }
  });

  it("keep their places where one is left out, and show where a criterion is missing", () => {
    expect(shownPairs([null, null, sizes, [[2]]])).toEqual([["crit_range2", [1, 2], "crit2", [2]]]);
    expect(shownPairs([teams])).toEqual([["crit_range1", ["North", "South"], null, null]]);
    expect(shownPairs([teams, null])).toEqual([
      ["crit_range1", ["North", "South"], "crit1", [null]],
    ]);
  });
});
