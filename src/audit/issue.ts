import { isBlank } from "../cells/cell";
import { programmeText } from "../text/audit-programme";
import { auditSignText } from "../text/audit-sign";
import { fail, type Result, type Trouble } from "../text/trouble";
import type { Slices } from "../workbook/slices";
import { newId } from "../records/ids";
import type { Moment } from "../records/moment";
import type { Plan } from "../records/plan";
import { Draft } from "./draft";
import { readiness, signaturesOf } from "./issue-gaps";
import { markOf, reportFingerprint, SEAL, sealedRows, type SealedRow } from "./issue-seal";
import { auditIn, openAudit, type AuditRow } from "./issue-words";
import type { RowOf } from "./layout";
import { isSamePerson, LEADS, personOf } from "./life/people";
import { reportEntry } from "./programme/plan-entry";
import type { Register } from "./register";
import { trailSteps } from "./trail";

type SignOffRow = RowOf<"tblSignOff">;

/** Who signs, and how it is known that it is them. */
export type Signature = Pick<SignOffRow, "role" | "name" | "account" | "identity" | "statement">;

/**
 * Issues the report of an audit under the signature of its lead auditor or the programme manager: the
 * fingerprint of every row it stands on goes into the trail, the audit is locked, and the sign-off keeps
 * the anchor that the report prints. Refused while anything is missing.
 */
export function* issueReport(
  register: Register,
  auditId: string,
  signature: Signature,
  moment: Moment,
): Slices<Result<Plan>> {
  const audit = openAudit(register, auditId);
  if (!audit.ok) return audit;
  const trouble = incomplete(signature) ?? notLead(register, audit.value, signature);
  if (trouble) return fail(trouble);
  const trail = yield* trailSteps(register, null);
  const ready = yield* readiness(register, auditId, trail);
  if (!ready.ok) return ready;
  if (ready.value.gaps.length > 0) return fail(auditSignText.notReady(ready.value.gaps));
  const words = register.rows.tblAuditReport.find((row) => row.auditId === auditId);
  if (!words) return fail(auditSignText.notReady([auditSignText.gap.opinion]));

  const draft = new Draft(register, moment);
  const rows = yield* sealedRows(register, auditId);
  for (const marks of parts(rows)) {
    draft.log(
      SEAL.action,
      SEAL.object,
      auditId,
      { marks },
      { table: "tblAuditReport", row: words },
    );
  }
  const { anchor } = draft;
  const trailHead = `${anchor.count}:${anchor.head}`;
  const row = draft.set("tblAudit", audit.value, { state: "issued", trailHead });
  draft.log("issue", "audit", auditId, { state: row.state }, { table: "tblAudit", row });
  reportEntry(draft, register, auditId);
  addSignOff(draft, register, auditId, signature, { anchor, rows }, moment);
  draft.say(
    auditSignText.issues(auditId),
    auditSignText.seals(rows.length),
    auditSignText.anchor(anchor.count, anchor.head),
  );
  return draft.done(auditId);
}

/** Signs a report beside the lead auditor: as second reader before it is issued, or at any time as another. */
export function* signReport(
  register: Register,
  auditId: string,
  signature: Signature,
  moment: Moment,
): Slices<Result<Plan>> {
  const audit = auditIn(register, auditId);
  if (!audit.ok) return audit;
  const { role, name } = signature;
  if (role === "lead_auditor") return fail(auditSignText.onlyOnIssue());
  const trouble = incomplete(signature) ?? notApart(register, audit.value, signature);
  if (trouble) return fail(trouble);
  const rows = yield* sealedRows(register, auditId);
  const content = reportFingerprint(rows);
  const isAgain = signaturesOf(register, auditId).some(
    (signed) =>
      signed.role === role &&
      signed.contentFingerprint === content &&
      isSamePerson(register, signed.name, name),
  );
  if (isAgain) return fail(auditSignText.alreadySigned(name, role));
  const draft = new Draft(register, moment);
  addSignOff(draft, register, auditId, signature, { anchor: draft.anchor, rows }, moment);
  return draft.done(auditId);
}

function incomplete({ name, statement }: Signature): Trouble | null {
  if (isBlank(name)) return auditSignText.nameMissing();
  return isBlank(statement) ? auditSignText.statementMissing() : null;
}

function notLead(register: Register, audit: AuditRow, { name }: Signature): Trouble | null {
  if (isSamePerson(register, audit.leadAuditor, name)) return null;
  const person = personOf(register, name);
  return person?.active === true && LEADS.includes(person.role)
    ? null
    : auditSignText.notLead(name, audit.leadAuditor);
}

/** A second reader is none of the auditors, and the one that the audit names where it names one. */
function notApart(register: Register, audit: AuditRow, { role, name }: Signature): Trouble | null {
  if (role !== "second_reader") return null;
  const isSame = (each: string) => isSamePerson(register, each, name);
  if ([audit.leadAuditor, ...audit.auditors].some(isSame)) return auditSignText.isAuditor(name);
  const { secondReader } = audit;
  return isBlank(secondReader) || isSame(secondReader)
    ? null
    : programmeText.readerIsAnother(secondReader);
}

interface Signed {
  readonly anchor: Draft["anchor"];
  readonly rows: readonly SealedRow[];
}

function addSignOff(
  draft: Draft,
  register: Register,
  auditId: string,
  signature: Signature,
  { anchor, rows }: Signed,
  moment: Moment,
): void {
  const taken = register.rows.tblSignOff.map(({ signoffId }) => signoffId);
  const row: SignOffRow = {
    ...signature,
    signoffId: newId("SO", taken, moment),
    object: "report",
    objectId: auditId,
    signedAt: moment.at,
    trailCount: anchor.count,
    trailHead: anchor.head,
    contentFingerprint: reportFingerprint(rows),
  };
  draft.add("tblSignOff", row);
  draft.log("sign", "signoff", row.signoffId, { report: auditId }, { table: "tblSignOff", row });
  draft.say(auditSignText.signs(row.name, row.role, row.identity));
}

/** Well below what a cell can hold, with room for the rest of the entry. */
const PART = 24_000;

function parts(rows: readonly SealedRow[]): readonly (readonly string[])[] {
  const found: string[][] = [[]];
  let length = 0;
  for (const mark of rows.map(markOf)) {
    if (length + mark.length > PART) {
      found.push([]);
      length = 0;
    }
    found.at(-1)?.push(mark);
    length += mark.length + 4;
  }
  return found;
}
