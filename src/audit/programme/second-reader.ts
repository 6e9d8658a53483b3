import { isBlank } from "../../cells/cell";
import type { Moment } from "../../records/moment";
import type { Plan } from "../../records/plan";
import { programmeText } from "../../text/audit-programme";
import { fail, type Result } from "../../text/trouble";
import type { Slices } from "../../workbook/slices";
import { signReport } from "../issue";
import { secondSignatures } from "../issue-gaps";
import { openAudit } from "../issue-words";
import type { RowOf } from "../layout";
import { isSamePerson } from "../life/people";
import type { Register } from "../register";

/** How the independence of an audit is kept: the bias, the second reader, and whether they have signed. */
export interface SecondReading {
  readonly bias: string;
  readonly reader: string;
  /** The signature under what stands there now, which is also what issuing the report asks for. */
  readonly signed: RowOf<"tblSignOff"> | null;
  /** Signed, and changed since: it has to be read and signed again. */
  readonly isOutdated: boolean;
}

/** Null where the auditors were independent, so that nobody has to read along. */
export function* secondReadingOf(
  register: Register,
  auditId: string,
): Slices<SecondReading | null> {
  const audit = register.rows.tblAudit.find((row) => row.auditId === auditId);
  if (!audit || isBlank(audit.secondReader)) return null;
  const { current, earlier } = yield* secondSignatures(register, auditId);
  return {
    bias: audit.independenceNote,
    reader: audit.secondReader,
    signed: current,
    isOutdated: current === null && earlier !== null,
  };
}

/**
 * The second reader signs an audit whose auditors are near to what they audit. Nobody else can. It is the
 * signature that the report asks for before it is issued.
 */
export function* signSecondReading(
  register: Register,
  auditId: string,
  statement: string,
  moment: Moment,
): Slices<Result<Plan>> {
  const audit = openAudit(register, auditId);
  if (!audit.ok) return audit;
  const { secondReader } = audit.value;
  if (isBlank(secondReader)) return fail(programmeText.noSecondReader(auditId));
  if (!isSamePerson(register, moment.actor, secondReader)) {
    return fail(programmeText.readerIsAnother(secondReader));
  }
  return yield* signReport(
    register,
    auditId,
    {
      role: "second_reader",
      name: moment.actor,
      account: "",
      identity: "self_declared",
      statement: isBlank(statement) ? programmeText.secondReaderStatement : statement,
    },
    moment,
  );
}
