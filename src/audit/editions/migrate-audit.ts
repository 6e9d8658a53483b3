import { auditWords } from "../../text/audit";
import { editionText } from "../../text/audit-editions";
import { fail, type Result } from "../../text/trouble";
import { newId } from "../../records/ids";
import type { Moment } from "../../records/moment";
import type { Plan } from "../../records/plan";
import type { Kept } from "../../records/read";
import { Draft } from "../draft";
import type { RowOf } from "../layout";
import type { AuditPack } from "../pack";
import type { Register } from "../register";
import { isLaterVersion } from "../pack";
import { takeOver } from "../programme/plan-entry";
import { firstResponse, freeze, frozenItems } from "../start-audit";
import { carriedName } from "../trail";
import { carryAnswer } from "./carry";
import { pairItems, type EditionMap, type Pair } from "./map";

type AuditRow = Kept<RowOf<"tblAudit">>;
type ResponseRow = RowOf<"tblResponse">;
type Review = RowOf<"tblCarriedAnswer">["review"];

/**
 * Whether an audit has begun: it is no longer prepared, and something has been drawn, answered or found in
 * it. Earlier layouts of the register called an audit in progress from its first day.
 */
export function hasBegun({ rows }: Register, { auditId, state }: RowOf<"tblAudit">): boolean {
  if (state === "prepared") return false;
  if (state !== "in_progress") return true;
  return (
    rows.tblFinding.some((finding) => finding.auditId === auditId) ||
    rows.tblSample.some((sample) => sample.auditId === auditId) ||
    rows.tblResponse.some(
      (row) => row.auditId === auditId && (row.result !== "not_assessed" || row.answeredAt !== ""),
    )
  );
}

/** One question under the later edition: what stands there, and what was said before. */
interface Taken {
  readonly response: ResponseRow;
  readonly relation: Pair["relation"];
  readonly review: Review;
  readonly from: readonly ResponseRow[];
}

/**
 * Takes a prepared audit over into another edition or a later version of its pack: a new audit that follows
 * it, with the answers that still hold, the old one closed beside it, and a row for each earlier answer.
 * Refused (`audit-under-way-or-done`) once it has begun: an audit keeps the edition it began with.
 */
export function migrateAudit(
  register: Register,
  auditId: string,
  to: AuditPack,
  map: EditionMap | null,
  moment: Moment,
): Result<Plan> {
  const audit = register.rows.tblAudit.find((row) => row.auditId === auditId);
  if (!audit) return fail(editionText.auditUnknown(auditId));
  if (hasBegun(register, audit)) return fail(editionText.underWay(audit.title, audit.edition));
  const trouble = notFor(audit, to, map);
  if (trouble) return fail(trouble);
  const draft = new Draft(register, moment);
  const frozen = freeze(register, draft, to, frozenItems(to), moment);
  if (!frozen.ok) return frozen;
  const taken = register.rows.tblAudit.map((row) => row.auditId);
  const made = newId("IA", taken, moment);
  const { answers, dropped } = take(register, audit, made, to, map);

  const follows: RowOf<"tblAudit"> = {
    ...audit,
    auditId: made,
    packId: to.id,
    packVersion: to.version,
    edition: to.edition,
    criteria: audit.criteria === audit.edition ? to.edition : audit.criteria,
    previousAuditId: auditId,
  };
  draft.add("tblAudit", follows);
  takeOver(draft, register, auditId, follows);
  const conclusion = editionText.takenOver(made, to.edition);
  const closed = draft.set("tblAudit", audit, { state: "closed", conclusion });
  for (const { response, ...rest } of answers) {
    draft.add("tblResponse", response);
    for (const before of rest.from) {
      draft.add("tblCarriedAnswer", earlier(made, response, before, audit, rest));
    }
  }
  for (const before of dropped) {
    draft.add("tblCarriedAnswer", earlier(made, null, before, audit, REMOVED));
  }
  // Before a long list of questions, where it would not be read.
  if (map?.isDraft === true) draft.say(editionText.draftMap(map.standing));
  sayWhat(draft, audit, made, to, answers, dropped);
  const detail = { from: auditId, pack: to.id, version: to.version };
  draft.log("migrate", "audit", made, detail, { table: "tblAudit", row: follows });
  draft.log("migrate", "audit", auditId, { to: made }, { table: "tblAudit", row: closed });
  return draft.done(made);
}

