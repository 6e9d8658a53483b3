import { calendarFor } from "../../calendar/calendar";
import { DEFAULT_DIVISION } from "../../calendar/division";
import { isBlank } from "../../cells/cell";
import type { DayNumber } from "../../cells/date";
import { readRecords } from "../../records/read";
import { returnsText } from "../../text/returns";
import { fail, ok, type Result } from "../../text/trouble";
import type { Workbook } from "../../workbook/port";
import { RETURN_DUE, type DueRow } from "./layout";

/** A return that somebody is to send. */
export interface DueReturn {
  readonly sender: string;
  readonly return: string;
  readonly period: string;
  /** The last day on which it is in time; null where the calendar does not say. */
  readonly due: DayNumber | null;
  readonly fileName: string;
}

export interface DueReturns {
  readonly returns: readonly DueReturn[];
  /** What could not be read of the calendar, in words. */
  readonly remarks: readonly string[];
}

/** Reads the calendar of due returns that a workbook keeps; trouble where it keeps none. */
export async function readDueReturns(workbook: Workbook): Promise<Result<DueReturns>> {
  const records = await readRecords(workbook, RETURN_DUE);
  if (!records.ok) return records;
  const { places, rows, unreadable, damaged } = records.value;
  if (!places.has("tblReturnDue")) return fail(returnsText.noCalendar(records.value.workbook));
  const remarks = [...damaged, ...unreadable.map(({ sentence }) => sentence)];
  const returns = rows.tblReturnDue.map((row): DueReturn => {
    const due = dueDay(row);
    if (!due.ok) {
      remarks.push(returnsText.dueUnknown(row.sender, row.return, due.trouble.message));
    }
    const { sender, period, fileName } = row;
    return { sender, return: row.return, period, due: due.ok ? due.value : null, fileName };
  });
  return ok({ returns, remarks });
}

function dueDay({ due, periodEnd, workingDays, division }: DueRow): Result<DayNumber | null> {
  if (due !== null || periodEnd === null || workingDays === null) return ok(due);
  const calendar = calendarFor(isBlank(division) ? DEFAULT_DIVISION : division);
  return calendar.ok ? calendar.value.addWorkdays(periodEnd, workingDays) : calendar;
}
