import { isBlank, trim } from "../../cells/cell";
import { formatDate, type DayNumber } from "../../cells/date";
import { findingText } from "../../text/audit-finding";
import { recommendationText } from "../../text/audit-recommendations";
import { fail, type Result, type Trouble } from "../../text/trouble";
import { newId } from "../../records/ids";
import type { Moment } from "../../records/moment";
import type { Plan } from "../../records/plan";
import { unknownEvidence } from "../answer";
import { Draft } from "../draft";
import type { RowOf } from "../layout";
import { AUDITORS, isSamePerson, LEADS, raiserIn, type Role } from "../life/people";
import { policyOf } from "../life/policy";
import type { Register } from "../register";
import { colourNow, type RecommendationRow } from "./colour";

type Row = RowOf<"tblRecommendation">;
type StepName = RowOf<"tblRecommendationStep">["step"];

/** What is known of a recommendation when it is written down. */
export type NewRecommendation = Pick<
  Row,
  "body" | "report" | "publishedOn" | "paragraph" | "kind" | "text" | "priority" | "theme"
> & { readonly externalDue: DayNumber | null };

/** A step on a recommendation, with what it asks to be told. */
export type RecommendationStep =
  | { readonly step: "respond"; readonly on: DayNumber | null }
  | { readonly step: "adopt"; readonly owner: string; readonly target: DayNumber | null }
  | { readonly step: "not_adopt"; readonly reason: string }
  | {
      readonly step: "complete";
      readonly on: DayNumber | null;
      readonly evidenceIds: readonly string[];
    }
  | { readonly step: "verify"; readonly evidenceIds: readonly string[] }
  | { readonly step: "send_back"; readonly reason: string }
  | { readonly step: "extend"; readonly target: DayNumber | null; readonly reason: string };

/** Writes down a recommendation; nothing is decided on it yet. */
export function recordRecommendation(
  register: Register,
  given: NewRecommendation,
  moment: Moment,
): Result<Plan> {
  if (isBlank(given.text)) return fail(recommendationText.textMissing());
  if (given.publishedOn !== null && given.publishedOn > moment.today) {
    return fail(notYet(given.publishedOn, moment.today));
  }
  const draft = new Draft(register, moment);
  const taken = register.rows.tblRecommendation.map(({ recId }) => recId);
  const row: Row = {
    ...given,
    text: trim(given.text),
    recId: newId("REC", taken, moment),
    adopted: null,
    notAdoptedBecause: "",
    respondedOn: null,
    owner: "",
    target: null,
    originalTarget: null,
    extensions: 0,
    extensionReason: "",
    extensionBy: "",
    completedOn: null,
    completedBy: "",
    evidenceIds: [],
    verifiedBy: "",
    verifiedOn: null,
    externalStatus: "",
    rag: null,
    ragOn: null,
  };
  draft.add("tblRecommendation", row);
  draft.say(recommendationText.done.record(row.recId, row.body));
  return finish(register, draft, row, "record", "", moment);
}

function notYet(day: DayNumber, today: DayNumber): Trouble {
  return findingText.dateInFuture(formatDate(day), formatDate(today));
}

type Change = { readonly fields: Partial<Row>; readonly text: string; readonly said: string };

/**
 * Takes one step on a recommendation, by the rules that actions on findings follow: the owner completes, with
 * evidence; somebody else verifies; somebody else, before the target has passed and with a reason, extends.
 */
export function takeRecommendationStep(
  register: Register,
  recId: string,
  given: RecommendationStep,
  moment: Moment,
): Result<Plan> {
  const row = register.rows.tblRecommendation.find((each) => each.recId === recId);
  if (!row) return fail(recommendationText.unknown(recId));
  const trouble = mayNot(register, row, given.step, moment);
  if (trouble) return fail(trouble);
  const change = changeOf(register, row, given, moment);
  if ("code" in change) return fail(change);
  const draft = new Draft(register, moment);
  const after = draft.set("tblRecommendation", row, change.fields);
  draft.say(change.said);
  return finish(register, draft, after, given.step, change.text, moment);
}

