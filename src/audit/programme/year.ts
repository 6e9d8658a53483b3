import { calendarDate, dayNumber, type DayNumber } from "../../cells/date";
import { monthsLater } from "../due";
import type { RowOf } from "../layout";
import type { Register } from "../register";
import { lastAuditOf, type LastAudit } from "./history";
import { processOf } from "./independence";
import type { ProgrammeRow } from "./plan-entry";

/** How an entry of the programme stands on a day. */
export type Standing = "late" | "due" | "planned" | "under_way" | "done" | "called_off";

export interface ProgrammeEntry {
  readonly row: ProgrammeRow;
  readonly processName: string;
  readonly owner: string;
  readonly standing: Standing;
  /** The day on which its audit began; null while none has, be it prepared. */
  readonly actual: DayNumber | null;
  /** Whole months by which it began, or is now, later than planned. */
  readonly slippedMonths: number;
  readonly last: LastAudit | null;
  /** When the next one is due by the interval; null where it was never audited. */
  readonly nextDue: DayNumber | null;
}

/** A process without an entry that year although it is due by then. */
export interface Unplanned {
  readonly processId: string;
  readonly name: string;
  readonly owner: string;
  readonly last: LastAudit | null;
}

export interface ProgrammeYear {
  readonly year: number;
  /** Late ones first, then by month. */
  readonly entries: readonly ProgrammeEntry[];
  readonly unplanned: readonly Unplanned[];
}

const monthIndex = (day: DayNumber) => {
  const { year, month } = calendarDate(day);
  return year * 12 + month;
};

const ORDER: readonly Standing[] = ["late", "due", "under_way", "planned", "done", "called_off"];

/** The years that the programme speaks of, and this one. */
export function programmeYears({ rows }: Register, today: DayNumber): readonly number[] {
  const years = new Set([calendarDate(today).year, ...rows.tblProgramme.map(({ year }) => year)]);
  return [...years].sort((a, b) => b - a);
}

/** The programme of one year as it stands on a day. */
export function programmeOf(register: Register, year: number, today: DayNumber): ProgrammeYear {
  const entries = register.rows.tblProgramme
    .filter((row) => row.year === year)
    .map((row) => entryFrom(register, row, today))
    .sort(
      (a, b) =>
        ORDER.indexOf(a.standing) - ORDER.indexOf(b.standing) ||
        a.row.plannedMonth - b.row.plannedMonth,
    );
  return { year, entries, unplanned: unplannedIn(register, year) };
}

function entryFrom(register: Register, row: ProgrammeRow, today: DayNumber): ProgrammeEntry {
  const process = processOf(register, row.processId);
  const audit = register.rows.tblAudit.find(({ auditId }) => auditId === row.auditId) ?? null;
  const standing = standingOf(row, audit, today);
  const hasBegun = audit !== null && (audit.state !== "prepared" || audit.start <= today);
  const until = audit?.start ?? (standing === "late" ? today : row.plannedMonth);
  const last = lastAuditOf(register, row.processId);
  return {
    row,
    processName: process?.name ?? row.processId,
    owner: process?.owner ?? "",
    standing,
    actual: hasBegun ? audit.start : null,
    slippedMonths: Math.max(0, monthIndex(until) - monthIndex(row.plannedMonth)),
    last,
    nextDue: last === null ? null : monthsLater(last.on, row.intervalMonths),
  };
}

function standingOf(
  { status, plannedMonth, auditId }: ProgrammeRow,
  audit: RowOf<"tblAudit"> | null,
  today: DayNumber,
): Standing {
  if (status === "cancelled") return "called_off";
  if (status === "reported" || status === "closed") return "done";
  if (audit?.state === "issued" || audit?.state === "closed") return "done";
  if (audit?.state === "prepared" && audit.start > today) return "planned";
  if (auditId !== "" || status === "in_progress") return "under_way";
  const months = monthIndex(today) - monthIndex(plannedMonth);
  return months > 0 ? "late" : months === 0 ? "due" : "planned";
}

function unplannedIn(register: Register, year: number): readonly Unplanned[] {
  const { tblProcess, tblProgramme } = register.rows;
  const end = dayNumber(year, 12, 31) ?? 0;
  return tblProcess.flatMap((process) => {
    const { processId, name, owner, active } = process;
    const own = tblProgramme.filter(
      (row) => processOf(register, row.processId)?.processId === processId,
    );
    if (!active || own.some((row) => row.year === year && row.status !== "cancelled")) return [];
    const last = lastAuditOf(register, processId);
    if (last !== null && calendarDate(last.on).year >= year) return [];
    const interval = own.at(-1)?.intervalMonths ?? null;
    const isDue = last === null || interval === null || monthsLater(last.on, interval) <= end;
    return isDue ? [{ processId, name, owner, last }] : [];
  });
}
