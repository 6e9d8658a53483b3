import { describe, expect, it } from "vitest";
import { cellArea, type Area } from "../../../src/cells/address";
import { cellError, type Cell } from "../../../src/cells/cell";
import type { Grid, PlacedCell, SheetEvent } from "../../../workbench/grid/grid";
import { createHost, newWorkbook } from "../../../workbench/host/index";
import { bridge, inputOf } from "../../../workbench/page/bridge";
import { runsOf } from "../../../workbench/page/runs";

/** A grid that writes down what it is told, and lets a test do what a person would. */
class NotedGrid implements Grid {
  readonly applied: Area[] = [];
  edit: (cells: readonly PlacedCell[]) => void = () => {};
  result: (cells: readonly PlacedCell[]) => void = () => {};
  sheet: (event: SheetEvent) => void = () => {};
  load = () => Promise.resolve();
  apply = (_workbook: unknown, area: Area) => void this.applied.push(area);
  applySheets = () => {};
  applyTables = () => {};
  select = () => {};
  registerFunctions = () => {};
  calculate = () => {};
  setDark = () => {};
  onTyping = () => {};
  onCalculating = () => {};
  onSelection = () => {};
  onEdit = (listener: (cells: readonly PlacedCell[]) => void) => void (this.edit = listener);
  onCalculated = (listener: (cells: readonly PlacedCell[]) => void) =>
    void (this.result = listener);
  onSheets = (listener: (event: SheetEvent) => void) => void (this.sheet = listener);
}

function together() {
  const host = createHost({ workbook: newWorkbook() });
  const grid = new NotedGrid();
  const troubles: string[] = [];
  bridge(host, grid, { onTrouble: ({ code }) => troubles.push(code), onSheets: () => {} });
  const sheet = host.workbook.activeSheet();
  const placed = (
    row: number,
    column: number,
    value: Cell,
    formula: string | null = null,
  ): PlacedCell => ({
    sheet: sheet.id,
    row,
    column,
    value,
    formula,
    format: "General",
  });
  const notices: string[] = [];
  host.listen((notice) => notices.push(notice.kind === "cells" ? notice.origin : notice.kind));
  return { host, grid, sheet, placed, troubles, notices };
}

describe("Grid and host", () => {
  it("hold the same after an edit, exactly as it was meant", () => {
    const { grid, sheet, placed, notices } = together();
    const cells: Cell[] = [
      0.1 + 0.2,
      "0012",
      "=1+1",
      "'quoted",
      true,
      cellError("#N/A"),
      "12/25/2025",
    ];
    grid.edit(cells.map((value, row) => placed(row, 0, value)));
    expect(cells.map((_, row) => sheet.value(row, 0))).toEqual(cells);
    expect(cells.map((_, row) => sheet.formula(row, 0))).toEqual(cells.map(() => null));
    expect(notices).toEqual(["user"]);
    expect(grid.applied).toEqual([]);
  });

  it("take a formula as a formula and its result as no edit", () => {
    const { grid, sheet, placed, notices } = together();
    grid.edit([placed(0, 0, null, "=KPI.RATE(1,2)")]);
    grid.result([placed(0, 0, 0.5, "=KPI.RATE(1,2)")]);
    expect(sheet.formula(0, 0)).toBe("=KPI.RATE(1,2)");
    expect(sheet.value(0, 0)).toBe(0.5);
    expect(notices).toEqual(["user", "calculation"]);
  });

  it("raise nothing where nothing has changed", () => {
    const { grid, placed, notices } = together();
    grid.edit([placed(0, 0, 1)]);
    grid.edit([placed(0, 0, 1)]);
    grid.result([placed(0, 0, 1)]);
    expect(notices).toEqual(["user"]);
  });

  it("show in the grid what somebody else writes", () => {
    const { host, grid } = together();
    host.edit(cellArea("Sheet1", 4, 2), [["elsewhere"]], "coauthor");
    expect(grid.applied).toEqual([cellArea("Sheet1", 4, 2)]);
  });

  it("leave a protected sheet as it was and say so", () => {
    const { grid, sheet, placed, troubles } = together();
    sheet.protection = {};
    grid.edit([placed(0, 0, "changed")]);
    expect(sheet.value(0, 0)).toBeNull();
    expect(grid.applied).toEqual([cellArea("Sheet1", 0, 0)]);
    expect(troubles).toEqual(["sheet-protected"]);
  });

  it("let a table grow with a row put into it and move with one put above", () => {
    const { host, grid, sheet } = together();
    host.workbook.tables.push({
      id: "t",
      name: "tblCases",
      area: { sheet: sheet.name, row: 2, column: 0, rows: 4, columns: 1 },
      showTotals: false,
      style: "",
      columns: [{ id: 1, name: "Case" }],
    });
    ["Case", 1, 2, 3].forEach((value, i) => sheet.setValue(2 + i, 0, value));
    grid.sheet({
      kind: "restructured",
      id: sheet.id,
      rows: { row: 4, count: 1 },
      cells: ["Case", 1, null, 2, 3].map((value, i) => ({
        sheet: sheet.id,
        row: 2 + i,
        column: 0,
        value,
        formula: null,
        format: "General",
      })),
    });
    expect(host.workbook.tables[0]?.area).toMatchObject({ row: 2, rows: 5 });
    expect([2, 3, 4, 5, 6].map((row) => sheet.value(row, 0))).toEqual(["Case", 1, null, 2, 3]);
  });

  it("follow sheets that are added, renamed, moved and removed in the grid", () => {
    const { host, grid } = together();
    grid.sheet({ kind: "added", id: "new", name: "Sheet2", cells: [] });
    grid.sheet({ kind: "renamed", id: "new", name: "Returns" });
    expect(host.workbook.sheets.map(({ name }) => name)).toEqual(["Sheet1", "Returns"]);
    const [first = ""] = host.workbook.sheets.map(({ id }) => id);
    grid.sheet({ kind: "ordered", ids: ["new", first] });
    expect(host.workbook.sheets.map(({ name }) => name)).toEqual(["Returns", "Sheet1"]);
    grid.sheet({ kind: "removed", id: "new" });
    expect(host.workbook.sheets.map(({ name }) => name)).toEqual(["Sheet1"]);
  });
});

describe("What goes into a cell", () => {
  it("is the formula before the value, and text that stays text", () => {
    expect(inputOf(3, "=1+2")).toBe("=1+2");
    expect(inputOf("=1+2", null)).toBe("'=1+2");
    expect(inputOf(null, null)).toBe("");
  });
});

describe("Single cells", () => {
  it("are gathered down the columns, each cell once", () => {
    const at = (row: number, column: number): PlacedCell => ({
      sheet: "s",
      row,
      column,
      value: row,
      formula: null,
      format: "General",
    });
    const runs = runsOf([at(2, 0), at(0, 0), at(1, 0), at(4, 0), at(0, 1)]);
    expect(runs.map(({ row, column, cells }) => [row, column, cells.length])).toEqual([
      [0, 0, 3],
      [4, 0, 1],
      [0, 1, 1],
    ]);
  });
});
