import type { ReportDocument } from "../report/document";
import type { Result } from "../text/trouble";
import type { Arguments, OptionKinds } from "./arguments";

/** A report that is ready to be written, and what its reader should be told beside it. */
export interface MadeReport {
  /** The workbook it was made from. */
  readonly file: string;
  readonly document: ReportDocument;
  readonly remarks: readonly string[];
  /** What the JSON document says beside the common part. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** One kind of report that `plumbline report` makes. To add one, write a file like `report-audit.ts`. */
export interface ReportKind {
  readonly name: string;
  /** The options of its own, as the command reads them and as help shows them. */
  readonly reads: OptionKinds;
  readonly options: readonly (readonly string[])[];
  /** The report of the workbook at a path. */
  readonly make: (path: string, args: Arguments) => Promise<Result<MadeReport>>;
}
