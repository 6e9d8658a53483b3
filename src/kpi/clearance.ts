import { caseloadText } from "../text/kpi-caseload";
import { refuse, type Answer } from "./problem";
import type { Range } from "./range";
import { addUp } from "./rate";

/**
 * Cases that ended for each that started, ranges added up first as KPI.RATE does: below 1 the backlog grows by
 * starts − ends. No start is #DIV/0!, a negative count #NUM!.
 */
export function clearance(ends: Range, starts: Range): Answer<number> {
  const sums = addUp(ends, starts);
  if (!sums.ok) return sums;
  const { numerator, denominator } = sums.value;
  return denominator === 0
    ? refuse(caseloadText.noStart)
    : { ok: true, value: numerator / denominator };
}
