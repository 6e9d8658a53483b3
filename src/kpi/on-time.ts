import { kpiText, STATUSES } from "../text/kpi";
import { isProblem, refuse, type Answer, type Problem } from "./problem";
import { isSingle, sameSize, type Range } from "./range";
import { firstError, wordArgument, words } from "./reading";
import { statusReader, type Status, type TimelinessArguments } from "./timeliness";

export interface OnTimeArguments extends TimelinessArguments {
  readonly denominator: Range | null;
}

type Denominator = "due" | "completed";

export const DENOMINATORS = words<Denominator>([
  ["due", "due"],
  ["completed", "completed"],
]);

/** How many rows have each status. Rows without any date are in none. */
export type StatusCounts = Readonly<Record<Status, number>>;

/**
 * Counts the rows by status. Starts and ends must have the same number of cells; the first error in either
 * is returned.
 */
export function countStatuses(given: TimelinessArguments): Answer<StatusCounts> {
  const { starts, ends, days } = given;
  const perRow = isSingle(days) ? [starts, ends] : [starts, ends, days];
  const sizes = sameSize(perRow);
  if (sizes) return refuse(sizes);
  // Whatever else is wrong, the first error is what is said.
  const broken = (problem: Problem) => refuse(firstError(starts) ?? firstError(ends) ?? problem);
  const statusOf = statusReader(given);
  if (!statusOf.ok) return broken(statusOf.trouble);

  const counts: Record<Status, number> = {
    [STATUSES.onTime]: 0,
    [STATUSES.late]: 0,
    [STATUSES.overdue]: 0,
    [STATUSES.notYetDue]: 0,
    [STATUSES.open]: 0,
    [STATUSES.noStart]: 0,
    [STATUSES.endBeforeStart]: 0,
    [STATUSES.badDate]: 0,
  };
  for (let row = 0; row < starts.cells.length; row++) {
    const status = statusOf.value(row);
    if (status === null) continue;
    if (isProblem(status)) return broken(status);
    counts[status]++;
  }
  return { ok: true, value: counts };
}

/**
 * The share of rows on time: on time / (on time + late + overdue), or with "completed" on time / (on time +
 * late). Rows not yet due, still open, without a start, reversed or with a bad date are left out. No row
 * that counts is #DIV/0!.
 */
export function onTime(given: OnTimeArguments): Answer<number> {
  const denominator = wordArgument(given.denominator, DENOMINATORS);
  if (denominator !== null && isProblem(denominator)) return refuse(denominator);
  const counts = countStatuses(given);
  if (!counts.ok) return counts;
  const done = counts.value[STATUSES.onTime];
  const completed = done + counts.value[STATUSES.late];
  const overdue = counts.value[STATUSES.overdue];
  const all = denominator === "completed" ? completed : completed + overdue;
  return all === 0 ? refuse(kpiText.noneDue) : { ok: true, value: done / all };
}
