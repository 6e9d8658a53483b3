import type { Register } from "../../../src/audit/register";
import type { EvidenceRow } from "../view";
import type { Looked } from "./look-again";

/** How evidence stands, in the order in which it asks for somebody. */
export const STANDINGS = ["changed", "unread", "explained", "unknown", "same", "notes"] as const;
export type Standing = (typeof STANDINGS)[number];

export type Verdict = NonNullable<EvidenceRow["lastVerdict"]>;

export interface Standings {
  readonly rows: ReadonlyMap<Standing, readonly EvidenceRow[]>;
  /** What was found last, just now or as it was written down; by id. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
}

/** All evidence by how it stands: as it was written down, and above that what was seen just now. */
export function standingsOf({ rows }: Register, { checks, unread }: Looked): Standings {
  const verdicts = new Map<string, Verdict>();
  for (const { evidenceId, lastVerdict } of rows.tblEvidence) {
    if (lastVerdict !== null) verdicts.set(evidenceId, lastVerdict);
  }
  for (const { evidence, verdict } of checks) verdicts.set(evidence.evidenceId, verdict.verdict);
  const standing = (row: EvidenceRow): Standing => {
    if (row.kind !== "range") return "notes";
    if (unread.has(row.evidenceId)) return "unread";
    const verdict = verdicts.get(row.evidenceId);
    if (verdict === undefined) return "unknown";
    if (!isChange(verdict)) return "same";
    return row.changeReason !== "" && verdict === row.lastVerdict ? "explained" : "changed";
  };
  const grouped = new Map<Standing, EvidenceRow[]>(STANDINGS.map((each) => [each, []]));
  for (const row of rows.tblEvidence) grouped.get(standing(row))?.push(row);
  return { rows: grouped, verdicts };
}

export function isChange(verdict: Verdict): boolean {
  return verdict !== "unchanged" && verdict !== "reordered";
}
