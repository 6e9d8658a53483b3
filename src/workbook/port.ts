import type { Area } from "../cells/address";
import type { Cell } from "../cells/cell";
import type { DateSystem } from "../cells/date";
import type { Result } from "../text/trouble";
import type { Change } from "./change";
import type { Validation } from "./validation";

/**
 * The one door through which Plumbline sees a workbook: memory, file and Excel stand behind it and
 * pass the same contract. Reading never changes anything. Dates are day numbers of the 1900 system
 * whatever system the workbook keeps.
 */
export interface Workbook {
  facts(): Promise<Result<WorkbookFacts>>;
  /** Reads an area in blocks small enough for the host; cells beyond the used range come back blank. */
  read(area: Area, options?: ReadOptions): Promise<Result<Block>>;
  /** What can be hidden or merged, limited to one area: asked only where a check needs it. */
  structure(area: Area): Promise<Result<Structure>>;
  /** What the cells of a sheet take, area by area; hosts may cut one area into several. */
  validations(sheet: string): Promise<Result<readonly Validation[]>>;
  selection(): Promise<Result<Area>>;
  /** Takes the user to the area: sheet in front, cells selected. Refused for hidden sheets. */
  goTo(area: Area): Promise<Result<void>>;
  /** All or nothing: either every change is made, or none is and the trouble says why. */
  apply(changes: readonly Change[]): Promise<Result<Receipt>>;
  /** Undoes what one `apply` did; refused, with the cells named, where somebody has changed them since. */
  putBack(receipt: Receipt): Promise<Result<void>>;
  /**
   * Says that an area may be stale, whoever changed it. Hosts miss edits and bundle them, so a
   * listener re-reads and never trusts a notice to be complete. Returns the way to stop.
   */
  watch(listener: (stale: Area) => void): Promise<Result<() => Promise<void>>>;
}

export type Visibility = "visible" | "hidden" | "veryHidden";

export interface WorkbookFacts {
  readonly name: string;
  readonly dateSystem: DateSystem;
  readonly sheets: readonly SheetFacts[];
  readonly tables: readonly TableFacts[];
  readonly externalLinks: readonly string[];
  /** Cells that a damaged file holds but nobody can read. */
  readonly unreadable: readonly { readonly area: Area; readonly reason: string }[];
  /** Read from a text file whose lines end as on old Mac computers, which many programs take for one line. */
  readonly hasOldLineEnds?: boolean;
}

export interface SheetFacts {
  readonly name: string;
  readonly visibility: Visibility;
  readonly isProtected: boolean;
  /** What the host calls used, formatting included; may be far larger than what is filled. */
  readonly used: Area | null;
  /** The smallest area that holds every cell with a value or a formula. */
  readonly filled: Area | null;
}

/** An Excel table. `area` covers header and body; a totals row is outside it. */
export interface TableFacts {
  readonly name: string;
  readonly area: Area;
  readonly columns: readonly string[];
  readonly hasTotals: boolean;
}

export interface ReadOptions {
  /** Number formats and formulas cost a second read; ask for them where a check needs them. */
  readonly formats?: boolean;
  readonly formulas?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (rowsRead: number, rowsTotal: number) => void;
}

/** A rectangle of cells, column by column. */
export interface Block {
  readonly area: Area;
  readonly columns: readonly BlockColumn[];
}

export interface BlockColumn {
  readonly values: readonly Cell[];
  /** Number formats in their en-US form; one string where the whole column shares it; null if not asked for. */
  readonly formats: string | readonly string[] | null;
  /** Formula text with its `=`, null where the cell has none; null as a whole if not asked for or none has. */
  readonly formulas: readonly (string | null)[] | null;
}

export interface Structure {
  readonly merged: readonly Area[];
  /** Row and column numbers from 0. */
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
}

/** What an `apply` did, in words and as the changes that undo it. Held by the pane for *Put back*. */
export interface Receipt {
  readonly said: readonly string[];
  readonly inverse: readonly Change[];
}
