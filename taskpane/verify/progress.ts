import type { Finding, Run } from "../../src/verify/finding";
import { stoodAt } from "../../src/verify/stood-at";

const closedIn = (run: Run) => run.findings.filter((finding) => finding.status === "closed").length;

export function isOpen(finding: Finding): boolean {
  return finding.status === "open";
}

/** How many findings a list means: a line that stands for many more counts as all of them. */
export function countOf(findings: readonly Finding[]): number {
  return findings.reduce((sum, { standsFor = 1 }) => sum + standsFor, 0);
}

/** What a check after an edit has brought: findings closed by it, and faults that were not there before. */
export function closedAndNew(before: Run, after: Run): { closed: number; added: number } {
  const places = stoodAt(before.findings, after.findings);
  // Nearly all findings stand as they stood, and were known.
  const fresh = after.findings.filter((finding, at) => places[at] === -1 && isOpen(finding));
  const added = new Set(fresh.map(({ fingerprint }) => fingerprint));
  if (added.size > 0)
    for (const finding of before.findings) if (isOpen(finding)) added.delete(finding.fingerprint);
  return { closed: Math.max(0, closedIn(after) - closedIn(before)), added: added.size };
}