function finish(
  register: Register,
  draft: Draft,
  row: Row,
  step: StepName,
  text: string,
  moment: Moment,
): Result<Plan> {
  const { recId, adopted, target, completedOn, evidenceIds } = row;
  const taken = register.rows.tblRecommendationStep.map(({ stepId }) => stepId);
  draft.add("tblRecommendationStep", {
    stepId: newId("RS", taken, moment),
    recId,
    on: moment.today,
    by: moment.actor,
    step,
    adopted,
    target,
    completedOn,
    text,
    evidenceIds: step === "complete" || step === "verify" ? evidenceIds : [],
  });
  draft.log(step, "recommendation", recId, text === "" ? {} : { text }, {
    table: "tblRecommendation",
    row,
  });
  return draft.done(recId);
}

/** Who may take which step: the owner what is theirs, auditors and managers the rest, never on their own work. */
function mayNot(
  register: Register,
  row: RecommendationRow,
  step: RecommendationStep["step"],
  { actor, today }: Moment,
): Trouble | null {
  const words = recommendationText;
  const person = raiserIn(register, actor, "");
  const isOwner = isSamePerson(register, row.owner, actor);
  const has = (roles: readonly Role[]) => person === null || roles.includes(person.role);
  switch (step) {
    case "complete":
      return isOwner || (person !== null && LEADS.includes(person.role))
        ? null
        : words.notYours(words.steps[step], actor, words.who.owner(row.owner));
    case "verify":
    case "send_back": {
      const isDoer = isSamePerson(register, row.completedBy, actor);
      if (isOwner || isDoer) return words.notIndependent(words.steps[step], actor);
      if (!has(AUDITORS)) return words.notYours(words.steps[step], actor, words.who.auditors);
      const until = person?.qualifiedUntil ?? null;
      return until !== null && until < today
        ? findingText.auditorLapsed(actor, formatDate(until))
        : null;
    }
    case "extend":
      if (isOwner) return words.notIndependent(words.steps[step], actor);
      return has(LEADS) ? null : words.notYours(words.steps[step], actor, words.who.leads);
    case "respond":
    case "adopt":
    case "not_adopt":
      return has([...AUDITORS, "owner"])
        ? null
        : words.notYours(words.steps[step], actor, words.who.deciders);
  }
}

function changeOf(
  register: Register,
  row: RecommendationRow,
  given: RecommendationStep,
  moment: Moment,
): Change | Trouble {
  const words = recommendationText;
  const { recId } = row;
  switch (given.step) {
    case "respond": {
      if (row.respondedOn !== null) return words.answeredAlready(formatDate(row.respondedOn));
      const on = doneOn(given.on, row.publishedOn, moment);
      if (typeof on !== "number") return on;
      return {
        fields: { respondedOn: on },
        text: "",
        said: words.done.respond(recId, formatDate(on)),
      };
    }
    case "adopt": {
      if (row.completedOn !== null) return words.completedAlready(formatDate(row.completedOn));
      if (row.adopted === "yes") return words.decidedAlready(recId);
      if (isBlank(given.owner)) return words.ownerMissing();
      if (given.target === null) return words.targetMissing();
      if (given.target < moment.today) return words.targetPast(formatDate(given.target));
      const { target } = given;
      const owner = trim(given.owner);
      const fields = {
        adopted: "yes",
        owner,
        target,
        originalTarget: target,
        notAdoptedBecause: "",
      } as const;
      return { fields, text: owner, said: words.done.adopt(recId, owner, formatDate(target)) };
    }
    case "not_adopt":
      if (row.completedOn !== null) return words.completedAlready(formatDate(row.completedOn));
      if (isBlank(given.reason)) return words.reasonMissing();
      return {
        fields: { adopted: "no", notAdoptedBecause: given.reason },
        text: given.reason,
        said: words.done.not_adopt(recId),
      };
    case "complete": {
      if (row.adopted !== "yes") return words.notAdopted(recId);
      if (row.completedOn !== null) return words.completedAlready(formatDate(row.completedOn));
      const on = doneOn(given.on, row.publishedOn, moment);
      if (typeof on !== "number") return on;
      const trouble = evidence(register, given.evidenceIds);
      if (trouble) return trouble;
      const evidenceIds = [...new Set([...row.evidenceIds, ...given.evidenceIds])];
      return {
        fields: { completedOn: on, completedBy: moment.actor, evidenceIds },
        text: "",
        said: words.done.complete(recId, formatDate(on)),
      };
    }
    case "verify": {
      if (row.completedOn === null) return words.notCompleted(recId);
      if (row.verifiedOn !== null) return words.verifiedAlready(formatDate(row.verifiedOn));
      const trouble = evidence(register, given.evidenceIds);
      if (trouble) return trouble;
      const evidenceIds = [...new Set([...row.evidenceIds, ...given.evidenceIds])];
      return {
        fields: { verifiedOn: moment.today, verifiedBy: moment.actor, evidenceIds },
        text: "",
        said: words.done.verify(recId),
      };
    }
    case "send_back":
      if (row.completedOn === null) return words.notCompleted(recId);
      if (row.verifiedOn !== null) return words.verifiedAlready(formatDate(row.verifiedOn));
      if (isBlank(given.reason)) return words.reasonMissing();
      return {
        fields: { completedOn: null, completedBy: "" },
        text: given.reason,
        said: words.done.send_back(recId),
      };
    case "extend":
      return extension(register, row, given.target, given.reason, moment);
  }
}

