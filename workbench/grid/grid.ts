import type { Area } from "../../src/cells/address";
import type { Cell } from "../../src/cells/cell";
import type { FunctionArgument } from "../host/arguments";
import type { HostWorkbook, Table } from "../host/model";
import type { Returned } from "../host/protocol";

/** One cell as the grid shows it. */
export interface GridCell {
  readonly value: Cell;
  readonly formula: string | null;
  /** Number format in its en-US form. */
  readonly format: string;
}

/** A cell that somebody has changed in the grid, or that has been calculated there. */
export interface PlacedCell extends GridCell {
  /** Id of the sheet. */
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** What the grid's own menus can do to sheets, told so that the workbook can follow. */
export type SheetEvent =
  | {
      readonly kind: "added";
      readonly id: string;
      readonly name: string;
      readonly cells: readonly PlacedCell[];
    }
  | { readonly kind: "removed"; readonly id: string }
  | { readonly kind: "renamed"; readonly id: string; readonly name: string }
  /** A sheet has moved, or was put between others: the ids of all, in order. */
  | { readonly kind: "ordered"; readonly ids: readonly string[] }
  /** Cells have moved: `cells` is everything that the sheet holds now. */
  | {
      readonly kind: "restructured";
      readonly id: string;
      /** Whole rows put in (count above 0) or taken out (below 0); null for any other move. */
      readonly rows: { readonly row: number; readonly count: number } | null;
      readonly cells: readonly PlacedCell[];
    };

/** A function of the add-in as its metadata describes it. */
export interface GridFunction {
  readonly id: string;
  /** As typed in a cell: `KPI.RATE`. */
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly GridParameter[];
}

export interface GridParameter {
  readonly name: string;
  readonly description: string;
  readonly optional: boolean;
  /** Takes a rectangle of cells, where other parameters take one value. */
  readonly isMatrix: boolean;
  readonly repeating: boolean;
}

/**
 * Calls the add-in: cells, ranges row by row, and undefined for what is left out. `at` is the address of
 * the cell with the formula. What goes wrong comes back as an error for the cell.
 */
export type Invoke = (
  id: string,
  args: readonly FunctionArgument[],
  at: string,
) => Promise<Returned>;

/**
 * The spreadsheet on the screen: a view of the host's workbook that also calculates. The workbook is
 * the authority; the grid is told what changes in it and tells what the user does.
 */
export interface Grid {
  /** Shows another workbook in place of the one before; resolves when it can be seen. */
  load(workbook: HostWorkbook): Promise<void>;
  /** Shows what an area of the workbook holds now, styles included. */
  apply(workbook: HostWorkbook, area: Area): void;
  /** Follows added, removed, renamed, hidden and re-ordered sheets. */
  applySheets(workbook: HostWorkbook): void;
  /** Lets formulas refer to tables by name. */
  applyTables(tables: readonly Table[]): void;
  select(area: Area): void;
  /** To be called before the first workbook is loaded. */
  registerFunctions(functions: readonly GridFunction[], invoke: Invoke): void;
  /** Calculates every formula anew. */
  calculate(): void;
  /** Told when formulas begin and end to be calculated. */
  onCalculating(listener: (calculating: boolean) => void): void;
  /** Told when somebody begins and ends typing in a cell. */
  onTyping(listener: (typing: boolean) => void): void;
  setDark(dark: boolean): void;
  /** Cells that the user has changed: typed, pasted, cleared, filled, undone. */
  onEdit(listener: (cells: readonly PlacedCell[]) => void): void;
  onSheets(listener: (event: SheetEvent) => void): void;
  /** Cells whose results are new, spilled ones included; a spill that has gone leaves blanks. */
  onCalculated(listener: (cells: readonly PlacedCell[]) => void): void;
  onSelection(listener: (area: Area) => void): void;
}
