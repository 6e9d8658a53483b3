import { formatDate, type DayNumber } from "../../cells/date";
import { submissionText } from "../../text/submission";
import { dueAfter } from "./plan";
import type { SubmissionRecords, SubmissionRow } from "./layout";

/** How something to hand in stands at a date. */
export interface Standing {
  readonly row: SubmissionRow;
  readonly state: "late" | "due" | "done";
  /** Days to the day on which it is due; negative when that day is past. */
  readonly days: number;
  readonly sentence: string;
  /** Where its date is not the one that its rule gives. */
  readonly moved: string | null;
}

const ORDER = { late: 0, due: 1, done: 2 } as const;

/** The calendar at a date: the latest first, then what comes next, then what was handed in, the last first. */
export function standings({ rows }: SubmissionRecords, asOf: DayNumber): readonly Standing[] {
  const replaced = new Set(rows.tblSubmission.map(({ restates }) => restates));
  return rows.tblSubmission
    .filter(({ submissionId }) => !replaced.has(submissionId))
    .map((row) => standingOf(row, asOf))
    .sort((a, b) => {
      const byState = ORDER[a.state] - ORDER[b.state];
      const byDay = a.state === "done" ? b.row.due - a.row.due : a.row.due - b.row.due;
      return byState || byDay;
    });
}

function standingOf(row: SubmissionRow, asOf: DayNumber): Standing {
  const days = row.due - asOf;
  const byRule = dueAfter(row.periodEnd, {
    days: row.dueDays,
    countedIn: row.countedIn,
    bankHolidays: row.bankHolidays,
  });
  const isMoved = byRule.ok && byRule.value !== row.due;
  const moved = isMoved ? submissionText.moved(formatDate(byRule.value)) : null;
  if (row.status === "submitted" && row.submittedOn !== null) {
    const late = row.submittedOn - row.due;
    const on = formatDate(row.submittedOn);
    const sentence =
      late > 0 && row.restates === ""
        ? submissionText.handedInLate(on, row.submittedBy, late)
        : submissionText.handedIn(on, row.submittedBy);
    return { row, state: "done", days, sentence, moved };
  }
  if (days < 0) return { row, state: "late", days, sentence: submissionText.late(-days), moved };
  const sentence = days === 0 ? submissionText.dueToday : submissionText.dueIn(days);
  return { row, state: "due", days, sentence, moved };
}
