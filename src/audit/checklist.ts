import type { RowOf } from "./layout";
import type { ResponseRow } from "./answer";
import type { Register } from "./register";

/** One question of an audit: the pack's item as it was frozen, and its answer. */
export interface ChecklistItem {
  readonly response: ResponseRow;
  /** Null where the frozen question was deleted from its sheet; the answer still shows its words. */
  readonly item: RowOf<"tblPackItem"> | null;
}

/** The questions of one audit in the order of its pack. */
export function checklist({ rows }: Register, auditId: string): readonly ChecklistItem[] {
  const audit = rows.tblAudit.find((row) => row.auditId === auditId);
  if (!audit) return [];
  const items = new Map(
    rows.tblPackItem
      .filter((row) => row.packId === audit.packId && row.packVersion === audit.packVersion)
      .map((row) => [row.itemId, row] as const),
  );
  return rows.tblResponse
    .filter((row) => row.auditId === auditId)
    .map((response) => ({ response, item: items.get(response.itemId) ?? null }));
}
