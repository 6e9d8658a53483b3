import type { Finding, Run } from "../../src/verify/finding";
import { stoodAt } from "../../src/verify/stood-at";

const closedIn = (run: Run) => run.findings.filter((finding) => finding.status === "closed").length;

const openKeys = (findings: readonly Finding[]) =>
  new Set(findings.filter(isOpen).map((finding) => finding.fingerprint));

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
  const fresh = openKeys(after.findings.filter((_, at) => places[at] === -1));
  const known = fresh.size > 0 ? openKeys(before.findings) : fresh;
  const added = [...fresh].filter((fingerprint) => !known.has(fingerprint)).length;
  return { closed: Math.max(0, closedIn(after) - closedIn(before)), added };
}
