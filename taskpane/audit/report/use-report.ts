import { useMemo, useState } from "react";
import { draftReport, isIssued } from "../../../src/audit/issue-words";
import { readiness } from "../../../src/audit/issue-gaps";
import type { Register } from "../../../src/audit/register";
import type { DayNumber } from "../../../src/cells/date";
import type { Plan } from "../../../src/records/plan";
import { composeAuditReport } from "../../../src/report/audit/compose";
import { reportSheets } from "../../../src/report/sheets";
import { paneReportText } from "../../../src/text/pane-audit-report";
import { ok } from "../../../src/text/trouble";
import type { Result, Trouble } from "../../../src/text/trouble";
import { readTypedDate } from "../../shell/typed-date";
import { useAsAt } from "../../state/as-at";
import { useAudit } from "../state";
import type { Make } from "../state";
import type { AuditRow } from "../view";

interface Shown {
  readonly plan: Plan;
  readonly make: Make;
  readonly as: string;
  readonly confirm: string;
}

/** Plans a step and shows it; `as` is the name under which it is kept. */
export type Show = (make: Make, as: string, confirm: string) => Promise<void>;

/** A step on the report of an audit: planned, shown, and then written or left. */
export function useReportStep() {
  const { plan, save } = useAudit();
  const [shown, setShown] = useState<Shown | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const show: Show = async (make, as, confirm) => {
    const planned = await plan(make, as);
    setTrouble(planned.ok ? null : planned.trouble);
    if (planned.ok) setShown({ plan: planned.value, make, as, confirm });
  };
  return {
    shown,
    trouble,
    show,
    confirm: (step: Shown) => save(step.make, step.as, null, step.plan),
    leave: () => setShown(null),
    dismiss: () => setTrouble(null),
  };
}

/** The report as it would be made now, and what it lacks. */
export function useComposed(register: Register, audit: AuditRow, typedMeeting: string) {
  const { day } = useAsAt();
  const meeting = readTypedDate(typedMeeting);
  const lastMeeting = meeting.ok ? meeting.value : null;
  return useMemo(
    () => ({
      composed: composeAuditReport(register, audit.auditId, { asAt: day, lastMeeting }),
      ready: readiness(register, audit.auditId),
      options: { asAt: day, lastMeeting },
    }),
    [register, audit.auditId, day, lastMeeting],
  );
}

/** Puts the report into the workbook as sheets; a report that is not issued becomes a draft with it. */
export function sheetsPlan(
  auditId: string,
  options: { readonly asAt: DayNumber; readonly lastMeeting: DayNumber | null },
): Make {
  return (register, moment): Result<Plan> => {
    const composed = composeAuditReport(register, auditId, options);
    if (!composed.ok) return composed;
    const audit = register.rows.tblAudit.find((row) => row.auditId === auditId);
    const drafted =
      audit && isIssued(audit)
        ? ok<Plan>({ changes: [], sentences: [], made: null })
        : draftReport(register, auditId, moment);
    if (!drafted.ok) return drafted;
    const { document, personal } = composed.value;
    const sheets = reportSheets(document, register.sheets);
    const names = sheets.flatMap((change) =>
      change.kind === "addReportSheet" ? [change.sheet] : [],
    );
    return ok({
      changes: [...drafted.value.changes, ...sheets],
      sentences: [
        ...drafted.value.sentences,
        paneReportText.addsSheets(names),
        ...(personal === null ? [] : [personal]),
      ],
      made: auditId,
    });
  };
}
