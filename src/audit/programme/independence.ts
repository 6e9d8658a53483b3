import { isBlank, trim } from "../../cells/cell";
import { formatDate, type DayNumber } from "../../cells/date";
import { programmeText } from "../../text/audit-programme";
import { fail, ok, type Result, type Trouble } from "../../text/trouble";
import { monthsLater } from "../due";
import type { RowOf } from "../layout";
import { AUDITORS, isSamePerson, personOf } from "../life/people";
import { isOwnWork } from "../authorship";
import { foldKey } from "../key";
import type { Register } from "../register";

type Process = RowOf<"tblProcess">;

/** Why somebody may not audit a process on a day. The first three can be met by a second reader. */
export interface Bar {
  readonly code:
    "owner" | "staff" | "was-owner" | "author" | "not-an-auditor" | "not-qualified" | "not-active";
  readonly sentence: string;
}

const BIAS: ReadonlySet<Bar["code"]> = new Set(["owner", "staff", "was-owner"]);

/** Whether a bar is one of nearness, which a small team may have to live with. */
export function isBias({ code }: Bar): boolean {
  return BIAS.has(code);
}

/** For so long whoever owned a process may not audit it. */
const MONTHS_AFTER_OWNING = 12;

const isNamed = (name: string, other: string) =>
  foldKey(name).toLowerCase() === foldKey(other).toLowerCase();

/** The process of that id or name; null where the workbook does not list it. */
export function processOf({ rows }: Register, name: string): Process | null {
  return (
    rows.tblProcess.find((row) => isNamed(row.processId, name) || isNamed(row.name, name)) ?? null
  );
}

/**
 * Why somebody may not audit a process on a day: belongs to its staff, owns it or did within twelve months,
 * is no auditor, or is not qualified on that day. Nothing where the workbook does not say.
 */
export function barsTo(
  register: Register,
  name: string,
  processId: string,
  on: DayNumber,
): readonly Bar[] {
  const say = programmeText.bar;
  const bars: Bar[] = [];
  const process = processOf(register, processId);
  if (process) {
    const same = (other: string) => isSamePerson(register, other, name);
    const until =
      process.ownerSince === null ? null : monthsLater(process.ownerSince, MONTHS_AFTER_OWNING);
    if (same(process.owner)) {
      bars.push({ code: "owner", sentence: say.owner(name, process.name) });
    } else if (process.staff.some(same)) {
      bars.push({ code: "staff", sentence: say.staff(name, process.name) });
    } else if (until !== null && on < until && same(process.previousOwner)) {
      bars.push({
        code: "was-owner",
        sentence: say.wasOwner(name, process.name, formatDate(until)),
      });
    }
  }
  if (register.rows.tblPeople.length === 0) return bars;
  const person = personOf(register, name);
  if (person?.active === false) {
    bars.push({ code: "not-active", sentence: say.notActive(name) });
  } else if (!person || !AUDITORS.includes(person.role)) {
    bars.push({ code: "not-an-auditor", sentence: say.notAnAuditor(name) });
  } else if (person.auditorQualifiedUntil !== null && person.auditorQualifiedUntil < on) {
    bars.push({
      code: "not-qualified",
      sentence: say.notQualified(name, formatDate(person.auditorQualifiedUntil)),
    });
  }
  return bars;
}

/** Somebody who audits, and what speaks against it for a process. */
export interface Candidate {
  readonly personId: string;
  readonly name: string;
  readonly bars: readonly Bar[];
}

/**
 * Everybody listed as an auditor, with the reasons why some may not audit this process on that day; for a
 * peer review every colleague, who may be near to the work but not have done it.
 */
export function candidatesFor(
  register: Register,
  processId: string,
  on: DayNumber,
  type: AuditType = "internal",
  auditees: readonly string[] = [],
): readonly Candidate[] {
  if (type === "peer_review") {
    return register.rows.tblPeople
      .filter(({ active, role }) => active && role !== "reader")
      .map(({ personId, name }) => ({
        personId,
        name,
        bars: authorBar(register, { type, auditees }, personId),
      }));
  }
  return register.rows.tblPeople
    .filter(({ active, role }) => active && AUDITORS.includes(role))
    .map(({ personId, name }) => ({
      personId,
      name,
      bars: barsTo(register, personId, processId, on),
    }));
}

function authorBar(
  register: Register,
  reviewed: Pick<Team, "type" | "auditees">,
  name: string,
): readonly Bar[] {
  return isOwnWork(register, reviewed, name)
    ? [{ code: "author", sentence: programmeText.bar.author(name) }]
    : [];
}

type AuditType = RowOf<"tblAudit">["type"];

/** Who is to audit what, and the way out of a small team. */
export interface Team {
  readonly type: AuditType;
  readonly leadAuditor: string;
  readonly auditors: readonly string[];
  /** In a peer review, whose work is looked at. */
  readonly auditees: readonly string[];
  readonly processId: string;
  readonly start: DayNumber;
  readonly independenceNote: string;
  readonly secondReader: string;
}

/**
 * Refuses a team that is not independent or not qualified, with the reason and who could do it. Where the
 * bias is named and a second reader, who is none of them and independent, is to sign, the bars that remain
 * are given back, to be shown with the audit. Colleagues who read each other’s files are near by intent: a
 * peer review asks that they are active and did not do the work themselves, and its report says that it is no
 * independent audit.
 */
export function checkTeam(register: Register, team: Team): Result<readonly Bar[]> {
  const names = [team.leadAuditor, ...team.auditors];
  const all = names.flatMap((name) => barsTo(register, name, team.processId, team.start));
  const isPeers = team.type === "peer_review";
  const bars = isPeers ? all.filter(({ code }) => code === "not-active") : all;
  const others = () =>
    candidatesFor(register, team.processId, team.start, team.type, team.auditees)
      .filter((each) => each.bars.length === 0)
      .map(({ name }) => name);
  const [own] = names.flatMap((name) => authorBar(register, team, name));
  if (own) return fail(programmeText.reviewsOwnWork(own.sentence, others()));
  const hard = bars.find((bar) => !isBias(bar));
  if (hard) return fail(programmeText.notQualified(hard.sentence, others()));
  const [first] = bars;
  if (!first) return ok([]);
  if (isBlank(team.independenceNote) || isBlank(team.secondReader)) {
    return fail(programmeText.notIndependent(first.sentence, others()));
  }
  const trouble = unfitReader(register, team, names);
  return trouble ? fail(trouble) : ok(bars);
}

function unfitReader(register: Register, team: Team, names: readonly string[]): Trouble | null {
  const reader = trim(team.secondReader);
  if (names.some((name) => isSamePerson(register, name, reader))) {
    return programmeText.readerIsAuditor(reader);
  }
  const near = barsTo(register, reader, team.processId, team.start).find(isBias);
  return near ? programmeText.readerNotIndependent(near.sentence) : null;
}
