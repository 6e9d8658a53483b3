import type { Area } from "../../src/cells/address";
import { intersection, localAddress, MAX_COLUMNS } from "../../src/cells/address";
import type { Cell } from "../../src/cells/cell";
import { DAYS_1904, isDateFormat } from "../../src/cells/date";
import { failure } from "./failure";
import type { HostWorkbook, Sheet } from "./model";
import type { HostEvent, Json } from "./protocol";
import { asJson, asTyped, valueType } from "./typed";

/** Who changed a workbook: the add-in, the person at this screen, or somebody else who has it open. */
export type Origin = "addin" | "user" | "coauthor" | "calculation";

/** What views of the workbook are told. */
export type Notice =
  | { readonly kind: "cells"; readonly area: Area; readonly origin: Origin }
  | { readonly kind: "formats"; readonly area: Area }
  | { readonly kind: "sheets" }
  | { readonly kind: "tables" }
  | { readonly kind: "selection"; readonly area: Area };

/** The workbook together with whoever changes it now: every change passes here and is told on. */
export class World {
  origin: Origin = "addin";
  eventsEnabled = true;
  /** Cells that one request may read. */
  cellLimit = 5_000_000;
  onRecalculate: (areas: readonly Area[]) => void = () => {};
  private notices: Notice[] = [];
  private events: HostEvent[] = [];

  constructor(public workbook: HostWorkbook) {}

  sheet(area: Area): Sheet {
    const sheet = this.workbook.sheet(area.sheet);
    if (!sheet) throw failure.itemNotFound(`sheet ${area.sheet}`);
    return sheet;
  }

  tell(notice: Notice): void {
    this.notices.push(notice);
  }

  raise(
    type: string,
    key: string | null,
    event: string,
    args: { readonly [name: string]: Json },
  ): void {
    if (this.eventsEnabled) this.events.push({ type, key, event, args });
  }

  /** What has been told since the last time it was asked. */
  drain(): { readonly notices: readonly Notice[]; readonly events: readonly HostEvent[] } {
    const drained = { notices: this.notices, events: this.events };
    this.notices = [];
    this.events = [];
    return drained;
  }

  refuseProtected(sheet: Sheet): void {
    if (sheet.protection && this.origin !== "calculation") throw failure.accessDenied(sheet.name);
  }

  /**
   * A cell as the object model gives it. The model keeps day numbers of the 1900 system, as the files it
   * is read from are read; a 1904 workbook shows those of its own.
   */
  shown(sheet: Sheet, row: number, column: number): Json {
    const value = sheet.value(row, column);
    const isShifted = this.workbook.dateSystem === 1904 && typeof value === "number";
    return isShifted && isDateFormat(sheet.format(row, column)) ? value - DAYS_1904 : asJson(value);
  }

  /** Puts inputs into cells as if they had been typed. An input of null leaves its cell alone. */
  typeInto(sheet: Sheet, area: Area, input: (row: number, column: number) => Json): void {
    this.refuseProtected(sheet);
    const before = area.rows * area.columns === 1 ? sheet.value(area.row, area.column) : null;
    for (let column = area.column; column < area.column + area.columns; column++) {
      for (let row = area.row; row < area.row + area.rows; row++) {
        const given = input(row - area.row, column - area.column);
        if (given === null) continue;
        const typed = asTyped(given, sheet.format(row, column));
        if (typed.formula === null) {
          const isDay = typeof given === "number" && isDateFormat(sheet.format(row, column));
          const shift = isDay && this.workbook.dateSystem === 1904 ? DAYS_1904 : 0;
          sheet.setValue(row, column, isDay ? given + shift : typed.value);
        }
        sheet.setFormula(row, column, typed.formula);
        if (typed.format && sheet.format(row, column) === "General")
          sheet.setFormat(row, column, typed.format);
      }
    }
    this.renameTableColumns(area);
    this.cellsChanged(sheet, area, before);
  }

  /** Inserts an area by moving down what stands there, or removes it by moving up what stands below. */
  moveRows(sheet: Sheet, area: Area, sign: 1 | -1): void {
    sheet.shiftRows(area.row, sign * area.rows, area.column, area.columns);
    for (const table of this.workbook.tables) {
      const isAcross =
        table.area.sheet === sheet.name &&
        area.column <= table.area.column &&
        area.column + area.columns >= table.area.column + table.area.columns;
      if (!isAcross) continue;
      const { row, rows } = table.area;
      if (area.row <= row) table.area = { ...table.area, row: row + sign * area.rows };
      else if (area.row < row + rows) table.area = { ...table.area, rows: rows + sign * area.rows };
    }
    const what = area.columns === MAX_COLUMNS ? "Row" : "Cell";
    this.cellsChanged(sheet, area, null, what + (sign > 0 ? "Inserted" : "Deleted"));
  }

  /** Tells everybody that cells have changed. `before` is told where it was one cell. */
  cellsChanged(sheet: Sheet, area: Area, before: Cell = null, changeType = "RangeEdited"): void {
    this.tell({ kind: "cells", area, origin: this.origin });
    const isOneCell = area.rows * area.columns === 1;
    const after = isOneCell ? sheet.value(area.row, area.column) : null;
    const args = {
      address: localAddress(area),
      changeType,
      source: this.origin === "coauthor" ? "Remote" : "Local",
      triggerSource: this.origin === "addin" ? "ThisLocalAddin" : "Unknown",
      worksheetId: sheet.id,
      ...(isOneCell && {
        details: {
          valueBefore: asJson(before),
          valueTypeBefore: valueType(before),
          valueAfter: asJson(after),
          valueTypeAfter: valueType(after),
        },
      }),
    };
    for (const [type, key] of [
      ["Worksheet", sheet.id],
      ["WorksheetCollection", null],
    ] as const) {
      this.raise(type, key, "onChanged", { ...args, type: "WorksheetChanged" });
    }
    for (const table of this.workbook.tables) {
      if (!intersection(table.area, area)) continue;
      for (const [type, key] of [
        ["Table", table.id],
        ["TableCollection", null],
      ] as const) {
        this.raise(type, key, "onChanged", { ...args, type: "TableChanged", tableId: table.id });
      }
    }
  }

  private renameTableColumns(area: Area): void {
    for (const table of this.workbook.tables) {
      const header = intersection({ ...table.area, rows: 1 }, area);
      if (!header) continue;
      const sheet = this.sheet(table.area);
      for (let column = header.column; column < header.column + header.columns; column++) {
        const title = table.columns[column - table.area.column];
        const value = sheet.value(header.row, column);
        if (title) title.name = value === null ? title.name : String(asJson(value));
      }
    }
  }
}
