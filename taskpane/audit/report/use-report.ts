import { useCallback, useEffect, useRef, useState } from "react";
import { draftReport, isIssued } from "../../../src/audit/issue-words";
import { readiness } from "../../../src/audit/issue-gaps";
import type { Readiness } from "../../../src/audit/issue-gaps";
import type { Register } from "../../../src/audit/register";
import { trailSteps } from "../../../src/audit/trail";
import type { DayNumber } from "../../../src/cells/date";
import type { Moment } from "../../../src/records/moment";
import type { Plan } from "../../../src/records/plan";
import { auditReportSteps } from "../../../src/report/audit/compose";
import type { ComposedAuditReport } from "../../../src/report/audit/compose";
import { reportSheetsSteps } from "../../../src/report/sheets";
import { paneReportText } from "../../../src/text/pane-audit-report";
import { ok } from "../../../src/text/trouble";
import type { Result, Trouble } from "../../../src/text/trouble";
import { resultInSlices } from "../../../src/workbook/slices";
import type { SliceOptions, Slices } from "../../../src/workbook/slices";
import { readTypedDate } from "../../shell/typed-date";
import { useAsAt } from "../../state/as-at";
import { useServices } from "../../state/services";
import { useAudit } from "../state";
import type { Make } from "../state";
import { useSlices } from "../use-slices";
import type { AuditRow } from "../view";

interface Shown {
  readonly plan: Plan;
  readonly make: Make;
  readonly as: string;
  readonly confirm: string;
}

/** What a step would write, and for long work the way to go about it in slices. */
export type Planning = (
  register: Register,
  moment: Moment,
  slices: SliceOptions,
) => Result<Plan> | Promise<Result<Plan>>;

/** Plans a step and shows it; `as` is the name under which it is kept. */
export type Show = (planning: Planning, as: string, confirm: string) => Promise<void>;

/** A step on the report of an audit: planned, shown, and then written or left. */
export function useReportStep() {
  const { pause } = useServices();
  const { plan, save } = useAudit();
  const [shown, setShown] = useState<Shown | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const stopper = useRef<AbortController | null>(null);
  useEffect(() => () => stopper.current?.abort(), []);
  const show: Show = async (planning, as, confirm) => {
    const stop = new AbortController();
    stopper.current?.abort();
    stopper.current = stop;
    const slices: SliceOptions = { pause, signal: stop.signal, onProgress: setSaid };
    const make: Make = (register, moment) => planning(register, moment, slices);
    const planned = await plan(make, as).finally(() => setSaid(null));
    setTrouble(planned.ok ? null : planned.trouble);
    if (planned.ok) setShown({ plan: planned.value, make, as, confirm });
  };
  return {
    shown,
    trouble,
    said,
    show,
    stop: () => stopper.current?.abort(),
    confirm: (step: Shown) => save(step.make, step.as, null, step.plan),
    leave: () => setShown(null),
    dismiss: () => setTrouble(null),
  };
}

interface ReportOptions {
  readonly asAt: DayNumber;
  readonly lastMeeting: DayNumber | null;
}

export interface MadeReport {
  readonly composed: Result<ComposedAuditReport>;
  readonly ready: Result<Readiness>;
}

/** The report as it would be made now, and what it lacks; worked out beside the page. */
export function useComposed(register: Register, audit: AuditRow, typedMeeting: string) {
  const { day } = useAsAt();
  const meeting = readTypedDate(typedMeeting);
  const lastMeeting = meeting.ok ? meeting.value : null;
  const { auditId } = audit;
  const work = useCallback(
    () => reportSteps(register, auditId, { asAt: day, lastMeeting }),
    [register, auditId, day, lastMeeting],
  );
  return { ...useSlices(work), options: { asAt: day, lastMeeting } };
}

function* reportSteps(
  register: Register,
  auditId: string,
  options: ReportOptions,
): Slices<MadeReport> {
  const trail = yield* trailSteps(register, null);
  const composed = yield* auditReportSteps(register, auditId, options, trail);
  return { composed, ready: yield* readiness(register, auditId, trail) };
}

/** Puts the report into the workbook as sheets; a report that is not issued becomes a draft with it. */
export function sheetsPlan(auditId: string, options: ReportOptions): Planning {
  return (register, moment, slices) =>
    resultInSlices(sheetsSteps(register, auditId, options, moment), slices);
}

function* sheetsSteps(
  register: Register,
  auditId: string,
  options: ReportOptions,
  moment: Moment,
): Slices<Result<Plan>> {
  const trail = yield* trailSteps(register, null);
  const composed = yield* auditReportSteps(register, auditId, options, trail);
  if (!composed.ok) return composed;
  const audit = register.rows.tblAudit.find((row) => row.auditId === auditId);
  const drafted =
    audit && isIssued(audit)
      ? ok<Plan>({ changes: [], sentences: [], made: null })
      : draftReport(register, auditId, moment);
  if (!drafted.ok) return drafted;
  const { document, personal } = composed.value;
  const sheets = yield* reportSheetsSteps(document, register.sheets);
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
}
