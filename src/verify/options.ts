import type { Cell } from "../cells/cell";
import type { DayNumber } from "../cells/date";
import type { Workbook } from "../workbook/port";
import type { Finding } from "./finding";

export interface VerifyOptions {
  /** The date of the check: nothing in a run uses today. */
  readonly asOf: DayNumber;
  readonly parameters?: ReadonlyMap<string, Cell>;
  /** The last accepted return, for rules about what has changed since, and to tell which findings are new. */
  readonly previous?: Workbook;
  /** What a check before this one found, to tell which findings are new where no last return is given. */
  readonly earlier?: readonly Finding[];
  readonly signal?: AbortSignal;
  /** True counts of rows, first while they are read and then while they are checked. */
  readonly onProgress?: (rowsDone: number, rowsTotal: number, step: "reading" | "checking") => void;
  /** Called every few milliseconds of work; whoever gives it decides when to let others in. */
  readonly pause?: () => Promise<void>;
}
