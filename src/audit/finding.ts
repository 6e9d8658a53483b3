import { calendarFor, type Calendar } from "../calendar/calendar";
import { isBlank } from "../cells/cell";
import { formatDate, type DayNumber } from "../cells/date";
import { auditText, auditWords } from "../text/audit";
import { findingText } from "../text/audit-finding";
import { fail, ok, type Result, type Trouble } from "../text/trouble";
import {
  openResponse,
  resultOfGrade,
  standingFinding,
  unknownEvidence,
  type ResponseRow,
  refuseOwnWork,
} from "./answer";
import { beginAudit } from "./begin";
import { Draft } from "./draft";
import type { Moment } from "../records/moment";
import type { Plan } from "../records/plan";
import { dueDate } from "./due";
import { newId } from "../records/ids";
import { AUDITORS, raiserIn, type Raiser } from "./life/people";
import { policyOf, type FindingPolicy } from "./life/policy";
import { settleRecord } from "./sampling/test-item";
import type { RowOf } from "./layout";
import type { Register } from "./register";

type FindingRow = RowOf<"tblFinding">;
type Grade = FindingRow["grade"];

export interface RaisingTerms {
  readonly policy: FindingPolicy;
  /** Null takes the calendar of the policy; only limits in working days ask for it. */
  readonly calendar: Calendar | null;
  /** What is known of the person who raises; null where the workbook keeps no list of people. */
  readonly raiser: Raiser | null;
}

/** A finding about to be raised, as far as a person has filled it in. */
export interface NonConformance {
  /** The question it comes from; null where it comes from elsewhere. */
  readonly responseId: string | null;
  readonly source: FindingRow["source"];
  readonly grade: Grade | null;
  readonly gradeReason: string;
  /** Its source and place: clause, procedure and paragraph, contract term, law. */
  readonly requirement: string;
  /** What was not met: the failing, not a person and not a remedy. */
  readonly statement: string;
  readonly evidenceIds: readonly string[];
  /** Blank takes the audited process. */
  readonly processId: string;
  readonly owner: string;
  /** Only asked of an opportunity: whether the requirement is met all the same. */
  readonly isRequirementMet: boolean;
  /** The earlier finding that this one repeats; left out where it is new. */
  readonly repeatOf?: string;
  /** Who did the work on the record that the question is about, as its row says; asked in a peer review. */
  readonly recordAuthor?: string;
}

interface Setting {
  readonly response: ResponseRow | null;
  readonly audit: RowOf<"tblAudit"> | null;
}

/** Evidence that is written in the same step as the finding that stands on it. */
export interface Along {
  readonly draft: Draft;
  readonly evidenceIds: readonly string[];
}

/**
 * Raises a finding: its row with the dates by which it has to be answered and done, the answer of the
 * question it comes from, and the trail. Refused while requirement, evidence, statement, grade or owner
 * are missing, where an unmet requirement is called an opportunity, and to people who may not raise.
 */
export function raiseNonConformance(
  register: Register,
  raised: NonConformance,
  moment: Moment,
  given: Partial<RaisingTerms> = {},
  along: Along = { draft: new Draft(register, moment), evidenceIds: [] },
): Result<Plan> {
  const setting = settingOf(register, raised);
  if (!setting.ok) return setting;
  const { response, audit } = setting.value;
  const processId = raised.processId || (audit?.processId ?? "");
  const terms: RaisingTerms = {
    policy: policyOf(register).policy,
    calendar: null,
    raiser: raiserIn(register, moment.actor, processId),
    ...given,
  };
  const trouble =
    mayNotRaise(terms, moment, processId, audit?.type === "peer_review") ??
    (response ? refuseOwnWork(register, response, raised.recordAuthor ?? "", moment) : null) ??
    incomplete(raised, response) ??
    (isBlank(raised.owner) ? auditText.missingOwner() : null) ??
    (isBlank(processId) ? auditText.missingProcess() : null) ??
    unknownEvidence(
      register,
      raised.evidenceIds.filter((id) => !along.evidenceIds.includes(id)),
    );
  if (trouble) return fail(trouble);
  const { grade } = raised;
  if (grade === null) return fail(auditText.missingGrade());
  const due = dueDates(grade, moment.today, terms);
  if (!due.ok) return due;

  const findingId = newId(
    grade === "ofi" ? "OFI" : "NC",
    register.rows.tblFinding.map((row) => row.findingId),
    moment,
  );
  const finding: FindingRow = {
    ...UNANSWERED,
    findingId,
    auditId: audit?.auditId ?? "",
    source: raised.source,
    raisedOn: moment.today,
    raisedBy: moment.actor,
    grade,
    gradeReason: raised.gradeReason,
    clause: response?.clause ?? "",
    edition: audit?.edition ?? "",
    requirementRef: raised.requirement,
    statement: raised.statement,
    evidenceIds: raised.evidenceIds,
    processId,
    owner: raised.owner,
    repeatOf: raised.repeatOf ?? "",
    ...due.value,
  };
  const { draft } = along;
  draft.add("tblFinding", finding);
  draft.say(auditText.findingRaised(findingId, auditWords.grade[grade]), ...dueSentence(finding));
  draft.log("raise", "finding", findingId, { grade }, { table: "tblFinding", row: finding });
  if (response) {
    settleRecord(register, draft, answer(draft, response, finding, moment));
    beginAudit(draft, register, response.auditId);
  }
  draft.say(...advice(register, finding));
  return draft.done(findingId);
}

