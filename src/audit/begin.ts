import type { Draft } from "./draft";
import type { Register } from "./register";

/** A prepared audit begins with the first thing that is drawn, answered or found in it. */
export function beginAudit(draft: Draft, { rows }: Register, auditId: string): void {
  const audit = rows.tblAudit.find((row) => row.auditId === auditId);
  if (audit?.state !== "prepared") return;
  const row = draft.set("tblAudit", audit, { state: "in_progress" });
  draft.log("begin", "audit", auditId, { state: row.state }, { table: "tblAudit", row });
}
