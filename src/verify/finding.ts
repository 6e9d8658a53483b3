import type { Trouble } from "../text/trouble";

/** error: must be put right. query: check, then amend or give a reason. note: worth knowing. */
export type Level = "error" | "query" | "note";

/** One place that a finding is about. A finding may own several, in several tables. */
export interface Location {
  readonly sheet: string;
  /** "F17", "F17:F40", "12:12" (a row), "G:G" (a column); null when the finding is about the sheet. */
  readonly cell: string | null;
  readonly table: string | null;
  /** The column's title as the sheet shows it. */
  readonly field: string | null;
  /** The key of the record, so that a finding survives sorting. */
  readonly rowKey: string | null;
}

export interface Fix {
  /** What a person should do, in words. */
  readonly advice: string;
  /** The value that a safe, reversible fix would write; null where only a person can decide. */
  readonly value: string | number | null;
}

export interface Finding {
  /** Stable within one run: rule and position. */
  readonly id: string;
  readonly rule: string;
  readonly level: Level;
  readonly message: string;
  readonly locations: readonly Location[];
  /** The value as it stands, as text; null when blank or not about one value. */
  readonly value: string | null;
  readonly fix: Fix | null;
  readonly status: "open" | "closed" | "waived";
  /** Hash of rule, table, record key, field and value: the same fault found again has the same one. */
  readonly fingerprint: string;
  /** What a person does next; findings are grouped by it. */
  readonly group: FindingGroup;
}

/** What to do next, in the order in which to do it. */
export const FINDING_GROUPS = [
  "structure",
  "fill-in",
  "correct",
  "tidy",
  "explain",
  "know",
] as const;
export type FindingGroup = (typeof FINDING_GROUPS)[number];

export interface NotRun {
  readonly rule: string;
  readonly reason: string;
}

export type RunState = "ready" | "errors" | "queries";

export interface Counts {
  /** Records checked, over all tables. */
  readonly rows: number;
  readonly rules: number;
  readonly errors: number;
  readonly queries: number;
  readonly notes: number;
  readonly waived: number;
  readonly notRun: number;
}

export interface Run {
  readonly file: string;
  readonly pack: { readonly id: string; readonly version: string; readonly title: string };
  /** The as-at date, a day number: the same for the whole run. */
  readonly asOf: number;
  readonly state: RunState;
  /** "Ready to submit." / "12 to put right, 3 to explain. 2 rules did not run." */
  readonly sentence: string;
  readonly counts: Counts;
  readonly notRun: readonly NotRun[];
  /** Every finding counts; what is shown may be capped, what is counted never is. */
  readonly findings: readonly Finding[];
}

/** What is known of a file that could not be checked at all. */
export interface Unreadable {
  readonly file: string;
  readonly state: "unreadable";
  readonly trouble: Trouble;
}
