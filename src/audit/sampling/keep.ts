import { isBlank } from "../../cells/cell";
import type { Moment } from "../../records/moment";
import type { Plan } from "../../records/plan";
import { newId } from "../../records/ids";
import { sha256Hex } from "../../records/fingerprint";
import { auditText } from "../../text/audit";
import { samplingText } from "../../text/audit-sampling";
import { fail, ok, type Result } from "../../text/trouble";
import { checklist } from "../checklist";
import { beginAudit } from "../begin";
import { Draft } from "../draft";
import type { RowOf } from "../layout";
import type { Register } from "../register";
import { isDrawn, takeSample, type Taken } from "./take";
import { parametersOf, type Design } from "./design";
import type { Frame, FrameSpec } from "./frame";
import { repeatsParameter } from "./repeats";

export interface SampleOrder extends FrameSpec {
  readonly auditId: string;
  readonly purpose: string;
  /** What one record is to the questions of the audit; blank where none is asked record by record. */
  readonly unit: string;
  readonly design: Design;
  readonly seed: string;
  readonly reserve: number;
}

/** What the questions of an audit may be asked of, record by record. */
export function unitsOf(register: Register, auditId: string): readonly string[] {
  const units = checklist(register, auditId).map(({ item }) => item?.unit ?? "");
  return [...new Set(units)].filter((unit) => unit !== "" && unit !== "audit");
}

/**
 * Takes a sample and keeps it: how it was drawn, every record and the reserve, and for questions that are
 * asked record by record one answer each, not assessed. All of it stands before the first record is
 * looked at.
 */
export function keepSample(
  register: Register,
  frame: Frame,
  order: SampleOrder,
  moment: Moment,
): Result<Plan> {
  const open = openAudit(register, order.auditId);
  if (!open.ok) return open;
  if (isBlank(order.purpose)) return fail(samplingText.needsPurpose());
  if (hasSampleFor(register, order)) return fail(samplingText.sampledAlready(order.unit));
  const taken = takeSample(frame, order);
  if (!taken.ok) return taken;

  const draft = new Draft(register, moment);
  const ids = register.rows.tblSample.map(({ sampleId }) => sampleId);
  const sampleId = newId("S", ids, moment);
  const row = sampleRow(sampleId, frame, order, taken.value, moment);
  draft.say(taken.value.sentence, samplingText.kept(sampleId, row.seed, row.frameFingerprint));
  draft.add("tblSample", row);
  for (const [at, item] of taken.value.items.entries()) {
    draft.add("tblSampleItem", {
      sampleId,
      order: at + 1,
      ...item,
      tested: "no",
      result: null,
      note: "",
    });
  }
  const records = taken.value.items.filter(({ role }) => role === "sample");
  const questions = askRecords(
    register,
    draft,
    order,
    records.map(({ key }) => key),
  );
  beginAudit(draft, register, order.auditId);
  if (questions > 0) draft.say(samplingText.recordsAsked(questions, records.length));
  const keys = taken.value.items.map(({ key }) => key).join("\n");
  draft.log(
    "draw",
    "sample",
    sampleId,
    { method: row.method, size: row.size, items: sha256Hex(keys) },
    { table: "tblSample", row },
  );
  return draft.done(sampleId);
}

/** The audit, where it may still be written to. */
export function openAudit(register: Register, auditId: string): Result<RowOf<"tblAudit">> {
  const audit = register.rows.tblAudit.find((row) => row.auditId === auditId);
  if (!audit) return fail(auditText.auditUnknown(auditId));
  return audit.state === "issued" || audit.state === "closed"
    ? fail(auditText.recordLocked(auditId))
    : ok(audit);
}

function hasSampleFor({ rows }: Register, { auditId, unit }: SampleOrder): boolean {
  return unit !== "" && rows.tblSample.some((row) => row.auditId === auditId && row.unit === unit);
}

function sampleRow(
  sampleId: string,
  frame: Frame,
  order: SampleOrder,
  taken: Taken,
  moment: Moment,
): RowOf<"tblSample"> {
  return {
    sampleId,
    auditId: order.auditId,
    purpose: order.purpose,
    unit: order.unit,
    tableName: frame.population.name,
    keyColumn: order.keyColumn,
    filter: order.filter,
    frameSize: taken.frameSize,
    frameFingerprint: taken.frameFingerprint,
    method: order.design.method,
    parameters: [...parametersOf(order.design), ...repeatsParameter(frame.repeats)],
    size: taken.size,
    reserve: taken.reserve,
    seed: isDrawn(order.design) ? order.seed : "",
    strata: order.strata,
    drawnBy: moment.actor,
    drawnAt: moment.at,
  };
}

/** Adds an answer for every question that is asked record by record; gives how many questions those are. */
export function askRecords(
  register: Register,
  draft: Draft,
  { auditId, unit }: Pick<SampleOrder, "auditId" | "unit">,
  keys: readonly string[],
): number {
  if (unit === "") return 0;
  const asked = new Set(
    checklist(register, auditId).flatMap(({ item }) => (item?.unit === unit ? [item.itemId] : [])),
  );
  const questions = register.rows.tblResponse.filter(
    (row) => row.auditId === auditId && row.unitKey === "" && asked.has(row.itemId),
  );
  for (const key of keys) {
    for (const { sheetRow: _, ...question } of questions) {
      draft.add("tblResponse", {
        ...question,
        responseId: `${auditId}/${question.itemId}/${key}`,
        unitKey: key,
        result: "not_assessed",
        reason: "",
        note: "",
        evidenceIds: [],
        findingId: "",
        answeredBy: "",
        answeredAt: "",
      });
    }
  }
  return questions.length;
}
