import { isBlank } from "../../cells/cell";
import type { Moment } from "../../records/moment";
import type { Plan } from "../../records/plan";
import { newId } from "../../records/ids";
import { programmeText } from "../../text/audit-programme";
import { fail, type Result } from "../../text/trouble";
import { contentFingerprint, Draft } from "../draft";
import type { RowOf } from "../layout";
import { isSamePerson } from "../life/people";
import type { Register } from "../register";
import { openAudit } from "../sampling/keep";

/** How the independence of an audit is kept: the bias, the second reader, and whether they have signed. */
export interface SecondReading {
  readonly bias: string;
  readonly reader: string;
  readonly signed: RowOf<"tblSignOff"> | null;
}

/** Null where the auditors were independent, so that nobody has to read along. */
export function secondReadingOf(register: Register, auditId: string): SecondReading | null {
  const audit = register.rows.tblAudit.find((row) => row.auditId === auditId);
  if (!audit || isBlank(audit.secondReader)) return null;
  const signed = register.rows.tblSignOff.find(
    ({ object, objectId, role, name }) =>
      object === "audit" &&
      objectId === auditId &&
      role === "second_reader" &&
      isSamePerson(register, name, audit.secondReader),
  );
  return { bias: audit.independenceNote, reader: audit.secondReader, signed: signed ?? null };
}

/** The second reader signs an audit whose auditors are near to what they audit. Nobody else can. */
export function signSecondReading(
  register: Register,
  auditId: string,
  statement: string,
  moment: Moment,
): Result<Plan> {
  const audit = openAudit(register, auditId);
  if (!audit.ok) return audit;
  const reading = secondReadingOf(register, auditId);
  if (!reading) return fail(programmeText.noSecondReader(auditId));
  if (!isSamePerson(register, moment.actor, reading.reader)) {
    return fail(programmeText.readerIsAnother(reading.reader));
  }
  if (reading.signed) return fail(programmeText.readAlready(reading.reader));
  const draft = new Draft(register, moment);
  const ids = register.rows.tblSignOff.map(({ signoffId }) => signoffId);
  const last = register.rows.tblTrail.at(-1);
  const row: RowOf<"tblSignOff"> = {
    signoffId: newId("SO", ids, moment),
    object: "audit",
    objectId: auditId,
    role: "second_reader",
    name: moment.actor,
    account: "",
    identity: "self_declared",
    statement: isBlank(statement) ? programmeText.secondReaderStatement : statement,
    signedAt: moment.at,
    trailCount: register.rows.tblTrail.length,
    trailHead: last?.hash ?? "",
    contentFingerprint: contentFingerprint("tblAudit", audit.value),
  };
  draft.add("tblSignOff", row);
  draft.say(programmeText.secondReadingSigned(moment.actor, auditId));
  draft.log(
    "sign",
    "audit",
    auditId,
    { role: "second_reader" },
    {
      table: "tblAudit",
      row: audit.value,
    },
  );
  return draft.done(row.signoffId);
}
