import { isBlank } from "../cells/cell";
import type { DayNumber } from "../cells/date";
import { auditText } from "../text/audit";
import { fail, ok, type Result } from "../text/trouble";
import { openResponse, type ResponseRow } from "./answer";
import { Draft } from "./draft";
import type { Moment } from "../records/moment";
import type { Plan } from "../records/plan";
import { contentOf, type EvidenceRange } from "./evidence-range";
import { canonicalText, sha256Hex, type RangeContent } from "../records/fingerprint";
import { newId } from "../records/ids";
import { foldKey } from "./key";
import type { RowOf } from "./layout";
import type { Register } from "./register";

type EvidenceRow = RowOf<"tblEvidence">;

/** What a person says of a piece of evidence, whatever its kind. */
export interface EvidenceDetails {
  readonly title: string;
  /** The time that the evidence speaks of, which is not the day of its capture. */
  readonly periodFrom: DayNumber | null;
  readonly periodTo: DayNumber | null;
  readonly obtainedHow: EvidenceRow["obtainedHow"];
  readonly obtainedFrom: string;
  readonly containsPersonalData: boolean;
  /** The answer that it stands beside; null for none. */
  readonly responseId: string | null;
}

/** Text of one snapshot part: below what a cell can hold, whatever the host counts as a character. */
const PART = 32_000;
const MOST_CHARACTERS = 2_000_000;

/**
 * Keeps a range as evidence: its values in numbered parts, their fingerprint, and how to find the rows
 * again. `leaveOut` names columns that are not kept; the key column always is, for without it no row
 * could be found again.
 */
export function captureEvidence(
  register: Register,
  range: EvidenceRange,
  details: EvidenceDetails & { readonly leaveOut: readonly string[] },
  moment: Moment,
): Result<Plan> {
  const leaveOut = details.leaveOut.filter((title) => title !== range.keyColumn);
  const content = contentOf(range, leaveOut);
  const columns = range.columns.filter((title) => !leaveOut.includes(title));
  if (columns.length === 0) return fail(auditText.evidenceNoColumns());
  const canonical = canonicalText(content);
  if (canonical.length > MOST_CHARACTERS) {
    return fail(auditText.evidenceTooLarge(range.rows.length));
  }
  const fingerprint = sha256Hex(canonical);
  const where = `${range.table ?? range.sheet} ${range.address}`;

  return keep(register, details, moment, (evidenceId, draft) => {
    const snapshotPartIds = addParts(draft, evidenceId, canonical);
    draft.say(
      auditText.evidenceCaptured(where, range.rows.length, columns.length, fingerprint),
      ...(leaveOut.length > 0 ? [auditText.columnsLeftOut(leaveOut)] : []),
    );
    return {
      kind: "range",
      workbook: range.workbook,
      sheet: range.sheet,
      tableName: range.table ?? "",
      columns,
      keyColumn: range.keyColumn ?? "",
      keys: keysOf(range),
      addressHint: range.address,
      headers: range.hasHeaders,
      rows: range.rows.length,
      cols: columns.length,
      fingerprint,
      snapshotPartIds,
    };
  });
}

/** Evidence that is not a range of cells: what was read, seen or said. */
export function noteEvidence(
  register: Register,
  kind: Exclude<EvidenceRow["kind"], "range" | "sample_result">,
  /** Where to find it again: document and page, place and time. */
  reference: string,
  details: EvidenceDetails,
  moment: Moment,
): Result<Plan> {
  return keep(register, details, moment, (_, draft) => {
    draft.say(auditText.evidenceNoted(details.title));
    return {
      kind,
      workbook: "",
      sheet: "",
      tableName: "",
      columns: [],
      keyColumn: "",
      keys: [],
      addressHint: reference,
      headers: false,
      rows: 0,
      cols: 0,
      fingerprint: "",
      snapshotPartIds: [],
    };
  });
}

type Located = Pick<
  EvidenceRow,
  | "kind"
  | "workbook"
  | "sheet"
  | "tableName"
  | "columns"
  | "keyColumn"
  | "keys"
  | "addressHint"
  | "headers"
  | "rows"
  | "cols"
  | "fingerprint"
  | "snapshotPartIds"
>;

/** What a check or a recount gave, kept cell by cell with its fingerprint. */
export interface WorkedOut {
  readonly sheet: string;
  /** Where to look, in words. */
  readonly reference: string;
  readonly content: RangeContent;
}

