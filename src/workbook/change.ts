import type { Area } from "../cells/address";
import type { Cell } from "../cells/cell";
import type { ReportSheet } from "./report-sheet";

/** A column of a table that Plumbline writes: its title, number format and drop-down list. */
export interface NewColumn {
  readonly title: string;
  readonly format?: string;
  /** The number format of each row, where they are not all the same: in place of `format`. */
  readonly formats?: readonly string[];
  readonly list?: readonly string[];
  /** Width in characters. */
  readonly width?: number;
}

/**
 * Everything Plumbline can do to a workbook. Text is written as text: a value that starts like a
 * formula never becomes one. Rows are row-major, as people read them.
 */
export type Change =
  | { readonly kind: "addSheet"; readonly sheet: string }
  | {
      readonly kind: "addTable";
      readonly sheet: string;
      readonly table: string;
      readonly columns: readonly NewColumn[];
      readonly rows: readonly (readonly Cell[])[];
      /** Line written above the table in A1; the table then starts in row 3, otherwise in row 1. */
      readonly heading?: string;
    }
  | {
      /** A new table without rows holds one blank row, as Excel keeps it; the first row appended fills it. */
      readonly kind: "appendRows";
      readonly table: string;
      readonly rows: readonly (readonly Cell[])[];
      /** The last row when the change was planned: refused where the table ends in another by now. */
      readonly after?: readonly Cell[];
    }
  | {
      /** New columns at the right end of a table, blank in every row: an older table is brought up to date. */
      readonly kind: "addColumns";
      readonly table: string;
      readonly columns: readonly NewColumn[];
    }
  | {
      readonly kind: "setCells";
      readonly area: Area;
      readonly values: readonly (readonly Cell[])[];
      /** What the cells held when the change was planned: refused where they hold anything else by now. */
      readonly over?: readonly (readonly Cell[])[];
    }
  /** A formula typed for the user, for example from the function guide. Refused where the cell is filled. */
  | { readonly kind: "setFormula"; readonly area: Area; readonly formula: string }
  /** A sheet of its own for a report: cells with their looks, charts and page set-up. */
  | { readonly kind: "addReportSheet"; readonly sheet: string; readonly content: ReportSheet }
  /** The next six exist for putting back. */
  /** Only an empty sheet is removed. */
  | { readonly kind: "removeSheet"; readonly sheet: string }
  /** Only a report sheet that still holds what was written on it, and nothing else, is removed. */
  | { readonly kind: "removeReportSheet"; readonly sheet: string; readonly content: ReportSheet }
  | {
      readonly kind: "removeTable";
      readonly table: string;
      readonly heading: string | null;
      /** As written: the table is removed only if it still holds these rows and no others. */
      readonly rows: readonly (readonly Cell[])[];
    }
  | {
      readonly kind: "removeRows";
      readonly table: string;
      /** The rows as they were written: they are removed only if the table still ends in them. */
      readonly rows: readonly (readonly Cell[])[];
    }
  | {
      readonly kind: "removeColumns";
      readonly table: string;
      /** As they were added: removed only if the table still ends in them and nothing stands in them. */
      readonly columns: readonly NewColumn[];
    }
  /** Cells back to what they held, only where they still hold what was written. */
  | {
      readonly kind: "restoreCells";
      readonly area: Area;
      readonly written: readonly (readonly Cell[])[];
      readonly before: readonly (readonly BeforeCell[])[];
    };

export interface BeforeCell {
  readonly value: Cell;
  readonly formula: string | null;
  readonly format: string;
}
