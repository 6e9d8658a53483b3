import { calendarFor } from "../../calendar/calendar";
import { readDivision } from "../../calendar/division";
import { trim } from "../../cells/cell";
import { formatDate, type DayNumber } from "../../cells/date";
import { dueDay } from "../../kpi/due";
import { RecordsDraft } from "../../records/draft";
import { newId } from "../../records/ids";
import type { Moment } from "../../records/moment";
import type { Plan } from "../../records/plan";
import { submissionText } from "../../text/submission";
import { fail, ok, type Result } from "../../text/trouble";
import { periodsTo } from "../periods";
import type { Length, Period } from "../result";
import { SUBMISSIONS, type SubmissionRecords, type SubmissionRow, type Unit } from "./layout";

/** When something is due: so many days after its period. */
export interface DueRule {
  readonly days: number;
  readonly countedIn: Unit;
  /** Whose bank holidays count; blank for England and Wales. */
  readonly bankHolidays: string;
}

/** The day on which it is due; trouble where the bank holidays of that year are not known. */
export function dueAfter(periodEnd: DayNumber, rule: DueRule): Result<DayNumber> {
  const division = readDivision(rule.bankHolidays || "England and Wales");
  if (!division.ok) return division;
  const calendar = calendarFor(division.value);
  if (!calendar.ok) return calendar;
  const unit = rule.countedIn === "working_days" ? "workday" : "day";
  const due = dueDay(calendar.value, periodEnd, rule.days, unit);
  return typeof due === "number" ? ok(due) : fail(due);
}

/** What is to be handed in. */
export interface Asked {
  readonly report: string;
  /** Id of the report that it is made by; blank where it is made elsewhere. */
  readonly templateId: string;
  readonly period: Period;
  readonly length: Length;
  readonly rule: DueRule;
  /** Tables, sheets, signed returns or reports that it waits for. */
  readonly dependsOn: readonly string[];
  readonly owner: string;
}

/** Plans one more thing to hand in. Refused where it stands in the calendar already. */
export function planSubmission(
  records: SubmissionRecords,
  { report, templateId, period, length, rule, dependsOn, owner }: Asked,
  moment: Moment,
): Result<Plan> {
  const name = trim(report);
  if (name === "") return fail(submissionText.noReport);
  const { tblSubmission } = records.rows;
  const isThere = tblSubmission.some(
    (row) => row.period === period.key && trim(row.report).toLowerCase() === name.toLowerCase(),
  );
  if (isThere) return fail(submissionText.twice(name, period.label));
  const due = dueAfter(period.last, rule);
  if (!due.ok) return due;
  const taken = tblSubmission.map((row) => row.submissionId);
  const submissionId = newId("SUB", taken, moment);
  const draft = new RecordsDraft(SUBMISSIONS, records);
  draft.add("tblSubmission", {
    submissionId,
    report: name,
    templateId,
    period: period.key,
    periodLength: length,
    periodEnd: period.last,
    dueDays: rule.days,
    countedIn: rule.countedIn,
    bankHolidays: rule.bankHolidays,
    due: due.value,
    dependsOn,
    owner: trim(owner),
    status: "planned",
    submittedOn: null,
    submittedBy: "",
    fingerprint: "",
    restates: "",
    remark: "",
  });
  draft.say(submissionText.planned(name, period.label, formatDate(due.value)));
  return draft.done(submissionId);
}

const APRIL = 4;

/** What people call the period of a submission: “Oct 2026”. */
export function periodLabel({ period, periodEnd, periodLength }: SubmissionRow): string {
  const [same] = periodsTo(periodEnd, periodLength, APRIL, 1);
  return same?.key === period ? same.label : period;
}

/** The period after the one of a submission. */
export function periodAfter({ periodEnd, periodLength }: SubmissionRow, yearStart: number): Period {
  const [next] = periodsTo(periodEnd + 1, periodLength, yearStart, 1);
  if (!next) throw new RangeError("There is no period after this one.");
  return next;
}

/** The same thing to hand in for another period, by the same rule. */
export function askedAgain(row: SubmissionRow, period: Period): Asked {
  return {
    report: row.report,
    templateId: row.templateId,
    period,
    length: row.periodLength,
    rule: { days: row.dueDays, countedIn: row.countedIn, bankHolidays: row.bankHolidays },
    dependsOn: row.dependsOn,
    owner: row.owner,
  };
}
