import type { DayNumber } from "../../cells/date";
import { STATUSES } from "../../text/kpi";
import { ROW_WORDS } from "../../text/kpi-explain";
import { ageBands, type AgeBandsArguments } from "../age-bands";
import { rowsMeeting, type CriterionPair } from "../criteria";
import { daysIn } from "../day-column";
import { groupsOf } from "../groups";
import { DENOMINATORS } from "../on-time";
import { isProblem, refuse, type Answer } from "../problem";
import { isSingle, sameSize, type Range } from "../range";
import { dayArgument, wordArgument } from "../reading";
import { statusOfCode, statusReader, type Status, type TimelinessArguments } from "../timeliness";
import { Tally, type RowsUsed } from "./tally";

const LEFT_OUT = new Map<Status, string>([
  [STATUSES.notYetDue, ROW_WORDS.notYetDue],
  [STATUSES.open, ROW_WORDS.open],
  [STATUSES.noStart, ROW_WORDS.noStart],
  [STATUSES.endBeforeStart, ROW_WORDS.endBeforeStart],
  [STATUSES.badDate, ROW_WORDS.badDate],
]);

const USED = new Map<Status, string>([
  [STATUSES.onTime, ROW_WORDS.onTime],
  [STATUSES.late, ROW_WORDS.late],
  [STATUSES.overdue, ROW_WORDS.overdue],
]);

export interface StatusRows extends TimelinessArguments {
  /** The group of each row, where rows without one are left out. */
  readonly group: Range | null;
  readonly denominator: Range | null;
}

/** The rows of KPI.ONTIME and KPI.ONTIMETABLE. */
export function statusRows(given: StatusRows): Answer<RowsUsed> {
  const { starts, ends, days, group } = given;
  const perRow = [starts, ends, ...(isSingle(days) ? [] : [days]), ...(group ? [group] : [])];
  const sizes = sameSize(perRow);
  if (sizes) return refuse(sizes);
  const denominator = wordArgument(given.denominator, DENOMINATORS);
  if (denominator !== null && isProblem(denominator)) return refuse(denominator);
  const statuses = statusReader(given);
  if (!statuses.ok) return statuses;
  const codes = group && groupsOf(group).codes;
  const tally = new Tally();
  for (let row = 0; row < starts.cells.length; row++) {
    const code = statuses.value.codeOf(row);
    if (isProblem(code)) return refuse(code);
    const status = statusOfCode(code);
    if (codes?.[row] === -1) tally.leave(ROW_WORDS.noGroup);
    else if (status === null) tally.leave(ROW_WORDS.noDates);
    else if (status === STATUSES.overdue && denominator === "completed")
      tally.leave(ROW_WORDS.overdueNotCompleted);
    else if (USED.has(status)) tally.use(USED.get(status));
    else tally.leave(LEFT_OUT.get(status) ?? status);
  }
  return { ok: true, value: tally };
}

export interface PairRows {
  readonly starts: Range;
  readonly ends: Range;
  readonly filters?: readonly CriterionPair[];
  /** What becomes of a row whose dates are in order; `end` is null where there is none. */
  readonly count: (tally: Tally, start: DayNumber, end: DayNumber | null) => void;
}

/** The rows of functions that read a start and an end: caseload, flow, survival, time taken. */
export function pairRows({ starts, ends, filters = [], count }: PairRows): Answer<RowsUsed> {
  const sizes = sameSize([starts, ends]);
  if (sizes) return refuse(sizes);
  const among = rowsMeeting(starts, filters);
  if (!among.ok) return among;
  const from = daysIn(starts);
  if (!from.ok) return from;
  const to = daysIn(ends);
  if (!to.ok) return to;
  const tally = new Tally();
  for (let row = 0; row < starts.cells.length; row++) {
    const [start, end] = [from.value[row] ?? 0, to.value[row] ?? 0];
    if (start === 0) tally.leave(end === 0 ? ROW_WORDS.noDates : ROW_WORDS.noStart);
    else if (end !== 0 && end < start) tally.leave(ROW_WORDS.endBeforeStart);
    else if (among.value !== null && !among.value.has(row)) tally.leave(ROW_WORDS.unmatched);
    else count(tally, start, end === 0 ? null : end);
  }
  return { ok: true, value: tally };
}

/** A row is open, ended or not begun on a day; without a day it is used. */
export function countCaseload(asAt: DayNumber | null): PairRows["count"] {
  return (tally, start, end) => {
    if (asAt === null) tally.use();
    else if (start > asAt) tally.use(ROW_WORDS.startedAfter);
    else if (end !== null && end <= asAt) tally.use(ROW_WORDS.endedBefore);
    else tally.use(ROW_WORDS.openThen);
  };
}

/** A row was there on some day of a period; where a bound is missing all rows are used. */
export function countFlow(first: DayNumber | null, last: DayNumber | null): PairRows["count"] {
  return (tally, start, end) => {
    const isBefore = first !== null && end !== null && end < first;
    if (isBefore || (last !== null && start > last)) tally.leave(ROW_WORDS.outsidePeriod);
    else tally.use();
  };
}

/** A case began by the report date, and has ended by it or is open. */
export function countSurvival(asAt: DayNumber): PairRows["count"] {
  return (tally, start, end) => {
    if (start > asAt) tally.leave(ROW_WORDS.startsAfterReport);
    else tally.use(end !== null && end <= asAt ? ROW_WORDS.ended : ROW_WORDS.stillOpen);
  };
}

/** Only finished rows have a time from start to end. */
export const countFinished: PairRows["count"] = (tally, _start, end) => {
  if (end === null) tally.leave(ROW_WORDS.noEnd);
  else tally.use();
};

/** The rows of KPI.AGEBANDS. */
export function ageRows(given: AgeBandsArguments): Answer<RowsUsed> {
  const table = ageBands({ ...given, headers: null });
  if (!table.ok) return table;
  const days = daysIn(given.dates);
  if (!days.ok) return days;
  const asAt = dayArgument(given.asAt);
  if (asAt === null) return { ok: true, value: new Tally() };
  if (isProblem(asAt)) return refuse(asAt);
  const inBands = table.value.reduce((sum, [, count]) => sum + Number(count), 0);
  const tally = new Tally();
  for (const day of days.value) {
    if (day === 0) tally.leave(ROW_WORDS.noDate);
    else if (day > asAt) tally.leave(ROW_WORDS.afterReport);
  }
  tally.leave(ROW_WORDS.youngest, days.value.length - tally.rows - inBands);
  tally.use(undefined, inBands);
  return { ok: true, value: tally };
}
