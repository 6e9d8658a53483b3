import { calendarDate, dayNumber, type DayNumber } from "../../cells/date";
import type { FindingRow, ActionRow } from "./scene";
import type { FindingPolicy } from "./policy";

/** The first day on which it can be said whether what was done has worked. */
export function effectivenessFrom(
  finding: FindingRow,
  actions: readonly ActionRow[],
  policy: FindingPolicy,
  verifiedOn: DayNumber,
): DayNumber {
  const done = actions.flatMap(({ doneOn }) => (doneOn === null ? [] : [doneOn]));
  const last = done.length > 0 ? Math.max(...done) : (finding.correctionOn ?? verifiedOn);
  const wait = finding.grade === "ofi" ? 0 : policy.wait[finding.grade];
  const cycle =
    policy.reportingCycle === "none" ? last : afterFullCycle(last, policy.reportingCycle);
  return Math.max(last + wait, cycle);
}

/** The day after the first month or quarter that began after the action and is over. */
function afterFullCycle(last: DayNumber, cycle: "month" | "quarter"): DayNumber {
  const { year, month } = calendarDate(last);
  const length = cycle === "month" ? 1 : 3;
  const present = Math.floor((year * 12 + month - 1) / length);
  const after = (present + 2) * length;
  return dayNumber(Math.floor(after / 12), (after % 12) + 1, 1) ?? last;
}
