import { timelinessText } from "../text/kpi-timeliness";
import { calendarArgument } from "./calendar-argument";
import { errorIn } from "./criteria";
import { dayMarks } from "./day-column";
import { DayTally } from "./day-tally";
import { DUE_UNITS } from "./due";
import { elapsedBetween } from "./elapsed";
import { groupsOf } from "./groups";
import { withHeaders } from "./headers";
import { wilson } from "./intervals";
import { DENOMINATORS, type OnTimeArguments } from "./on-time";
import { isProblem, refuse, type Answer, type Outcome, type Spill } from "./problem";
import { isSingle, sameSize, type Range } from "./range";
import { firstError, wordArgument } from "./reading";
import { LATE, ON_TIME, OVERDUE, statusReader } from "./timeliness";

export interface OnTimeTableArguments extends OnTimeArguments {
  readonly group: Range;
  readonly headers: Range | null;
}

const CONFIDENCE = 0.95;

class Group {
  onTime = 0;
  late = 0;
  overdue = 0;
  /** How long each finished row took. */
  readonly taken = new DayTally();

  constructor(readonly label: Outcome) {}

  line(completedOnly: boolean): Outcome[] {
    const { onTime, late } = this;
    const overdue = completedOnly ? 0 : this.overdue;
    const due = onTime + late + overdue;
    const counts = [this.label, due, onTime, late, this.overdue];
    const days = this.taken.isEmpty ? timelinessText.noneFinished : this.taken.median;
    if (due === 0) {
      const { noneDue } = timelinessText;
      return [...counts, noneDue, noneDue, noneDue, days];
    }
    const { lower, upper } = wilson(onTime, due, CONFIDENCE);
    return [...counts, onTime / due, lower, upper, days];
  }
}

function groupsWith(given: OnTimeTableArguments): Answer<readonly Group[]> {
  const { group, starts, ends, days } = given;
  const perRow = isSingle(days) ? [group, starts, ends] : [group, starts, ends, days];
  const broken = sameSize(perRow) ?? errorIn(group) ?? firstError(starts) ?? firstError(ends);
  if (broken) return refuse(broken);
  const statuses = statusReader(given);
  if (!statuses.ok) return statuses;
  const calendar = calendarArgument(given);
  if (!calendar.ok) return calendar;
  const unit = wordArgument(given.unit, DUE_UNITS) ?? "workday";
  if (isProblem(unit)) return refuse(unit);
  const elapsed = elapsedBetween(calendar.value, unit === "workday" ? "workday" : "day");

  const { codes, labels } = groupsOf(group);
  const [from, to] = [dayMarks(starts), dayMarks(ends)];
  const groups = labels.map((label) => new Group(label));
  for (let row = 0; row < codes.length; row++) {
    const own = groups[codes[row]!];
    if (!own) continue;
    const status = statuses.value.codeOf(row);
    if (typeof status !== "number") return refuse(status);
    if (status === OVERDUE) own.overdue++;
    if (status !== ON_TIME && status !== LATE) continue;
    if (status === ON_TIME) own.onTime++;
    else own.late++;
    const took = elapsed(from[row]!, to[row]!);
    if (typeof took !== "number") return refuse(took);
    own.taken.add(took);
  }
  return { ok: true, value: groups };
}

/**
 * A row for each group: due (what the rate is out of), on time, late, overdue, rate, Wilson's limits at 95 %, and
 * the median time from start to end of finished rows, in working days where the limit is, else in days. Rows
 * without a group are left out; which rows count is as in KPI.ONTIME.
 */
export function onTimeTable(given: OnTimeTableArguments): Answer<Spill> {
  const denominator = wordArgument(given.denominator, DENOMINATORS) ?? "due";
  if (isProblem(denominator)) return refuse(denominator);
  const groups = groupsWith(given);
  if (!groups.ok) return groups;
  if (groups.value.length === 0) return refuse(timelinessText.noGroups);
  const table = groups.value.map((group) => group.line(denominator === "completed"));
  return withHeaders(given.headers, timelinessText.onTimeHeaders, { ok: true, value: table });
}