/** Adds to a step the evidence of something that was worked out from the workbook. Gives its id. */
export function addWorkedOut(
  draft: Draft,
  register: Register,
  { sheet, reference, content }: WorkedOut,
  details: EvidenceDetails,
  moment: Moment,
): Result<string> {
  const canonical = canonicalText(content);
  if (canonical.length > MOST_CHARACTERS) {
    return fail(auditText.evidenceTooLarge(content.rows.length));
  }
  return addEvidence(draft, register, details, moment, (evidenceId) => {
    const snapshotPartIds = addParts(draft, evidenceId, canonical);
    draft.say(auditText.evidenceNoted(details.title));
    return {
      kind: "sample_result",
      workbook: register.workbook,
      sheet,
      tableName: "",
      columns: content.headers ?? [],
      keyColumn: "",
      keys: [],
      addressHint: reference,
      headers: content.headers !== null,
      rows: content.rows.length,
      cols: content.rows[0]?.length ?? 0,
      fingerprint: sha256Hex(canonical),
      snapshotPartIds,
    };
  });
}

function addParts(draft: Draft, evidenceId: string, canonical: string): readonly string[] {
  return cut(canonical).map((text, index) => {
    const part = index + 1;
    const partId = `${evidenceId}/${part}`;
    draft.add("tblSnapshot", { partId, evidenceId, part, text });
    return partId;
  });
}

function keep(
  register: Register,
  details: EvidenceDetails,
  moment: Moment,
  locate: (evidenceId: string, draft: Draft) => Located,
): Result<Plan> {
  const draft = new Draft(register, moment);
  const added = addEvidence(draft, register, details, moment, locate);
  return added.ok ? draft.done(added.value) : added;
}

function addEvidence(
  draft: Draft,
  register: Register,
  details: EvidenceDetails,
  moment: Moment,
  locate: (evidenceId: string, draft: Draft) => Located,
): Result<string> {
  if (isBlank(details.title)) return fail(auditText.evidenceUntitled());
  const { periodFrom, periodTo } = details;
  if (periodFrom !== null && periodTo !== null && periodTo < periodFrom) {
    return fail(auditText.evidencePeriodReversed());
  }
  const response =
    details.responseId === null ? ok(null) : openResponse(register, details.responseId);
  if (!response.ok) return response;

  const taken = register.rows.tblEvidence.map((row) => row.evidenceId);
  const evidenceId = newId("E", taken, moment);
  const evidence: EvidenceRow = {
    ...locate(evidenceId, draft),
    evidenceId,
    title: details.title,
    periodFrom,
    periodTo,
    obtainedHow: details.obtainedHow,
    obtainedFrom: details.obtainedFrom,
    capturedAt: moment.at,
    capturedBy: moment.actor,
    containsPersonalData: details.containsPersonalData,
    lastChecked: null,
    lastVerdict: null,
    changeExplainedBy: "",
    changeReason: "",
  };
  draft.add("tblEvidence", evidence);
  draft.log(
    "capture",
    "evidence",
    evidenceId,
    { kind: evidence.kind, fingerprint: evidence.fingerprint },
    { table: "tblEvidence", row: evidence },
  );
  if (response.value) link(draft, response.value, evidenceId);
  return ok(evidenceId);
}

function link(draft: Draft, response: ResponseRow, evidenceId: string): void {
  const row = draft.set("tblResponse", response, {
    evidenceIds: [...response.evidenceIds, evidenceId],
  });
  draft.say(auditText.evidenceLinked(response.itemId));
  draft.log(
    "link_evidence",
    "response",
    response.responseId,
    { evidence: evidenceId },
    { table: "tblResponse", row },
  );
}

/** Every row of the table. */
export const ALL_ROWS = "*";

function keysOf({ keyColumn, columns, rows, isWholeTable }: EvidenceRange): readonly string[] {
  if (isWholeTable) return [ALL_ROWS];
  if (keyColumn === null) return [];
  const at = columns.indexOf(keyColumn);
  const keys = rows.map((row) => foldKey(row[at] ?? null));
  // The snapshot holds the keys too; the list beside it is for people, and ends where a cell does.
  return keys.join("; ").length <= PART ? keys : [];
}

/** Cuts a text into parts that fit a cell, never between the two halves of one character. */
function cut(text: string): string[] {
  const parts: string[] = [];
  for (let from = 0; from < text.length;) {
    let to = Math.min(from + PART, text.length);
    if (to < text.length && isHighHalf(text.charCodeAt(to - 1))) to--;
    parts.push(text.slice(from, to));
    from = to;
  }
  return parts;
}

const isHighHalf = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