function settingOf(register: Register, { responseId }: NonConformance): Result<Setting> {
  if (responseId === null) return ok({ response: null, audit: null });
  const response = openResponse(register, responseId);
  if (!response.ok) return response;
  const standing = standingFinding(register, response.value);
  if (standing) return fail(auditText.findingAlready(standing.findingId));
  const audit = register.rows.tblAudit.find((row) => row.auditId === response.value.auditId);
  return ok({ response: response.value, audit: audit ?? null });
}

function mayNotRaise(
  { raiser }: RaisingTerms,
  { actor, today }: Moment,
  processId: string,
  isPeerReview: boolean,
): Trouble | null {
  if (!raiser) return null;
  if (isPeerReview) return raiser.role === "reader" ? auditText.notAuthorised(raiser.role) : null;
  if (!AUDITORS.includes(raiser.role)) return auditText.notAuthorised(raiser.role);
  if (raiser.worksInProcess) return auditText.notIndependent(actor, processId);
  const { qualifiedUntil, role } = raiser;
  return qualifiedUntil !== null && qualifiedUntil < today && role !== "programme_manager"
    ? findingText.auditorLapsed(actor, formatDate(qualifiedUntil))
    : null;
}

function incomplete(raised: NonConformance, response: ResponseRow | null): Trouble | null {
  const { grade } = raised;
  if (grade !== "ofi" && isBlank(raised.requirement)) return auditText.missingRequirement();
  if (raised.evidenceIds.length === 0) return auditText.missingEvidence();
  if (isBlank(raised.statement)) return auditText.missingStatement();
  if (grade === null) return auditText.missingGrade();
  if (grade === "ofi" && !raised.isRequirementMet) return auditText.softGrading();
  if (grade === "minor" && response?.critical === true && isBlank(raised.gradeReason)) {
    return auditText.reasonMissing(auditText.reasonForSofterGrade);
  }
  return null;
}

type Due = Pick<FindingRow, "responseDue" | "completionDue">;

function dueDates(
  grade: Grade,
  raisedOn: DayNumber,
  { policy, calendar }: RaisingTerms,
): Result<Due> {
  if (grade === "ofi") return ok({ responseDue: null, completionDue: null });
  const days = calendar ? ok(calendar) : calendarFor(policy.division);
  if (!days.ok) return days;
  const response = dueDate(raisedOn, policy.response[grade], days.value);
  if (!response.ok) return response;
  const completion = dueDate(raisedOn, policy.completion[grade], days.value);
  if (!completion.ok) return completion;
  return ok({ responseDue: response.value, completionDue: completion.value });
}

function dueSentence({ responseDue, completionDue }: FindingRow): readonly string[] {
  return responseDue === null || completionDue === null
    ? []
    : [auditText.findingDue(formatDate(responseDue), formatDate(completionDue))];
}

function answer(
  draft: Draft,
  response: ResponseRow,
  finding: FindingRow,
  moment: Moment,
): RowOf<"tblResponse"> {
  const result = resultOfGrade(finding.grade);
  const row = draft.set("tblResponse", response, {
    result,
    evidenceIds: [...new Set([...response.evidenceIds, ...finding.evidenceIds])],
    findingId: finding.findingId,
    answeredBy: moment.actor,
    answeredAt: moment.at,
  });
  draft.say(auditText.answered(response.itemId, auditWords.result[result]));
  draft.log(
    "respond",
    "response",
    response.responseId,
    { result, finding: finding.findingId },
    { table: "tblResponse", row },
  );
  return row;
}

const YEAR = 365;
const MINORS_THAT_MAY_BE_MAJOR = 3;
const ENDED: readonly FindingRow["state"][] = ["closed", "withdrawn", "considered"];

/** What a lead auditor would point out; nothing here refuses. */
function advice({ rows }: Register, finding: FindingRow): readonly string[] {
  const said: string[] = [];
  const alike = rows.tblFinding.filter(
    (row) =>
      row.grade === "minor" &&
      row.clause === finding.clause &&
      !ENDED.includes(row.state) &&
      finding.raisedOn - row.raisedOn <= YEAR,
  );
  const open = alike.length + 1;
  if (finding.grade === "minor" && finding.clause !== "" && open >= MINORS_THAT_MAY_BE_MAJOR) {
    said.push(auditText.adviseMajor(open, finding.clause));
  }
  const cited = rows.tblEvidence.filter((row) => finding.evidenceIds.includes(row.evidenceId));
  if (cited.length > 0 && cited.every((row) => row.addressHint === "" && row.keys.length === 0)) {
    said.push(auditText.adviseExactEvidence());
  }
  const people = rows.tblPeople.map(({ name }) => name);
  const named = people.find((name) => name !== "" && finding.statement.includes(name));
  if (named !== undefined) said.push(findingText.adviseNoName(named));
  if (REMEDY.test(finding.statement)) said.push(findingText.adviseNoRemedy);
  return said;
}

const REMEDY = /\b(should|must|ought to|needs? to|recommend\w{0,6})\b/i;

/** What the owner and the auditor fill in later, step by step. */
const UNANSWERED = {
  mappedClause: "",
  state: "open",
  cycle: 1,
  correction: "",
  correctionOn: null,
  correctionEvidence: [],
  correctionNotPossible: "",
  causeMethod: null,
  cause: "",
  causeCategory: "",
  lookAcross: "",
  lookAcrossResult: "",
  effectivenessDue: null,
  effectivenessOn: null,
  effectivenessBy: "",
  effectivenessResult: null,
  effectivenessEvidence: [],
  closedOn: null,
  closedBy: "",
  lessons: "",
} as const satisfies Partial<FindingRow>;
