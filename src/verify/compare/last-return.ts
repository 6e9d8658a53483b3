import type { Finding } from "../finding";
import type { Table } from "../tables/table";

/**
 * What is known of the last accepted return, read and judged by the same pack: its tables and findings, or why
 * there are none. One that cannot be read does not stop a check: the rules that need it say why they did not run.
 */
export interface LastReturn {
  readonly tables: readonly Table[];
  /** Null where nothing was given to hold a check against. */
  readonly findings: readonly Finding[] | null;
  readonly whyNot: string | null;
}