const REMOVED = { relation: "removed", review: "none" } as const;

function notFor(audit: AuditRow, to: AuditPack, map: EditionMap | null) {
  if (audit.packId === to.id && audit.packVersion === to.version) {
    return editionText.sameEdition(audit.title, to.edition);
  }
  if (!map) {
    if (audit.packId !== to.id) return editionText.noMap(audit.packId, to.id);
    return isLaterVersion(to.version, audit.packVersion)
      ? null
      : editionText.olderVersion(audit.packVersion, to.version);
  }
  return map.fromPack === audit.packId ? null : editionText.otherMap(map.title, audit.packId);
}

function take(
  { rows }: Register,
  audit: AuditRow,
  made: string,
  to: AuditPack,
  map: EditionMap | null,
): { answers: readonly Taken[]; dropped: readonly ResponseRow[] } {
  const items = rows.tblPackItem.filter(
    ({ packId, packVersion }) => packId === audit.packId && packVersion === audit.packVersion,
  );
  const responses = new Map(
    rows.tblResponse
      .filter((row) => row.auditId === audit.auditId && row.unitKey === "")
      .map((row) => [row.itemId, row] as const),
  );
  const used = new Set<string>();
  const answers = pairItems(items, to, map).map((pair): Taken => {
    const from = pair.from.flatMap(({ itemId }) => responses.get(itemId) ?? []);
    for (const { itemId } of from) used.add(itemId);
    return answerOf(pair, from, made);
  });
  return { answers, dropped: [...responses.values()].filter(({ itemId }) => !used.has(itemId)) };
}

function answerOf(pair: Pair, from: readonly ResponseRow[], made: string): Taken {
  const blank = firstResponse(made, pair.to);
  const [only] = from;
  const { relation } = pair;
  if (!only) return { response: blank, relation: "new", review: "none", from };
  const evidenceIds = [...new Set(from.flatMap((row) => row.evidenceIds))];
  const carried = carryAnswer({ result: only.result, evidenceIds }, relation, false);
  if (carried.action === "carry" || carried.action === "carry_and_confirm") {
    const { result, reason, note, findingId, answeredBy, answeredAt } = only;
    const response = {
      ...blank,
      result,
      reason,
      note,
      evidenceIds,
      findingId,
      answeredBy,
      answeredAt,
    };
    const review = carried.action === "carry" ? "none" : "confirm_wording";
    return { response, relation, review, from };
  }
  const said = from.filter(({ result }) => result !== "not_assessed");
  if (said.length === 0)
    return { response: { ...blank, evidenceIds }, relation, review: "none", from };
  const note = said
    .map(({ clause, result }) => editionText.answeredBefore(clause, auditWords.result[result]))
    .join(" ");
  return { response: { ...blank, evidenceIds, note }, relation, review: "review_new_text", from };
}

function earlier(
  auditId: string,
  response: ResponseRow | null,
  before: ResponseRow,
  audit: AuditRow,
  { relation, review }: Pick<Taken, "relation" | "review">,
): RowOf<"tblCarriedAnswer"> {
  return {
    auditId,
    itemId: response?.itemId ?? before.itemId,
    clause: response?.clause ?? "",
    relation,
    review,
    fromAuditId: audit.auditId,
    fromItemId: before.itemId,
    fromEdition: audit.edition,
    fromClause: before.clause,
    fromQuestion: before.questionShown,
    previousResult: before.result,
    previousReason: before.reason,
    previousNote: before.note,
    evidenceIds: before.evidenceIds,
    confirmedOn: null,
    confirmedBy: "",
  };
}

