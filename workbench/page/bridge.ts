import type { Area } from "../../src/cells/address";
import type { Cell } from "../../src/cells/cell";
import { isError } from "../../src/cells/cell";
import { workbookText } from "../../src/text/workbook";
import type { Trouble } from "../../src/text/trouble";
import { britishFormat } from "../grid/formats";
import type { Grid, PlacedCell, SheetEvent } from "../grid/grid";
import type { Host, Json, Notice } from "../host/index";
import { Sheet, type HostWorkbook } from "../host/model";
import { runsOf } from "./runs";

/** What is put into a cell through the object model so that exactly this comes to stand there. */
export function inputOf(value: Cell, formula: string | null): Json {
  if (formula !== null) return formula;
  if (value === null) return "";
  if (isError(value)) return value.error;
  return typeof value === "string" ? `'${value}` : value;
}

function same(a: Cell, b: Cell): boolean {
  return isError(a) && isError(b) ? a.error === b.error : a === b;
}

export interface BridgeListeners {
  readonly onTrouble: (trouble: Trouble) => void;
  /** Sheets were added, removed, renamed or rearranged in the grid. */
  readonly onSheets: () => void;
}

/**
 * Keeps grid and host together: what is done in the grid goes into the host's workbook and raises its
 * events, what the add-in writes is shown in the grid, and results of formulas go into the workbook
 * without counting as edits. Returns the way to open another workbook in both.
 */
export function bridge(
  host: Host,
  grid: Grid,
  { onTrouble, onSheets }: BridgeListeners,
): (workbook: HostWorkbook) => Promise<void> {
  // What the grid has told us it shows already.
  let fromGrid = false;
  let loading = false;

  const whileFromGrid = (change: () => void): void => {
    fromGrid = true;
    try {
      change();
    } finally {
      fromGrid = false;
    }
  };

  const sheetOf = (id: string): Sheet | null => host.workbook.sheet(id);

  const edited = (cells: readonly PlacedCell[]): void => {
    const changed = cells.filter(({ sheet: id, row, column, value, formula, format }) => {
      const sheet = sheetOf(id);
      if (!sheet) return false;
      const isSame =
        formula === null
          ? sheet.formula(row, column) === null && same(sheet.value(row, column), value)
          : sheet.formula(row, column) === formula;
      const hasSameFormat = britishFormat(sheet.format(row, column)) === format;
      if (!hasSameFormat && !sheet.protection) sheet.setFormat(row, column, format);
      return !isSame;
    });
    for (const { sheet: id, row, column, cells: run } of runsOf(changed)) {
      const sheet = sheetOf(id);
      if (!sheet) continue;
      const area: Area = { sheet: sheet.name, row, column, rows: run.length, columns: 1 };
      if (sheet.protection) {
        grid.apply(host.workbook, area);
        onTrouble(workbookText.sheetProtected(sheet.name));
      } else {
        whileFromGrid(() =>
          host.edit(
            area,
            run.map((cell) => [inputOf(cell.value, cell.formula)]),
          ),
        );
      }
    }
  };

  const calculated = (cells: readonly PlacedCell[]): void => {
    const changed = cells.filter(({ sheet: id, row, column, value }) => {
      const sheet = sheetOf(id);
      return sheet !== null && !same(sheet.value(row, column), value);
    });
    for (const { sheet: id, row, column, cells: run } of runsOf(changed)) {
      const sheet = sheetOf(id);
      if (!sheet) continue;
      const area: Area = { sheet: sheet.name, row, column, rows: run.length, columns: 1 };
      host.calculated(
        area,
        run.map((cell) => [cell.value]),
      );
    }
  };

  const sheetsChanged = (event: SheetEvent): void => {
    const { workbook } = host;
    if (event.kind === "ordered") {
      workbook.sheets.sort((a, b) => event.ids.indexOf(a.id) - event.ids.indexOf(b.id));
      onSheets();
      return;
    }
    const sheet = sheetOf(event.id);
    if (event.kind === "added") workbook.sheets.push(new Sheet(event.id, event.name));
    else if (!sheet) return;
    else if (event.kind === "removed") workbook.removeSheet(sheet);
    else if (event.kind === "renamed") workbook.renameSheet(sheet, event.name);
    else if (event.rows) {
      const { row, count } = event.rows;
      whileFromGrid(() => host.insertRows(sheet.name, row, count));
      grid.applyTables(workbook.tables);
    }
    if (event.kind === "added" || event.kind === "restructured")
      edited(remaining(event.cells, sheetOf(event.id)));
    onSheets();
  };

  const shown = (notice: Notice): void => {
    if (loading) return;
    const { workbook } = host;
    switch (notice.kind) {
      case "cells":
        if (notice.origin !== "calculation" && !fromGrid) grid.apply(workbook, notice.area);
        return;
      case "formats":
        if (!fromGrid) grid.apply(workbook, notice.area);
        return;
      case "sheets":
        grid.applySheets(workbook);
        return;
      case "tables":
        grid.applyTables(workbook.tables);
        for (const { area } of workbook.tables) grid.apply(workbook, { ...area, rows: 1 });
        return;
      case "selection":
        grid.select(notice.area);
    }
  };

  grid.onEdit(edited);
  grid.onCalculated(calculated);
  grid.onSheets(sheetsChanged);
  grid.onSelection((area) => host.select(area));
  grid.onTyping((typing) => {
    host.faults.cellEditing = typing;
  });
  host.listen(shown);
  return async (workbook) => {
    loading = true;
    try {
      if (workbook !== host.workbook) host.open(workbook);
      await grid.load(workbook);
    } finally {
      loading = false;
    }
  };
}

/** All cells of a sheet as they are now, with a blank for everything that the workbook still holds and the grid no more. */
function remaining(cells: readonly PlacedCell[], sheet: Sheet | null): PlacedCell[] {
  const used = sheet?.used(true);
  if (!sheet || !used) return [...cells];
  const there = new Set(cells.map(({ row, column }) => `${row},${column}`));
  const gone: PlacedCell[] = [];
  for (let row = used.row; row < used.row + used.rows; row++) {
    for (let column = used.column; column < used.column + used.columns; column++) {
      if (there.has(`${row},${column}`)) continue;
      gone.push({
        sheet: sheet.id,
        row,
        column,
        value: null,
        formula: null,
        format: sheet.format(row, column),
      });
    }
  }
  return [...cells, ...gone];
}
