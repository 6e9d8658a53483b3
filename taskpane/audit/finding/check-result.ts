import type { CheckFault, CheckResult } from "../../../src/audit/life/drafted";
import type { Run } from "../../../src/verify/finding";
import type { Pack } from "../../../src/verify/pack";

/** What a check of this workbook found, in the terms in which the audit drafts findings from it. */
export function checkResultOf(run: Run, pack: Pack): CheckResult {
  return {
    pack: `${run.pack.title}, ${run.pack.version}`,
    asOf: run.asOf,
    faults: run.findings.flatMap(({ rule, level, status, value, locations }): CheckFault[] =>
      level === "note" || status !== "open"
        ? []
        : locations.map(({ sheet, cell, table, rowKey }) => ({
            rule,
            scope: table ?? sheet,
            sheet,
            cell,
            rowKey,
            value,
          })),
    ),
    rules: new Map(
      pack.rules.map(({ id, title, basis }) => [id, { title, basis: basis ?? "" }] as const),
    ),
    checked: new Map(),
  };
}
