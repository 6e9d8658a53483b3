import { kpiText } from "../text/kpi";
import { isProblem, refuse, type Answer, type Problem } from "./problem";
import { isSingle, sameSize, sizeOf, type Range } from "./range";
import { firstError, wordArgument, words } from "./reading";
import {
  LATE,
  ON_TIME,
  OVERDUE,
  STATUS_CODES,
  statusReader,
  type TimelinessArguments,
} from "./timeliness";

export interface OnTimeArguments extends TimelinessArguments {
  readonly denominator: Range | null;
}

type Denominator = "due" | "completed";

export const DENOMINATORS = words<Denominator>([
  ["due", "due"],
  ["completed", "completed"],
]);

/** Rows that count towards being on time. The others are not yet due, open, or have a date missing or wrong. */
export interface OnTimeCounts {
  readonly onTime: number;
  readonly late: number;
  readonly overdue: number;
}

/**
 * Counts the rows that are on time, late and overdue. Starts and ends must have the same number of cells; the first
 * error in either is returned.
 */
export function countOnTime(given: TimelinessArguments): Answer<OnTimeCounts> {
  const { starts, ends, days } = given;
  const perRow = isSingle(days) ? [starts, ends] : [starts, ends, days];
  const sizes = sameSize(perRow);
  if (sizes) return refuse(sizes);
  // Whatever else is wrong, the first error is what is said.
  const broken = (problem: Problem) => refuse(firstError(starts) ?? firstError(ends) ?? problem);
  const statuses = statusReader(given);
  if (!statuses.ok) return broken(statuses.trouble);

  const counts = new Int32Array(STATUS_CODES);
  const rows = sizeOf(starts);
  for (let row = 0; row < rows; row++) {
    const code = statuses.value.codeOf(row);
    if (typeof code !== "number") return broken(code);
    counts[code]!++;
  }
  const [onTime = 0, late = 0, overdue = 0] = [ON_TIME, LATE, OVERDUE].map((code) => counts[code]);
  return { ok: true, value: { onTime, late, overdue } };
}

/**
 * The share of rows on time: on time / (on time + late + overdue), or with "completed" on time / (on time +
 * late). Rows not yet due, still open, without a start, reversed or with a bad date are left out. No row
 * that counts is #DIV/0!.
 */
export function onTime(given: OnTimeArguments): Answer<number> {
  const denominator = wordArgument(given.denominator, DENOMINATORS);
  if (denominator !== null && isProblem(denominator)) return refuse(denominator);
  const counts = countOnTime(given);
  if (!counts.ok) return counts;
  const { onTime: done, late, overdue } = counts.value;
  const all = denominator === "completed" ? done + late : done + late + overdue;
  return all === 0 ? refuse(kpiText.noneDue) : { ok: true, value: done / all };
}
