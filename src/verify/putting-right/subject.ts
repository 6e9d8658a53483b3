import type { Finding } from "../finding";
import { fingerprint } from "../fingerprint";

/** What a finding is about, as the tables keep it. */
export interface Subject {
  readonly fingerprint: string;
  readonly rule: string;
  readonly table: string;
  readonly recordKey: string;
  readonly otherKey: string;
  readonly field: string;
  readonly valueMark: string;
}

export function subjectOf(finding: Finding): Subject {
  const record = recordOf(finding);
  const { rule, recordKey, field } = record;
  return {
    ...record,
    fingerprint: finding.fingerprint,
    // With the record in it, so that equal values of two people do not show as equal.
    valueMark: fingerprint([rule, recordKey, field, finding.value ?? ""]),
  };
}

/** The record and the field that a finding is about, and the other record where it is about two. */
export function recordOf(finding: Finding): RecordOf & PairOf {
  const [first, ...more] = finding.locations;
  const recordKey = first?.rowKey ?? "";
  const other = more.find(
    ({ table, rowKey }) => table === first?.table && rowKey !== null && rowKey !== recordKey,
  );
  return {
    rule: finding.rule,
    table: first?.table ?? "",
    recordKey,
    otherKey: other?.rowKey ?? "",
    field: first?.field ?? "",
  };
}

type RecordOf = Pick<Subject, "rule" | "table" | "recordKey" | "field">;

/** The same rule about the same field of the same record; null where the record has no key. */
export function recordMark({ rule, table, recordKey, field }: RecordOf): string | null {
  return recordKey === "" ? null : [rule, table, recordKey.toLowerCase(), field].join("\u0000");
}

type PairOf = Pick<Subject, "rule" | "table" | "recordKey" | "otherKey">;

/** The same two records, whichever comes first; null where one of them has no key. */
export function pairMark({ rule, table, recordKey, otherKey }: PairOf): string | null {
  if (recordKey === "" || otherKey === "") return null;
  return [rule, table, ...[recordKey, otherKey].map((key) => key.toLowerCase()).sort()].join(
    "\u0000",
  );
}
