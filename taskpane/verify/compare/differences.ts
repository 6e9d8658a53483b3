import type { Comparison } from "../../../src/verify/compare/compare-returns";
import type {
  ChangedRecord,
  RecordRef,
  TableComparison,
} from "../../../src/verify/compare/compare-tables";

/** One entry of the list: a record that is new, gone, changed or restated. */
export type Difference =
  | {
      readonly group: "added" | "gone";
      readonly at: string;
      readonly table: TableComparison;
      readonly ref: RecordRef;
    }
  | {
      readonly group: "changed" | "restated";
      readonly at: string;
      readonly table: TableComparison;
      readonly changed: ChangedRecord;
    };

export const GROUPS = ["added", "gone", "changed", "restated"] as const;

/** Every record that is not the same on both sides; `at` names it while the comparison stands. */
export function differencesOf({ tables }: Comparison): Difference[] {
  return tables.flatMap((table) => [
    ...refs(table, "added", table.added),
    ...refs(table, "gone", table.gone),
    ...table.changed.map((changed, index): Difference => {
      const group = changed.isRestated ? "restated" : "changed";
      return { group, at: `${table.name} changed ${index}`, table, changed };
    }),
  ]);
}

function refs(
  table: TableComparison,
  group: "added" | "gone",
  records: readonly RecordRef[],
): Difference[] {
  return records.map((ref, index) => ({
    group,
    at: `${table.name} ${group} ${index}`,
    table,
    ref,
  }));
}

export function recordOf(difference: Difference): string {
  return "ref" in difference ? difference.ref.record : difference.changed.record;
}
