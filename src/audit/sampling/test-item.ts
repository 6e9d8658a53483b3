import { isBlank, trim } from "../../cells/cell";
import type { Moment } from "../../records/moment";
import type { Plan } from "../../records/plan";
import type { Kept } from "../../records/read";
import { samplingText } from "../../text/audit-sampling";
import { fail, ok, type Result } from "../../text/trouble";
import { ownWork } from "../authorship";
import { Draft } from "../draft";
import type { RowOf } from "../layout";
import type { Register } from "../register";
import { askRecords, openAudit } from "./keep";

export type SampleRow = Kept<RowOf<"tblSample">>;
export type ItemRow = Kept<RowOf<"tblSampleItem">>;

interface Place {
  readonly audit: RowOf<"tblAudit">;
  readonly sample: SampleRow;
  readonly item: ItemRow;
}

/** The items of one sample in the order of the draw. */
export function itemsOf({ rows }: Register, sampleId: string): readonly ItemRow[] {
  return rows.tblSampleItem
    .filter((item) => item.sampleId === sampleId)
    .sort((a, b) => a.order - b.order);
}

function placeOf(register: Register, sampleId: string, order: number): Result<Place> {
  const sample = register.rows.tblSample.find((row) => row.sampleId === sampleId);
  if (!sample) return fail(samplingText.sampleUnknown(sampleId));
  const audit = openAudit(register, sample.auditId);
  if (!audit.ok) return audit;
  const item = register.rows.tblSampleItem.find(
    (row) => row.sampleId === sampleId && row.order === order,
  );
  if (!item) return fail(samplingText.itemUnknown(sampleId, order));
  if (item.role === "reserve") return fail(samplingText.reserveNotYet(item.key));
  return item.role === "replaced"
    ? fail(samplingText.replacedAlready(item.key))
    : ok({ audit: audit.value, sample, item });
}

export interface Tested {
  readonly sampleId: string;
  readonly order: number;
  readonly result: "conform" | "nonconforming";
  readonly note: string;
  /** Who did the work on the record, as its row says; asked in a peer review. */
  readonly recordAuthor?: string;
}

/** Keeps what was found of one record. A record that does not conform needs a note that says what. */
export function testItem(register: Register, tested: Tested, moment: Moment): Result<Plan> {
  const place = placeOf(register, tested.sampleId, tested.order);
  if (!place.ok) return place;
  const { audit, item } = place.value;
  const { result, recordAuthor: author = "" } = tested;
  const own = ownWork(register, audit, moment.actor, { key: item.key, author });
  if (own) return fail(own);
  if (result === "nonconforming" && isBlank(tested.note)) {
    return fail(samplingText.noteMissing(item.key));
  }
  const draft = new Draft(register, moment);
  write(draft, item, { tested: "yes", result, note: trim(tested.note) });
  draft.say(samplingText.tested(item.key, result));
  return draft.done();
}

type Fields = Partial<Pick<ItemRow, "tested" | "result" | "note" | "role">>;

function write(draft: Draft, item: ItemRow, fields: Fields): void {
  const row = draft.set("tblSampleItem", item, fields);
  const id = `${item.sampleId}/${item.order}`;
  const detail = { key: row.key, role: row.role, tested: row.tested };
  draft.log("test", "sample_item", id, detail, { table: "tblSampleItem", row });
}

export interface NotFound {
  readonly sampleId: string;
  readonly order: number;
  readonly reason: string;
}

/**
 * Says that a record cannot be tested. The next one of the reserve, of its own stratum, comes in its place;
 * where none is left it stays in the sample and counts as not conforming. No other swap is possible.
 */
export function replaceItem(register: Register, missing: NotFound, moment: Moment): Result<Plan> {
  const place = placeOf(register, missing.sampleId, missing.order);
  if (!place.ok) return place;
  const { sample, item } = place.value;
  if (isBlank(missing.reason)) return fail(samplingText.swapNeedsReason());
  if (item.tested === "yes") return fail(samplingText.testedAlready(item.key));
  const reason = trim(missing.reason);
  const next = itemsOf(register, sample.sampleId).find(
    ({ role, stratum }) => role === "reserve" && stratum === item.stratum,
  );
  const draft = new Draft(register, moment);
  if (!next) {
    write(draft, item, { tested: "not_found", result: "nonconforming", note: reason });
    draft.say(samplingText.notFound(item.key));
    setAside(register, draft, sample, item.key, samplingText.missingRecord(reason), moment);
    return draft.done();
  }
  write(draft, item, { role: "replaced", tested: "not_found", note: reason });
  write(draft, next, { role: "sample", note: samplingText.inPlaceOf(item.key) });
  draft.say(samplingText.replaced(item.key, next.key));
  setAside(register, draft, sample, item.key, samplingText.setAside(next.key, reason), moment);
  askRecords(register, draft, sample, [next.key]);
  return draft.done();
}

/** The questions of a record that is not looked at after all do not apply; what was answered stays. */
function setAside(
  register: Register,
  draft: Draft,
  { auditId, unit }: SampleRow,
  key: string,
  reason: string,
  moment: Moment,
): void {
  if (unit === "") return;
  for (const response of register.rows.tblResponse) {
    const { unitKey, result } = response;
    if (response.auditId !== auditId || unitKey !== key || result !== "not_assessed") continue;
    const row = draft.set("tblResponse", response, {
      result: "not_applicable",
      reason,
      answeredBy: moment.actor,
      answeredAt: moment.at,
    });
    const detail = { result: "not_applicable" };
    draft.log("respond", "response", response.responseId, detail, { table: "tblResponse", row });
  }
}

const FAILED = new Set(["minor_nonconformity", "major_nonconformity"]);

/**
 * Once all questions of a sampled record are answered the record is tested: it does not conform where one
 * of them found a non-conformance. `row` is the answer that is being written.
 */
export function settleRecord(register: Register, draft: Draft, row: RowOf<"tblResponse">): void {
  if (row.unitKey === "") return;
  const ofRecord = register.rows.tblResponse
    .filter(({ auditId, unitKey }) => auditId === row.auditId && unitKey === row.unitKey)
    .map((each) => (each.responseId === row.responseId ? row : each));
  const samples = new Set(
    register.rows.tblSample
      .filter(({ auditId, unit }) => auditId === row.auditId && unit !== "")
      .map(({ sampleId }) => sampleId),
  );
  const item = register.rows.tblSampleItem.find(
    ({ sampleId, key, role }) => role === "sample" && key === row.unitKey && samples.has(sampleId),
  );
  if (!item) return;
  const isDone = ofRecord.every(({ result }) => result !== "not_assessed");
  const fails = ofRecord.some(({ result }) => FAILED.has(result));
  const tested = isDone ? "yes" : "no";
  const result = isDone ? (fails ? "nonconforming" : "conform") : null;
  if (item.tested === tested && item.result === result) return;
  write(draft, item, { tested, result });
}
