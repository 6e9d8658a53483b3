import { isBlank } from "../cells/cell";
import { auditSignText } from "../text/audit-sign";
import { ok, type Result } from "../text/trouble";
import type { Slices } from "../workbook/slices";
import { askedAnswers } from "./checklist";
import { evidenceCited, reportFingerprint, sealedIds, sealedRows } from "./issue-seal";
import { auditIn, wordsOf, type AuditRow } from "./issue-words";
import type { RowOf } from "./layout";
import { unexplained } from "./life/evidence-gate";
import type { Register } from "./register";
import type { TrailReport } from "./trail";

export interface Readiness {
  /** What is missing before the report can be issued, in words; none when it can. */
  readonly gaps: readonly string[];
  /** What a reader should know, and what does not stand in the way. */
  readonly remarks: readonly string[];
}

/** What still has to be done before the report of an audit can be issued, given what its trail says. */
export function* readiness(
  register: Register,
  auditId: string,
  trail: TrailReport,
): Slices<Result<Readiness>> {
  const found = auditIn(register, auditId);
  if (!found.ok) return found;
  const audit = found.value;
  const words = auditSignText.gap;
  const broken = register.unreadable.length + register.damaged.length;
  const gaps = [
    ...gapsOfAnswers(register, audit),
    ...(isBlank(audit.conclusion) ? [words.conclusion] : []),
    ...(wordsOf(register, audit).opinion === null ? [words.opinion] : []),
    ...gapsOfFindings(register, audit),
    ...gapsOfEvidence(register, audit),
    ...(trail.isSound ? [] : [words.trail(trail.sentence)]),
    ...(broken > 0 ? [words.unreadable(broken)] : []),
    ...(yield* gapOfSecondReader(register, audit)),
  ];
  return ok({
    gaps,
    remarks: editedOf(register, auditId, trail).map((sentence) =>
      auditSignText.remark.edited(sentence),
    ),
  });
}

/** Rows of an audit that were edited on a sheet since the trail last spoke of them. */
export function editedOf(
  register: Register,
  auditId: string,
  { edited }: Pick<TrailReport, "edited">,
): readonly string[] {
  if (edited.length === 0) return [];
  const own = sealedIds(register, auditId);
  return edited.filter(({ id }) => own.has(id)).map(({ sentence }) => sentence);
}

function gapsOfAnswers({ rows }: Register, { auditId, limitsOfAudit }: AuditRow): string[] {
  const own = askedAnswers(rows.tblResponse.filter((row) => row.auditId === auditId));
  const open = own.filter(({ result }) => result === "not_assessed").length;
  const bare = own.filter(
    ({ result, findingId }) =>
      (result === "minor_nonconformity" || result === "major_nonconformity") && findingId === "",
  );
  return [
    ...(open > 0 && isBlank(limitsOfAudit) ? [auditSignText.gap.unassessed(open)] : []),
    ...(bare.length > 0
      ? [auditSignText.gap.withoutFinding([...new Set(bare.map(({ itemId }) => itemId))])]
      : []),
  ];
}

function gapsOfFindings(register: Register, audit: AuditRow): string[] {
  const own = register.rows.tblFinding.filter(({ auditId }) => auditId === audit.auditId);
  const ids = (which: (finding: RowOf<"tblFinding">) => boolean) =>
    own.filter(which).map(({ findingId }) => findingId);
  const bare = ids(({ evidenceIds }) => evidenceIds.length === 0);
  const disputed = ids(({ state }) => state === "disputed");
  const isSaid = !isBlank(wordsOf(register, audit).disagreements);
  return [
    ...(bare.length > 0 ? [auditSignText.gap.withoutEvidence(bare)] : []),
    ...(disputed.length > 0 && !isSaid ? [auditSignText.gap.disputed(disputed)] : []),
  ];
}

function gapsOfEvidence(register: Register, { auditId }: AuditRow): string[] {
  const cited = evidenceCited(register, auditId);
  const changed = register.rows.tblEvidence
    .filter((row) => cited.has(row.evidenceId) && unexplained(row, []) !== null)
    .map(({ evidenceId }) => evidenceId);
  return changed.length > 0 ? [auditSignText.gap.evidenceChanged(changed)] : [];
}

/** Whether the audit says that its auditors are not independent, so that somebody reads along. */
export function needsSecondReader({ independenceNote, secondReader }: AuditRow): boolean {
  return !isBlank(independenceNote) || !isBlank(secondReader);
}

function* gapOfSecondReader(register: Register, audit: AuditRow): Slices<string[]> {
  if (!needsSecondReader(audit)) return [];
  const words = auditSignText.gap;
  const { current, earlier } = yield* secondSignatures(register, audit.auditId);
  if (current) return [];
  return [earlier ? words.secondReaderOld(earlier.name) : words.secondReader(audit.secondReader)];
}

export interface SecondSignatures {
  /** Under what the report stands on now. */
  readonly current: RowOf<"tblSignOff"> | null;
  /** The last one under something else. */
  readonly earlier: RowOf<"tblSignOff"> | null;
}

/** What second readers have signed: the report as it stands, or as it stood. */
export function* secondSignatures(register: Register, auditId: string): Slices<SecondSignatures> {
  const signed = signaturesOf(register, auditId).filter(({ role }) => role === "second_reader");
  if (signed.length === 0) return { current: null, earlier: null };
  const now = reportFingerprint(yield* sealedRows(register, auditId));
  return {
    current: signed.findLast(({ contentFingerprint }) => contentFingerprint === now) ?? null,
    earlier: signed.findLast(({ contentFingerprint }) => contentFingerprint !== now) ?? null,
  };
}

/** Who has signed an audit or its report, the first first. */
export function signaturesOf({ rows }: Register, auditId: string): readonly RowOf<"tblSignOff">[] {
  return rows.tblSignOff.filter(
    ({ object, objectId }) => (object === "report" || object === "audit") && objectId === auditId,
  );
}