function extension(
  register: Register,
  row: RecommendationRow,
  target: DayNumber | null,
  reason: string,
  { actor, today }: Moment,
): Change | Trouble {
  const words = recommendationText;
  const { maxExtensions } = policyOf(register).policy;
  if (row.adopted !== "yes" || row.target === null) return words.notAdopted(row.recId);
  if (row.completedOn !== null) return words.completedAlready(formatDate(row.completedOn));
  if (isBlank(reason)) return words.reasonMissing();
  if (target === null) return words.targetMissing();
  if (target <= row.target) {
    return findingText.newDueNotLater(formatDate(target), formatDate(row.target));
  }
  if (row.extensions >= maxExtensions) return findingText.extensionLimit(maxExtensions);
  if (row.target < today) return findingText.extensionTooLate(formatDate(row.target));
  return {
    fields: {
      target,
      originalTarget: row.originalTarget ?? row.target,
      extensions: row.extensions + 1,
      extensionReason: reason,
      extensionBy: actor,
    },
    text: reason,
    said: words.done.extend(row.recId, formatDate(target)),
  };
}

/** A day on which something was done: given, not to come, and not before the report. */
function doneOn(
  day: DayNumber | null,
  published: DayNumber | null,
  { today }: Moment,
): DayNumber | Trouble {
  if (day === null) return findingText.missingDate();
  if (day > today) return notYet(day, today);
  return published !== null && day < published
    ? recommendationText.beforeReport(formatDate(day), formatDate(published))
    : day;
}

function evidence(register: Register, ids: readonly string[]): Trouble | null {
  return ids.length === 0 ? recommendationText.evidenceMissing() : unknownEvidence(register, ids);
}

/** Writes the colours of a day beside the recommendations, for a meeting that reads the sheet. */
export function writeColours(register: Register, asOf: DayNumber, moment: Moment): Result<Plan> {
  const draft = new Draft(register, moment);
  let written = 0;
  for (const row of register.rows.tblRecommendation) {
    const rag = colourNow(row, asOf);
    if (row.rag === rag && row.ragOn === asOf) continue;
    const after = draft.set("tblRecommendation", row, { rag, ragOn: asOf });
    draft.log(
      "colour",
      "recommendation",
      row.recId,
      { rag },
      { table: "tblRecommendation", row: after },
    );
    written++;
  }
  if (written === 0) return fail(recommendationText.coloursWritten(formatDate(asOf)));
  draft.say(recommendationText.done.colours(written, formatDate(asOf)));
  return draft.done();
}
