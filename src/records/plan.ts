import type { Change } from "../workbook/change";

/** What a step would do to the workbook: shown first, then handed to `workbook.apply` as a whole. */
export interface Plan {
  readonly changes: readonly Change[];
  readonly sentences: readonly string[];
  /** The id of what the step makes: an audit, evidence, a finding; null where it makes none. */
  readonly made: string | null;
}
