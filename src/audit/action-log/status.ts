import type { Calendar } from "../../calendar/calendar";
import { formatDate, type DayNumber } from "../../cells/date";
import { actionLogText } from "../../text/audit-action-log";
import type { Result } from "../../text/trouble";
import { dueDate } from "../due";
import type { ActionLog, LogAction } from "./read-log";

export interface AgencyActions {
  /** Blank where no agency is named. */
  readonly agency: string;
  readonly open: number;
  /** Open and past due, the longest first. */
  readonly overdue: readonly (LogAction & { readonly days: number })[];
}

export interface LogStatus {
  readonly actions: number;
  readonly done: number;
  readonly withdrawn: number;
  readonly open: number;
  /** Open actions of meetings before the last one. */
  readonly carriedOver: number;
  /** Closed by their due date, of those that were due. */
  readonly onTime: { readonly closed: number; readonly due: number };
  readonly lastMeeting: DayNumber | null;
  readonly agencies: readonly AgencyActions[];
}

const isOpen = ({ isDone, isWithdrawn }: LogAction) => !isDone && !isWithdrawn;

/** How an action log stands on a day: what is open, carried over and overdue, agency by agency. */
export function actionLogStatus(
  { actions }: Pick<ActionLog, "actions">,
  asOf: DayNumber,
): LogStatus {
  const held = actions.flatMap(({ meeting }) =>
    meeting !== null && meeting <= asOf ? [meeting] : [],
  );
  const lastMeeting = held.length > 0 ? held.reduce((last, day) => Math.max(last, day)) : null;
  const open = actions.filter(isOpen);
  const wereDue = actions.filter(
    ({ due, isWithdrawn }) => due !== null && due < asOf && !isWithdrawn,
  );
  const agencies = new Map<string, LogAction[]>();
  for (const action of open) {
    const own = agencies.get(action.agency);
    if (own) own.push(action);
    else agencies.set(action.agency, [action]);
  }
  return {
    actions: actions.length,
    done: actions.filter(({ isDone }) => isDone).length,
    withdrawn: actions.filter(({ isWithdrawn, isDone }) => isWithdrawn && !isDone).length,
    open: open.length,
    carriedOver: open.filter(
      ({ meeting }) => meeting !== null && lastMeeting !== null && meeting < lastMeeting,
    ).length,
    onTime: {
      closed: wereDue.filter(
        ({ completed, due }) => completed !== null && due !== null && completed <= due,
      ).length,
      due: wereDue.length,
    },
    lastMeeting,
    agencies: [...agencies]
      .map(([agency, own]) => ({ agency, open: own.length, overdue: overdueOf(own, asOf) }))
      .sort(
        (a, b) =>
          b.overdue.length - a.overdue.length ||
          b.open - a.open ||
          a.agency.localeCompare(b.agency, "en-GB"),
      ),
  };
}

function overdueOf(actions: readonly LogAction[], asOf: DayNumber): AgencyActions["overdue"] {
  return actions
    .flatMap((action) =>
      action.due !== null && action.due < asOf ? [{ ...action, days: asOf - action.due }] : [],
    )
    .sort((a, b) => b.days - a.days || a.row - b.row);
}

/** When the minutes of a meeting are to be out: working days after it, a local setting. */
export function minutesDue(
  meeting: DayNumber,
  workdays: number,
  calendar: Calendar,
): Result<DayNumber> {
  return dueDate(meeting, { rule: "working_days", days: workdays }, calendar);
}

/**
 * A message to one agency about what is overdue. It gives the meeting, the due date and the row of the log;
 * cases and actions stay in the workbook, for they may say more than a message should.
 */
export function chasingText(
  { agency, overdue }: AgencyActions,
  table: string,
  asOf: DayNumber,
): string {
  return [
    actionLogText.chasingTitle(agency, overdue.length, formatDate(asOf)),
    overdue
      .map(({ row, meeting, due, days }) =>
        actionLogText.chasingLine(
          row,
          meeting === null ? "" : formatDate(meeting),
          due === null ? "" : formatDate(due),
          days,
        ),
      )
      .join("\n"),
    actionLogText.chasingClose(table),
  ].join("\n\n");
}
