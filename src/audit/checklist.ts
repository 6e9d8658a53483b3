import type { RowOf } from "./layout";
import type { ResponseRow } from "./answer";
import type { Register } from "./register";

/** One question of an audit: the pack's item as it was frozen, and its answer. */
export interface ChecklistItem {
  readonly response: ResponseRow;
  /** Null where the frozen question was deleted from its sheet; the answer still shows its words. */
  readonly item: RowOf<"tblPackItem"> | null;
}

/**
 * The answers that count: a question that is asked of each sampled record has one answer a record, and
 * the one that it had before the sample was drawn does not count beside them.
 */
export function askedAnswers<T extends RowOf<"tblResponse">>(answers: readonly T[]): readonly T[] {
  const nameOf = ({ auditId, itemId }: T) => `${auditId}\n${itemId}`;
  const perRecord = new Set(answers.filter(({ unitKey }) => unitKey !== "").map(nameOf));
  return perRecord.size === 0
    ? answers
    : answers.filter((row) => row.unitKey !== "" || !perRecord.has(nameOf(row)));
}

/**
 * The questions of one audit in the order of its pack: first those about the audit as a whole, then record
 * by record, in the order in which the records were drawn, so that each file is opened once.
 */
export function checklist({ rows }: Register, auditId: string): readonly ChecklistItem[] {
  const audit = rows.tblAudit.find((row) => row.auditId === auditId);
  if (!audit) return [];
  const items = new Map(
    rows.tblPackItem
      .filter((row) => row.packId === audit.packId && row.packVersion === audit.packVersion)
      .map((row) => [row.itemId, row] as const),
  );
  const asked = askedAnswers(rows.tblResponse.filter((row) => row.auditId === auditId));
  const records = new Map<string, number>();
  for (const { unitKey } of asked) if (!records.has(unitKey)) records.set(unitKey, records.size);
  const turn = ({ unitKey }: ResponseRow) => (unitKey === "" ? -1 : (records.get(unitKey) ?? 0));
  return [...asked]
    .sort((a, b) => turn(a) - turn(b))
    .map((response) => ({ response, item: items.get(response.itemId) ?? null }));
}
