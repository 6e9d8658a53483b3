import { foldKey } from "../key";
import type { DayNumber } from "../../cells/date";
import type { ROLES, RowOf } from "../layout";
import type { Register } from "../register";

export type Role = (typeof ROLES)[number];
type Person = RowOf<"tblPeople">;

export const AUDITORS: readonly Role[] = ["auditor", "lead_auditor", "programme_manager"];
export const LEADS: readonly Role[] = ["lead_auditor", "programme_manager"];

function isNamed(person: Person, name: string): boolean {
  const folded = fold(name);
  return fold(person.personId) === folded || fold(person.name) === folded;
}

function fold(name: string): string {
  return foldKey(name).toLowerCase();
}

/** The person of that id or name; null where the workbook does not list them. */
export function personOf({ rows }: Register, name: string): Person | null {
  return rows.tblPeople.find((person) => isNamed(person, name)) ?? null;
}

/** Whether two entries, each an id or a name, mean one person. */
export function isSamePerson(register: Register, one: string, other: string): boolean {
  if (one === "" || other === "") return false;
  if (fold(one) === fold(other)) return true;
  const person = personOf(register, one);
  return person !== null && isNamed(person, other);
}

/** Whether somebody owns a process or belongs to its staff, as far as the workbook lists processes. */
export function worksIn(register: Register, name: string, processId: string): boolean {
  const process = register.rows.tblProcess.find(
    (row) => fold(row.processId) === fold(processId) || fold(row.name) === fold(processId),
  );
  return (
    process !== undefined &&
    [process.owner, ...process.staff].some((each) => isSamePerson(register, each, name))
  );
}

export interface Raiser {
  readonly role: Role;
  readonly worksInProcess: boolean;
  readonly qualifiedUntil: DayNumber | null;
}

/** What is known of the person who raises; null where the workbook keeps no list of people. */
export function raiserIn(register: Register, name: string, processId: string): Raiser | null {
  if (register.rows.tblPeople.length === 0) return null;
  const person = personOf(register, name);
  return {
    role: person?.active === true ? person.role : "reader",
    worksInProcess: worksIn(register, name, processId),
    qualifiedUntil: person?.auditorQualifiedUntil ?? null,
  };
}

/** How somebody stands to one finding. */
export interface Standing {
  /** Null where nothing is known of them, which is so only in a workbook without a list of people. */
  readonly role: Role | null;
  readonly isOwner: boolean;
  readonly isDoer: boolean;
  readonly isStaff: boolean;
  readonly qualifiedUntil: DayNumber | null;
}

/** Who somebody is to a finding: from the list of people, or else from the finding and its audit. */
export function standingOf(
  register: Register,
  finding: RowOf<"tblFinding">,
  name: string,
): Standing {
  const same = (other: string) => isSamePerson(register, other, name);
  const isOwner = same(finding.owner);
  const isDoer = register.rows.tblAction.some(
    ({ findingId, status, responsible, doneBy }) =>
      findingId === finding.findingId &&
      status !== "cancelled" &&
      (same(responsible) || same(doneBy)),
  );
  const known = raiserIn(register, name, finding.processId);
  return {
    role: known?.role ?? roleByAudit(register, finding, same) ?? null,
    isOwner,
    isDoer,
    isStaff: known?.worksInProcess ?? false,
    qualifiedUntil: known?.qualifiedUntil ?? null,
  };
}

function roleByAudit(
  { rows }: Register,
  finding: RowOf<"tblFinding">,
  same: (name: string) => boolean,
): Role | null {
  const audit = rows.tblAudit.find(({ auditId }) => auditId === finding.auditId);
  if (audit ? same(audit.leadAuditor) : same(finding.raisedBy)) return "lead_auditor";
  if (audit?.auditors.some(same) === true || same(finding.raisedBy)) return "auditor";
  return same(finding.owner) ? "owner" : null;
}

/** The names of those who may, for a refusal to say. */
export function namesOf(
  register: Register,
  finding: RowOf<"tblFinding">,
  roles: readonly Role[],
): readonly string[] {
  return register.rows.tblPeople
    .filter(({ active, role, personId }) => {
      if (!active || !roles.includes(role)) return false;
      const { isOwner, isDoer, isStaff } = standingOf(register, finding, personId);
      return !isOwner && !isDoer && !isStaff;
    })
    .map(({ name }) => name);
}
