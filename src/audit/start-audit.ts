import { isBlank } from "../cells/cell";
import type { DayNumber } from "../cells/date";
import { auditText } from "../text/audit";
import { programmeText } from "../text/audit-programme";
import { fail, ok, type Result } from "../text/trouble";
import { contentFingerprint, Draft } from "./draft";
import type { Moment } from "../records/moment";
import type { Plan } from "../records/plan";
import { sha256Hex } from "../records/fingerprint";
import { newId } from "../records/ids";
import type { RowOf } from "./layout";
import type { AuditItem, AuditPack } from "./pack";
import type { Register } from "./register";
import { checkTeam } from "./programme/independence";
import { takeUp, type ProgrammeRow } from "./programme/plan-entry";

/** What has to be said of an audit before it starts. The rest of its row is filled in later. */
export interface AuditDetails {
  readonly title: string;
  readonly type: RowOf<"tblAudit">["type"];
  readonly objectives: string;
  readonly scope: string;
  readonly criteria: string;
  /** The process, service or area that is audited. */
  readonly processId: string;
  readonly method: RowOf<"tblAudit">["method"];
  readonly leadAuditor: string;
  readonly auditors: readonly string[];
  readonly auditees: readonly string[];
  readonly start: DayNumber;
  readonly end: DayNumber | null;
  readonly periodFrom: DayNumber | null;
  readonly periodTo: DayNumber | null;
  /** Names the bias where an auditor is not independent; `secondReader` then reads along and signs. */
  readonly independenceNote: string;
  readonly secondReader: string;
}

/** What can be filled in without asking: the page starts from it, and everything may be changed. */
export function suggestedDetails(pack: AuditPack, moment: Moment): AuditDetails {
  return {
    title: "",
    type: "internal",
    objectives: auditText.suggestedObjectives(pack.edition),
    scope: "",
    criteria: pack.edition,
    processId: "",
    method: "on_site",
    leadAuditor: moment.actor,
    auditors: [],
    auditees: [],
    start: moment.today,
    end: null,
    periodFrom: null,
    periodTo: null,
    independenceNote: "",
    secondReader: "",
  };
}

function missing(details: AuditDetails): string | null {
  const needed = [
    ["title", details.title],
    ["process", details.processId],
    ["objectives", details.objectives],
    ["scope", details.scope],
    ["criteria", details.criteria],
    ["lead auditor", details.leadAuditor],
  ] as const;
  return needed.find(([, value]) => isBlank(value))?.[0] ?? null;
}

/** An entry of the programme that an audit carries out. */
function entryOf(register: Register, id: string): Result<ProgrammeRow | null> {
  if (id === "") return ok(null);
  const entry = register.rows.tblProgramme.find(({ programmeId }) => programmeId === id);
  if (!entry) return fail(programmeText.entryUnknown(id));
  return entry.auditId === "" ? ok(entry) : fail(programmeText.entryTaken(id, entry.auditId));
}

const reversed = (from: DayNumber | null, to: DayNumber | null) =>
  from !== null && to !== null && to < from;

/**
 * Prepares an audit, which begins with the first sample, answer or finding: its row, a frozen copy of the pack (once for each version), and one answer for each
 * question, all not assessed. Refused (`audit-not-defined`) while objectives, scope or criteria are open,
 * and (`not-independent`, `auditor-not-qualified`) where an auditor may not audit the process; in a small
 * team the bias is named and a second reader signs. `programmeId` is the plan that it carries out.
 */
