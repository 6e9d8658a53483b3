import type { Finding, Run } from "../../src/verify/finding";
import { stoodAt } from "../../src/verify/stood-at";

export function isOpen(finding: Finding): boolean {
  return finding.status === "open";
}

/** How many findings a list means: a line that stands for many more counts as all of them. */
export function countOf(findings: readonly Finding[]): number {
  return findings.reduce((sum, { standsFor = 1 }) => sum + standsFor, 0);
}

/** What a check after an edit has brought: findings closed by it, and faults that were not there before. */
export function closedAndNew(before: Run, after: Run): { closed: number; added: number } {
  // Nearly all findings stand as they stood, and need not be looked at.
  const places = stoodAt(before.findings, after.findings);
  const stays = new Uint8Array(before.findings.length);
  for (const place of places) if (place !== -1) stays[place] = 1;
  const gone = before.findings.filter((_, at) => stays[at] === 0);
  const come = after.findings.filter((_, at) => places[at] === -1);
  const added = new Set(come.filter(isOpen).map(({ fingerprint }) => fingerprint));
  for (const findings of [gone, before.findings]) {
    if (added.size === 0) break;
    for (const finding of findings) if (isOpen(finding)) added.delete(finding.fingerprint);
  }
  return { closed: Math.max(0, closedIn(come) - closedIn(gone)), added: added.size };
}

const closedIn = (findings: readonly Finding[]) =>
  findings.filter(({ status }) => status === "closed").length;
