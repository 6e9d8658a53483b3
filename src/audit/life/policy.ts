import { DEFAULT_DIVISION, readDivision, type Division } from "../../calendar/division";
import { trim } from "../../cells/cell";
import { findingText } from "../../text/audit-finding";
import type { DueRule } from "../due";
import type { RowOf } from "../layout";
import type { Register } from "../register";

type NonConformity = Exclude<RowOf<"tblFinding">["grade"], "ofi">;

export type ReportingCycle = "none" | "month" | "quarter";

/** The time limits of a finding's life. */
export interface FindingPolicy {
  /** Cause and plan. */
  readonly response: Readonly<Record<NonConformity, DueRule>>;
  /** Everything done. */
  readonly completion: Readonly<Record<NonConformity, DueRule>>;
  /** How long after the last action it can be seen whether it worked. */
  readonly wait: Readonly<Record<NonConformity, number>>;
  /** One of these has to have passed in full as well. */
  readonly reportingCycle: ReportingCycle;
  readonly maxExtensions: number;
  readonly reopenWithin: number;
  /** From how many days late on the lead auditor is told, and then the programme manager. */
  readonly escalateAfter: { readonly lead: number; readonly manager: number };
  readonly division: Division;
}

const days = (n: number): DueRule => ({ rule: "calendar_days", days: n });

/** Our settings: certification practice allows at most 90 days for everything. */
export const DEFAULT_POLICY: FindingPolicy = {
  response: { major: days(14), minor: days(30) },
  completion: { major: days(60), minor: days(90) },
  wait: { major: 60, minor: 30 },
  reportingCycle: "none",
  maxExtensions: 2,
  reopenWithin: 365,
  escalateAfter: { lead: 8, manager: 31 },
  division: DEFAULT_DIVISION,
};

export interface SettledPolicy {
  readonly policy: FindingPolicy;
  /** Settings of the workbook that have no effect, and why. */
  readonly faults: readonly string[];
}

type Change = (policy: FindingPolicy) => FindingPolicy;

/** Reads one setting; null where its value makes no sense. */
type Reader = (value: string) => Change | null;

function limit(which: "response" | "completion", grade: NonConformity): Reader {
  return (value) => {
    const rule = readLimit(value);
    return rule && ((policy) => ({ ...policy, [which]: { ...policy[which], [grade]: rule } }));
  };
}

function whole(put: (policy: FindingPolicy, n: number) => FindingPolicy): Reader {
  return (value) => {
    const n = readCount(value);
    return n === null ? null : (policy) => put(policy, n);
  };
}

const SETTINGS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["major_plan", limit("response", "major")],
  ["minor_plan", limit("response", "minor")],
  ["major_done", limit("completion", "major")],
  ["minor_done", limit("completion", "minor")],
  [
    "major_effectiveness",
    whole((policy, major) => ({ ...policy, wait: { ...policy.wait, major } })),
  ],
  [
    "minor_effectiveness",
    whole((policy, minor) => ({ ...policy, wait: { ...policy.wait, minor } })),
  ],
  ["max_extensions", whole((policy, maxExtensions) => ({ ...policy, maxExtensions }))],
  ["reopen_within", whole((policy, reopenWithin) => ({ ...policy, reopenWithin }))],
  [
    "escalate_lead",
    whole((policy, lead) => ({ ...policy, escalateAfter: { ...policy.escalateAfter, lead } })),
  ],
  [
    "escalate_manager",
    whole((policy, manager) => ({
      ...policy,
      escalateAfter: { ...policy.escalateAfter, manager },
    })),
  ],
  [
    "reporting_cycle",
    (value) =>
      value === "none" || value === "month" || value === "quarter"
        ? (policy) => ({ ...policy, reportingCycle: value })
        : null,
  ],
  [
    "calendar",
    (value) => {
      const division = readDivision(value);
      return division.ok ? (policy) => ({ ...policy, division: division.value }) : null;
    },
  ],
]);

/** Settings under names of their own belong to other tables; these are ours. */
const OURS = /^(major|minor|reopen|reporting|max|escalate)_/;

const asWritten = (value: string) => trim(value).toLowerCase();

/** A setting as it is looked up, however it was typed. */
export function settingName(typed: string): string {
  return trim(typed).toLowerCase().replaceAll(" ", "_");
}

/** Whether a value can be read for a limit; null where the setting is none of the limits. */
export function fitsPolicy(name: string, value: string): boolean | null {
  const read = SETTINGS.get(name);
  return read ? read(asWritten(value)) !== null : null;
}

/** The limits of a workbook: ours, but for what its table of settings says otherwise. */
export function policyOf({ rows }: Register): SettledPolicy {
  let policy = DEFAULT_POLICY;
  const faults: string[] = [];
  for (const { setting, value } of rows.tblSetting) {
    const name = settingName(setting);
    const read = SETTINGS.get(name);
    const change = read?.(asWritten(value));
    if (change) policy = change(policy);
    else if (read) faults.push(findingText.settingUnreadable(setting, value, "Our own limit"));
    else if (OURS.test(name)) faults.push(findingText.settingUnknown(setting));
  }
  return { policy, faults };
}

const MOST_DAYS = 3660;

function readCount(value: string): number | null {
  const number = /^(\d{1,4})( days?)?$/.exec(value);
  const n = Number(number?.[1] ?? Number.NaN);
  return n <= MOST_DAYS ? n : null;
}

function readLimit(value: string): DueRule | null {
  const working = /^(\d{1,4}) working days?$/.exec(value);
  if (working) return { rule: "working_days", days: Number(working[1]) };
  const months = /^(\d{1,2}) (?:calendar )?months?$/.exec(value);
  if (months) return { rule: "calendar_month", months: Number(months[1]) };
  const n = readCount(value);
  return n === null ? null : days(n);
}
