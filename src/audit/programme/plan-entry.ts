import { isBlank, trim } from "../../cells/cell";
import { calendarDate, dayNumber, formatDate, type DayNumber } from "../../cells/date";
import type { Moment } from "../../records/moment";
import type { Plan } from "../../records/plan";
import type { Kept } from "../../records/read";
import { newId } from "../../records/ids";
import { programmeText } from "../../text/audit-programme";
import { fail, ok, type Result } from "../../text/trouble";
import { Draft } from "../draft";
import type { RowOf } from "../layout";
import type { Register } from "../register";
import { barsTo, processOf } from "./independence";
import { suggestedInterval } from "./interval";
import { lastAuditOf } from "./history";

export type ProgrammeRow = Kept<RowOf<"tblProgramme">>;

/** What has to be said to plan an audit; the rest follows from the process and its last audit. */
export interface PlannedAudit {
  readonly processId: string;
  readonly area: string;
  readonly criteriaPack: string;
  readonly riskScore: number;
  readonly hasChanged: boolean;
  /** Any day of the month. */
  readonly month: DayNumber;
  readonly leadAuditor: string;
  readonly method: RowOf<"tblProgramme">["method"];
}

const SCORES: ReadonlySet<number> = new Set([1, 2, 3, 4, 6, 9]);

function firstOfMonth(day: DayNumber): DayNumber {
  const { year, month } = calendarDate(day);
  return dayNumber(year, month, 1) ?? day;
}

/** As people write a month: 11/2026. */
export function monthName(day: DayNumber): string {
  return formatDate(day).slice(3);
}

/** Puts an audit into the programme of the year of its month. Refused for a process that is not listed. */
export function planEntry(register: Register, planned: PlannedAudit, moment: Moment): Result<Plan> {
  const process = processOf(register, planned.processId);
  if (!process) return fail(programmeText.processUnknown(planned.processId));
  if (!SCORES.has(planned.riskScore)) return fail(programmeText.scoreUnfit());
  if (planned.month < firstOfMonth(moment.today)) return fail(programmeText.monthPast());
  const lead = trim(planned.leadAuditor);
  const [bar] = lead === "" ? [] : barsTo(register, lead, process.processId, planned.month);
  const lastResult = lastAuditOf(register, process.processId)?.result ?? "none";
  const ids = register.rows.tblProgramme.map(({ programmeId }) => programmeId);
  const row: RowOf<"tblProgramme"> = {
    programmeId: newId("P", ids, moment),
    year: calendarDate(planned.month).year,
    processId: process.processId,
    area: trim(planned.area),
    criteriaPack: planned.criteriaPack,
    riskScore: planned.riskScore,
    lastResult,
    changedSince: planned.hasChanged,
    intervalMonths: suggestedInterval({
      score: planned.riskScore,
      lastResult,
      hasChanged: planned.hasChanged,
    }),
    plannedMonth: firstOfMonth(planned.month),
    leadAuditor: lead,
    method: planned.method,
    status: "planned",
    reasonIfMoved: "",
    auditId: "",
  };
  const draft = new Draft(register, moment);
  draft.add("tblProgramme", row);
  draft.say(
    programmeText.planned(row.programmeId, process.name, monthName(row.plannedMonth)),
    programmeText.intervalIs(row.intervalMonths, row.riskScore, lastResult, row.changedSince),
    ...(bar ? [programmeText.leadBarred(bar.sentence)] : []),
  );
  draft.log("plan", "programme", row.programmeId, {}, { table: "tblProgramme", row });
  return draft.done(row.programmeId);
}

export interface Moved {
  readonly programmeId: string;
  /** Null calls the audit off. */
  readonly month: DayNumber | null;
  readonly reason: string;
}

/** Moves a planned audit to another month, or calls it off; both need a reason, which stays in its row. */
export function moveEntry(register: Register, moved: Moved, moment: Moment): Result<Plan> {
  const found = openEntry(register, moved.programmeId);
  if (!found.ok) return found;
  const entry = found.value;
  if (isBlank(moved.reason)) return fail(programmeText.moveNeedsReason());
  if (moved.month !== null && moved.month < firstOfMonth(moment.today)) {
    return fail(programmeText.monthPast());
  }
  const draft = new Draft(register, moment);
  const earlier = entry.reasonIfMoved === "" ? "" : `${entry.reasonIfMoved} / `;
  const from = programmeText.movedFrom(monthName(entry.plannedMonth), trim(moved.reason));
  const month = moved.month === null ? entry.plannedMonth : firstOfMonth(moved.month);
  const row = draft.set("tblProgramme", entry, {
    status: moved.month === null ? "cancelled" : "postponed",
    plannedMonth: month,
    reasonIfMoved: `${earlier}${from}`,
  });
  draft.say(
    moved.month === null
      ? programmeText.calledOff(entry.programmeId)
      : programmeText.moved(entry.programmeId, monthName(month)),
  );
  draft.log("move", "programme", entry.programmeId, {}, { table: "tblProgramme", row });
  return draft.done();
}

function openEntry({ rows }: Register, id: string): Result<ProgrammeRow> {
  const entry = rows.tblProgramme.find(({ programmeId }) => programmeId === id);
  if (!entry) return fail(programmeText.entryUnknown(id));
  return entry.auditId === "" ? ok(entry) : fail(programmeText.entryTaken(id, entry.auditId));
}

/** Says in the programme which audit carries an entry out. */
export function takeUp(draft: Draft, entry: ProgrammeRow, auditId: string): void {
  const row = draft.set("tblProgramme", entry, { status: "in_progress", auditId });
  draft.log("start", "programme", entry.programmeId, { auditId }, { table: "tblProgramme", row });
}

/** An audit that takes the place of another carries out what the other did, under its own questions. */
export function takeOver(
  draft: Draft,
  { rows }: Register,
  before: string,
  audit: Pick<RowOf<"tblAudit">, "auditId" | "packId">,
): void {
  const entry = rows.tblProgramme.find(({ auditId }) => auditId === before);
  if (!entry) return;
  const { auditId } = audit;
  const row = draft.set("tblProgramme", entry, { auditId, criteriaPack: audit.packId });
  draft.log("follow", "programme", row.programmeId, { auditId }, { table: "tblProgramme", row });
}

/** The entry that an audit carried out has been reported on. */
export function reportEntry(draft: Draft, { rows }: Register, auditId: string): void {
  const entry = rows.tblProgramme.find((row) => row.auditId === auditId);
  if (!entry || entry.status === "reported" || entry.status === "closed") return;
  const row = draft.set("tblProgramme", entry, { status: "reported" });
  draft.say(programmeText.reported(row.programmeId));
  draft.log("report", "programme", row.programmeId, { auditId }, { table: "tblProgramme", row });
}

export interface NewProcess {
  readonly name: string;
  readonly owner: string;
  readonly staff: readonly string[];
}

/** Lists a process with its owner and staff, which is what independence is told from. */
export function addProcess(register: Register, process: NewProcess, moment: Moment): Result<Plan> {
  if (isBlank(process.name) || isBlank(process.owner))
    return fail(programmeText.processUndefined());
  const name = trim(process.name);
  if (processOf(register, name)) return fail(programmeText.processKnown(name));
  const draft = new Draft(register, moment);
  draft.add("tblProcess", {
    processId: name,
    name,
    owner: trim(process.owner),
    staff: process.staff.map(trim).filter((each) => each !== ""),
    tablesUsed: [],
    active: true,
    ownerSince: null,
    previousOwner: "",
  });
  draft.say(programmeText.processAdded(name, trim(process.owner)));
  return draft.done(name);
}
