import type { DayNumber } from "../cells/date";
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

/** What a safe fix does to a value. Fixes of one kind can be made together. */
export const FIX_KINDS = ["trim", "empty", "number", "date", "variant", "identifier"] as const;
export type FixKind = (typeof FIX_KINDS)[number];

export interface Fix {
  /** What a person should do, in words. */
  readonly advice: string;
  /** The value that a safe, reversible fix would write; null where only a person can decide. */
  readonly value: string | number | null;
  /** What the fix does; left out where `value` is null. */
  readonly kind?: FixKind;
}

/** Why an open finding needs nothing more for the time being: accepted until a day, or explained. */
export interface Settled {
  readonly how: "waiver" | "answer";
  readonly reason: string;
  readonly by: string;
  readonly on: DayNumber;
  /** The last day on which it holds; null where it holds as long as the value stands. */
  readonly expires: DayNumber | null;
}

/** Who supplied the record: the title of the field that says so, and what it says. */
export interface Supplier {
  readonly field: string;
  readonly name: string;
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
  /** Against the last accepted return, or else the check before; absent where it was found only there. */
  readonly baselineState?: "new" | "unchanged" | "updated" | "absent";
  /** Hash of rule, table, record key, field and value: the same fault found again has the same one. */
  readonly fingerprint: string;
  /** What a person does next; findings are grouped by it. */
  readonly group: FindingGroup;
  /** Whose record it is, the nearest first, where the pack marks fields as suppliers. */
  readonly suppliers?: readonly Supplier[];
  /** Stands for so many findings that are counted but not listed. */
  readonly standsFor?: number;
  readonly settled?: Settled;
  /** What was said about it before and no longer settles it, in words. */
  readonly lastTime?: string;
  /** The reason that the last accepted return keeps of the very same finding, to be kept again. */
  readonly lastReason?: string;
  /** The fewest fields whose change would settle every failed rule of the row; at most two. */
  readonly alone?: { readonly fields: readonly string[]; readonly rules: number };
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
  /** What there is not, where that is why: a table, a column under a heading that was expected, answers to what the pack asks. */
  readonly lacks?:
    | { readonly what: "table" | "column"; readonly title: string }
    | { readonly what: "parameters"; readonly names: readonly string[] };
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
  /** How the findings stand against the last return or the check before, or why that cannot be told, in words. */
  readonly against?: string;
  /** What could not be read of the tables in which answers are kept, in words. */
  readonly remarks?: readonly string[];
}

/** What is known of a file that could not be checked at all. */
export interface Unreadable {
  readonly file: string;
  readonly state: "unreadable";
  readonly trouble: Trouble;
}