export function startAudit(
  register: Register,
  pack: AuditPack,
  details: AuditDetails,
  moment: Moment,
  programmeId = "",
): Result<Plan> {
  const lacks = missing(details);
  if (lacks) return fail(auditText.auditNotDefined(lacks));
  if (reversed(details.start, details.end) || reversed(details.periodFrom, details.periodTo)) {
    return fail(auditText.auditEndsBeforeStart());
  }
  const team = checkTeam(register, details);
  if (!team.ok) return team;
  const planned = entryOf(register, programmeId);
  if (!planned.ok) return planned;
  const draft = new Draft(register, moment);
  const auditId = newId(
    "IA",
    register.rows.tblAudit.map((audit) => audit.auditId),
    moment,
  );
  draft.say(
    auditText.auditStarted(details.title, auditId, pack.items.length),
    ...team.value.map(({ sentence }) => sentence),
    ...(team.value.length > 0 ? [programmeText.secondReaderSigns(details.secondReader)] : []),
  );
  const items = frozenItems(pack);
  const frozen = freeze(register, draft, pack, items, moment);
  if (!frozen.ok) return frozen;

  const audit: RowOf<"tblAudit"> = {
    ...details,
    auditId,
    programmeId,
    packId: pack.id,
    packVersion: pack.version,
    edition: pack.edition,
    state: "prepared",
    limitsOfAudit: "",
    conclusion: "",
    trailHead: "",
    previousAuditId: "",
  };
  draft.add("tblAudit", audit);
  if (planned.value) takeUp(draft, planned.value, auditId);
  for (const item of pack.items) draft.add("tblResponse", firstResponse(auditId, item));
  const detail = {
    pack: pack.id,
    version: pack.version,
    questions: items.length,
    packContent: sha256Hex(items.map((item) => contentFingerprint("tblPackItem", item)).join("\n")),
  };
  draft.log("create", "audit", auditId, detail, { table: "tblAudit", row: audit });
  return draft.done(auditId);
}

/** The questions of a pack as they are copied into the workbook. */
export function frozenItems(pack: AuditPack): readonly RowOf<"tblPackItem">[] {
  const sections = new Map(pack.sections.map((section) => [section.id, section]));
  return pack.items.map((item) => ({
    packId: pack.id,
    packVersion: pack.version,
    itemId: item.id,
    section: sections.get(item.section)?.title ?? item.section,
    clause: item.clause ?? "",
    label: item.label ?? "",
    question: item.question,
    lookFor: item.lookFor.join("\n"),
    requirement: item.requirement ?? clauseOf(pack, item),
    workbookCheck: item.check ?? "",
    weight: item.weight,
    critical: item.critical,
    unit: item.unit,
    sectionWeight: sections.get(item.section)?.weight ?? 1,
  }));
}

function clauseOf({ edition }: AuditPack, { clause, label }: AuditItem): string {
  if (clause === undefined) return edition;
  return label === undefined ? `${edition}, ${clause}` : `${edition}, ${clause} ${label}`;
}

/** Copies the pack in, or makes sure that the copy which is there already has the same questions. */
export function freeze(
  register: Register,
  draft: Draft,
  pack: AuditPack,
  items: readonly RowOf<"tblPackItem">[],
  moment: Moment,
): Result<void> {
  const isThis = (row: { packId: string; packVersion: string }) =>
    row.packId === pack.id && row.packVersion === pack.version;
  const there = new Map(
    register.rows.tblPackItem.filter(isThis).map((row) => [row.itemId, row] as const),
  );
  if (register.rows.tblPack.some(isThis)) {
    const isSame = items.every((item) => {
      const kept = there.get(item.itemId);
      return kept !== undefined && isSameQuestion(kept, item);
    });
    return isSame ? ok(undefined) : fail(auditText.packDiffers(pack.id, pack.version));
  }
  draft.add("tblPack", {
    packId: pack.id,
    packVersion: pack.version,
    edition: pack.edition,
    title: pack.title,
    note: pack.note,
    adoptedOn: moment.today,
  });
  for (const item of items) draft.add("tblPackItem", item);
  draft.say(auditText.packFrozen(pack.title, pack.version));
  return ok(undefined);
}

/** A copy made under the first layout has no weights of sections, which count as one there and stay so. */
function isSameQuestion(kept: RowOf<"tblPackItem">, item: RowOf<"tblPackItem">): boolean {
  const { sectionWeight } = kept;
  const then = sectionWeight === 1 ? { ...item, sectionWeight } : item;
  return contentFingerprint("tblPackItem", kept) === contentFingerprint("tblPackItem", then);
}

/** The answer to a question before anybody has given one. */
export function firstResponse(auditId: string, item: AuditItem): RowOf<"tblResponse"> {
  return {
    responseId: `${auditId}/${item.id}`,
    auditId,
    itemId: item.id,
    clause: item.clause ?? "",
    questionShown: item.question,
    unitKey: "",
    result: "not_assessed",
    reason: "",
    note: "",
    weight: item.weight,
    critical: item.critical,
    evidenceIds: [],
    findingId: "",
    answeredBy: "",
    answeredAt: "",
  };
}
