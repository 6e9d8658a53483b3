import type { Cell } from "../../cells/cell";
import { calendarDate, dayNumber, formatDate, parseDate, type DayNumber } from "../../cells/date";
import { RecordsDraft } from "../../records/draft";
import { newId } from "../../records/ids";
import type { Moment } from "../../records/moment";
import type { Plan } from "../../records/plan";
import { puttingRightText } from "../../text/putting-right";
import { fail, ok, type Result } from "../../text/trouble";
import type { Finding } from "../finding";
import { PUTTING_RIGHT, type PuttingRight, type WaiverState } from "./layout";
import { subjectOf } from "./subject";

export interface WaiverInput {
  readonly finding: Finding;
  readonly reason: string;
  /** The last day on which it holds. */
  readonly expires: DayNumber;
  /** The as-at date of the check. */
  readonly asOf: DayNumber;
  readonly status?: WaiverState;
  /** That two records which look like one person are two. */
  readonly isPair?: boolean;
}

/** Accepts a finding for a time, with a reason. */
export function planWaiver(
  records: PuttingRight,
  { finding, reason, expires, asOf, status = "accepted", isPair = false }: WaiverInput,
  moment: Moment,
): Result<Plan> {
  const words = checkWords(finding, reason, moment);
  if (!words.ok) return words;
  if (expires <= asOf) return fail(puttingRightText.badExpiry(formatDate(asOf)));
  const subject = subjectOf(finding);
  if (isPair && subject.otherKey === "" && finding.locations.length < 2)
    return fail(puttingRightText.notPair());
  const ids = records.rows.tblWaiver.map((row) => row.waiverId);
  const waiverId = newId("WV", ids, moment);
  const draft = new RecordsDraft(PUTTING_RIGHT, records);
  draft.add("tblWaiver", {
    waiverId,
    kind: isPair ? "duplicate_person" : "finding",
    ...subject,
    ...words.value,
    on: moment.today,
    expires,
    status,
  });
  const say = isPair ? puttingRightText.plan.notSame : puttingRightText.plan.waive;
  draft.say(
    say(finding.message, formatDate(expires)),
    puttingRightText.plan.reason(words.value.reason, words.value.by),
  );
  return draft.done(waiverId);
}

export interface AnswerInput {
  readonly finding: Finding;
  readonly reason: string;
  readonly asOf: DayNumber;
}

/** Explains a query once; the explanation stands as long as what it is about does. */
export function planAnswer(
  records: PuttingRight,
  { finding, reason, asOf }: AnswerInput,
  moment: Moment,
): Result<Plan> {
  const words = checkWords(finding, reason, moment);
  if (!words.ok) return words;
  if (finding.level !== "query") return fail(puttingRightText.notQuery());
  const ids = records.rows.tblAnswer.map((row) => row.answerId);
  const answerId = newId("AN", ids, moment);
  const { otherKey: _, ...subject } = subjectOf(finding);
  const draft = new RecordsDraft(PUTTING_RIGHT, records);
  draft.add("tblAnswer", { answerId, ...subject, ...words.value, on: moment.today, asAt: asOf });
  draft.say(
    puttingRightText.plan.answer(finding.message),
    puttingRightText.plan.reason(words.value.reason, words.value.by),
  );
  return draft.done(answerId);
}

function checkWords(
  finding: Finding,
  reason: string,
  { actor }: Moment,
): Result<{ readonly reason: string; readonly by: string }> {
  if (finding.standsFor !== undefined) return fail(puttingRightText.notOne());
  if (reason.trim() === "") return fail(puttingRightText.noReason());
  if (actor.trim() === "") return fail(puttingRightText.noName());
  return ok({ reason: reason.trim(), by: actor.trim() });
}

const QUARTER = 3;

/**
 * The last day of the period after this one: as long as the period that the check was asked about
 * (`period_start`, `period_end`), or else a quarter of the calendar.
 */
export function endOfNextPeriod(
  asOf: DayNumber,
  parameters: ReadonlyMap<string, Cell> = new Map(),
): DayNumber {
  const start = dayOf(parameters.get("period_start"));
  const end = dayOf(parameters.get("period_end"));
  if (start !== null && end !== null && end > start) {
    const [from, to] = [calendarDate(start), calendarDate(end + 1)];
    const months = (to.year - from.year) * 12 + to.month - from.month;
    const isWholeMonths = from.day === 1 && to.day === 1 && months > 0;
    return isWholeMonths ? endOfMonth(to.year, to.month + months - 1) : end + (end - start) + 1;
  }
  const { year, month } = calendarDate(asOf);
  const endOfThis = Math.ceil(month / QUARTER) * QUARTER;
  return endOfMonth(year, endOfThis + QUARTER);
}

function dayOf(cell: Cell | undefined): DayNumber | null {
  if (typeof cell === "number") return cell;
  return typeof cell === "string" ? parseDate(cell) : null;
}

/** Months beyond December count on into the years after. */
function endOfMonth(year: number, month: number): DayNumber {
  const next = dayNumber(year + Math.floor(month / 12), (month % 12) + 1, 1);
  if (next === null) throw new RangeError("A period ends beyond the calendar.");
  return next - 1;
}
