import { isBlank } from "../cells/cell";
import { programmeText } from "../text/audit-programme";
import type { Trouble } from "../text/trouble";
import type { Workbook } from "../workbook/port";
import type { RowOf } from "./layout";
import { isSamePerson } from "./life/people";
import type { Register } from "./register";
import { readRecord, type SampledRecord } from "./sampling/record";

type Reviewed = Pick<RowOf<"tblAudit">, "type" | "auditees">;

/** Whether the work that a peer review looks at is somebody's own. */
export function isOwnWork(register: Register, audit: Reviewed, name: string): boolean {
  return (
    audit.type === "peer_review" &&
    audit.auditees.some((each) => isSamePerson(register, each, name))
  );
}

/** Columns in which a table says who did the work on a record, the plainest first. */
const AUTHOR_TITLES: readonly RegExp[] = [
  /^(author|written by|completed by|recorded by|assessed by|assessor)$/i,
  /^(key|case|support|project|link)? ?worker$/i,
  /^((case|offender|probation|panel|key) )?(officer|manager|practitioner|co-?ordinator)$/i,
];

/** Who did the work on a sampled record, as its row says; blank where no column says it. */
export function authorIn({ fields }: SampledRecord): string {
  for (const title of AUTHOR_TITLES) {
    const found = fields.find(([name, value]) => title.test(name.trim()) && !isBlank(value));
    if (found) return found[1];
  }
  return "";
}

/** Who did the work on the record that a question of a peer review is about; blank where nothing says it. */
export async function readAuthor(
  workbook: Workbook,
  { rows }: Register,
  { auditId, unitKey }: Pick<RowOf<"tblResponse">, "auditId" | "unitKey">,
): Promise<string> {
  const audit = rows.tblAudit.find((row) => row.auditId === auditId);
  if (audit?.type !== "peer_review" || unitKey === "") return "";
  const sample = rows.tblSample.find(
    ({ auditId: of, sampleId }) =>
      of === auditId &&
      rows.tblSampleItem.some((item) => item.sampleId === sampleId && item.key === unitKey),
  );
  if (!sample) return "";
  const record = await readRecord(workbook, sample.tableName, sample.keyColumn, unitKey);
  return record.ok ? authorIn(record.value) : "";
}

/** The same for a record of a sample that is tested by itself. */
export function readItemAuthor(
  workbook: Workbook,
  register: Register,
  sampleId: string,
  order: number,
): Promise<string> {
  const { tblSample, tblSampleItem } = register.rows;
  const auditId = tblSample.find((row) => row.sampleId === sampleId)?.auditId ?? "";
  const item = tblSampleItem.find((row) => row.sampleId === sampleId && row.order === order);
  return readAuthor(workbook, register, { auditId, unitKey: item?.key ?? "" });
}

/**
 * Why somebody may not judge a question of a peer review: the work is their own, by the audit or by the record’s row.
 * Null in any other audit, in which independence of the process is asked instead.
 */
export function ownWork(
  register: Register,
  audit: Reviewed,
  actor: string,
  record: { readonly key: string; readonly author: string },
): Trouble | null {
  if (audit.type !== "peer_review") return null;
  if (isOwnWork(register, audit, actor)) return programmeText.ownWork(actor);
  return record.author !== "" && isSamePerson(register, record.author, actor)
    ? programmeText.ownRecord(actor, record.key)
    : null;
}
