import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseAddress, type Area } from "../../src/cells/address";
import type { Cell } from "../../src/cells/cell";
import type { Change } from "../../src/workbook/change";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { emptySheet, emptyWorkbook, putCell, type WorkbookModel } from "../../src/workbook/model";

function area(text: string): Area {
  const parsed = parseAddress(text);
  if (!parsed) throw new Error(text);
  return parsed;
}

function workbook(): MemoryWorkbook {
  const model = emptyWorkbook("Return.xlsx");
  const sheet = emptySheet("Cases");
  putCell(sheet, 0, 0, "Case ref");
  putCell(sheet, 1, 0, "C-1");
  putCell(sheet, 1, 1, 45748, "dd/mm/yyyy");
  model.sheets.push(sheet);
  return new MemoryWorkbook(model);
}

const register: readonly Change[] = [
  { kind: "addSheet", sheet: "Findings" },
  {
    kind: "addTable",
    sheet: "Findings",
    table: "tblFinding",
    heading: "Findings of the audit",
    columns: [
      { title: "Id" },
      { title: "Raised on", format: "dd/mm/yyyy" },
      { title: "Grade", list: ["major", "minor"] },
    ],
    rows: [],
  },
];

/** What a reader could tell apart: values, formats and formulas of filled or formatted cells, and tables. */
function picture(model: WorkbookModel) {
  return {
    tables: model.tables,
    sheets: model.sheets.map((sheet) => ({
      name: sheet.name,
      lists: sheet.lists,
      cells: [...sheet.columns].flatMap(([column, cells]) =>
        cells.values.flatMap((value, row) => {
          const formula = cells.formulas.get(row) ?? null;
          const blank = value === null && formula === null && cells.formats[row] === "General";
          return blank ? [] : [{ row, column, value, formula, format: cells.formats[row] }];
        }),
      ),
    })),
  };
}

describe("a workbook in memory", () => {
  it("appends the first row into the blank row of a new table, and the next below it", async () => {
    const book = workbook();
    await book.apply([
      ...register,
      { kind: "appendRows", table: "tblFinding", rows: [["F-1", 45748, "minor"]] },
    ]);
    await book.apply([
      { kind: "appendRows", table: "tblFinding", rows: [["F-2", 45749, "major"]] },
    ]);
    expect(book.model.tables[0]?.area).toEqual(area("Findings!A3:C5"));
    const block = await book.read(area("Findings!A3:C5"), { formats: true });
    expect(block.ok && block.value.columns.map((column) => column.values)).toEqual([
      ["Id", "F-1", "F-2"],
      ["Raised on", 45748, 45749],
      ["Grade", "minor", "major"],
    ]);
    expect(block.ok && block.value.columns[1]?.formats).toEqual([
      "General",
      "dd/mm/yyyy",
      "dd/mm/yyyy",
    ]);
  });

  it("makes no change at all when one of several cannot be made", async () => {
    const book = workbook();
    const before = picture(book.model);
    const result = await book.apply([
      ...register,
      { kind: "setCells", area: area("Cases!A2"), values: [["changed"]] },
      { kind: "appendRows", table: "tblGone", rows: [["x"]] },
    ]);
    expect(result.ok).toBe(false);
    expect(!result.ok && result.trouble.code).toBe("table-missing");
    expect(picture(book.model)).toEqual(before);
  });

  it("writes text that starts like a formula as text", async () => {
    const book = workbook();
    await book.apply([{ kind: "setCells", area: area("Cases!A2"), values: [["=HYPERLINK(1)"]] }]);
    const block = await book.read(area("Cases!A2"), { formulas: true });
    expect(block.ok && block.value.columns[0]).toMatchObject({
      values: ["=HYPERLINK(1)"],
      formulas: null,
    });
  });

  it("puts back only where nobody has changed the cells since", async () => {
    const book = workbook();
    const receipt = await book.apply([
      { kind: "setCells", area: area("Cases!A2:B2"), values: [["C-2", 1]] },
    ]);
    if (!receipt.ok) throw new Error(receipt.trouble.message);
    await book.apply([{ kind: "setCells", area: area("Cases!B2"), values: [[2]] }]);
    const refused = await book.putBack(receipt.value);
    expect(!refused.ok && refused.trouble.message).toContain("Cases!B2 has been changed since");
  });

  it("does not write to a protected sheet, and does not go to a hidden one", async () => {
    const book = workbook();
    book.model.sheets[0]!.isProtected = true;
    book.model.sheets[0]!.visibility = "hidden";
    const write = await book.apply([{ kind: "setCells", area: area("Cases!A2"), values: [[1]] }]);
    expect(!write.ok && write.trouble.code).toBe("sheet-protected");
    const go = await book.goTo(area("Cases!A2"));
    expect(!go.ok && go.trouble.code).toBe("sheet-hidden");
  });

  it("refuses to grow a table over cells that are filled", async () => {
    const book = workbook();
    await book.apply([
      ...register,
      { kind: "appendRows", table: "tblFinding", rows: [["F-1", 1, "minor"]] },
    ]);
    await book.apply([{ kind: "setCells", area: area("Findings!B5"), values: [["a note"]] }]);
    const result = await book.apply([
      { kind: "appendRows", table: "tblFinding", rows: [["F-2", 1, "minor"]] },
    ]);
    expect(!result.ok && result.trouble.message).toContain("B5 below it is filled");
  });

  it("is as it was after any changes are put back", async () => {
    const cell = fc.oneof(fc.constant(null), fc.integer(), fc.string(), fc.boolean());
    const change: fc.Arbitrary<Change> = fc.oneof(
      fc.record({
        kind: fc.constant("setCells" as const),
        area: fc.record({
          sheet: fc.constant("Cases"),
          row: fc.nat(4),
          column: fc.nat(4),
          rows: fc.constant(1),
          columns: fc.constant(2),
        }),
        values: fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 1 }),
      }),
      fc.record({
        kind: fc.constant("appendRows" as const),
        table: fc.constant("tblFinding"),
        rows: fc.array(fc.tuple(fc.string({ minLength: 1 }), cell, cell), {
          minLength: 1,
          maxLength: 3,
        }),
      }),
      fc.record({
        kind: fc.constant("setFormula" as const),
        area: fc.record({
          sheet: fc.constant("Cases"),
          row: fc.nat(9),
          column: fc.nat(9),
          rows: fc.constant(1),
          columns: fc.constant(1),
        }),
        formula: fc.constant("=1+1"),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 6 }), async (changes) => {
        const book = workbook();
        const before = picture(book.model);
        const receipt = await book.apply([...register, ...changes]);
        if (receipt.ok) expect((await book.putBack(receipt.value)).ok).toBe(true);
        expect(picture(book.model)).toEqual(before);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

it("gives blanks for what lies beyond the cells", async () => {
  const book = workbook();
  const block = await book.read(area("Cases!A2:C4"));
  const values: readonly (readonly Cell[])[] = block.ok
    ? block.value.columns.map((c) => c.values)
    : [];
  expect(values).toEqual([
    ["C-1", null, null],
    [45748, null, null],
    [null, null, null],
  ]);
});
