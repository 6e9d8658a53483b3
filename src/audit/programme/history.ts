import type { DayNumber } from "../../cells/date";
import type { RowOf } from "../layout";
import type { Register } from "../register";
import { processOf } from "./independence";
import type { LastResult } from "./interval";

/** Only prepared, or closed without a report: what an audit taken over by another leaves behind. */
const lookedAtNothing = ({ state, trailHead }: RowOf<"tblAudit">) =>
  state === "prepared" || (state === "closed" && trailHead === "");

/** The latest audit of a process that has begun. */
export interface LastAudit {
  readonly auditId: string;
  readonly on: DayNumber;
  readonly result: Exclude<LastResult, "none">;
}

/** When a process was last audited and the worst that was found; null where it never was. */
export function lastAuditOf(register: Register, processId: string): LastAudit | null {
  const name = processOf(register, processId)?.processId ?? processId;
  const { tblAudit, tblFinding } = register.rows;
  let last: { auditId: string; start: DayNumber } | null = null;
  for (const audit of tblAudit) {
    // Colleagues who read each other's files do not put off the next independent audit.
    if (lookedAtNothing(audit) || audit.type === "peer_review") continue;
    const audited = processOf(register, audit.processId)?.processId ?? audit.processId;
    if (audited === name && (last === null || audit.start > last.start)) last = audit;
  }
  if (last === null) return null;
  const { auditId, start } = last;
  const grades = tblFinding
    .filter((finding) => finding.auditId === auditId && finding.state !== "withdrawn")
    .map(({ grade }) => grade);
  const result = grades.includes("major")
    ? "major"
    : grades.includes("minor")
      ? "minor"
      : "conform";
  return { auditId, on: start, result };
}