function sayWhat(
  draft: Draft,
  audit: AuditRow,
  made: string,
  to: AuditPack,
  answers: readonly Taken[],
  dropped: readonly ResponseRow[],
): void {
  const are = (review: Review) => answers.filter((each) => each.review === review);
  const fresh = answers.filter(({ relation }) => relation === "new").length;
  const carried = are("none").filter(({ response }) => response.result !== "not_assessed");
  draft.say(
    editionText.migrates(audit.title, audit.auditId, made, to.edition),
    editionText.carries(carried.length),
    ...are("confirm_wording").map(({ response }) =>
      editionText.confirms(response.itemId, response.clause, auditWords.result[response.result]),
    ),
    ...are("review_new_text").map(({ response, relation, from }) =>
      editionText.resets(
        response.itemId,
        response.clause,
        relation,
        from.map(({ result }) => auditWords.result[result]),
      ),
    ),
    editionText.adds(fresh),
    ...dropped.map((row) =>
      editionText.drops(row.itemId, row.clause, auditWords.result[row.result]),
    ),
  );
}

/** Confirms that an answer which came over from other words holds for the new ones. */
export function confirmCarried(
  register: Register,
  auditId: string,
  itemId: string,
  moment: Moment,
): Result<Plan> {
  const rows = register.rows.tblCarriedAnswer.filter(
    (row) =>
      row.auditId === auditId &&
      row.itemId === itemId &&
      row.review === "confirm_wording" &&
      row.confirmedOn === null,
  );
  if (rows.length === 0) return fail(editionText.nothingToConfirm(itemId));
  const draft = new Draft(register, moment);
  for (const row of rows) {
    const after = draft.set("tblCarriedAnswer", row, {
      confirmedOn: moment.today,
      confirmedBy: moment.actor,
    });
    draft.log(
      "confirm",
      "carried",
      carriedName(row),
      {},
      { table: "tblCarriedAnswer", row: after },
    );
  }
  draft.say(editionText.confirmed(itemId));
  return draft.done();
}

/** Answers of an audit that ask to be confirmed, or to be looked at with the new text. */
export function toReview(
  { rows }: Register,
  auditId: string,
): readonly RowOf<"tblCarriedAnswer">[] {
  const answered = new Set(
    rows.tblResponse
      .filter((row) => row.auditId === auditId && row.result !== "not_assessed")
      .map(({ itemId }) => itemId),
  );
  return rows.tblCarriedAnswer.filter(
    ({ auditId: of, review, confirmedOn, itemId }) =>
      of === auditId &&
      confirmedOn === null &&
      (review === "confirm_wording" || (review === "review_new_text" && !answered.has(itemId))),
  );
}

/**
 * Gives findings of an earlier edition the clause that theirs has become, for counts over both. Their own
 * clause and edition stay as they are; where the map does not know, nothing is written.
 */
export function mapFindings(register: Register, map: EditionMap, moment: Moment): Result<Plan> {
  const changes = new Map(map.clauses.map((change) => [change.from, change]));
  const draft = new Draft(register, moment);
  let mapped = 0;
  for (const finding of register.rows.tblFinding) {
    const change = changes.get(finding.clause);
    const isOurs = finding.edition === map.fromEdition && finding.mappedClause === "";
    if (!isOurs || !change || change.relation === "unknown" || change.to.length === 0) continue;
    const row = draft.set("tblFinding", finding, { mappedClause: change.to.join("; ") });
    draft.log("map", "finding", row.findingId, { map: map.id }, { table: "tblFinding", row });
    draft.say(editionText.mapsFinding(row.findingId, row.clause, row.mappedClause));
    mapped++;
  }
  if (mapped === 0) return fail(editionText.noFindingToMap());
  if (map.isDraft) draft.say(editionText.draftMap(map.standing));
  return draft.done();
}

/** The pack, where it can be read and may follow the one of the audit; for the list of choices. */
export function canFollow(
  audit: RowOf<"tblAudit">,
  to: AuditPack,
  map: EditionMap | null,
): boolean {
  const isSame = audit.packId === to.id && audit.packVersion === to.version;
  if (map) return !isSame && map.fromPack === audit.packId;
  return audit.packId === to.id && isLaterVersion(to.version, audit.packVersion);
}
